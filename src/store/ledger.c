/* ledger.c - one event for every write, in a Merkle tree that grows at its right edge */
#include <stdio.h>
#include <string.h>

#include "inside.h"

static const char *const kept_sql[LEDGER_COUNT] = {
	[LEDGER_WRITING] =
		"INSERT INTO main.writing (id, at, person, word) VALUES ($1, $2, $3, $4)",
	[LEDGER_EVENT] = ("INSERT INTO main.event (seq, writing, organisation, entity, record, "
			  "version, op, prev, body, salt, digest, leaf) "
			  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"),
	[LEDGER_SUBTREE] = "INSERT INTO main.subtree (n, root) VALUES ($1, $2)",
	[LEDGER_HEAD] = "UPDATE main.ledger SET size = $1, frontier = $2 WHERE id = 1",
	[LEDGER_BODY] = "SELECT organisation, record, version, body FROM main.event WHERE seq = $1",
};

static bool ledger_kept(struct ctx *cx, enum ledger_kept kept, struct statement **out)
{
	struct store *store = cx->store;
	struct statement **slot = &store->ledger[kept];

	if (!*slot && !store->driver->prepare(cx, store->db, slot, kept_sql[kept], NULL))
		return false;
	*out = *slot;
	return true;
}

static bool write_kept(struct ctx *cx, enum ledger_kept kept, const struct cell *cells, size_t n)
{
	struct statement *st;
	bool row;

	return ledger_kept(cx, kept, &st) && kept_run(cx, st, cells, n, &row);
}

bool frontier_load(struct ctx *cx, struct frontier *out)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st, "SELECT size, frontier FROM main.ledger WHERE id = 1", NULL, 0) ||
		!sql_next(cx, st, &row))
		return false;
	*out = (struct frontier){ .size = row ? (uint64_t)cell_number(cx, st, 0) : 0 };
	struct cell roots = cell_at(cx, st, 1);
	const struct hash *root = roots.bytes;
	if (!row || roots.len != (size_t)__builtin_popcountll(out->size) * HASH_SIZE)
		return err_set(
			cx, ERR_SYSTEM, "The ledger's head is damaged; run 'vaern ledger verify'");
	for (unsigned level = 0; level < TREE_LEVELS; level++)
		if (out->size >> level & 1)
			out->roots[level] = *root++;
	return true;
}

bool ledger_open(struct ctx *cx)
{
	struct transaction *tx = &cx->store->tx;
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	time_to_text(clock_now(&cx->clock), 0, tx->at);
	if (!frontier_load(cx, &tx->frontier) ||
		!sql_open(cx, &st, "SELECT id, at FROM main.writing ORDER BY id DESC LIMIT 1", NULL,
			0) ||
		!sql_next(cx, st, &row))
		return false;
	tx->last_writing = row ? cell_number(cx, st, 0) : 0;
	/* A clock set back must not give "as of" two answers. */
	if (row && strcmp(cell_text(cx, st, 1), tx->at) > 0)
		snprintf(tx->at, sizeof(tx->at), "%s", cell_text(cx, st, 1));
	return true;
}

bool ledger_close(struct ctx *cx)
{
	const struct frontier *f = &cx->store->tx.frontier;
	struct hash roots[TREE_LEVELS];
	size_t n = 0;

	if (!cx->store->tx.writing)
		return true;
	for (unsigned level = 0; level < TREE_LEVELS; level++)
		if (f->size >> level & 1)
			roots[n++] = f->roots[level];
	return write_kept(cx, LEDGER_HEAD,
		CELLS(NUMBER_CELL((int64_t)f->size), BYTES_CELL(roots, n * HASH_SIZE)));
}

static const char *writer(const struct ctx *cx)
{
	return cx->actor ? cx->actor->person : cx->store->founder;
}

