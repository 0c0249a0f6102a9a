/* picture.c - marks, and the fills and signs that tell series apart without colour */
#include <math.h>
#include <string.h>

#include "../tree.h"
#include "picture.h"

struct mark *mark_add(
	struct picture *picture, enum mark_kind kind, const struct box *box, uint32_t colour)
{
	struct mark *mark = arena_alloc(picture->arena, sizeof(*mark));

	*mark = (struct mark){ .kind = kind,
		.role = picture->role,
		.colour = colour,
		.x = box->x,
		.y = box->y,
		.width = box->width,
		.height = box->height };
	if (picture->last)
		picture->last->next = mark;
	else
		picture->first = mark;
	picture->last = mark;
	return mark;
}

void mark_line(struct picture *picture, const double from[2], const double to[2], double thick,
	uint32_t colour)
{
	mark_add(picture, MARK_LINE,
		&(struct box){ from[0], from[1], to[0] - from[0], to[1] - from[1] }, colour)
		->thick = thick;
}

/* ---- words ---- */

/* The first bytes of the words, whole letters and no space at their end, and what says that there
 * was more. */
static const char *words_begun(struct picture *picture, const char *words, size_t len)
{
	while (len > 0 && ((unsigned char)words[len] & 0xc0) == 0x80)
		len--;
	while (len > 0 && words[len - 1] == ' ')
		len--;
	return len ? arena_fmt(picture->arena, "%.*s\u2026", (int)len, words) : "";
}

/* Halves what is in doubt: to measure letter by letter would take the square of a long name. */
const char *words_cut(struct picture *picture, const char *words, double size, double width)
{
	size_t most = strlen(words), least = 0;
	const char *shown = "";

	if (picture->measure(picture->with, words, size, false) <= width)
		return words;
	while (most - least > 1) {
		size_t len = least + (most - least) / 2;
		const char *begun = words_begun(picture, words, len);
		bool fits = picture->measure(picture->with, begun, size, false) <= width;
		if (fits)
			shown = begun;
		*(fits ? &least : &most) = len;
	}
	return shown;
}

struct mark *mark_words(
	struct picture *picture, const char *words, const struct box *box, double share)
{
	struct mark *mark = mark_add(picture, MARK_WORDS, box, PAINT_INK);

	if (mark->height <= 0)
		mark->height = LETTERS;
	mark->words =
		words_cut(picture, words_clean(picture->arena, words), mark->height, mark->width);
	mark->share = share;
	return mark;
}

double words_wide(struct picture *picture, const char *words)
{
	return picture->measure(picture->with, words, LETTERS, false) + 0.5;
}

double words_widest(struct picture *picture, const char *const *words, size_t count, double at_most)
{
	double widest = 0;

	for (size_t i = 0; i < count && widest < at_most; i++)
		widest = fmax(widest, words_wide(picture, words[i]));
	return fmin(widest, at_most);
}

void picture_empty(struct picture *picture)
{
	const struct words none = W("No data", "Ingen data");

	picture->height = 34;
	mark_add(picture, MARK_BOX, &(struct box){ 0, 4, picture->width, 28 }, PAINT_PALE);
	mark_words(picture, words_in(picture->cx.lang, none),
		&(struct box){ 0, 12, picture->width, 0 }, 0.5)
		->colour = PAINT_MUTED;
}

/* ---- fills ---- */

const struct fill series_fills[CHART_SERIES] = {
	{ PAINT_ACCENT, 0, PATTERN_NONE, PAINT_WHITE },
	{ 0xa9cdd6, 0, PATTERN_NONE, PAINT_INK },
	{ 0xcc6b45, 0x6e2c12, PATTERN_RISING, PAINT_INK },
	{ 0xf8e9c0, 0x8a6a1a, PATTERN_DOTS, PAINT_INK },
	{ 0x5e2350, 0xc79fbd, PATTERN_FALLING, PAINT_WHITE },
	{ PAINT_WHITE, PAINT_INK, PATTERN_LEVEL, PAINT_INK },
	{ 0x808b93, 0, PATTERN_NONE, PAINT_INK },
	{ 0xd4e6d9, 0x1f6b45, PATTERN_RISING, PAINT_INK },
};

const struct fill gap_fill = { PAINT_WHITE, 0x9a3412, PATTERN_RISING, 0x9a3412 };
const struct fill letter_fill = { 0xf8e9c0, 0x8a6a1a, PATTERN_DOTS, PAINT_INK };

const struct fill *fills_of(struct arena *arena, const struct chart *chart)
{
	struct fill *fills = arena_alloc(arena, sizeof(series_fills));

	memcpy(fills, series_fills, sizeof(series_fills));
	for (size_t i = 0; chart->levels && i < chart->data.series_count; i++) {
		uint32_t colour = level_colour(i, chart->data.series_count);
		double light = 0.2126 * (double)(colour >> 16 & 0xff) +
			       0.7152 * (double)(colour >> 8 & 0xff) +
			       0.0722 * (double)(colour & 0xff);
		fills[i] = (struct fill){ colour, PAINT_MUTED, PATTERN_NONE,
			light > 128 ? PAINT_INK : PAINT_WHITE };
	}
	return fills;
}

