/* test_pdf_sign.c - documents that are signed, and every way to spoil one */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "sample_pdf.h"
#include "seal.h"

#define NOW 1767225600 /* 2026-01-01T00:00:00Z */

struct desk {
	struct ctx cx;
	char folder[32];
	const char *key_file;
	struct seal_key key;
	struct buf signed_pdf; /* sample_pdf() with its field "Segl" signed */
};

static struct buf sign(struct desk *d, const struct buf *in, const char *field)
{
	const struct pdf_sign_options options = {
		.field = field, .reason = "Årsrapport (2025) \\ godkendt", .location = "Roskilde"
	};
	struct buf out = { .arena = d->cx.arena };

	if (!pdf_sign(&d->cx, &out, in, &d->key, &options))
		fail_msg("%s", d->cx.err.text);
	return out;
}

static int setup(void **state)
{
	static struct desk d;

	d = (struct desk){ .cx = { .arena = arena_new(), .lang = LANG_EN, .clock = { NOW } },
		.folder = "/tmp/vaern-XXXXXX" };
	*state = &d;
	if (!mkdtemp(d.folder) || !seal_key_make_demo(&d.cx, &d.key_file, d.folder, "Roskilde") ||
		!seal_key_open(&d.cx, &d.key, &(struct seal_key_source){ .path = d.key_file }))
		return -1;
	struct buf pdf = sample_pdf(&d.cx);
	d.signed_pdf = sign(&d, &pdf, "Segl");
	return 0;
}

static int teardown(void **state)
{
	struct desk *d = *state;

	seal_key_done(&d->key);
	unlink(d->key_file);
	rmdir(d->folder);
	arena_free(d->cx.arena);
	return 0;
}

static struct pdf_verdict verify(struct desk *d, const struct buf *pdf)
{
	struct pdf_verdict verdict;

	if (!pdf_verify(&d->cx, &verdict, pdf, NULL))
		fail_msg("%s", d->cx.err.text);
	return verdict;
}

static bool says(const struct pdf_verdict *verdict, const char *words)
{
	for (size_t i = 0; i < verdict->finding_count; i++)
		if (strstr(verdict->findings[i].text, words))
			return true;
	return false;
}

static void assert_good(const struct pdf_verdict *verdict, size_t signatures)
{
	if (!verdict->good)
		fail_msg("%s", verdict->finding_count ? verdict->findings[0].text : "no finding");
	assert_int_equal(verdict->signature_count, signatures);
}

/* The document does not verify, and the reason contains these words. */
static void assert_bad(struct desk *d, const struct buf *pdf, const char *words)
{
	struct pdf_verdict verdict = verify(d, pdf);

	if (verdict.good)
		fail_msg("verifies, although: %s", words);
	if (!says(&verdict, words))
		fail_msg("'%s' is not said, but: %s", words, verdict.findings[0].text);
}

/* Whether bytes that may be no PDF at all verify. */
static bool passes(struct desk *d, const struct buf *pdf)
{
	struct pdf_verdict verdict;

	return pdf_verify(&d->cx, &verdict, pdf, NULL) && verdict.good;
}

static void test_a_reserved_field_is_filled(void **state)
{
	struct desk *d = *state;
	struct pdf_verdict verdict = verify(d, &d->signed_pdf);

	assert_good(&verdict, 1);
	const struct pdf_signature *s = &verdict.signatures[0];
	assert_string_equal(s->field, "Segl");
	assert_string_equal(s->time, "2026-01-01T00:00:00Z");
	assert_string_equal(s->reason, "Årsrapport (2025) \\ godkendt");
	assert_string_equal(s->organisation, SEAL_DEMO);
	assert_string_equal(s->signer, "DEMO Roskilde - ikke til brug");
	assert_true(s->good && s->demo && s->self_signed && s->covers_revision);
	assert_true(s->digest_holds && s->signature_holds && s->certificate_named);
	assert_true(s->certificate_valid && s->later_signed && !s->trusted);
	assert_true(says(&verdict, "demo key"));
}

static void test_a_field_is_made_where_there_is_none(void **state)
{
	struct desk *d = *state;
	struct buf plain = sample_pdf_plain(&d->cx), with_form = sample_pdf(&d->cx);
	struct buf a = sign(d, &plain, "Segl"), b = sign(d, &with_form, "Årssegl");
	struct pdf_verdict first = verify(d, &a), second = verify(d, &b);

	assert_good(&first, 1);
	assert_good(&second, 1);
	assert_string_equal(second.signatures[0].field, "Årssegl");
	assert_memory_equal(a.text, plain.text, plain.len);
}

