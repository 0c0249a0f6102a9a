/* txn.c - a writer's transaction: many records, one line in the ledger's `writing` */
#include <string.h>

#include "inside.h"

static bool may_begin(struct ctx *cx)
{
	const struct store *store = cx->store;

	if (store->tx.open)
		return err_set(cx, ERR_SYSTEM, "A transaction is open already");
	if (store->as_of)
		return err_set(cx, ERR_DENIED,
			"What was on %s can be read, not changed; leave out --as-of", store->as_of);
	if (!cx->actor && !store->founder)
		return err_set(cx, ERR_DENIED, "Nobody acts; say who with --as");
	return true;
}

static void forget(struct store *store)
{
	arena_free(store->tx.arena);
	store->tx = (struct transaction){ 0 };
	for (size_t i = 0; i < store->table_count; i++) {
		store->tables[i].written = 0;
		store->tables[i].bare = false;
		store->tables[i].shadow_is_young = false;
	}
	lock_give(store);
}

bool store_begin(struct ctx *cx, const char *what)
{
	struct store *store = cx->store;

	if (!may_begin(cx) || !lock_take(cx, store))
		return false;
	store->tx = (struct transaction){ .arena = arena_new() };
	store->tx.what = arena_dup(store->tx.arena, what);
	if (store->driver->begin(cx, store->db)) {
		store->tx.open = true;
		if (ledger_open(cx))
			return true;
		store->driver->rollback(store->db);
	}
	forget(store);
	return false;
}

void store_rollback(struct ctx *cx)
{
	struct store *store = cx->store;

	if (!store || !store->tx.open)
		return;
	store->driver->rollback(store->db);
	scope_forget_young(store);
	forget(store);
}

/* What a bulk import put off: its indexes, and whether all that is referred to exists. */
static bool settle(struct ctx *cx)
{
	struct store *store = cx->store;

	for (size_t i = 0; i < store->table_count; i++) {
		const struct table *t = &store->tables[i];
		if (t->bare &&
			!store->driver->run(cx, store->db, index_ddl(cx, t->form, "main.", false)))
			return false;
	}
	return later_check(cx);
}

bool store_commit(struct ctx *cx)
{
	struct store *store = cx->store;
	bool wipe = store->tx.wipe;

	if (!store->tx.open)
		return err_set(cx, ERR_SYSTEM, "No transaction is open");
	bool ok =
		store->tx.broken
			? err_set(cx, ERR_SYSTEM, "A record could not be written; nothing was kept")
			: settle(cx) && ledger_close(cx) && store->driver->commit(cx, store->db);
	if (!ok) {
		store_rollback(cx);
		return false;
	}
	forget(store);
	return !wipe || store->driver->wipe(cx, store->db);
}

/* The database's own look at foreign keys cannot be turned off inside a transaction. */
bool store_bulk(struct ctx *cx, bool on)
{
	struct store *store = cx->store;

	if (store->tx.open)
		return err_set(cx, ERR_SYSTEM, "A transaction is open already");
	if (!store->driver->foreign_keys(cx, store->db, !on))
		return false;
	store->bulk = on;
	/* Without statistics of what came in, joins are planned badly. */
	return on || store->driver->run(cx, store->db, "PRAGMA analysis_limit = 400; ANALYZE main");
}
