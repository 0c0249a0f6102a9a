/* everything.c - every table as it was on a date: everything FOLDER DATE */
#include <stdio.h>

#include "store.h"

static bool count(struct ctx *cx, const struct form *form, int64_t *total)
{
	int64_t n;

	if (!query_one(cx, &n, arena_fmt(cx->arena, "SELECT count(*) FROM \"%s\"", form->name),
		    ARGS(T(NULL))))
		return false;
	*total += n;
	return true;
}

int main(int argc, char **argv)
{
	struct ctx context = { .arena = arena_new(), .lang = LANG_EN }, *cx = &context;
	int64_t total = 0;

	if (argc != 3)
		return 2;
	bool ok = store_open(cx,
		&(struct store_options){ .folder = argv[1], .as_of = argv[2], .login = "admin" });
	for (size_t i = 0; ok && entities[i]; i++)
		ok = count(cx, entities[i], &total);
	store_close(cx);
	printf("%lld\n", (long long)total);
	if (!ok)
		fprintf(stderr, "everything: %s\n", cx->err.text);
	arena_free(cx->arena);
	return ok ? 0 : 2;
}
