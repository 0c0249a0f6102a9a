/* records.c - each member's record of processing activities, with the gaps that real ones have */
#include "demo.h"

#include <string.h>

/* The ids of systems named with commas between; a system that the member has not is left out. */
static const char *system_ids(struct demo *d, size_t member, const char *names)
{
	struct buf ids = { .arena = d->cx->arena };

	for (const char *p = names; *p; p += *p == ',') {
		size_t len = strcspn(p, ",");
		const char *id = demo_system_of(d, member, arena_str(d->cx->arena, p, len));
		if (id)
			buf_fmt(&ids, "%s%s", ids.len ? "," : "", id);
		p += len;
	}
	return ids.text;
}

/* A field left empty now and then. */
static const char *sometimes(struct demo *d, const char *text, unsigned missing_in)
{
	return demo_chance(d, missing_in) ? text : NULL;
}

static const char *add_processing(struct demo *d, const struct demo_activity *a, size_t i)
{
	struct arena *arena = d->cx->arena;
	const char *months = a->months ? arena_fmt(arena, "%d", a->months) : NULL;
	const char *count =
		arena_fmt(arena, "%d", demo_members[i].citizens / 100 * a->registered_percent);
	const char *reviewed =
		arena_fmt(arena, "2023-%02u-%02u", 1 + demo_chance(d, 12), 1 + demo_chance(d, 28));

	return demo_add(d, "processing", d->members[i],
		PAIRS("title", a->title, "role", "controller", "status", "active", "department",
			a->department, "owner", d->managers[i], "kle", a->kle, "purpose",
			a->purpose, "data_subjects", a->subjects, "data_categories", a->categories,
			"registered_count", count, "recipients", a->recipients, "transfer_tool",
			"none", "retention", sometimes(d, a->retention, 12), "retention_months",
			months, "measures", sometimes(d, a->measures, 15), "basis6", a->basis6,
			"basis9", a->basis9, "basis10",
			strstr(a->categories, "criminal") && demo_chance(d, 3) ? "1" : NULL,
			"basis_cpr", strstr(a->categories, "cpr") ? "1" : "0", "national_law",
			sometimes(d, a->law, 14), "minimisation", a->minimisation, "accuracy",
			"Oplysninger rettes straks, når en fejl bliver kendt.", "information_given",
			demo_chance(d, 8) ? "yes" : "partly", "notice",
			arena_fmt(
				arena, "https://%s.example/privatliv", demo_members[i].short_name),
			"automated_decisions", "0", "systems", system_ids(d, i, a->systems),
			"reviewed", sometimes(d, reviewed, 10)));
}

/* Which data about whom; the first group of people has all of it, the others their identity. */
static bool add_subjects(struct demo *d, const struct demo_activity *a, size_t i, const char *id)
{
	bool first = true;

	for (const char *p = a->subjects; *p; p += *p == ',') {
		size_t len = strcspn(p, ",");
		const char *subject = arena_str(d->cx->arena, p, len);
		if (!demo_add(d, "subject_data", d->members[i],
			    PAIRS("data_subject", subject, "processing", id, "data_categories",
				    first ? a->categories : "identity", "retention", a->retention,
				    "need", a->minimisation)))
			return false;
		first = false;
		p += len;
	}
	return true;
}

/* The intermunicipal waste company has its payroll made by the municipality: GDPR 30(2). */
static bool add_as_processor(struct demo *d, size_t i)
{
	return demo_add(d, "processing", d->members[i],
		       PAIRS("title", "Lønadministration for affaldsselskabet", "role", "processor",
			       "status", "active", "department", "HR og Løn", "owner",
			       d->managers[i], "kle", "81.00.00", "controllers",
			       "Det fælleskommunale affaldsselskab", "processing_categories",
			       "Beregning og udbetaling af løn, indberetning til myndigheder.",
			       "data_subjects", "employees", "data_categories",
			       "identity,cpr,finance,employment,union", "transfer_tool", "none",
			       "measures",
			       "Adskilt lønkreds, rollestyret adgang, logning og kryptering.",
			       "systems", demo_find(d, "system", NULL, "KMD Opus"), "reviewed",
			       "2023-11-01")) != NULL;
}

bool demo_records(struct demo *d)
{
	if (!demo_day(d, "2024-02-05"))
		return false;
	for (size_t i = 0; i < COUNT(demo_members); i++) {
		for (const struct demo_activity *a = demo_activities; a->title; a++) {
			const char *id = add_processing(d, a, i);
			if (!id || !add_subjects(d, a, i, id))
				return false;
		}
		if (!add_as_processor(d, i))
			return false;
	}
	return true;
}
