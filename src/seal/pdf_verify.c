/* pdf_verify.c - every signature of a PDF, and what was done to the file after each
 *
 * A reader that only asks whether the signed bytes are unchanged calls a page that was painted over
 * later "valid". So every state of the file that was signed is opened, and compared with the next.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "cms.h"
#include "hex.h"
#include "moment.h"
#include "pdf_change.h"
#include "pdf_form.h"
#include "seal.h"
#include "timestamp.h"

#define SIGNATURES_MAX 64

/* A signature as found in the file. */
struct found {
	struct pdf_value value;    /* its dictionary */
	struct pdf_value contents; /* where the CMS stands */
	size_t end;                /* how much of the file it covers */
	struct pdf_file state;     /* the document as it was signed */
	struct pdf_signature facts;
};

struct verifier {
	struct ctx *cx;
	struct slice file;
	struct pdf_file doc;
	X509_STORE *trust;
	struct found found[SIGNATURES_MAX];
	size_t count;
	struct pdf_finding *findings;
	size_t finding_count, finding_room;
};

/* ---- findings ---- */

static void finding_add(struct verifier *v, bool fault, const char *text)
{
	if (v->finding_count == v->finding_room) {
		size_t room = 2 * v->finding_room + 8;
		struct pdf_finding *more = arena_alloc(v->cx->arena, room * sizeof(*more));
		if (v->finding_count)
			memcpy(more, v->findings, v->finding_count * sizeof(*more));
		v->findings = more;
		v->finding_room = room;
	}
	v->findings[v->finding_count++] = (struct pdf_finding){ fault, text };
}

/* Turns the failure of a check into a finding: it is an answer, not a failure to look. */
static void fault_add(struct verifier *v)
{
	finding_add(v, true, arena_dup(v->cx->arena, v->cx->err.text));
	v->cx->err = (struct err){ 0 };
}

/* ---- one signature ---- */

static bool covers_strangely(struct ctx *cx, const struct found *f)
{
	return err_set(cx, ERR_INVALID,
		"Signature '%s': it does not cover all of the file but itself", f->facts.field);
}

/* The file from its first byte, but for exactly the token that holds the signature. */
static bool check_range(struct ctx *cx, struct verifier *v, struct found *f)
{
	struct slice in = pdf_inside(pdf_get(f->value, "ByteRange"));
	struct pdf_value n[4], more;

	for (size_t i = 0; i < COUNT(n); i++)
		if (!pdf_next(&in, &n[i]) || n[i].kind != PDF_INTEGER)
			return covers_strangely(cx, f);
	if (pdf_next(&in, &more) || f->contents.kind != PDF_HEX)
		return covers_strangely(cx, f);
	const char *at = f->contents.text.at;
	if (at < v->file.at || at >= v->file.at + v->file.len) /* packed with other objects */
		return covers_strangely(cx, f);
	size_t gap = (size_t)(at - v->file.at);
	if (n[0].number != 0 || n[1].number != gap || n[2].number != gap + f->contents.text.len)
		return covers_strangely(cx, f);
	uint64_t end = n[2].number + n[3].number;
	if (end > v->file.len)
		return err_set(cx, ERR_INVALID,
			"Signature '%s': the file has been cut; %llu bytes are missing",
			f->facts.field, (unsigned long long)(end - v->file.len));
	f->end = (size_t)end;
	return true;
}

/* Digits of one case only, so that no byte of the file can differ and mean the same. */
static bool hex_is_uniform(struct slice hex)
{
	bool lower = false, upper = false;

	for (size_t i = 0; i < hex.len; i++) {
		char c = hex.at[i];
		lower = lower || (c >= 'a' && c <= 'f');
		upper = upper || (c >= 'A' && c <= 'F');
		if (hex_digit(c) < 0 || (lower && upper))
			return false;
	}
	return hex.len % 2 == 0;
}

static bool contents_read(struct ctx *cx, const struct found *f, struct slice *out)
{
	struct slice hex = { f->contents.text.at + 1, f->contents.text.len - 2 };
	char *bytes = arena_alloc(cx->arena, hex.len / 2 + 1);

	if (!hex_is_uniform(hex))
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it is not written in plain hexadecimal digits",
			f->facts.field);
	for (size_t i = 0; i < hex.len; i++) {
		int digit = hex_digit(hex.at[i]);
		bytes[i / 2] = (char)(bytes[i / 2] | (i % 2 ? digit : digit << 4));
	}
	*out = (struct slice){ bytes, hex.len / 2 };
	return true;
}

/* The state of the document that the signature was put on, which must end where it ends. */
static bool state_open(struct ctx *cx, const struct verifier *v, struct found *f)
{
	if (!pdf_file_open(cx, &f->state, (struct slice){ v->file.at, f->end }) ||
		f->state.end != f->end)
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it does not end where a state of the document ends",
			f->facts.field);
	f->facts.covers_revision = true;
	return true;
}

