/* test_longterm.c - signatures that hold for as long as they are kept: PAdES B-LT and B-LTA */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/ocsp.h>

#include "../../src/seal/pdf_rest.h"
#include "office.h"
#include "sample_pdf.h"

#define TAMPERED 61 /* every so many bytes one is changed */

static bool try_sign(struct office *o, struct buf *out, enum seal_level level)
{
	struct buf pdf = sample_pdf(&o->d->cx);

	*out = (struct buf){ .arena = o->d->cx.arena };
	return pdf_sign(&o->d->cx, out, &pdf, &o->seal,
		&(struct pdf_sign_options){ .field = "Segl", .stamp = &o->stamp, .level = level });
}

static struct buf sign(struct office *o, enum seal_level level)
{
	struct buf out;

	if (!try_sign(o, &out, level))
		fail_msg("%s", o->d->cx.err.text);
	return out;
}

static struct buf keep(struct office *o, const struct buf *in)
{
	struct buf out;

	if (!pdf_keep(&o->d->cx, &out, in, &(struct pdf_keep_options){ .stamp = &o->stamp }))
		fail_msg("%s", o->d->cx.err.text);
	return out;
}

static struct pdf_verdict verify(struct office *o, const struct buf *pdf)
{
	struct pdf_verdict verdict;

	if (!pdf_verify(&o->d->cx, &verdict, pdf, o->a.trust))
		fail_msg("%s", o->d->cx.err.text);
	return verdict;
}

static void assert_level(const struct pdf_verdict *v, size_t signatures, const char *level)
{
	assert_good(v, signatures);
	assert_string_equal(seal_level_name(v->signatures[0].level), level);
}

static void assert_refused(struct office *o, const char *words)
{
	struct buf out;

	assert_false(try_sign(o, &out, SEAL_LT));
	if (!strstr(o->d->cx.err.text, words))
		fail_msg("'%s' does not say '%s'", o->d->cx.err.text, words);
	assert_null(out.text);
	o->d->cx.err = (struct err){ 0 };
}

static void test_each_level_is_what_it_says(void **state)
{
	static const struct {
		enum seal_level level;
		const char *name;
		size_t signatures;
	} levels[] = {
		{ SEAL_OTHER, "PAdES B-T", 1 },
		{ SEAL_T, "PAdES B-T", 1 },
		{ SEAL_LT, "PAdES B-LT", 1 },
		{ SEAL_LTA, "PAdES B-LTA", 2 },
	};
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	for (size_t i = 0; i < COUNT(levels); i++) {
		struct buf pdf = sign(&o, levels[i].level);
		struct pdf_verdict verdict = verify(&o, &pdf);
		assert_level(&verdict, levels[i].signatures, levels[i].name);
		assert_int_equal(verdict.signatures[0].unrevoked, levels[i].level >= SEAL_LT);
		assert_true(verdict.signatures[0].trusted);
		assert_true(verdict_says(&verdict, levels[i].name));
		/* Without a trust list it shows the same. */
		verdict = desk_verify(o.d, &pdf);
		assert_level(&verdict, levels[i].signatures, levels[i].name);
	}
}

static void test_a_level_above_b_needs_an_authority(void **state)
{
	struct desk *d = *state;
	struct buf pdf = sample_pdf(&d->cx), out;

	assert_false(pdf_sign(&d->cx, &out, &pdf, &d->key,
		&(struct pdf_sign_options){ .field = "Segl", .level = SEAL_LTA }));
	assert_non_null(strstr(d->cx.err.text, "PAdES B-LTA"));
}

static void test_seal_approval_and_renewals_follow_each_other(void **state)
{
	CLEANUP(office_close) struct office o;
	struct buf approved = { 0 };

	office_open(&o, *state);
	struct buf sealed = sign(&o, SEAL_LTA);
	assert_true(pdf_sign(&o.d->cx, &approved, &sealed, &o.dpo,
		&(struct pdf_sign_options){
			.field = "DPO", .stamp = &o.stamp, .level = SEAL_LTA }));
	struct pdf_verdict verdict = verify(&o, &approved);
	assert_level(&verdict, 4, "PAdES B-LTA");
	assert_string_equal(verdict.signatures[2].signer, "Prøverådgiver");
	assert_int_equal(verdict.signatures[2].level, SEAL_LTA);
	/* Years later, when all that was fetched has long ended. */
	o.a.state->time = o.d->cx.clock.fixed = OFFICE_TODAY + 5L * 365 * OFFICE_DAY;
	struct buf renewed = keep(&o, &approved);
	verdict = verify(&o, &renewed);
	assert_level(&verdict, 5, "PAdES B-LTA");
	assert_string_equal(verdict.signatures[4].field, "Arkivstempel3");
	/* The authority of the stamp before was asked about. */
	assert_true(verdict.signatures[3].unrevoked);
}

