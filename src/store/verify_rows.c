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
	       sql_open(cx, &w->events, "SELECT organisation, body FROM main.event WHERE seq = $1",
		       NULL, 0);
}

/* Adds the items of the row's set; items of an owner that sorts before it have no row. */
static bool cursor_take(struct walk *w, struct cursor *c, const char *id)
{
	struct ctx *cx = w->v->cx;
	char opens = '[';
	int order;

	while (c->owner && (order = strcmp(c->owner, id)) <= 0) {
		if (order < 0) {
			fault(w->v, "%s %s: %s has an item, but there is no row", w->form->name,
				c->owner, c->field->name);
		} else {
			if (opens == '[')
				body_member(&w->body, c->field->name);
			buf_putc(&w->body, opens);
			buf_json(&w->body, cell_at(cx, c->st, 1).bytes);
			opens = ',';
		}
		if (!cursor_next(cx, c))
			return false;
	}
	if (opens == ',')
		buf_putc(&w->body, ']');
	return true;
}

static void add_cell(struct buf *out, const char *name, struct cell c)
{
	if (c.kind == CELL_NULL)
		return;
	body_member(out, name);
	if (c.kind == CELL_NUMBER)
		buf_fmt(out, "\"%lld\"", (long long)c.number);
	else
		buf_json(out, c.bytes);
}

/* The row as one line of JSON, as its event's body should be; straight from the database's cells,
 * since this is most of the work of a verification. */
static bool row_json(struct walk *w, const char *id)
{
	struct ctx *cx = w->v->cx;
	int column = FIRST_FIELD;

	w->body.len = 0;
	buf_putc(&w->body, '{');
	add_cell(&w->body, "origin", cell_at(cx, w->rows, 4));
	FOR_EACH_FIELD(f, w->form) {
		struct cursor *c = &w->cursors[f - w->form->fields];
		if (!c->st)
			add_cell(&w->body, f->name, cell_at(cx, w->rows, column++));
		else if (!cursor_take(w, c, id))
			return false;
	}
	buf_putc(&w->body, '}');
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
static bool same_as_body(struct walk *w, struct cell body)
{
	struct ctx *cx = w->v->cx;

	if (body.kind != CELL_TEXT)
		return false;
	if (w->body.len == body.len && memcmp(w->body.text, body.bytes, body.len) == 0)
		return true;
	struct arena_mark mark = arena_mark(cx->arena);
	struct record *is = record_new(cx, w->form), *said = record_new(cx, w->form);
	bool same = body_read(cx, is, w->body.text) && body_read(cx, said, body.bytes) &&
		    same_cells(is, said);
	arena_rewind(cx->arena, mark);
	return same;
}

/* Compares the row with its event, whose number it knows. */
static bool check_event(struct walk *w, const char *id, int64_t event)
{
	struct ctx *cx = w->v->cx;
	bool row;

	w->v->state[event] |= HAS_ROW;
	if (!kept_run(cx, w->events, CELLS(NUMBER_CELL(event)), &row))
		return false;
	if (!row || !same_text(cell_at(cx, w->events, 0).bytes, cell_at(cx, w->rows, 1).bytes) ||
		!same_as_body(w, cell_at(cx, w->events, 1)))
		fault(w->v, "%s %s: the row differs from event %lld", w->form->name, id,
			(long long)event);
	return true;
}

static bool check_row(struct walk *w)
{
	struct verify *v = w->v;
	const char *id = cell_at(v->cx, w->rows, 0).bytes;
	int64_t version = cell_number(v->cx, w->rows, 2), event = cell_number(v->cx, w->rows, 3);

	if (!row_json(w, id))
		return false;
	if (event < 1 || event > v->last || v->record[event] != record_mark(w->form->name, id)) {
		fault(v, "%s %s: the row has no event", w->form->name, id);
		return true;
	}
	if (!(v->state[event] & (SUPERSEDED | DELETED)) && v->version[event] == (uint32_t)version)
		return check_event(w, id, event);
	v->state[event] |= HAS_ROW;
	fault(v, "%s %s: the row is not that of its last event (row: event %lld)", w->form->name,
		id, (long long)event);
	return true;
}

static bool walk_rows(struct walk *w)
{
	bool row;

	for (;;) {
		if (!sql_next(w->v->cx, w->rows, &row))
			return false;
		if (!row)
			return true;
		if (!check_row(w))
			return false;
		w->v->result->rows++;
	}
}

/* Whatever the sets still hold belongs to no row. */
static bool walk_end(struct walk *w)
{
	for (size_t i = 0; i < field_count(w->form); i++)
		if (w->cursors[i].st && !cursor_take(w, &w->cursors[i], "~"))
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
