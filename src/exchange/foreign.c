/* foreign.c - what another system says, laid over what was mended here */
#include "foreign.h"

#include <stdlib.h>
#include <string.h>

const char *foreign_text(struct ctx *cx, const json_t *source)
{
	char *dumped = json_dumps(source, JSON_COMPACT);
	const char *text = arena_dup(cx->arena, dumped);

	free(dumped);
	return text;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Takes back the cells that the other system says as it said them the last time. */
static void forget_unchanged(struct ctx *cx, struct draft *d, const json_t *last, foreign_map *map)
{
	struct draft *base = draft_new(cx, d->r->form, d->file, d->line);

	map(cx, base, last);
	FOR_EACH_FIELD(f, d->r->form)
		if (base->lines[f - d->r->form->fields] &&
			same(record_text(d->r, f), record_text(base->r, f)))
			d->lines[f - d->r->form->fields] = 0;
}

/* What was kept the last time, or NULL. */
static bool last_time(struct ctx *cx, json_t **out, const struct draft *d)
{
	const struct record *r = d->r;
	struct record *existing = NULL;

	*out = NULL;
	if (cx->store && r->origin &&
		!record_find_origin(cx, &existing, r->form,
			r->organisation ? r->organisation : cx->actor->home, r->origin))
		return false;
	const char *kept = existing ? record_get(existing, "foreign_record") : NULL;
	if (kept)
		*out = json_loads(kept, 0, NULL);
	return true;
}

bool foreign_fill(struct ctx *cx, struct draft *d, const json_t *source, foreign_map *map)
{
	CLEANUP(json_done) json_t *last = NULL;
	CLEANUP(json_done) json_t *all = json_object();
	CLEANUP(json_done) json_t *now = json_deep_copy(source);

	if (!last_time(cx, &last, d))
		return false;
	/* Two interfaces of one system say different parts of the same: neither undoes the other.
	 */
	if (last)
		json_object_update(all, last);
	json_object_update(all, now);
	map(cx, d, all);
	if (last)
		forget_unchanged(cx, d, last, map);
	draft_put_name(d, "foreign_record", foreign_text(cx, all));
	d->again = true;
	return true;
}
