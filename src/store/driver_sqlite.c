/* driver_sqlite.c - the store in one file */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "driver.h"
#include "sqlite_err.h"
#include "sqlite_words.h"

#define TICK          1000 /* virtual machine steps between two looks at the clock */
#define BUSY_MS       10000
#define NANO          INT64_C(1000000000)
#define PARAMETER_MAX 999
#define QUERY_CACHE   "PRAGMA cache_size = -40000" /* KB */
#define TEXT_MAX      (4 << 20) /* bytes that a guarded statement may put together */

struct db {
	sqlite3 *handle;
	int64_t until; /* nanoseconds; when the statement that runs must have ended */
	bool roomy;    /* its cache has grown to the size for readers' queries */
};

struct statement {
	struct db *db;
	sqlite3_stmt *st;
	int seconds;   /* that it may run; 0: as long as it takes */
	int64_t spent; /* nanoseconds so far */
	size_t n;
	int at[]; /* where $1, $2 ... are bound; 0: nowhere */
};

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * NANO + t.tv_nsec;
}

static bool run(struct ctx *cx, struct db *db, const char *sql)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
	       sqlite_failed(cx, db->handle, sql);
}

static int is_late(void *arg)
{
	const struct db *db = arg;

	return db->until && now() > db->until;
}

static void db_close(struct db *db)
{
	sqlite3_close(db->handle);
	free(db);
}

/* What a careful SQLite is: misspelt names are no texts, a schema calls no functions of ours. */
static bool settle(struct ctx *cx, struct db *db)
{
	static const struct {
		int what, on;
	} traits[] = {
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	};
	bool ok =
		sqlite_functions(db->handle) == SQLITE_OK && sqlite_danish(db->handle) == SQLITE_OK;

	for (size_t i = 0; ok && i < COUNT(traits); i++)
		ok = sqlite3_db_config(db->handle, traits[i].what, traits[i].on, NULL) == SQLITE_OK;
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	sqlite3_progress_handler(db->handle, TICK, is_late, db);
	return (ok || sqlite_failed(cx, db->handle, NULL)) &&
	       run(cx, db,
		       "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;"
		       "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8000");
}

static bool db_open(struct ctx *cx, struct db **out, const char *address, bool create)
{
	struct db *db = calloc(1, sizeof(*db));
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);

	if (!db)
		abort();
	bool ok = (sqlite3_open_v2(address, &db->handle, flags, NULL) == SQLITE_OK ||
			  sqlite_failed(cx, db->handle, NULL)) &&
		  settle(cx, db);
	/* The page size holds from before the first table: six events to 4 KB are too few. */
	if (ok && create)
		ok = run(cx, db, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL");
	if (ok)
		*out = db;
	else
		db_close(db);
	return ok;
}

static bool db_begin(struct ctx *cx, struct db *db)
{
	return run(cx, db, "BEGIN IMMEDIATE");
}

static bool db_commit(struct ctx *cx, struct db *db)
{
	return run(cx, db, "COMMIT");
}

static void db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static bool foreign_keys(struct ctx *cx, struct db *db, bool on)
{
	return sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, (int)on, NULL) ==
		       SQLITE_OK ||
	       sqlite_failed(cx, db->handle, NULL);
}

static void finish(struct statement *st)
{
	sqlite3_finalize(st->st);
	free(st);
}

/* SQLite takes "$2" for a name and numbers the names as they come. */
static bool find_parameters(struct ctx *cx, struct statement *st)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(st->st); i++) {
		const char *name = sqlite3_bind_parameter_name(st->st, i);
		char *end = NULL;
		long number = name && *name == '$' ? strtol(name + 1, &end, 10) : 0;
		if (number < 1 || number > (long)st->n || *end)
			return err_set(cx, ERR_INVALID,
				"SQL: '%s' is no parameter; they are $1, $2 and so on",
				name ? name : "?");
		st->at[number - 1] = i;
	}
	return true;
}

