/* pdf_rest.h - what the signatures of a document rest on, as a process that can reach nothing tells
 */
#ifndef SEAL_PDF_REST_H
#define SEAL_PDF_REST_H

#include "chain.h"
#include "pdf_look.h"

/* Who signed or gave the time, and when the key was used. */
struct rest {
	struct credential who;
	struct proof_times times;
};

/* CLEANUP(rests_done). */
struct rests {
	struct rest list[2 * SIGNATURES_MAX];
	size_t count;
	struct evidence shown;   /* by the document */
	const char *stamp_field; /* a name that no field has, for an archive time-stamp */
};

/* Looks at a document that anybody may have sent, in a process of its own. Fails where it is not
 * signed, or its signatures do not hold. */
MUST_USE bool rests_read(struct ctx *cx, struct rests *out, const struct buf *in);
void rests_done(struct rests *rests);

/* What that process says, and reading it; the bytes may be anybody's. */
void rests_say(struct ctx *cx, struct buf *out, const struct buf *in);
MUST_USE bool rests_take(struct ctx *cx, struct rests *out, struct slice answer);

#endif
