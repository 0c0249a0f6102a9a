/* kitos_oversight.c - what hangs on a registration: sub-processors, and supervision */
#include <string.h>

#include "entities.h"
#include "kitos.h"

static const struct kitos_row sub_rows[] = {
	{ "name", "dataProcessorOrganization.name", kitos_plain, NULL },
	{ "name", "dataProcessorOrganization.cvr", kitos_plain, NULL },
	{ "name", "dataProcessorOrganization.uuid", kitos_plain, NULL },
	{ "cvr", "dataProcessorOrganization.cvr", kitos_plain, NULL },
	{ "transfer_tool", "basisForTransfer.name", kitos_named, kitos_transfer },
	{ "country", "insecureThirdCountrySubjectToDataProcessing", kitos_country, NULL },
	{ 0 },
};

static void map_sub(struct ctx *cx, struct draft *d, const json_t *source)
{
	kitos_map(cx, d, source, sub_rows);
	draft_put_name(d, "status", "approved");
}

static const char *uuid_of(struct ctx *cx, const json_t *source)
{
	const char *uuid = kitos_text(cx, source, "uuid");

	return uuid ? uuid : kitos_text(cx, source, "SourceEntityUuid");
}

static const char *sub_origin(struct ctx *cx, const json_t *source, const json_t *sub)
{
	const struct party party = kitos_party(cx, kitos_at(sub, "dataProcessorOrganization"));

	return arena_fmt(cx->arena, "kitos:sub:%s:%s", uuid_of(cx, source),
		kitos_party_mark(cx, &party) + strlen("kitos:org:"));
}

static bool take_sub(struct ctx *cx, const struct kitos *k, const json_t *sub, const char *origin,
	const char *agreement)
{
	struct draft *d = kitos_draft(cx, k, "sub_processor", origin);

	if (!foreign_fill(cx, d, sub, map_sub))
		return false;
	draft_put_name(d, "agreement", agreement);
	return k->to->take(cx, k->to, d);
}

/* The sub-processors of the last time, to find those that are gone. */
struct gone {
	const struct kitos *k;
	const char *kept; /* origins, one a line */
	const char *mark;
	struct draft *ended[100];
	size_t n;
};

static bool keep_gone(struct ctx *cx, struct record *r, void *arg)
{
	struct gone *gone = arg;
	bool ours = r->origin && strncmp(r->origin, gone->mark, strlen(gone->mark)) == 0;

	if (!ours || set_has(gone->kept, r->origin) || gone->n == COUNT(gone->ended) ||
		strcmp(record_str(r, "status"), "ended") == 0)
		return true;
	struct draft *d = kitos_draft(cx, gone->k, "sub_processor", NULL);
	d->r->id = arena_dup(cx->arena, r->id);
	draft_put_name(d, "status", "ended");
	gone->ended[gone->n++] = d;
	return true;
}

static bool end_gone(struct ctx *cx, const struct kitos *k, const json_t *source,
	const char *agreement, const char *kept)
{
	struct gone gone = { .k = k, .kept = kept };
	const struct filter of_agreement = { field_find(&sub_processor_form, "agreement"), EQUALS,
		agreement };
	const struct selection all = {
		.form = &sub_processor_form, .filters = &of_agreement, .filter_count = 1
	};

	gone.mark = arena_fmt(cx->arena, "kitos:sub:%s:", uuid_of(cx, source));
	if (!cx->store || !agreement || !record_each(cx, &all, keep_gone, &gone))
		return !cx->store || !agreement;
	for (size_t i = 0; i < gone.n; i++)
		if (!k->to->take(cx, k->to, gone.ended[i]))
			return false;
	return true;
}

bool kitos_take_subs(
	struct ctx *cx, const struct kitos *k, const json_t *source, const char *agreement)
{
	const json_t *list = kitos_at(source, "general.subDataProcessors"), *sub;
	struct buf kept = { .arena = cx->arena };

	for (size_t i = 0; (sub = json_array_get(list, i)); i++) {
		const char *origin = sub_origin(cx, source, sub);
		buf_fmt(&kept, "%s%s", kept.len ? "\n" : "", origin);
		if (!take_sub(cx, k, sub, origin, agreement))
			return false;
	}
	/* The lists of OData name only the registration: they say nothing of what is gone. */
	return !kitos_at(source, "general") ||
	       end_gone(cx, k, source, agreement, kept.text ? kept.text : "");
}

/* Months; BiYearly is every half year, as its Danish caption says. */
static const struct kitos_word intervals[] = {
	{ "BiYearly", "6" },
	{ "Yearly", "12" },
	{ "EveryOtherYear", "24" },
	{ "Other", NULL },
	{ "Undecided", NULL },
	{ "EveryThirdYear", "36" },
	{ "Half_yearly", "6" },
	{ "Every_second_year", "24" },
	{ "Every_third_year", "36" },
	{ 0 },
};

