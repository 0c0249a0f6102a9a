/* sql.c - statements, their cells, and the few shapes of asking */
#include <string.h>

#include "inside.h"

struct cell cell_of_text(const char *text)
{
	if (!text)
		return (struct cell){ CELL_NULL };
	return (struct cell){ CELL_TEXT, .bytes = text, .len = strlen(text) };
}

void statement_done(struct statement **st)
{
	if (*st)
		driver_sqlite.finish(*st);
	*st = NULL;
}

bool sql_open(
	struct ctx *cx, struct statement **out, const char *sql, const struct cell *cells, size_t n)
{
	const struct store *store = cx->store;

	return store->driver->prepare(cx, store->db, out, sql, NULL) &&
	       store->driver->start(cx, *out, cells, n);
}

bool sql_next(struct ctx *cx, struct statement *st, bool *row)
{
	return cx->store->driver->next(cx, st, row);
}

bool sql_run(struct ctx *cx, const char *sql, const struct cell *cells, size_t n)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	return sql_open(cx, &st, sql, cells, n) && sql_next(cx, st, &row);
}

bool sql_number(struct ctx *cx, int64_t *out, const char *sql, const struct cell *cells, size_t n)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st, sql, cells, n) || !sql_next(cx, st, &row))
		return false;
	*out = row ? cell_number(cx, st, 0) : 0;
	return true;
}

bool sql_text(struct ctx *cx, const char **out, const char *sql, const struct cell *cells, size_t n)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st, sql, cells, n) || !sql_next(cx, st, &row))
		return false;
	*out = row ? cell_text(cx, st, 0) : NULL;
	return true;
}

bool kept_run(struct ctx *cx, struct statement *st, const struct cell *cells, size_t n, bool *row)
{
	return cx->store->driver->start(cx, st, cells, n) && sql_next(cx, st, row);
}

struct cell cell_at(struct ctx *cx, struct statement *st, int i)
{
	return cx->store->driver->cell(st, i);
}

const char *cell_text(struct ctx *cx, struct statement *st, int i)
{
	struct cell c = cell_at(cx, st, i);

	switch (c.kind) {
	case CELL_NULL:
		return NULL;
	case CELL_NUMBER:
		return arena_fmt(cx->arena, "%lld", (long long)c.number);
	case CELL_TEXT:
	case CELL_BYTES:
		break;
	}
	return arena_str(cx->arena, c.bytes, c.len);
}

int64_t cell_number(struct ctx *cx, struct statement *st, int i)
{
	struct cell c = cell_at(cx, st, i);

	return c.kind == CELL_NUMBER ? c.number : 0;
}

bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}
