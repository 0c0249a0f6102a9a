/* template_blocks.c - what the rows of a SELECT become: table, list, figures and charts */
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "template.h"

static bool block_err(struct ctx *cx, const struct writer *w, const struct node *node)
{
	return template_err(cx, w->template, node->line - 1);
}

/* ---- tables ---- */

static bool shape_named(struct ctx *cx, const char *name, enum shape *out)
{
	static const char *const names[] = {
		[SHAPE_PLAIN] = "",
		[SHAPE_TEXT] = "text",
		[SHAPE_NUMBER] = "number",
		[SHAPE_DATE] = "date",
		[SHAPE_PERCENT] = "percent",
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum shape)i;
			return true;
		}
	return err_set(
		cx, ERR_INVALID, "A column is text, number, date or percent, not '%s'", name);
}

/* One of them, "Count:number": without a header the field's own stays. */
static bool name_column(struct ctx *cx, struct value *column, const char *text, size_t len)
{
	while (len && *text == ' ') {
		text++;
		len--;
	}
	while (len && text[len - 1] == ' ')
		len--;
	char *header = arena_str(cx->arena, text, len), *colon = strrchr(header, ':');
	if (colon)
		*colon = '\0';
	if (*header)
		column->name = header;
	return shape_named(cx, colon ? colon + 1 : "", &column->shape);
}

/* "Title | Count:number": the header and the shape of each column that is named. */
bool name_columns(struct ctx *cx, struct rows *rows, const char *text)
{
	for (size_t i = 0; text && i < rows->width; i++) {
		size_t len = strcspn(text, "|");
		if (!name_column(cx, &rows->columns[i], text, len))
			return false;
		text = text[len] ? text + len + 1 : NULL;
	}
	return !text || err_set(cx, ERR_INVALID, "There are more headers than columns");
}

static enum align align_of(const struct rows *rows, size_t column)
{
	const struct value *v = &rows->columns[column];

	if (v->shape == SHAPE_NUMBER || v->shape == SHAPE_PERCENT)
		return ALIGN_NUMBER;
	if (v->shape == SHAPE_DATE || (v->field && v->field->kind == KIND_DATE))
		return ALIGN_DATE;
	if (v->field)
		return v->field->kind == KIND_NUMBER ? ALIGN_NUMBER : ALIGN_TEXT;
	return v->shape == SHAPE_PLAIN && rows->list[0][column].is_number ? ALIGN_NUMBER
									  : ALIGN_TEXT;
}

bool rows_headers(struct ctx *cx, const struct rows *rows, const char **out)
{
	for (size_t i = 0; i < rows->width; i++) {
		const struct value *v = &rows->columns[i];
		bool alias = v->name == rows->list[0][i].name;
		if (alias && !v->field)
			return err_set(cx, ERR_INVALID,
				"Column %zu ('%s') has no header: name it in columns=\"...\"",
				i + 1, v->name);
		out[i] = alias ? words_in(cx->lang, v->field->label) : v->name;
	}
	return true;
}

/* The first column of words from the given one on, or count where there is none. */
static size_t words_from(const struct column *columns, size_t count, size_t i)
{
	while (i < count && columns[i].align != ALIGN_TEXT)
		i++;
	return i;
}

/* The column that says what its row is about: the one that the template names, or the first one of
 * words, for a date or a number says that to nobody who hears it. In a table with groups the first
 * column names the group, and another the row. */
static bool find_names(
	struct ctx *cx, const struct node *node, struct column *columns, size_t count)
{
	const char *name = attribute(node, "names");
	size_t i = name ? 0 : words_from(columns, count, columns[0].groups);

	while (name && i < count && strcmp(columns[i].header, name) != 0)
		i++;
	if (name && i == count)
		return err_set(
			cx, ERR_INVALID, "There is no column '%s' that could name the rows", name);
	columns[i < count ? i : 0].names_row = true;
	columns[0].names_row |= columns[0].groups;
	return true;
}

static bool table_columns(
	struct ctx *cx, const struct node *node, const struct rows *rows, struct column *out)
{
	const char **headers = arena_alloc(cx->arena, (rows->width + 1) * sizeof(char *));
	bool groups = attribute_is(node, "group", "yes");

	if (groups && rows->width == 1)
		return err_set(cx, ERR_INVALID, "A table of one column has no groups");
	if (!rows_headers(cx, rows, headers))
		return false;
	for (size_t i = 0; i < rows->width; i++)
		out[i] = (struct column){ .header = headers[i], .align = align_of(rows, i) };
	out[0].groups = groups;
	return find_names(cx, node, out, rows->width);
}

/* The sum of a column of whole numbers; NULL for any other. */
static struct text *column_sum(struct ctx *cx, const struct rows *rows, size_t column)
{
	long long sum = 0;

	if (align_of(rows, column) != ALIGN_NUMBER || rows->columns[column].shape == SHAPE_PERCENT)
		return NULL;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->list[i][column].raw)
			sum += strtoll(rows->list[i][column].raw, NULL, 10);
	return text_plain(cx->arena, number_shown(cx, sum));
}

static void put_total(
	struct ctx *cx, struct table *table, const struct rows *rows, const char *words)
{
	struct text **cells = arena_alloc(cx->arena, rows->width * sizeof(struct text *));