/* The highest number after a $; texts and comments may make it too high, which does no harm. */
static size_t highest_parameter(const char *sql)
{
	size_t highest = 0;

	for (const char *p = strchr(sql, '$'); p; p = strchr(p + 1, '$')) {
		unsigned long number = strtoul(p + 1, NULL, 10);
		if (number <= PARAMETER_MAX && number > highest)
			highest = number;
	}
	return highest;
}

/* SQLite gives the callback its six arguments. NOLINTNEXTLINE(readability-function-size) */
static int may(void *arg, int what, const char *a, const char *b, const char *c, const char *d)
{
	const struct guard *guard = arg;

	(void)c, (void)d;
	switch (what) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return sqlite_function_is_known(b) ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_READ:
		return guard->may_read(guard->arg, a, b ? b : "") ? SQLITE_OK : SQLITE_DENY;
	}
	return SQLITE_DENY;
}

static bool is_blank(const char *sql)
{
	return !sql[strspn(sql, " \t\r\n;")];
}

/* The joins of a check come back to the same pages again and again. What only passes over the
 * store, as a verification does, is slower for every page that it keeps. */
static bool make_room(struct ctx *cx, struct db *db)
{
	db->roomy = db->roomy || run(cx, db, QUERY_CACHE);
	return db->roomy;
}

static bool prepare_in(struct ctx *cx, struct statement *st, const char *sql, const struct guard *g)
{
	sqlite3 *handle = st->db->handle;
	unsigned flags = g ? 0 : SQLITE_PREPARE_PERSISTENT;
	union {
		const struct guard *in;
		void *out;
	} arg = { .in = g };
	const char *tail = "";

	if (g && sql_names_schema(sql))
		return err_set(cx, ERR_DENIED,
			"SQL: name tables alone, without 'main.' or 'temp.' before them");
	if (g && !make_room(cx, st->db))
		return false;
	sqlite3_set_authorizer(handle, g ? may : NULL, arg.out);
	int rc = sqlite3_prepare_v3(handle, sql, -1, flags, &st->st, &tail);
	sqlite3_set_authorizer(handle, NULL, NULL);
	if (rc != SQLITE_OK)
		return sqlite_failed(cx, handle, sql);
	if (!st->st || (g && !is_blank(tail)) || (g && !sqlite3_stmt_readonly(st->st)))
		return err_set(cx, ERR_INVALID, "SQL: write one SELECT, no more and no less");
	return find_parameters(cx, st);
}

static bool prepare(struct ctx *cx, struct db *db, struct statement **out, const char *sql,
	const struct guard *guard)
{
	size_t n = highest_parameter(sql);
	struct statement *st = calloc(1, sizeof(*st) + n * sizeof(st->at[0]));

	if (!st)
		abort();
	*st = (struct statement){ .db = db, .seconds = guard ? guard->seconds : 0, .n = n };
	if (!prepare_in(cx, st, sql, guard)) {
		finish(st);
		return false;
	}
	*out = st;
	return true;
}

static int bind(struct statement *st, int at, const struct cell *c)
{
	switch (c->kind) {
	case CELL_NULL:
		return sqlite3_bind_null(st->st, at);
	case CELL_NUMBER:
		return sqlite3_bind_int64(st->st, at, c->number);
	case CELL_TEXT:
		return sqlite3_bind_text(st->st, at, c->bytes, (int)c->len, SQLITE_STATIC);
	case CELL_BYTES:
		return sqlite3_bind_blob(st->st, at, c->bytes, (int)c->len, SQLITE_STATIC);
	}
	return SQLITE_MISUSE;
}

