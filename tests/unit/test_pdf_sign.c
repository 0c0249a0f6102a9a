/* test_pdf_sign.c - documents that are signed, and those that cannot be */
#include <fcntl.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/seal/answer.h"
#include "../../src/seal/pdf_signing.h"
#include "desk.h"
#include "sample_pdf.h"

static void test_a_reserved_field_is_filled(void **state)
{
	struct desk *d = *state;
	struct pdf_verdict verdict = desk_verify(d, &d->signed_pdf);

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
	assert_true(verdict_says(&verdict, "demo key"));
}

static void test_a_field_is_made_where_there_is_none(void **state)
{
	struct desk *d = *state;
	struct buf plain = sample_pdf_plain(&d->cx), with_form = sample_pdf(&d->cx);
	struct buf a = desk_sign(d, &plain, "Segl"), b = desk_sign(d, &with_form, "Årssegl");
	struct pdf_verdict first = desk_verify(d, &a), second = desk_verify(d, &b);

	assert_good(&first, 1);
	assert_good(&second, 1);
	assert_string_equal(second.signatures[0].field, "Årssegl");
	assert_memory_equal(a.text, plain.text, plain.len);
}

static void test_a_second_signature_keeps_the_first(void **state)
{
	struct desk *d = *state;
	struct buf two = desk_sign(d, &d->signed_pdf, "DPO"), three = desk_sign(d, &two, "Tilsyn");
	struct pdf_verdict verdict = desk_verify(d, &three);

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
	struct buf one = desk_sign(d, &plain, "Segl"), two = desk_sign(d, &one, "DPO");
	struct pdf_verdict verdict = desk_verify(d, &two);

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
	struct buf one = desk_sign(d, &changed, "Segl"), two = desk_sign(d, &one, "DPO");
	struct pdf_verdict verdict = desk_verify(d, &two);

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

static void test_files_that_cannot_be_updated_are_refused(void **state)
{
	static const struct {
		const char *bytes, *words;
	} files[] = {
		{ "%PDF-1.7\n", "cut or damaged" },
		{ "%PDF-1.7\nstartxref\n99999\n%%EOF\n", "no cross-reference table" },
		{ "%PDF-1.7\n1 0 obj\n<</Type /XRef /Size 1>>\nstream\n\nendstream\nendobj\n"
		  "startxref\n9\n%%EOF\n",
			"no cross-reference table" },
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
	assert_false(desk_passes(d, &in));
}

static void written(const char *path, const struct buf *bytes)
{
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes->text, 1, bytes->len, file), bytes->len);
	assert_int_equal(fclose(file), 0);
}

static void test_files_are_signed_in_their_place(void **state)
{
	struct desk *d = *state;
	const char *path = arena_fmt(d->cx.arena, "%s/report.pdf", d->folder);
	const struct seal_key_source source = { .path = d->key_file };
	const struct seal_order order = {
		.from = path, .to = path, .source = &source, .how = { .field = "Segl" }
	};
	const char *subject;
	struct buf pdf = sample_pdf(&d->cx);
	struct pdf_verdict verdict;

	written(path, &pdf);
	assert_true(seal_sign_file(&d->cx, &subject, &order));
	assert_true(seal_verify_file(&d->cx, &verdict, path, NULL));
	assert_good(&verdict, 1);
	assert_false(seal_sign_file(&d->cx, &subject, &order));
	assert_non_null(strstr(d->cx.err.text, path));
	unlink(path);
	assert_false(seal_verify_file(&d->cx, &verdict, path, NULL));
	assert_int_equal(d->cx.err.kind, ERR_NOT_FOUND);
}

static char *asked_too_early(struct ctx *cx, const char *path, void *arg)
{
	(void)cx;
	*(const char **)arg = path;
	return NULL;
}

/* A file that cannot be signed, whatever its key, is refused before anybody opens the key. */
static void test_a_file_is_read_before_there_is_a_key(void **state)
{
	struct desk *d = *state;
	const char *path = arena_fmt(d->cx.arena, "%s/sent.pdf", d->folder), *asked = NULL,
		   *subject;
	const struct seal_key_source source = {
		.path = "tests/nowhere.p12", .password = asked_too_early, .arg = &asked
	};
	const struct seal_order order = {
		.from = path, .to = path, .source = &source, .how = { .field = "Segl" }
	};

	written(path, &d->signed_pdf);
	assert_false(seal_sign_file(&d->cx, &subject, &order));
	assert_int_equal(d->cx.err.kind, ERR_CONFLICT);
	assert_null(asked);
	struct buf cut = { .arena = d->cx.arena };
	buf_puts(&cut, "%PDF-1.7\n");
	written(path, &cut);
	assert_false(seal_sign_file(&d->cx, &subject, &order));
	assert_non_null(strstr(d->cx.err.text, "cut or damaged"));
	unlink(path);
}

