/* kitos_registration.c - a registration of data processing is an agreement with each processor */
#include <string.h>

#include "entities.h"
#include "kitos.h"

static const struct kitos_word concluded[] = {
	{ "No", "draft" },
	{ "Yes", "signed" },
	{ "Irrelevant", "unknown" },
	{ "Undecided", "unknown" },
	{ "Ja", "signed" },
	{ "Nej", "draft" },
	{ 0 },
};

static const struct kitos_row agreement_rows[] = {
	{ "title", "name", kitos_plain, NULL },
	{ "title", "Name", kitos_plain, NULL },
	{ "title", "uuid", kitos_plain, NULL },
	{ "title", "SourceEntityUuid", kitos_plain, NULL },
	{ "status", "general.isAgreementConcluded", kitos_word, concluded },
	{ "status", "IsAgreementConcluded", kitos_word, concluded },
	{ "signed", "general.agreementConcludedAt", kitos_date, NULL },
	{ "signed", "AgreementConcludedAt", kitos_date, NULL },
	{ "transfer_tool", "general.basisForTransfer.name", kitos_named, kitos_transfer },
	{ "transfer_tool", "BasisForTransfer", kitos_named, kitos_transfer },
	{ "locations", "general.insecureCountriesSubjectToDataTransfer", kitos_country, NULL },
	{ "case_number", "MainReferenceUserAssignedId", kitos_plain, NULL },
	{ 0 },
};

static void add_line(struct buf *out, const char *label, const char *text)
{
	if (text)
		buf_fmt(out, "%s%s: %s", out->len ? "\n" : "", label, text);
}

/* The reference that stands for the registration, or the first. */
static const json_t *reference(const json_t *source)
{
	const json_t *list = kitos_at(source, "externalReferences"), *item;

	for (size_t i = 0; (item = json_array_get(list, i)); i++)
		if (json_is_true(json_object_get(item, "masterReference")))
			return item;
	return json_array_get(list, 0);
}

static void map_agreement(struct ctx *cx, struct draft *d, const json_t *source)
{
	struct buf remark = { .arena = cx->arena };
	const char *number = kitos_text(cx, reference(source), "documentId");

	kitos_map(cx, d, source, agreement_rows);
	if (!record_get(d->r, "status"))
		draft_put_name(d, "status", record_get(d->r, "signed") ? "signed" : "unknown");
	if (number && strlen(number) <= 200)
		draft_put_name(d, "case_number", number);
	add_line(&remark, "Dataansvar", kitos_text(cx, source, "general.dataResponsible.name"));
	add_line(&remark, "Om dataansvaret",
		kitos_text(cx, source, "general.dataResponsibleRemark"));
	add_line(&remark, "Om aftalen",
		kitos_text(cx, source, "general.isAgreementConcludedRemark"));
	add_line(&remark, "Ansvarlig enhed",
		kitos_text(cx, source, "general.responsibleOrganizationUnit.name"));
	draft_put_name(d, "remark", remark.text);
}

/* Names and numbers of a list that comes as a text with commas. */
static size_t parties_of_csv(struct ctx *cx, const json_t *source, struct party **out)
{
	const char *names = kitos_text(cx, source, "DataProcessorNamesAsCsv");
	const char *cvrs = kitos_text(cx, source, "DataProcessorCvrsAsCsv");
	size_t most = 1, n = 0;

	for (const char *p = names; p && *p; p++)
		most += *p == ',';
	*out = arena_alloc(cx->arena, most * sizeof(**out));
	while (names && *names) {
		size_t name_len = strcspn(names, ","), cvr_len = cvrs ? strcspn(cvrs, ",") : 0;
		json_t *object = json_pack(
			"{s:s%,s:s%}", "name", names, name_len, "cvr", cvrs ? cvrs : "", cvr_len);
		(*out)[n] = kitos_party(cx, object);
		(*out)[n].source = NULL;
		n += (*out)[n].name != NULL;
		json_decref(object);
		names += name_len + (names[name_len] == ',');
		cvrs = cvrs ? cvrs + cvr_len + (cvrs[cvr_len] == ',') : NULL;
	}
	return n;
}

static size_t parties_of(struct ctx *cx, const json_t *source, struct party **out)
{
	const json_t *list = kitos_at(source, "general.dataProcessors");
	size_t n = json_array_size(list);

	if (!n)
		return parties_of_csv(cx, source, out);
	*out = arena_alloc(cx->arena, n * sizeof(**out));
	for (size_t i = 0; i < n; i++)
		(*out)[i] = kitos_party(cx, json_array_get(list, i));
	return n;
}

