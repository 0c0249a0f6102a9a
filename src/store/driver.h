/* driver.h - what the store asks of a database: one table of these per kind of database */
#ifndef DRIVER_H
#define DRIVER_H

#include "base.h"

struct db;        /* a connection */
struct statement; /* prepared; its parameters are $1, $2 ... in every database */

struct cell {
	enum { CELL_NULL, CELL_NUMBER, CELL_TEXT, CELL_BYTES } kind;
	int64_t number;
	const void *bytes; /* text is also NUL-terminated */
	size_t len;
};

/* What a query of a user's own file may do: read, from these tables, for so long. */
struct guard {
	int seconds;
	bool (*may_read)(void *arg, const char *table, const char *column); /* "": its rows only */
	void *arg;
};

struct driver {
	const char *name; /* "sqlite", "postgresql" */
	const char *table_end,
		*set_end;  /* what ends CREATE TABLE: " STRICT, WITHOUT ROWID", or "" */
	const char *items; /* the values of a set, in order, a newline between */

	/* Opens with the common functions (days_between, add_months) and COLLATE danish in place;
	 * create: makes the file, which must not exist. */
	bool (*open)(struct ctx *cx, struct db **out, const char *address, bool create);
	void (*close)(struct db *db);

	/* A writer's transaction: no other one runs between begin and its end. */
	bool (*begin)(struct ctx *cx, struct db *db);
	bool (*commit)(struct ctx *cx, struct db *db);
	void (*rollback)(struct db *db);

	/* Whether the database looks at each foreign key while it writes; not inside a transaction.
	 */
	bool (*foreign_keys)(struct ctx *cx, struct db *db, bool on);

	/* Runs statements that give no rows, for schema and migrations. */
	bool (*run)(struct ctx *cx, struct db *db, const char *sql);

	/* With a guard: exactly one SELECT within it. Without: the store's own SQL. */
	bool (*prepare)(struct ctx *cx, struct db *db, struct statement **out, const char *sql,
		const struct guard *guard);
	/* The cells must live until the last next(). */
	bool (*start)(struct ctx *cx, struct statement *st, const struct cell *cells, size_t n);
	bool (*next)(struct ctx *cx, struct statement *st, bool *row);
	void (*stop)(struct statement *st); /* gives back what a half-read statement holds */
	int (*columns)(const struct statement *st);
	const char *(*column)(const struct statement *st, int i);
	/* The table and the column of it that one gives as it stands there; NULL for what is
	 * computed. Of several queries in one (UNION) the first tells. */
	const char *(*origin)(const struct statement *st, int i, const char **column);
	struct cell (*cell)(const struct statement *st, int i); /* until the next next() */
	int64_t (*changed)(const struct statement *st);
	void (*finish)(struct statement *st);

	/* Makes deleted bytes unreadable in the files: after a redaction. */
	bool (*wipe)(struct ctx *cx, struct db *db);

	/* A copy of the whole, taken while others write, to a file that does not exist. */
	bool (*backup)(struct ctx *cx, struct db *db, const char *to);
};

extern const struct driver driver_sqlite;

#endif
