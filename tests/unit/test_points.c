/* test_points.c - points and concepts, and the arithmetic of periods */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "moment.h"
#include "scene.h"
#include "supervision.h"

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

static void test_the_examples_of_the_point_model_hold(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct point_model *model;

	must(cx, point_model_load(cx, &model));
	assert_true(model->example_count >= 5);
	for (size_t i = 0; i < model->example_count; i++) {
		const struct supervision_example *example = &model->examples[i];
		struct points points;
		must(cx, points_of(cx, &points, model, example->supervision));
		assert_int_equal(points.sum, example->points);
		assert_int_equal(points.set, example->set);
	}
}

static void test_every_sum_of_points_leaves_a_concept_and_four_is_never_the_lowest(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	static const char *const people[] = { "1", "5000", "50000" };
	const struct point_model *model;

	must(cx, point_model_load(cx, &model));
	for (unsigned i = 0; i < 24; i++) {
		struct record *r = scene_record(cx, "supervision", NULL,
			PAIRS("registered_count", people[i / 8], "special", i & 1 ? "1" : "0",
				"confidential", i & 2 ? "1" : "0", "risky", i & 4 ? "1" : "0"));
		struct points points;
		must(cx, points_of(cx, &points, model, r));
		assert_true(points.sum >= 1 && points.sum <= 10);
		assert_true(points.set & 1u << 6);
		assert_int_not_equal(points.lowest, 4);
		assert_int_equal(points.verified, i < 16 && !(i & 7));
	}
}

static void test_points_need_every_answer(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct point_model *model;
	struct points points;

	must(cx, point_model_load(cx, &model));
	assert_false(points_of(cx, &points, model,
		scene_record(cx, "supervision", NULL,
			PAIRS("registered_count", "5", "special", "1", "risky", "0"))));
	assert_string_equal(cx->err.field, "confidential");
}

struct gap_case {
	struct period earlier, later;
	long days, bridged, open;
	bool long_bridge;
};

static void test_days_between_periods_are_counted(void **state)
{
	static const struct gap_case cases[] = {
		/* one year after the other */
		{ { "2024-01-01", "2024-12-31", NULL }, { "2025-01-01", "2025-12-31", NULL }, 0, 0,
			0, false },
		/* a month, a leap February */
		{ { "2023-02-01", "2024-01-31", NULL }, { "2024-03-01", "2024-12-31", NULL }, 29, 0,
			29, false },
		/* overlap of the whole of December */
		{ { "2024-01-01", "2024-12-31", NULL }, { "2024-12-01", "2025-11-30", NULL }, -31,
			0, 0, false },
		/* the letter covers part */
		{ { "2024-01-01", "2024-09-30", "2024-11-30" },
			{ "2025-01-01", "2025-12-31", NULL }, 92, 61, 31, false },
		/* the letter covers all, to the last day that is trusted */
		{ { "2024-01-01", "2024-09-30", "2024-12-30" },
			{ "2024-12-31", "2025-12-31", NULL }, 91, 91, 0, false },
		/* a day beyond what is trusted */
		{ { "2024-01-01", "2024-09-30", "2024-12-31" },
			{ "2025-01-01", "2025-12-31", NULL }, 92, 92, 0, true },
		/* the letter reaches into the next period, which needs none */
		{ { "2024-01-01", "2024-12-31", "2025-02-28" },
			{ "2025-01-01", "2025-12-31", NULL }, 0, 0, 0, false },
		/* at a date */
		{ { "2024-06-30", "2024-06-30", NULL }, { "2024-07-01", "2025-06-30", NULL }, 0, 0,
			0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct period_gap gap;
		assert_true(period_gap(&gap, &cases[i].earlier, &cases[i].later));
		assert_int_equal(gap.days, cases[i].days);
		assert_int_equal(gap.bridged, cases[i].bridged);
		assert_int_equal(gap.open, cases[i].open);
		assert_int_equal(gap.long_bridge, cases[i].long_bridge);
	}
}

static void test_age_is_counted_from_the_periods_end(void **state)
{
	const struct period p = { .from = "2024-01-01", .to = "2024-12-31" };
	struct period_gap gap;

	(void)state;
	assert_true(period_gap_until(&gap, &p, "2025-01-15"));
	assert_int_equal(gap.open, 15);
	assert_false(period_is_stale(&p, "2025-12-31"));
	assert_true(period_is_stale(&p, "2026-01-01"));
	assert_false(period_gap_until(&gap, &p, "2025-02-30"));
}

static void test_dates_that_come_again_are_counted_from_the_anchor(void **state)
{
	char next[DATE_SIZE];

	(void)state;
	assert_true(recurrence_next("2025-01-31", 1, "2025-02-28", next));
	assert_string_equal(next, "2025-03-31");
	assert_true(recurrence_next("2025-01-31", 1, "2025-01-31", next));
	assert_string_equal(next, "2025-02-28");
	assert_true(recurrence_next("2024-02-29", 12, "2026-01-01", next));
	assert_string_equal(next, "2026-02-28");
	assert_false(recurrence_next("2025-02-30", 1, "2025-01-01", next));
	assert_false(recurrence_next("2025-02-20", 0, "2025-01-01", next));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_the_examples_of_the_point_model_hold),
		TEST(test_every_sum_of_points_leaves_a_concept_and_four_is_never_the_lowest),
		TEST(test_points_need_every_answer),
		cmocka_unit_test(test_days_between_periods_are_counted),
		cmocka_unit_test(test_age_is_counted_from_the_periods_end),
		cmocka_unit_test(test_dates_that_come_again_are_counted_from_the_anchor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
