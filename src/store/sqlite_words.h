/* sqlite_words.h - what SQL of ours may say in SQLite as in every other database */
#ifndef SQLITE_WORDS_H
#define SQLITE_WORDS_H

#include <stdbool.h>

struct sqlite3;

/* days_between(from, to) and add_months(date, n); NULL in gives NULL out. An SQLite result code. */
int sqlite_functions(struct sqlite3 *db);

/* COLLATE danish: a to z, æ, ø, å; aa counts as å; upper case first. An SQLite result code. */
int sqlite_danish(struct sqlite3 *db);

/* The order that COLLATE danish gives; never zero for texts that differ. */
int danish_compare(const char *a, int a_len, const char *b, int b_len);

/* Whether a query of a user's own may call the function: those that other databases have too, and
 * that only compute. */
bool sqlite_function_is_known(const char *name);

/* Whether the SQL names a schema, as "main.system": that would pass by the reader's view of it. */
bool sql_names_schema(const char *sql);

#endif
