/* picture.h - a drawing of a few simple marks, the same for paper and screen
 *
 * The chart_*.c files draw pictures without knowing what they are for: the writer that asks lends
 * them its measure of letters and paints the marks. Lengths are points from the top left. */
#ifndef PICTURE_H
#define PICTURE_H

#include "chart.h"

enum mark_kind { MARK_BOX, MARK_FRAME, MARK_LINE, MARK_DISC, MARK_CORNERS, MARK_WORDS };

#define CORNERS 4

struct mark {
	enum mark_kind kind;
	const char *role; /* what it stands for: "bar", "gap"; for tests */
	uint32_t colour;
	double x, y, width, height; /* a line goes from (x, y) by these; a disc is width wide */
	double thick;
	double corners[2 * CORNERS]; /* of a shape, x and y in turn */
	size_t corner_count;
	const char *words; /* one line, height letters high */
	double share;      /* 0: at the left of the width; 0.5: in its middle; 1: at its right */
	bool strong;
	struct mark *next;
};

struct picture {
	struct arena *arena;
	struct ctx cx; /* speaks the language of the document */
	double width, height;
	double room;  /* it may be so high; rows that do not fit are left for another */
	double least; /* it could be so high with its rows closer; 0: it could not */
	double (*measure)(void *with, const char *words, double size, bool strong);
	void *with;
	const char *role; /* of the marks that come */
	struct mark *first, *last;
};

struct box {
	double x, y, width, height;
};

enum {
	PAINT_INK = 0x1c2733,
	PAINT_MUTED = 0x56636f,
	PAINT_ACCENT = 0x0f4c5c,
	PAINT_GRID = 0xd0d8dd,
	PAINT_PALE = 0xeef3f5,
	PAINT_WHITE = 0xffffff,
};

#define PICTURE_ROOM 620.0 /* of a page, with the caption above */

#define LETTERS 8.5
#define LINE    11.0

struct mark *mark_add(
	struct picture *picture, enum mark_kind kind, const struct box *box, uint32_t colour);
void mark_line(struct picture *picture, const double from[2], const double to[2], double thick,
	uint32_t colour);

/* Words in the box, one line from its top, cut with "…" where they are too wide. */
struct mark *mark_words(
	struct picture *picture, const char *words, const struct box *box, double share);
const char *words_cut(struct picture *picture, const char *words, double size, double width);
double words_wide(struct picture *picture, const char *words);
double words_widest(
	struct picture *picture, const char *const *words, size_t count, double at_most);

/* ---- what is told apart without colour ---- */

enum pattern { PATTERN_NONE, PATTERN_RISING, PATTERN_FALLING, PATTERN_LEVEL, PATTERN_DOTS };

struct fill {
	uint32_t colour;
	uint32_t ink; /* of the pattern and the frame; 0: none */
	enum pattern pattern;
	uint32_t letters; /* on it */
};

/* Fills differ in lightness and pattern, in the order of the series. */
extern const struct fill series_fills[CHART_SERIES];
extern const struct fill gap_fill, letter_fill;
/* The fills of a chart's series, as many as there are. */
const struct fill *fills_of(struct arena *arena, const struct chart *chart);
void box_fill(struct picture *picture, const struct box *box, const struct fill *fill);

/* The sign of a series on a line: disc, square, diamond, triangle; then the same, hollow. */
void series_sign(struct picture *picture, size_t series, double x, double y);
extern const uint32_t series_inks[CHART_SERIES];

/* Names with their fills on as many lines as they need, from the top; gives the height. */
double legend_draw(struct picture *picture, const char *const *names, const struct fill *fills,
	size_t count, double width);

/* ---- scales ---- */

/* Round steps from low to high, with zero among them. */
struct scale {
	double low, high, step;
};

struct scale scale_round(double least, double most, int steps);

/* Of all numbers of a chart that are known. False: there are none. */
bool scale_of(const struct chart_data *data, int steps, struct scale *out);
/* How many ticks it has, and the value of each, from the low end; zero is exact. */
size_t scale_ticks(const struct scale *scale);
double scale_tick(const struct scale *scale, size_t i);

/* The line of a tick between two points, which stands out at zero, with its number in the box. */
void tick_draw(struct picture *picture, double value, const double ends[4],
	const struct box *number, double share);

double scale_share(const struct scale *scale, double value);

/* Short: "1.234", "0,5", "12,5 mio."; "–" for what is not known. */
const char *number_short(struct ctx *cx, double value);
double chart_value(const struct chart_data *data, size_t category, size_t series);

/* The height of a row, or less where all that are left then have room beside what is around them.
 */
double row_closer(struct picture *picture, size_t left, double around, double row);

/* How many of the rows that are left have room: at least one, and none is left alone. */
size_t rows_in(const struct picture *picture, size_t left, double around, double row);

/* The picture says that there is nothing to show. */
void picture_empty(struct picture *picture);

/* ---- kinds ---- */

size_t stacked_draw(struct picture *picture, const struct chart *chart, size_t from);
size_t lines_draw(struct picture *picture, const struct chart *chart, size_t from);
size_t multiples_draw(struct picture *picture, const struct chart *chart, size_t from);
size_t progress_draw(struct picture *picture, const struct chart *chart, size_t from);
void progress_say(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out);
size_t timeline_draw(struct picture *picture, const struct chart *chart, size_t from);
void timeline_say(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out);

/* Inline SVG. */
void chart_to_svg(struct buf *out, enum lang lang, const struct chart *chart);

#endif
