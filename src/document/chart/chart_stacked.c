/* chart_stacked.c - a bar for each name, made of one piece for each series */
#include <math.h>

#include "picture.h"

#define ROW         21.0
#define BAR         14.0
#define LABEL_SHARE 0.3
#define TOTAL_ROOM  46.0

struct stacked {
	struct picture *picture;
	const struct chart *chart;
	const struct fill *fills;
	struct scale scale;
	double left, width, top; /* of the bars */
};

/* What lies on either side of zero. */
static void sums(const struct chart_data *data, size_t category, double *below, double *above)
{
	*below = *above = 0;
	for (size_t s = 0; s < data->series_count; s++) {
		double value = chart_value(data, category, s);
		if (value > 0)
			*above += value;
		else if (value < 0)
			*below += value;
	}
}

static bool scale_stacked(const struct chart_data *data, struct scale *out)
{
	double least = 0, most = 0, below, above;
	struct scale values;
	bool any = scale_of(data, 5, &values);

	for (size_t i = 0; i < data->category_count; i++) {
		sums(data, i, &below, &above);
		least = fmin(least, below);
		most = fmax(most, above);
	}
	*out = scale_round(least, most, 5);
	if (values.step >= 1 && out->step < 1)
		*out = (struct scale){ floor(least), fmax(ceil(most), 1), 1 };
	return any;
}

static double across(const struct stacked *st, double value)
{
	return st->left + st->width * scale_share(&st->scale, value);
}

static void grid_draw(const struct stacked *st, double bottom)
{
	for (size_t i = 0; i < scale_ticks(&st->scale); i++) {
		double value = scale_tick(&st->scale, i), x = across(st, value);
		tick_draw(st->picture, value, (const double[]){ x, st->top - 3, x, bottom },
			&(struct box){ x - 30, bottom + 2, 60, 7.5 }, 0.5);
	}
}

static void piece_draw(
	const struct stacked *st, size_t series, const struct box *box, const char *number)
{
	const struct fill *fill = &st->fills[series];
	struct picture *p = st->picture;
	double wide = words_wide(p, number) + 3;

	p->role = "bar";
	box_fill(p, box, fill);
	if (wide > box->width - 2)
		return;
	double x = box->x + (box->width - wide) / 2;
	p->role = "value";
	if (fill->pattern != PATTERN_NONE)
		mark_add(p, MARK_BOX, &(struct box){ x, box->y + 1.5, wide, box->height - 3 },
			fill->colour);
	mark_words(p, number, &(struct box){ x, box->y + (BAR - LINE) / 2 + 0.3, wide, 0 }, 0.5)
		->colour = fill->letters;
}

/* A plate keeps the lines of the grid out of the number. */
static void sum_draw(const struct stacked *st, double value, double x, double y)
{
	const char *unit = st->chart->unit;
	struct picture *p = st->picture;
	const char *sum = arena_fmt(p->arena, "%s%s%s", number_short(&p->cx, value),
		unit ? "\u00a0" : "", unit ? unit : "");
	double wide = fmin(words_wide(p, sum) * 1.1, p->width - x);

	p->role = "plate";
	mark_add(p, MARK_BOX, &(struct box){ x - 1, y + 2, wide, BAR - 4 }, PAINT_WHITE);
	p->role = "sum";
	mark_words(p, sum, &(struct box){ x, y + (BAR - LINE) / 2 + 0.3, TOTAL_ROOM - 4, 0 }, 0)
		->strong = true;
}

static void bar_draw(const struct stacked *st, size_t category, double y)
{
	const struct chart_data *data = &st->chart->data;
	double below = 0, above = 0;
	bool any = false;
	struct picture *p = st->picture;

	for (size_t s = 0; s < data->series_count; s++) {
		double value = chart_value(data, category, s);
		any = any || !isnan(value);
		if (isnan(value) || fabs(value) <= 0)
			continue;
		double *from = value > 0 ? &above : &below;
		double x0 = across(st, fmin(*from, *from + value));
		double x1 = across(st, fmax(*from, *from + value));
		*from += value;
		piece_draw(st, s, &(struct box){ x0, y, fmax(x1 - x0 - 0.7, 0.4), BAR },
			number_short(&p->cx, value));
	}
	sum_draw(st, any ? above + below : NAN, across(st, above) + 4, y);
}

size_t stacked_draw(struct picture *picture, const struct chart *chart, size_t from)
{
	const struct chart_data *data = &chart->data;
	struct stacked st = {
		.picture = picture, .chart = chart, .fills = fills_of(picture->arena, chart)
	};

	if (!scale_stacked(data, &st.scale)) {
		picture_empty(picture);
		return data->category_count;
	}
	double labels = words_widest(
		picture, data->categories, data->category_count, picture->width * LABEL_SHARE);
	st.left = labels + 8;
	st.width = picture->width - st.left - TOTAL_ROOM;
	st.top = data->series_count < 2 ? 6
					: legend_draw(picture, data->series, st.fills,
						  data->series_count, picture->width);
	double around = st.top + LINE + 4;
	double row = row_closer(picture, data->category_count - from, around, ROW);
	size_t to = from + rows_in(picture, data->category_count - from, around, row);
	double bottom = st.top + (double)(to - from) * row;
	grid_draw(&st, bottom);
	for (size_t i = from; i < to; i++) {
		double y = st.top + (double)(i - from) * row + 2;
		picture->role = "label";
		mark_words(picture, data->categories[i],
			&(struct box){ 0, y + (BAR - LINE) / 2 + 0.3, labels, 0 }, 1);
		bar_draw(&st, i, y);
	}
	picture->height = bottom + LINE + 4;
	return to;
}