static bool open_writing(struct ctx *cx)
{
	struct transaction *tx = &cx->store->tx;

	if (tx->writing)
		return true;
	tx->writing = tx->last_writing + 1;
	return write_kept(cx, LEDGER_WRITING,
		CELLS(NUMBER_CELL(tx->writing), TEXT_CELL(tx->at), TEXT_CELL(writer(cx)),
			TEXT_CELL(tx->what)));
}

void body_digest(
	struct sha256 *sha, const void *salt, const char *body, size_t len, struct hash *out)
{
	sha256_parts(sha, out, (struct part[]){ { salt, SALT_SIZE }, { body, len } }, 2);
}

/* Plain text, a line each, so that a doubter needs only printf and openssl dgst. */
void leaf_hash(struct sha256 *sha, struct buf *scratch, const struct leaf *leaf, struct hash *out)
{
	char version[24], hex[HASH_HEX_SIZE];

	snprintf(version, sizeof(version), "%lld", (long long)leaf->version);
	hash_hex(leaf->digest, hex);
	const char *const lines[] = { leaf->at, leaf->person, leaf->word, leaf->organisation,
		leaf->entity, leaf->record, version, leaf->op, hex };
	scratch->len = 0;
	for (size_t i = 0; i < COUNT(lines); i++) {
		buf_puts(scratch, lines[i]);
		buf_putc(scratch, '\n');
	}
	hash_leaf(sha, out, scratch->text, scratch->len);
}

static bool next_salt(struct ctx *cx, const uint8_t **out)
{
	struct store *store = cx->store;

	if (!store->salts_left) {
		if (!random_bytes(store->salts, sizeof(store->salts)))
			return err_set(cx, ERR_SYSTEM, "The system gives no random bytes");
		store->salts_left = SALT_BATCH;
	}
	*out = store->salts[--store->salts_left];
	return true;
}

bool block_root(
	struct sha256 *sha, const struct frontier *f, const struct hash *leaf, struct hash *out)
{
	if (f->size % BLOCK != BLOCK - 1)
		return false;
	*out = *leaf;
	for (unsigned level = 0; 1u << level < BLOCK; level++)
		hash_node(sha, out, &f->roots[level], out);
	return true;
}

static bool add_leaf(struct ctx *cx, const struct hash *leaf)
{
	struct store *store = cx->store;
	struct frontier *f = &store->tx.frontier;
	struct hash root;

	if (block_root(&store->sha, f, leaf, &root) &&
		!write_kept(cx, LEDGER_SUBTREE,
			CELLS(NUMBER_CELL((int64_t)(f->size / BLOCK)),
				BYTES_CELL(&root, HASH_SIZE))))
		return false;
	frontier_add(&store->sha, f, leaf);
	return true;
}

bool ledger_add(struct ctx *cx, struct record *r, const char *op, int64_t prev, const char *body)
{
	struct store *store = cx->store;
	struct transaction *tx = &store->tx;
	struct buf scratch = { .arena = cx->arena };
	struct hash digest, leaf;
	const uint8_t *salt = NULL;

	if (!open_writing(cx) || !next_salt(cx, &salt))
		return false;
	body_digest(&store->sha, salt, body, strlen(body), &digest);
	leaf_hash(&store->sha, &scratch,
		&(struct leaf){ tx->at, writer(cx), tx->what, r->organisation, r->form->name, r->id,
			r->version, op, &digest },
		&leaf);
	r->event = (int64_t)tx->frontier.size + 1;
	return write_kept(cx, LEDGER_EVENT,
		       CELLS(NUMBER_CELL(r->event), NUMBER_CELL(tx->writing),
			       TEXT_CELL(r->organisation), TEXT_CELL(r->form->name),
			       TEXT_CELL(r->id), NUMBER_CELL(r->version), TEXT_CELL(op),
			       prev ? NUMBER_CELL(prev) : TEXT_CELL(NULL), TEXT_CELL(body),
			       BYTES_CELL(salt, SALT_SIZE), BYTES_CELL(&digest, HASH_SIZE),
			       BYTES_CELL(&leaf, HASH_SIZE))) &&
	       add_leaf(cx, &leaf);
}
