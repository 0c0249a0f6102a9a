/* pdf_verify.c - every signature of a PDF, and what was done to the file after each
 *
 * A reader that only asks whether the signed bytes are unchanged calls a page that was painted over
 * later "valid". So every state of the file that was signed is opened, and compared with the next.
 */
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "moment.h"
#include "pdf_change.h"
#include "pdf_form.h"
#include "pdf_look.h"
#include "pdf_store.h"
#include "timestamp.h"

/* ---- findings ---- */

void finding_add(struct look *look, bool fault, const char *text)
{
	if (look->finding_count == look->finding_room) {
		size_t room = 2 * look->finding_room + 8;
		struct pdf_finding *more = arena_alloc(look->cx->arena, room * sizeof(*more));
		if (look->finding_count)
			memcpy(more, look->findings, look->finding_count * sizeof(*more));
		look->findings = more;
		look->finding_room = room;
	}
	look->findings[look->finding_count++] = (struct pdf_finding){ fault, text };
}

void fault_add(struct look *look)
{
	finding_add(look, true, arena_dup(look->cx->arena, look->cx->err.text));
	look->cx->err = (struct err){ 0 };
}

static bool bytes_digest(const struct stamp_claim *claim, const EVP_MD *kind, unsigned char *out)
{
	return signed_digest(claim->of, kind, out);
}

/* A time-stamp over the document: whose it is, and when it was there. */
static bool check_archive(
	struct ctx *cx, const struct look *v, struct found *f, const struct cms_claim *claim)
{
	struct pdf_signature *s = &f->facts;
	const struct stamp_claim token = { .der = claim->der,
		.digest = bytes_digest,
		.of = &claim->bytes,
		.trust = v->trust,
		.known = v->shown.certificates,
		.signer = &f->stamper };
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

/* The kinds of signatures that are understood (ISO 32000-2, table 260). */
static const struct subfilter {
	const char *name;
	bool archive; /* a time-stamp over the document */
	bool pades;   /* names its certificate */
} subfilters[] = {
	{ "ETSI.CAdES.detached", false, true },
	{ "ETSI.RFC3161", true, true },
	{ "adbe.pkcs7.detached", false, false },
};

static const struct subfilter *subfilter_of(const struct found *f)
{
	for (size_t i = 0; i < COUNT(subfilters); i++)
		if (pdf_name_is(pdf_get(f->value, "SubFilter"), subfilters[i].name))
			return &subfilters[i];
	return NULL;
}

static bool check_one(struct ctx *cx, struct look *v, struct found *f)
{
	const struct subfilter *kind = subfilter_of(f);
	struct cms_claim claim = { .trust = v->trust, .known = v->shown.certificates };

	if (!kind)
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it is of a kind that is not supported; PAdES "
			"(ETSI.CAdES.detached) and adbe.pkcs7.detached are",
			f->facts.field);
	f->facts.archive = kind->archive;
	if (!cover_check(cx, v, f, &claim))
		return false;
	claim.pades = kind->pades;
	claim.signer = &f->signer;
	claim.stamper = &f->stamper;
	return kind->archive ? check_archive(cx, v, f, &claim) : cms_check(cx, &f->facts, &claim);
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

/* Whether it is the signature by which the document allows further ones only (DocMDP). */
static bool certifies(const struct look *v, struct pdf_value signature)
{
	struct pdf_value root = pdf_follow(&v->doc, v->doc.trailer, "Root");
	struct pdf_value by = pdf_get(pdf_follow(&v->doc, root, "Perms"), "DocMDP");

	return by.kind == PDF_REFERENCE && signature.kind == PDF_REFERENCE &&
	       by.number == signature.number;
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static bool find_all(struct ctx *cx, struct look *v)
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
		f->facts.certifies = certifies(v, pdf_get(field, "V"));
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

/* What came after a signature is another one, or, behind the last, what proves the certificates. */
static bool check_later(struct ctx *cx, const struct look *v, struct found *f)
{
	bool last = f + 1 == v->found + v->count;

	if (last && f->end == v->file.len)
		return true;
	if (last && v->doc.end != v->file.len)
		return err_set(cx, ERR_INVALID,
			"After signature '%s' %llu bytes were added behind the end of the document",
			f->facts.field, (unsigned long long)(v->file.len - v->doc.end));
	return change_is_allowed(cx, &f->state, last ? &v->doc : &f[1].state, !last) ||
	       changed_after(cx, f);
}

static void check_all(struct ctx *cx, struct look *v)
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

/* ---- the whole ---- */

static void look_through(struct ctx *cx, struct look *v)
{
	if (!pdf_file_open(cx, &v->doc, v->file) || !find_all(cx, v)) {
		fault_add(v);
		return;
	}
	if (!store_read(cx, &v->shown, &v->doc))
		fault_add(v);
	check_all(cx, v);
	proofs_check(v);
	ERR_clear_error();
	if (v->count)
		return;
	finding_add(v, true, _("The PDF is not signed"));
	if (v->doc.end != v->file.len)
		finding_add(v, true, _("The PDF goes on behind its end: it was cut, or added to"));
}

bool look_at(struct ctx *cx, struct look **out, const struct buf *in, X509_STORE *trust)
{
	struct look *v = arena_alloc(cx->arena, sizeof(*v));

	if (in->len < 5 || memcmp(in->text, "%PDF-", 5) != 0)
		return err_set(cx, ERR_INVALID, "This is not a PDF");
	v->cx = cx;
	v->trust = trust;
	v->file = (struct slice){ in->text, in->len };
	*out = v;
	look_through(cx, v);
	return true;
}

void look_done(struct look **look)
{
	if (!*look)
		return;
	for (size_t i = 0; i < (*look)->count; i++) {
		credential_done(&(*look)->found[i].signer);
		credential_done(&(*look)->found[i].stamper);
	}
	evidence_done(&(*look)->shown);
	*look = NULL;
}

bool look_is_good(const struct look *look)
{
	bool good = look->count > 0;

	for (size_t i = 0; i < look->finding_count; i++)
		good = good && !look->findings[i].fault;
	return good;
}

bool verdict_make(struct ctx *cx, struct pdf_verdict *out, const struct buf *in, X509_STORE *trust)
{
	CLEANUP(look_done) struct look *look = NULL;

	if (!look_at(cx, &look, in, trust) || !look)
		return false;
	*out = (struct pdf_verdict){ .signature_count = look->count };
	out->signatures = arena_alloc(cx->arena, look->count * sizeof(*out->signatures));
	for (size_t i = 0; i < look->count; i++) {
		out->signatures[i] = look->found[i].facts;
		notes_add(look, &out->signatures[i]);
	}
	out->good = look_is_good(look);
	out->findings = look->findings;
	out->finding_count = look->finding_count;
	return true;
}

bool pdf_verify(struct ctx *cx, struct pdf_verdict *out, const struct buf *in, const char *trust)
{
	CLEANUP(store_done) X509_STORE *list = NULL;

	return (!trust || trust_open(cx, &list, trust)) && verdict_make(cx, out, in, list);
}