static const struct kitos_row oversight_rows[] = {
	{ "title", "name", kitos_plain, NULL },
	{ "title", "Name", kitos_plain, NULL },
	{ "title", "uuid", kitos_plain, NULL },
	{ "title", "SourceEntityUuid", kitos_plain, NULL },
	{ "interval_months", "oversight.oversightInterval", kitos_word, intervals },
	{ "interval_months", "OversightInterval", kitos_word, intervals },
	{ "next", "oversight.oversightScheduledInspectionDate", kitos_date, NULL },
	{ "next", "OversightScheduledInspectionDate", kitos_date, NULL },
	{ "last", "LatestOversightDate", kitos_date, NULL },
	{ 0 },
};

static void say(struct buf *out, const char *before, const char *text)
{
	if (text)
		buf_fmt(out, "%s%s", out->len ? before : before + strspn(before, " :,\n"), text);
}

/* One supervision that was held, as an item of a list; the latest date is kept. */
static void add_held(struct ctx *cx, struct buf *material, const json_t *held, const char **last)
{
	const json_t *at = kitos_at(held, "completedAt");
	const char *date = at ? kitos_date(cx, at, NULL) : NULL;
	struct buf line = { .arena = cx->arena };

	if (date && (!*last || strcmp(date, *last) > 0))
		*last = date;
	say(&line, " ", date);
	say(&line, ", ", kitos_text(cx, held, "oversightOption.name"));
	say(&line, ": ", kitos_text(cx, held, "remark"));
	say(&line, " ", kitos_text(cx, held, "oversightReportLink.name"));
	say(&line, " ", kitos_text(cx, held, "oversightReportLink.url"));
	if (line.len)
		buf_fmt(material, "- %s\n", line.text);
}

static const char *material_of(struct ctx *cx, const json_t *source, const char **last)
{
	const json_t *options = kitos_at(source, "oversight.oversightOptions");
	const json_t *dates = kitos_at(source, "oversight.oversightDates"), *item;
	struct buf material = { .arena = cx->arena };
	static const char *const remarks[] = { "oversight.oversightOptionsRemark",
		"oversight.oversightIntervalRemark", "oversight.oversightCompletedRemark",
		"OversightOptionNamesAsCsv", "LatestOversightRemark" };

	for (size_t i = 0; (item = json_array_get(options, i)); i++)
		if (kitos_text(cx, item, "name"))
			buf_fmt(&material, "- %s\n", kitos_text(cx, item, "name"));
	for (size_t i = 0; i < COUNT(remarks); i++)
		if (kitos_text(cx, source, remarks[i]))
			buf_fmt(&material, "- %s\n", kitos_text(cx, source, remarks[i]));
	for (size_t i = 0; (item = json_array_get(dates, i)); i++)
		add_held(cx, &material, item, last);
	return material.text;
}

static void map_oversight(struct ctx *cx, struct draft *d, const json_t *source)
{
	const char *last, *material, *next;

	kitos_map(cx, d, source, oversight_rows);
	last = record_get(d->r, "last");
	material = material_of(cx, source, &last);
	next = record_get(d->r, "next");
	/* A date that was planned and then held is no plan any more. */
	if (last && next && strcmp(last, next) > 0)
		draft_put_name(d, "next", NULL);
	draft_put_name(
		d, "title", arena_fmt(cx->arena, "Tilsyn: %.250s", record_str(d->r, "title")));
	draft_put_name(d, "material", material);
	draft_put_name(d, "last", last);
	draft_put_name(d, "year", last ? arena_str(cx->arena, last, 4) : NULL);
	draft_put_name(d, "status", last && !record_get(d->r, "next") ? "ongoing" : "planned");
}

/* Whether KITOS says anything about supervision at all. */
static bool says_something(const struct draft *d)
{
	const struct record *r = d->r;

	return record_get(r, "last") || record_get(r, "next") || record_get(r, "interval_months") ||
	       record_get(r, "material");
}

bool kitos_take_oversight(
	struct ctx *cx, const struct kitos *k, const json_t *source, const struct record *agreement)
{
	struct draft *look = kitos_draft(cx, k, "supervision", NULL);
	struct draft *d = kitos_draft(cx, k, "supervision",
		arena_fmt(cx->arena, "kitos:oversight:%s", uuid_of(cx, source)));
	struct item system = item_first(record_get(agreement, "systems"));

	map_oversight(cx, look, source);
	if (!says_something(look))
		return true;
	if (!foreign_fill(cx, d, source, map_oversight))
		return false;
	draft_put_name(d, "agreement", agreement->id);
	if (record_get(agreement, "supplier"))
		draft_put_name(d, "supplier", record_get(agreement, "supplier"));
	if (system.text)
		draft_put_name(d, "system", arena_str(cx->arena, system.text, system.len));
	return k->to->take(cx, k->to, d);
}
