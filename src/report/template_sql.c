/* template_sql.c - a template's SELECTs: names become bound values, data sets become tables */
#include <stdlib.h>
#include <string.h>

#include "asset.h"
#include "permit.h"
#include "template.h"

/* What a SELECT is bound to: the five of every query, then the names in the order they stand. */
struct binding {
	struct buf sql;
	struct arg *args;
	size_t count, room;
};

/* ---- data sets ---- */

/* A text of SQL; a quote within is doubled, and nothing else has a meaning there. */
static void literal(struct buf *out, const char *text)
{
	buf_putc(out, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '\'')
			buf_putc(out, '\'');
		buf_putc(out, *p);
	}
	buf_putc(out, '\'');
}

void dataset_row(struct ctx *cx, struct dataset *set, const struct arg *cells, size_t n)
{
	struct buf *b = &set->values;

	b->arena = cx->arena;
	buf_puts(b, b->len ? ",\n(" : "(");
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, i ? ", " : "");
		if (cells[i].is_number)
			buf_fmt(b, "%lld", (long long)cells[i].number);
		else if (cells[i].text)
			literal(b, cells[i].text);
		else
			buf_puts(b, "NULL");
	}
	buf_putc(b, ')');
}

static struct dataset *dataset_find(const struct report_order *order, const char *name)
{
	for (size_t i = 0; i < order->set_count; i++)
		if (strcmp(order->sets[i].name, name) == 0)
			return &order->sets[i];
	return NULL;
}

/* A row of nothing, left out: VALUES has at least one row. */
static void no_rows(struct buf *out, const char *columns)
{
	buf_puts(out, "SELECT NULL");
	for (const char *p = strchr(columns, ','); p; p = strchr(p + 1, ','))
		buf_puts(out, ", NULL");
	buf_puts(out, " WHERE 1 = 0");
}

static bool dataset_put(
	struct ctx *cx, struct dataset *set, const struct report_order *order, struct buf *out)
{
	if (!set->filled && set->fill && !set->fill(cx, set, order))
		return false;
	set->filled = true;
	buf_fmt(out, "%s(%s) AS (", set->name, set->columns);
	if (set->values.len)
		buf_fmt(out, "VALUES %s", set->values.text);
	else
		no_rows(out, set->columns);
	buf_putc(out, ')');
	return true;
}

/* ---- binding ---- */

static void bind(struct ctx *cx, struct binding *b, struct arg arg)
{
	if (b->count == b->room) {
		struct arg *more = arena_alloc(cx->arena, (b->room * 2 + 16) * sizeof(*more));
		if (b->count)
			memcpy(more, b->args, b->count * sizeof(*more));
		b->args = more;
		b->room = b->room * 2 + 16;
	}
	b->args[b->count++] = arg;
}

/* What several queries ask of the store: templates/with/NAME.sql holds "NAME (columns) AS (SELECT
 * ...)", which reads what the query around it may. */
static const struct asset *shared_query(struct ctx *cx, const char *name)
{
	bool plain = !name[strspn(name, "abcdefghijklmnopqrstuvwxyz_")];

	return plain ? asset_find(cx, arena_fmt(cx->arena, "templates/with/%s.sql", name)) : NULL;
}

static bool put_name(struct ctx *cx, struct binding *b, const struct writer *w, const char *name)
{
	struct dataset *set = dataset_find(w->order, name);
	const struct asset *query = set ? NULL : shared_query(cx, name);
	struct value v;

	if (set)
		return dataset_put(cx, set, w->order, &b->sql);
	if (query) {
		buf_add(&b->sql, query->text, query->len);
		return true;
	}
	if (!scope_find(cx, w->scope, name, &v))
		return false;
	bind(cx, b, v.raw && v.is_number ? I(strtoll(v.raw, NULL, 10)) : T(v.raw));
	buf_fmt(&b->sql, "$%zu", b->count);
	return true;
}

static bool sql_filled(struct ctx *cx, struct binding *b, const struct writer *w, const char *sql)
{
	const char *open;

	b->sql.arena = cx->arena;
	for (size_t i = 0; i < PARAMETERS; i++)
		bind(cx, b, w->parameters[i]);
	while ((open = strstr(sql, "{{")) != NULL) {
		const char *close = strstr(open, "}}");
		if (!close)
			return err_set(cx, ERR_INVALID, "'{{' is not closed by '}}'");
		buf_add(&b->sql, sql, (size_t)(open - sql));
		if (!put_name(cx, b, w, arena_str(cx->arena, open + 2, (size_t)(close - open - 2))))
			return false;
		sql = close + 2;
	}
	buf_puts(&b->sql, sql);
	return true;
}

/* ---- rows ---- */

/* The items of a set, which lies in a table of its own: the column holds one of them, or the id of
 * the record whose set it is. */
