/* kitos_usage.c - a usage is a system, and that the organisation uses it */
#include "entities.h"
#include "kitos.h"

static bool fill_system(
	struct ctx *cx, struct draft *d, const char *part, const json_t *source, foreign_map *map)
{
	CLEANUP(json_done) json_t *whole = json_pack("{s:o}", part, json_deep_copy(source));

	return foreign_fill(cx, d, whole, map);
}

static const char *first_text(
	struct ctx *cx, const json_t *source, const char *path, const char *other)
{
	const char *text = kitos_text(cx, source, path);

	return text ? text : kitos_text(cx, source, other);
}

/* The shared system where the association has it; else the organisation's own. */
static bool take_system(
	struct ctx *cx, const struct kitos *k, const json_t *source, const char **id)
{
	const char *uuid = first_text(cx, source, "systemContext.uuid", "ItSystemUuid");
	bool shared = false;

	if (!uuid)
		uuid = first_text(cx, source, "uuid", "SourceEntityUuid");
	if (cx->store && uuid && !kitos_system_found(cx, k, uuid, id, &shared))
		return false;
	if (shared)
		return true;
	struct draft *d = kitos_draft(
		cx, k, "system", arena_fmt(cx->arena, "kitos:system:%s", uuid ? uuid : "-"));
	const char *part = json_object_get(source, "SourceEntityUuid") ? "list" : "usage";
	if (!fill_system(cx, d, part, source, kitos_map_system) || !k->to->take(cx, k->to, d))
		return false;
	*id = d->r->id;
	return true;
}

bool kitos_take_usage(struct ctx *cx, const struct kitos *k, const json_t *source)
{
	const char *uuid = first_text(cx, source, "uuid", "SourceEntityUuid"), *system = NULL;

	if (!uuid) {
		err_set(cx, ERR_INVALID, "the object of KITOS has no uuid");
		return intake_fault(cx, k->to, k->file, k->line, 0);
	}
	if (!take_system(cx, k, source, &system))
		return false;
	struct draft *d =
		kitos_draft(cx, k, "system_use", arena_fmt(cx->arena, "kitos:usage:%s", uuid));
	if (!foreign_fill(cx, d, source, kitos_map_use))
		return false;
	draft_put_name(d, "system", system);
	return k->to->take(cx, k->to, d);
}

bool kitos_take_system(struct ctx *cx, const struct kitos *k, const json_t *source)
{
	const char *uuid = kitos_text(cx, source, "uuid"), *supplier = NULL;
	const struct party holder = kitos_party(cx, kitos_at(source, "rightsHolder"));
	struct draft *d =
		kitos_draft(cx, k, "system", arena_fmt(cx->arena, "kitos:system:%s", uuid));

	if (holder.source && !kitos_supplier(cx, k, &holder, &supplier))
		return false;
	if (!fill_system(cx, d, "system", source, kitos_map_catalogue))
		return false;
	if (supplier)
		draft_put_name(d, "supplier", supplier);
	return k->to->take(cx, k->to, d);
}
