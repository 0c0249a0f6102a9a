/* pdf_facts.c - what is known of a signature, in one table; and a verdict as bytes */
#include "pdf_facts.h"

#include <string.h>

#include "pdf_read.h"

#define ITEMS_MAX 1000 /* signatures, or findings */
#define NO_TEXT   UINT32_MAX

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

static void number_write(struct buf *out, uint32_t number)
{
	buf_add(out, (const char *)&number, sizeof(number));
}

static void text_write(struct buf *out, const char *text)
{
	number_write(out, text ? (uint32_t)strlen(text) : NO_TEXT);
	if (text)
		buf_puts(out, text);
}

static void signature_write(struct buf *out, const struct pdf_signature *s)
{
	for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
		const char *at = (const char *)s + f->offset;
		const char *text;
		if (f->kind == FACT_TEXT) {
			memcpy(&text, at, sizeof(text));
			text_write(out, text);
		} else {
			buf_add(out, at, sizes[f->kind]);
		}
	}
}

void verdict_write(const struct ctx *cx, struct buf *out, const struct pdf_verdict *v)
{
	number_write(out, v ? ERR_NONE : cx->err.kind);
	if (!v) {
		text_write(out, cx->err.text);
		return;
	}
	number_write(out, v->good);
	number_write(out, (uint32_t)v->signature_count);
	for (size_t i = 0; i < v->signature_count; i++)
		signature_write(out, &v->signatures[i]);
	number_write(out, (uint32_t)v->finding_count);
	for (size_t i = 0; i < v->finding_count; i++) {
		number_write(out, v->findings[i].fault);
		text_write(out, v->findings[i].text);
	}
}

/* ---- reading ---- */

static bool take(struct slice *in, void *out, size_t len)
{
	if (in->len < len)
		return false;
	memcpy(out, in->at, len);
	in->at += len;
	in->len -= len;
	return true;
}

static bool number_take(struct slice *in, uint32_t *out, uint32_t most)
{
	return take(in, out, sizeof(*out)) && *out <= most;
}

static bool flag_take(struct slice *in, bool *out)
{
	uint32_t number;
	bool ok = number_take(in, &number, 1);

	*out = ok && number;
	return ok;
}

static bool text_take(struct ctx *cx, struct slice *in, const char **out)
{
	uint32_t len;

	*out = NULL;
	if (!take(in, &len, sizeof(len)))
		return false;
	if (len == NO_TEXT)
		return true;
	if (len > in->len)
		return false;
	*out = text_printable(cx, in->at, len);
	in->at += len;
	in->len -= len;
	return true;
}

/* What can be written with a year of four digits. */
static bool moment_take(struct slice *in, char *at)
{
	static const int64_t first = -62167219200, last = 253402300799;
	int64_t moment;

	if (!take(in, &moment, sizeof(moment)))
		return false;
	memcpy(at, &moment, sizeof(moment));
	return moment >= first && moment <= last;
}

/* A byte that may be anything is no bool, nor a number a level. */
static bool small_take(struct slice *in, const struct pdf_fact *f, char *at)
{
	unsigned char bytes[sizeof(enum seal_level)] = { 0 };
	enum seal_level level;

	if (!take(in, bytes, sizes[f->kind]))
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
			ok = text_take(cx, in, &text);
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

	if (!flag_take(in, &v->good) || !number_take(in, &count, ITEMS_MAX))
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

	if (!number_take(in, &count, ITEMS_MAX))
		return false;
	v->finding_count = count;
	v->findings = arena_alloc(cx->arena, (count + 1) * sizeof(*v->findings));
	for (size_t i = 0; i < count; i++)
		if (!flag_take(in, &v->findings[i].fault) ||
			!text_take(cx, in, &v->findings[i].text) || !v->findings[i].text)
			return false;
	return in->len == 0;
}

bool verdict_read(struct ctx *cx, struct pdf_verdict *out, const char *bytes, size_t len)
{
	struct slice in = { bytes, len };
	const char *why = NULL;
	uint32_t kind = 0;

	*out = (struct pdf_verdict){ 0 };
	if (!number_take(&in, &kind, ERR_SYSTEM) || (kind && (!text_take(cx, &in, &why) || !why)))
		return err_set(cx, ERR_SYSTEM, "The check of the PDF did not say what it found");
	if (kind) {
		cx->err = (struct err){ .kind = (enum err_kind)kind };
		return err_at(cx, "%s", why);
	}
	return (signatures_take(cx, &in, out) && findings_take(cx, &in, out)) ||
	       err_set(cx, ERR_SYSTEM, "The check of the PDF did not say what it found");
}
