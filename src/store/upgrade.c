/* upgrade.c - which schema a file has, and how an older one is brought to this program's */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "asset.h"
#include "inside.h"

#define APPLICATION 0x5661726e /* "Varn" in the file's header, for file(1) and for us */
#define MIGRATIONS  "src/store/migrations/"

static const char *fingerprint(struct ctx *cx)
{
	return arena_fmt(cx->arena, "%016" PRIx64, schema_fingerprint());
}

/* The program's own file: a user's folder has no say in the schema. */
static const struct asset *own_sql(struct ctx *cx, const char *name)
{
	const char *own_files = cx->own_files;

	cx->own_files = NULL;
	const struct asset *asset = asset_find(cx, name);
	cx->own_files = own_files;
	return asset;
}

const char *schema_migration(struct ctx *cx, int64_t number)
{
	const struct asset *file =
		own_sql(cx, arena_fmt(cx->arena, MIGRATIONS "%03" PRId64 ".sql", number));

	return file ? file->text : NULL;
}

/* The number of the last migration that the program knows. */
static int64_t newest(struct ctx *cx, migrations *find)
{
	int64_t n = 0;

	while (find(cx, n + 1))
		n++;
	return n;
}

static bool run(struct ctx *cx, const char *sql)
{
	return cx->store->driver->run(cx, cx->store->db, sql);
}

static bool create_tables(struct ctx *cx)
{
	for (size_t i = 0; entities[i]; i++) {
		const struct form *form = entities[i];
		if (!run(cx, table_ddl(cx, form)))
			return false;
		FOR_EACH_FIELD(f, form)
			if (field_is_set(f) && !run(cx, set_ddl(cx, form, f)))
				return false;
		if (!run(cx, index_ddl(cx, form, "main.", true)))
			return false;
	}
	return true;
}

bool schema_create(struct ctx *cx)
{
	uint8_t id[16];
	struct buf hex = { .arena = cx->arena };

	if (!random_bytes(id, sizeof(id)))
		return err_set(cx, ERR_SYSTEM, "The system gives no random bytes");
	buf_hex(&hex, id, sizeof(id));
	return cx->store->driver->begin(cx, cx->store->db) &&
	       run(cx, own_sql(cx, "src/store/ledger.sql")->text) && create_tables(cx) &&
	       sql_run(cx, "INSERT INTO about (id, store, fingerprint) VALUES (1, $1, $2)",
		       CELLS(TEXT_CELL(hex.text), TEXT_CELL(fingerprint(cx)))) &&
	       run(cx, arena_fmt(cx->arena, "PRAGMA application_id = %d; PRAGMA user_version = %d",
			       APPLICATION, (int)newest(cx, schema_migration))) &&
	       cx->store->driver->commit(cx, cx->store->db);
}

/* Whether the file is a store, and not of a newer program; gives the number of its migrations. */
static bool is_known(struct ctx *cx, int64_t *version, migrations *find)
{
	int64_t application;

	if (!sql_number(cx, &application, "PRAGMA application_id", NULL, 0) ||
		!sql_number(cx, version, "PRAGMA user_version", NULL, 0))
		return false;
	if (application != APPLICATION)
		return err_set(
			cx, ERR_INVALID, "%s/vaern.db is not a store of Værn", cx->store->folder);
	if (*version > newest(cx, find))
		return err_set(cx, ERR_SYSTEM, "%s was written by a newer Værn; use that one",
			cx->store->folder);
	return true;
}

bool schema_is_current(struct ctx *cx)
{
	const char *made_by;
	int64_t version;

	if (!is_known(cx, &version, schema_migration) ||
		!sql_text(cx, &made_by, "SELECT fingerprint FROM main.about WHERE id = 1", NULL, 0))
		return false;
	return same_text(made_by, fingerprint(cx)) ||
	       err_set(cx, ERR_SYSTEM,
		       "%s was written by another version of Værn; run 'vaern upgrade --data %s'",
		       cx->store->folder, cx->store->folder);
}

static bool migrate(struct ctx *cx, int64_t from, migrations *find)
{
	for (const char *sql; (sql = find(cx, ++from));)
		if (!run(cx, sql) ||
			!run(cx, arena_fmt(cx->arena, "PRAGMA user_version = %" PRId64, from)))
			return err_at(cx, MIGRATIONS "%03" PRId64 ".sql: ", from);
	return true;
}

/* A table as it is now, or NULL. */
static bool table_sql(struct ctx *cx, const char **out, const char *name)
{
	return sql_text(cx, out,
		"SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = $1",
		CELLS(TEXT_CELL(name)));
}

