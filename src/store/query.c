/* query.c - a reader's own SQL: one SELECT over what the actor may see */
#include <string.h>
#include <strings.h>

#include "inside.h"

#define ROWS_MAX 1000000 /* more is a slip of the hand, and would fill the memory of who reads */

struct query {
	struct ctx *cx; /* that opened it */
	int64_t rows;   /* so far */
	struct statement *st;
	struct cell *cells;
	const struct form **forms; /* that it reads; ends with NULL */
};

/* What the authorizer is told while a query is compiled. */
struct reading {
	struct ctx *cx;
	bool waits; /* a table has no view before it yet */
	const struct form **forms;
};

/* The entity whose table, or whose set's table, has that name; NULL where there is none. */
static const struct form *form_of_table(const char *name)
{
	for (const struct form *const *e = entities; *e; e++) {
		size_t len = strlen((*e)->name);
		if (strncasecmp(name, (*e)->name, len) != 0)
			continue;
		if (!name[len])
			return *e;
		FOR_EACH_FIELD(f, *e)
			if (name[len] == '_' && field_is_set(f) &&
				strcasecmp(name + len + 1, f->name) == 0)
				return *e;
	}
	return NULL;
}

/* A name without columns read from it may be that of a WITH, whose own parts are looked at too. */
static bool may_count(const char *table)
{
	static const char *const ours[] = { "about", "event", "ledger", "subtree", "writing" };

	for (size_t i = 0; i < COUNT(ours); i++)
		if (strcasecmp(table, ours[i]) == 0)
			return false;
	return strncasecmp(table, "sqlite_", 7) != 0 && strncasecmp(table, "pragma_", 7) != 0;
}

static const struct form **forms_new(struct arena *arena)
{
	size_t n = 0;

	while (entities[n])
		n++;
	return arena_alloc(arena, (n + 1) * sizeof(struct form *));
}

static void forms_add(const struct form **forms, const struct form *form)
{
	while (*forms && *forms != form)
		forms++;
	*forms = form;
}

/* Only tables of entities; those that need a view or table before them are remembered. */
static bool may_read(void *arg, const char *table, const char *column)
{
	struct reading *reading = arg;
	const struct form *form = form_of_table(table);

	if (!form)
		return !*column && may_count(table);
	forms_add(reading->forms, form);
	struct table *t = table_of(reading->cx, form);
	if ((!t->shadowed || (reading->cx->store->as_of && !t->indexed)) &&
		scope_is_needed(reading->cx, form))
		t->wanted = reading->waits = true;
	return true;
}

static bool scope_wanted(struct ctx *cx)
{
	for (size_t i = 0; i < cx->store->table_count; i++) {
		struct table *t = &cx->store->tables[i];
		if (!t->wanted)
			continue;
		t->wanted = false;
		if (!scope_form(cx, t->form) || !as_of_index(cx, t))
			return false;
	}
	return true;
}

/* Compiled once to learn what it reads, and again when that had to be put in place first. */
static bool prepare(struct ctx *cx, struct query *q, const char *sql)
{
	const struct store *store = cx->store;
	struct reading reading = { .cx = cx, .waits = true, .forms = q->forms };
	const struct guard guard = {
		.seconds = store->query_seconds, .may_read = may_read, .arg = &reading
	};

	for (int tries = 0; reading.waits && tries < 3; tries++) {
		reading.waits = false;
		statement_done(&q->st);
		if (!store->driver->prepare(cx, store->db, &q->st, sql, &guard))
			return false;
		if (reading.waits && !scope_wanted(cx))
			return false;
	}
	return !reading.waits || err_set(cx, ERR_DENIED, "SQL: what it reads cannot be narrowed");
}

bool query_open(
	struct ctx *cx, struct query **out, const char *sql, const struct arg *args, size_t n)
{
	struct query *q = arena_alloc(cx->arena, sizeof(*q));

	*q = (struct query){
		.cx = cx,
		.cells = arena_alloc(cx->arena, n * sizeof(*q->cells)),
		.forms = forms_new(cx->arena),
	};
	for (size_t i = 0; i < n; i++)
		q->cells[i] = args[i].is_number ? NUMBER_CELL(args[i].number)
						: TEXT_CELL(arena_dup(cx->arena, args[i].text));
	if (prepare(cx, q, sql) && cx->store->driver->start(cx, q->st, q->cells, n)) {
		*out = q;
		return true;
	}
	query_done(&q);
	return false;
}

bool query_next(struct ctx *cx, struct query *q, bool *row)
{
	return sql_next(cx, q->st, row) &&
	       (!*row || ++q->rows <= ROWS_MAX ||
		       err_set(cx, ERR_INVALID,
			       "The query gives more than %d rows; make it narrower", ROWS_MAX));
}

const struct form *const *query_forms(const struct query *q)
{
	return q->forms;
}

int query_columns(const struct query *q)
{
	return q->cx->store->driver->columns(q->st);
}

const char *query_column(const struct query *q, int i)
{
	return q->cx->store->driver->column(q->st, i);
}

const char *query_origin(const struct query *q, int i, const char **column)
{
	return q->cx->store->driver->origin(q->st, i, column);
}

const char *query_text(struct query *q, int i)
{
	struct cell c = cell_at(q->cx, q->st, i);

	/* Text is the database's own until the next row: a copy of each would be most of a check's
	 * memory. */
	return c.kind == CELL_TEXT ? c.bytes : cell_text(q->cx, q->st, i);
}

int64_t query_number(struct query *q, int i)
{
	return cell_number(q->cx, q->st, i);
}

bool query_is_number(struct query *q, int i)
{
	return cell_at(q->cx, q->st, i).kind == CELL_NUMBER;
}

void query_done(struct query **q)
{
	if (*q)
		statement_done(&(*q)->st);
	*q = NULL;
}

bool query_one(struct ctx *cx, int64_t *out, const char *sql, const struct arg *args, size_t n)
{
	CLEANUP(query_done) struct query *q = NULL;
	bool row;

	if (!query_open(cx, &q, sql, args, n) || !query_next(cx, q, &row))
		return false;
	*out = row ? query_number(q, 0) : 0;
	return true;
}