static bool bytes_digest(const struct stamp_claim *claim, const EVP_MD *kind, unsigned char *out)
{
	return signed_digest(claim->of, kind, out);
}

/* A time-stamp over the document: whose it is, and when it was there. */
static bool check_archive(
	struct ctx *cx, const struct verifier *v, struct found *f, const struct cms_claim *claim)
{
	struct pdf_signature *s = &f->facts;
	const struct stamp_claim token = {
		.der = claim->der, .digest = bytes_digest, .of = &claim->bytes, .trust = v->trust
	};
	struct stamp stamp;
	char text[TIME_SIZE];

	if (!stamp_check(cx, &stamp, &token))
		return err_at(cx, _("Signature '%s': "), s->field);
	time_to_text(stamp.time, 0, text);
	s->time = s->stamped = arena_dup(cx->arena, text);
	s->claimed = s->trusted_time = stamp.time;
	s->signer = s->authority = stamp.signer;
	s->stamp_until = stamp.until;
	s->digest_holds = s->signature_holds = s->certificate_named = s->certificate_valid = true;
	s->trusted = v->trust;
	return true;
}

static bool check_one(struct ctx *cx, struct verifier *v, struct found *f)
{
	struct cms_claim claim = { .trust = v->trust };

	f->facts.archive = pdf_name_is(pdf_get(f->value, "SubFilter"), "ETSI.RFC3161");
	if (!f->facts.archive &&
		!pdf_name_is(pdf_get(f->value, "SubFilter"), "ETSI.CAdES.detached"))
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it is of a kind that is not supported; only PAdES "
			"(ETSI.CAdES.detached) is",
			f->facts.field);
	if (!check_range(cx, v, f) || !state_open(cx, v, f) || !contents_read(cx, f, &claim.der))
		return false;
	size_t gap = (size_t)(f->contents.text.at - v->file.at), after = gap + f->contents.text.len;
	claim.bytes.before = (struct slice){ v->file.at, gap };
	claim.bytes.after = (struct slice){ v->file.at + after, f->end - after };
	return f->facts.archive ? check_archive(cx, v, f, &claim)
				: cms_check(cx, &f->facts, &claim);
}

/* ---- finding them ---- */

