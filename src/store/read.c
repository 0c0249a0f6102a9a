/* read.c - single records, as the actor may see them, as of the store's date */
#include <string.h>

#include "inside.h"

#define ID_SHOWN 13 /* characters of an identifier that tell it from its neighbours */
#define SHORTEST 4  /* characters of an identifier's beginning that may stand for it */

/* Runs a kept SELECT of whole records to its first row. */
static bool find_kept(struct ctx *cx, struct record **out, const struct form *form, enum kept kept,
	const char *const params[2])
{
	struct table *table = table_of(cx, form);
	struct statement *st;
	bool row;

	if (!scope_form(cx, form) || !table_kept(cx, table, kept, &st) ||
		!kept_run(cx, st, CELLS(TEXT_CELL(params[0]), TEXT_CELL(params[1])), &row))
		return false;
	*out = row ? record_from_row(cx, form, st) : NULL;
	cx->store->driver->stop(st);
	return true;
}

bool record_find(struct ctx *cx, struct record **out, const struct form *form, const char *id)
{
	return find_kept(cx, out, form, KEPT_LOAD, (const char *[]){ id, NULL });
}

bool record_find_origin(struct ctx *cx, struct record **out, const struct form *form,
	const char *organisation, const char *origin)
{
	return find_kept(cx, out, form, KEPT_ORIGIN, (const char *[]){ organisation, origin });
}

bool record_load(struct ctx *cx, struct record **out, const struct form *form, const char *id)
{
	struct record *r;

	if (!record_find(cx, &r, form, id))
		return false;
	if (!r)
		return err_set(cx, ERR_NOT_FOUND, "%s '%s' does not exist",
			words_in(cx->lang, form->label), id);
	*out = r;
	return true;
}

static bool first_cell(struct ctx *cx, const char **out, const struct form *form, const char *id)
{
	struct table *table = table_of(cx, form);
	struct statement *st;
	bool row;

	if (!scope_form(cx, form) || !table_kept(cx, table, KEPT_TITLE, &st) ||
		!kept_run(cx, st, CELLS(TEXT_CELL(id)), &row))
		return false;
	*out = row ? cell_text(cx, st, 0) : NULL;
	cx->store->driver->stop(st);
	return true;
}

const char *record_title(struct ctx *cx, const struct form *form, const char *id)
{
	const struct field *first = form->fields;
	const struct err before = cx->err;
	const char *title = NULL;

	if (!first_cell(cx, &title, form, id))
		cx->err = before;
	if (!title)
		return arena_str(cx->arena, id, strnlen(id, ID_SHOWN));
	return first->kind == KIND_LINK ? record_title(cx, first->target, title) : title;
}

/* One way in which a text may name records. */
struct reading {
	const char *where; /* of id, with the text as $1 and what follows its beginnings as $2 */
	bool needs_hex;
	const char *entity; /* or NULL for every one */
};

static const struct reading readings[] = {
	{ "id = $1" },
	{ "short = $1", .entity = "organisation" },
	{ "login = $1", .entity = "person" },
	{ "\"%s\" = $1" },
	{ "id >= $1 AND id < $2", .needs_hex = true },
	{ "lower(\"%s\") = lower($1)" },
};

static bool applies(const struct reading *r, const struct form *form, const char *text)
{
	return (!r->entity || strcmp(r->entity, form->name) == 0) &&
	       (!r->needs_hex ||
		       (strlen(text) >= SHORTEST && !text[strspn(text, "0123456789abcdef-")]));
}

/* The ids that the text names, as "a, b, c", and how many. */
static bool read_ids(struct ctx *cx, struct buf *ids, size_t *n, const char *sql, const char *text)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	const char *beyond = arena_fmt(cx->arena, "%sg", text);
	bool row;

	if (!sql_open(cx, &st, sql, CELLS(TEXT_CELL(text), TEXT_CELL(beyond))))
		return false;
	do {
		if (!sql_next(cx, st, &row))
			return false;
		if (row)
			buf_fmt(ids, "%s%s", (*n)++ ? ", " : "", cell_text(cx, st, 0));
	} while (row);
	return true;
}

static const char *reading_sql(
	struct ctx *cx, const struct reading *r, const struct form *form, const char *schema)
{
	struct buf sql = { .arena = cx->arena };
	const char *hole = strstr(r->where, "%s");

	buf_fmt(&sql, "SELECT id FROM %s\"%s\" WHERE ", schema, form->name);
	buf_add(&sql, r->where, hole ? (size_t)(hole - r->where) : strlen(r->where));
	if (hole)
		buf_fmt(&sql, "%s%s", form->fields->name, hole + 2);
	buf_puts(&sql, " LIMIT 4");
	return sql.text;
}

static bool resolve(struct ctx *cx, const char **out, const struct form *form, const char *text,
	const char *schema)
{
	const char *what = words_in(cx->lang, form->label);

	for (size_t i = 0; i < COUNT(readings); i++) {
		struct buf ids = { .arena = cx->arena };
		size_t n = 0;
		if (!applies(&readings[i], form, text))
			continue;
		if (!read_ids(cx, &ids, &n, reading_sql(cx, &readings[i], form, schema), text))
			return false;
		if (n > 1)
			return err_set(cx, ERR_INVALID, "'%s' may be more than one %s: %s%s", text,
				what, ids.text, n > 3 ? " ..." : "");
		if (n == 1) {
			*out = ids.text;
			return true;
		}
	}
	return err_set(cx, ERR_NOT_FOUND, "There is no %s '%s'", what, text);
}

bool record_resolve(struct ctx *cx, const char **out, const struct form *form, const char *text)
{
	return scope_form(cx, form) && resolve(cx, out, form, text, "");
}

bool organisation_named(struct ctx *cx, const char **out, const char *text)
{
	return resolve(cx, out, entity_find("organisation"), text, "main.");
}