static bool read_set(struct ctx *cx, struct value *v, const struct form *form)
{
	const struct choice *choices = field_choices(v->field);
	struct record *r;

	if (!v->raw || (choices && choice_find(choices, v->raw)))
		return true;
	if (!record_find(cx, &r, form, v->raw))
		return false;
	if (r || choices)
		v->raw = r ? record_text(r, v->field) : NULL;
	return true;
}

static bool read_cell(struct ctx *cx, struct query *q, int i, struct value *v)
{
	const char *dot = strchr(v->name, '.');

	v->raw = arena_dup(cx->arena, query_text(q, i));
	v->is_number = v->raw && query_is_number(q, i);
	if (!v->field || !field_is_set(v->field))
		return true;
	return read_set(cx, v, entity_find(arena_str(cx->arena, v->name, (size_t)(dot - v->name))));
}

static bool read_row(struct ctx *cx, struct query *q, struct rows *rows)
{
	if (rows->count == rows->room) {
		size_t room = rows->room ? rows->room * 2 : 16;
		struct value **list = arena_alloc(cx->arena, room * sizeof(struct value *));
		if (rows->count)
			memcpy(list, rows->list, rows->count * sizeof(struct value *));
		rows->list = list;
		rows->room = room;
	}
	struct value *row = arena_alloc(cx->arena, rows->width * sizeof(*row));
	memcpy(row, rows->columns, rows->width * sizeof(*row));
	rows->list[rows->count++] = row;
	for (size_t i = 0; i < rows->width; i++)
		if (!read_cell(cx, q, (int)i, &row[i]))
			return false;
	return true;
}

/* The field that a column of plain text stands in, though it is not shown as that. */
static const struct field *source_of(const struct query *q, int i)
{
	const char *column, *table = query_origin(q, i, &column);
	const struct form *form = table ? entity_find(table) : NULL;

	return form ? field_find(form, column) : NULL;
}

static bool read_columns(struct ctx *cx, struct query *q, struct rows *rows)
{
	rows->width = (size_t)query_columns(q);
	rows->columns = arena_alloc(cx->arena, rows->width * sizeof(*rows->columns));
	for (size_t i = 0; i < rows->width; i++) {
		if (!value_typed(cx, &rows->columns[i], query_column(q, (int)i)))
			return false;
		rows->columns[i].source = source_of(q, (int)i);
	}
	return true;
}

static bool read_all(struct ctx *cx, struct query *q, struct rows *rows)
{
	bool row;

	if (!read_columns(cx, q, rows))
		return false;
	do {
		if (!query_next(cx, q, &row) || (row && !read_row(cx, q, rows)))
			return false;
	} while (row);
	return true;
}

static bool reads_form(struct ctx *cx, const struct writer *w, const struct form *form)
{
	const char *plural = words_in(cx->lang, form->plural);

	*w->partial |= !may_read_all(cx->actor, form);
	if (w->reads == READS_OWN && !may(cx->actor, WORD_READ, form, w->order->organisation))
		return err_set(cx, ERR_DENIED,
			"The report needs to read '%s' of that organisation, and you may not",
			plural);
	if (w->reads == READS_ALL && !may_read_all(cx->actor, form))
		return err_set(cx, ERR_DENIED,
			"The report needs to read '%s' of every organisation, and you may not",
			plural);
	return true;
}

/* A denial is not the template's fault, and does not name its line. */
static bool may_ask(struct ctx *cx, const struct writer *w, const struct query *q)
{
	for (const struct form *const *form = query_forms(q); *form; form++)
		if (!reads_form(cx, w, *form))
			return false;
	return true;
}

bool rows_read(struct ctx *cx, struct rows *out, const struct writer *w, const struct node *node)
{
	CLEANUP(query_done) struct query *q = NULL;
	struct binding b = { 0 };

	*out = (struct rows){ 0 };
	if (!sql_filled(cx, &b, w, node->text))
		return cx->err.kind != ERR_DENIED && template_err(cx, w->template, node->line);
	if (!query_open(cx, &q, b.sql.text, b.args, b.count))
		return template_err(cx, w->template, node->line);
	if (!may_ask(cx, w, q))
		return false;
	return read_all(cx, q, out) || template_err(cx, w->template, node->line);
}

bool row_scope(struct ctx *cx, struct scope *out, const struct scope *outer,
	const struct rows *rows, size_t row)
{
	struct record *r = NULL;

	*out = (struct scope){
		.outer = outer,
		.values = rows->list[row],
		.count = rows->width,
	};
	for (size_t i = 0; i < rows->width && !r; i++) {
		const struct value *v = &rows->list[row][i];
		if (v->names && v->raw && !record_find(cx, &r, v->names, v->raw))
			return false;
	}
	out->record = r;
	return true;
}