/* What the process that read the file says: the place, and what was added. */
static struct slice said(struct desk *d, uint32_t at, const struct buf *added)
{
	struct buf b = { .arena = d->cx.arena };

	answer_outcome(&d->cx, &b, true);
	answer_number(&b, at);
	if (added->len)
		buf_add(&b, added->text, added->len);
	return (struct slice){ b.text, b.len };
}

/* It may have come under the control of whoever sent the file. */
static void test_only_the_dictionary_that_was_asked_for_is_signed(void **state)
{
	struct desk *d = *state;
	const struct pdf_sign_options how = { .field = "Segl", .reason = "Godkendt" };
	const struct pdf_sign_options other = { .field = "Segl", .reason = "Afvist.." };
	struct signing s = { .options = &how, .time = DESK_NOW, .room = 5000 };
	struct buf in = sample_pdf(&d->cx), added = { .arena = d->cx.arena };
	struct prepared made;
	struct gaps gaps;

	buf_puts(&added, "9 0 obj\n");
	dictionary_write(&added, &s, &gaps);
	buf_puts(&added, "\nendobj\n");
	uint32_t at = (uint32_t)gaps.start;
	assert_true(prepared_read(&d->cx, &made, &in, &s, said(d, at, &added)));
	assert_int_equal(made.bytes.len, in.len + added.len);
	assert_memory_equal(made.bytes.text, in.text, in.len);
	assert_int_equal(made.gaps.contents_end, in.len + gaps.contents_end);
	const uint32_t others[] = { 0, at - 1, at + 1, (uint32_t)added.len, UINT32_MAX };
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(prepared_read(&d->cx, &made, &in, &s, said(d, others[i], &added)));
	s.options = &other;
	assert_false(prepared_read(&d->cx, &made, &in, &s, said(d, at, &added)));
	s.options = NULL;
	assert_true(prepared_read(&d->cx, &made, &in, &s, said(d, at, &added)));
	assert_int_equal(made.gaps.contents, 0);
	assert_false(prepared_read(&d->cx, &made, &in, &s, (struct slice){ "", 0 }));
	added.len = 0;
	assert_false(prepared_read(&d->cx, &made, &in, &s, said(d, 0, &added)));
}

/* What another program says of a file; NULL where that program is not installed. */
static const char *asked(struct desk *d, char *program, char *option, char *path)
{
	const char *said = arena_fmt(d->cx.arena, "%s/said.txt", d->folder);
	char *with_option[] = { program, option, path, NULL }, *plain[] = { program, path, NULL };
	char text[8192] = "";
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int failure =
		posix_spawnp(&pid, program, &actions, NULL, option ? with_option : plain, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (failure)
		return NULL;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	FILE *file = fopen(said, "rbe");
	assert_non_null(file);
	size_t len = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	unlink(said);
	return arena_str(d->cx.arena, text, len);
}

static void test_other_programs_agree(void **state)
{
	struct desk *d = *state;
	struct buf two = desk_sign(d, &d->signed_pdf, "Årssegl");
	char *path = arena_fmt(d->cx.arena, "%s/two.pdf", d->folder);
	char pdfsig[] = "pdfsig", qpdf[] = "qpdf", check[] = "--check";
	FILE *file = fopen(path, "wbe");

	assert_true(file && fwrite(two.text, 1, two.len, file) == two.len && fclose(file) == 0);
	const char *poppler = asked(d, pdfsig, NULL, path), *syntax = asked(d, qpdf, check, path);
	unlink(path);
	if (!poppler || !syntax) {
		skip();
		return;
	}
	const char *first = strstr(poppler, "Signature Validation: Signature is Valid.");
	assert_non_null(first);
	assert_non_null(strstr(first + 1, "Signature Validation: Signature is Valid."));
	assert_non_null(strstr(poppler, "ETSI.CAdES.detached"));
	assert_non_null(strstr(first, "Total document signed"));
	assert_non_null(strstr(syntax, "No syntax or stream encoding errors"));
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
		cmocka_unit_test(test_files_that_cannot_be_updated_are_refused),
		cmocka_unit_test(test_deep_nesting_is_refused),
		cmocka_unit_test(test_files_are_signed_in_their_place),
		cmocka_unit_test(test_a_file_is_read_before_there_is_a_key),
		cmocka_unit_test(test_only_the_dictionary_that_was_asked_for_is_signed),
		cmocka_unit_test(test_other_programs_agree),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
