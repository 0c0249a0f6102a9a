/* sqlite_err.h - SQLite's failures as ours */
#ifndef SQLITE_ERR_H
#define SQLITE_ERR_H

#include "base.h"

struct sqlite3;

/* Sets cx->err from the connection's last failure, and returns false. sql is the text that was
 * being compiled, for its line, or NULL. */
bool sqlite_failed(struct ctx *cx, struct sqlite3 *handle, const char *sql);

#endif
