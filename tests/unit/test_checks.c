/* test_checks.c - the files of the checks, their own examples, and who is shown what they find */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "check.h"
#include "scene.h"
#include "workbench.h"

#define TODAY "2026-06-01" /* that the examples are written for */

/* ---- the examples ---- */

static int bench_setup(void **state)
{
	static struct workbench bench;

	workbench_open(&bench);
	*state = &bench;
	return 0;
}

static int bench_teardown(void **state)
{
	workbench_close(*state);
	return 0;
}

/* How many the check finds in an example, which leaves no trace. */
static size_t found_in(struct ctx *cx, const struct check *check, const char *yaml)
{
	struct check_result result = { 0 };

	must(cx, store_begin(cx, "example"));
	bool ok =
		workbench_load(cx, check->file, yaml) && check_run(cx, &result, check, NULL, TODAY);
	store_rollback(cx);
	if (!ok)
		fail_msg("%s: %s", check->file, cx->err.text);
	for (size_t i = 0; i < result.count; i++)
		assert_non_null(result.list[i].form);
	return result.count;
}

static void all_checks(struct ctx *cx, struct check_list *out)
{
	must(cx, checks_find(cx, out, &(struct check_choice){ .id = NULL }));
}

static void test_the_good_examples_give_no_finding(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_list checks;

	all_checks(cx, &checks);
	for (size_t i = 0; i < checks.count; i++) {
		size_t n = found_in(cx, &checks.list[i], checks.list[i].good);
		if (n)
			fail_msg("%s: the good example gives %zu", checks.list[i].file, n);
	}
}

static void test_the_bad_examples_give_as_many_as_they_say(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_list checks;

	all_checks(cx, &checks);
	for (size_t i = 0; i < checks.count; i++) {
		const struct check *check = &checks.list[i];
		size_t n = found_in(cx, check, check->bad);
		if (check->bad_count ? n != (size_t)check->bad_count : !n)
			fail_msg("%s: the bad example gives %zu", check->file, n);
	}
}

static void test_an_empty_municipality_lacks_nothing_but_a_dpo(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_list checks;

	all_checks(cx, &checks);
	for (size_t i = 0; i < checks.count; i++)
		if (strcmp(checks.list[i].id, "GDPR-37-1") != 0)
			assert_int_equal(found_in(cx, &checks.list[i], "task: []\n"), 0);
}

/* ---- what is asked ---- */

static size_t count_of(struct ctx *cx, const struct check_choice *choice)
{
	struct check_list checks;

	must(cx, checks_find(cx, &checks, choice));
	return checks.count;
}

static void test_checks_come_by_severity_and_then_by_id(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_list checks;

	all_checks(cx, &checks);
	assert_true(checks.count >= 45);
	for (size_t i = 1; i < checks.count; i++) {
		const struct check *a = &checks.list[i - 1], *b = &checks.list[i];
		assert_true(a->severity <= b->severity);
		assert_true(a->severity != b->severity || strcmp(a->id, b->id) < 0);
	}
}

