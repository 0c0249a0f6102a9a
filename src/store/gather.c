/* gather.c - the records of a selection, kept */
#include "store.h"

struct gathering {
	struct record **list;
	size_t n, room;
};

/* A record that outlives the one that was read. */
static struct record *kept(struct ctx *cx, const struct record *r)
{
	struct record *copy = record_copy(cx, r);

	copy->id = arena_dup(cx->arena, r->id);
	copy->organisation = arena_dup(cx->arena, r->organisation);
	copy->origin = arena_dup(cx->arena, r->origin);
	FOR_EACH_FIELD(f, r->form)
		*record_cell(copy, f) = arena_dup(cx->arena, record_text(r, f));
	return copy;
}

static bool keep(struct ctx *cx, struct record *r, void *arg)
{
	struct gathering *g = arg;

	if (g->n < g->room)
		g->list[g->n++] = kept(cx, r);
	return true;
}

bool record_list(struct ctx *cx, struct record ***out, size_t *n, const struct selection *selection)
{
	int64_t count;

	if (!record_count(cx, &count, selection))
		return false;
	struct gathering g = {
		.list = arena_alloc(cx->arena, ((size_t)count + 1) * sizeof(struct record *)),
		.room = (size_t)count,
	};
	if (!record_each(cx, selection, keep, &g))
		return false;
	*out = g.list;
	*n = g.n;
	return true;
}

bool record_list_of(struct ctx *cx, struct record ***out, size_t *n, const struct form *form,
	const struct record *of)
{
	const struct filter filter = {
		.field = field_find(form, of->form->name),
		.compare = EQUALS,
		.text = of->id,
	};
	const struct selection selection = {
		.form = form,
		.filters = &filter,
		.filter_count = 1,
	};

	return record_list(cx, out, n, &selection);
}
