/* chart_scale.c - round steps of an axis, and numbers as charts show them */
#include <math.h>

#include "moment.h"
#include "picture.h"

#define ROW_CLOSEST 0.78  /* of its height: its words are still apart from those of the next */
#define LARGEST     1e300 /* beyond it the arithmetic of a scale would be endless */

double chart_value(const struct chart_data *data, size_t category, size_t series)
{
	double value = data->values[category * data->series_count + series];

	return isnan(value) ? value : fmax(-LARGEST, fmin(LARGEST, value));
}

/* The least of 1, 2 and 5 times a power of ten that is no smaller. */
static double step_round(double step)
{
	double power = pow(10, floor(log10(step)));

	for (size_t i = 0; i < 3; i++)
		if (step <= (const double[]){ 1, 2, 5 }[i] * power * (1 + 1e-9))
			return (const double[]){ 1, 2, 5 }[i] * power;
	return 10 * power;
}

struct scale scale_round(double least, double most, int steps)
{
	double low = fmin(0, least), high = fmax(0, most);

	if (high - low <= 0)
		high = 1;
	double step = step_round((high - low) / steps);
	return (struct scale){ floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step,
		step };
}

bool scale_of(const struct chart_data *data, int steps, struct scale *out)
{
	double least = 0, most = 0;
	bool any = false, whole = true;

	for (size_t i = 0; i < data->category_count; i++)
		for (size_t s = 0; s < data->series_count; s++) {
			double value = chart_value(data, i, s);
			if (isnan(value))
				continue;
			any = true;
			whole = whole && fabs(value - round(value)) < 1e-9;
			least = fmin(least, value);
			most = fmax(most, value);
		}
	*out = scale_round(least, most, steps);
	if (whole && out->step < 1)
		*out = (struct scale){ floor(least), fmax(ceil(most), floor(least) + 1), 1 };
	return any;
}

size_t scale_ticks(const struct scale *scale)
{
	return (size_t)((scale->high - scale->low) / scale->step + 1.5);
}

double scale_tick(const struct scale *scale, size_t i)
{
	double value = scale->low + scale->step * (double)i;

	return fabs(value) < scale->step / 2 ? 0 : value;
}

void tick_draw(struct picture *picture, double value, const double ends[4],
	const struct box *number, double share)
{
	bool zero = fabs(value) <= 0;

	picture->role = zero ? "zero" : "tick";
	mark_line(picture, ends, ends + 2, zero ? 0.9 : 0.5, zero ? PAINT_MUTED : PAINT_GRID);
	mark_words(picture, number_short(&picture->cx, value), number, share)->colour = PAINT_MUTED;
}

double scale_share(const struct scale *scale, double value)
{
	return (value - scale->low) / (scale->high - scale->low);
}

double row_closer(struct picture *picture, size_t left, double around, double row)
{
	double least = row * ROW_CLOSEST, fit = (picture->room - around) / (double)left;

	picture->least = around + (double)left * least;
	return fit < least || fit > row ? row : fit;
}

size_t rows_in(const struct picture *picture, size_t left, double around, double row)
{
	double room = picture->room - around + 0.01;
	size_t fit = room > row ? (size_t)(room / row) : 1;

	if (fit >= left)
		return left;
	return fit + 1 == left && fit > 2 ? fit - 1 : fit;
}

const char *number_short(struct ctx *cx, double value)
{
	static const struct {
		double from;
		struct words words;
	} sizes[] = {
		{ 1e9, W("bn", "mia.") },
		{ 1e6, W("m", "mio.") },
	};
	double size = fabs(value);

	if (isnan(value))
		return "\u2013";
	if (size >= 1e15)
		return arena_fmt(cx->arena, "%.2g", value);
	for (size_t i = 0; i < COUNT(sizes); i++)
		if (size >= sizes[i].from)
			return arena_fmt(cx->arena, "%s\u00a0%s",
				number_short(cx, round(value / sizes[i].from * 10) / 10),
				words_in(cx->lang, sizes[i].words));
	if (fabs(value - round(value)) < 1e-9)
		return number_shown(cx, llround(value));
	if (size < 0.1)
		return arena_fmt(cx->arena, "%.2g", value);
	return tenths_shown(cx, llround(value * 10));
}
