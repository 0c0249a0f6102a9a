/* handbook.h - the shared handbook's chapters, and each member's own decision on them */
#ifndef HANDBOOK_H
#define HANDBOOK_H

#include "record.h"

/* A file of handbook/: front matter and Markdown. The text is the association's and is never
 * altered by a member, whose own text lives in its adoption. */
struct chapter {
	const char *id; /* "H09" */
	struct words title;
	const char *iso27002, *gdpr, *nis2; /* articles and controls with ", " between; or NULL */
	const char *owner;                  /* of role_choices */
	const char *text;
	const char *digest; /* SHA-256 of the text, in hex */
};

/* All chapters in order of id; errors say file:line. */
MUST_USE bool handbook_load(struct ctx *cx, const struct chapter **out, size_t *n);

/* The chapter of that id, in large or small letters; ERR_NOT_FOUND when there is none. */
MUST_USE bool chapter_get(struct ctx *cx, const struct chapter **out, const char *id);

/* What the organisation has decided on the chapter, or NULL. */
MUST_USE bool adoption_find(struct ctx *cx, struct record **out, const struct chapter *chapter,
	const char *organisation);

/* What is decided; NULL leaves a field of an earlier decision as it is, but for the way. */
struct adoption_words {
	const char *way; /* as_is, adapted or opted_out */
	const char *text, *reason, *approved_by, *date, *implementation;
};

/* Saves the decision: one record for each organisation and chapter, with the digest of the shared
 * text that it was made on. The local text goes with any other way than adapted. */
MUST_USE bool chapter_adopt(struct ctx *cx, struct record **out, const struct chapter *chapter,
	const char *organisation, const struct adoption_words *words);

/* Whether the shared text is another than the one that was decided on. */
bool chapter_changed(const struct chapter *chapter, const struct record *adoption);

#endif
