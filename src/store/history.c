/* history.c - what happened to a record, and the heads that prove that it is all there */
#include <inttypes.h>
#include <string.h>

#include "inside.h"
#include "verify.h"

/* The record's newest event; 0 when there is none. What was deleted has no row that knows it. */
static bool newest_event(struct ctx *cx, int64_t *out, const struct form *form, const char *id)
{
	struct record *r;

	if (!record_stored(cx, &r, form, id))
		return false;
	if (r) {
		*out = r->event;
		return true;
	}
	return sql_number(cx, out,
		"SELECT max(seq) FROM main.event WHERE entity = $1 AND record = $2",
		CELLS(TEXT_CELL(form->name), TEXT_CELL(id)));
}

static bool event_record(struct ctx *cx, struct event *event, const struct form *form,
	const char *id, struct statement *st)
{
	const char *body = cell_text(cx, st, 7);

	if (!body || strcmp(event->op, "delete") == 0 || strcmp(event->op, "redact") == 0)
		return true;
	struct record *r = record_new(cx, form);
	r->id = id;
	r->organisation = cell_text(cx, st, 8);
	r->version = event->version;
	r->event = event->seq;
	event->record = r;
	return body_read(cx, r, body) ||
	       err_set(cx, ERR_SYSTEM, "Event %lld cannot be read; run 'vaern ledger verify'",
		       (long long)event->seq);
}

/* Reads one event; prev is where the walk goes on. */
static bool event_read(
	struct ctx *cx, struct event *out, int64_t *prev, const struct form *form, const char *id)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT e.version, e.prev, e.op, w.at, w.person, w.word, p.name, e.body, "
		    "e.organisation FROM main.event e JOIN main.writing w ON w.id = e.writing "
		    "LEFT JOIN main.person p ON p.id = w.person WHERE e.seq = $1",
		    CELLS(NUMBER_CELL(out->seq))) ||
		!sql_next(cx, st, &row))
		return false;
	if (!row || !may(cx->actor, WORD_READ, form, cell_text(cx, st, 8)))
		return err_set(cx, ERR_NOT_FOUND, "%s '%s' does not exist",
			words_in(cx->lang, form->label), id);
	out->version = cell_number(cx, st, 0);
	*prev = cell_number(cx, st, 1);
	out->op = cell_text(cx, st, 2);
	out->at = cell_text(cx, st, 3);
	out->person = cell_text(cx, st, 4);
	out->word = cell_text(cx, st, 5);
	out->name = cell_text(cx, st, 6);
	return event_record(cx, out, form, id, st);
}

/* As event_read(), into an arena that is emptied for each event. */
static bool event_pass(struct ctx *cx, struct arena *passing, struct event *out, int64_t *prev,
	const struct record *of)
{
	struct arena *lasting = cx->arena;

	cx->arena = passing;
	arena_rewind(passing, (struct arena_mark){ 0 });
	bool ok = event_read(cx, out, prev, of->form, of->id);
	cx->arena = lasting;
	return ok;
}

bool history_each(struct ctx *cx, const struct form *form, const char *id,
	bool (*fn)(struct ctx *cx, const struct event *event, void *arg), void *arg)
{
	CLEANUP(arena_done) struct arena *passing = arena_new();
	const struct record of = { .form = form, .id = id };
	int64_t seq, until, prev = 0;
	bool any = false;

	if (!as_of_seq(cx, &until) || !newest_event(cx, &seq, form, id))
		return false;
	for (; seq; seq = prev) {
		struct event event = { .seq = seq };
		if (!event_pass(cx, passing, &event, &prev, &of))
			return false;
		any = any || seq <= until;
		if (seq <= until && !fn(cx, &event, arg))
			return false;
	}
	return any || err_set(cx, ERR_NOT_FOUND, "%s '%s' does not exist",
			      words_in(cx->lang, form->label), id);
}