static void test_a_law_is_asked_for_with_all_its_parts_and_no_other(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	size_t article = count_of(cx, &(struct check_choice){ .law = "gdpr 30" });
	size_t paragraph = count_of(cx, &(struct check_choice){ .law = "GDPR 30(1)" });
	struct check_list checks;

	assert_true(paragraph > 5 && article > paragraph);
	must(cx, checks_find(cx, &checks, &(struct check_choice){ .law = "GDPR 5" }));
	for (size_t i = 0; i < checks.count; i++)
		assert_int_equal(strncmp(checks.list[i].law, "GDPR 5(", 7), 0);
	assert_false(checks_find(cx, &checks, &(struct check_choice){ .law = "GDPR 3" }) &&
		     checks.count);
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

static void test_an_id_that_is_none_is_refused(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_list checks;

	assert_int_equal(count_of(cx, &(struct check_choice){ .id = "gdpr-6-1" }), 1);
	assert_false(checks_find(cx, &checks, &(struct check_choice){ .id = "GDPR-6-1-x" }));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

/* ---- files that are not right ---- */

#define HEAD_OF(id, severity) \
	"-- id: " id "\n-- title.da: A\n-- title.en: A\n-- law: GDPR 1\n-- severity: " severity \
	"\n-- advice.da: A\n-- advice.en: A\n"
#define HEAD  HEAD_OF("X-1", "low")
#define BODY  "SELECT 'task' AS entity, t.id, t.organisation FROM task t;\n"
#define TESTS "-- good:\n--   task: []\n-- bad:\n--   task: []\n"

static const struct {
	const char *text, *why;
} broken[] = {
	{ BODY TESTS, "x.sql:1: '-- id:' is missing" },
	{ HEAD BODY "-- good:\n--   task: []\n", "x.sql:1: '-- bad:' is missing" },
	{ HEAD TESTS, "x.sql:11: The SELECT is missing" },
	{ HEAD "SELECT 1\n" TESTS, "x.sql:8: The SELECT is missing, or does not end" },
	{ HEAD "-- law: GDPR 2\n" BODY TESTS, "x.sql:8: 'law' is there twice" },
	{ HEAD "-- colour: red\n" BODY TESTS, "x.sql:8: 'colour' is no key" },
	{ HEAD "-- no key at all\n" BODY TESTS, "x.sql:8: 'no key at all' is no key" },
	{ HEAD BODY BODY TESTS, "x.sql:9: After the SELECT" },
	{ "--   goes on\n" HEAD BODY TESTS, "x.sql:1: This line goes on" },
	{ HEAD_OF("X 1", "low") BODY TESTS, "x.sql:1: id: only letters" },
	{ HEAD_OF("X-1", "grave") BODY TESTS, "x.sql:5: severity is critical" },
	{ HEAD "-- verified: maybe\n" BODY TESTS, "x.sql:8: verified is true or false" },
	{ HEAD "-- bad.count: none\n" BODY TESTS, "x.sql:8: bad.count is a number" },
	{ HEAD "-- bad.count: 0\n" BODY TESTS, "x.sql:8: bad.count is a number" },
	{ HEAD "-- with: moon\n" BODY TESTS, "x.sql:8: with: there is no table 'moon'" },
	{ HEAD "-- explain.da: A\n" BODY TESTS, "x.sql:8: 'explain' needs both languages" },
};

static bool read_text(struct ctx *cx, struct check *check, const char *text)
{
	return check_read(
		cx, check, &(struct asset){ .name = "x.sql", .text = text, .len = strlen(text) });
}

static void test_a_file_that_is_not_right_is_refused_by_line(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check check;

	assert_true(read_text(cx, &check, HEAD BODY TESTS));
	for (size_t i = 0; i < COUNT(broken); i++) {
		assert_false(read_text(cx, &check, broken[i].text));
		if (strncmp(cx->err.text, broken[i].why, strlen(broken[i].why)) != 0)
			fail_msg("wanted '%s', got '%s'", broken[i].why, cx->err.text);
	}
}

/* SQL that compiles and still gives no findings, or does not compile. */
static const struct {
	const char *sql, *why;
} wrong[] = {
	{ "SELECT t.id, t.organisation FROM task t;\n", "columns" },
	{ "SELECT t.id, 'task' AS entity, t.organisation FROM task t;\n", "columns" },
	{ "SELECT 'task' AS entity, t.id, t.organisation, 1 AS x FROM task t;\n", "columns" },
	{ "SELECT 'moon' AS entity, t.id, t.organisation FROM task t;\n", "'moon'" },
	{ "SELECT 'task' AS entity, NULL AS id, t.organisation FROM task t;\n", "needs both" },
	{ "SELECT 'task' AS entity, t.id, t.organisation FROM tasks t;\n", "tasks" },
	{ "SELECT 'event' AS entity, body AS id, body AS organisation FROM event;\n", "event" },
	{ "DELETE FROM task;\n", "" },
};

static void test_sql_that_gives_no_findings_is_refused_by_file(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_result result;
	struct check check;

	must(cx, store_begin(cx, "example"));
	must(cx, workbench_load(cx, "x.yaml", "task:\n- title: A\n"));
	for (size_t i = 0; i < COUNT(wrong); i++) {
		must(cx,
			read_text(cx, &check, arena_fmt(cx->arena, HEAD "%s" TESTS, wrong[i].sql)));
		assert_false(check_run(cx, &result, &check, NULL, TODAY));
		if (strncmp(cx->err.text, "x.sql:8: ", 9) != 0)
			fail_msg("not of line 8: %s", cx->err.text);
		if (!strstr(cx->err.text, wrong[i].why))
			fail_msg("wanted '%s', got '%s'", wrong[i].why, cx->err.text);
	}
	store_rollback(cx);
}

static void test_tables_of_with_go_before_those_of_the_check(void **state)
{
	struct ctx *cx = &((struct workbench *)*state)->cx;
	struct check_result result;
	struct check check;

	must(cx, store_begin(cx, "example"));
	must(cx, workbench_load(cx, "x.yaml", "task:\n- title: DK\n- title: US\n- title: JP\n"));
	must(cx, read_text(cx, &check,
			 HEAD "-- with: eea adequacy\n"
			      "WITH own (c) AS (VALUES ('US'))\n"
			      "SELECT 'task' AS entity, t.id, t.organisation FROM task t\n"
			      "WHERE t.title IN (SELECT country FROM eea)\n"
			      "OR (t.title IN (SELECT country FROM adequacy)\n"
			      "AND t.title NOT IN (SELECT c FROM own));\n" TESTS));
	must(cx, check_run(cx, &result, &check, NULL, TODAY));
	store_rollback(cx);
	assert_int_equal(result.count, 2);
}

/* ---- who is shown what ---- */

static int scene_setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	*state = &scene;
	return 0;
}

static int scene_teardown(void **state)
{
	scene_close(*state);
	return 0;
}

static const char *org_id(struct ctx *cx, const char *name)
{
	const char *id = NULL;

	must(cx, record_resolve(cx, &id, entity_find("organisation"), name));
	return id;
}

/* What the check of that id finds for an organisation, or for all (NULL). */
static struct check_result found_by(struct ctx *cx, const char *id, const char *org)
{
	struct check_result result;
	struct check_list checks;

	must(cx, checks_find(cx, &checks, &(struct check_choice){ .id = id }));
	must(cx, check_run(cx, &result, &checks.list[0], org ? org_id(cx, org) : NULL, TODAY));
	return result;
}

static struct check_result purposes(struct ctx *cx, const char *org)
{
	return found_by(cx, "GDPR-30-1-b", org);
}

static void populate(struct ctx *cx)
{
	static const char *const orgs[] = { "association", "roskilde", "greve" };

	for (size_t i = 0; i < COUNT(orgs); i++)
		scene_save(cx, "processing", orgs[i], PAIRS("title", orgs[i]));
}

static void test_a_coordinator_is_not_shown_other_members_findings(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	populate(cx);
	scene_as(scene, "roskilde-isk", NULL);
	struct check_result all = purposes(cx, NULL);
	assert_int_equal(all.count, 2);
	for (size_t i = 0; i < all.count; i++)
		assert_string_not_equal(all.list[i].organisation, org_id(cx, "greve"));
	assert_false(all.denied);
	assert_true(purposes(cx, "greve").denied);
	assert_int_equal(purposes(cx, "roskilde").count, 1);
}

static void test_the_dpo_is_shown_every_members_findings(void **state)
{
	struct scene *scene = *state;

	populate(&scene->cx);
	scene_as(scene, "dpo", NULL);
	assert_int_equal(purposes(&scene->cx, NULL).count, 3);
	assert_int_equal(purposes(&scene->cx, "greve").count, 1);
}

/* The supervision group reads uses of systems, but no record of processing. */
static void test_what_cannot_be_seen_is_not_taken_for_missing(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	populate(cx);
	scene_save(cx, "system", NULL, PAIRS("name", "Opus"));
	scene_save(cx, "system_use", "roskilde", PAIRS("system", "Opus"));
	scene_as(scene, "tilsyn", NULL);
	assert_true(purposes(cx, NULL).denied);
	assert_true(found_by(cx, "GDPR-30-1-system", NULL).denied);
	assert_int_equal(found_by(cx, "GDPR-32-1-d-access", NULL).count, 1);
	scene_as(scene, "roskilde-isk", NULL);
	assert_int_equal(found_by(cx, "GDPR-30-1-system", NULL).count, 1);
}

static void test_a_check_sees_the_data_as_of_its_date(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_save(cx, "processing", "roskilde", PAIRS("title", "Sager"));

	scene_clock(scene, "2026-03-01T12:00:00Z");
	must(cx, record_set(cx, r, "purpose", "At hjælpe"));
	must(cx, record_save(cx, r, WORD_SET));
	assert_int_equal(purposes(cx, NULL).count, 0);
	scene_as(scene, "admin", "2026-02-01");
	assert_int_equal(purposes(cx, NULL).count, 1);
}

static void test_a_detail_is_shown_with_its_label(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct check_finding finding = { .form = entity_find("agreement") };

	cx->lang = LANG_DA;
	assert_null(check_detail(cx, &finding));
	finding.detail = "valid_to=2026-05-31";
	assert_string_equal(check_detail(cx, &finding), "Gyldig til: 31-05-2026");
	finding.detail = "authorisation";
	assert_string_equal(check_detail(cx, &finding), "Godkendelse af underdatabehandlere");
	finding.detail = "locations=US";
	assert_non_null(strstr(check_detail(cx, &finding), "(C.5): USA"));
	finding.detail = "Fri tekst = 1";
	assert_string_equal(check_detail(cx, &finding), "Fri tekst = 1");
}

#define BENCH_TEST(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)
#define SCENE_TEST(test) cmocka_unit_test_setup_teardown(test, scene_setup, scene_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH_TEST(test_the_good_examples_give_no_finding),
		BENCH_TEST(test_the_bad_examples_give_as_many_as_they_say),
		BENCH_TEST(test_an_empty_municipality_lacks_nothing_but_a_dpo),
		BENCH_TEST(test_checks_come_by_severity_and_then_by_id),
		BENCH_TEST(test_a_law_is_asked_for_with_all_its_parts_and_no_other),
		BENCH_TEST(test_an_id_that_is_none_is_refused),
		BENCH_TEST(test_a_file_that_is_not_right_is_refused_by_line),
		BENCH_TEST(test_sql_that_gives_no_findings_is_refused_by_file),
		BENCH_TEST(test_tables_of_with_go_before_those_of_the_check),
		SCENE_TEST(test_a_coordinator_is_not_shown_other_members_findings),
		SCENE_TEST(test_the_dpo_is_shown_every_members_findings),
		SCENE_TEST(test_what_cannot_be_seen_is_not_taken_for_missing),
		SCENE_TEST(test_a_check_sees_the_data_as_of_its_date),
		SCENE_TEST(test_a_detail_is_shown_with_its_label),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
