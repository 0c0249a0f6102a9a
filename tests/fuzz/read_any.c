#include "read_any.h"

#include <stdlib.h>
#include <string.h>

#include "../../src/exchange/reader.h"

/* Looks at the record as the store would, and keeps nothing. */
static bool look(struct ctx *cx, struct intake *to, struct draft *d)
{
	struct record *r = record_copy(cx, d->r);

	(void)to;
	if (!d->bad && !record_check(cx, r) && !*cx->err.text)
		abort();
	return true;
}

static const struct format *format_named(const char *name)
{
	for (const struct format *f = formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	abort();
}

void read_any(const char *format, const char *entity, const uint8_t *data, size_t size)
{
	static const struct actor nobody = { .home = "00000000-0000-7000-8000-000000000000" };
	const struct format *f = format_named(format);
	const struct import_options options = { .entity = entity };
	const char *faults[IMPORT_FAULTS];
	struct import_result result = { .faults = faults };
	struct ctx cx = { .arena = arena_new(), .lang = LANG_EN, .actor = &nobody };
	struct buf warnings = { .arena = cx.arena };
	struct intake to = { .options = &options,
		.take = look,
		.arena = arena_new(),
		.result = &result,
		.warnings = &warnings };
	char *bytes = malloc(size ? size : 1); /* to the byte, so that reading past it is seen */
	struct input in;

	if (size)
		memcpy(bytes, data, size);
	to.last_waiting = &to.waiting;
	input_from_text(&in, "fuzz", bytes, size);
	f->sniff(bytes, size, in.name);
	bool ok = f->read(&cx, &in, &to) && (!f->finish || f->finish(&cx, &to));
	if (!ok && !*cx.err.text)
		abort();
	for (size_t i = 0; i < result.fault_count; i++)
		if (!*faults[i])
			abort();
	kitos_forget(&to);
	free(bytes);
	arena_free(to.arena);
	arena_free(cx.arena);
}
