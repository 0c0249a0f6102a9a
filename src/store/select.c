/* select.c - lists of records: filtered, sorted, a page at a time */
#include <string.h>

#include "inside.h"

/* A SELECT in the making, with its parameters. */
struct select {
	struct buf sql;
	struct cell *cells;
	size_t n;
	struct excerpt source;
};

static void add_cell(struct select *s, struct cell cell)
{
	s->cells[s->n++] = cell;
	buf_fmt(&s->sql, "$%zu", s->n);
}

/* Texts of people stand in Danish order. */
static const char *order_of(const struct field *f)
{
	return f->kind == KIND_TEXT || f->kind == KIND_PROSE ? " COLLATE danish" : "";
}

static const char *pattern(struct ctx *cx, const char *text)
{
	struct buf b = { .arena = cx->arena };

	buf_putc(&b, '%');
	for (const char *p = text; *p; p++) {
		if (strchr("%_\\", *p))
			buf_putc(&b, '\\');
		buf_putc(&b, *p);
	}
	buf_putc(&b, '%');
	return b.text;
}

/* What is asked of a column, or of the value of a set. */
static void add_condition(
	struct ctx *cx, struct select *s, const char *column, const struct filter *filter)
{
	static const char *const signs[] = {
		[EQUALS] = " = ",
		[DIFFERS] = " IS DISTINCT FROM ",
		[CONTAINS] = " LIKE ",
		[AT_LEAST] = " >= ",
		[AT_MOST] = " <= ",
		[IS_EMPTY] = " IS NULL",
		[IS_SET] = " IS NOT NULL",
	};
	const struct field *f = filter->field;

	buf_fmt(&s->sql, "%s%s", column, signs[filter->compare]);
	if (filter->compare == IS_EMPTY || filter->compare == IS_SET)
		return;
	if (filter->compare == CONTAINS) {
		add_cell(s, TEXT_CELL(pattern(cx, filter->text)));
		buf_puts(&s->sql, " ESCAPE '\\'");
	} else {
		add_cell(s, f ? field_cell(f, filter->text) : TEXT_CELL(filter->text));
	}
}

/* A set differs when it has no such item, and is empty when it has none. */
static void add_set_condition(struct ctx *cx, struct select *s, const struct filter *filter)
{
	const char *name = s->source.form->name;
	bool none = filter->compare == DIFFERS || filter->compare == IS_EMPTY;
	struct filter item = *filter;

	item.compare = filter->compare == DIFFERS    ? EQUALS
		       : filter->compare == IS_EMPTY ? IS_SET
						     : filter->compare;
	buf_fmt(&s->sql, "%sEXISTS (SELECT 1 FROM %s\"%s_%s\" s WHERE s.\"%s\" = t.id AND ",
		none ? "NOT " : "", s->source.schema, name, filter->field->name, name);
	add_condition(cx, s, "s.value", &item);
	buf_putc(&s->sql, ')');
}

static void add_where(struct ctx *cx, struct select *s, const struct selection *selection)
{
	const char *sign = " WHERE ";

	for (size_t i = 0; i < selection->filter_count; i++, sign = " AND ") {
		const struct filter *filter = &selection->filters[i];
		const struct field *f = filter->field;
		buf_puts(&s->sql, sign);
		if (f && field_is_set(f))
			add_set_condition(cx, s, filter);
		else
			add_condition(cx, s,
				f ? arena_fmt(cx->arena, "t.\"%s\"", f->name) : "t.organisation",
				filter);
	}
	if (selection->organisation) {
		buf_fmt(&s->sql, "%st.organisation = ", sign);
		add_cell(s, TEXT_CELL(selection->organisation));
	}
}