bool record_digest(struct ctx *cx, const char **out, const struct form *form, const char *id)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct buf hex = { .arena = cx->arena };
	struct record *r;
	bool row;

	if (!record_load(cx, &r, form, id) ||
		!sql_open(cx, &st, "SELECT digest FROM main.event WHERE seq = $1",
			CELLS(NUMBER_CELL(r->event))) ||
		!sql_next(cx, st, &row))
		return false;
	if (!row)
		return err_set(cx, ERR_SYSTEM, "Event %lld is missing; run 'vaern ledger verify'",
			(long long)r->event);
	struct cell digest = cell_at(cx, st, 0);
	buf_hex(&hex, digest.bytes, digest.len);
	*out = hex.text;
	return true;
}

bool ledger_signer(struct ctx *cx, struct signer *out)
{
	const char *store;

	if (!sql_text(
		    cx, &store, "SELECT substr(store, 1, 8) FROM main.about WHERE id = 1", NULL, 0))
		return false;
	return signer_open(cx, arena_fmt(cx->arena, "%s/keys/ledger.pem", cx->store->folder),
		arena_fmt(cx->arena, "vaern/%s", store), out);
}

bool ledger_head(struct ctx *cx, const char **out)
{
	CLEANUP(signer_done) struct signer signer = { 0 };
	struct buf note = { .arena = cx->arena };
	struct checkpoint point;
	struct frontier frontier;

	if (!frontier_load(cx, &frontier) || !ledger_signer(cx, &signer))
		return false;
	point = (struct checkpoint){ .origin = signer.name, .head.size = frontier.size };
	frontier_root(&cx->store->sha, &frontier, &point.head.root);
	if (!checkpoint_sign(cx, &point, &signer, &note))
		return false;
	*out = note.text;
	return true;
}

/* A node of the tree from what is stored: the leaves, or the roots of 256 of them. */
static bool stored_node(void *arg, unsigned level, uint64_t index, struct hash *out)
{
	struct ctx *cx = arg;
	CLEANUP(statement_done) struct statement *st = NULL;
	bool blocks = 1u << level >= BLOCK || level > 31, row = true;
	uint64_t n = blocks ? UINT64_C(1) << (level - 8) : UINT64_C(1) << level;
	struct frontier f = { 0 };

	if (!sql_open(cx, &st,
		    blocks ? "SELECT root FROM main.subtree WHERE n >= $1 AND n < $2 ORDER BY n"
			   : "SELECT leaf FROM main.event WHERE seq > $1 AND seq <= $2 ORDER BY "
			     "seq",
		    CELLS(NUMBER_CELL((int64_t)(index * n)),
			    NUMBER_CELL((int64_t)((index + 1) * n)))))
		return false;
	while (sql_next(cx, st, &row) && row) {
		struct cell c = cell_at(cx, st, 0);
		struct hash hash;
		if (c.len != HASH_SIZE)
			break;
		memcpy(hash.bytes, c.bytes, HASH_SIZE);
		frontier_add(&cx->store->sha, &f, &hash);
	}
	frontier_root(&cx->store->sha, &f, out);
	return f.size == n;
}

bool ledger_root(struct ctx *cx, int64_t *size, const char **root)
{
	return as_of_seq(cx, size) && ledger_root_at(cx, root, *size);
}

bool ledger_root_at(struct ctx *cx, const char **root, int64_t size)
{
	const struct tree tree = { &cx->store->sha, stored_node, cx };
	char hex[HASH_HEX_SIZE];
	struct hash hash;
	int64_t last;

	if (!sql_number(cx, &last, "SELECT max(seq) FROM main.event", NULL, 0))
		return false;
	if (size < 0 || size > last)
		return err_set(cx, ERR_NOT_FOUND, "The ledger has %lld events, not %lld",
			(long long)last, (long long)size);
	if (!tree_root(&tree, (uint64_t)size, &hash))
		return err_set(cx, ERR_SYSTEM, "The ledger is damaged; run 'vaern ledger verify'");
	hash_hex(&hash, hex);
	*root = arena_dup(cx->arena, hex);
	return true;
}