static bool start(struct ctx *cx, struct statement *st, const struct cell *cells, size_t n)
{
	int rc = SQLITE_OK;

	sqlite3_reset(st->st);
	st->spent = 0;
	for (size_t i = 0; i < st->n && rc == SQLITE_OK; i++)
		if (st->at[i])
			rc = i < n ? bind(st, st->at[i], &cells[i])
				   : sqlite3_bind_null(st->st, st->at[i]);
	return rc == SQLITE_OK || sqlite_failed(cx, st->db->handle, NULL);
}

/* One step of the machine can double a text, so that time alone would not keep the memory. */
static int step_guarded(struct statement *st)
{
	int usual = sqlite3_limit(st->db->handle, SQLITE_LIMIT_LENGTH, TEXT_MAX);
	int64_t from = now();

	st->db->until = from + st->seconds * NANO - st->spent;
	int rc = sqlite3_step(st->st);
	st->db->until = 0;
	sqlite3_limit(st->db->handle, SQLITE_LIMIT_LENGTH, usual);
	st->spent += now() - from;
	return rc;
}

static bool next(struct ctx *cx, struct statement *st, bool *row)
{
	int rc = st->seconds ? step_guarded(st) : sqlite3_step(st->st);

	if (rc == SQLITE_ROW) {
		*row = true;
		return true;
	}
	if (rc != SQLITE_DONE)
		sqlite_failed(cx, st->db->handle, NULL);
	sqlite3_reset(st->st);
	*row = false;
	return rc == SQLITE_DONE;
}

static void stop(struct statement *st)
{
	sqlite3_reset(st->st);
}

static int columns(const struct statement *st)
{
	return sqlite3_column_count(st->st);
}

static const char *column(const struct statement *st, int i)
{
	return sqlite3_column_name(st->st, i);
}

static const char *origin(const struct statement *st, int i, const char **column)
{
	*column = sqlite3_column_origin_name(st->st, i);
	return *column ? sqlite3_column_table_name(st->st, i) : NULL;
}

static struct cell cell(const struct statement *st, int i)
{
	struct cell c = { CELL_NULL };

	switch (sqlite3_column_type(st->st, i)) {
	case SQLITE_NULL:
		return c;
	case SQLITE_INTEGER:
		return (struct cell){ CELL_NUMBER, .number = sqlite3_column_int64(st->st, i) };
	case SQLITE_BLOB:
		c = (struct cell){ CELL_BYTES, .bytes = sqlite3_column_blob(st->st, i) };
		break;
	default:
		c = (struct cell){ CELL_TEXT, .bytes = sqlite3_column_text(st->st, i) };
	}
	c.len = (size_t)sqlite3_column_bytes(st->st, i);
	return c;
}

static int64_t changed(const struct statement *st)
{
	return sqlite3_changes64(st->db->handle);
}

/* What stands in the write-ahead log goes to the file, and the log becomes empty. */
static bool wipe(struct ctx *cx, struct db *db)
{
	return run(cx, db, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/* One step: it reads a snapshot, and needs no second try when others write meanwhile. */
static bool backup(struct ctx *cx, struct db *db, const char *to)
{
	struct statement *st = NULL;
	struct cell name = { CELL_TEXT, .bytes = to, .len = strlen(to) };
	bool row, ok = prepare(cx, db, &st, "VACUUM INTO $1", NULL) && start(cx, st, &name, 1) &&
		       next(cx, st, &row);

	if (st)
		finish(st);
	return ok;
}

const struct driver driver_sqlite = {
	.name = "sqlite",
	.table_end = " STRICT",
	.set_end = " STRICT, WITHOUT ROWID",
	.items = "group_concat(value, char(10))",
	.open = db_open,
	.close = db_close,
	.begin = db_begin,
	.commit = db_commit,
	.rollback = db_rollback,
	.foreign_keys = foreign_keys,
	.run = run,
	.prepare = prepare,
	.start = start,
	.next = next,
	.stop = stop,
	.columns = columns,
	.column = column,
	.origin = origin,
	.cell = cell,
	.changed = changed,
	.finish = finish,
	.wipe = wipe,
	.backup = backup,
};
