/* set_columns.c - how wide the columns of a table are, and how large its letters */
#include "typeset.h"

#define WORD_MAX     130.0 /* a longer word may break before letters shrink */
#define WORDS_LEAST  30.0
#define HEADER_LINES 8
#define AIR_MAX      18.0 /* beside every column, where there is room to spare */

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

static void signs_set(struct typeset *ts, const struct set_table *set, struct set_row *row,
	struct text *const *cells)
{
	struct look look = set->look;

	if (row->total)
		look.style |= SPAN_STRONG;
	for (size_t i = 0; i < set->source->count; i++)
		row->cells[i] = text_signs(ts, cells[i], &look);
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

static void all_signs_set(struct typeset *ts, struct set_table *set, struct set_row *rows)
{
	header_set(ts, set);
	for (const struct row *row = set->source->first; row; row = row->next)
		signs_set(ts, set, rows++, row->cells);
}

/* Numbers and dates keep together: their least is their most. */
static struct wish wish_of(const struct set_table *set, const struct set_row *rows, size_t count,
	size_t column, double width)
{
	enum align align = set->source->columns[column].align;
	const struct set_text *header = set->header->cells[column];
	struct wish wish = { text_widest(header), text_narrowest(header) };

	for (size_t i = 0; i < count; i++) {
		double most = text_widest(rows[i].cells[column]);
		double least = align == ALIGN_NUMBER || align == ALIGN_DATE
				       ? most
				       : text_narrowest(rows[i].cells[column]);
		if (least > WORD_MAX)
			least = WORD_MAX;
		if (most > wish.most)
			wish.most = most;
		if (least > wish.least)
			wish.least = least;
	}
	wish.most = clamp(wish.most + 2 * CELL_PAD_X, 0, width * 1.5);
	wish.least = clamp(wish.least + 2 * CELL_PAD_X, 0, wish.most);
	return wish;
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

/* Too little room is shared by what each column could still use. */
static void widths_squeeze(
	struct set_table *set, const struct wish *wishes, struct wish sum, double width)
{
	double share = (width - sum.least) / (sum.most - sum.least);

	for (size_t i = 0; i < set->source->count; i++)
		set->widths[i] = wishes[i].least + (wishes[i].most - wishes[i].least) * share;
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

static void row_break(struct typeset *ts, const struct set_table *set, struct set_row *row)
{
	row->lines = 1;
	for (size_t i = 0; i < set->source->count; i++) {
		text_break(ts, row->cells[i], set->widths[i] - 2 * CELL_PAD_X);
		if (row->cells[i]->line_count > row->lines)
			row->lines = row->cells[i]->line_count;
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
	struct wish *wishes = arena_alloc(ts->arena, columns * sizeof(*wishes)), sum;

	for (size_t i = 0; i < COUNT(looks); i++) {
		set->look = looks[i];
		all_signs_set(ts, set, rows);
		for (size_t column = 0; column < columns; column++)
			wishes[column] = wish_of(set, rows, count, column, width);
		sum = sum_of(wishes, columns);
		if (sum.least <= width)
			break;
	}
	widths_share(set, wishes, sum, width);
	header_break(ts, set);
	for (size_t i = 0; i < count; i++)
		row_break(ts, set, &rows[i]);
}
