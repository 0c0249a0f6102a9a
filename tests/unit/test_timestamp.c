/* test_timestamp.c - trusted time: had from an authority that may be honest, and checked */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "authority.h"
#include "desk.h"
#include "sample_pdf.h"

#define SECOND_DAY (DESK_NOW + 86400)
#define PATIENT    30 /* seconds, on a machine that is busy */

/* Signs a fresh document with time-stamps from there. */
static bool sign_with(
	struct desk *d, struct buf *out, const char *const *urls, const char *trust, int seconds)
{
	struct buf pdf = sample_pdf(&d->cx);
	const struct stamp_source source = { urls, trust, seconds };

	*out = (struct buf){ .arena = d->cx.arena };
	return pdf_sign(&d->cx, out, &pdf, &d->key,
		&(struct pdf_sign_options){ .field = "Segl", .stamp = &source });
}

static struct buf stamped(struct desk *d, const struct authority *a)
{
	struct buf out;

	if (!sign_with(d, &out, (const char *const[]){ a->url, NULL }, a->trust, PATIENT))
		fail_msg("%s", d->cx.err.text);
	return out;
}

static void test_a_stamped_signature_tells_its_time(void **state)
{
	struct desk *d = *state;
	CLEANUP(authority_close)
	struct authority a = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	struct buf pdf = stamped(d, &a);
	struct pdf_verdict verdict = desk_verify(d, &pdf);
	const struct pdf_signature *s = verdict.signatures;

	assert_good(&verdict, 1);
	assert_string_equal(s->time, "2026-01-01T00:00:00Z");
	assert_string_equal(s->stamped, "2026-01-02T00:00:00Z");
	assert_string_equal(s->authority, "Tidsstempler");
	assert_string_equal(seal_level_name(s->level), "PAdES B-T");
	assert_true(verdict_says(&verdict, "was there on"));
	/* Nobody vouches for the authority when the list names others. */
	assert_true(pdf_verify(&d->cx, &verdict, &pdf, d->key_file));
	assert_false(verdict.good);
	assert_true(verdict_says(&verdict, "trusted authority"));
}

static void test_without_a_stamp_the_time_is_the_signers_word(void **state)
{
	struct desk *d = *state;
	struct pdf_verdict verdict = desk_verify(d, &d->signed_pdf);

	assert_string_equal(seal_level_name(verdict.signatures[0].level), "PAdES B-B");
	assert_null(verdict.signatures[0].stamped);
	assert_true(verdict_says(&verdict, "own word"));
}

static void test_archive_stamps_follow_each_other(void **state)
{
	struct desk *d = *state;
	CLEANUP(authority_close)
	struct authority a = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	const struct stamp_source source = { (const char *const[]){ a.url, NULL }, a.trust,
		PATIENT };
	struct buf one = stamped(d, &a), two = desk_sign(d, &one, "DPO"), three, four;

	const struct pdf_keep_options keep = { .stamp = &source };

	assert_true(pdf_keep(&d->cx, &three, &two, &keep));
	assert_true(pdf_keep(&d->cx, &four, &three, &keep));
	struct pdf_verdict verdict = desk_verify(d, &four);
	assert_good(&verdict, 4);
	assert_false(verdict.signatures[1].archive);
	assert_true(verdict.signatures[2].archive);
	assert_string_equal(verdict.signatures[2].field, "Arkivstempel1");
	assert_string_equal(verdict.signatures[3].field, "Arkivstempel2");
	assert_string_equal(verdict.signatures[3].stamped, "2026-01-02T00:00:00Z");
	assert_true(verdict_says(&verdict, "Archive time-stamp 'Arkivstempel2'"));
}

static void assert_changes_show(
	struct desk *d, const char *trust, struct buf *pdf, size_t from, size_t to, size_t step)
{
	for (size_t at = from; at < to && at < pdf->len; at += step) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		struct pdf_verdict verdict;
		char was = pdf->text[at];
		pdf->text[at] = (char)(was ^ (was == '0' ? 1 : 2));
		if (pdf_verify(&d->cx, &verdict, pdf, trust) && verdict.good)
			fail_msg("byte %zu of %zu was changed unnoticed", at, pdf->len);
		pdf->text[at] = was;
		arena_rewind(d->cx.arena, mark);
	}
}