/* The columns that both have, with commas between. A column that only the old table has must hold
 * nothing: it is a newer program's, or a migration's business. */
static bool common_columns(struct ctx *cx, const char **out, const char *old, const char *fresh)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct buf list = { .arena = cx->arena };
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT o.name, f.name FROM pragma_table_info($1) o "
		    "LEFT JOIN pragma_table_info($2) f ON f.name = o.name",
		    CELLS(TEXT_CELL(old), TEXT_CELL(fresh))))
		return false;
	for (;;) {
		int64_t lost = 0;
		if (!sql_next(cx, st, &row))
			return false;
		if (!row)
			break;
		const char *name = cell_text(cx, st, 0);
		if (cell_text(cx, st, 1))
			buf_fmt(&list, "%s\"%s\"", list.len ? ", " : "", name);
		else if (!sql_number(cx, &lost,
				 arena_fmt(cx->arena, "SELECT count(\"%s\") FROM main.\"%s\"", name,
					 old),
				 NULL, 0))
			return false;
		if (lost)
			return err_set(cx, ERR_SYSTEM,
				"%s.%s holds what this program does not know; use a newer Værn",
				old, name);
	}
	*out = list.text;
	return true;
}

/* Makes the table anew where it differs, and copies what both have. The name of ours changes while
 * it is made, so that the old one can be read. */
static bool renew(struct ctx *cx, const char *name, const char *ddl)
{
	const char *was = NULL, *columns = NULL, *fresh = arena_fmt(cx->arena, "fresh_%s", name);
	size_t head = strlen("CREATE TABLE \"") + strlen(name);

	if (!table_sql(cx, &was, name))
		return false;
	if (!was || strcmp(was, ddl) == 0)
		return was || run(cx, ddl);
	return run(cx, arena_fmt(cx->arena, "CREATE TABLE \"%s%s", fresh, ddl + head)) &&
	       common_columns(cx, &columns, name, fresh) &&
	       run(cx, arena_fmt(cx->arena,
			       "INSERT INTO main.\"%s\" (%s) SELECT %s FROM main.\"%s\";"
			       "DROP TABLE main.\"%s\"; ALTER TABLE main.\"%s\" RENAME TO \"%s\"",
			       fresh, columns, columns, name, name, fresh, name));
}

/* Indexes cost little to make again, and only so are those of before gone. */
static bool drop_indexes(struct ctx *cx)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct buf drops = { .arena = cx->arena };
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT name FROM main.sqlite_schema WHERE type = 'index' AND "
		    "sql IS NOT NULL AND name <> 'event_asof'",
		    NULL, 0))
		return false;
	do {
		if (!sql_next(cx, st, &row))
			return false;
		if (row)
			buf_fmt(&drops, "DROP INDEX main.\"%s\";", cell_text(cx, st, 0));
	} while (row);
	return !drops.len || run(cx, drops.text);
}

static bool renew_all(struct ctx *cx)
{
	for (size_t i = 0; entities[i]; i++) {
		const struct form *form = entities[i];
		if (!renew(cx, form->name, table_ddl(cx, form)))
			return false;
		FOR_EACH_FIELD(f, form)
			if (field_is_set(f) &&
				!renew(cx, arena_fmt(cx->arena, "%s_%s", form->name, f->name),
					set_ddl(cx, form, f)))
				return false;
		if (!run(cx, index_ddl(cx, form, "main.", true)))
			return false;
	}
	return true;
}

/* Foreign keys look away while tables change places, and are all looked at before the commit. */
static bool nothing_dangles(struct ctx *cx)
{
	const char *table;

	return sql_text(cx, &table, "PRAGMA foreign_key_check", NULL, 0) &&
	       (!table || err_set(cx, ERR_SYSTEM,
				  "After the upgrade %s refers to what is not there", table));
}

bool schema_upgrade(struct ctx *cx, migrations *find)
{
	struct store *store = cx->store;
	int64_t version;

	bool ok = is_known(cx, &version, find) &&
		  store->driver->foreign_keys(cx, store->db, false) &&
		  store->driver->begin(cx, store->db) && migrate(cx, version, find) &&
		  drop_indexes(cx) && renew_all(cx) && nothing_dangles(cx) &&
		  sql_run(cx, "UPDATE main.about SET fingerprint = $1 WHERE id = 1",
			  CELLS(TEXT_CELL(fingerprint(cx)))) &&
		  store->driver->commit(cx, store->db);
	if (!ok)
		store->driver->rollback(store->db);
	return ok;
}
