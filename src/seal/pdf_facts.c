/* pdf_facts.c - what is known of a signature, in one table; and a verdict as bytes */
#include "pdf_facts.h"

#include <string.h>

#include "answer.h"

#define ITEMS_MAX 1000 /* signatures, or findings */

#define FACT(kind, field) \
	{ \
#field, FACT_##kind, offsetof(struct pdf_signature, field) \
	}

const struct pdf_fact pdf_facts[] = {
	FACT(TEXT, field),
	FACT(TEXT, signer),
	FACT(TEXT, organisation),
	FACT(TEXT, reason),
	FACT(TEXT, time),
	FACT(MOMENT, claimed),
	FACT(BOOL, archive),
	FACT(TEXT, stamped),
	FACT(TEXT, authority),
	FACT(MOMENT, trusted_time),
	FACT(MOMENT, stamp_until),
	FACT(LEVEL, level),
	FACT(BOOL, demo),
	FACT(BOOL, self_signed),
	FACT(BOOL, covers_revision),
	FACT(BOOL, digest_holds),
	FACT(BOOL, signature_holds),
	FACT(BOOL, certificate_named),
	FACT(BOOL, certificate_valid),
	FACT(BOOL, trusted),
	FACT(BOOL, later_signed),
	FACT(BOOL, unrevoked),
	FACT(BOOL, certifies),
	FACT(BOOL, good),
	{ NULL, FACT_BOOL, 0 },
};

static const size_t sizes[] = {
	[FACT_BOOL] = sizeof(bool),
	[FACT_TEXT] = sizeof(const char *),
	[FACT_MOMENT] = sizeof(int64_t),
	[FACT_LEVEL] = sizeof(enum seal_level),
};

/* ---- writing ---- */

static void signature_write(struct buf *out, const struct pdf_signature *s)
{
	for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
		const char *at = (const char *)s + f->offset;
		const char *text;
		if (f->kind == FACT_TEXT) {
			memcpy(&text, at, sizeof(text));
			answer_text(out, text);
		} else {
			buf_add(out, at, sizes[f->kind]);
		}
	}
}

void verdict_write(const struct ctx *cx, struct buf *out, const struct pdf_verdict *v)
{
	answer_outcome(cx, out, v);
	if (!v)
		return;
	answer_number(out, v->good);
	answer_number(out, (uint32_t)v->signature_count);
	for (size_t i = 0; i < v->signature_count; i++)
		signature_write(out, &v->signatures[i]);
	answer_number(out, (uint32_t)v->finding_count);
	for (size_t i = 0; i < v->finding_count; i++) {
		answer_number(out, v->findings[i].fault);
		answer_text(out, v->findings[i].text);
	}
}

/* ---- reading ---- */

static bool flag_take(struct slice *in, bool *out)
{
	uint32_t number;
	bool ok = answer_take_number(in, &number, 1);

	*out = ok && number;
	return ok;
}

static bool moment_take(struct slice *in, char *at)
{
	int64_t moment = 0;
	bool ok = answer_take_moment(in, &moment);

	memcpy(at, &moment, sizeof(moment));
	return ok;
}

/* A byte that may be anything is no bool, nor a number a level. */
static bool small_take(struct slice *in, const struct pdf_fact *f, char *at)
{
	unsigned char bytes[sizeof(enum seal_level)] = { 0 };
	enum seal_level level;

	if (!answer_take(in, bytes, sizes[f->kind]))
		return false;
	if (f->kind == FACT_BOOL) {
		bool flag = bytes[0] == 1;
		memcpy(at, &flag, sizeof(flag));
		return bytes[0] <= 1;
	}
	memcpy(&level, bytes, sizeof(level));
	memcpy(at, &level, sizeof(level));
	return level <= SEAL_LTA;
}

static bool signature_take(struct ctx *cx, struct slice *in, struct pdf_signature *s)
{
	for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
		char *at = (char *)s + f->offset;
		const char *text;
		bool ok;
		if (f->kind == FACT_TEXT) {
			ok = answer_take_text(cx, in, &text);
			memcpy(at, &text, sizeof(text));
		} else if (f->kind == FACT_MOMENT) {
			ok = moment_take(in, at);
		} else {
			ok = small_take(in, f, at);
		}
		if (!ok)
			return false;
	}
	return s->field && s->signer && s->organisation && (!s->stamped || s->authority) &&
	       (!s->good || s->time);
}

static bool signatures_take(struct ctx *cx, struct slice *in, struct pdf_verdict *v)
{
	uint32_t count;

	if (!flag_take(in, &v->good) || !answer_take_number(in, &count, ITEMS_MAX))
		return false;
	v->signature_count = count;
	v->signatures = arena_alloc(cx->arena, (count + 1) * sizeof(*v->signatures));
	for (size_t i = 0; i < count; i++)
		if (!signature_take(cx, in, &v->signatures[i]))
			return false;
	return true;
}

static bool findings_take(struct ctx *cx, struct slice *in, struct pdf_verdict *v)
{
	uint32_t count;

	if (!answer_take_number(in, &count, ITEMS_MAX))
		return false;
	v->finding_count = count;
	v->findings = arena_alloc(cx->arena, (count + 1) * sizeof(*v->findings));
	for (size_t i = 0; i < count; i++)
		if (!flag_take(in, &v->findings[i].fault) ||
			!answer_take_text(cx, in, &v->findings[i].text) || !v->findings[i].text)
			return false;
	return in->len == 0;
}

bool verdict_read(struct ctx *cx, struct pdf_verdict *out, const char *bytes, size_t len)
{
	struct slice in = { bytes, len };

	*out = (struct pdf_verdict){ 0 };
	if (!answer_take_outcome(cx, &in))
		return false;
	return (signatures_take(cx, &in, out) && findings_take(cx, &in, out)) || answer_is_none(cx);
}