/* In the tokens most of all, of which no signature of ours covers anything. */
static void test_every_changed_byte_of_a_stamp_is_found(void **state)
{
	struct desk *d = *state;
	CLEANUP(authority_close)
	struct authority a = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	const struct stamp_source source = { (const char *const[]){ a.url, NULL }, a.trust,
		PATIENT };
	struct buf pdf = sample_pdf(&d->cx), one, two;
	struct pdf_verdict verdict;

	assert_true(seal_key_open(&d->cx, &key, &(struct seal_key_source){ .path = a.seal }));
	assert_true(pdf_sign(&d->cx, &one, &pdf, &key,
		&(struct pdf_sign_options){ .field = "Segl", .stamp = &source }));
	assert_true(pdf_keep(&d->cx, &two, &one, &(struct pdf_keep_options){ .stamp = &source }));
	size_t cms = (size_t)(strstr(one.text, "/Contents <3") - one.text);
	assert_changes_show(d, a.trust, &two, cms, cms + 8000, 17);
	assert_changes_show(d, a.trust, &two, one.len, two.len, 23);
	assert_changes_show(d, a.trust, &two, 0, two.len, 397);
	assert_true(pdf_verify(&d->cx, &verdict, &two, a.trust));
	assert_good(&verdict, 2);
	assert_string_equal(seal_level_name(verdict.signatures[0].level), "PAdES B-LTA");
}

static void test_a_dishonest_authority_is_found_out(void **state)
{
	static const struct {
		enum mood mood;
		const char *words;
	} cases[] = {
		{ REFUSES, "refused" },
		{ LIES, "something else" },
		{ BABBLES, "does not answer as RFC 3161" },
		{ SLEEPS, "too slow" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		CLEANUP(authority_close)
		struct authority a = authority_open(&d->cx, d->folder, cases[i].mood, SECOND_DAY);
		struct buf out;
		assert_false(sign_with(d, &out, (const char *const[]){ a.url, NULL }, NULL,
			cases[i].mood == SLEEPS ? 1 : PATIENT));
		assert_int_equal(d->cx.err.kind, ERR_SYSTEM);
		if (!strstr(d->cx.err.text, cases[i].words))
			fail_msg("'%s' does not say '%s'", d->cx.err.text, cases[i].words);
		assert_null(out.text);
		d->cx.err = (struct err){ 0 };
	}
}

static void test_an_authority_that_is_not_trusted_is_refused(void **state)
{
	struct desk *d = *state;
	CLEANUP(authority_close)
	struct authority a = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	struct buf out;

	assert_false(
		sign_with(d, &out, (const char *const[]){ a.url, NULL }, d->key_file, PATIENT));
	assert_non_null(strstr(d->cx.err.text, "trusted authority"));
}

static void test_the_next_authority_is_asked_when_one_is_down(void **state)
{
	struct desk *d = *state;
	CLEANUP(authority_close)
	struct authority gone = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	CLEANUP(authority_close)
	struct authority here = authority_open(&d->cx, d->folder, HONEST, SECOND_DAY);
	const char *const urls[] = { gone.url, "nonsense", here.url, NULL };
	struct buf out;

	authority_close(&gone);
	assert_true(sign_with(d, &out, urls, here.trust, 4));
	authority_close(&here);
	assert_false(sign_with(d, &out, urls, NULL, 1));
	assert_non_null(strstr(d->cx.err.text, gone.url));
	assert_non_null(strstr(d->cx.err.text, "nothing was sealed"));
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_a_stamped_signature_tells_its_time),
		T_(test_without_a_stamp_the_time_is_the_signers_word),
		T_(test_archive_stamps_follow_each_other),
		T_(test_every_changed_byte_of_a_stamp_is_found),
		T_(test_a_dishonest_authority_is_found_out),
		T_(test_an_authority_that_is_not_trusted_is_refused),
		T_(test_the_next_authority_is_asked_when_one_is_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
