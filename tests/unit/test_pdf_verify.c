/* test_pdf_verify.c - every way to spoil a signed document */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "desk.h"
#include "disk.h"
#include "sample_pdf.h"

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
		if (desk_passes(d, pdf))
			fail_msg("byte %zu of %zu was changed unnoticed", at, pdf->len);
		pdf->text[at] = (char)(pdf->text[at] ^ bit);
		arena_rewind(d->cx.arena, mark);
	}
}

static void test_every_changed_byte_is_found(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), one = desk_sign(d, &pdf, "Segl"),
		   two = desk_sign(d, &one, "DPO");
	const char *contents = strstr(one.text, "/Contents <3");
	size_t cms = (size_t)(contents - one.text);

	change_bytes(d, &one, 0, one.len, 97);
	change_bytes(d, &one, cms, cms + 2700, 2); /* what no digest covers is the tender part */
	change_bytes(d, &two, 0, two.len, 97);
	assert_true(desk_passes(d, &one));
	assert_true(desk_passes(d, &two));
}

static void test_every_cut_is_found(void **state)
{
	struct desk *d = *state;
	struct buf two = desk_sign(d, &d->signed_pdf, "DPO"), cut = two;

	for (cut.len = 0; cut.len<two.len; cut.len += cut.len> two.len - 300 ? 1 : 61) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		if (cut.len != d->signed_pdf.len && desk_passes(d, &cut))
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
		struct buf again = desk_sign(d, &pdf, "DPO");
		struct pdf_verdict verdict = desk_verify(d, &again);
		assert_false(verdict.good);
		assert_true(verdict_says(&verdict, "After signature 'Segl' the file was changed"));
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
	struct buf two = desk_sign(d, &bytes, "DPO");
	assert_bad(d, &two, "After signature 'Segl' the file was changed: what was added");
}

static void test_a_signature_beside_a_broken_one_is_not_called_good(void **state)
{
	struct desk *d = *state;
	struct buf two = desk_sign(d, &d->signed_pdf, "DPO");
	char *range = strstr(two.text + d->signed_pdf.len, "/ByteRange [0");

	range[strlen("/ByteRange [")] = '1';
	struct pdf_verdict verdict = desk_verify(d, &two);
	assert_false(verdict.good);
	assert_true(verdict_says(&verdict, "Signature 'DPO': it does not cover"));
	for (size_t i = 0; i < verdict.signature_count; i++)
		assert_false(verdict.signatures[i].good);
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
	assert_true(verdict_says(&verdict, "does not lead to the trust list"));
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
		&(struct pdf_sign_options){ .field = "Segl", .time = DESK_NOW - 2 * 86400 }));
	assert_bad(d, &out, "not valid when it was made");
}

/* Every fact of the table comes through the process in which strangers' files are read. */
static void test_a_file_is_read_apart_with_the_same_verdict(void **state)
{
	struct desk *d = *state;
	const char *path = arena_fmt(d->cx.arena, "%s/file.pdf", d->folder);
	struct buf two = desk_sign(d, &d->signed_pdf, "DPO");
	struct pdf_verdict here = desk_verify(d, &two), apart;

	assert_true(disk_replace(&d->cx, path, two.text, two.len));
	assert_true(seal_verify_file(&d->cx, &apart, path, NULL));
	assert_int_equal(apart.signature_count, 2);
	assert_int_equal(apart.finding_count, here.finding_count);
	for (size_t i = 0; i < here.finding_count; i++)
		assert_string_equal(apart.findings[i].text, here.findings[i].text);
	for (size_t i = 0; i < 2; i++)
		for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
			const char *a = (const char *)&here.signatures[i] + f->offset;
			const char *b = (const char *)&apart.signatures[i] + f->offset;
			const char *const *x = (const char *const *)(const void *)a;
			const char *const *y = (const char *const *)(const void *)b;
			if (f->kind != FACT_TEXT)
				assert_memory_equal(a, b, f->kind == FACT_BOOL ? 1 : 4);
			else if (*x || *y)
				assert_string_equal(*x, *y);
		}
	assert_true(disk_replace(&d->cx, path, "no PDF", 6));
	assert_false(seal_verify_file(&d->cx, &apart, path, NULL));
	assert_non_null(strstr(d->cx.err.text, "file.pdf: This is not a PDF"));
	unlink(path);
}

static void test_a_file_in_place_of_another_is_as_private(void **state)
{
	struct desk *d = *state;
	const char *path = arena_fmt(d->cx.arena, "%s/private.pdf", d->folder);
	struct stat st;

	assert_true(disk_replace(&d->cx, path, "one", 3));
	assert_int_equal(chmod(path, 0600), 0);
	assert_true(disk_replace(&d->cx, path, "two", 3));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_unsigned_document_is_not_signed),
		cmocka_unit_test(test_a_file_in_place_of_another_is_as_private),
		cmocka_unit_test(test_every_changed_byte_is_found),
		cmocka_unit_test(test_every_cut_is_found),
		cmocka_unit_test(test_junk_behind_the_end_is_found),
		cmocka_unit_test(test_every_change_after_the_signature_is_named),
		cmocka_unit_test(test_a_change_is_not_covered_up_by_a_second_signature),
		cmocka_unit_test(test_nothing_hides_between_the_objects_of_a_signature),
		cmocka_unit_test(test_a_signature_beside_a_broken_one_is_not_called_good),
		cmocka_unit_test(test_a_trust_list_decides),
		cmocka_unit_test(test_a_time_outside_the_certificate_is_found),
		cmocka_unit_test(test_a_file_is_read_apart_with_the_same_verdict),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
