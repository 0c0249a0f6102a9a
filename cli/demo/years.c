/* years.c - 2024 and 2025: the statements that came, the supervisions, and each member's approval
 */
#include "demo.h"

#include <string.h>

#define YEAR_BEFORE 2023

static const int years[] = { 2024, 2025 };

static bool has_special(const struct demo_system *s)
{
	return strstr(s->sensitivity, "special") != NULL;
}

/* The statement of the year before, as it arrives in spring. Some have exceptions, and some begin
 * where the last one did not end. */
static const char *add_statement(struct demo *d, const struct demo_system *s, int year)
{
	bool gap = demo_chance(d, 6) == 0, exception = demo_chance(d, 4) == 0;
	bool carved = demo_chance(d, 2);

	return demo_add(d, "statement", d->association,
		PAIRS("title", arena_fmt(d->cx->arena, "ISAE 3000 for %s %d", s->name, year - 1),
			"supplier", demo_find(d, "supplier", NULL, s->supplier), "systems",
			demo_find(d, "system", NULL, s->name), "standard", "isae3000", "type",
			"type2", "assurance", "reasonable", "auditor", "Uafhængigt revisionsfirma",
			"independent", "1", "issued", demo_date(d, year, 2 + demo_chance(d, 3), 15),
			"period_from", demo_date(d, year - 1, gap ? 3 : 1, 1), "period_to",
			demo_date(d, year - 1, 12, 31), "bridge_to",
			gap ? demo_date(d, year, 2, 28) : NULL, "opinion",
			exception ? "qualified" : "unqualified", "scope",
			"Drift og vedligeholdelse af systemet for kommunerne.", "scope_matches",
			"yes", "method", carved ? "carve_out" : "inclusive", "carved_out",
			carved ? "Driftsleverandørens datacenter" : NULL, "objectives",
			"a,b,c,d,e,f,g,h,i", "exception_objectives", exception ? "b" : NULL,
			"exceptions",
			exception ? "Gennemgang af privilegerede brugere var ikke udført i to af "
				    "fire "
				    "kvartaler."
				  : NULL,
			"user_controls",
			"Kommunen gennemgår sine egne brugere mindst hvert halve år.\n"
			"Kommunen giver besked, når en medarbejder fratræder.",
			"conclusion", exception ? "accept_with_action" : "accept",
			"conclusion_text",
			exception ? "Erklæringen accepteres. Leverandøren skal dokumentere, at "
				    "gennemgangen nu udføres."
				  : "Erklæringen accepteres uden bemærkninger.",
			"concluded_on", demo_date(d, year, 5, 20), "concluded_by", d->supervisor));
}

static bool add_finding(struct demo *d, const char *statement, const char *name, int year)
{
	bool closed = year < 2025 || demo_chance(d, 3) == 0;

	return demo_add(d, "finding", d->association,
		       PAIRS("title", arena_fmt(d->cx->arena, "Privilegerede brugere i %s", name),
			       "severity", "medium", "statement", statement, "subject",
			       arena_fmt(d->cx->arena, "statement/%s", statement), "description",
			       "Revisor konstaterede, at gennemgangen ikke var udført i alle "
			       "kvartaler.",
			       "recommendation",
			       "Indhent dokumentation for, at kontrollen nu udføres hvert kvartal.",
			       "law", "GDPR 32(1)(d)", "deadline", demo_date(d, year, 10, 1),
			       "status", closed ? "closed" : "open", "closed",
			       closed ? demo_date(d, year, 9, 12) : NULL, "follow_up",
			       closed ? "Leverandøren har fremsendt dokumentation for to kvartaler."
				      : NULL)) != NULL;
}

/* Each member that uses the system decides for itself; most approve, a few reject or have not
 * answered. */
static bool add_approvals(
	struct demo *d, const struct demo_system *s, const char *supervision, int year)
{
	const char *digest;

	if (!record_digest(d->cx, &digest, entity_find("supervision"), supervision))
		return false;
	for (size_t i = 0; i < COUNT(demo_members); i++) {
		unsigned mood = demo_chance(d, 20);
		if (mood == 0 || (year == 2025 && mood < 3) || !demo_system_of(d, i, s->name))
			continue;
		if (!demo_add(d, "approval", d->members[i],
			    PAIRS("supervision", supervision, "decision",
				    mood == 3 ? "rejected" : "approved", "remark",
				    mood == 3 ? "Vi afventer leverandørens dokumentation." : NULL,
				    "decided_on",
				    demo_date(
					    d, year, 6 + demo_chance(d, 3), 1 + demo_chance(d, 28)),
				    "decided_by", d->managers[i], "digest", digest)))
			return false;
	}
	return true;
}

