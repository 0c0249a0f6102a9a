/* test_portable.c - every SELECT that ships stays within what SQLite and PostgreSQL share */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check.h"
#include "portable.h"

static int setup(void **state)
{
	static struct ctx cx;

	cx = (struct ctx){ .arena = arena_new(), .lang = LANG_EN };
	*state = &cx;
	return 0;
}

static int teardown(void **state)
{
	arena_free(((struct ctx *)*state)->arena);
	return 0;
}

/* SQL that differs, and a part of what is said about it. */
static const struct {
	const char *sql, *why;
} refused[] = {
	{ "SELECT id FROM task WHERE deadline < ?1", "parameters" },
	{ "SELECT id FROM task WHERE deadline < :today", "parameters" },
	{ "SELECT id FROM task WHERE deadline < @today", "parameters" },
	{ "SELECT id FROM task WHERE deadline < $today", "parameters" },
	{ "SELECT id FROM system WHERE shared", "shared = 1" },
	{ "SELECT id FROM system s WHERE NOT s.shared AND 1 = 1", "shared = 1" },
	{ "SELECT id FROM system WHERE shared = TRUE", "flags are numbers" },
	{ "SELECT id FROM system WHERE shared = false", "flags are numbers" },
	{ "SELECT id FROM task ORDER BY deadline", "NULLS FIRST" },
	{ "SELECT id FROM task t ORDER BY t.id, t.deadline DESC LIMIT 3", "NULLS FIRST" },
	{ "SELECT lead(id) OVER (PARTITION BY title ORDER BY deadline) FROM task", "NULLS FIRST" },
	{ "SELECT julianday(deadline) FROM task", "julianday" },
	{ "SELECT id FROM task WHERE deadline < date($1, '-1 year')", "add_months" },
	{ "SELECT id FROM task WHERE deadline::date < $1", "'::'" },
	{ "SELECT strftime('%Y', deadline) FROM task", "strftime" },
	{ "SELECT iif(a = 1, 2, 3) FROM task", "iif" },
	{ "SELECT ifnull(deadline, $1) FROM task", "ifnull" },
	{ "SELECT IFNULL (deadline, $1) FROM task", "IFNULL" },
	{ "SELECT max(deadline, $1) FROM task", "max and min" },
	{ "SELECT min(coalesce(a, b), $1) FROM task", "max and min" },
	{ "SELECT greatest(deadline, done) FROM task", "greatest" },
	{ "SELECT group_concat(title) FROM task", "group_concat" },
	{ "SELECT string_agg(title, ',') FROM task", "string_agg" },
	{ "SELECT id FROM supplier WHERE name LIKE 'KMD%'", "LIKE" },
	{ "SELECT id FROM supplier WHERE name NOT LIKE 'kmd%'", "LIKE" },
	{ "SELECT id FROM supplier WHERE lower(name) LIKE 'KMD%'", "LIKE" },
	{ "SELECT title, count(*) AS n FROM task GROUP BY title HAVING n > 1", "HAVING" },
	{ "SELECT id FROM supplier WHERE country = \"DK\"", "is no name" },
	{ "SELECT id FROM agreement WHERE breach_hours > '24'", "is a number" },
	{ "SELECT id FROM system s WHERE s.shared = '1'", "is a number" },
	{ "SELECT title ->> '$.a' FROM task", "JSON" },
	{ "SELECT json_extract(title, 'a') FROM task", "JSON" },
	{ "SELECT id FROM task WHERE id == '1'", "'=='" },
	{ "SELECT `id` FROM task", "names" },
	{ "SELECT [id] FROM task", "names" },
	{ "SELECT id FROM task WHERE deadline < current_date", "$1" },
	{ "SELECT id FROM task WHERE title = 'open", "does not end" },
	{ "SELECT id FROM task WHERE title GLOB 'a*'", "GLOB" },
	{ "SELECT id FROM task WHERE deadline ISNULL", "ISNULL" },
	{ "SELECT id FROM task ORDER BY title COLLATE nocase", "nocase" },
};

static void test_what_differs_is_refused(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(refused); i++) {
		const char *why = portable_fault(cx->arena, refused[i].sql);
		if (!why || !strstr(why, refused[i].why))
			fail_msg("%s: %s", refused[i].sql, why ? why : "was let through");
	}
}

