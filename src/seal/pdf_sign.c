/* pdf_sign.c - a PAdES B-B signature as an incremental update (ETSI EN 319 142-1)
 *
 * A field that is made is field and widget in one object, of no size and outside the page: the one
 * shape that PDF/UA, poppler and strict verifiers all accept. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cms.h"
#include "hash.h"
#include "moment.h"
#include "pdf_form.h"
#include "pdf_update.h"
#include "seal.h"
#include "timestamp.h"

#define STAMP_FIELD "Arkivstempel"
#define RANGE_WIDTH 44 /* "[0 1234567890 1234567890 1234567890]" and some */

/* A signature being put in: the update, the field, and where the two gaps are. */
struct signing {
	struct pdf_update u;
	struct pdf_value catalogue, form;
	const struct pdf_sign_options *options;
	const struct seal_key *key;           /* NULL: an archive time-stamp */
	uint64_t signature;                   /* its object number */
	size_t range, contents, contents_end; /* places in the output */
};

static const char *reference(struct ctx *cx, uint64_t number)
{
	return arena_fmt(cx->arena, "%" PRIu64 " 0 R", number);
}

/* Adds a reference to the array at a key. An array that is an object of its own is rewritten
 * there, and the dictionary stays; otherwise *dict becomes the changed one. */
static bool append_at(
	struct ctx *cx, struct signing *s, struct pdf_value *dict, const char *key, uint64_t number)
{
	static const struct pdf_value none = { .kind = PDF_ARRAY, .text = { "[]", 2 } };
	struct pdf_value there = pdf_get(*dict, key), array = pdf_resolve(s->u.doc, there);

	if (array.kind == PDF_ABSENT)
		array = none;
	if (array.kind != PDF_ARRAY)
		return err_set(cx, ERR_INVALID, "The PDF is damaged: /%s is no list", key);
	struct pdf_value longer = array_append(cx, array, number);
	if (there.kind == PDF_REFERENCE)
		update_object(&s->u, there.number, longer);
	else
		*dict = dict_set(
			cx, *dict, key, arena_str(cx->arena, longer.text.at, longer.text.len));
	return true;
}

/* Writes the form back to where it stood: an object of its own, or in the catalogue. */
static void form_write(struct ctx *cx, struct signing *s, struct pdf_value form)
{
	struct pdf_value there = pdf_get(s->catalogue, "AcroForm");

	if (there.kind == PDF_REFERENCE) {
		update_object(&s->u, there.number, form);
		return;
	}
	const char *text = arena_str(cx->arena, form.text.at, form.text.len);
	update_object(&s->u, pdf_get(s->u.doc->trailer, "Root").number,
		dict_set(cx, s->catalogue, "AcroForm", text));
}

/* SigFlags 3: the document is signed, and must be changed by appending only. */
static bool form_change(struct ctx *cx, struct signing *s, uint64_t new_field)
{
	struct pdf_value form = s->form, flags = pdf_get(form, "SigFlags");
	bool flagged = flags.kind == PDF_INTEGER && flags.number == 3;

	if (flagged && !new_field)
		return true;
	if (!flagged)
		form = dict_set(cx, form, "SigFlags", "3");
	const char *before = form.text.at;
	if (new_field && !append_at(cx, s, &form, "Fields", new_field))
		return false;
	if (!flagged || form.text.at != before)
		form_write(cx, s, form);
	return true;
}

static bool field_make(struct ctx *cx, struct signing *s)
{
	struct pdf_value page;
	uint64_t page_number, field = s->u.next++;

	if (!pdf_first_page(cx, s->u.doc, &page_number, &page))
		return false;
	update_open(&s->u, field);
	buf_puts(s->u.out, "<</Type /Annot /Subtype /Widget /FT /Sig /T ");
	pdf_string_add(s->u.out, s->options->field);
	buf_fmt(s->u.out, " /Rect [-10 -10 -10 -10] /F 132 /P %" PRIu64 " 0 R /V %" PRIu64 " 0 R>>",
		page_number, s->signature);
	update_close(&s->u);
	const char *before = page.text.at;
	if (!append_at(cx, s, &page, "Annots", field))
		return false;
	if (page.text.at != before)
		update_object(&s->u, page_number, page);
	return form_change(cx, s, field);
}

static bool field_fill(struct ctx *cx, struct signing *s, uint64_t number, struct pdf_value field)
{
	if (!pdf_name_is(pdf_get(field, "FT"), "Sig"))
		return err_set(cx, ERR_INVALID, "The PDF's field '%s' is not for a signature",
			s->options->field);
	if (pdf_get(field, "V").kind != PDF_ABSENT)
		return err_set(cx, ERR_CONFLICT,
			"The PDF's field '%s' is signed already; name another field",
			s->options->field);
	update_object(&s->u, number, dict_set(cx, field, "V", reference(cx, s->signature)));
	return form_change(cx, s, 0);
}

