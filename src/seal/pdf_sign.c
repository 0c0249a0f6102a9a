/* pdf_sign.c - signatures as incremental updates (PAdES, ETSI EN 319 142-1) */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cms.h"
#include "hash.h"
#include "moment.h"
#include "pdf_form.h"
#include "pdf_signing.h"
#include "pdf_store.h"
#include "timestamp.h"

#define RANGE_WIDTH 44 /* "[0 1234567890 1234567890 1234567890]" and some */

static void text_add(struct buf *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buf_fmt(out, " /%s ", key);
	pdf_string_add(out, text);
}

void dictionary_write(struct buf *out, const struct signing *s, struct gaps *gaps)
{
	char t[TIME_SIZE];

	time_to_text(s->time, 0, t);
	gaps->start = out->len;
	buf_fmt(out, "<</Type /%s /Filter /Adobe.PPKLite /SubFilter /%s",
		s->archive ? "DocTimeStamp" : "Sig",
		s->archive ? "ETSI.RFC3161" : "ETSI.CAdES.detached");
	buf_fmt(out, " /M (D:%.4s%.2s%.2s%.2s%.2s%.2sZ)", t, t + 5, t + 8, t + 11, t + 14, t + 17);
	text_add(out, "Reason", s->options->reason);
	text_add(out, "Location", s->options->location);
	if (s->options->certify)
		buf_puts(out,
			" /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams "
			"<</Type /TransformParams /P 2 /V /1.2>>>>]");
	buf_puts(out, " /ByteRange ");
	gaps->range = out->len;
	buf_fmt(out, "%-*s /Contents ", RANGE_WIDTH, "");
	gaps->contents = out->len;
	buf_fmt(out, "<%0*d>", (int)(2 * s->room), 0);
	gaps->contents_end = out->len;
	buf_puts(out, ">>");
}

static bool value_make(struct ctx *cx, struct buf *der, const struct seal_key *key,
	const struct stamp_source *stamp, const struct signed_bytes *bytes)
{
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (key)
		return cms_make(cx, der, key, bytes, stamp);
	if (!signed_digest(bytes, EVP_sha256(), sum))
		return err_set(cx, ERR_SYSTEM, "The document could not be hashed");
	return stamp_get(cx, der, sum, stamp);
}

bool state_fill(struct ctx *cx, struct prepared *p, const struct seal_key *key,
	const struct stamp_source *stamp)
{
	struct buf *out = &p->bytes, der = { .arena = cx->arena }, hex = { .arena = cx->arena };
	const struct gaps *g = &p->gaps;
	struct buf range = { .arena = cx->arena };
	size_t rest = out->len - g->contents_end, room = g->contents_end - g->contents - 2;

	buf_fmt(&range, "[0 %zu %zu %zu]", g->contents, g->contents_end, rest);
	if (range.len > RANGE_WIDTH)
		return err_set(cx, ERR_INVALID, "The PDF is too large to sign");
	memcpy(out->text + g->range, range.text, range.len);
	const struct signed_bytes bytes = { { out->text, g->contents },
		{ out->text + g->contents_end, rest } };
	if (!value_make(cx, &der, key, stamp, &bytes))
		return false;
	buf_hex(&hex, der.text, der.len);
	if (hex.len > room)
		return err_set(cx, ERR_INVALID,
			"The key's certificates are too large; name those that are needed in a "
			"file");
	memcpy(out->text + g->contents + 1, hex.text, hex.len);
	return true;
}

/* The second half of the document's identity is new with each state of it: a digest of the one
 * before, which stands for all the bytes before, and of what is added. */
static bool update_seal(struct ctx *cx, struct pdf_update *u)
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	struct slice id = pdf_get(u->doc->trailer, "ID").text;
	size_t old = id.len ? u->doc->bytes.len : 0;
	const struct part parts[] = { { id.at, id.len },
		{ u->out->text + old, u->out->len - old } };
	struct hash state;

	if (!sha256_init(cx, &sha))
		return false;
	sha256_parts(&sha, &state, parts, COUNT(parts));
	update_end(u, state.bytes);
	return true;
}

void catalogue_set(struct ctx *cx, struct signing *s, const char *key, const char *value)
{
	s->catalogue = dict_set(cx, s->catalogue, key, value);
	s->catalogue_changed = true;
}

static bool evidence_write(struct ctx *cx, struct signing *s)
{
	if (!s->evidence)
		return true;
	s->catalogue_changed = true;
	return store_write(cx, &s->u, &s->catalogue, s->evidence);
}

/* Only the first signature can say what may come after it (ISO 32000-1, 12.8.2.2). */
static bool certify(struct ctx *cx, struct signing *s)
{
	struct pdf_fields fields;

	if (!s->options->certify)
		return true;
	if (!pdf_fields_read(cx, s->u.doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(s->u.doc, fields.numbers[i], NULL);
		if (pdf_name_is(pdf_get(field, "FT"), "Sig") &&
			pdf_get(field, "V").kind != PDF_ABSENT)
			return err_set(cx, ERR_CONFLICT,
				"The PDF is signed already; only its first signature can certify "
				"it");
	}
	catalogue_set(
		cx, s, "Perms", arena_fmt(cx->arena, "<</DocMDP %" PRIu64 " 0 R>>", s->signature));
	return true;
}

static bool signature_add(struct ctx *cx, struct signing *s, struct gaps *gaps)
{
	if (!s->options)
		return true;
	s->signature = s->u.next++;
	if (!certify(cx, s) || !field_prepare(cx, s))
		return false;
	update_open(&s->u, s->signature);
	dictionary_write(s->u.out, s, gaps);
	update_close(&s->u);
	return true;
}

bool state_prepare(struct ctx *cx, struct prepared *out, const struct buf *in, struct signing *s)
{
	struct prepared made = { .bytes = { .arena = cx->arena } };
	struct pdf_file doc;

	if (!pdf_file_open(cx, &doc, (struct slice){ in->text, in->len }) ||
		!update_begin(cx, &s->u, &doc, &made.bytes))
		return false;
	s->catalogue = pdf_follow(&doc, doc.trailer, "Root");
	if (!evidence_write(cx, s) || !signature_add(cx, s, &made.gaps))
		return false;
	if (s->catalogue_changed)
		update_object(&s->u, pdf_get(doc.trailer, "Root").number, s->catalogue);
	if (!update_seal(cx, &s->u))
		return false;
	*out = made;
	return true;
}

bool level_check(struct ctx *cx, const struct pdf_sign_options *options)
{
	return options->level <= SEAL_B || options->stamp ||
	       err_set(cx, ERR_INVALID,
		       "Only an authority can give a trusted time: name one to seal at level %s",
		       seal_level_name(options->level));
}

bool pdf_sign(struct ctx *cx, struct buf *out, const struct buf *in, const struct seal_key *key,
	const struct pdf_sign_options *options)
{
	struct signing s = { .options = options,
		.time = options->time ? options->time : clock_now(&cx->clock),
		.room = cms_room(key, options->stamp) };
	struct prepared made;

	if (!level_check(cx, options) || !state_prepare(cx, &made, in, &s) ||
		!state_fill(cx, &made, key, options->stamp))
		return false;
	if (options->level < SEAL_LT) {
		*out = made.bytes;
		return true;
	}
	return pdf_keep(cx, out, &made.bytes,
		&(struct pdf_keep_options){
			.stamp = options->level == SEAL_LTA ? options->stamp : NULL });
}
