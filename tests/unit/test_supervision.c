/* test_supervision.c - points and concepts, gaps in days, conclusions and the members' decisions */
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

/* A shared system that Roskilde uses and Greve does not, and its supervision. */
static struct record *scene_supervision(struct ctx *cx, const char *concept)
{
	static const char *const system[] = { "name", "Fælles løn", "shared", "1", NULL };
	const struct record *s = scene_save(cx, "system", "association", system);

	scene_save(cx, "system_use", "roskilde", PAIRS("system", s->id));
	return scene_save(cx, "supervision", "association",
		PAIRS("title", "Tilsyn 2025", "system", s->id, "year", "2025", "registered_count",
			"12000", "special", "1", "confidential", "1", "risky", "0", "last",
			"2025-01-31", "interval_months", "1", "concept", concept));
}

static void test_a_plan_has_points_a_concept_and_a_next_date(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_supervision(cx, "5");
	struct points points;

	scene_as(*state, "tilsyn", NULL);
	must(cx, supervision_plan(cx, &points, r));
	assert_string_equal(record_get(r, "points"), "8");
	assert_string_equal(record_get(r, "lowest_concept"), "5");
	assert_string_equal(record_get(r, "next"), "2025-02-28");
	assert_string_equal(concepts_text(cx, points.set), "5 6");
	assert_false(points.verified);
}

static void test_a_concept_too_low_needs_a_reason(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_supervision(cx, "3");
	struct points points;

	scene_as(*state, "tilsyn", NULL);
	assert_false(supervision_plan(cx, &points, r));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_string_equal(cx->err.field, "override_reason");
	must(cx, record_set(cx, r, "override_reason", "Lille delsystem"));
	must(cx, supervision_plan(cx, &points, r));
	assert_string_equal(record_get(r, "concept"), "3");
}

static struct record *approval_by(struct ctx *cx, const struct record *supervision)
{
	struct record **list;
	size_t n;

	must(cx, record_list_of(cx, &list, &n, entity_find("approval"), supervision));
	assert_int_equal(n, 1);
	return list[0];
}

static void test_the_group_concludes_once_and_a_member_that_uses_the_system_decides(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_supervision(cx, "5");

	scene_as(scene, "roskilde-leder", NULL);
	assert_false(supervision_decide(cx, r, true, NULL)); /* not concluded */
	assert_int_equal(cx->err.kind, ERR_INVALID);
	scene_as(scene, "tilsyn", NULL);
	must(cx, supervision_conclude(cx, r, "remarks", "Følg op på adgange."));
	assert_string_equal(record_get(r, "status"), "concluded");
	assert_false(supervision_conclude(cx, r, "satisfactory", "Igen"));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);

	scene_as(scene, "roskilde-leder", NULL);
	assert_false(supervision_decide(cx, r, false, NULL)); /* a rejection says why */
	must(cx, supervision_decide(cx, r, false, "Vi mangler logs"));
	const struct record *approval = approval_by(cx, r);
	const char *digest;
	must(cx, record_digest(cx, &digest, r->form, r->id));
	assert_string_equal(record_get(approval, "decision"), "rejected");
	assert_string_equal(record_get(approval, "digest"), digest);
	assert_string_equal(approval->organisation, cx->actor->home);
	assert_false(supervision_decide(cx, r, true, NULL)); /* the same version again */
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	assert_int_equal(approval_by(cx, r)->version, 1);
}

static void test_who_does_not_use_the_system_or_may_not_decide_is_refused(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_supervision(cx, "5");

	scene_as(scene, "tilsyn", NULL);
	must(cx, supervision_conclude(cx, r, "satisfactory", "Godt"));
	scene_as(scene, "roskilde-isk", NULL);
	assert_false(supervision_decide(cx, r, true, NULL));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	scene_as(scene, "greve-isk", NULL);
	assert_false(supervision_decide(cx, r, true, NULL));
	assert_int_equal(cx->err.kind, ERR_INVALID);
}

static enum decision_state cell(struct ctx *cx, const char *member)
{
	struct supervision_matrix m;
	const char *id;

	must(cx, record_resolve(cx, &id, entity_find("organisation"), member));
	must(cx, supervision_matrix_load(cx, &m, 2025));
	assert_int_equal(m.supervision_count, 1);
	for (size_t i = 0; i < m.member_count; i++)
		if (strcmp(m.members[i]->id, id) == 0)
			return m.cells[i];
	fail_msg("%s is not in the matrix", member);
	return DECISION_UNUSED;
}

static void test_the_matrix_shows_who_has_decided(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_supervision(cx, "5");
	struct points points;

	scene_as(scene, "tilsyn", NULL);
	assert_int_equal(cell(cx, "greve"), DECISION_UNUSED);
	assert_int_equal(cell(cx, "roskilde"), DECISION_WAITING);
	must(cx, supervision_conclude(cx, r, "satisfactory", "Godt"));
	scene_as(scene, "roskilde-leder", NULL);
	must(cx, supervision_decide(cx, r, true, NULL));
	scene_as(scene, "tilsyn", NULL);
	assert_int_equal(cell(cx, "roskilde"), DECISION_APPROVED);
	must(cx, supervision_plan(cx, &points, r));
	assert_int_equal(cell(cx, "roskilde"), DECISION_CHANGED);

	struct supervision_matrix m;
	scene_as(scene, "greve-isk", NULL);
	must(cx, supervision_matrix_load(cx, &m, 0));
	assert_int_equal(m.member_count, 1); /* a member sees its own row only */
}

