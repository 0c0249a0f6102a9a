/* test_query.c - what a reader's own SQL may do, and what it may not */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "places.h"

static const char *const refused[] = {
	"SELECT * FROM event",
	"SELECT body FROM event",
	"SELECT count(*) FROM writing",
	"SELECT * FROM ledger",
	"SELECT * FROM subtree",
	"SELECT * FROM about",
	"SELECT * FROM sqlite_schema",
	"SELECT * FROM sqlite_temp_schema",
	"SELECT * FROM main.supplier",
	"SELECT * FROM main . supplier",
	"SELECT * FROM \"main\".supplier",
	"SELECT * FROM [main].supplier",
	"SELECT * FROM `MAIN` /* x */ -- y\n . supplier",
	"SELECT * FROM 'main'.supplier",
	"SELECT * FROM temp.supplier",
	"SELECT * FROM pragma_table_info('supplier')",
	"SELECT * FROM json_each('[1]')",
	"SELECT load_extension('x')",
	"SELECT randomblob(10)",
	"SELECT name FROM supplier; SELECT 1",
	"DELETE FROM supplier",
	"UPDATE supplier SET name = 'x'",
	"INSERT INTO supplier (id) VALUES ('x')",
	"CREATE TABLE x (y)",
	"DROP TABLE supplier",
	"PRAGMA foreign_keys = OFF",
	"ATTACH 'x' AS y",
	"VACUUM",
	"BEGIN",
	"SELECT \"name\" FROM supplier WHERE name = \"Greve\"",
	"SELECT ?",
	"SELECT :name",
	"",
	"SELEC 1",
	"WITH supplier AS (SELECT * FROM main.supplier) SELECT * FROM supplier",
};

static void test_a_query_reads_and_nothing_else(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	for (int member = 0; member < 2; member++) {
		scene_as(&p->scene, member ? "roskilde-isk" : "admin", NULL);
		for (size_t i = 0; i < COUNT(refused); i++) {
			struct query *q = NULL;
			if (query_open(cx, &q, refused[i], NULL, 0))
				fail_msg("let through: %s", refused[i]);
			assert_null(q);
		}
		assert_int_equal(scene_number(cx, "WITH x AS (SELECT id FROM supplier) "
						  "SELECT count(*) FROM x WHERE 'main.x' <> id"),
			member ? 2 : 3);
	}
}

static void test_bad_sql_names_its_line(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	struct query *q;

	assert_false(query_open(cx, &q, "SELECT name\nFROM supplier\nWHERE nmae = 'x'", NULL, 0));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "line 3"));
	assert_non_null(strstr(cx->err.text, "nmae"));
}

static void test_parameters_are_bound_by_number(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	CLEANUP(query_done) struct query *q = NULL;
	bool row;

	must(cx, query_open(cx, &q, "SELECT $2 || '-' || $1 AS both, $3 + 1, $1, $4",
			 ARGS(T("a"), T("b"), I(41))));
	must(cx, query_next(cx, q, &row));
	assert_true(row);
	assert_int_equal(query_columns(q), 4);
	assert_string_equal(query_column(q, 0), "both");
	assert_string_equal(query_text(q, 0), "b-a");
	assert_true(query_is_number(q, 1));
	assert_int_equal(query_number(q, 1), 42);
	assert_string_equal(query_text(q, 1), "42");
	assert_string_equal(query_text(q, 2), "a");
	assert_null(query_text(q, 3));
	must(cx, query_next(cx, q, &row));
	assert_false(row);
}

static void test_sql_knows_the_calendar_and_danish(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;

	assert_int_equal(scene_number(cx, "SELECT days_between('2026-02-28', '2026-03-01')"), 1);
	assert_int_equal(scene_number(cx, "SELECT add_months('2026-01-31', 1) = '2026-02-28'"), 1);
	assert_int_equal(scene_number(cx, "SELECT add_months(NULL, 1) IS NULL"), 1);
	assert_int_equal(scene_number(cx, "SELECT days_between('x', '2026-03-01') IS NULL"), 1);
	assert_int_equal(scene_number(cx, "SELECT 'Aabenraa' > 'Østerbro' COLLATE danish"), 1);
	assert_int_equal(scene_number(cx, "SELECT 'æble' < 'øl' COLLATE danish"), 1);
	assert_int_equal(scene_number(cx, "SELECT 'å' > 'z' COLLATE danish"), 1);
}

static void test_a_runaway_query_ends(void **state)
{
	struct scene *scene = &((struct places *)*state)->scene;
	struct ctx *cx = &scene->cx;
	int64_t n;

	store_close(cx);
	must(cx, store_open(cx,
			 &(struct store_options){
				 .folder = scene->folder, .login = "admin", .query_seconds = 1 }));
	assert_false(query_one(cx, &n,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
		"SELECT count(*) FROM n",
		NULL, 0));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "too long"));
}

static void test_a_query_that_grows_without_end_is_stopped(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	int64_t n;
	bool row = true;

	assert_false(query_one(cx, &n,
		"WITH RECURSIVE t(x) AS (SELECT 'x' UNION ALL SELECT replace(x, 'x', 'xxxxxxxx') "
		"FROM t LIMIT 40) SELECT count(x) FROM t",
		NULL, 0));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "too large"));
	CLEANUP(query_done) struct query *q = NULL;
	must(cx, query_open(cx, &q,
			 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
			 "i FROM n",
			 NULL, 0));
	for (n = 0; row && query_next(cx, q, &row); n++)
		;
	assert_int_equal(n, 1000000);
	assert_non_null(strstr(cx->err.text, "1000000 rows"));
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, places_setup, places_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_a_query_reads_and_nothing_else),
		T_(test_bad_sql_names_its_line),
		T_(test_parameters_are_bound_by_number),
		T_(test_sql_knows_the_calendar_and_danish),
		T_(test_a_runaway_query_ends),
		T_(test_a_query_that_grows_without_end_is_stopped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