/* A signature by the signer's own word only has the time of the archive's stamp. */
static void test_an_archive_stamp_gives_its_time_to_what_had_none(void **state)
{
	CLEANUP(office_close) struct office o;
	struct buf pdf = { 0 }, plain = { 0 };

	office_open(&o, *state);
	plain = sample_pdf(&o.d->cx);
	assert_true(pdf_sign(
		&o.d->cx, &pdf, &plain, &o.seal, &(struct pdf_sign_options){ .field = "Segl" }));
	struct buf kept = keep(&o, &pdf);
	struct pdf_verdict verdict = verify(&o, &kept);
	assert_level(&verdict, 2, "PAdES B-T");
	assert_string_equal(verdict.signatures[0].stamped, "2026-01-02T00:00:00Z");
	struct buf twice = keep(&o, &kept);
	verdict = verify(&o, &twice);
	assert_level(&verdict, 3, "PAdES B-LTA");
}

static void test_a_list_answers_where_the_responder_does_not(void **state)
{
	static const enum mood moods[] = { REFUSES, LIES, BABBLES };
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	for (size_t i = 0; i < COUNT(moods); i++) {
		o.a.state->responder = moods[i];
		struct buf pdf = sign(&o, SEAL_LT);
		struct pdf_verdict verdict = verify(&o, &pdf);
		assert_level(&verdict, 1, "PAdES B-LT");
	}
}

static void test_nothing_is_sealed_when_nobody_answers(void **state)
{
	static const enum mood moods[] = { LIES, BABBLES };
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	o.a.state->responder = BABBLES;
	for (size_t i = 0; i < COUNT(moods); i++) {
		o.a.state->lists = moods[i];
		assert_refused(&o, moods[i] == LIES ? "Nobody says" : "are not to be found");
	}
}

static void test_a_revoked_certificate_seals_nothing(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	o.a.state->revoked = OFFICE_TODAY - 100;
	assert_refused(&o, "'Prøvekommune' was revoked on 2026");
	o.a.state->responder = BABBLES; /* and now the list says it */
	assert_refused(&o, "'Prøvekommune' was revoked on 2026");
	o.a.state->revoked = 0;
	o.a.state->clock_revoked = OFFICE_TODAY - 100;
	assert_refused(&o, "'Tidsstempler' was revoked on 2026");
}

/* What was signed before a certificate was revoked still holds. */
static void test_a_later_revocation_changes_nothing(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	struct buf sealed = sign(&o, SEAL_T);
	o.a.state->revoked = OFFICE_TODAY + OFFICE_DAY;
	o.a.state->time = o.d->cx.clock.fixed = OFFICE_TODAY + 2L * OFFICE_DAY;
	struct buf kept = keep(&o, &sealed);
	struct pdf_verdict verdict = verify(&o, &kept);
	assert_level(&verdict, 2, "PAdES B-LTA");
}

/* Without a trusted time, who has a stolen key can write any date. */
static void test_a_claimed_time_is_no_proof_against_a_revocation(void **state)
{
	CLEANUP(office_close) struct office o;
	struct buf plain, pdf, kept;

	office_open(&o, *state);
	plain = sample_pdf(&o.d->cx);
	assert_true(pdf_sign(&o.d->cx, &pdf, &plain, &o.seal,
		&(struct pdf_sign_options){ .field = "Segl", .time = OFFICE_TODAY }));
	o.a.state->revoked = OFFICE_TODAY + OFFICE_DAY;
	o.a.state->reason = OCSP_REVOKED_STATUS_KEYCOMPROMISE;
	/* The day is not there yet by the clock, so the document may hold the answer. */
	assert_true(pdf_keep(&o.d->cx, &kept, &pdf, &(struct pdf_keep_options){ 0 }));
	o.d->cx.clock.fixed = OFFICE_TODAY + 2L * OFFICE_DAY;
	struct pdf_verdict verdict = verify(&o, &kept);
	assert_false(verdict.good);
	assert_true(verdict_says(&verdict, "'Prøvekommune' was revoked"));
	/* One that was only replaced signed nothing later. */
	o.d->cx.clock.fixed = OFFICE_TODAY;
	o.a.state->reason = OCSP_REVOKED_STATUS_SUPERSEDED;
	assert_true(pdf_keep(&o.d->cx, &kept, &pdf, &(struct pdf_keep_options){ 0 }));
	o.d->cx.clock.fixed = OFFICE_TODAY + 2L * OFFICE_DAY;
	verdict = verify(&o, &kept);
	assert_level(&verdict, 1, "PAdES B-B");
	assert_true(verdict.signatures[0].unrevoked);
}

