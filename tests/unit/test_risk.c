/* test_risk.c - the methods' own examples, and assessments that follow from them */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "asset.h"
#include "risk.h"
#include "scene.h"

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	scene_close(*state);
	return 0;
}

static const struct risk_method *method(struct ctx *cx, const char *name)
{
	const struct risk_method *m = NULL;

	must(cx, risk_method_load(cx, &m, name));
	return m;
}

/* Yes to so many of each area's questions, no to the rest. */
static struct reply *replies_of(struct ctx *cx, const struct risk_method *m, const long *yes)
{
	struct reply *replies = arena_alloc(cx->arena, m->questions.count * sizeof(*replies));
	long area = -1, left = 0;

	for (size_t i = 0; i < m->questions.count; i++) {
		const struct question *q = &m->questions.list[i];
		if (!i || strcmp(q->group.en, q[-1].group.en) != 0)
			left = yes[++area];
		replies[i].answer = left-- > 0 ? "yes" : "no";
	}
	return replies;
}

static void assert_example(
	struct ctx *cx, const struct risk_method *m, const struct risk_example *e)
{
	long consequence = e->consequence;

	for (size_t i = 0; i < COUNT(e->impact); i++)
		if (e->impact[i] > consequence)
			consequence = e->impact[i];
	if (e->impact[0])
		assert_int_equal(risk_likelihood(m, replies_of(cx, m, e->yes)), e->likelihood);
	assert_string_equal(risk_level(m, consequence, e->likelihood)->mark, e->mark);
}

static bool hold_examples(struct ctx *cx, const struct asset *asset, void *arg)
{
	const char *name = asset->name + strlen("checks/risk/");
	const struct risk_method *m =
		method(cx, arena_str(cx->arena, name, strlen(name) - strlen(".yaml")));

	assert_string_equal(m->id, arena_str(cx->arena, name, strlen(name) - strlen(".yaml")));
	assert_true(m->example_count >= 6);
	for (size_t i = 0; i < m->example_count; i++)
		assert_example(cx, m, &m->examples[i]);
	++*(int *)arg;
	return true;
}

static void test_the_examples_of_every_method_hold(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	int methods = 0;

	assert_true(asset_each(cx, "checks/risk/", hold_examples, &methods));
	assert_int_equal(methods, 6);
}

static bool never_falls(struct ctx *cx, const struct asset *asset, void *arg)
{
	const char *name = asset->name + strlen("checks/risk/");
	const struct risk_method *m =
		method(cx, arena_str(cx->arena, name, strlen(name) - strlen(".yaml")));

	(void)arg;
	for (long c = 1; c <= (long)m->consequences; c++)
		for (long l = 1; l <= (long)m->likelihoods; l++) {
			const struct risk_step *here = risk_level(m, c, l);
			assert_true(c == 1 || risk_level(m, c - 1, l) <= here);
			assert_true(l == 1 || risk_level(m, c, l - 1) <= here);
		}
	assert_null(risk_level(m, 0, 1));
	assert_null(risk_level(m, 1, (long)m->likelihoods + 1));
	assert_null(risk_level(m, (long)m->consequences + 1, 1));
	return true;
}

static void test_no_matrix_falls_when_consequence_or_likelihood_rises(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	assert_true(asset_each(cx, "checks/risk/", never_falls, NULL));
}

static void test_the_iso_matrix_is_the_one_of_annex_a(void **state)
{
	/* By likelihood, then consequence, as the annex prints it. */
	static const int annex[5][5] = { { 0, 0, 1, 1, 1 }, { 0, 1, 1, 2, 2 }, { 1, 1, 2, 3, 3 },
		{ 1, 2, 3, 3, 4 }, { 2, 3, 3, 4, 4 } };
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct risk_method *m = method(cx, "iso27005-5x5");

	for (long l = 0; l < 5; l++)
		for (long c = 0; c < 5; c++)
			assert_int_equal(risk_level(m, c + 1, l + 1) - m->steps, annex[l][c]);
}

static void test_of_81_tuples_of_enisa_scores_5_are_low_45_medium_and_31_high(void **state)
{
	static const long yes_for[] = { 0, 2, 5 }; /* scores 1, 2 and 3 */
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct risk_method *m = method(cx, "enisa");
	int found[4] = { 0 };

	assert_int_equal(m->questions.count, 20);
	for (int i = 0; i < 81; i++) {
		const long yes[RISK_AXIS] = { yes_for[i % 3], yes_for[i / 3 % 3],
			yes_for[i / 9 % 3], yes_for[i / 27] };
		found[risk_likelihood(m, replies_of(cx, m, yes))]++;
	}
	assert_int_equal(found[1], 5);
	assert_int_equal(found[2], 45);
	assert_int_equal(found[3], 31);
}

static void test_the_legend_comes_from_the_matrix(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct risk_method *m = method(cx, "dk-4x4-kl");

	assert_string_equal(risk_legend(cx, m, &m->steps[4]), "4×4");
	assert_string_equal(risk_legend(cx, m, &m->steps[2]), "2×4 3×3 4×2");
}

static struct record *scene_assessment(struct ctx *cx, const char *name)
{
	return scene_save(
		cx, "assessment", "roskilde", PAIRS("title", "Vurdering", "method", name));
}

static struct record *scene_scenario(
	struct ctx *cx, const struct record *assessment, const char *const *pairs)
{
	struct record *r = scene_record(cx, "scenario", "roskilde", pairs);

	must(cx, record_set(cx, r, "assessment", assessment->id));
	must(cx, record_save(cx, r, WORD_ADD));
	return r;
}

static struct record *again(struct ctx *cx, const struct record *r)
{
	struct record *back = NULL;

