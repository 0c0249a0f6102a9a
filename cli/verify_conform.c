/* verify_conform.c - vaern verify --accessibility: whether PDFs can be kept, and read aloud */
#include "verify_conform.h"

#include <stdio.h>

#include "cli.h"
#include "conform.h"

static bool look(struct ctx *cx, const char *path, bool *good)
{
	struct conform_result result;

	if (!conform_check_file(cx, &result, path))
		return false;
	*good = !result.count;
	if (*good) {
		printf(_("%s: PDF/A-3a and PDF/UA-1, as far as a machine can tell (%zu rules)\n"),
			path, result.rules);
		return true;
	}
	printf(_("%s: NOT PDF/A-3a and PDF/UA-1\n"), path);
	for (size_t i = 0; i < result.count; i++) {
		const struct conform_finding *f = &result.findings[i];
		printf("  ! %s%s%s (%s: %s)\n", words_in(cx->lang, f->rule->words),
			*f->where ? ", " : "", f->where, f->rule->id, f->rule->clause);
	}
	return true;
}

bool verify_conform(struct ctx *cx, const char *const *files)
{
	size_t bad = 0, count = 0;

	for (; files[count]; count++) {
		struct arena_mark mark = arena_mark(cx->arena);
		bool good;
		if (!look(cx, files[count], &good))
			return false;
		bad += !good;
		arena_rewind(cx->arena, mark);
	}
	return !bad ||
	       err_set(cx, ERR_FINDINGS, "%zu of %zu files do not keep the rules", bad, count);
}