static void test_renewing_says_what_it_could_not_show(void **state)
{
	CLEANUP(office_close) struct office o;
	struct buf out, doubts = { 0 };

	office_open(&o, *state);
	struct buf sealed = sign(&o, SEAL_T);
	o.a.state->responder = o.a.state->lists = BABBLES;
	doubts.arena = o.d->cx.arena;
	assert_true(pdf_keep(&o.d->cx, &out, &sealed,
		&(struct pdf_keep_options){ .stamp = &o.stamp, .doubts = &doubts }));
	assert_non_null(strstr(doubts.text, "'Prøvekommune'"));
	struct pdf_verdict verdict = verify(&o, &out);
	assert_level(&verdict, 2, "PAdES B-T");
	/* Only what is whole is renewed. */
	out.text[40] ^= 1;
	struct buf again;
	assert_false(
		pdf_keep(&o.d->cx, &again, &out, &(struct pdf_keep_options){ .stamp = &o.stamp }));
	assert_non_null(strstr(o.d->cx.err.text, "not to be trusted"));
}

static void test_every_changed_byte_is_found(void **state)
{
	CLEANUP(office_close) struct office o;

	office_open(&o, *state);
	struct buf pdf = sign(&o, SEAL_LTA);
	for (size_t at = 0; at < pdf.len; at += TAMPERED) {
		struct arena_mark mark = arena_mark(o.d->cx.arena);
		struct pdf_verdict verdict;
		char was = pdf.text[at];
		pdf.text[at] = (char)(was ^ (was == '0' ? 1 : 2));
		if (pdf_verify(&o.d->cx, &verdict, &pdf, o.a.trust) && verdict.good)
			fail_msg("byte %zu of %zu was changed unnoticed", at, pdf.len);
		pdf.text[at] = was;
		arena_rewind(o.d->cx.arena, mark);
	}
}

/* The process that reads a document may come under the control of whoever sent it. */
static void test_what_a_document_rests_on_is_read_as_a_strangers(void **state)
{
	struct desk *d = *state;
	CLEANUP(office_close) struct office o;
	struct buf said = { .arena = d->cx.arena };
	struct rests rests;

	office_open(&o, d);
	struct buf pdf = sign(&o, SEAL_LTA);
	rests_say(&d->cx, &said, &pdf);
	assert_true(rests_take(&d->cx, &rests, (struct slice){ said.text, said.len }));
	assert_int_equal(rests.count, 3); /* the signer, its time-stamp, and the one over all */
	assert_int_equal(rests.list[0].times.used, OFFICE_TODAY);
	assert_string_equal(rests.stamp_field, "Arkivstempel2");
	rests_done(&rests);
	for (size_t len = 0; len < said.len; len += 7) {
		assert_false(rests_take(&d->cx, &rests, (struct slice){ said.text, len }));
		rests_done(&rests);
	}
	for (size_t at = 0; at < said.len; at += 3) {
		struct buf changed = { .arena = d->cx.arena };
		struct arena_mark mark = arena_mark(d->cx.arena);
		buf_add(&changed, said.text, said.len);
		changed.text[at] ^= (char)0xff;
		bool taken =
			rests_take(&d->cx, &rests, (struct slice){ changed.text, changed.len });
		assert_true(!taken || rests.count <= COUNT(rests.list));
		rests_done(&rests);
		arena_rewind(d->cx.arena, mark);
	}
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, desk_setup, desk_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_each_level_is_what_it_says),
		T_(test_a_level_above_b_needs_an_authority),
		T_(test_seal_approval_and_renewals_follow_each_other),
		T_(test_an_archive_stamp_gives_its_time_to_what_had_none),
		T_(test_a_list_answers_where_the_responder_does_not),
		T_(test_nothing_is_sealed_when_nobody_answers),
		T_(test_a_revoked_certificate_seals_nothing),
		T_(test_a_later_revocation_changes_nothing),
		T_(test_a_claimed_time_is_no_proof_against_a_revocation),
		T_(test_renewing_says_what_it_could_not_show),
		T_(test_every_changed_byte_is_found),
		T_(test_what_a_document_rests_on_is_read_as_a_strangers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
