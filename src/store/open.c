/* open.c - the data folder: made, opened, closed */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk.h"
#include "inside.h"
#include "key.h"

#define QUERY_SECONDS 10

static const char *path_in(struct ctx *cx, const char *folder, const char *name)
{
	return arena_fmt(cx->arena, "%s/%s", folder, name);
}

const char *store_folder(const struct ctx *cx)
{
	return cx->store->folder;
}

static struct store *store_new(const char *folder)
{
	struct arena *arena = arena_new();
	struct store *store = arena_alloc(arena, sizeof(*store));

	*store = (struct store){ .arena = arena,
		.folder = arena_dup(arena, folder),
		.driver = &driver_sqlite,
		.as_of_seq = -1,
		.lock = -1 };
	return store;
}

static bool store_start(struct ctx *cx, const char *folder, bool create)
{
	struct store *store = store_new(folder);

	cx->store = store;
	tables_open(store);
	if (!random_bytes(&store->ids.state, sizeof(store->ids.state)))
		store->ids.state = 0;
	if (sha256_init(cx, &store->sha) &&
		store->driver->open(cx, &store->db, path_in(cx, folder, "vaern.db"), create))
		return true;
	store_close(cx);
	return false;
}

void store_close(struct ctx *cx)
{
	struct store *store = cx->store;

	if (!store)
		return;
	store_rollback(cx);
	tables_close(store);
	for (size_t i = 0; i < LEDGER_COUNT; i++)
		statement_done(&store->ledger[i]);
	if (store->db)
		store->driver->close(store->db);
	if (store->lock >= 0)
		close(store->lock);
	sha256_done(&store->sha);
	arena_free(store->arena);
	cx->store = NULL;
	cx->actor = NULL;
}

static bool make_folder(struct ctx *cx, const char *path)
{
	return mkdir(path, 0770) == 0 || errno == EEXIST ||
	       err_set(cx, ERR_SYSTEM, "%s cannot be made: %s", path, disk_why(cx));
}

static bool make_folders(struct ctx *cx, const char *folder)
{
	char *path = arena_dup(cx->arena, folder);

	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!make_folder(cx, path))
			return false;
		*slash = '/';
	}
	return make_folder(cx, path) && make_folder(cx, path_in(cx, folder, "files")) &&
	       make_folder(cx, path_in(cx, folder, "keys"));
}

static const char *founding_id(struct ctx *cx)
{
	char id[UUID_SIZE];

	uuid7_next(&cx->store->ids, id_moment(cx), id);
	return arena_dup(cx->arena, id);
}

static bool add(struct ctx *cx, const char *entity, const char *id, const char *organisation,
	const char *const cells[][2])
{
	struct record *r = record_new(cx, entity_find(entity));

	r->id = id;
	r->organisation = organisation;
	for (size_t i = 0; cells[i][0]; i++)
		if (!record_set(cx, r, cells[i][0], cells[i][1]))
			return false;
	return record_save(cx, r, WORD_ADD);
}

/* The first administrator writes the first lines, and stands in them. */
static bool found(struct ctx *cx, const char *login)
{
	static const struct words association = W("The association", "Foreningen");
	const char *org = founding_id(cx), *person = founding_id(cx), *seat = founding_id(cx);

	cx->store->founder = person;
	return store_begin(cx, "init") &&
	       add(cx, "organisation", org, org,
		       (const char *const[][2]){ { "name", words_in(cx->lang, association) },
			       { "short", "association" }, { "kind", "association" }, { NULL } }) &&
	       add(cx, "person", person, org,
		       (const char *const[][2]){
			       { "name", login }, { "login", login }, { NULL } }) &&
	       add(cx, "membership", seat, org,
		       (const char *const[][2]){ { "person", person }, { "role", "administrator" },
			       { "valid_from", today(cx) }, { NULL } }) &&
	       store_commit(cx);
}

/* What a failed init has made is taken away, so that the next one can begin anew. */
static void unmake(struct ctx *cx, const char *folder)
{
	static const char *const made[] = { "vaern.db", "vaern.db-wal", "vaern.db-shm",
		"keys/ledger.pem", "lock" };

	for (size_t i = 0; i < COUNT(made); i++)
		unlink(path_in(cx, folder, made[i]));
}

bool store_init(struct ctx *cx, const char *folder, const char *login)
{
	if (access(path_in(cx, folder, "vaern.db"), F_OK) == 0)
		return err_set(cx, ERR_CONFLICT, "%s holds a store already; choose another folder",
			folder);
	if (!make_folders(cx, folder) ||
		!key_make(cx, path_in(cx, folder, "keys/ledger.pem"), KEY_ED25519))
		return false;
	bool ok = store_start(cx, folder, true) && schema_create(cx) && found(cx, login);
	store_close(cx);
	if (!ok)
		unmake(cx, folder);
	return ok;
}

bool store_open(struct ctx *cx, const struct store_options *options)
{
	const char *folder = options->folder;

	if (access(path_in(cx, folder, "vaern.db"), F_OK))
		return err_set(cx, ERR_NOT_FOUND,
			"%s holds no store; make one with 'vaern init --data %s'", folder, folder);
	if (options->as_of && !is_date(options->as_of))
		return err_set(
			cx, ERR_INVALID, "'%s' is no date; write it as 2026-01-31", options->as_of);
	if (!store_start(cx, folder, false))
		return false;
	cx->store->query_seconds = options->query_seconds ? options->query_seconds : QUERY_SECONDS;
	cx->store->as_of = arena_dup(cx->store->arena, options->as_of);
	if (schema_is_current(cx) &&
		(!options->login || actor_find(cx, options->login, options->organisation)))
		return true;
	store_close(cx);
	return false;
}

bool store_upgrade(struct ctx *cx, const char *folder)
{
	if (access(path_in(cx, folder, "vaern.db"), F_OK))
		return err_set(cx, ERR_NOT_FOUND,
			"%s holds no store; make one with 'vaern init --data %s'", folder, folder);
	if (!store_start(cx, folder, false))
		return false;
	bool ok = lock_take(cx, cx->store) && schema_upgrade(cx, schema_migration);
	store_close(cx);
	return ok;
}
