/* verify_rows.c - whether each current row is what its last event says, and none is without one */
#include <string.h>

#include "verify.h"

/* A set's table, read beside the rows in the same order: a merge, no look-ups. */
struct cursor {
	const struct field *field;
	struct statement *st;
	const char *owner; /* of the item that it stands at; NULL after the last */
};

/* One entity's table while it is walked. */
struct walk {
	struct verify *v;
	const struct form *form;
	struct statement *rows, *events;
	struct cursor *cursors; /* by field; those without a statement are no sets */
	struct buf body;
};

static void walk_done(struct walk *w)
{
	statement_done(&w->rows);
	statement_done(&w->events);
	for (size_t i = 0; w->cursors && i < field_count(w->form); i++)
		statement_done(&w->cursors[i].st);
}

static bool cursor_next(struct ctx *cx, struct cursor *c)
{
	bool row;

	if (!sql_next(cx, c->st, &row))
		return false;
	c->owner = row ? cell_at(cx, c->st, 0).bytes : NULL;
	return true;
}

static bool walk_open(struct ctx *cx, struct walk *w)
{
	struct buf sql = { .arena = cx->arena };
	const char *name = w->form->name;

	buf_puts(&sql, "SELECT id, organisation, version, event, origin");
	FOR_EACH_FIELD(f, w->form) {
		struct cursor *c = &w->cursors[f - w->form->fields];
		if (!field_is_set(f)) {
			buf_fmt(&sql, ", \"%s\"", f->name);
			continue;
		}
		c->field = f;
		if (!sql_open(cx, &c->st,
			    arena_fmt(cx->arena,
				    "SELECT \"%s\", value FROM main.\"%s_%s\" ORDER BY 1, 2", name,
				    name, f->name),
			    NULL, 0) ||
			!cursor_next(cx, c))
			return false;
	}
	buf_fmt(&sql, " FROM main.\"%s\" ORDER BY id", name);
	return sql_open(cx, &w->rows, sql.text, NULL, 0) &&
	       sql_open(cx, &w->events,
		       "SELECT organisation, op, body FROM main.event WHERE seq = $1", NULL, 0);
}

/* The items of the row's set; items of an owner that sorts before it have no row. */
static bool cursor_take(struct walk *w, struct cursor *c, const char *id, const char **out)
{
	struct ctx *cx = w->v->cx;
	struct buf cell = { .arena = cx->arena };
	int order;

	while (c->owner && (order = strcmp(c->owner, id)) <= 0) {
		struct cell value = cell_at(cx, c->st, 1);
		if (order < 0)
			fault(w->v, "%s %s: %s has an item, but there is no row", w->form->name,
				c->owner, c->field->name);
		if (order == 0 && cell.len)
			buf_putc(&cell, '\n');
		if (order == 0)
			buf_add(&cell, value.bytes, value.len);
		if (!cursor_next(cx, c))
			return false;
	}
	*out = cell.text;
	return true;
}

static bool row_read(struct walk *w, struct record **out)
{
	struct ctx *cx = w->v->cx;
	struct record *r = record_new(cx, w->form);
	int column = FIRST_FIELD;

	r->id = cell_text(cx, w->rows, 0);
	r->organisation = cell_text(cx, w->rows, 1);
	r->version = cell_number(cx, w->rows, 2);
	r->event = cell_number(cx, w->rows, 3);
	r->origin = cell_text(cx, w->rows, 4);
	FOR_EACH_FIELD(f, w->form) {
		struct cursor *c = &w->cursors[f - w->form->fields];
		if (!c->st)
			*record_cell(r, f) = cell_text(cx, w->rows, column++);
		else if (!cursor_take(w, c, r->id, record_cell(r, f)))
			return false;
	}
	*out = r;
	return true;
}

static bool same_cells(const struct record *a, const struct record *b)
{
	FOR_EACH_FIELD(f, a->form)
		if (!same_text(record_text(a, f), record_text(b, f)))
			return false;
	return same_text(a->origin, b->origin);
}