/* "D:20260131120000Z" or with "+01'00'" as RFC 3339; NULL where it is no such time. */
static const char *claimed_time(struct ctx *cx, struct pdf_value m, int64_t *out)
{
	const char *t = pdf_text(cx, m);
	char text[TIME_SIZE];

	if (!t || strncmp(t, "D:", 2) != 0 || strspn(t + 2, "0123456789") != 14)
		return NULL;
	const char *zone = t + 16;
	bool shifted = (*zone == '+' || *zone == '-') && strlen(zone) >= 6 && zone[3] == '\'';
	const char *written =
		arena_fmt(cx->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%.3s%s%.2s", t + 2, t + 6, t + 8,
			t + 10, t + 12, t + 14, zone, shifted ? ":" : "", shifted ? zone + 4 : "");
	if (!time_from_text(written, out))
		return NULL;
	time_to_text(*out, 0, text);
	return arena_dup(cx->arena, text);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static bool find_all(struct ctx *cx, struct verifier *v)
{
	struct pdf_fields fields;

	if (!pdf_fields_read(cx, &v->doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(&v->doc, fields.numbers[i], NULL);
		struct pdf_value value = pdf_follow(&v->doc, field, "V");
		if (pdf_get(value, "ByteRange").kind != PDF_ARRAY)
			continue;
		if (v->count == SIGNATURES_MAX)
			return err_set(cx, ERR_INVALID, "The PDF has too many signatures to check");
		struct found *f = &v->found[v->count++];
		f->value = value;
		f->contents = pdf_get(value, "Contents");
		f->facts.field = or_empty(pdf_text(cx, pdf_get(field, "T")));
		f->facts.reason = pdf_text(cx, pdf_get(value, "Reason"));
		f->facts.time = claimed_time(cx, pdf_get(value, "M"), &f->facts.claimed);
		f->facts.signer = f->facts.organisation = "";
	}
	return true;
}

static int by_end(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return (x->end > y->end) - (x->end < y->end);
}

/* ---- what came after each ---- */

static bool changed_after(struct ctx *cx, const struct found *f)
{
	const char *what = arena_dup(cx->arena, cx->err.text);

	return err_set(cx, ERR_INVALID, "After signature '%s' the file was changed: %s",
		f->facts.field, what);
}

/* The last signature covers the whole file; what came after earlier ones are signatures only. */
static bool check_later(struct ctx *cx, const struct verifier *v, struct found *f)
{
	bool last = f + 1 == v->found + v->count;

	if (last && f->end == v->file.len)
		return true;
	if (last && v->doc.end == f->end)
		return err_set(cx, ERR_INVALID,
			"After signature '%s' %llu bytes were added behind the end of the document",
			f->facts.field, (unsigned long long)(v->file.len - f->end));
	if (!change_is_signature(cx, &f->state, last ? &v->doc : &f[1].state))
		return changed_after(cx, f);
	if (last)
		return err_set(cx, ERR_INVALID, "After signature '%s' the file was changed: %s",
			f->facts.field, _("a signature was added that its form does not show"));
	return true;
}

static void check_all(struct ctx *cx, struct verifier *v)
{
	bool whole = true;

	for (size_t i = 0; i < v->count; i++) {
		struct found *f = &v->found[i];
		f->facts.good = check_one(cx, v, f);
		whole = whole && f->facts.covers_revision;
		if (!f->facts.good)
			fault_add(v);
	}
	/* A state that cannot be opened has its fault already, and cannot be compared with the
	 * others: what came after those stays unknown, so that none of them is good. */
	for (size_t i = 0; !whole && i < v->count; i++)
		v->found[i].facts.good = false;
	if (!whole)
		return;
	qsort(v->found, v->count, sizeof(v->found[0]), by_end);
	for (size_t i = 0; i < v->count; i++) {
		struct found *f = &v->found[i];
		f->facts.later_signed = check_later(cx, v, f);
		f->facts.good = f->facts.good && f->facts.later_signed;
		if (!f->facts.later_signed)
			fault_add(v);
	}
}

static void note_add(struct verifier *v, const char *fmt, ...) PRINTF(2, 3);
static void note_add(struct verifier *v, const char *fmt, ...)
{
	char text[1000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	finding_add(v, false, arena_dup(v->cx->arena, text));
}

/* How sure the time is, and how sure it is who signed. */
static void notes_add(struct ctx *cx, struct verifier *v, const struct pdf_signature *s)
{
	if (!s->good)
		return;
	if (s->archive) {
		note_add(v, _("Archive time-stamp '%s': the document was like this on %s, says %s"),
			s->field, time_shown(cx, s->stamped), s->authority);
		return;
	}
	note_add(v, _("Signature '%s' by %s (%s) on %s holds"), s->field,
		*s->signer ? s->signer : _("an unnamed signer"),
		*s->organisation ? s->organisation : "-", time_shown(cx, s->time));
	if (s->stamped)
		note_add(v, _("Signature '%s' was there on %s, says %s (%s)"), s->field,
			time_shown(cx, s->stamped), s->authority, seal_level_name(s->level));
	else
		note_add(v, _("The time of '%s' is the signer's own word (%s)"), s->field,
			seal_level_name(s->level));
	if (s->demo)
		note_add(v,
			_("Signature '%s' was made with a demo key, which says nothing "
			  "about who signed"),
			s->field);
	else if (!v->trust)
		note_add(v,
			s->self_signed ? _("The signer of '%s' vouches for itself, and was "
					   "not checked against a trust list")
				       : _("The signer of '%s' was not checked against a "
					   "trust list"),
			s->field);
}

/* ---- the whole ---- */

static void verdict_give(struct ctx *cx, struct verifier *v, struct pdf_verdict *out)
{
	bool good = v->count > 0;

	*out = (struct pdf_verdict){ .signature_count = v->count };
	out->signatures = arena_alloc(cx->arena, v->count * sizeof(*out->signatures));
	for (size_t i = 0; i < v->count; i++) {
		out->signatures[i] = v->found[i].facts;
		notes_add(cx, v, &out->signatures[i]);
	}
	for (size_t i = 0; i < v->finding_count; i++)
		good = good && !v->findings[i].fault;
	out->good = good;
	out->findings = v->findings;
	out->finding_count = v->finding_count;
}

static void look(struct ctx *cx, struct verifier *v)
{
	if (!pdf_file_open(cx, &v->doc, v->file) || !find_all(cx, v)) {
		fault_add(v);
		return;
	}
	check_all(cx, v);
	ERR_clear_error();
	if (v->count)
		return;
	finding_add(v, true, _("The PDF is not signed"));
	if (v->doc.end != v->file.len)
		finding_add(v, true, _("The PDF goes on behind its end: it was cut, or added to"));
}

bool pdf_verify(struct ctx *cx, struct pdf_verdict *out, const struct buf *in, const char *trust)
{
	CLEANUP(store_done) X509_STORE *list = NULL;
	struct verifier *v = arena_alloc(cx->arena, sizeof(*v));

	if (in->len < 5 || memcmp(in->text, "%PDF-", 5) != 0)
		return err_set(cx, ERR_INVALID, "This is not a PDF");
	if (trust && !trust_open(cx, &list, trust))
		return false;
	v->cx = cx;
	v->file = (struct slice){ in->text, in->len };
	v->trust = list;
	look(cx, v);
	verdict_give(cx, v, out);
	return true;
}
