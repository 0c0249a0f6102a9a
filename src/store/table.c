/* table.c - the SQL that follows from an entity's fields, prepared when first needed */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "kind.h"

void tables_open(struct store *store)
{
	while (entities[store->table_count])
		store->table_count++;
	store->tables = arena_alloc(store->arena, store->table_count * sizeof(struct table));
	for (size_t i = 0; i < store->table_count; i++) {
		size_t n = field_count(entities[i]);
		store->tables[i] = (struct table){
			.form = entities[i],
			.fields = n,
			.set_add = arena_alloc(store->arena, n * sizeof(struct statement *)),
			.set_clear = arena_alloc(store->arena, n * sizeof(struct statement *)),
		};
	}
}

void tables_close(struct store *store)
{
	for (struct table *t = store->tables; t < store->tables + store->table_count; t++) {
		for (size_t i = 0; i < KEPT_COUNT; i++)
			statement_done(&t->kept[i]);
		for (size_t i = 0; i < t->fields; i++) {
			statement_done(&t->set_add[i]);
			statement_done(&t->set_clear[i]);
		}
	}
}

struct table *table_of(struct ctx *cx, const struct form *form)
{
	struct table *t = cx->store->tables;

	while (t->form != form)
		t++;
	return t;
}

/* A set is one cell, its items in order. */
const char *table_select(struct ctx *cx, const struct excerpt *source)
{
	struct buf sql = { .arena = cx->arena };
	const struct form *form = source->form;
	const char *schema = source->schema;

	buf_puts(&sql, "SELECT t.id, t.organisation, t.version, t.event, t.origin");
	FOR_EACH_FIELD(f, form)
		if (source->wanted && !source->wanted[f - form->fields])
			buf_puts(&sql, ", NULL");
		else if (field_is_set(f))
			buf_fmt(&sql,
				", (SELECT %s FROM (SELECT value FROM %s\"%s_%s\" "
				"WHERE \"%s\" = t.id ORDER BY value))",
				cx->store->driver->items, schema, form->name, f->name, form->name);
		else
			buf_fmt(&sql, ", t.\"%s\"", f->name);
	buf_fmt(&sql, " FROM %s\"%s\" t", schema, form->name);
	return sql.text;
}

/* INSERT and UPDATE take the same parameters: id, organisation, version, event, origin, fields. */
static void insert_sql(struct buf *sql, const struct form *form)
{
	int n = FIRST_FIELD;

	buf_fmt(sql, "INSERT INTO main.\"%s\" (id, organisation, version, event, origin",
		form->name);
	FOR_EACH_FIELD(f, form)
		if (!field_is_set(f))
			buf_fmt(sql, ", \"%s\"", f->name);
	buf_puts(sql, ") VALUES ($1, $2, $3, $4, $5");
	FOR_EACH_FIELD(f, form)
		if (!field_is_set(f))
			buf_fmt(sql, ", $%d", ++n);
	buf_puts(sql, ")");
}

/* The version is part of the condition: what another writer changed meanwhile is not found. */
static void update_sql(struct buf *sql, const struct form *form)
{
	int n = FIRST_FIELD;

	buf_fmt(sql,
		"UPDATE main.\"%s\" SET organisation = $2, version = $3, event = $4, origin = $5",
		form->name);
	FOR_EACH_FIELD(f, form)
		if (!field_is_set(f))
			buf_fmt(sql, ", \"%s\" = $%d", f->name, ++n);
	buf_puts(sql, " WHERE id = $1 AND version = $3 - 1");
}

static const char *kept_sql(struct ctx *cx, const struct form *form, enum kept kept)
{
	struct buf sql = { .arena = cx->arena };
	const char *name = form->name;

	switch (kept) {
	case KEPT_LOAD:
		buf_fmt(&sql, "%s WHERE t.id = $1",
			table_select(cx, &(struct excerpt){ form, "", NULL }));
		break;
	case KEPT_TITLE:
		buf_fmt(&sql, "SELECT \"%s\" FROM \"%s\" WHERE id = $1", form->fields->name, name);
		break;
	case KEPT_STORED:
		buf_fmt(&sql, "%s WHERE t.id = $1",
			table_select(cx, &(struct excerpt){ form, "main.", NULL }));
		break;
	case KEPT_HOLDER:
		buf_fmt(&sql, "SELECT organisation FROM main.\"%s\" WHERE id = $1", name);
		break;
	case KEPT_INSERT:
		insert_sql(&sql, form);
		break;
	case KEPT_UPDATE:
		update_sql(&sql, form);
		break;
	case KEPT_REMOVE:
		buf_fmt(&sql, "DELETE FROM main.\"%s\" WHERE id = $1", name);
		break;
	case KEPT_ORIGIN:
		buf_fmt(&sql, "%s WHERE t.organisation = $1 AND t.origin = $2",
			table_select(cx, &(struct excerpt){ form, "", NULL }));
		break;
	case KEPT_COUNT:
		break;
	}
	return sql.text;
}

static bool keep(struct ctx *cx, struct statement **slot, const char *sql)
{
	return cx->store->driver->prepare(cx, cx->store->db, slot, sql, NULL);
}

bool table_kept(struct ctx *cx, struct table *table, enum kept kept, struct statement **out)
{
	struct statement **slot = &table->kept[kept];

	if (!*slot && !keep(cx, slot, kept_sql(cx, table->form, kept)))
		return false;
	*out = *slot;
	return true;
}

bool table_set_add(
	struct ctx *cx, struct table *table, const struct field *f, struct statement **out)
{
	struct statement **slot = &table->set_add[f - table->form->fields];
	const char *name = table->form->name;

	if (!*slot && !keep(cx, slot,
			      arena_fmt(cx->arena,
				      "INSERT INTO main.\"%s_%s\" (\"%s\", value) VALUES ($1, $2)",
				      name, f->name, name)))
		return false;
	*out = *slot;
	return true;
}

bool table_set_clear(
	struct ctx *cx, struct table *table, const struct field *f, struct statement **out)
{
	struct statement **slot = &table->set_clear[f - table->form->fields];
	const char *name = table->form->name;

	if (!*slot && !keep(cx, slot,
			      arena_fmt(cx->arena, "DELETE FROM main.\"%s_%s\" WHERE \"%s\" = $1",
				      name, f->name, name)))
		return false;
	*out = *slot;
	return true;
}

struct record *record_from_row(struct ctx *cx, const struct form *form, struct statement *st)
{
	struct record *r = record_new(cx, form);
	int column = FIRST_FIELD;

	r->id = cell_text(cx, st, 0);
	r->organisation = cell_text(cx, st, 1);
	r->version = cell_number(cx, st, 2);
	r->event = cell_number(cx, st, 3);
	r->origin = cell_text(cx, st, 4);
	FOR_EACH_FIELD(f, form)
		*record_cell(r, f) = cell_text(cx, st, column++);
	return r;
}

struct cell field_cell(const struct field *f, const char *text)
{
	if (text && (f->kind == KIND_NUMBER || f->kind == KIND_YES_NO))
		return NUMBER_CELL(strtoll(text, NULL, 10));
	return TEXT_CELL(text);
}
