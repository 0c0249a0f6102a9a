/* refound.c - a store that holds nothing yet takes over the association of the file */
#include <string.h>

#include "entities.h"
#include "landing.h"

/* In the order in which they can be taken away. */
static const struct form *const founding[FOUNDING] = { &membership_form, &person_form,
	&organisation_form };

static bool is_young(struct ctx *cx, bool *out)
{
	*out = true;
	for (size_t i = 0; entities[i] && *out; i++) {
		const struct selection all = { .form = entities[i] };
		int64_t count, expected = 0;
		for (size_t f = 0; f < FOUNDING; f++)
			expected += entities[i] == founding[f];
		if (!record_count(cx, &count, &all))
			return false;
		*out = count == expected;
	}
	return true;
}

static bool keep_id(struct ctx *cx, struct record *r, void *arg)
{
	(void)cx;
	memcpy(arg, r->id, strlen(r->id) + 1);
	return true;
}

bool founders_find(struct ctx *cx, struct founders *out)
{
	if (!is_young(cx, &out->alone))
		return false;
	for (size_t i = 0; i < FOUNDING && out->alone; i++) {
		const struct selection all = { .form = founding[i] };
		if (!record_each(cx, &all, keep_id, out->ids[i]))
			return false;
	}
	return true;
}

bool founders_remove(struct ctx *cx, const struct founders *founders)
{
	for (size_t i = 0; i < FOUNDING; i++)
		if (!record_delete(cx, founding[i], founders->ids[i]))
			return false;
	return true;
}
