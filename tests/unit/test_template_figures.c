/* test_template_figures.c - charts and matrices from a template's rows */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report.h"
#include "says.h"
#include "scene.h"

#define HEAD "---\ntitle: T\nabout: organisation\n---\n"

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

/* The report as Markdown. */
static const char *made(struct ctx *cx, const char *text)
{
	struct buf out = { .arena = cx->arena };
	struct report_kind kind;
	struct document *doc;

	scene_template(cx, "en", text);
	if (!report_find(cx, &kind, "t") ||
		!report_make(cx, &doc,
			&(struct report_order){ .kind = &kind, .organisation = cx->actor->home }))
		fail_msg("%s", cx->err.text);
	document_to_markdown(doc, &out);
	return out.text;
}

/* The highest row is at the top; a level is looked up, and no product of its places is said. */
static void test_a_matrix_says_counts_and_levels(void **state)
{
	const char *md = made(&((struct scene *)*state)->cx,
		HEAD "```sql heatmap caption=\"M\" alt=\"A matrix\" rows=\"R\" columns=\"C\" "
		     "empty=\"E\"\n"
		     "SELECT 1, 1, 'a', 'x', 'low' AS \"scenario.level_before\", 0 UNION ALL "
		     "SELECT 1, 2, 'a', 'y', 'low', 2 UNION ALL "
		     "SELECT 2, 1, 'b', 'x', 'medium', 7 UNION ALL "
		     "SELECT 2, 2, 'b', 'y', 'high', 0\n```\n");

	assert_has(md, "A matrix\n");
	assert_has(md, "| b | 7 (Medium) | 0 (High) |\n| a | 0 (Low) | 2 (Low) |\n");
}

/* One query gives the figure and its table; table="no" leaves the table out. */
static void test_a_chart_has_its_table(void **state)
{
	static const char chart[] = HEAD
		"```sql chart kind=\"lines\" caption=\"Cases\" alt=\"By year.\" empty=\"None.\" "
		"columns=\"Year:text | Open:number\"%s\n"
		"SELECT '2025' AS year, 3 AS n UNION ALL SELECT '2026', NULL\n```\n";
	struct arena *a = ((struct scene *)*state)->cx.arena;
	const char *md = made(&((struct scene *)*state)->cx, arena_fmt(a, chart, ""));

	assert_has(md, "By year. 2025: Open 3; 2026: Open \342\200\223.");
	assert_has(md, "| Year | Open |\n| --- | --: |\n| 2025 | 3 |\n| 2026 | \342\200\223 |\n");
	md = made(&((struct scene *)*state)->cx, arena_fmt(a, chart, " table=\"no\""));
	assert_has(md, "2025: Open 3");
	assert_lacks(md, "| Year |");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_matrix_says_counts_and_levels),
		cmocka_unit_test(test_a_chart_has_its_table),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
