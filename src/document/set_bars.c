/* set_bars.c - bar charts: a label, a bar and its value on every line */
#include <math.h>

#include "moment.h"
#include "typeset.h"

#define BARS_TOGETHER 26 /* in one figure; more go on in the next */
#define BAR_HEIGHT    11.0
#define LABEL_SHARE   0.36 /* of the width, at most */
#define VALUE_ROOM    70.0

static const struct look label_look = { 9, 11.5, COLOUR_INK, SPAN_PLAIN, false };
static const struct look value_look = { 9, 11.5, COLOUR_INK, SPAN_STRONG, false };

struct set_bars {
	const struct bar_chart *chart;
	struct set_text **labels; /* of its own bars */
	size_t from, count;
	double label_width, greatest;
};

static const char *value_words(struct typeset *ts, double value, const char *unit)
{
	double tenths = clamp(round(value * 10), 0, 9e15);
	bool whole = fmod(tenths, 10) < 0.5;
	const char *number = whole ? number_shown(&ts->cx, (long long)tenths / 10)
				   : tenths_shown(&ts->cx, (long long)tenths);

	return *unit ? arena_fmt(ts->arena, "%s\u00a0%s", number, unit) : number;
}

static double row_height(const struct set_text *label)
{
	double height = text_height(label);

	return (height > BAR_HEIGHT ? height : BAR_HEIGHT) + 7;
}

static void bar_paint(struct typeset *ts, struct page *page, const struct set_bars *set, size_t i,
	const struct area *row)
{
	const struct bar *bar = &set->chart->bars[set->from + i];
	double left = row->x + set->label_width + 10;
	double room = row->width - set->label_width - 10 - VALUE_ROOM;
	double length = set->greatest > 0 ? room * bar->value / set->greatest : 0;
	double middle = row->y + row->height / 2;
	const char *words = value_words(ts, bar->value, set->chart->unit);

	text_paint(ts, page, set->labels[i], NULL,
		&(struct spot){
			row->x, middle - text_height(set->labels[i]) / 2, set->label_width, 1 });
	if (length > 0)
		page_rect(page, left, middle - BAR_HEIGHT / 2, length < 0.8 ? 0.8 : length,
			BAR_HEIGHT, COLOUR_ACCENT);
	line_paint(ts, page, words_fit(ts, words, &value_look, VALUE_ROOM - 5), 0, NULL,
		left + length + 5, middle - value_look.leading / 2);
}

static void bars_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct set_bars *set = slab->what;
	double left = slab->x + set->label_width + 10;
	struct area row = { slab->x, slab->y, slab->width, 0 };

	page_ink(page, slab->tag);
	for (size_t i = 0; i < set->count; i++) {
		row.height = row_height(set->labels[i]);
		bar_paint(ts, page, set, i, &row);
		row.y += row.height;
	}
	page_line(page, (const double[]){ left, slab->y }, (const double[]){ left, row.y }, 0.8,
		COLOUR_MUTED);
	slab->tag->box[0] = slab->x;
	slab->tag->box[1] = slab->y;
	slab->tag->box[2] = slab->width;
	slab->tag->box[3] = slab->height;
}

static double labels_set(struct typeset *ts, struct set_bars *set, double width)
{
	double height = 0;

	for (size_t i = 0; i < set->count; i++) {
		struct set_text *label = words_set(ts, set->chart->bars[set->from + i].label,
			&label_look, width * LABEL_SHARE);
		set->labels[i] = label;
		for (size_t line = 0; line < label->line_count; line++)
			if (label->lines[line].width > set->label_width)
				set->label_width = label->lines[line].width;
		height += row_height(label);
	}
	return height;
}

static double greatest_of(const struct bar_chart *chart)
{
	double greatest = 0;

	for (size_t i = 0; i < chart->count; i++)
		if (chart->bars[i].value > greatest)
			greatest = chart->bars[i].value;
	return greatest;
}

/* Bars that share a figure; the words for the whole chart stand at the first one. */
static void group_set(struct typeset *ts, const struct bar_chart *chart, size_t from,
	struct tag *tag, const struct place *place)
{
	struct set_bars *set = arena_alloc(ts->arena, sizeof(*set));
	size_t left = chart->count - from;

	*set = (struct set_bars){ .chart = chart, .from = from, .greatest = greatest_of(chart) };
	set->count = left < BARS_TOGETHER ? left : BARS_TOGETHER;
	set->labels = arena_alloc(ts->arena, (set->count + 1) * sizeof(struct set_text *));
	struct slab *slab = slab_add(ts, place, 6, labels_set(ts, set, place->width));
	slab->paint = bars_paint;
	slab->what = set;
	slab->tag = tag;
	tag->alt = from ? arena_fmt(ts->arena, "%s %s", chart->caption,
				  SAY(ts, "(continued)", "(fortsat)"))
			: chart->alt;
}

void set_bar_chart(struct typeset *ts, const struct bar_chart *chart, const struct place *place)
{
	struct tag *tag = tag_new(ts->pdf, place->tag, "Figure");
	size_t from = 0;

	set_caption(ts, place, tag,
		arena_fmt(ts->arena, "%s %u. %s", SAY(ts, "Figure", "Figur"), ++ts->figures,
			chart->caption));
	do {
		group_set(ts, chart, from, tag, place);
		tag = tag_new(ts->pdf, place->tag, "Figure");
		from += BARS_TOGETHER;
	} while (from < chart->count);
	slab_add(ts, place, 0, 8);
}