static bool add_system(struct ctx *cx, const struct kitos *k, struct buf *ids, const char *usage,
	const char *catalogue)
{
	const char *id = NULL;
	bool shared;

	if (usage && !kitos_system_of_usage(cx, k, usage, &id))
		return false;
	if (!id && catalogue && !kitos_system_found(cx, k, catalogue, &id, &shared))
		return false;
	if (id)
		buf_fmt(ids, "%s%s", ids->len ? "\n" : "", id);
	return true;
}

/* The systems of usages that are here; the names of those that are not go into missing. */
static bool systems_by_usage(struct ctx *cx, const struct kitos *k, const json_t *source,
	struct buf *ids, struct buf *missing)
{
	const json_t *usages = kitos_at(source, "systemUsages"), *item;

	for (size_t i = 0; (item = json_array_get(usages, i)); i++) {
		size_t before = ids->len;
		if (!add_system(cx, k, ids, kitos_text(cx, item, "uuid"), NULL))
			return false;
		const char *name = kitos_text(cx, item, "name");
		if (ids->len == before)
			buf_fmt(missing, "%s%s", missing->len ? ", " : "", name ? name : "-");
	}
	return true;
}

static bool systems_of(struct ctx *cx, const struct kitos *k, const json_t *source, struct buf *ids,
	struct buf *missing)
{
	const char *list = kitos_text(cx, source, "SystemUuidsAsCsv");

	if (!cx->store)
		return true;
	while (list && *list) {
		size_t len = strcspn(list, ", ");
		if (!add_system(cx, k, ids, NULL, arena_str(cx->arena, list, len)))
			return false;
		list += len + strspn(list + len, ", ");
	}
	return systems_by_usage(cx, k, source, ids, missing);
}

/* A registration on its way in: the object, its own draft's name, and the systems that are here. */
struct registration {
	const struct kitos *k;
	const json_t *source;
	const char *uuid, *systems;
};

/* Only the agreement with the first processor bears the registration's name alone. */
static const char *agreement_origin(
	struct ctx *cx, const struct registration *reg, const struct party *party, bool first)
{
	if (first)
		return arena_fmt(cx->arena, "kitos:dpr:%s", reg->uuid);
	return arena_fmt(cx->arena, "kitos:dpr:%s:%s", reg->uuid,
		kitos_party_mark(cx, party) + strlen("kitos:org:"));
}

static bool take_agreement(struct ctx *cx, const struct registration *reg,
	const struct party *party, bool first, struct record **out)
{
	struct draft *d =
		kitos_draft(cx, reg->k, "agreement", agreement_origin(cx, reg, party, first));
	size_t title = (size_t)(field_find(d->r->form, "title") - d->r->form->fields);
	const char *supplier = NULL;

	if ((party && !kitos_supplier(cx, reg->k, party, &supplier)) ||
		!foreign_fill(cx, d, reg->source, map_agreement))
		return false;
	if (!first && d->lines[title])
		draft_put_name(d, "title",
			arena_fmt(cx->arena, "%.200s (%.80s)", record_str(d->r, "title"),
				party->name ? party->name : "-"));
	/* The lists of OData may say nothing of either. */
	if (supplier || kitos_at(reg->source, "general"))
		draft_put_name(d, "supplier", supplier);
	if (reg->systems || kitos_at(reg->source, "systemUsages"))
		draft_put_name(d, "systems", reg->systems);
	*out = d->r;
	return reg->k->to->take(cx, reg->k->to, d);
}

static void warn_missing(struct ctx *cx, const struct kitos *k, const struct buf *missing)
{
	if (missing->len)
		intake_warn(cx, k->to, &(struct draft){ .file = k->file, .line = k->line },
			arena_fmt(cx->arena,
				_("the systems %s are not here yet; import their usages, then "
				  "this file again"),
				missing->text));
}

bool kitos_take_registration(struct ctx *cx, const struct kitos *k, const json_t *source)
{
	struct buf systems = { .arena = cx->arena }, missing = { .arena = cx->arena };
	struct registration reg = { k, source, kitos_text(cx, source, "uuid"), NULL };
	struct record *agreement = NULL, *other;
	struct party *parties;
	size_t n = parties_of(cx, source, &parties);

	if (!reg.uuid)
		reg.uuid = kitos_text(cx, source, "SourceEntityUuid");
	if (!reg.uuid) {
		err_set(cx, ERR_INVALID, "the object of KITOS has no uuid");
		return intake_fault(cx, k->to, k->file, k->line, 0);
	}
	if (!systems_of(cx, k, source, &systems, &missing))
		return false;
	reg.systems = systems.text;
	if (!take_agreement(cx, &reg, n ? parties : NULL, true, &agreement))
		return false;
	for (size_t i = 1; i < n; i++)
		if (!take_agreement(cx, &reg, &parties[i], false, &other))
			return false;
	warn_missing(cx, k, &missing);
	return kitos_take_subs(cx, k, source, agreement->id) &&
	       kitos_take_oversight(cx, k, source, agreement);
}
