/* kitos_party.c - who delivers: the same supplier under several names and numbers is one */
#include <string.h>

#include "entities.h"
#include "kitos.h"

struct party kitos_party(struct ctx *cx, const json_t *organisation)
{
	return (struct party){ .uuid = kitos_text(cx, organisation, "uuid"),
		.name = kitos_text(cx, organisation, "name"),
		.cvr = kitos_text(cx, organisation, "cvr"),
		.source = organisation };
}

const char *kitos_party_mark(struct ctx *cx, const struct party *party)
{
	const char *mark = party->uuid ? party->uuid : party->cvr ? party->cvr : party->name;

	return arena_fmt(cx->arena, "kitos:org:%s", mark ? mark : "-");
}

const char *kitos_owner(const struct ctx *cx, const struct kitos *k)
{
	return k->organisation ? k->organisation : cx->actor->home;
}

struct draft *kitos_draft(
	struct ctx *cx, const struct kitos *k, const char *entity, const char *origin)
{
	struct draft *d = draft_new(cx, entity_find(entity), k->file, k->line);

	d->r->organisation = k->organisation;
	d->r->origin = origin;
	d->again = true;
	return d;
}

struct search {
	const char *id;
	const char *cvr; /* NULL: any that has none, or the same */
};

static bool keep_first(struct ctx *cx, struct record *r, void *arg)
{
	struct search *s = arg;
	const char *cvr = record_get(r, "cvr");

	if (!s->cvr || !cvr || strcmp(cvr, s->cvr) == 0)
		s->id = arena_dup(cx->arena, r->id);
	return !s->id;
}

/* The first record where the field holds the text; record_each() fails when its caller stops it. */
static bool search(struct ctx *cx, const struct form *form, const char *organisation,
	const struct filter *filter, struct search *s)
{
	const struct selection some = {
		.form = form, .filters = filter, .filter_count = 1, .organisation = organisation
	};

	return record_each(cx, &some, keep_first, s) || s->id;
}

static bool supplier_found(
	struct ctx *cx, const struct kitos *k, const struct party *party, const char **id)
{
	const char *owner = kitos_owner(cx, k);
	const struct filter by_cvr = { field_find(&supplier_form, "cvr"), EQUALS, party->cvr };
	const struct filter by_name = { field_find(&supplier_form, "name"), EQUALS, party->name };
	struct search s = { NULL, party->cvr };

	if (party->cvr && !search(cx, &supplier_form, owner, &by_cvr, &s))
		return false;
	if (!s.id && party->name && !search(cx, &supplier_form, owner, &by_name, &s))
		return false;
	*id = s.id;
	return true;
}

static void map_supplier(struct ctx *cx, struct draft *d, const json_t *source)
{
	static const struct kitos_row rows[] = {
		{ "name", "name", kitos_plain, NULL },
		{ "name", "cvr", kitos_plain, NULL },
		{ "name", "uuid", kitos_plain, NULL },
		{ "cvr", "cvr", kitos_plain, NULL },
		{ 0 },
	};

	kitos_map(cx, d, source, rows);
}

bool kitos_supplier(
	struct ctx *cx, const struct kitos *k, const struct party *party, const char **id)
{
	struct draft *d = kitos_draft(cx, k, "supplier", kitos_party_mark(cx, party));
	struct record *known = NULL;

	*id = NULL;
	if (!cx->store)
		return true;
	if (!record_find_origin(cx, &known, &supplier_form, kitos_owner(cx, k), d->r->origin))
		return false;
	if (!known && !supplier_found(cx, k, party, id))
		return false;
	if (*id)
		return true;
	if (!foreign_fill(cx, d, party->source, map_supplier) || !k->to->take(cx, k->to, d))
		return false;
	*id = d->r->id;
	return true;
}

bool kitos_context(struct ctx *cx, const json_t *source, const char **id)
{
	const char *cvr = kitos_text(cx, source, "organizationContext.cvr");
	const struct filter by_cvr = { field_find(&organisation_form, "cvr"), EQUALS, cvr };
	struct search s = { NULL, cvr };

	*id = NULL;
	if (!cvr || !cx->store)
		return true;
	if (!search(cx, &organisation_form, NULL, &by_cvr, &s))
		return false;
	*id = s.id;
	return true;
}

bool kitos_system_found(
	struct ctx *cx, const struct kitos *k, const char *uuid, const char **id, bool *shared)
{
	const char *origin = arena_fmt(cx->arena, "kitos:system:%s", uuid);
	const char *owner = kitos_owner(cx, k);
	struct record *r = NULL;

	*id = NULL;
	*shared = false;
	for (const char *const *a = cx->actor->shared; a && *a && !r; a++) {
		if (strcmp(*a, owner) == 0)
			continue;
		if (!record_find_origin(cx, &r, &system_form, *a, origin))
			return false;
		*shared = r;
	}
	if (!r && !record_find_origin(cx, &r, &system_form, owner, origin))
		return false;
	*id = r ? r->id : NULL;
	return true;
}

bool kitos_system_of_usage(struct ctx *cx, const struct kitos *k, const char *uuid, const char **id)
{
	struct record *r = NULL;

	*id = NULL;
	if (!uuid)
		return true;
	if (!record_find_origin(cx, &r, &system_use_form, kitos_owner(cx, k),
		    arena_fmt(cx->arena, "kitos:usage:%s", uuid)))
		return false;
	*id = r ? record_get(r, "system") : NULL;
	return true;
}
