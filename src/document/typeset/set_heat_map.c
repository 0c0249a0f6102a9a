/* set_heat_map.c - risk matrices: how many risks stand where, and how grave that is */
#include "typeset.h"

#define AXIS_ROOM     18.0 /* for the words along the left side */
#define LABEL_SHARE   0.2  /* of the width, for the words of the rows */
#define CELL_HEIGHT   44.0
#define COUNT_HEIGHT  16.0
#define HEIGHT_MAX    640.0 /* of all of it: a page, its caption and a little air */
#define LEGEND_LINE   16.0
#define LEGEND_GAP    22.0
#define LETTERS_LEAST 5.0
#define LABEL_LINES   3
#define SWATCH        10.0

static const struct look label_look = { 8.5, 10.5, COLOUR_INK, SPAN_PLAIN, false };
static const struct look axis_look = { 8.5, 11, COLOUR_MUTED, SPAN_STRONG, false };

struct set_map {
	const struct heat_map *map;
	struct set_text **rows, **columns;
	double label_width, label_height; /* of the rows; of the columns */
	double cell_width, cell_height, cell_least, legend_height;
	double rest; /* of the height, beside the cells */
};

/* Dark letters on light colours, light ones on dark: whichever differs more (WCAG 2.1). */
static uint32_t letters_on(uint32_t colour)
{
	double light = 0.2126 * (double)(colour >> 16 & 0xff) +
		       0.7152 * (double)(colour >> 8 & 0xff) + 0.0722 * (double)(colour & 0xff);

	return light > 128 ? COLOUR_INK : COLOUR_WHITE;
}

/* Letters shrink rather than break a word. */
static struct set_text *words_shrunk(
	struct typeset *ts, const char *words, const struct look *look, double width)
{
	struct look small = *look;
	struct set_text *set = words_set(ts, words, look, width);

	while (text_narrowest(set) > width && small.size > LETTERS_LEAST) {
		small.size -= 0.5;
		small.leading -= 0.5;
		set = words_set(ts, words, &small, width);
	}
	text_clip(ts, set, width, LABEL_LINES);
	return set;
}

static struct set_text *level_words(
	struct typeset *ts, const struct level *level, double cell_width)
{
	const struct look level_look = { 7, 8, letters_on(level->colour), SPAN_PLAIN, false };

	return words_shrunk(ts, level->label, &level_look, cell_width - 6);
}

static void cell_paint(struct typeset *ts, struct page *page, const struct set_map *set,
	const struct heat_cell *cell, const struct area *area)
{
	const struct level *level = &set->map->levels[cell->level];
	const struct look count_look = { 13, COUNT_HEIGHT, letters_on(level->colour), SPAN_STRONG,
		false };
	const char *count = cell->count ? arena_fmt(ts->arena, "%u", cell->count) : "\u2013";
	struct set_text *number = words_fit(ts, count, &count_look, area->width - 6);
	struct set_text *word = level_words(ts, level, area->width);
	struct spot spot = { area->x + 2, area->y, area->width - 5.5, 0.5, 0, 0 };

	page_rect(page, &(struct area){ area->x, area->y, area->width - 1.5, area->height - 1.5 },
		level->colour);
	spot.y += (area->height - COUNT_HEIGHT - text_height(word)) / 2 - 0.5;
	text_paint(ts, page, number, NULL, &spot);
	spot.y += COUNT_HEIGHT;
	text_paint(ts, page, word, NULL, &spot);
}

static void grid_paint(
	struct typeset *ts, struct page *page, const struct set_map *set, double x, double y)
{
	const struct heat_map *map = set->map;

	for (size_t row = 0; row < map->rows; row++) {
		double top = y + (double)row * set->cell_height;
		text_paint(ts, page, set->rows[row], NULL,
			&(struct spot){ x - set->label_width - 8,
				top + (set->cell_height - text_height(set->rows[row])) / 2,
				set->label_width, 1 });
		for (size_t column = 0; column < map->columns; column++)
			cell_paint(ts, page, set, &map->cells[row * map->columns + column],
				&(struct area){ x + (double)column * set->cell_width, top,
					set->cell_width, set->cell_height });
	}
	y += (double)map->rows * set->cell_height + 3;
	for (size_t column = 0; column < map->columns; column++)
		text_paint(ts, page, set->columns[column], NULL,
			&(struct spot){ x + (double)column * set->cell_width + 2, y,
				set->cell_width - 4, 0.5 });
}

static void axes_paint(struct typeset *ts, struct page *page, const struct set_map *set,
	const struct slab *slab, double x)
{
	double high = (double)set->map->rows * set->cell_height;
	double wide = (double)set->map->columns * set->cell_width;
	struct set_text *row = words_fit(ts, set->map->row_axis, &axis_look, high);
	struct set_text *column = words_fit(ts, set->map->column_axis, &axis_look, wide);
	double middle = slab->y + high / 2;

	page_turn(page, slab->x, middle, 90);
	text_paint(ts, page, row, NULL, &(struct spot){ slab->x - high / 2, middle, high, 0.5 });
	page_unturn(page);
	text_paint(ts, page, column, NULL,
		&(struct spot){ x, slab->y + high + set->label_height + 6, wide, 0.5 });
}

