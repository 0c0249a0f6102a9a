/* refound.c - a store that holds nothing yet takes over the association of the file */
#include "entities.h"
#include "landing.h"

/* In the order in which they can be taken away. */
static const struct form *const founding[] = { &membership_form, &person_form, &organisation_form };

bool store_is_young(struct ctx *cx, bool *out)
{
	for (size_t i = 0; entities[i]; i++) {
		const struct selection all = { .form = entities[i] };
		int64_t count, expected = 0;
		for (size_t f = 0; f < COUNT(founding); f++)
			expected += entities[i] == founding[f];
		if (!record_count(cx, &count, &all))
			return false;
		*out = count == expected;
		if (!*out)
			return true;
	}
	return true;
}

static bool keep_id(struct ctx *cx, struct record *r, void *arg)
{
	*(const char **)arg = arena_dup(cx->arena, r->id);
	return true;
}

bool store_refound(struct ctx *cx)
{
	for (size_t i = 0; i < COUNT(founding); i++) {
		const struct selection all = { .form = founding[i] };
		const char *id = NULL;
		if (!record_each(cx, &all, keep_id, &id) || !record_delete(cx, founding[i], id))
			return false;
	}
	return true;
}
