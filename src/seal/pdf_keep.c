/* pdf_keep.c - what keeps a sealed document provable: proof of its certificates in it, and a
 * time-stamp over everything (PAdES B-LT and B-LTA) */
#include "evidence_fetch.h"
#include "moment.h"
#include "pdf_rest.h"
#include "pdf_signing.h"
#include "timestamp.h"

#define SECONDS 10 /* to wait for each authority */

/* What could not be shown is a failure, or where doubts are collected one of them; that a
 * certificate was revoked is a failure always. */
static bool gather(struct ctx *cx, const struct gathering *g, const struct pdf_keep_options *o,
	const struct rest *rest)
{
	if (evidence_gather(cx, g, &rest->who, &rest->times))
		return true;
	if (!o->doubts || cx->err.kind == ERR_DENIED)
		return false;
	buf_fmt(o->doubts, "%s\n", cx->err.text);
	cx->err = (struct err){ 0 };
	return true;
}

static bool is_empty(const struct evidence *e)
{
	size_t count = 0;

	for (enum evidence_kind kind = 0; kind <= EVIDENCE_ANSWER; kind++)
		count += evidence_count(e, kind);
	return !count;
}

/* Adds the evidence, if there is any, and the time-stamp, if one is wanted. */
static bool add(struct ctx *cx, struct buf *out, const struct buf *in, struct signing *s)
{
	struct prepared made;

	if (!s->evidence && !s->options) {
		*out = *in;
		return true;
	}
	if (!state_prepare_apart(cx, &made, in, s) ||
		(s->options && !state_fill(cx, &made, NULL, s->options->stamp)))
		return false;
	*out = made.bytes;
	return true;
}

bool pdf_keep(
	struct ctx *cx, struct buf *out, const struct buf *in, const struct pdf_keep_options *o)
{
	CLEANUP(rests_done) struct rests rests = { 0 };
	CLEANUP(evidence_done) struct evidence more = { 0 };
	const struct gathering g = { .have = &rests.shown, .more = &more, .seconds = SECONDS };

	if (!rests_read(cx, &rests, in) || !evidence_init(cx, &more))
		return false;
	for (size_t i = 0; i < rests.count; i++)
		if (!gather(cx, &g, o, &rests.list[i]))
			return false;
	const struct pdf_sign_options stamp = { .stamp = o->stamp, .field = rests.stamp_field };
	struct signing s = { .options = o->stamp ? &stamp : NULL,
		.time = clock_now(&cx->clock),
		.room = TOKEN_ROOM,
		.archive = true,
		.evidence = is_empty(&more) ? NULL : &more };
	return add(cx, out, in, &s);
}
