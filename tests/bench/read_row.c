/* read_row.c - the least that a program can do: opens SQLite and reads one row of a table */
#include <stdio.h>

#include <sqlite3.h>

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *st;

	if (argc != 4 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
		sqlite3_prepare_v2(db, argv[2], -1, &st, NULL) != SQLITE_OK ||
		sqlite3_bind_text(st, 1, argv[3], -1, SQLITE_STATIC) != SQLITE_OK ||
		sqlite3_step(st) != SQLITE_ROW)
		return 2;
	for (int i = 0; i < sqlite3_column_count(st); i++)
		puts((const char *)sqlite3_column_text(st, i) ? "1" : "0");
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}
