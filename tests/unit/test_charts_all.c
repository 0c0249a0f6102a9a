/* test_charts_all.c - what holds for all charts: no data, huge data, words, every output */
#include "chart_marks.h"

static void test_no_numbers_are_said_to_be_none(void **state)
{
	struct ctx *cx = *state;

	for (const struct chart_kind *k = chart_kinds; k->name; k++) {
		struct chart chart = { .kind = k, .caption = "Tom", .alt = "Tom." };
		const struct picture *p = drawn_whole(cx, &chart);
		assert_string_equal(p->last->words, "Ingen data");
		assert_string_equal(chart_words(cx->arena, LANG_DA, &chart), "Tom. Ingen data.");
	}
}

static void test_alt_says_the_figures(void **state)
{
	struct ctx *cx = *state;
	struct chart chart = chart_of("stacked");

	chart.unit = "kr.";
	assert_string_equal(chart_words(cx->arena, LANG_DA, &chart),
		"Sager hos kommunerne. Greve: Åbne 30\u00a0kr., Lukkede 10\u00a0kr.; "
		"Køge: Åbne 15\u00a0kr., Lukkede \u2013\u00a0kr.; "
		"Ishøj: Åbne -5\u00a0kr., Lukkede 20\u00a0kr.");
}

/* Values of every size, in so many categories. */
static struct chart huge(struct ctx *cx, const struct chart_kind *kind, size_t n)
{
	static const char *const series[] = { "Et meget langt navn på en serie, som ikke kan stå",
		"B", "C", "D", "E", "F", "G", "H" };
	static const double sizes[] = { 1e300, -1e300, 0, NAN, 0.0001, -3, 1e9, 12 };
	double *values = arena_alloc(cx->arena, n * 8 * sizeof(*values));
	const char **names = arena_alloc(cx->arena, n * sizeof(char *));
	struct chart_span *own = arena_alloc(cx->arena, n * sizeof(*own));

	for (size_t i = 0; i < n; i++) {
		names[i] = arena_fmt(cx->arena, "Navn nummer %zu, som er langt", i);
		own[i] = (struct chart_span){ i % 3 ? names[i] : names[i - i % 7], "x",
			(long)(i * 37), (long)(i * 37 + 400 * (i % 5)), 0 };
		for (size_t s = 0; s < 8; s++)
			values[i * 8 + s] = sizes[(i + s) % COUNT(sizes)];
	}
	return (struct chart){ .kind = kind,
		.caption = "Stor",
		.alt = "Stor.",
		.data = { names, series, n, 8, values },
		.spans = own,
		.span_count = n,
		.today = (long)n * 40 + 1600 };
}

static void test_huge_data_come_to_an_end(void **state)
{
	struct ctx *cx = *state;

	for (const struct chart_kind *k = chart_kinds; k->name; k++) {
		struct chart chart = huge(cx, k, 700);
		size_t next = 0, before, pages = 0;
		do {
			before = next;
			const struct picture *p = drawn(cx, &chart, before, &next);
			assert_true(next > before);
			assert_true(p->height > 0 && p->height < 660);
			assert_inside(p);
			assert_apart(p, "label");
			pages++;
		} while (next < 700);
		assert_true(pages < 100);
		assert_true(strlen(chart_words(cx->arena, LANG_DA, &chart)) < 2500);
	}
}

/* However little room there is, each row stands in one part, and none in a part of its own but the
 * first, which may be all that fits. */
static void test_parts_take_the_room_there_is(void **state)
{
	struct ctx *cx = *state;

	for (const struct chart_kind *k = chart_kinds; k->name; k++)
		for (double room = 120; room < PICTURE_ROOM; room += 35) {
			struct chart chart = huge(cx, k, 40);
			size_t next = 0, from;
			do {
				from = next;
				const struct picture *p = drawn_in(cx, &chart, room, from, &next);
				assert_true(next > from);
				assert_true(p->height <= room + 0.1 || from + 1 == next ||
					    k->draw == lines_draw || k->draw == multiples_draw);
				assert_inside(p);
				assert_apart(p, "label");
			} while (next < 40);
		}
}

static void test_long_words_are_cut(void **state)
{
	struct chart chart = huge(*state, chart_kind_find("stacked"), 4);
	const struct picture *p = drawn_whole(*state, &chart);

	for (const struct mark *m = p->first; m; m = m->next)
		if (m->kind == MARK_WORDS)
			assert_true(measure(NULL, m->words, m->height, false) <= m->width + 0.01);
	assert_non_null(
		strstr(words_cut(drawn_whole(*state, &chart), "blåbærgrød", 10, 30), "blåbæ…"));
}

static double measure_counted(void *with, const char *words, double size, bool strong)
{
	++*(size_t *)with;
	return measure(NULL, words, size, strong);
}

static void test_a_very_long_word_is_cut_in_few_steps(void **state)
{
	struct ctx *cx = *state;
	size_t count = 0;
	struct picture p = { .arena = cx->arena, .measure = measure_counted, .with = &count };
	struct buf words = { .arena = cx->arena };

	for (size_t i = 0; i < 4000; i++)
		buf_puts(&words, i % 5 ? "ø" : "ø ");
	assert_non_null(strstr(words_cut(&p, words.text, 10, 100), "ø…"));
	assert_true(count < 20);
	assert_string_equal(words_cut(&p, words.text, 10, 1), "");
}

static void test_each_kind_is_in_every_output(void **state)
{
	struct ctx *cx = *state;

	for (const struct chart_kind *k = chart_kinds; k->name; k++) {
		struct document *doc = paper_report(cx);
		struct buf md = { .arena = cx->arena }, html = md;
		struct chart chart = chart_of(k->name);
		chart.spans = spans;
		chart.span_count = COUNT(spans);
		doc_chart(&doc->body, &chart);
		const char *words = chart_words(cx->arena, LANG_DA, &chart);
		document_to_markdown(doc, &md);
		assert_non_null(strstr(md.text, "**Sager**"));
		assert_non_null(strstr(md.text, k->has_spans ? "2024" : "Greve: "));
		document_to_html(doc, &html);
		assert_non_null(strstr(html.text, "<figcaption>Sager</figcaption>\n<svg "));
		assert_non_null(strstr(html.text, "role=\"img\" aria-label=\"Sager hos"));
		json_t *root = chart_json(cx, doc);
		json_t *block = json_array_get(json_object_get(root, "blocks"), 0);
		assert_string_equal(json_string_value(json_object_get(block, "kind")), "chart");
		assert_string_equal(json_string_value(json_object_get(block, "chart")), k->name);
		json_t *values = json_object_get(block, "values");
		assert_int_equal(json_array_size(values), k->has_spans ? 0 : 3);
		if (!k->has_spans)
			assert_true(json_is_null(json_array_get(json_array_get(values, 1), 1)));
		json_decref(root);
		struct pdf_bytes pdf = paper_pdf(cx, doc);
		assert_int_equal(paper_times(pdf, "/S /Figure"), 1);
		assert_non_null(strstr(words, "Sager hos"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_numbers_are_said_to_be_none),
		cmocka_unit_test(test_alt_says_the_figures),
		cmocka_unit_test(test_huge_data_come_to_an_end),
		cmocka_unit_test(test_parts_take_the_room_there_is),
		cmocka_unit_test(test_long_words_are_cut),
		cmocka_unit_test(test_a_very_long_word_is_cut_in_few_steps),
		cmocka_unit_test(test_each_kind_is_in_every_output),
	};
	return cmocka_run_group_tests(tests, paper_setup, paper_teardown);
}
