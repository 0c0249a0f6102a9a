/* sqlite_err.c - what SQLite says when it fails, and what a person can do about it */
#include "sqlite_err.h"

#include <sqlite3.h>

/* Bad SQL is a matter of whoever wrote it, and has a line. */
static bool sql_err(struct ctx *cx, sqlite3 *handle, const char *sql)
{
	int offset = sql ? sqlite3_error_offset(handle) : -1, line = 1;

	for (int i = 0; i < offset; i++)
		line += sql[i] == '\n';
	if (offset < 0)
		return err_set(cx, ERR_INVALID, "SQL: %s", sqlite3_errmsg(handle));
	return err_set(cx, ERR_INVALID, "SQL, line %d: %s", line, sqlite3_errmsg(handle));
}

static bool constraint_err(struct ctx *cx, sqlite3 *handle)
{
	int code = sqlite3_extended_errcode(handle);

	if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
		return err_set(cx, ERR_CONFLICT, "There is such a record already: %s",
			sqlite3_errmsg(handle));
	if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
		return err_set(cx, ERR_INVALID, "A record refers to one that does not exist");
	return err_set(
		cx, ERR_INVALID, "The database refuses the record: %s", sqlite3_errmsg(handle));
}

bool sqlite_failed(struct ctx *cx, sqlite3 *handle, const char *sql)
{
	const char *path = sqlite3_db_filename(handle, "main");

	path = path && *path ? path : "vaern.db";
	switch (sqlite3_errcode(handle)) {
	case SQLITE_CONSTRAINT:
		return constraint_err(cx, handle);
	case SQLITE_ERROR:
		return sql_err(cx, handle, sql);
	case SQLITE_AUTH:
		return err_set(cx, ERR_DENIED, "A query may only read records: %s",
			sqlite3_errmsg(handle));
	case SQLITE_INTERRUPT:
		return err_set(cx, ERR_INVALID, "The query took too long; make it narrower");
	case SQLITE_TOOBIG:
		return err_set(cx, ERR_INVALID, "A text grew too large; make it shorter");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(cx, ERR_CONFLICT, "Someone else is writing; try again");
	case SQLITE_FULL:
		return err_set(cx, ERR_SYSTEM,
			"The disk is full; nothing was written. Make room on it and try again");
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
		return err_set(cx, ERR_SYSTEM,
			"%s cannot be opened for writing; look at the rights of the folder", path);
	case SQLITE_NOTADB:
		return err_set(cx, ERR_INVALID, "%s is not a store of Værn", path);
	case SQLITE_CORRUPT:
		return err_set(cx, ERR_SYSTEM, "%s is damaged; restore the latest backup", path);
	}
	return err_set(cx, ERR_SYSTEM, "%s: %s; nothing was written", path, sqlite3_errmsg(handle));
}