static bool add_order(struct ctx *cx, struct select *s, const struct selection *selection)
{
	const char *name = selection->sort;
	bool falls = name && *name == '-';
	const struct field *f = name ? field_find(s->source.form, name + falls) : NULL;

	if (name && (!f || field_is_set(f)))
		return err_set(cx, ERR_INVALID, "%s cannot be sorted by '%s'",
			words_in(cx->lang, s->source.form->plural), name + falls);
	buf_puts(&s->sql, " ORDER BY ");
	if (f)
		buf_fmt(&s->sql, "t.\"%s\"%s%s, ", f->name, order_of(f),
			falls ? " DESC NULLS LAST" : " NULLS FIRST");
	buf_puts(&s->sql, "t.id");
	return true;
}

static void add_page(struct select *s, const struct selection *selection)
{
	if (!selection->limit && !selection->offset)
		return;
	buf_puts(&s->sql, " LIMIT ");
	add_cell(s, NUMBER_CELL(selection->limit ? selection->limit : INT64_MAX));
	buf_puts(&s->sql, " OFFSET ");
	add_cell(s, NUMBER_CELL(selection->offset));
}

/* The wanted fields, and those that decide which records come and in which order. */
static const bool *read_fields(struct ctx *cx, const struct selection *selection)
{
	const struct form *form = selection->form;
	bool *fields = arena_alloc(cx->arena, field_count(form) * sizeof(*fields));
	const struct field *sort =
		selection->sort ? field_find(form, selection->sort + (*selection->sort == '-'))
				: NULL;

	FOR_EACH_FIELD(f, form)
		fields[f - form->fields] = f == sort || selection->wanted[f - form->fields];
	for (size_t i = 0; i < selection->filter_count; i++)
		if (selection->filters[i].field)
			fields[selection->filters[i].field - form->fields] = true;
	return fields;
}

/* Puts the rows in place: as of a date, a list of some fields has a table of its own. */
static bool select_open(struct ctx *cx, struct select *s, const struct selection *selection)
{
	const struct form *form = selection->form;

	*s = (struct select){
		.sql = { .arena = cx->arena },
		.source = { form, "", selection->wanted },
		.cells =
			arena_alloc(cx->arena, (selection->filter_count + 3) * sizeof(struct cell)),
	};
	if (!cx->store->as_of || !selection->wanted || table_of(cx, form)->shadowed)
		return scope_form(cx, form);
	s->source.schema = LISTING;
	return as_of_list(cx, form, read_fields(cx, selection));
}

/* The record gets memory of its own, given back after fn: what fn itself takes stays. */
static bool each_row(struct ctx *cx, const struct form *form, struct statement *st,
	bool (*fn)(struct ctx *cx, struct record *r, void *arg), void *arg)
{
	CLEANUP(arena_done) struct arena *one = arena_new();
	struct arena *own = cx->arena;
	bool row;

	while (sql_next(cx, st, &row)) {
		if (!row)
			return true;
		cx->arena = one;
		struct record *r = record_from_row(cx, form, st);
		cx->arena = own;
		if (!fn(cx, r, arg))
			return false;
		arena_rewind(one, (struct arena_mark){ 0 });
	}
	return false;
}

bool record_each(struct ctx *cx, const struct selection *selection,
	bool (*fn)(struct ctx *cx, struct record *r, void *arg), void *arg)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct select s;

	if (!select_open(cx, &s, selection))
		return false;
	buf_puts(&s.sql, table_select(cx, &s.source));
	add_where(cx, &s, selection);
	if (!add_order(cx, &s, selection))
		return false;
	add_page(&s, selection);
	return sql_open(cx, &st, s.sql.text, s.cells, s.n) &&
	       each_row(cx, selection->form, st, fn, arg);
}

bool record_count(struct ctx *cx, int64_t *out, const struct selection *selection)
{
	struct select s;

	if (!select_open(cx, &s, selection))
		return false;
	buf_fmt(&s.sql, "SELECT count(*) FROM %s\"%s\" t", s.source.schema, selection->form->name);
	add_where(cx, &s, selection);
	return sql_number(cx, out, s.sql.text, s.cells, s.n);
}
