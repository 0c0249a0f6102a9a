/* scope.c - what the actor may see: where it is not everything, a temporary view or table of the
 * same name stands before each table, so that any SQL reads through it */
#include <string.h>

#include "inside.h"

bool scope_is_needed(const struct ctx *cx, const struct form *form)
{
	return cx->store->as_of || !may_read_all(cx->actor, form);
}

void scope_forget_young(struct store *store)
{
	for (struct table *t = store->tables; t < store->tables + store->table_count; t++)
		if (t->shadow_is_young)
			t->shadowed = t->shadow_is_young = false;
}

static bool has(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* The organisations whose records of the form the actor sees, as SQL's list of texts. A view has no
 * parameters; identifiers are hexadecimal digits and dashes, and nothing else is let in. */
static const char *organisations(struct ctx *cx, const struct form *form)
{
	const struct actor *actor = cx->actor;
	struct buf list = { .arena = cx->arena };
	size_t shared = 0, n = 0;

	while (actor->shared[shared])
		shared++;
	const char **ids = arena_alloc(cx->arena, (shared + actor->seat_count) * sizeof(*ids));
	for (size_t i = 0; i < shared + actor->seat_count; i++) {
		const char *id =
			i < shared ? actor->shared[i] : actor->seats[i - shared].organisation;
		if (has(ids, n, id) || !is_id(id) || !may(actor, WORD_READ, form, id))
			continue;
		buf_fmt(&list, "%s'%s'", n ? ", " : "", id);
		ids[n++] = id;
	}
	return list.len ? list.text : "NULL";
}

static bool view_build(struct ctx *cx, const struct form *form)
{
	struct buf sql = { .arena = cx->arena };
	const char *name = form->name, *seen = organisations(cx, form);

	buf_fmt(&sql,
		"CREATE TEMP VIEW \"%s\" AS SELECT * FROM main.\"%s\" WHERE organisation IN "
		"(%s);\n",
		name, name, seen);
	FOR_EACH_FIELD(f, form)
		if (field_is_set(f))
			buf_fmt(&sql,
				"CREATE TEMP VIEW \"%s_%s\" AS SELECT s.* FROM main.\"%s_%s\" s "
				"WHERE EXISTS (SELECT 1 FROM main.\"%s\" t WHERE t.id = s.\"%s\" "
				"AND t.organisation IN (%s));\n",
				name, f->name, name, f->name, name, name, seen);
	return cx->store->driver->run(cx, cx->store->db, sql.text);
}

bool scope_form(struct ctx *cx, const struct form *form)
{
	struct table *table = table_of(cx, form);

	if (table->shadowed || !scope_is_needed(cx, form))
		return true;
	if (!(cx->store->as_of ? as_of_build(cx, table) : view_build(cx, form)))
		return false;
	table->shadowed = true;
	table->shadow_is_young = cx->store->tx.open;
	return true;
}
