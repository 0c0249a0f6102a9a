/* accept.h - the kinds' own judges, for the table of kinds */
#ifndef ACCEPT_H
#define ACCEPT_H

#include "record.h"

/* Each rewrites a trimmed cell in its canonical form, or fails with a line that begins with the
 * field's label. A cell that is canonical already stays where it is: nothing is allocated. */
bool accept_any(struct ctx *cx, const struct field *f, const char **text);
bool accept_number(struct ctx *cx, const struct field *f, const char **text);
bool accept_date(struct ctx *cx, const struct field *f, const char **text);
bool accept_time(struct ctx *cx, const struct field *f, const char **text);
bool accept_yes_no(struct ctx *cx, const struct field *f, const char **text);
bool accept_choice(struct ctx *cx, const struct field *f, const char **text);
bool accept_set(struct ctx *cx, const struct field *f, const char **text);
bool accept_subject(struct ctx *cx, const struct field *f, const char **text);
bool accept_email(struct ctx *cx, const struct field *f, const char **text);
bool accept_cvr(struct ctx *cx, const struct field *f, const char **text);

/* Trims a cell, makes its line ends one byte, and refuses what is no text or too long; blank text
 * becomes NULL. */
bool text_clean(struct ctx *cx, const struct field *f, const char **text, long max);

/* What a message is about, in the user's language. */
const char *field_label(const struct ctx *cx, const struct field *f);

/* A text as a message quotes it: its beginning, when it is long. */
const char *excerpt(struct ctx *cx, const char *text, size_t len);

/* Whether two texts are the same but for small and capital letters (ASCII and Latin-1). */
bool same_folded(const char *a, const char *text, size_t len);

/* The choice of that name, or NULL; the countries are not looked through one by one. */
const struct choice *choice_named(const struct choice *choices, const char *name, size_t len);

/* The choice with that name, or else that label in either language, or NULL. */
const struct choice *choice_match(const struct choice *choices, const char *text, size_t len);

/* Fails with the choices there are, unless they are many. */
bool choice_refuse(struct ctx *cx, const struct field *f, const char *text, size_t len);

#endif