static void test_a_second_signature_keeps_the_first(void **state)
{
	struct desk *d = *state;
	struct buf two = sign(d, &d->signed_pdf, "DPO"), three = sign(d, &two, "Tilsyn");
	struct pdf_verdict verdict = verify(d, &three);

	assert_good(&verdict, 3);
	assert_string_equal(verdict.signatures[0].field, "Segl");
	assert_string_equal(verdict.signatures[1].field, "DPO");
	assert_string_equal(verdict.signatures[2].field, "Tilsyn");
	for (size_t i = 0; i < 3; i++)
		assert_true(verdict.signatures[i].good);
}

static void test_signatures_on_a_plain_document_follow_each_other(void **state)
{
	struct desk *d = *state;
	struct buf plain = sample_pdf_plain(&d->cx);
	struct buf one = sign(d, &plain, "Segl"), two = sign(d, &one, "DPO");
	struct pdf_verdict verdict = verify(d, &two);

	assert_good(&verdict, 2);
}

static void test_lists_that_are_objects_of_their_own_grow_there(void **state)
{
	static const struct sample_object own_lists[] = {
		{ 3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
		     "/Resources <<>> /Annots 8 0 R>>" },
		{ 5, "<</Fields 9 0 R>>" },
		{ 8, "[6 0 R]" },
		{ 9, "[6 0 R]" },
		{ 0 },
	};
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), changed = sample_update(&d->cx, &pdf, own_lists);
	struct buf one = sign(d, &changed, "Segl"), two = sign(d, &one, "DPO");
	struct pdf_verdict verdict = verify(d, &two);

	assert_good(&verdict, 2);
}

static void test_a_signed_field_is_not_signed_again(void **state)
{
	struct desk *d = *state;
	struct buf out = { .arena = d->cx.arena };

	assert_false(pdf_sign(&d->cx, &out, &d->signed_pdf, &d->key,
		&(struct pdf_sign_options){ .field = "Segl" }));
	assert_int_equal(d->cx.err.kind, ERR_CONFLICT);
	assert_null(out.text);
}

static void test_an_unsigned_document_is_not_signed(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), none = { .arena = d->cx.arena };
	struct pdf_verdict verdict;

	assert_bad(d, &pdf, "not signed");
	buf_puts(&none, "Dear reader, this is a letter.");
	assert_false(pdf_verify(&d->cx, &verdict, &none, NULL));
	assert_int_equal(d->cx.err.kind, ERR_INVALID);
}

/* Changes one bit in every so many bytes from one place to another. */
static void change_bytes(struct desk *d, struct buf *pdf, size_t from, size_t to, size_t step)
{
	for (size_t at = from; at < to; at += step) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		char bit = (char)(1 << at % 7);
		pdf->text[at] = (char)(pdf->text[at] ^ bit);
		if (passes(d, pdf))
			fail_msg("byte %zu of %zu was changed unnoticed", at, pdf->len);
		pdf->text[at] = (char)(pdf->text[at] ^ bit);
		arena_rewind(d->cx.arena, mark);
	}
}

static void test_every_changed_byte_is_found(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), one = sign(d, &pdf, "Segl"),
		   two = sign(d, &one, "DPO");
	const char *contents = strstr(one.text, "/Contents <3");
	size_t cms = (size_t)(contents - one.text);

	change_bytes(d, &one, 0, one.len, 97);
	change_bytes(d, &one, cms, cms + 2700, 1); /* what no digest covers is the tender part */
	change_bytes(d, &two, 0, two.len, 97);
	assert_true(passes(d, &one));
	assert_true(passes(d, &two));
}

static void test_every_cut_is_found(void **state)
{
	struct desk *d = *state;
	struct buf two = sign(d, &d->signed_pdf, "DPO"), cut = two;

	for (cut.len = 0; cut.len<two.len; cut.len += cut.len> two.len - 1000 ? 1 : 61) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		if (cut.len != d->signed_pdf.len && passes(d, &cut))
			fail_msg("cut to %zu of %zu bytes unnoticed", cut.len, two.len);
		arena_rewind(d->cx.arena, mark);
	}
	cut.len = d->signed_pdf.len - 3;
	assert_bad(d, &cut, "cut or damaged");
	cut.len = d->signed_pdf.len - 1000;
	assert_bad(d, &cut, "behind its end");
}