/* By the working weights: special categories 3, protected data 2, and how many people 3. */
static const struct weight {
	const char *points, *lowest, *concept;
} light = { "3", "2", "3" }, middle = { "5", "3", "3" }, heavy = { "8", "5", "5" };

static const struct weight *weight_of(const struct demo_system *s)
{
	if (has_special(s))
		return &heavy;
	return strstr(s->sensitivity, "confidential") ? &middle : &light;
}

static const char *add_supervision(
	struct demo *d, const struct demo_system *s, const char *statement, int year)
{
	const struct weight *w = weight_of(s);
	struct arena *a = d->cx->arena;

	return demo_add(d, "supervision", d->association,
		PAIRS("title", arena_fmt(a, "Tilsyn med %s %d", s->name, year), "system",
			demo_find(d, "system", NULL, s->name), "supplier",
			demo_find(d, "supplier", NULL, s->supplier), "agreement",
			demo_find(d, "agreement", NULL,
				arena_fmt(a, "Databehandleraftale om %s", s->name)),
			"year", arena_fmt(a, "%d", year), "registered_count", "50000", "special",
			has_special(s) ? "1" : "0", "confidential", w == &light ? "0" : "1",
			"risky", "0", "justification",
			"Antal og arter af oplysninger følger systemets fortegnelse.", "points",
			w->points, "lowest_concept", w->lowest, "concept", w->concept,
			"interval_months", "12", "responsible", d->supervisor, "status",
			"concluded", "last", demo_date(d, year, 5, 20), "next",
			demo_date(d, year + 1, 5, 20), "statements", statement, "result",
			"satisfactory", "conclusion",
			statement ? "Erklæringen dækker perioden, og tilsynet giver ikke anledning "
				    "til yderligere."
				  : "Leverandørens skriftlige status er gennemgået.",
			"concluded_on", demo_date(d, year, 5, 20), "concluded_by", d->supervisor));
}

/* A statement with exceptions leaves a finding. */
static bool follow_up(struct demo *d, const char *statement, const char *name, int year)
{
	struct record *r;

	return record_load(d->cx, &r, entity_find("statement"), statement) &&
	       (!record_get(r, "exceptions") || add_finding(d, statement, name, year));
}

static bool supervise(struct demo *d, const struct demo_system *s, int year)
{
	const char *statement = NULL;

	if (has_special(s)) {
		statement = add_statement(d, s, year);
		if (!statement || !follow_up(d, statement, s->name, year))
			return false;
	}
	const char *id = add_supervision(d, s, statement, year);
	return id && add_approvals(d, s, id, year);
}

static bool supervisions(struct demo *d, int year)
{
	if (!demo_day(d, demo_date(d, year, 9, 1)))
		return false;
	for (const struct demo_system *s = demo_systems; s->name && s->shared; s++) {
		bool late = year == 2025 && strcmp(s->name, "SSO") == 0;
		if (!late && !supervise(d, s, year))
			return false;
	}
	return true;
}

/* What each brought along from the year before: assessments by its own choice, and the statements
 * and supervisions of systems with special categories. Chance is its own, so that the years that
 * follow are as they were. */
static bool year_before(struct demo *d)
{
	static const char *const systems[] = { "SSO", "KMD Opus", "eDoc", "Aula", "DUBU" };
	const uint64_t state = d->state;

	if (!demo_day(d, "2024-02-20"))
		return false;
	d->state = YEAR_BEFORE;
	for (size_t i = 0; i < COUNT(demo_members); i++)
		for (size_t n = 0; n < COUNT(systems); n++)
			if (demo_chance(d, 2) && !demo_assessment(d, i, systems[n], YEAR_BEFORE))
				return false;
	for (const struct demo_system *s = demo_systems; s->name && s->shared; s++)
		if (has_special(s) && demo_chance(d, 3) && !supervise(d, s, YEAR_BEFORE))
			return false;
	d->state = state;
	return true;
}

bool demo_years(struct demo *d)
{
	if (!year_before(d))
		return false;
	for (size_t i = 0; i < COUNT(years); i++)
		if (!demo_work(d, years[i]) || !supervisions(d, years[i]) ||
			!demo_advice(d, years[i]) || !demo_texts(d, years[i]))
			return false;
	return true;
}