	must(cx, record_load(cx, &back, r->form, r->id));
	return back;
}

static void test_the_whole_is_as_grave_as_its_worst_scenario(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *a = scene_assessment(cx, "dk-4x4-kl");
	struct risk_result result;
	const struct record *low = scene_scenario(cx, a,
		PAIRS("title", "Lille", "likelihood", "1", "registered_c", "1", "society_a", "2"));
	const struct record *high = scene_scenario(cx, a,
		PAIRS("title", "Stor", "likelihood", "4", "registered_c", "2", "organisation_a",
			"4", "likelihood_after", "2"));
	scene_scenario(cx, a,
		PAIRS("title", "Uden betydning", "relevant", "0", "likelihood", "4", "registered_c",
			"4"));
	scene_scenario(cx, a, PAIRS("title", "Halv", "likelihood", "4"));

	must(cx, risk_compute(cx, &result, a));
	assert_string_equal(record_get(again(cx, low), "level_before"), "very_low");
	assert_null(record_get(again(cx, low), "level_after"));
	assert_string_equal(record_get(again(cx, high), "level_before"), "very_high");
	assert_string_equal(record_get(again(cx, high), "level_after"), "medium");
	const struct record *back = again(cx, a);
	assert_string_equal(record_get(back, "level_before"), "very_high");
	assert_string_equal(record_get(back, "level_after"), "medium");
	assert_string_equal(record_get(back, "assessed"), "2026-01-15");
	assert_non_null(strstr(record_get(back, "explanation"), "Stor"));
	assert_non_null(strstr(record_get(back, "explanation"), "Halv"));
	assert_string_equal(result.worst_before->before.party->name, "organisation");

	const unsigned *counts = risk_matrix_counts(cx, &result, false);
	assert_int_equal(counts[3 * 4 + 3], 1);
	assert_int_equal(counts[1 * 4 + 0], 1);
	counts = risk_matrix_counts(cx, &result, true);
	assert_int_equal(counts[3 * 4 + 3], 0);
	assert_int_equal(counts[3 * 4 + 1], 1);
}

static void test_an_explanation_speaks_the_readers_language_while_it_holds(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *a = scene_assessment(cx, "dk-4x4-kl");
	struct record *s = scene_scenario(
		cx, a, PAIRS("title", "Brand", "likelihood", "2", "registered_c", "2"));
	struct risk_result result;
	const char *text;

	must(cx, risk_explanation(cx, &text, a));
	assert_null(text);
	must(cx, risk_compute(cx, &result, a));
	cx->lang = LANG_EN;
	must(cx, risk_explanation(cx, &text, again(cx, a)));
	assert_ptr_equal(strstr(text, "Method: "), text);
	s = again(cx, s);
	must(cx, record_set(cx, s, "likelihood", "3"));
	must(cx, record_save(cx, s, WORD_SET));
	must(cx, risk_explanation(cx, &text, again(cx, a)));
	assert_ptr_equal(strstr(text, "Metode: "), text);
	s = again(cx, s);
	must(cx, record_set(cx, s, "likelihood", "5"));
	must(cx, record_save(cx, s, WORD_SET));
	must(cx, risk_explanation(cx, &text, again(cx, a)));
	assert_ptr_equal(strstr(text, "Metode: "), text);
	cx->lang = LANG_DA;
}

static void test_a_value_outside_the_scale_is_refused_and_nothing_is_written(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *a = scene_assessment(cx, "dk-4x4-kl");
	struct risk_result result;

	scene_scenario(cx, a, PAIRS("title", "For meget", "likelihood", "5", "registered_c", "1"));
	assert_false(risk_compute(cx, &result, a));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "For meget"));
	assert_null(record_get(again(cx, a), "explanation"));
	must(cx, record_set(cx, a, "method", "no-such"));
	assert_false(risk_compute(cx, &result, a));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

static void test_enisa_takes_the_highest_impact_and_needs_every_answer(void **state)
{
	static const long yes[RISK_AXIS] = { 4, 2, 3, 1 };
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct risk_method *m = method(cx, "enisa");
	struct record *a = scene_assessment(cx, "enisa");
	struct reply *replies = replies_of(cx, m, yes);
	struct risk_result result;

	replies[7].answer = "unknown";
	must(cx, replies_save(cx, &m->questions, replies, a));
	must(cx, risk_compute(cx, &result, a));
	assert_int_equal(result.unanswered_count, 1);
	assert_null(record_get(a, "level_before"));
	replies[7].answer = "no";
	must(cx, replies_save(cx, &m->questions, replies, a));
	assert_false(risk_compute(cx, &result, a));
	assert_string_equal(cx->err.field, "impact_c");
	must(cx, record_set(cx, a, "impact_c", "1"));
	must(cx, record_set(cx, a, "impact_i", "3"));
	must(cx, record_set(cx, a, "impact_a", "2"));
	must(cx, risk_compute(cx, &result, a));
	assert_string_equal(record_get(a, "level_before"), "high");
	assert_string_equal(result.worst_before->before.dimension->name, "i");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_the_examples_of_every_method_hold),
		TEST(test_no_matrix_falls_when_consequence_or_likelihood_rises),
		TEST(test_the_iso_matrix_is_the_one_of_annex_a),
		TEST(test_of_81_tuples_of_enisa_scores_5_are_low_45_medium_and_31_high),
		TEST(test_the_legend_comes_from_the_matrix),
		TEST(test_the_whole_is_as_grave_as_its_worst_scenario),
		TEST(test_an_explanation_speaks_the_readers_language_while_it_holds),
		TEST(test_a_value_outside_the_scale_is_refused_and_nothing_is_written),
		TEST(test_enisa_takes_the_highest_impact_and_needs_every_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
