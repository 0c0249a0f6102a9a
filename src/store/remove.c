/* remove.c - deleting, which leaves the history, and redacting, which takes it */
#include <string.h>

#include "inside.h"

/* Loads the row for a word that takes it away, if the actor may. */
static bool load_for(struct ctx *cx, struct record **out, const struct form *form, const char *id,
	enum word word)
{
	if (!record_stored(cx, out, form, id))
		return false;
	if (!*out || !may(cx->actor, WORD_READ, form, (*out)->organisation))
		return err_set(cx, ERR_NOT_FOUND, "%s '%s' does not exist",
			words_in(cx->lang, form->label), id);
	return may_or_err(cx, word, form, (*out)->organisation);
}

static bool remove_row(struct ctx *cx, const struct record *r)
{
	struct table *table = table_of(cx, r->form);
	struct statement *st;
	bool row;

	FOR_EACH_FIELD(f, r->form)
		if (field_is_set(f) && (!table_set_clear(cx, table, f, &st) ||
					       !kept_run(cx, st, CELLS(TEXT_CELL(r->id)), &row)))
			return false;
	return table_kept(cx, table, KEPT_REMOVE, &st) &&
	       kept_run(cx, st, CELLS(TEXT_CELL(r->id)), &row);
}

static bool delete (struct ctx *cx, const struct form *form, const char *id)
{
	struct record *r;

	if (!load_for(cx, &r, form, id, WORD_DELETE) || !links_free(cx, form, id))
		return false;
	if (form->is_settled && form->is_settled(r))
		return err_set(cx, ERR_CONFLICT, "%s '%s' is with others now, and is not deleted",
			words_in(cx->lang, form->label), record_title(cx, form, id));
	int64_t prev = r->event;
	r->version++;
	if (ledger_add(cx, r, "delete", prev, "{}") && remove_row(cx, r))
		return true;
	cx->store->tx.broken = true;
	return false;
}

/* Takes body and salt from the event and all before it; the digests stay, and with them the tree.
 */
static bool empty_events(struct ctx *cx, int64_t last)
{
	return sql_run(cx,
		"WITH RECURSIVE chain(seq, prev) AS ("
		"SELECT seq, prev FROM main.event WHERE seq = $1 UNION ALL "
		"SELECT e.seq, e.prev FROM main.event e JOIN chain c ON e.seq = c.prev) "
		"UPDATE main.event SET body = NULL, salt = NULL WHERE seq IN "
		"(SELECT seq FROM chain)",
		CELLS(NUMBER_CELL(last)));
}

static const char *ground_body(struct ctx *cx, const char *ground)
{
	struct buf body = { .arena = cx->arena };

	buf_puts(&body, "{\"ground\":");
	buf_json(&body, ground);
	buf_putc(&body, '}');
	return body.text;
}

/* What was deleted before has no row, but its events still tell what was in it. */
static bool redact_deleted(
	struct ctx *cx, const struct form *form, const char *id, const char *ground)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct record *r = record_new(cx, form);
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT seq, version, organisation FROM main.event WHERE entity = $1 AND "
		    "record = $2 ORDER BY seq DESC LIMIT 1",
		    CELLS(TEXT_CELL(form->name), TEXT_CELL(id))) ||
		!sql_next(cx, st, &row))
		return false;
	if (!row)
		return err_set(cx, ERR_NOT_FOUND, "%s '%s' does not exist",
			words_in(cx->lang, form->label), id);
	int64_t prev = cell_number(cx, st, 0);
	r->id = id;
	r->version = cell_number(cx, st, 1) + 1;
	r->organisation = cell_text(cx, st, 2);
	cx->store->driver->stop(st);
	if (!may_or_err(cx, WORD_REDACT, form, r->organisation))
		return false;
	return empty_events(cx, prev) && ledger_add(cx, r, "delete", prev, ground_body(cx, ground));
}

static bool redact_row(struct ctx *cx, struct record *old, const char *ground)
{
	struct record *r = record_copy(cx, old);

	if (!may_or_err(cx, WORD_REDACT, r->form, r->organisation))
		return false;
	r->origin = NULL;
	FOR_EACH_FIELD(f, r->form)
		*record_cell(r, f) = NULL;
	return empty_events(cx, old->event) &&
	       record_write(cx, r, old, "redact", ground_body(cx, ground));
}

static bool redact(struct ctx *cx, const struct form *form, const char *id, const char *ground)
{
	struct record *old;

	if (!ground || !*ground)
		return err_set(cx, ERR_INVALID, "Say on what ground the record is redacted");
	if (!record_stored(cx, &old, form, id))
		return false;
	bool ok = old ? redact_row(cx, old, ground) : redact_deleted(cx, form, id, ground);
	if (ok)
		cx->store->tx.wipe = true;
	else if (cx->err.kind != ERR_DENIED && cx->err.kind != ERR_NOT_FOUND)
		cx->store->tx.broken = true;
	return ok;
}

static bool end(struct ctx *cx, bool own, bool ok)
{
	if (!own)
		return ok;
	if (ok)
		return store_commit(cx);
	store_rollback(cx);
	return false;
}

bool record_delete(struct ctx *cx, const struct form *form, const char *id)
{
	bool own = !cx->store->tx.open;

	return (!own || store_begin(cx, word_name(WORD_DELETE))) &&
	       end(cx, own, delete (cx, form, id));
}

bool record_redact(struct ctx *cx, const struct form *form, const char *id, const char *ground)
{
	bool own = !cx->store->tx.open;

	return (!own || store_begin(cx, word_name(WORD_REDACT))) &&
	       end(cx, own, redact(cx, form, id, ground));
}
