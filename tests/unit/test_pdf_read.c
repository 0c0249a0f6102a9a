/* test_pdf_read.c - objects in cross-reference streams, packed objects, filters, and their damage
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "desk.h"
#include "disk.h"
#include "pdf_stream.h"
#include "sample_pdf.h"

/* The document written anew by qpdf: its objects packed, its table a stream. */
static struct buf packed(struct desk *d, const struct buf *pdf)
{
	const char *in = arena_fmt(d->cx.arena, "%s/in.pdf", d->folder);
	const char *out = arena_fmt(d->cx.arena, "%s/out.pdf", d->folder);
	struct buf bytes;

	assert_true(disk_replace(&d->cx, in, pdf->text, pdf->len));
	/* NOLINTNEXTLINE(cert-env33-c): the test's own words, and no others */
	FILE *qpdf = popen(arena_fmt(d->cx.arena,
				   "qpdf --object-streams=generate --newline-before-endstream %s "
				   "%s >/dev/null 2>&1",
				   in, out),
		"r");
	assert_non_null(qpdf);
	int status = pclose(qpdf); /* 3: with warnings, of which the sample has some */
	assert_true(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 3));
	assert_true(disk_read(&d->cx, out, 1 << 20, &bytes));
	return bytes;
}

static struct pdf_file opened(struct desk *d, const struct buf *pdf)
{
	struct pdf_file doc;

	if (!pdf_file_open(&d->cx, &doc, (struct slice){ pdf->text, pdf->len }))
		fail_msg("%s", d->cx.err.text);
	return doc;
}

static void test_packed_objects_are_read_like_others(void **state)
{
	struct desk *d = *state;
	struct buf plain = sample_pdf(&d->cx), pdf = packed(d, &plain);
	struct pdf_file doc = opened(d, &pdf);
	struct pdf_value root = pdf_follow(&doc, doc.trailer, "Root");
	struct pdf_value form = pdf_follow(&doc, root, "AcroForm"), field, metadata;
	struct slice fields = pdf_inside(pdf_follow(&doc, form, "Fields")), bytes;
	struct pdf_place place;

	assert_true(doc.streams);
	assert_true(pdf_next(&fields, &field));
	assert_string_equal(
		pdf_text(&d->cx, pdf_follow(&doc, pdf_resolve(&doc, field), "T")), "Segl");
	assert_true(pdf_find(&doc, field.number, &place));
	assert_true(place.packed);
	metadata = pdf_get(root, "Metadata");
	assert_true(pdf_stream_read(&d->cx, &bytes, NULL, &doc, metadata.number));
	assert_int_equal(bytes.len, 5);
	assert_memory_equal(bytes.at, "<x/>\n", 5);
}

static void test_a_packed_document_is_signed_twice_and_holds(void **state)
{
	struct desk *d = *state;
	struct buf plain = sample_pdf(&d->cx), pdf = packed(d, &plain);
	struct buf one = desk_sign(d, &pdf, "Segl"), two = desk_sign(d, &one, "DPO");
	struct pdf_verdict verdict = desk_verify(d, &two);

	assert_good(&verdict, 2);
	assert_true(opened(d, &two).streams);
	for (size_t at = one.len; at < two.len; at += 7) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		two.text[at] ^= 1;
		if (desk_passes(d, &two))
			fail_msg("byte %zu of %zu was changed unnoticed", at, two.len);
		two.text[at] ^= 1;
		arena_rewind(d->cx.arena, mark);
	}
}