static bool field_prepare(struct ctx *cx, struct signing *s)
{
	static const struct pdf_value none = { .kind = PDF_DICT, .text = { "<</Fields []>>", 14 } };
	struct pdf_fields fields;
	const char *name;

	s->catalogue = pdf_follow(s->u.doc, s->u.doc->trailer, "Root");
	s->form = pdf_follow(s->u.doc, s->catalogue, "AcroForm");
	if (s->form.kind == PDF_ABSENT)
		s->form = none;
	if (!pdf_fields_read(cx, s->u.doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(s->u.doc, fields.numbers[i], NULL);
		name = pdf_text(cx, pdf_get(field, "T"));
		if (name && strcmp(name, s->options->field) == 0)
			return field_fill(cx, s, fields.numbers[i], field);
	}
	return field_make(cx, s);
}

static void text_add(struct buf *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buf_fmt(out, " /%s ", key);
	pdf_string_add(out, text);
}

static void signature_write(struct ctx *cx, struct signing *s)
{
	size_t room = s->key ? cms_room(s->key, s->options->stamp) : TOKEN_ROOM;
	int64_t at = s->options->time ? s->options->time : clock_now(&cx->clock);
	struct buf *out = s->u.out;
	char t[TIME_SIZE];

	time_to_text(at, 0, t);
	update_open(&s->u, s->signature);
	buf_fmt(out, "<</Type /%s /Filter /Adobe.PPKLite /SubFilter /%s",
		s->key ? "Sig" : "DocTimeStamp", s->key ? "ETSI.CAdES.detached" : "ETSI.RFC3161");
	buf_fmt(out, " /M (D:%.4s%.2s%.2s%.2s%.2s%.2sZ)", t, t + 5, t + 8, t + 11, t + 14, t + 17);
	text_add(out, "Reason", s->options->reason);
	text_add(out, "Location", s->options->location);
	buf_puts(out, " /ByteRange ");
	s->range = out->len;
	buf_fmt(out, "%-*s /Contents ", RANGE_WIDTH, "");
	s->contents = out->len;
	buf_fmt(out, "<%0*d>", (int)(2 * room), 0);
	s->contents_end = out->len;
	buf_puts(out, ">>");
	update_close(&s->u);
}

static bool value_make(
	struct ctx *cx, struct buf *der, const struct signing *s, const struct signed_bytes *bytes)
{
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (s->key)
		return cms_make(cx, der, s->key, bytes, s->options->stamp);
	if (!signed_digest(bytes, EVP_sha256(), sum))
		return err_set(cx, ERR_SYSTEM, "The document could not be hashed");
	return stamp_get(cx, der, sum, s->options->stamp);
}

/* Now that every byte has its place: what is covered, and then the signature over it. */
static bool gaps_fill(struct ctx *cx, struct signing *s)
{
	struct buf *out = s->u.out, der = { .arena = cx->arena }, hex = { .arena = cx->arena };
	struct buf range = { .arena = cx->arena };
	size_t rest = out->len - s->contents_end;

	buf_fmt(&range, "[0 %zu %zu %zu]", s->contents, s->contents_end, rest);
	if (range.len > RANGE_WIDTH)
		return err_set(cx, ERR_INVALID, "The PDF is too large to sign");
	memcpy(out->text + s->range, range.text, range.len);
	const struct signed_bytes bytes = { { out->text, s->contents },
		{ out->text + s->contents_end, rest } };
	if (!value_make(cx, &der, s, &bytes))
		return false;
	buf_hex(&hex, der.text, der.len);
	memcpy(out->text + s->contents + 1, hex.text, hex.len);
	return true;
}

/* The second half of the document's identity is new with each state of it. */
static bool update_seal(struct ctx *cx, struct pdf_update *u)
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	struct hash state;

	if (!sha256_init(cx, &sha))
		return false;
	sha256_parts(&sha, &state, &(struct part){ u->out->text, u->out->len }, 1);
	update_end(u, state.bytes);
	return true;
}

static bool sign(struct ctx *cx, struct buf *out, const struct buf *in, struct signing *s)
{
	struct buf bytes = { .arena = cx->arena };
	struct pdf_file doc;

	if (!pdf_file_open(cx, &doc, (struct slice){ in->text, in->len }) ||
		!update_begin(cx, &s->u, &doc, &bytes))
		return false;
	s->signature = s->u.next++;
	if (!field_prepare(cx, s))
		return false;
	signature_write(cx, s);
	if (!update_seal(cx, &s->u) || !gaps_fill(cx, s))
		return false;
	*out = bytes;
	return true;
}

bool pdf_sign(struct ctx *cx, struct buf *out, const struct buf *in, const struct seal_key *key,
	const struct pdf_sign_options *options)
{
	struct signing s = { .options = options, .key = key };

	return sign(cx, out, in, &s);
}

/* The first name that no field has: "Arkivstempel1", "Arkivstempel2". */
static bool stamp_name(struct ctx *cx, const char **out, const struct buf *in)
{
	struct pdf_fields fields;
	struct pdf_file doc;
	size_t taken = 0;

	if (!pdf_file_open(cx, &doc, (struct slice){ in->text, in->len }) ||
		!pdf_fields_read(cx, &doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(&doc, fields.numbers[i], NULL);
		const char *name = pdf_text(cx, pdf_get(field, "T"));
		taken += name && strncmp(name, STAMP_FIELD, strlen(STAMP_FIELD)) == 0;
	}
	*out = arena_fmt(cx->arena, STAMP_FIELD "%zu", taken + 1);
	return true;
}

bool pdf_stamp(
	struct ctx *cx, struct buf *out, const struct buf *in, const struct stamp_source *source)
{
	struct pdf_sign_options options = { .stamp = source };
	struct signing s = { .options = &options };

	return stamp_name(cx, &options.field, in) && sign(cx, out, in, &s);
}
