/* template_heat.c - a risk matrix from rows of row, column, their words, level and count */
#include <stdlib.h>
#include <string.h>

#include "template.h"

enum { ROW, COLUMN, ROW_WORDS, COLUMN_WORDS, LEVEL, NUMBER_OF, WIDTH };

static long number_in(const struct value *v)
{
	return v->raw ? strtol(v->raw, NULL, 10) : 0;
}

static long highest(const struct rows *rows, int column)
{
	long most = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (number_in(&rows->list[i][column]) > most)
			most = number_in(&rows->list[i][column]);
	return most;
}

/* Whether each place of the matrix comes exactly once, with its level. */
static bool is_whole(struct ctx *cx, const struct rows *rows)
{
	const struct field *level = rows->columns[LEVEL].field;
	long height = highest(rows, ROW), width = highest(rows, COLUMN);

	if (!level || level->kind != KIND_CHOICE)
		return err_set(cx, ERR_INVALID,
			"The fifth column of a heatmap is a level, as \"scenario.level_before\"");
	if (height < 1 || width < 1 || height > 9 || width > 9 ||
		rows->count != (size_t)(height * width))
		return err_set(cx, ERR_INVALID, "A heatmap has one row for each of its places");
	for (size_t i = 0; i < rows->count; i++) {
		const struct value *v = rows->list[i];
		if (number_in(&v[ROW]) < 1 || number_in(&v[COLUMN]) < 1 || !v[LEVEL].raw ||
			!choice_find(level->choices, v[LEVEL].raw))
			return err_set(
				cx, ERR_INVALID, "A heatmap has one row for each of its places");
	}
	return true;
}

/* The levels that the matrix has, from the lowest; gives how many. */
static size_t find_levels(
	struct ctx *cx, const struct rows *rows, struct level *out, const char **names)
{
	size_t n = 0;

	for (const struct choice *c = rows->columns[LEVEL].field->choices; c->name; c++) {
		bool used = false;
		for (size_t i = 0; i < rows->count; i++)
			used = used || strcmp(rows->list[i][LEVEL].raw, c->name) == 0;
		if (!used)
			continue;
		names[n] = c->name;
		out[n++].label = words_in(cx->lang, c->label);
	}
	for (size_t i = 0; i < n; i++)
		out[i].colour = level_colour(i, n);
	return n;
}

static unsigned level_rank(const char *const *names, const char *name)
{
	unsigned rank = 0;

	while (strcmp(names[rank], name) != 0)
		rank++;
	return rank;
}

/* The cells, the highest row at the top, and the words of the axes. */
static void place(
	struct ctx *cx, const struct rows *rows, const char *const *names, struct heat_map *map)
{
	struct heat_cell *cells = arena_alloc(cx->arena, rows->count * sizeof(*cells));
	const char **row_words = arena_alloc(cx->arena, map->rows * sizeof(char *));
	const char **column_words = arena_alloc(cx->arena, map->columns * sizeof(char *));

	for (size_t i = 0; i < map->rows; i++)
		row_words[i] = "";
	for (size_t i = 0; i < map->columns; i++)
		column_words[i] = "";
	for (size_t i = 0; i < rows->count; i++) {
		const struct value *v = rows->list[i];
		size_t row = map->rows - (size_t)number_in(&v[ROW]);
		size_t column = (size_t)number_in(&v[COLUMN]) - 1;
		row_words[row] = value_shown(cx, &v[ROW_WORDS], true);
		column_words[column] = value_shown(cx, &v[COLUMN_WORDS], true);
		cells[row * map->columns + column] = (struct heat_cell){
			.count = (unsigned)number_in(&v[NUMBER_OF]),
			.level = level_rank(names, v[LEVEL].raw),
		};
	}
	map->cells = cells;
	map->row_labels = row_words;
	map->column_labels = column_words;
}

bool write_heat_map(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct heat_map map = { .row_axis = attribute(node, "rows"),
		.column_axis = attribute(node, "columns") };
	struct rows rows;

	if (!rows_read(cx, &rows, w, node) ||
		!attribute_filled(cx, w, node, "caption", &map.caption) ||
		!attribute_filled(cx, w, node, "alt", &map.alt))
		return false;
	if (!rows.count)
		return write_empty(cx, w, node);
	if (rows.width != WIDTH)
		err_set(cx, ERR_INVALID, "A block '%s' needs %d columns, not %zu", node->word->name,
			WIDTH, rows.width);
	if (rows.width != WIDTH || !is_whole(cx, &rows))
		return template_err(cx, w->template, node->line - 1);
	const char **names = arena_alloc(cx->arena, rows.count * sizeof(char *));
	struct level *levels = arena_alloc(cx->arena, rows.count * sizeof(*levels));
	map.rows = (size_t)highest(&rows, ROW);
	map.columns = (size_t)highest(&rows, COLUMN);
	map.levels = levels;
	map.level_count = find_levels(cx, &rows, levels, names);
	place(cx, &rows, names, &map);
	doc_heat_map(w->out, &map);
	return true;
}
