/* set_columns.c - how wide the columns of a table are, and how large its letters */
#include "typeset.h"

#define WORD_MAX     130.0 /* a longer word may break before letters shrink */
#define WORDS_LEAST  30.0
#define HEADER_LINES 8
#define LABEL_LINES  12   /* of a cell that reaches over rows */
#define AIR_MAX      18.0 /* beside every column, where there is room to spare */
#define ROWS_KEPT    1000 /* of a longer table the cells are set anew, see row_cells() */

/* Letters shrink until no word of a column breaks. */
static const struct look looks[] = {
	{ 9, 12, COLOUR_INK, SPAN_PLAIN, false },
	{ 8, 10.5, COLOUR_INK, SPAN_PLAIN, false },
	{ 7, 9.5, COLOUR_INK, SPAN_PLAIN, false },
	{ 6, 8, COLOUR_INK, SPAN_PLAIN, false },
};

/* What a column asks for: its widest line, and the least that breaks no word. */
struct wish {
	double most, least;
};

/* The signs of a row's cells, in the arena that ts has now. */
static struct set_text **signs_set(
	struct typeset *ts, const struct set_table *set, const struct set_row *row)
{
	size_t columns = set->source->count;
	struct set_text **cells = arena_alloc(ts->arena, columns * sizeof(struct set_text *));
	struct look look = set->look;

	if (row->total)
		look.style |= SPAN_STRONG;
	for (size_t i = 0; i < columns; i++)
		cells[i] = text_signs(ts, row->source->cells[i], &look);
	return cells;
}

/* Those that are kept, or new ones in the scratch arena. */
static struct set_text **signs_of(
	struct typeset *ts, const struct set_table *set, const struct set_row *row)
{
	struct arena *own = ts->arena;

	if (row->cells)
		return row->cells;
	ts->arena = ts->scratch;
	struct set_text **cells = signs_set(ts, set, row);
	ts->arena = own;
	return cells;
}

static void cells_break(struct typeset *ts, const struct set_table *set, struct set_text **cells)
{
	for (size_t i = 0; i < set->source->count; i++)
		text_break(ts, cells[i], set->widths[i] - 2 * CELL_PAD_X);
}

struct set_text **row_cells(struct typeset *ts, const struct set_table *set, struct set_row *row)
{
	struct set_text **cells = signs_of(ts, set, row);
	struct arena *own = ts->arena;

	if (row == set->header || row->cells)
		return cells;
	ts->arena = ts->scratch;
	cells_break(ts, set, cells);
	ts->arena = own;
	return cells;
}

static void header_set(struct typeset *ts, struct set_table *set)
{
	struct look look = set->look;

	look.style = SPAN_STRONG;
	look.colour = COLOUR_ACCENT;
	for (size_t i = 0; i < set->source->count; i++)
		set->header->cells[i] = text_signs(
			ts, text_plain(ts->arena, set->source->columns[i].header), &look);
}

/* Numbers and dates keep together: their least is their most. */
static void wish_add(
	const struct set_table *set, size_t column, const struct set_text *cell, struct wish *wish)
{
	enum align align = set->source->columns[column].align;
	double most = text_widest(cell);
	double least = align == ALIGN_NUMBER || align == ALIGN_DATE ? most : text_narrowest(cell);

	if (least > WORD_MAX)
		least = WORD_MAX;
	if (most > wish->most)
		wish->most = most;
	if (least > wish->least)
		wish->least = least;
}

static void wishes_find(struct typeset *ts, struct set_table *set, struct set_row *rows,
	size_t count, struct wish *wishes)
{
	size_t columns = set->source->count;

	header_set(ts, set);
	for (size_t i = 0; i < columns; i++)
		wishes[i] = (struct wish){ text_widest(set->header->cells[i]),
			text_narrowest(set->header->cells[i]) };
	for (size_t k = 0; k < count; k++) {
		struct arena_mark mark = arena_mark(ts->scratch);
		if (count <= ROWS_KEPT)
			rows[k].cells = signs_set(ts, set, &rows[k]);
		struct set_text **cells = signs_of(ts, set, &rows[k]);
		for (size_t i = 0; i < columns; i++)
			wish_add(set, i, cells[i], &wishes[i]);
		arena_rewind(ts->scratch, mark);
	}
}

static void wishes_clamp(struct wish *wishes, size_t columns, double width)
{
	for (size_t i = 0; i < columns; i++) {
		wishes[i].most = clamp(wishes[i].most + 2 * CELL_PAD_X, 0, width * 1.5);
		wishes[i].least = clamp(wishes[i].least + 2 * CELL_PAD_X, 0, wishes[i].most);
	}
}

static struct wish sum_of(const struct wish *wishes, size_t count)
{
	struct wish sum = { 0 };

	for (size_t i = 0; i < count; i++) {
		sum.most += wishes[i].most;
		sum.least += wishes[i].least;
	}
	return sum;
}

static bool holds_words(const struct set_table *set, size_t column)
{
	return set->source->columns[column].align == ALIGN_TEXT;
}

/* Words break before numbers do, as long as the columns of words keep a little room. */
static void words_squeeze(
	struct set_table *set, const struct wish *wishes, struct wish sum, double width)
{
	double words = 0, count = 0;