/* The levels from the lowest, each with its colour, on as many lines as they need. Without a page
 * they are only measured. Gives the height. */
static double legend_paint(
	struct typeset *ts, struct page *page, const struct heat_map *map, const struct area *area)
{
	double x = area->x, y = area->y;

	for (size_t i = 0; i < map->level_count; i++) {
		struct set_text *word =
			words_fit(ts, map->levels[i].label, &label_look, area->width - SWATCH - 5);
		double width = SWATCH + 5 + word->lines[0].width;
		if (x > area->x && x + width > area->x + area->width) {
			x = area->x;
			y += LEGEND_LINE;
		}
		if (page) {
			page_rect(page, &(struct area){ x, y, SWATCH, SWATCH },
				map->levels[i].colour);
			page_frame(page, &(struct area){ x, y, SWATCH, SWATCH }, COLOUR_MUTED);
			text_paint(ts, page, word, NULL,
				&(struct spot){ .x = x + SWATCH + 5, .y = y });
		}
		x += width + LEGEND_GAP;
	}
	return y + LEGEND_LINE - area->y;
}

static void map_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	struct set_map *set = slab->what;
	double x = slab->x + AXIS_ROOM + set->label_width + 8;

	set->cell_height =
		(slab->height - set->rest) / (double)(set->map->rows ? set->map->rows : 1);
	page_ink(page, slab->tag);
	grid_paint(ts, page, set, x, slab->y);
	axes_paint(ts, page, set, slab, x);
	legend_paint(ts, page, set->map,
		&(struct area){ x, slab->y + slab->height - set->legend_height + 2,
			slab->x + slab->width - x, 0 });
	slab->tag->box[0] = slab->x;
	slab->tag->box[1] = slab->y;
	slab->tag->box[2] = slab->width;
	slab->tag->box[3] = slab->height;
}

static struct set_text **labels_set(
	struct typeset *ts, const char *const *labels, size_t count, double width)
{
	struct set_text **sets = arena_alloc(ts->arena, (count + 1) * sizeof(struct set_text *));

	for (size_t i = 0; i < count; i++)
		sets[i] = words_shrunk(ts, labels[i], &label_look, width);
	return sets;
}

static double line_width_max(struct set_text *const *sets, size_t count)
{
	double width = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t line = 0; line < sets[i]->line_count; line++)
			if (sets[i]->lines[line].width > width)
				width = sets[i]->lines[line].width;
	return width;
}

static double height_max(struct set_text *const *sets, size_t count)
{
	double height = 0;

	for (size_t i = 0; i < count; i++)
		if (text_height(sets[i]) > height)
			height = text_height(sets[i]);
	return height;
}

/* The least height of a cell that holds its count and any of the levels. */
static double levels_height(struct typeset *ts, const struct set_map *set)
{
	double height = 0;

	for (size_t i = 0; i < set->map->level_count; i++) {
		double own = text_height(level_words(ts, &set->map->levels[i], set->cell_width));
		if (own > height)
			height = own;
	}
	return COUNT_HEIGHT + height + 4;
}

static struct set_map *map_measure(struct typeset *ts, const struct heat_map *map, double width)
{
	struct set_map *set = arena_alloc(ts->arena, sizeof(*set));

	set->map = map;
	set->rows = labels_set(ts, map->row_labels, map->rows, width * LABEL_SHARE);
	set->label_width = line_width_max(set->rows, map->rows);
	set->cell_width = (width - AXIS_ROOM - set->label_width - 8) /
			  (double)(map->columns ? map->columns : 1);
	set->columns = labels_set(ts, map->column_labels, map->columns, set->cell_width - 4);
	set->label_height = height_max(set->columns, map->columns);
	set->legend_height = legend_paint(
		ts, NULL, map, &(struct area){ .width = set->cell_width * (double)map->columns });
	set->rest = set->label_height + 6 + axis_look.leading + 12 + set->legend_height;
	double room = (HEIGHT_MAX - set->rest) / (double)(map->rows ? map->rows : 1);
	set->cell_least = clamp(height_max(set->rows, map->rows) + 4, levels_height(ts, set), room);
	set->cell_height = clamp(CELL_HEIGHT, set->cell_least, room);
	return set;
}

void set_heat_map(struct typeset *ts, const struct heat_map *map, const struct place *place)
{
	struct tag *tag = tag_new(ts->pdf, place->tag, "Figure");
	struct set_map *set = map_measure(ts, map, place->width);

	tag->alt = map->alt;
	set_caption(ts, place, tag,
		arena_fmt(ts->arena, "%s %u. %s", SAY(ts, "Figure", "Figur"), ++ts->figures,
			map->caption));
	struct slab *slab =
		slab_add(ts, place, 6, (double)map->rows * set->cell_height + set->rest);
	slab->least = (double)map->rows * set->cell_least + set->rest;
	slab->paint = map_paint;
	slab->what = set;
	slab->tag = tag;
	slab_add(ts, place, 0, 8);
}
