/* chart_multiples.c - a small chart for each name, all with the same scale */
#include <math.h>

#include "picture.h"

#define IN_ROW_MOST 4
#define BAR_ROOM    24.0 /* for a bar and its words, at least */
#define PANEL_GAP   14.0
#define PLOT        58.0
#define HEAD        26.0 /* the name, and the number over the highest bar */
#define PANEL       (HEAD + PLOT + 24)

struct multiples {
	struct picture *picture;
	const struct chart *chart;
	struct scale scale;
	size_t in_row;
	double axis, width; /* room for the ticks; of a panel */
};

static double down(const struct multiples *m, double top, double value)
{
	return top + HEAD + PLOT * (1 - scale_share(&m->scale, value));
}

/* Earlier ones are lighter: the last one is what matters most. */
static uint32_t bar_colour(size_t series, size_t count)
{
	static const uint32_t lights[] = { PAINT_ACCENT, 0x6fa3b0, 0xa9cdd6, 0xcfe2e7 };
	size_t back = count - 1 - series;

	return lights[back < COUNT(lights) ? back : COUNT(lights) - 1];
}

static void ticks_draw(const struct multiples *m, double x, double top, bool named)
{
	const struct scale *sc = &m->scale;
	struct picture *p = m->picture;

	for (size_t i = 0; i < scale_ticks(sc); i++) {
		double v = scale_tick(sc, i);
		double y = down(m, top, v);
		bool zero = fabs(v) <= 0;
		p->role = zero ? "zero" : "tick";
		mark_line(p, (const double[]){ x, y }, (const double[]){ x + m->width, y },
			zero ? 0.9 : 0.4, zero ? PAINT_MUTED : PAINT_GRID);
		if (named)
			mark_words(p, number_short(&p->cx, v),
				&(struct box){ 0, y - 4.5, m->axis - 4, 7 }, 1)
				->colour = PAINT_MUTED;
	}
}

static void bar_draw(
	const struct multiples *m, size_t category, size_t series, const struct box *at)
{
	const struct chart_data *data = &m->chart->data;
	double value = chart_value(data, category, series);
	double zero = down(m, at->y, 0), end = isnan(value) ? zero : down(m, at->y, value);
	double thick = fmin(at->width * 0.62, 20);
	struct picture *p = m->picture;

	p->role = "bar";
	if (fabs(end - zero) > 0)
		mark_add(p, MARK_BOX,
			&(struct box){ at->x + (at->width - thick) / 2, fmin(zero, end), thick,
				fabs(end - zero) },
			bar_colour(series, data->series_count));
	const char *number = number_short(&p->cx, value);
	double y = value < 0 ? end + 1 : fmin(zero, end) - 10;
	double wide = fmin(words_wide(p, number), at->width);
	p->role = "plate"; /* no line of the grid through the number */
	mark_add(p, MARK_BOX, &(struct box){ at->x + (at->width - wide) / 2, y + 1, wide, 8 },
		PAINT_WHITE);
	p->role = "value";
	mark_words(p, number, &(struct box){ at->x, y, at->width, 7.5 }, 0.5);
	p->role = "series";
	mark_words(p, data->series[series],
		&(struct box){
			at->x, at->y + HEAD + PLOT + (m->scale.low < 0 ? 11 : 3), at->width, 7.5 },
		0.5)
		->colour = PAINT_MUTED;
}

static void panel_draw(const struct multiples *m, size_t category, double x, double y)
{
	const struct chart_data *data = &m->chart->data;
	double wide = m->width / (double)data->series_count;

	m->picture->role = "label";
	mark_words(m->picture, data->categories[category], &(struct box){ x, y, m->width, 0 }, 0)
		->strong = true;
	for (size_t s = 0; s < data->series_count; s++)
		bar_draw(m, category, s, &(struct box){ x + wide * (double)s, y, wide, 0 });
}

static size_t panels_in_row(const struct picture *picture, const struct chart_data *data)
{
	double own = BAR_ROOM * (double)data->series_count + PANEL_GAP;
	size_t fit = own < picture->width ? (size_t)(picture->width / own) : 1;

	fit = fit > IN_ROW_MOST ? IN_ROW_MOST : fit;
	return fit < data->category_count ? fit : data->category_count;
}

size_t multiples_draw(struct picture *picture, const struct chart *chart, size_t from)
{
	const struct chart_data *data = &chart->data;
	struct multiples m = { .picture = picture, .chart = chart };

	if (!scale_of(data, 3, &m.scale)) {
		picture_empty(picture);
		return data->category_count;
	}
	m.in_row = panels_in_row(picture, data);
	m.axis = 6 + fmax(words_wide(picture, number_short(&picture->cx, m.scale.high)),
			     words_wide(picture, number_short(&picture->cx, m.scale.low)));
	m.width = (picture->width - m.axis) / (double)m.in_row - PANEL_GAP;
	size_t left = (data->category_count - from + m.in_row - 1) / m.in_row, i = from;
	size_t rows = rows_in(picture, left, 4, PANEL);
	for (size_t row = 0; row < rows; row++)
		for (size_t n = 0; n < m.in_row && i < data->category_count; n++, i++) {
			double x = m.axis + (double)n * (m.width + PANEL_GAP);
			double y = 4 + (double)row * PANEL;
			ticks_draw(&m, x, y, n == 0);
			panel_draw(&m, i, x, y);
		}
	picture->height = 4 + (double)rows * PANEL;
	return i;
}