/* A document whose one packed container, or table, is as the case says. */
static void test_damage_is_refused_and_does_no_harm(void **state)
{
	static const char *const tables[] = {
		"/W [0 0 0] /Index [0 4] /Length 4>>\nstream\nabcd\nendstream",
		"/W [1 9 1] /Length 4>>\nstream\nabcd\nendstream",
		"/W [1 1] /Length 4>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1000000000] /Length 4>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1 5] /Length 4>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1] /Length 5 0 R>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1] /Length 99999>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1] /Length 4 /Prev 9>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1] /Length 4 /Filter /LZWDecode>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Index [0 1] /Length 4 /Filter /FlateDecode>>\nstream\nabcd\nendstream",
		"/W [1 2 1] /Length 2 /Filter [/AHx /AHx /AHx /AHx /AHx]>>\nstream\nab\nendstream",
		"", /* object 1 is packed in itself: see below */
	};
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(tables); i++) {
		struct buf pdf = { .arena = d->cx.arena };
		struct pdf_file doc;
		size_t len = strlen(tables[i]);
		buf_puts(&pdf, "%PDF-1.7\n9 0 obj\n<</Type /XRef /Size 1 /Root 1 0 R ");
		if (i + 1 == COUNT(tables)) {
			buf_puts(&pdf, "/W [1 2 1] /Index [1 1] /Length 4>>\nstream\n");
			buf_add(&pdf, "\2\0\1\0", 4);
			buf_puts(&pdf, "\nendstream");
		} else {
			buf_add(&pdf, tables[i], len);
		}
		buf_puts(&pdf, "\nendobj\nstartxref\n9\n%%EOF\n");
		assert_false(pdf_file_open(&d->cx, &doc, (struct slice){ pdf.text, pdf.len }));
		assert_int_equal(d->cx.err.kind, ERR_INVALID);
		d->cx.err = (struct err){ 0 };
	}
}

static struct slice decoded(struct desk *d, const char *dict, struct slice raw)
{
	struct pdf_file none = { .cx = &d->cx };
	struct slice in = { dict, strlen(dict) }, out;
	struct pdf_value value;

	assert_true(pdf_next(&in, &value));
	if (pdf_decode(&d->cx, &out, &none, value, raw))
		return out;
	d->cx.err = (struct err){ 0 };
	return (struct slice){ NULL, 0 };
}

static void assert_decodes(struct desk *d, const char *dict, struct slice raw, const char *to)
{
	struct slice out = decoded(d, dict, raw);

	assert_int_equal(out.len, strlen(to));
	assert_memory_equal(out.at, to, out.len);
}

#define RAW(text) ((struct slice){ text, sizeof(text) - 1 })

static void test_filters_are_undone_in_their_order(void **state)
{
	struct desk *d = *state;
	struct buf flat = { .arena = d->cx.arena }, png = { .arena = d->cx.arena };

	pdf_deflate(&flat, "Vejle", 5);
	assert_decodes(
		d, "<</Filter /FlateDecode>>", (struct slice){ flat.text, flat.len }, "Vejle");
	assert_decodes(d, "<<>>", RAW("as it is"), "as it is");
	assert_decodes(d, "<</Filter /ASCIIHexDecode>>", RAW("56 65 6A6c 65>"), "Vejle");
	assert_decodes(d, "<</Filter [/AHx]>>", RAW("4>"), "@");
	assert_decodes(d, "<</Filter /ASCII85Decode>>", RAW("87cURD]i,\"Ebo80~>"), "Hello World!");
	/* rows of two: none, left, up, average, Paeth */
	pdf_deflate(&png, "\0ab\1a\1\2\0\1\3\x31\x31\4\0\0", 15);
	struct slice out =
		decoded(d, "<</Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 2>>>>",
			(struct slice){ png.text, png.len });
	assert_int_equal(out.len, 10);
	assert_memory_equal(out.at, "ababac", 6);
	assert_null(decoded(d, "<</Filter /JPXDecode>>", RAW("x")).at);
	assert_null(decoded(d, "<</Filter /ASCII85Decode>>", RAW("\x7f")).at);
}

static void test_a_bomb_is_not_unpacked(void **state)
{
	struct desk *d = *state;
	size_t len = PDF_DECODED_MAX + 1;
	struct buf bomb = { .arena = d->cx.arena };

	pdf_deflate(&bomb, arena_alloc(d->cx.arena, len), len);
	assert_true(bomb.len < 100000);
	assert_null(
		decoded(d, "<</Filter /FlateDecode>>", (struct slice){ bomb.text, bomb.len }).at);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_packed_objects_are_read_like_others),
		T_(test_a_packed_document_is_signed_twice_and_holds),
		T_(test_damage_is_refused_and_does_no_harm),
		T_(test_filters_are_undone_in_their_order),
		T_(test_a_bomb_is_not_unpacked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