	for (size_t i = 0; i < set->source->count; i++) {
		words += holds_words(set, i) ? wishes[i].least : 0;
		count += holds_words(set, i);
	}
	double left = width - (sum.least - words);
	bool spared = count > 0 && left >= count * WORDS_LEAST;
	for (size_t i = 0; i < set->source->count; i++) {
		if (!spared)
			set->widths[i] = wishes[i].least * width / sum.least;
		else if (holds_words(set, i))
			set->widths[i] = wishes[i].least * left / words;
		else
			set->widths[i] = wishes[i].least;
	}
}

/* Gives the columns that want no more than their share all of it; false where there are none. */
static bool wishes_grant(
	struct set_table *set, const struct wish *wishes, double *left, size_t *wanting)
{
	double share = *left / (double)*wanting;
	bool any = false;

	for (size_t i = 0; i < set->source->count; i++) {
		double more = wishes[i].most - wishes[i].least;
		if (set->widths[i] > 0 || more > share)
			continue;
		set->widths[i] = wishes[i].most;
		*left -= more;
		(*wanting)--;
		any = true;
	}
	return any && *wanting;
}

/* Too little room: columns that want little have it, for their words need not break; those that
 * want much share what is left. */
static void widths_squeeze(
	struct set_table *set, const struct wish *wishes, struct wish sum, double width)
{
	double left = width - sum.least, more = 0;
	size_t wanting = set->source->count;

	while (wishes_grant(set, wishes, &left, &wanting))
		;
	for (size_t i = 0; i < set->source->count; i++)
		more += set->widths[i] > 0 ? 0 : wishes[i].most - wishes[i].least;
	for (size_t i = 0; i < set->source->count; i++)
		if (set->widths[i] <= 0)
			set->widths[i] =
				wishes[i].least + (wishes[i].most - wishes[i].least) * left / more;
}

/* Room to spare: first some air for every column, then the rest for the columns of words. */
static void widths_stretch(
	struct set_table *set, const struct wish *wishes, struct wish sum, double width)
{
	double spare = width - sum.most, words = 0;
	double air = clamp(spare / (double)set->source->count, 0, AIR_MAX);

	spare -= air * (double)set->source->count;
	for (size_t i = 0; i < set->source->count; i++)
		words += holds_words(set, i) ? wishes[i].most : 0;
	for (size_t i = 0; i < set->source->count; i++) {
		bool takes = words <= 0 || holds_words(set, i);
		double share = wishes[i].most / (words > 0 ? words : sum.most);
		set->widths[i] = wishes[i].most + air + (takes ? spare * share : 0);
	}
}

static void widths_share(
	struct set_table *set, const struct wish *wishes, struct wish sum, double width)
{
	double left = 0;

	if (sum.least > width)
		words_squeeze(set, wishes, sum, width);
	else if (sum.most > width)
		widths_squeeze(set, wishes, sum, width);
	else
		widths_stretch(set, wishes, sum, width);
	for (size_t i = 0; i < set->source->count; i++) {
		set->lefts[i] = left;
		left += set->widths[i];
	}
}

/* A very long one stays within its own row, which may then be cut. */
static size_t label_lines(const struct set_row *row, const struct set_text *cell)
{
	return row->source->span > 1 && cell->line_count <= LABEL_LINES ? cell->line_count : 0;
}

static void row_break(struct typeset *ts, const struct set_table *set, struct set_row *row)
{
	struct arena_mark mark = arena_mark(ts->scratch);
	struct set_text **cells = row_cells(ts, set, row);

	if (row->cells)
		cells_break(ts, set, cells);
	row->label = label_lines(row, cells[0]);
	row->lines = 1;
	for (size_t i = row->label || !row->source->span; i < set->source->count; i++)
		if (cells[i]->line_count > row->lines)
			row->lines = cells[i]->line_count;
	arena_rewind(ts->scratch, mark);
}

/* The rows that a first cell reaches over are as high together as its words are. */
static void labels_fit(struct set_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t lines = 0, last = i + rows[i].source->span - 1;
		if (!rows[i].label)
			continue;
		for (size_t k = i; k <= last; k++)
			lines += rows[k].lines;
		if (lines < rows[i].label)
			rows[last].lines += rows[i].label - lines;
	}
}

static void header_break(struct typeset *ts, struct set_table *set)
{
	set->header->lines = 1;
	for (size_t i = 0; i < set->source->count; i++) {
		struct set_text *cell = set->header->cells[i];
		text_clip(ts, cell, set->widths[i] - 2 * CELL_PAD_X, HEADER_LINES);
		if (cell->line_count > set->header->lines)
			set->header->lines = cell->line_count;
	}
}

void columns_set(
	struct typeset *ts, struct set_table *set, struct set_row *rows, size_t count, double width)
{
	size_t columns = set->source->count;
	struct wish *wishes = arena_alloc(ts->arena, columns * sizeof(*wishes)), sum = { 0 };

	for (size_t i = spacing_of(ts)->letters; i < COUNT(looks); i++) {
		set->look = looks[i];
		wishes_find(ts, set, rows, count, wishes);
		wishes_clamp(wishes, columns, width);
		sum = sum_of(wishes, columns);
		if (sum.least <= width)
			break;
	}
	widths_share(set, wishes, sum, width);
	header_break(ts, set);
	for (size_t i = 0; i < count; i++)
		row_break(ts, set, &rows[i]);
	labels_fit(rows, count);
}
