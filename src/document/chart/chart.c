/* chart.c - the kinds of charts, and what a chart says in words */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../tree.h"
#include "picture.h"

#define WORDS_MAX 1500 /* a reader that speaks them should come to an end */

/* "2025: Cases 3, Findings 2" */
static void data_say(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out)
{
	const struct chart_data *data = &chart->data;

	buf_fmt(out, "%s:", data->categories[i]);
	for (size_t s = 0; s < data->series_count; s++)
		buf_fmt(out, "%s %s %s%s%s", s ? "," : "", data->series[s],
			number_short(cx, chart_value(data, i, s)), chart->unit ? "\u00a0" : "",
			chart->unit ? chart->unit : "");
}

const struct chart_kind chart_kinds[] = {
	{ "stacked", W("a name, then 1 to 8 numbers", "et navn, så 1 til 8 tal"), 2,
		CHART_SERIES + 1, false, stacked_draw, data_say },
	{ "lines", W("a year or day, then 1 to 8 numbers", "et år eller en dag, så 1 til 8 tal"), 2,
		CHART_SERIES + 1, false, lines_draw, data_say },
	{ "multiples", W("a name, then 1 to 8 numbers", "et navn, så 1 til 8 tal"), 2,
		CHART_SERIES + 1, false, multiples_draw, data_say },
	{ "progress",
		W("a name, how many are done, of how many", "et navn, antal udført, af hvor mange"),
		3, 3, false, progress_draw, progress_say },
	{ "timeline",
		W("row, name, first and last day, last day of a bridge letter",
			"række, navn, første og sidste dag, sidste dag for et bridge letter"),
		5, 5, true, timeline_draw, timeline_say },
	{ 0 },
};

const struct chart_kind *chart_kind_find(const char *name)
{
	for (const struct chart_kind *k = chart_kinds; k->name; k++)
		if (strcmp(k->name, name) == 0)
			return k;
	return NULL;
}

size_t chart_count(const struct chart *chart)
{
	return chart->kind->has_spans ? chart->span_count : chart->data.category_count;
}

const char *chart_words(struct arena *arena, enum lang lang, const struct chart *chart)
{
	const struct words none = W("No data.", "Ingen data."),
			   more = W("more in the data", "flere i dataene");
	struct ctx cx = { .arena = arena, .lang = lang };
	struct buf b = { .arena = arena };
	size_t count = chart_count(chart), i = 0;

	for (; i < count && b.len < WORDS_MAX; i++) {
		buf_puts(&b, i ? "; " : "");
		chart->kind->say(&cx, chart, i, &b);
	}
	if (!count)
		return arena_fmt(arena, "%s %s", chart->alt, words_in(lang, none));
	if (i < count)
		buf_fmt(&b, "; %zu %s", count - i, words_in(lang, more));
	return arena_fmt(arena, "%s %s%s", chart->alt, b.text, b.text[b.len - 1] == '.' ? "" : ".");
}

/* Puts the spans of a row together, and each row in the order of time. */
static struct chart_span *spans_sorted(struct arena *arena, const struct chart *chart)
{
	struct chart_span *spans = arena_alloc(arena, (chart->span_count + 1) * sizeof(*spans));
	size_t n = 0;

	for (size_t i = 0; i < chart->span_count; i++) {
		const struct chart_span *span = &chart->spans[i];
		size_t at = n++;
		while (at > 0 && strcmp(spans[at - 1].row, span->row) != 0)
			at--;
		if (at == 0)
			at = n - 1; /* the first of its row */
		while (at > 0 && strcmp(spans[at - 1].row, span->row) == 0 &&
			spans[at - 1].from > span->from)
			at--;
		memmove(spans + at + 1, spans + at, (n - 1 - at) * sizeof(*spans));
		spans[at] = *span;
		if (spans[at].to < spans[at].from)
			spans[at].to = spans[at].from;
		if (spans[at].bridged_to < spans[at].to)
			spans[at].bridged_to = spans[at].to;
	}
	return spans;
}

void doc_chart(struct flow *in, const struct chart *chart)
{
	struct chart *copy = arena_alloc(in->arena, sizeof(*copy));

	assert(chart->kind && chart->caption && chart->alt);
	assert(chart->data.series_count <= CHART_SERIES);
	*copy = *chart;
	copy->spans = spans_sorted(in->arena, chart);
	block_add(in, BLOCK_CHART)->chart = copy;
}

size_t chart_gaps(struct arena *arena, const struct chart *chart, struct chart_gap **out)
{
	struct chart_gap *gaps = arena_alloc(arena, (chart->span_count + 1) * sizeof(*gaps));
	size_t n = 0;
	long covered = 0;

	for (size_t i = 0; i < chart->span_count; i++) {
		const struct chart_span *s = &chart->spans[i];
		bool opens = i == 0 || strcmp(s[-1].row, s->row) != 0;
		bool closes = i + 1 == chart->span_count || strcmp(s[1].row, s->row) != 0;
		covered = opens || s->bridged_to > covered ? s->bridged_to : covered;
		long next = closes ? chart->today + 1 : s[1].from;
		if (next > covered + 1 && (!closes || chart->today))
			gaps[n++] = (struct chart_gap){ i, covered + 1, next - 1 };
	}
	*out = gaps;
	return n;
}
