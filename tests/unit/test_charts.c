/* test_charts.c - what each kind of chart draws: the marks of its picture */
#include "chart_marks.h"

static void test_pieces_are_as_long_as_their_numbers(void **state)
{
	struct chart chart = chart_of("stacked");
	const struct picture *p = drawn_whole(*state, &chart);
	const struct mark *thirty = mark_of(p, MARK_BOX, "bar", 0);
	const struct mark *ten = mark_of(p, MARK_BOX, "bar", 1);
	const struct mark *fifteen = mark_of(p, MARK_BOX, "bar", 2);
	const struct mark *below = mark_of(p, MARK_BOX, "bar", 3);
	const struct mark *zero = mark_of(p, MARK_LINE, "zero", 0);

	assert_int_equal(marks_of(p, MARK_BOX, "bar"), 5);
	assert_true(fabs(thirty->width - 3 * ten->width) < 2);
	assert_true(fabs(thirty->width - 2 * fifteen->width) < 2);
	assert_true(thirty->x + thirty->width <= ten->x);
	assert_true(fabs(thirty->x - zero->x) < 0.1);
	assert_true(below->x + below->width <= zero->x);
	assert_string_equal(mark_of(p, MARK_WORDS, "sum", 0)->words, "40");
	assert_string_equal(mark_of(p, MARK_WORDS, "sum", 1)->words, "15");
	assert_inside(p);
}

static void test_scales_are_round_and_have_zero(void **state)
{
	struct scale s = scale_round(3, 97, 5);

	(void)state;
	assert_true(s.low == 0 && s.high == 100 && s.step == 20);
	s = scale_round(-3, 11, 5);
	assert_true(s.low == -5 && s.high == 15 && s.step == 5);
	s = scale_round(0, 0, 5);
	assert_true(s.low == 0 && s.high > 0);
}

static void test_lines_break_where_a_number_is_not_known(void **state)
{
	struct chart chart = chart_of("lines");
	const struct picture *p = drawn_whole(*state, &chart);

	assert_int_equal(marks_of(p, MARK_LINE, "line"), 2);
	assert_int_equal(marks_of(p, MARK_WORDS, "name"), 2);
	assert_non_null(strstr(mark_of(p, MARK_WORDS, "name", 0)->words, "20"));
	assert_apart(p, "name");
	assert_apart(p, "category");
	assert_inside(p);
}

static void test_names_that_meet_make_room(void **state)
{
	static const char *const year[] = { "2026" };
	static const char *const many[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
	static const double same[8] = { 0 };
	struct chart chart = chart_of("lines");

	chart.data = (struct chart_data){ year, many, 1, 8, same };
	const struct picture *p = drawn_whole(*state, &chart);
	assert_int_equal(marks_of(p, MARK_WORDS, "name"), 8);
	assert_apart(p, "name");
}

static void test_small_charts_share_one_scale(void **state)
{
	struct chart chart = chart_of("multiples");
	const struct picture *p = drawn_whole(*state, &chart);
	const struct mark *thirty = mark_of(p, MARK_BOX, "bar", 0);
	const struct mark *fifteen = mark_of(p, MARK_BOX, "bar", 2);

	assert_int_equal(marks_of(p, MARK_WORDS, "label"), 3);
	assert_true(fabs(thirty->height - 2 * fifteen->height) < 0.01);
	assert_string_equal(mark_of(p, MARK_WORDS, "value", 3)->words, "\u2013");
	assert_apart(p, "label");
	assert_apart(p, "series");
	assert_inside(p);
}

static void test_progress_says_n_of_m(void **state)
{
	static const double done[] = { 3, 12, 40, 20, NAN, 8 };
	struct chart chart = chart_of("progress");

	chart.data.values = done;
	const struct picture *p = drawn_whole(*state, &chart);
	const struct mark *track = mark_of(p, MARK_BOX, "track", 0);
	assert_true(fabs(mark_of(p, MARK_BOX, "bar", 0)->width * 4 - track->width) < 0.01);
	assert_true(fabs(mark_of(p, MARK_BOX, "bar", 1)->width - track->width) < 0.01);
	assert_string_equal(mark_of(p, MARK_WORDS, "value", 0)->words, "3 af 12 (25\u00a0%)");
	assert_string_equal(mark_of(p, MARK_WORDS, "value", 2)->words, "ingen data");
	assert_inside(p);
}

/* ---- timelines ---- */

static const struct chart *timeline(struct ctx *cx, struct document *doc)
{
	(void)cx;
	doc_chart(&doc->body, &(struct chart){ .kind = chart_kind_find("timeline"),
				      .caption = "Erklæringer",
				      .alt = "Tidslinje.",
				      .spans = spans,
				      .span_count = COUNT(spans),
				      .today = 19000 + 729 });
	return NULL;
}

static void test_gaps_are_found_and_named(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct buf html = { .arena = cx->arena };

	timeline(cx, doc);
	json_t *root = chart_json(cx, doc);
	json_t *chart = json_array_get(json_object_get(root, "blocks"), 0);
	json_t *gaps = json_object_get(chart, "gaps"), *first = json_array_get(gaps, 0);
	assert_int_equal(json_array_size(json_object_get(chart, "periods")), 4);
	assert_int_equal(json_array_size(gaps), 2);
	assert_string_equal(json_string_value(json_object_get(first, "row")), "KMD");
	assert_string_equal(json_string_value(json_object_get(first, "from")), "2023-01-24");
	assert_string_equal(json_string_value(json_object_get(first, "to")), "2023-02-11");
	json_decref(root);
	document_to_html(doc, &html);
	assert_non_null(strstr(html.text, "19 dage"));
	assert_non_null(strstr(html.text, "29 dage"));
	assert_non_null(strstr(html.text, "udækket 24-01-2023\u201311-02-2023 (19 dage)"));
}

static void test_gaps_are_drawn_where_they_are(void **state)
{
	static const struct chart_span sorted[] = {
		{ "KMD", "2024", 19000, 19099, 19099 },
		{ "KMD", "2025", 19200, 19299, 19299 },
	};
	const struct chart chart = { .kind = chart_kind_find("timeline"),
		.spans = sorted,
		.span_count = 2,
		.today = 19299 };
	const struct picture *p = drawn_whole(*state, &chart);
	const struct mark *before = mark_of(p, MARK_BOX, "period", 0);
	const struct mark *gap = mark_of(p, MARK_BOX, "gap", 0);

	assert_int_equal(marks_of(p, MARK_BOX, "period"), 2);
	assert_int_equal(marks_of(p, MARK_BOX, "gap"), 1);
	assert_true(fabs(gap->x - before->x - before->width) < 1);
	assert_true(fabs(gap->width - before->width) < 1);
	assert_string_equal(mark_of(p, MARK_WORDS, "gap name", 0)->words, "100 dage");
	assert_inside(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces_are_as_long_as_their_numbers),
		cmocka_unit_test(test_scales_are_round_and_have_zero),
		cmocka_unit_test(test_lines_break_where_a_number_is_not_known),
		cmocka_unit_test(test_names_that_meet_make_room),
		cmocka_unit_test(test_small_charts_share_one_scale),
		cmocka_unit_test(test_progress_says_n_of_m),
		cmocka_unit_test(test_gaps_are_found_and_named),
		cmocka_unit_test(test_gaps_are_drawn_where_they_are),
	};
	return cmocka_run_group_tests(tests, paper_setup, paper_teardown);
}
