/* answer.h - what one process says to another, as bytes; whoever reads believes nothing unread */
#ifndef SEAL_ANSWER_H
#define SEAL_ANSWER_H

#include "pdf_read.h"

void answer_number(struct buf *out, uint32_t number);
void answer_text(struct buf *out, const char *text); /* or NULL */
void answer_bytes(struct buf *out, struct slice bytes);

/* Whether the work went well, or else the error of it. */
void answer_outcome(const struct ctx *cx, struct buf *out, bool ok);

/* Each takes from the front of in what was written so; false where something else stands there. */
MUST_USE bool answer_take(struct slice *in, void *out, size_t len);
MUST_USE bool answer_take_number(struct slice *in, uint32_t *out, uint32_t most);
MUST_USE bool answer_take_moment(struct slice *in, int64_t *out); /* of years of four digits */
MUST_USE bool answer_take_text(struct ctx *cx, struct slice *in, const char **out);
MUST_USE bool answer_take_bytes(struct slice *in, struct slice *out); /* where they stand */

/* False with the error that it tells, or where it tells nothing. */
MUST_USE bool answer_take_outcome(struct ctx *cx, struct slice *in);

/* The error for an answer that is none; false. */
bool answer_is_none(struct ctx *cx);

#endif