	cells[0] = text_plain(cx->arena, words);
	for (size_t i = 1; i < rows->width; i++)
		cells[i] = column_sum(cx, rows, i);
	table_total(table, cells);
}

static void put_row(struct ctx *cx, const struct writer *w, struct table *table,
	const struct rows *rows, size_t row)
{
	struct text **cells = arena_alloc(cx->arena, rows->width * sizeof(struct text *));

	for (size_t i = 0; i < rows->width; i++) {
		struct value v = rows->list[row][i];
		v.shape = rows->columns[i].shape;
		const char *shown = value_shown(cx, &v, true);
		cells[i] = text_plain(cx->arena, *shown ? shown : "\342\200\223");
		cells[i]->first->lang = other_lang(cx, w, &v, shown);
	}
	table_row(table, cells);
}

bool rows_table(struct ctx *cx, struct writer *w, const struct node *node, const struct rows *rows)
{
	struct column *columns = arena_alloc(cx->arena, rows->width * sizeof(*columns));
	const char *caption, *total;

	if (!attribute_filled(cx, w, node, "caption", &caption) ||
		!attribute_filled(cx, w, node, "total", &total))
		return false;
	if (!table_columns(cx, node, rows, columns))
		return block_err(cx, w, node);
	struct table *table = doc_table(w->out, caption, columns, rows->width);
	for (size_t i = 0; i < rows->count; i++)
		put_row(cx, w, table, rows, i);
	if (total)
		put_total(cx, table, rows, total);
	return true;
}

bool write_table(struct ctx *cx, struct writer *w, const struct node *node)
{
	const char *headers;
	struct rows rows;

	if (!rows_read(cx, &rows, w, node) || !attribute_filled(cx, w, node, "columns", &headers))
		return false;
	if (!rows.count)
		return write_empty(cx, w, node);
	return name_columns(cx, &rows, headers) ? rows_table(cx, w, node, &rows)
						: block_err(cx, w, node);
}

/* ---- lists and figures ---- */

/* Whether every row has at least so many columns. */
static bool is_wide(struct ctx *cx, const struct writer *w, const struct node *node,
	const struct rows *rows, size_t width)
{
	if (rows->width >= width)
		return true;
	err_set(cx, ERR_INVALID, "A block '%s' needs %zu columns, not %zu", node->word->name, width,
		rows->width);
	return block_err(cx, w, node);
}

/* The first column stands out where a second one follows. */
static struct text *item_text(
	struct ctx *cx, const struct writer *w, const struct value *row, size_t width)
{
	struct text *text = text_new(cx->arena);

	for (size_t i = 0; i < width; i++) {
		const char *shown = value_shown(cx, &row[i], false);
		if (i && !*shown)
			continue;
		if (i)
			text_add(text, i == 1 ? ": " : " ", SPAN_PLAIN, NULL);
		text_add(text, shown, i == 0 && width > 1 ? SPAN_STRONG : SPAN_PLAIN, NULL)->lang =
			other_lang(cx, w, &row[i], shown);
	}
	return text;
}

bool write_list(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct rows rows;

	if (!rows_read(cx, &rows, w, node))
		return false;
	if (!rows.count)
		return write_empty(cx, w, node);
	struct list *list = doc_list(w->out, false, 1);
	for (size_t i = 0; i < rows.count; i++)
		doc_paragraph(list_item(list), item_text(cx, w, rows.list[i], rows.width));
	return true;
}

/* Rows of label, number, unit and note; a number that is not there is a dash. */
bool write_key_figures(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct rows rows;

	if (!rows_read(cx, &rows, w, node) || !is_wide(cx, w, node, &rows, 2))
		return false;
	struct key_figure *figures = arena_alloc(cx->arena, (rows.count + 1) * sizeof(*figures));
	for (size_t i = 0; i < rows.count; i++) {
		const struct value *row = rows.list[i];
		const char *value = value_shown(cx, &row[1], true);
		const char *unit = rows.width > 2 ? value_shown(cx, &row[2], true) : "";
		const char *note = rows.width > 3 ? value_shown(cx, &row[3], true) : "";
		figures[i] = (struct key_figure){
			.label = value_shown(cx, &row[0], true),
			.value = !*value ? "\342\200\223"
				 : *unit ? arena_fmt(cx->arena, "%s\302\240%s", value, unit)
					 : value,
			.note = *note ? note : NULL,
		};
	}
	if (rows.count)
		doc_key_figures(w->out, figures, rows.count);
	return true;
}

/* ---- charts ---- */

bool write_bar_chart(struct ctx *cx, struct writer *w, const struct node *node)
{
	const char *caption, *alt;
	struct rows rows;

	if (!rows_read(cx, &rows, w, node) || !is_wide(cx, w, node, &rows, 2) ||
		!attribute_filled(cx, w, node, "caption", &caption) ||
		!attribute_filled(cx, w, node, "alt", &alt))
		return false;
	if (!rows.count)
		return write_empty(cx, w, node);
	struct bar *bars = arena_alloc(cx->arena, rows.count * sizeof(*bars));
	for (size_t i = 0; i < rows.count; i++)
		bars[i] = (struct bar){
			.label = value_shown(cx, &rows.list[i][0], true),
			.value = rows.list[i][1].raw ? strtod(rows.list[i][1].raw, NULL) : 0,
		};
	doc_bar_chart(w->out, caption, alt, bars, rows.count, attribute(node, "unit"));
	return true;
}
