/* chart_lines.c - a line for each series over the years, with its name at its end */
#include <math.h>

#include "picture.h"

#define PLOT        160.0
#define TOP         10.0
#define LABEL_SHARE 0.36
#define GAP         12.0 /* between the line and its name */
#define INSET       14.0 /* of the first and the last year */
#define SIGNS_MOST  40
#define LEADER_MOST 60.0 /* a longer one would look as if it were data */

struct lines {
	struct picture *picture;
	const struct chart *chart;
	struct scale scale;
	double left, width, labels;
};

struct name {
	size_t series;
	const char *words;
	double x, own, y; /* where the line ends; where the name stands */
};

static double down(const struct lines *l, double value)
{
	return TOP + PLOT * (1 - scale_share(&l->scale, value));
}

static double along(const struct lines *l, size_t category)
{
	size_t n = l->chart->data.category_count;

	if (n < 2)
		return l->left + l->width / 2;
	return l->left + INSET + (l->width - 2 * INSET) * (double)category / (double)(n - 1);
}

static void grid_draw(const struct lines *l)
{
	for (size_t i = 0; i < scale_ticks(&l->scale); i++) {
		double value = scale_tick(&l->scale, i), y = down(l, value);
		tick_draw(l->picture, value, (const double[]){ l->left, y, l->left + l->width, y },
			&(struct box){ 0, y - 5, l->left - 5, 7.5 }, 1);
	}
}

/* The names below, as many as do not touch. */
static void categories_draw(const struct lines *l)
{
	const struct chart_data *data = &l->chart->data;
	struct picture *p = l->picture;
	double widest = words_widest(p, data->categories, data->category_count, 70) + 6;
	double room = data->category_count > 1 ? along(l, 1) - along(l, 0) : l->width;
	size_t step = room > 0 ? (size_t)ceil(widest / room) : 1;

	p->role = "category";
	for (size_t i = 0; i < data->category_count; i += step) {
		double half = fmin(widest / 2, l->left + l->width + 20 - along(l, i));
		mark_words(p, data->categories[i],
			&(struct box){ along(l, i) - half, TOP + PLOT + 4, 2 * half, 0 }, 0.5);
	}
}

/* The line breaks where a number is not known. */
static void line_draw(const struct lines *l, size_t series)
{
	const struct chart_data *data = &l->chart->data;
	struct picture *p = l->picture;
	size_t every = data->category_count / SIGNS_MOST + 1;

	for (size_t i = 0; i < data->category_count; i++) {
		double value = chart_value(data, i, series);
		double before = i ? chart_value(data, i - 1, series) : NAN;
		if (isnan(value))
			continue;
		p->role = "line";
		if (!isnan(before))
			mark_line(p, (const double[]){ along(l, i - 1), down(l, before) },
				(const double[]){ along(l, i), down(l, value) }, 1.6,
				series_inks[series]);
		p->role = "point";
		if (i % every == 0 || i + 1 == data->category_count)
			series_sign(p, series, along(l, i), down(l, value));
	}
}

/* ---- names ---- */

static const char *name_words(const struct lines *l, size_t series, double value)
{
	const char *unit = l->chart->unit;
	struct picture *p = l->picture;

	return arena_fmt(p->arena, "%s%s%s  %s", number_short(&p->cx, value), unit ? "\u00a0" : "",
		unit ? unit : "", l->chart->data.series[series]);
}

static size_t names_find(const struct lines *l, struct name names[CHART_SERIES])
{
	const struct chart_data *data = &l->chart->data;
	size_t n = 0;

	for (size_t s = 0; s < data->series_count; s++) {
		size_t last = data->category_count;
		while (last > 0 && isnan(chart_value(data, last - 1, s)))
			last--;
		if (last == 0)
			continue;
		double value = chart_value(data, last - 1, s);
		struct name own = { s, name_words(l, s, value), along(l, last - 1), down(l, value),
			down(l, value) };
		size_t at = n++;
		for (; at > 0 && names[at - 1].y > own.y; at--)
			names[at] = names[at - 1];
		names[at] = own;
	}
	return n;
}

static double names_wide(const struct lines *l)
{
	struct name names[CHART_SERIES] = { 0 };
	size_t n = names_find(l, names);
	double wide = 0;

	for (size_t i = 0; i < n; i++)
		wide = fmax(wide, words_wide(l->picture, names[i].words));
	return fmin(wide, l->picture->width * LABEL_SHARE);
}

/* Names that would touch make room for each other. */
static void names_spread(struct name *names, size_t n)
{
	double bottom = TOP + PLOT;

	for (size_t i = 1; i < n; i++)
		names[i].y = fmax(names[i].y, names[i - 1].y + LINE);
	for (size_t i = n; i-- > 0;) {
		names[i].y = fmin(names[i].y, bottom);
		bottom = names[i].y - LINE;
	}
}

static void names_draw(const struct lines *l)
{
	struct name names[CHART_SERIES] = { 0 };
	size_t n = names_find(l, names);
	double x = l->left + l->width + GAP;
	struct picture *p = l->picture;

	names_spread(names, n);
	for (size_t i = 0; i < n; i++) {
		const struct name *name = &names[i];
		p->role = "leader";
		if (x - name->x < LEADER_MOST)
			mark_line(p, (const double[]){ name->x + 5, name->own },
				(const double[]){ x - 8, name->y }, 0.5, series_inks[name->series]);
		p->role = "sign";
		series_sign(p, name->series, x - 4, name->y);
		p->role = "name";
		mark_words(p, name->words, &(struct box){ x + 3, name->y - 5.5, l->labels, 0 }, 0);
	}
}

size_t lines_draw(struct picture *picture, const struct chart *chart, size_t from)
{
	const struct chart_data *data = &chart->data;
	struct lines l = { .picture = picture, .chart = chart };

	(void)from; /* all of it stands on one page */
	if (!scale_of(data, 5, &l.scale)) {
		picture_empty(picture);
		return data->category_count;
	}
	l.left = fmax(words_wide(picture, number_short(&picture->cx, l.scale.high)),
			 words_wide(picture, number_short(&picture->cx, l.scale.low))) +
		 6;
	l.labels = names_wide(&l);
	l.width = picture->width - l.left - GAP - l.labels - 4;
	grid_draw(&l);
	categories_draw(&l);
	for (size_t s = 0; s < data->series_count; s++)
		line_draw(&l, s);
	names_draw(&l);
	picture->height = TOP + PLOT + LINE + 8;
	return data->category_count;
}
