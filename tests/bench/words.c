/* words.c - the SQL functions and the collation of a store, for the sqlite3 shell to load */
#include <sqlite3.h>

#include "sqlite_words.h"

struct sqlite3_api_routines;

int sqlite3_words_init(sqlite3 *db, char **why, const struct sqlite3_api_routines *api);

int sqlite3_words_init(sqlite3 *db, char **why, const struct sqlite3_api_routines *api)
{
	(void)why, (void)api;
	int rc = sqlite_functions(db);
	return rc ? rc : sqlite_danish(db);
}