static void test_junk_behind_the_end_is_found(void **state)
{
	static const char *const junk[] = { "\n", " ", "% remark\n", "%%EOF\n", "junk" };
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(junk); i++) {
		struct buf more = { .arena = d->cx.arena };
		buf_add(&more, d->signed_pdf.text, d->signed_pdf.len);
		buf_puts(&more, junk[i]);
		assert_bad(d, &more, "behind the end");
	}
}

/* An update, and the words by which it must be named. */
static const struct attack {
	struct sample_object objects[4];
	const char *words;
} attacks[] = {
	{ { { 4, "<</Length 8>>\nstream\n0 g 1 w \nendstream" } }, "object 4 (a stream)" },
	{ { { 7, "<</Type /Metadata /Subtype /XML /Length 5>>\nstream\n<y/>\n\nendstream" } },
		"object 7 (Metadata)" },
	{ { { 3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
		 "/Resources <<>> /Annots [6 0 R]>>" } },
		"object 3 (Page) was changed" },
	{ { { 3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
		 "/Resources <<>> /Annots [6 0 R 20 0 R]>>" },
		  { 20, "<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (No)>>" } },
		"object 3 (Page) was changed" },
	{ { { 20, "<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (No)>>" } },
		"object 20 (Annot) was added" },
	{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R "
		 "/Names <</EmbeddedFiles <</Names [(a) 21 0 R]>>>>>>" },
		  { 21, "<</Type /Filespec /F (a)>>" } },
		"object 1 (Catalog) was changed" },
	{ { { 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R>>" } },
		"not a proper update" },
	{ { { 2, "<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>" } }, "object 2 (Pages)" },
	{ { { 5, "<</Fields [] /SigFlags 3>>" } }, "not signed" },
	{ { { 22, "<</Type /EmbeddedFile /Length 1>>\nstream\nx\nendstream" } },
		"object 22 (EmbeddedFile)" },
};

static void test_every_change_after_the_signature_is_named(void **state)
{
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(attacks); i++) {
		struct buf pdf = sample_update(&d->cx, &d->signed_pdf, attacks[i].objects);
		assert_bad(d, &pdf, attacks[i].words);
	}
}

static void test_a_change_is_not_covered_up_by_a_second_signature(void **state)
{
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(attacks); i++) {
		struct buf pdf = sample_update(&d->cx, &d->signed_pdf, attacks[i].objects);
		if (attacks[i].objects[0].number == 5)
			continue; /* without a form the first signature is no longer one */
		struct buf again = sign(d, &pdf, "DPO");
		struct pdf_verdict verdict = verify(d, &again);
		assert_false(verdict.good);
		assert_true(says(&verdict, "After signature 'Segl' the file was changed"));
		assert_true(verdict.signatures[1].good);
	}
}

static void test_nothing_hides_between_the_objects_of_a_signature(void **state)
{
	static const char hidden[] = "4 0 obj\n<</Length 1>>\nstream\n0\nendstream\nendobj\n";
	struct desk *d = *state;
	struct buf bytes = { .arena = d->cx.arena };

	/* Objects that no table lists, in front of a second signature's update. */
	buf_add(&bytes, d->signed_pdf.text, d->signed_pdf.len);
	buf_puts(&bytes, hidden);
	struct buf two = sign(d, &bytes, "DPO");
	assert_bad(d, &two, "After signature 'Segl' the file was changed: object 4");
}

