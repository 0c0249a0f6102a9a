/* pdf_keep.c - what keeps a sealed document provable: proof of its certificates in it, and a
 * time-stamp over everything (PAdES B-LT and B-LTA) */
#include <string.h>

#include "evidence_fetch.h"
#include "moment.h"
#include "pdf_form.h"
#include "pdf_look.h"
#include "pdf_signing.h"
#include "timestamp.h"

#define STAMP_FIELD "Arkivstempel"
#define SECONDS     10 /* to wait for each authority */

/* The first name that no field has: "Arkivstempel1", "Arkivstempel2". */
static bool stamp_name(struct ctx *cx, const char **out, const struct pdf_file *doc)
{
	struct pdf_fields fields;
	size_t taken = 0;

	if (!pdf_fields_read(cx, doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(doc, fields.numbers[i], NULL);
		const char *name = pdf_text(cx, pdf_get(field, "T"));
		taken += name && strncmp(name, STAMP_FIELD, strlen(STAMP_FIELD)) == 0;
	}
	*out = arena_fmt(cx->arena, STAMP_FIELD "%zu", taken + 1);
	return true;
}

/* What could not be shown is a failure, or where doubts are collected one of them; that a
 * certificate was revoked is a failure always. */
static bool gather(struct ctx *cx, const struct gathering *g, const struct pdf_keep_options *o,
	const struct credential *who, const struct proof_times *times)
{
	if (!who->certificate || evidence_gather(cx, g, who, times))
		return true;
	if (!o->doubts || cx->err.kind == ERR_DENIED)
		return false;
	buf_fmt(o->doubts, "%s\n", cx->err.text);
	cx->err = (struct err){ 0 };
	return true;
}

static bool gather_all(struct ctx *cx, struct look *look, const struct gathering *g,
	const struct pdf_keep_options *o)
{
	for (size_t i = 0; i < look->count; i++) {
		const struct found *f = &look->found[i];
		const struct proof_times signer = signer_times(look, f);
		const struct proof_times stamper = stamper_times(look, f);
		if (!gather(cx, g, o, &f->signer, &signer) ||
			!gather(cx, g, o, &f->stamper, &stamper))
			return false;
	}
	return true;
}

static bool is_empty(const struct evidence *e)
{
	size_t count = 0;

	for (enum evidence_kind kind = 0; kind <= EVIDENCE_ANSWER; kind++)
		count += evidence_count(e, kind);
	return !count;
}

static bool not_good(struct ctx *cx, const struct look *look)
{
	for (size_t i = 0; i < look->finding_count; i++)
		if (look->findings[i].fault)
			return err_set(cx, ERR_INVALID,
				"It is not to be trusted, so it was left as it is: %s",
				look->findings[i].text);
	return err_set(cx, ERR_INVALID, "The PDF is not signed");
}

bool pdf_keep(
	struct ctx *cx, struct buf *out, const struct buf *in, const struct pdf_keep_options *o)
{
	CLEANUP(look_done) struct look *look = NULL;
	CLEANUP(evidence_done) struct evidence more = { 0 };
	struct gathering g = { .more = &more, .seconds = SECONDS };
	struct pdf_sign_options stamp = { .stamp = o->stamp };
	struct signing s = { .options = o->stamp ? &stamp : NULL,
		.time = clock_now(&cx->clock),
		.room = TOKEN_ROOM,
		.archive = true };
	struct prepared made;

	if (!look_at(cx, &look, in, NULL))
		return false;
	if (!look_is_good(look))
		return not_good(cx, look);
	g.have = &look->shown;
	if (!evidence_init(cx, &more) || !gather_all(cx, look, &g, o) ||
		!stamp_name(cx, &stamp.field, &look->doc))
		return false;
	s.evidence = is_empty(&more) ? NULL : &more;
	if (!s.evidence && !s.options) {
		*out = *in;
		return true;
	}
	if (!state_prepare(cx, &made, in, &s) ||
		(s.options && !state_fill(cx, &made, NULL, o->stamp)))
		return false;
	*out = made.bytes;
	return true;
}
