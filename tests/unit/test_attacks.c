/* test_attacks.c - what is done to a sealed report, at each level: every attack is found
 *
 * Most readers call the seal valid after half of these, because the bytes that it covers are still
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office.h"
#include "paper.h"
#include "pdf_form.h"
#include "pdf_stream.h"
#include "pdf_update.h"

/* A sealed report under attack. */
struct victim {
	struct ctx *cx;
	const struct buf *pdf;
	struct pdf_file doc;
	struct pdf_update update;
	struct buf out;
};

static const char *text_of(struct victim *v, struct pdf_value value)
{
	return arena_str(v->cx->arena, value.text.at, value.text.len);
}

static struct pdf_value root(const struct victim *v)
{
	return pdf_follow(&v->doc, v->doc.trailer, "Root");
}

static void put(struct victim *v, uint64_t number, struct pdf_value value)
{
	update_object(&v->update, number, value);
}

static void put_root(struct victim *v, const char *key, const char *value)
{
	put(v, pdf_get(v->doc.trailer, "Root").number, dict_set(v->cx, root(v), key, value));
}

static struct pdf_value first_page(struct victim *v, uint64_t *number)
{
	struct pdf_value page;

	assert_true(pdf_first_page(v->cx, &v->doc, number, &page));
	return page;
}

static const char *reference(struct victim *v, uint64_t number)
{
	return arena_fmt(v->cx->arena, "%llu 0 R", (unsigned long long)number);
}

/* ---- updates behind the seal ---- */

static void page_content(struct victim *v)
{
	uint64_t number, stream = update_stream(&v->update, "0 0 595 842 re f", 16);
	struct pdf_value page = first_page(v, &number);

	put(v, number, dict_set(v->cx, page, "Contents", reference(v, stream)));
}

static void text_on_top(struct victim *v)
{
	uint64_t number, note = v->update.next++;
	struct pdf_value page = first_page(v, &number);

	update_open(&v->update, note);
	buf_puts(v->update.out, "<</Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /F 4 "
				"/Contents (No) /DA (/Helv 12 Tf)>>");
	update_close(&v->update);
	put(v, number,
		dict_set(v->cx, page, "Annots",
			arena_fmt(v->cx->arena, "[%s]", reference(v, note))));
}

static void attachment(struct victim *v)
{
	uint64_t stream = update_stream(&v->update, "other data", 10);

	put_root(v, "Names",
		arena_fmt(v->cx->arena,
			"<</EmbeddedFiles <</Names [(data.json) <</Type /Filespec /F (data.json) "
			"/EF <</F %s>>>>]>>>>",
			reference(v, stream)));
}

/* The first font of the first page says other characters than it shows. */
static void other_characters(struct victim *v)
{
	uint64_t number, stream = update_stream(&v->update, "/CMapName /X def", 16);
	struct pdf_value page = first_page(v, &number), key, font;
	struct slice fonts =
		pdf_inside(pdf_follow(&v->doc, pdf_follow(&v->doc, page, "Resources"), "Font"));

	assert_true(pdf_entry(&fonts, &key, &font) && font.kind == PDF_REFERENCE);
	put(v, font.number,
		dict_set(v->cx, pdf_object(&v->doc, font.number, NULL), "ToUnicode",
			reference(v, stream)));
}

static void extra_page(struct victim *v)
{
	uint64_t number = pdf_get(root(v), "Pages").number;
	struct pdf_value pages = pdf_object(&v->doc, number, NULL);
	struct pdf_value kids = pdf_follow(&v->doc, pages, "Kids");
	const char *list = text_of(v, kids);

	put(v, number,
		dict_set(v->cx, pages, "Kids",
			arena_fmt(v->cx->arena, "%.*s %.*s]", (int)strlen(list) - 1, list,
				(int)strcspn(list + 1, "R") + 1, list + 1)));
}

static void outlines(struct victim *v)
{
	put_root(v, "Outlines", "<</Type /Outlines /Count 0>>");
}

static void layers(struct victim *v)
{
	put_root(v, "OCProperties", "<</OCGs [] /D <<>>>>");
}

static void metadata(struct victim *v)
{
	uint64_t stream = update_stream(&v->update, "<x:xmpmeta/>", 12);

	put_root(v, "Metadata", reference(v, stream));
}

static void catalogue_copied(struct victim *v)
{
	put(v, pdf_get(v->doc.trailer, "Root").number, root(v));
}

static void permissions(struct victim *v)
{
	put_root(v, "Perms", "<<>>");
}

static void proof_emptied(struct victim *v)
{
	put_root(v, "DSS", "<</Type /DSS>>");
}

static const struct {
	const char *name;
	void (*act)(struct victim *v);
} updates[] = {
	{ "page content replaced", page_content },
	{ "text on top of a page", text_on_top },
	{ "attachment replaced", attachment },
	{ "characters of a font replaced", other_characters },
	{ "a page twice", extra_page },
	{ "outline replaced", outlines },
	{ "layers added", layers },
	{ "metadata replaced", metadata },
	{ "catalogue copied", catalogue_copied },
	{ "permissions replaced", permissions },
	{ "proof of the certificates emptied", proof_emptied },
};

/* ---- the bytes themselves ---- */

