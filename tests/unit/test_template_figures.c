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

/* Levels that follow the product of the places, their sum, or neither. */
static void test_a_matrix_says_the_scores_of_its_levels(void **state)
{
	static const struct {
		const char *levels[4], *says;
	} cases[] = {
		{ { "low", "low", "low", "high" },
			"A matrix R \303\227 C: 1\342\200\2232 Low, 4 High." },
		{ { "low", "medium", "medium", "high" },
			"A matrix R \303\227 C: 1 Low, 2 Medium, 4 High." },
		{ { "low", "low", "high", "high" }, "A matrix\n" },
	};
	struct arena *a = ((struct scene *)*state)->cx.arena;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const *l = cases[i].levels;
		assert_has(made(&((struct scene *)*state)->cx,
				   arena_fmt(a,
					   HEAD "```sql heatmap caption=\"M\" alt=\"A matrix\" "
						"rows=\"R\" columns=\"C\" empty=\"E\"\n"
						"SELECT 1, 1, 'a', 'a', '%s' AS "
						"\"scenario.level_before\", 0 UNION ALL "
						"SELECT 1, 2, 'a', 'b', '%s', 0 UNION ALL "
						"SELECT 2, 1, 'b', 'a', '%s', 0 UNION ALL "
						"SELECT 2, 2, 'b', 'b', '%s', 0\n```\n",
					   l[0], l[1], l[2], l[3])),
			cases[i].says);
	}
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
		cmocka_unit_test(test_a_matrix_says_the_scores_of_its_levels),
		cmocka_unit_test(test_a_chart_has_its_table),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