static struct record *statement(
	struct ctx *cx, const char *system, const char *from, const char *to, const char *bridge)
{
	return scene_save(cx, "statement", "association",
		PAIRS("title", to, "standard", "isae3000", "systems", system, "period_from", from,
			"period_to", to, "bridge_to", bridge));
}

static void test_gaps_follow_the_statement_that_reaches_furthest(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_supervision(cx, "5");
	const char *system = record_get(r, "system");
	struct review_gap *gaps;
	size_t n;

	statement(cx, system, "2025-02-01", "2025-12-31", "");
	statement(cx, system, "2023-01-01", "2024-12-31", "2025-01-10");
	statement(cx, system, "2023-06-01", "2023-12-31", "");
	scene_save(cx, "statement", "association",
		PAIRS("title", "SOC", "standard", "soc2", "systems", system, "period_from",
			"2023-01-01", "period_to", "2024-01-01"));
	must(cx, statement_gaps(cx, &gaps, &n, system));
	assert_int_equal(n, 4);
	assert_true(gaps[0].gap.days < 0); /* within the earlier one */
	assert_int_equal(gaps[1].gap.days, 31);
	assert_int_equal(gaps[1].gap.bridged, 10);
	assert_int_equal(gaps[1].gap.open, 21);
	assert_null(gaps[2].later);
	assert_int_equal(gaps[2].gap.open, 15);
	assert_false(gaps[2].stale);
	assert_string_equal(record_get(gaps[3].earlier, "title"), "SOC");
	assert_true(gaps[3].stale);
}

/* The mark of the line of that number; -1 when it is not asked. */
static int mark_of(const struct review *review, const char *number)
{
	for (size_t i = 0; i < review->line_count; i++)
		if (strncmp(review->lines[i].question.en, number, strlen(number)) == 0)
			return (int)review->lines[i].mark;
	return -1;
}

static void test_a_review_says_what_is_missing_and_what_is_wrong(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_supervision(cx, "5");
	struct review review;
	struct record *s = scene_save(cx, "statement", "association",
		PAIRS("title", "ISAE", "standard", "isae3000", "systems", record_get(r, "system"),
			"opinion", "qualified", "exception_objectives", "a, c", "exceptions",
			"Log manglede", "period_from", "2023-01-01", "period_to", "2023-12-31",
			"method", "inclusive", "user_controls", "Kontrollér adgange\nSlet"));

	must(cx, statement_review(cx, &review, s));
	assert_int_equal(mark_of(&review, "1 "), REVIEW_MISSING);
	assert_int_equal(mark_of(&review, "3 "), REVIEW_WRONG);
	assert_int_equal(mark_of(&review, "5 "), REVIEW_WRONG);
	assert_int_equal(mark_of(&review, "6 "), REVIEW_FINE);
	assert_int_equal(mark_of(&review, "9 "), REVIEW_MISSING);
	assert_int_equal(review.use_count, 1);
	assert_int_equal(review.finding_count, 2);
	assert_string_equal(review.findings[0].severity, "medium");
	assert_string_equal(review.findings[1].title, "Afvigelser i A Instruks");

	must(cx, record_set(cx, s, "standard", "iso27001"));
	must(cx, statement_review(cx, &review, s));
	assert_int_equal(mark_of(&review, "5 "), -1); /* a certificate has no opinion */
}

static void test_findings_and_tasks_are_made_once(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_supervision(cx, "5");
	struct review review;
	size_t made;
	struct record *s = scene_save(cx, "statement", "association",
		PAIRS("title", "ISAE", "standard", "isae3000", "systems", record_get(r, "system"),
			"opinion", "adverse", "user_controls", "Kontrollér adgange\nSlet"));

	scene_as(scene, "tilsyn", NULL);
	must(cx, statement_review(cx, &review, s));
	must(cx, review_findings_save(cx, &made, s, &review, "2026-03-01"));
	assert_int_equal(made, 1);
	must(cx, review_findings_save(cx, &made, s, &review, "2026-03-01"));
	assert_int_equal(made, 0);
	must(cx, review_tasks_save(cx, &made, s, &review, NULL));
	assert_int_equal(made, 1);
	must(cx, review_tasks_save(cx, &made, s, &review, NULL));
	assert_int_equal(made, 0);

	struct record **tasks;
	size_t n;
	const struct selection all = { .form = entity_find("task") };
	must(cx, record_list(cx, &tasks, &n, &all));
	assert_int_equal(n, 1);
	assert_string_equal(tasks[0]->organisation, cx->actor->home);
	assert_string_equal(
		record_get(tasks[0], "description"), "- [ ] Kontrollér adgange\n- [ ] Slet");
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
		TEST(test_a_plan_has_points_a_concept_and_a_next_date),
		TEST(test_a_concept_too_low_needs_a_reason),
		TEST(test_the_group_concludes_once_and_a_member_that_uses_the_system_decides),
		TEST(test_who_does_not_use_the_system_or_may_not_decide_is_refused),
		TEST(test_the_matrix_shows_who_has_decided),
		TEST(test_gaps_follow_the_statement_that_reaches_furthest),
		TEST(test_a_review_says_what_is_missing_and_what_is_wrong),
		TEST(test_findings_and_tasks_are_made_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
