/* test_template_faults.c - every way to spoil a template, and the line it is said to be on */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report.h"
#include "scene.h"

#define HEAD        "---\ntitle: T\nabout: organisation\n---\n"
#define CHART(kind) HEAD "```sql chart kind=\"" kind "\" caption=\"C\" alt=\"A\" empty=\"E\"\n"

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	scene_own_files(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	scene_close(*state);
	return 0;
}

static bool made(struct ctx *cx)
{
	struct report_kind kind;
	struct document *doc;

	return report_find(cx, &kind, "t") &&
	       report_make(cx, &doc,
		       &(struct report_order){ .kind = &kind, .organisation = cx->actor->home });
}

/* Every fault of a template, and the line it is said to be on. */
static const struct {
	const char *text, *where, *what;
} faults[] = {
	{ "title: T\n", ":1: ", "begins with ---" },
	{ "---\ntitle: T\n---\n", ":1: ", "'about'" },
	{ "---\ntitle: T\nabout: organisation\ncolour: red\n---\n", ":4: ", "colour: red" },
	{ "---\ntitle: T\nabout: planet\n---\n", ":1: ", "'about' names" },
	{ "---\ntitle: {{x}}\nabout: organisation\n---\n", ":2: ", "'x'" },
	{ HEAD "```sql pie\nSELECT 1\n```\n", ":5: ", "no block 'pie'" },
	{ HEAD "x\n\n```sql table empty=\"E\"\nSELECT 1\n```\n", ":7: ", "caption" },
	{ HEAD "```sql table caption=\"C\"\nSELECT 1\n```\n", ":5: ", "empty" },
	{ HEAD "```sql table caption=\"\" empty=\"E\"\nSELECT 1\n```\n", ":5: ", "caption" },
	{ HEAD "```sql barchart caption=\"C\" empty=\"E\"\nSELECT 1\n```\n", ":5: ", "alt" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\" size=\"3\"\nSELECT 1\n```\n",
		":5: ", "takes no 'size'" },
	{ HEAD "```sql table caption=C empty=\"E\"\nSELECT 1\n```\n", ":5: ", "caption=" },
	/* A query that stops half-way has not found nothing. */
	{ HEAD "```sql table caption=\"C\" empty=\"E\"\nSELECT sum(v.column1) AS n FROM "
	       "(VALUES (9223372036854775807), (1)) v\n```\n",
		":6: ", "overflow" },
	{ HEAD "```sql let\nSELECT 1\n", ":5: ", "not closed by ```" },
	{ HEAD "```sql each\nSELECT 1\n```\nx\n", ":5: ", "not closed by <!-- end -->" },
	{ HEAD "x\n\n<!-- end -->\n", ":7: ", "no section" },
	{ HEAD "x\n\n<!-- end --> y\n", ":7: ", "neither a marker" },
	{ HEAD "x\n  <!-- else -->\n", ":6: ", "neither a marker" },
	{ HEAD "<!--page-->\n", ":5: ", "neither a marker" },
	{ HEAD "- a\n  ```sql list empty=\"E\"\n  SELECT 1\n  ```\n", ":6: ", "neither a marker" },
	{ HEAD "```SQL list empty=\"E\"\nSELECT 1\n```\n", ":5: ", "neither a marker" },
	{ HEAD "~~~sql\nSELECT 1\n~~~\n", ":5: ", "neither a marker" },
	{ HEAD "x\n\n<!-- lang engelsk_sprog -->\n", ":7: ", "<!-- lang en -->" },
	{ HEAD "x\n\n<!-- lang en og da -->\n", ":7: ", "<!-- lang en -->" },
	{ HEAD "x\n\n<!-- language -->\n", ":7: ", "<!-- lang en -->" },
	{ HEAD "```sql if\nSELECT 1\n```\na\n<!-- else -->\nb\n<!-- else -->\n<!-- end "
	       "-->\n",
		":11: ", "one <!-- else -->" },
	{ HEAD "```sql list empty=\"E\"\nSELEC 1\n```\n", ":6: ", "" },
	{ HEAD "\n\n```sql list empty=\"E\"\nSELECT nothing FROM processing\n```\n",
		":8: ", "nothing" },
	{ HEAD "```sql list empty=\"E\"\nSELECT * FROM event\n```\n", ":6: ", "" },
	{ HEAD "```sql list empty=\"E\"\nDELETE FROM processing\n```\n", ":6: ", "" },
	{ HEAD "```sql list empty=\"E\"\nSELECT {{nobody}}\n```\n", ":6: ", "'nobody'" },
	{ HEAD "```sql list empty=\"E\"\nSELECT {{nobody\n```\n", ":6: ", "not closed" },
	{ HEAD "```sql list empty=\"E\"\nSELECT 1 AS \"processing.colour\"\n```\n",
		":6: ", "'processing.colour'" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\"\nSELECT 1 AS n\n```\n",
		":5: ", "no header" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\" columns=\"A | B\"\nSELECT 1\n```\n",
		":5: ", "more headers" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\" columns=\"A:blue\"\nSELECT 1\n```\n",
		":5: ", "blue" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\" columns=\"A\" names=\"B\"\nSELECT 1\n```\n",
		":5: ", "no column 'B'" },
	{ HEAD "```sql table caption=\"C\" empty=\"E\" columns=\"A\" group=\"yes\"\nSELECT "
	       "1\n```\n",
		":5: ", "no groups" },
	{ HEAD "```sql keyfigures\nSELECT 1\n```\n", ":5: ", "2 columns" },
	{ HEAD "```sql heatmap caption=\"C\" alt=\"A\" rows=\"R\" columns=\"C\" "
	       "empty=\"E\"\n"
	       "SELECT 1, 2, '', '', 'low' AS \"scenario.level_before\", 1\n```\n",
		":5: ", "each of its places" },
	{ CHART("pie") "SELECT 'a', 1\n```\n", ":5: ", "no chart 'pie', but: stacked" },
	{ CHART("lines") "SELECT 'a'\n```\n", ":5: ", "these columns: a year" },
	{ CHART("stacked") "SELECT 1, 1, 1, 1, 1, 1, 1, 1, 1, 1\n```\n", ":5: ", "1 to 8 numbers" },
	{ CHART("progress") "SELECT 'a', 1\n```\n", ":5: ", "of how many" },
	{ CHART("timeline") "SELECT 'a', 'b', '2026-01-01'\n```\n", ":5: ", "bridge letter" },
	{ CHART("lines") "SELECT '2026' AS year, 1 AS n\n```\n", ":5: ", "no header" },
	{ HEAD "```sql chart kind=\"lines\" caption=\"C\" alt=\"A\" empty=\"E\" "
	       "columns=\"A | B\"\nSELECT '2026', 'many'\n```\n",
		":5: ", "'many' as a number" },
	{ HEAD "```sql chart kind=\"timeline\" caption=\"C\" alt=\"A\" empty=\"E\" columns=\"A | B "
	       "| C | D | E\"\nSELECT 'a', 'b', '2026-01-01', 'soon', NULL\n```\n",
		":5: ", "'soon' as a day" },
	{ HEAD "```sql chart caption=\"C\" alt=\"A\" empty=\"E\"\nSELECT 1\n```\n",
		":5: ", "kind" },
	{ HEAD "# A\n\nOne {{today}} and\ntwo {{nobody}}.\n", ":8: ", "'nobody'" },
	{ HEAD "# A\n\n{{processing.title}}\n", ":7: ", "'processing.title'" },
	{ HEAD "# A\n\nOne\ntwo[^b].\n\n[^a]: x\n", ":8: ", "no note 'b'" },
	{ HEAD "One[^a].\n\n[^a]: x\n[^a]: y\n", ":8: ", "two notes 'a'" },
	{ HEAD "One[^a].\n\n[^a]:\n", ":7: ", "no words" },
	{ HEAD "One[^a].\n\n[^a]: # x\n", ":7: ", "one paragraph" },
	{ HEAD "One[^a].\n\n[^a]: x[^a]\n", ":7: ", "refer to another" },
	{ HEAD "# A[^a]\n\n[^a]: x\n", ":5: ", "not in a heading" },
	{ HEAD "# A\n\n| A | B |\n|---|---|\n| b | c |\n", ":7: ", "caption" },
};

static void test_a_faulty_template_is_refused_with_its_line(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	for (size_t i = 0; i < COUNT(faults); i++) {
		scene_template(cx, "en", faults[i].text);
		if (made(cx))
			fail_msg("made from:\n%s", faults[i].text);
		assert_non_null(strstr(cx->err.text,
			arena_fmt(cx->arena, "templates/t.en.md%s", faults[i].where)));
		assert_non_null(strstr(cx->err.text, faults[i].what));
	}
}

static void test_a_report_that_is_not_there_is_not_found(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct report_kind kind;

	assert_false(report_find(cx, &kind, "nothing"));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
	assert_false(report_find(cx, &kind, "../templates/t"));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_faulty_template_is_refused_with_its_line),
		cmocka_unit_test(test_a_report_that_is_not_there_is_not_found),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
