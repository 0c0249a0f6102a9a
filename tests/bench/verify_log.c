/* verify_log.c - the first half of a verification, the log without the current rows, or with BYTES
 * the bytes that it hashes: verify_log FOLDER [bytes] */
#include <stdio.h>
#include <string.h>

#include "verify.h"

static bool walk(struct ctx *cx)
{
	struct ledger_result result = { .faults = arena_alloc(
						cx->arena, FAULTS_MAX * sizeof(char *)) };
	struct verify v = { .cx = cx, .result = &result };

	if (!sql_number(cx, &v.last, "SELECT max(seq) FROM main.event", NULL, 0))
		return false;
	size_t n = (size_t)v.last + 1;
	v.record = arena_alloc(cx->arena, n * sizeof(*v.record));
	v.version = arena_alloc(cx->arena, n * sizeof(*v.version));
	v.state = arena_alloc(cx->arena, n * sizeof(*v.state));
	return verify_log(&v) && !result.fault_count;
}

static void put(struct ctx *cx, struct statement *st, int column)
{
	const struct cell c = cell_at(cx, st, column);

	fwrite(c.bytes, 1, c.len, stdout);
}

static bool bytes(struct ctx *cx)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT salt, body, char(0) || w.at || char(10) || w.person || char(10) || "
		    "w.word || char(10) || organisation || char(10) || entity || char(10) || "
		    "record || char(10) || version || char(10) || op || char(10) || "
		    "lower(hex(digest)) || char(10) FROM main.event e "
		    "JOIN main.writing w ON w.id = e.writing ORDER BY seq",
		    NULL, 0))
		return false;
	for (;;) {
		if (!sql_next(cx, st, &row))
			return false;
		if (!row)
			return true;
		for (int i = 0; i < 3; i++)
			put(cx, st, i);
	}
}

int main(int argc, char **argv)
{
	struct ctx context = { .arena = arena_new(), .lang = LANG_EN }, *cx = &context;
	const struct store_options options = { .folder = argc > 1 ? argv[1] : "." };

	bool ok = store_open(cx, &options) && (argc > 2 ? bytes(cx) : walk(cx));
	store_close(cx);
	if (!ok)
		fprintf(stderr, "verify_log: %s\n", cx->err.text);
	arena_free(cx->arena);
	return ok ? 0 : 2;
}
