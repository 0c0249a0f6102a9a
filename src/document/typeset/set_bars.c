/* set_bars.c - bar charts: a label, a bar and its value on every line */
#include <math.h>

#include "moment.h"
#include "typeset.h"

#define BAR_HEIGHT   11.0
#define LABEL_SHARE  0.36 /* of the width, at most */
#define LABEL_GAP    10.0
#define LABEL_LINES  4
#define VALUE_ROOM   70.0
#define HEIGHT_UNCUT 200.0 /* a chart that is no higher stands on one page */

static const struct look label_look = { 9, 11.5, COLOUR_INK, SPAN_PLAIN, false };
static const struct look value_look = { 9, 11.5, COLOUR_INK, SPAN_STRONG, false };

struct set_bars {
	const struct bar_chart *chart;
	struct set_text **labels;
	double label_width, greatest;
	struct tag *tag; /* the figure; a chart that goes on is another one on each page */
	const struct page *page;
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

/* The figure grows by the bar. */
static void figure_grow(
	struct typeset *ts, struct page *page, struct set_bars *set, const struct slab *slab)
{
	if (set->page && set->page != page) {
		set->tag = tag_new(ts->pdf, set->tag->parent, "Figure");
		set->tag->alt = arena_fmt(ts->arena, "%s %s", set->chart->caption,
			SAY(ts, "(continued)", "(fortsat)"));
	}
	set->page = page;
	double *box = set->tag->box;
	if (box[2] <= 0) {
		box[0] = slab->x;
		box[1] = slab->y;
		box[2] = slab->width;
	}
	box[3] = slab->y + slab->height - box[1];
	page_ink(page, set->tag);
}

static void bar_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	struct set_bars *set = slab->what;
	const struct bar *bar = &set->chart->bars[slab->from];
	struct set_text *label = set->labels[slab->from];
	double left = slab->x + set->label_width + LABEL_GAP;
	double room = slab->width - set->label_width - LABEL_GAP - VALUE_ROOM;
	double length = set->greatest > 0 ? room * bar->value / set->greatest : 0;
	double middle = slab->y + slab->height / 2;
	const char *words = value_words(ts, bar->value, set->chart->unit);

	figure_grow(ts, page, set, slab);
	text_paint(ts, page, label, NULL,
		&(struct spot){ slab->x, middle - text_height(label) / 2, set->label_width, 1 });
	if (length > 0)
		page_rect(page,
			&(struct area){ left, middle - BAR_HEIGHT / 2, length < 0.8 ? 0.8 : length,
				BAR_HEIGHT },
			COLOUR_ACCENT);
	text_paint(ts, page, words_fit(ts, words, &value_look, VALUE_ROOM - 5), NULL,
		&(struct spot){ .x = left + length + 5, .y = middle - value_look.leading / 2 });
	page_line(page, (const double[]){ left, slab->y },
		(const double[]){ left, slab->y + slab->height }, 0.8, COLOUR_MUTED);
}

static struct set_bars *bars_measure(
	struct typeset *ts, const struct bar_chart *chart, double width)
{
	struct set_bars *set = arena_alloc(ts->arena, sizeof(*set));

	set->chart = chart;
	set->labels = arena_alloc(ts->arena, (chart->count + 1) * sizeof(struct set_text *));
	for (size_t i = 0; i < chart->count; i++) {
		struct set_text *label = words_clip(
			ts, chart->bars[i].label, &label_look, width * LABEL_SHARE, LABEL_LINES);
		for (size_t line = 0; line < label->line_count; line++)
			if (label->lines[line].width > set->label_width)
				set->label_width = label->lines[line].width;
		if (chart->bars[i].value > set->greatest)
			set->greatest = chart->bars[i].value;
		set->labels[i] = label;
	}
	return set;
}

static double bars_height(const struct set_bars *set)
{
	double height = 0;

	for (size_t i = 0; i < set->chart->count; i++)
		height += row_height(set->labels[i]);
	return height;
}

void set_bar_chart(struct typeset *ts, const struct bar_chart *chart, const struct place *place)
{
	struct set_bars *set = bars_measure(ts, chart, place->width);
	bool uncut = bars_height(set) <= HEIGHT_UNCUT;

	set->tag = tag_new(ts->pdf, place->tag, "Figure");
	set->tag->alt = chart->alt;
	set_caption(ts, place, set->tag,
		arena_fmt(ts->arena, "%s %u. %s", SAY(ts, "Figure", "Figur"), ++ts->figures,
			chart->caption));
	for (size_t i = 0; i < chart->count; i++) {
		struct slab *slab = slab_add(ts, place, 0, row_height(set->labels[i]));
		slab->paint = bar_paint;
		slab->what = set;
		slab->from = i;
		slab->keep = i + 1 < chart->count && (uncut || i < 2 || i + 3 >= chart->count);
	}
	slab_add(ts, place, 0, 8);
}
