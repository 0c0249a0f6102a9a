/* test_supervision.c - plans, gaps, conclusions and the members' decisions */
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
