/* kitos_contract.c - a contract is no data-processing agreement: it is kept as a document about one
 */
#include <string.h>

#include "entities.h"
#include "kitos.h"

static const struct kitos_row contract_rows[] = {
	{ "title", "name", kitos_plain, NULL },
	{ "title", "Name", kitos_plain, NULL },
	{ "title", "uuid", kitos_plain, NULL },
	{ "title", "SourceEntityUuid", kitos_plain, NULL },
	{ "case_number", "general.contractId", kitos_plain, NULL },
	{ "case_number", "ContractId", kitos_plain, NULL },
	{ "dated", "supplier.signedAt", kitos_date, NULL },
	{ "dated", "general.validity.validFrom", kitos_date, NULL },
	{ "dated", "Concluded", kitos_date, NULL },
	{ 0 },
};

/* The address of the main reference, or of the first that has one. */
static const char *address(struct ctx *cx, const json_t *source)
{
	const json_t *list = kitos_at(source, "externalReferences"), *item;
	const char *found = NULL;

	for (size_t i = 0; (item = json_array_get(list, i)); i++) {
		const char *url = kitos_text(cx, item, "url");
		bool is_web = url && strncmp(url, "http", 4) == 0;
		if (is_web && (!found || json_is_true(json_object_get(item, "masterReference"))))
			found = url;
	}
	return found;
}

static void map_contract(struct ctx *cx, struct draft *d, const json_t *source)
{
	kitos_map(cx, d, source, contract_rows);
	draft_put_name(d, "kind", "agreement");
	const char *link = address(cx, source);
	draft_put_name(d, "link", link && strlen(link) <= 2000 ? link : NULL);
}

/* What the contract is about: the agreement that belongs to it, else its supplier. */
static bool subject_of(
	struct ctx *cx, const struct kitos *k, const json_t *source, const char **out)
{
	const json_t *list = kitos_at(source, "dataProcessingRegistrations"), *item;
	const struct party party = kitos_party(cx, kitos_at(source, "supplier.organization"));
	const char *supplier = NULL;
	struct record *r = NULL;

	for (size_t i = 0; cx->store && !r && (item = json_array_get(list, i)); i++)
		if (!record_find_origin(cx, &r, &agreement_form, kitos_owner(cx, k),
			    arena_fmt(cx->arena, "kitos:dpr:%s", kitos_text(cx, item, "uuid"))))
			return false;
	if (party.source && !kitos_supplier(cx, k, &party, &supplier))
		return false;
	*out = r          ? arena_fmt(cx->arena, "agreement/%s", r->id)
	       : supplier ? arena_fmt(cx->arena, "supplier/%s", supplier)
			  : NULL;
	return true;
}

bool kitos_take_contract(struct ctx *cx, const struct kitos *k, const json_t *source)
{
	const char *uuid = kitos_text(cx, source, "uuid"), *subject;

	if (!uuid)
		uuid = kitos_text(cx, source, "SourceEntityUuid");
	if (!uuid) {
		err_set(cx, ERR_INVALID, "the object of KITOS has no uuid");
		return intake_fault(cx, k->to, k->file, k->line, 0);
	}
	struct draft *d =
		kitos_draft(cx, k, "document", arena_fmt(cx->arena, "kitos:contract:%s", uuid));
	if (!subject_of(cx, k, source, &subject) || !foreign_fill(cx, d, source, map_contract))
		return false;
	if (subject)
		draft_put_name(d, "subject", subject);
	return k->to->take(cx, k->to, d);
}
