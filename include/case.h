/* case.h - a question about a record on its way: submitted, reviewed, advised on or decided, closed
 */
#ifndef CASE_H
#define CASE_H

#include "permit.h"
#include "record.h"

/* One row of the table of moves: what a word does to a case in one of the states. */
struct case_move {
	enum word word;
	const char *from; /* states with blanks between */
	const char *to;
	const char *kind;  /* the only kind of case that it is for; NULL: any */
	const char *field; /* where the text goes; NULL: it becomes a comment */
	bool needs_text;
	bool four_eyes; /* not for whoever has submitted the case, in any role */
	bool decides;   /* on a version of the subject, which the case remembers */
};

extern const struct case_move case_moves[]; /* ends with one without states */

/* What the acting person says with the word; each may be NULL. */
struct case_words {
	const char *text;
	const char *follow; /* "yes" or "no": whether the DPO's advice is followed, at the close */
	const char *reason; /* why it is not (GDPR 5(2), 38(3)) */
	int64_t version;    /* of the subject, that was read; 0: not said */
};

/* The row for the word, or NULL: the word of no move. */
const struct case_move *case_move_find(enum word word);

/* Moves the case by the word, if its state, its kind and the table of permissions let the actor,
 * and saves it with its comment, all or nothing. A decision is refused when the subject was changed
 * after the case was submitted, unless `version` is its current one; the case keeps the version and
 * its digest. Of four eyes: who has ever submitted the case neither reviews nor decides it. */
MUST_USE bool case_do(
	struct ctx *cx, struct record *c, enum word word, const struct case_words *words);

/* Adds a comment to the case by the actor. */
MUST_USE bool case_comment(struct ctx *cx, const struct record *c, const char *text);

/* The subject as it stands. */
MUST_USE bool case_subject(struct ctx *cx, struct record **out, const struct record *c);

/* Whether the subject has been changed since the case was last submitted. */
MUST_USE bool case_subject_changed(
	struct ctx *cx, bool *out, const struct record *c, const struct record *subject);

#endif