static void byte_flipped(struct buf *pdf)
{
	pdf->text[pdf->len / 3] ^= 1;
}

static void range_shortened(struct buf *pdf)
{
	char *range = strstr(memmem(pdf->text, pdf->len, "/ByteRange [0 ", 14), "]") - 1;

	*range = *range == '1' ? '2' : '1';
}

static void cut(struct buf *pdf)
{
	pdf->len -= 700;
}

static void junk_behind(struct buf *pdf)
{
	buf_puts(pdf, "junk");
}

static void contents_moved(struct buf *pdf)
{
	char *contents = memmem(pdf->text, pdf->len, "/Contents <3", 12);

	memmove(contents + 12, contents + 11, 200);
}

static const struct {
	const char *name;
	void (*act)(struct buf *pdf);
} blows[] = {
	{ "byte flipped", byte_flipped },
	{ "byte range shortened", range_shortened },
	{ "cut", cut },
	{ "junk behind the end", junk_behind },
	{ "signature shifted", contents_moved },
};

/* ---- at each level ---- */

static const enum seal_level levels[] = { SEAL_B, SEAL_T, SEAL_LT, SEAL_LTA };

static struct buf sealed(struct office *o, enum seal_level level)
{
	struct ctx *cx = &o->d->cx;
	struct document *doc = paper_report(cx);

	paper_add_all(cx, &doc->body);
	doc->packed = true;
	struct pdf_bytes made = paper_pdf(cx, doc);
	struct buf pdf = { .arena = cx->arena }, out;
	buf_add(&pdf, (const char *)made.data, made.len);
	if (!pdf_sign(cx, &out, &pdf, &o->seal,
		    &(struct pdf_sign_options){ .field = "Segl",
			    .stamp = level == SEAL_B ? NULL : &o->stamp,
			    .level = level,
			    .certify = true }))
		fail_msg("%s", cx->err.text);
	return out;
}

static bool passes(struct office *o, const struct buf *pdf)
{
	struct pdf_verdict verdict;

	o->d->cx.err = (struct err){ 0 };
	return pdf_verify(&o->d->cx, &verdict, pdf, o->a.trust) && verdict.good;
}

static struct buf updated(struct ctx *cx, const struct buf *pdf, void (*act)(struct victim *v))
{
	struct victim v = { .cx = cx, .pdf = pdf, .out = { .arena = cx->arena } };
	static const uint8_t state[PDF_ID_SIZE] = { 1 };

	assert_true(pdf_file_open(cx, &v.doc, (struct slice){ pdf->text, pdf->len }) &&
		    update_begin(cx, &v.update, &v.doc, &v.out));
	act(&v);
	update_end(&v.update, state);
	return v.out;
}

static void test_every_update_is_found_at_each_level(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	for (size_t i = 0; i < COUNT(levels); i++) {
		struct buf pdf = sealed(&o, levels[i]);
		assert_true(passes(&o, &pdf));
		for (size_t k = 0; k < COUNT(updates); k++) {
			struct buf changed = updated(&o.d->cx, &pdf, updates[k].act);
			if (passes(&o, &changed))
				fail_msg("%s: %s is not found", seal_level_name(levels[i]),
					updates[k].name);
			/* Nor does another signature cover it up. */
			struct buf again = { .arena = o.d->cx.arena };
			if (pdf_sign(&o.d->cx, &again, &changed, &o.dpo,
				    &(struct pdf_sign_options){ .field = "DPO" }) &&
				passes(&o, &again))
				fail_msg("%s: %s is covered up", seal_level_name(levels[i]),
					updates[k].name);
		}
	}
}

static void test_every_blow_is_found_at_each_level(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	for (size_t i = 0; i < COUNT(levels); i++) {
		struct buf pdf = sealed(&o, levels[i]);
		for (size_t k = 0; k < COUNT(blows); k++) {
			struct buf changed = { .arena = o.d->cx.arena };
			buf_add(&changed, pdf.text, pdf.len);
			blows[k].act(&changed);
			if (passes(&o, &changed))
				fail_msg("%s: %s is not found", seal_level_name(levels[i]),
					blows[k].name);
		}
	}
}

/* Bits of each signature and time-stamp, of which only a part is covered by anything else. */
static void test_every_changed_bit_of_a_signature_is_found_at_each_level(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	for (size_t i = 0; i < COUNT(levels); i++) {
		struct buf pdf = sealed(&o, levels[i]);
		const char *end = pdf.text + pdf.len;
		for (char *at = pdf.text; (at = memmem(at, (size_t)(end - at), "/Contents <3", 12));
			at += 12)
			for (size_t n = 11; n < 6000 && at[n] != '>'; n += 211) {
				struct arena_mark mark = arena_mark(o.d->cx.arena);
				char was = at[n];
				at[n] = was == '0' ? '1' : '0';
				if (was != '0' && passes(&o, &pdf))
					fail_msg("%s: digit %zu is changed unnoticed",
						seal_level_name(levels[i]), n);
				at[n] = was;
				arena_rewind(o.d->cx.arena, mark);
			}
	}
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_every_update_is_found_at_each_level),
		T_(test_every_blow_is_found_at_each_level),
		T_(test_every_changed_bit_of_a_signature_is_found_at_each_level),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