/* Most rows give the body byte for byte; one written before its fields changed places does not. */
static bool same_as_body(struct walk *w, const struct record *r, struct cell body)
{
	struct ctx *cx = w->v->cx;

	if (body.kind != CELL_TEXT)
		return false;
	w->body.len = 0;
	body_write(&w->body, r);
	if (w->body.len == body.len && memcmp(w->body.text, body.bytes, body.len) == 0)
		return true;
	struct record *said = record_new(cx, w->form);
	return body_read(cx, said, body.bytes) && same_cells(r, said);
}

static bool check_row(struct walk *w, const struct record *r)
{
	struct verify *v = w->v;
	bool row;

	if (r->event < 1 || r->event > v->last ||
		v->record[r->event] != record_mark(w->form->name, r->id)) {
		fault(v, "%s %s: the row has no event", w->form->name, r->id);
		return true;
	}
	if (v->state[r->event] & (SUPERSEDED | DELETED) ||
		v->version[r->event] != (uint32_t)r->version) {
		fault(v, "%s %s: the row is not that of its last event (row: event %lld)",
			w->form->name, r->id, (long long)r->event);
		v->state[r->event] |= HAS_ROW;
		return true;
	}
	v->state[r->event] |= HAS_ROW;
	if (!kept_run(v->cx, w->events, CELLS(NUMBER_CELL(r->event)), &row))
		return false;
	if (!row || !same_text(cell_at(v->cx, w->events, 0).bytes, r->organisation) ||
		!same_as_body(w, r, cell_at(v->cx, w->events, 2)))
		fault(v, "%s %s: the row differs from event %lld", w->form->name, r->id,
			(long long)r->event);
	return true;
}

static bool walk_rows(struct walk *w)
{
	struct ctx *cx = w->v->cx;

	for (;;) {
		struct arena_mark mark = arena_mark(cx->arena);
		size_t faults = w->v->result->fault_count;
		struct record *r;
		bool row;
		if (!sql_next(cx, w->rows, &row))
			return false;
		if (!row)
			return true;
		if (!row_read(w, &r) || !check_row(w, r))
			return false;
		w->v->result->rows++;
		/* Faults live in the arena. */
		if (faults == w->v->result->fault_count)
			arena_rewind(cx->arena, mark);
	}
}

/* Whatever the sets still hold belongs to no row. */
static bool walk_end(struct walk *w)
{
	const char *none;

	for (size_t i = 0; i < field_count(w->form); i++)
		if (w->cursors[i].st && !cursor_take(w, &w->cursors[i], "~", &none))
			return false;
	return true;
}

static bool walk_table(struct verify *v, const struct form *form)
{
	CLEANUP(walk_done) struct walk w = { .v = v, .form = form };

	w.cursors = arena_alloc(v->cx->arena, field_count(form) * sizeof(*w.cursors));
	w.body = (struct buf){ .arena = v->cx->arena };
	buf_fmt(&w.body, "%4096s", "");
	return walk_open(v->cx, &w) && walk_rows(&w) && walk_end(&w);
}

/* An event that stands must have its row, and its body unless a redaction took it. */
static bool check_standing(struct verify *v, int64_t seq)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	uint8_t state = v->state[seq];
	bool row;

	if (state & SUPERSEDED || ((state & (DELETED | HAS_ROW)) && !(state & EMPTIED)))
		return true;
	if (!sql_open(v->cx, &st, "SELECT entity, record FROM main.event WHERE seq = $1",
		    CELLS(NUMBER_CELL(seq))) ||
		!sql_next(v->cx, st, &row))
		return false;
	if (!row)
		return true;
	const char *entity = cell_at(v->cx, st, 0).bytes, *record = cell_at(v->cx, st, 1).bytes;
	if (state & EMPTIED)
		fault(v, "Event %lld (%s %s): a body was taken without a redaction", (long long)seq,
			entity, record);
	if (!(state & (DELETED | HAS_ROW)))
		fault(v, "%s %s: the row of event %lld is missing", entity, record, (long long)seq);
	return true;
}

bool verify_rows(struct verify *v)
{
	for (const struct form *const *e = entities; *e; e++)
		if (!walk_table(v, *e))
			return false;
	for (int64_t seq = 1; seq <= v->last; seq++)
		if (!check_standing(v, seq))
			return false;
	return true;
}