static void test_files_that_cannot_be_updated_are_refused(void **state)
{
	static const struct {
		const char *bytes, *words;
	} files[] = {
		{ "%PDF-1.7\n", "cut or damaged" },
		{ "%PDF-1.7\nstartxref\n99999\n%%EOF\n", "no cross-reference table" },
		{ "%PDF-1.7\n1 0 obj\n<</Type /XRef /Size 1>>\nstream\n\nendstream\nendobj\n"
		  "startxref\n9\n%%EOF\n",
			"qpdf" },
		{ "%PDF-1.7\nxref\n0 0\ntrailer\n<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF\n",
			"encrypted" },
		{ "%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n",
			"too many times" },
		{ "%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
			"no catalogue" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(files); i++) {
		struct buf in = { .arena = d->cx.arena }, out = { .arena = d->cx.arena };
		buf_puts(&in, files[i].bytes);
		assert_false(pdf_sign(
			&d->cx, &out, &in, &d->key, &(struct pdf_sign_options){ .field = "Segl" }));
		assert_non_null(strstr(d->cx.err.text, files[i].words));
		assert_bad(d, &in, files[i].words);
	}
}

static void test_deep_nesting_is_refused(void **state)
{
	struct desk *d = *state;
	struct buf deep = { .arena = d->cx.arena }, out = { .arena = d->cx.arena };

	for (int i = 0; i < 100000; i++)
		buf_putc(&deep, '[');
	struct buf pdf = sample_pdf(&d->cx);
	struct buf in = sample_update(
		&d->cx, &pdf, (const struct sample_object[]){ { 5, deep.text }, { 0 } });
	assert_false(pdf_sign(
		&d->cx, &out, &in, &d->key, &(struct pdf_sign_options){ .field = "Segl" }));
	assert_int_equal(d->cx.err.kind, ERR_INVALID);
	assert_false(passes(d, &in));
}

static void test_a_trust_list_decides(void **state)
{
	struct desk *d = *state;
	const char *other_folder = arena_fmt(d->cx.arena, "%s/other", d->folder), *other;
	struct pdf_verdict verdict;

	assert_true(pdf_verify(&d->cx, &verdict, &d->signed_pdf, d->key_file));
	assert_good(&verdict, 1);
	assert_true(verdict.signatures[0].trusted);
	assert_int_equal(mkdir(other_folder, 0700), 0);
	assert_true(seal_key_make_demo(&d->cx, &other, other_folder, "Roskilde"));
	assert_true(pdf_verify(&d->cx, &verdict, &d->signed_pdf, other_folder));
	assert_false(verdict.good);
	assert_true(says(&verdict, "does not lead to the trust list"));
	assert_false(pdf_verify(&d->cx, &verdict, &d->signed_pdf, "/nowhere"));
	assert_int_equal(d->cx.err.kind, ERR_NOT_FOUND);
	unlink(other);
	rmdir(other_folder);
}

static void test_a_time_outside_the_certificate_is_found(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), out = { .arena = d->cx.arena };

	assert_true(pdf_sign(&d->cx, &out, &pdf, &d->key,
		&(struct pdf_sign_options){ .field = "Segl", .time = NOW - 2 * 86400 }));
	assert_bad(d, &out, "not valid when it was made");
}

static void test_files_are_signed_in_their_place(void **state)
{
	struct desk *d = *state;
	const char *path = arena_fmt(d->cx.arena, "%s/report.pdf", d->folder);
	const struct pdf_sign_options options = { .field = "Segl" };
	struct buf pdf = sample_pdf(&d->cx);
	struct pdf_verdict verdict;
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	assert_int_equal(fwrite(pdf.text, 1, pdf.len, file), pdf.len);
	assert_int_equal(fclose(file), 0);
	assert_true(seal_sign_file(&d->cx, path, path, &d->key, &options));
	assert_true(seal_verify_file(&d->cx, &verdict, path, NULL));
	assert_good(&verdict, 1);
	assert_false(seal_sign_file(&d->cx, path, path, &d->key, &options));
	assert_non_null(strstr(d->cx.err.text, path));
	unlink(path);
	assert_false(seal_verify_file(&d->cx, &verdict, path, NULL));
	assert_int_equal(d->cx.err.kind, ERR_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_reserved_field_is_filled),
		cmocka_unit_test(test_a_field_is_made_where_there_is_none),
		cmocka_unit_test(test_a_second_signature_keeps_the_first),
		cmocka_unit_test(test_signatures_on_a_plain_document_follow_each_other),
		cmocka_unit_test(test_lists_that_are_objects_of_their_own_grow_there),
		cmocka_unit_test(test_a_signed_field_is_not_signed_again),
		cmocka_unit_test(test_an_unsigned_document_is_not_signed),
		cmocka_unit_test(test_every_changed_byte_is_found),
		cmocka_unit_test(test_every_cut_is_found),
		cmocka_unit_test(test_junk_behind_the_end_is_found),
		cmocka_unit_test(test_every_change_after_the_signature_is_named),
		cmocka_unit_test(test_a_change_is_not_covered_up_by_a_second_signature),
		cmocka_unit_test(test_nothing_hides_between_the_objects_of_a_signature),
		cmocka_unit_test(test_files_that_cannot_be_updated_are_refused),
		cmocka_unit_test(test_deep_nesting_is_refused),
		cmocka_unit_test(test_a_trust_list_decides),
		cmocka_unit_test(test_a_time_outside_the_certificate_is_found),
		cmocka_unit_test(test_files_are_signed_in_their_place),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
