/* kl.h - the wording of KL's templates */
#ifndef KL_H
#define KL_H

#include "base.h"

/* A text as it is printed in the templates, and what it was to be. */
struct misprint {
	const char *printed, *meant;
};

extern const struct misprint misprints[]; /* ends with an empty one */

/* The common words of the templates; one that is a letter from them is asked about. */
extern const char *const common_words[]; /* ends with NULL */

/* The text without double blanks and misprints; what was done, and what looks wrong, is added to
 * notes. */
const char *wording_mended(struct ctx *cx, const char *text, struct buf *notes);

#endif