static const char *const shared[] = {
	"SELECT 'iif(1) ?1 :x \"DK\" ::' -- julianday(\n/* max(a, b) */ FROM task",
	"SELECT max(deadline), min(coalesce(a, b)) FROM task WHERE title = 'it''s true'",
	"SELECT id AS \"Any heading\" FROM \"case\" c WHERE c.\"state\" = 'open'",
	"SELECT id FROM system s WHERE s.shared = 1 AND coalesce(s.shared, 0) = 0",
	"SELECT id FROM task ORDER BY deadline NULLS FIRST, title COLLATE danish, id",
	"SELECT id FROM supplier WHERE lower(name) LIKE 'kmd%' OR name LIKE '%1%'",
	"SELECT title, count(*) AS n FROM task GROUP BY title HAVING count(*) > 1 ORDER BY n",
	"SELECT days_between($1, deadline), add_months($2, -3), $9 FROM task WHERE a <> b || 'c'",
	"WITH RECURSIVE a (n) AS (VALUES (1)) SELECT date FROM a WHERE n IS NOT DISTINCT FROM 1",
};

static void test_what_both_understand_is_let_through(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(shared); i++) {
		const char *why = portable_fault(cx->arena, shared[i]);
		if (why)
			fail_msg("%s: %s", shared[i], why);
	}
}

static void must_be_portable(struct ctx *cx, const char *file, const char *sql)
{
	const char *why = portable_fault(cx->arena, sql);

	if (why)
		fail_msg("%s: %s\n%s", file, why, sql);
}

static void test_every_check_is_portable(void **state)
{
	struct ctx *cx = *state;
	struct check_list checks;

	assert_true(checks_find(cx, &checks, &(struct check_choice){ .id = NULL }));
	assert_true(checks.count >= 45);
	for (size_t i = 0; i < checks.count; i++)
		must_be_portable(cx, checks.list[i].file, checks.list[i].sql);
}

static bool ends_in(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len > n && strcmp(name + len - n, end) == 0;
}

/* What people put in for the program to fill, "{{chapters}}", is no SQL yet. */
static void blank_marks(char *sql)
{
	for (char *mark = strstr(sql, "{{"); mark; mark = strstr(sql, "{{")) {
		char *end = strstr(mark, "}}");
		memset(mark, ' ', end ? (size_t)(end + 2 - mark) : strlen(mark));
	}
}

static size_t indent_of(const char *line)
{
	return strspn(line, " ");
}

static const char *line_after(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : line + strlen(line);
}

/* The SQL of a template, in fences that say so. */
static bool template_is_portable(struct ctx *cx, const struct asset *asset, void *arg)
{
	size_t *count = arg;
	const char *p = asset->text;

	while (ends_in(asset->name, ".md") && (p = strstr(p, "```sql"))) {
		const char *from = line_after(p), *end = strstr(from, "\n```");
		assert_non_null(end);
		char *sql = arena_str(cx->arena, from, (size_t)(end - from));
		blank_marks(sql);
		must_be_portable(cx, asset->name, sql);
		(*count)++;
		p = end + 4;
	}
	return true;
}

static void test_every_template_is_portable(void **state)
{
	size_t count = 0;

	assert_true(asset_each(*state, "templates/", template_is_portable, &count));
}

/* The SQL of a key, on its line or in the block of lines below it that stand further in; NULL where
 * it holds something else. */
static const char *yaml_sql(struct ctx *cx, const char *line)
{
	const char *colon = strstr(line, ": "), *next = line_after(line);
	size_t indent = indent_of(line);

	if (!colon || colon > next)
		return NULL;
	const char *from = colon + 2, *end = next;
	if (*from == '|' || *from == '>') {
		from = next;
		for (end = next; *end && (*end == '\n' || indent_of(end) > indent);)
			end = line_after(end);
		from += strspn(from, " ");
	}
	if (strncmp(from, "SELECT", 6) != 0 && strncmp(from, "WITH", 4) != 0)
		return NULL;
	return arena_str(cx->arena, from, (size_t)(end - from));
}

static bool questionnaire_is_portable(struct ctx *cx, const struct asset *asset, void *arg)
{
	size_t *count = arg;

	if (!ends_in(asset->name, ".yaml"))
		return true;
	for (const char *line = asset->text; *line; line = line_after(line)) {
		const char *sql = yaml_sql(cx, line);
		if (!sql)
			continue;
		must_be_portable(cx, asset->name, sql);
		(*count)++;
	}
	return true;
}

static void test_every_questionnaire_is_portable(void **state)
{
	size_t count = 0;

	assert_true(asset_each(*state, "checks/", questionnaire_is_portable, &count));
	assert_true(count >= 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_differs_is_refused),
		cmocka_unit_test(test_what_both_understand_is_let_through),
		cmocka_unit_test(test_every_check_is_portable),
		cmocka_unit_test(test_every_template_is_portable),
		cmocka_unit_test(test_every_questionnaire_is_portable),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