/* How many steps of that length lie within. */
static int steps_in(double room, double step)
{
	return room > 0 ? (int)ceil(room / step - 1) : 0;
}

/* Lines that rise by 45 degrees, or fall, cut to the box. */
static void slant(struct picture *picture, const struct box *b, const struct fill *fill)
{
	bool rising = fill->pattern == PATTERN_RISING;

	for (int i = 1; i <= steps_in(b->width + b->height, 4); i++) {
		double at = 4.0 * i, x0 = fmax(0, at - b->height), x1 = fmin(at, b->width);
		double from[2] = { b->x + x0, b->y + at - x0 },
		       to[2] = { b->x + x1, b->y + at - x1 };
		if (!rising) {
			from[1] = 2 * b->y + b->height - from[1];
			to[1] = 2 * b->y + b->height - to[1];
		}
		mark_line(picture, from, to, 0.7, fill->ink);
	}
}

static void level(struct picture *picture, const struct box *b, const struct fill *fill)
{
	for (int i = 1; i <= steps_in(b->height, 3); i++)
		mark_line(picture, (const double[]){ b->x, b->y + 3 * i },
			(const double[]){ b->x + b->width, b->y + 3 * i }, 0.6, fill->ink);
}

static void dots(struct picture *picture, const struct box *b, const struct fill *fill)
{
	for (int i = 0; i < steps_in(b->width + 1, 4); i++)
		for (int k = 0; k < steps_in(b->height + 1, 4); k++)
			mark_add(picture, MARK_DISC,
				&(struct box){ b->x + 2 + 4 * i, b->y + 2 + 4 * k, 1.2, 0 },
				fill->ink);
}

void box_fill(struct picture *picture, const struct box *box, const struct fill *fill)
{
	const char *role = picture->role;

	mark_add(picture, MARK_BOX, box, fill->colour);
	picture->role = "pattern";
	if (fill->pattern == PATTERN_RISING || fill->pattern == PATTERN_FALLING)
		slant(picture, box, fill);
	else if (fill->pattern == PATTERN_LEVEL)
		level(picture, box, fill);
	else if (fill->pattern == PATTERN_DOTS)
		dots(picture, box, fill);
	if (fill->ink)
		mark_add(picture, MARK_FRAME, box, fill->ink);
	picture->role = role;
}

double legend_draw(struct picture *picture, const char *const *names, const struct fill *fills,
	size_t count, double width)
{
	double x = 0, y = 2;

	for (size_t i = 0; i < count; i++) {
		double wide = fmin(words_wide(picture, names[i]), width - 18);
		if (x > 0 && x + 16 + wide > width) {
			x = 0;
			y += LINE + 3;
		}
		picture->role = "legend";
		box_fill(picture, &(struct box){ x, y, 11, 9 }, &fills[i]);
		mark_words(picture, names[i], &(struct box){ x + 15, y - 0.5, wide, 0 }, 0);
		x += 16 + wide + 14;
	}
	return y + LINE + 6;
}

/* ---- signs ---- */

const uint32_t series_inks[CHART_SERIES] = { PAINT_ACCENT, 0xb4532a, 0x5e2350, 0x2f7f93, 0x8a6a1a,
	PAINT_MUTED, 0x1f6b45, PAINT_INK };

static void corners(struct picture *picture, const double *points, size_t count, uint32_t colour)
{
	struct mark *mark = mark_add(picture, MARK_CORNERS, &(struct box){ 0 }, colour);

	memcpy(mark->corners, points, count * 2 * sizeof(double));
	mark->corner_count = count;
}

static void sign(
	struct picture *picture, size_t form, const double at[2], double r, uint32_t colour)
{
	double x = at[0], y = at[1];

	if (form == 0)
		mark_add(picture, MARK_DISC, &(struct box){ x, y, 2 * r, 0 }, colour);
	else if (form == 1)
		mark_add(picture, MARK_BOX, &(struct box){ x - r, y - r, 2 * r, 2 * r }, colour);
	else if (form == 2)
		corners(picture,
			(const double[]){
				x, y - 1.3 * r, x + 1.3 * r, y, x, y + 1.3 * r, x - 1.3 * r, y },
			4, colour);
	else
		corners(picture,
			(const double[]){ x, y - 1.3 * r, x + 1.2 * r, y + r, x - 1.2 * r, y + r },
			3, colour);
}

void series_sign(struct picture *picture, size_t series, double x, double y)
{
	const double at[2] = { x, y };

	sign(picture, series % 4, at, 3, series_inks[series]);
	if (series >= 4)
		sign(picture, series % 4, at, 1.6, PAINT_WHITE);
}
