/* work.c - what each member did in a year: reviews, risk, screenings, the handbook, tasks */
#include <stdlib.h>
#include <string.h>

#include "asset.h"
#include "demo.h"
#include "risk.h"

static const char *digit(struct demo *d, int n)
{
	return arena_fmt(d->cx->arena, "%d", n);
}

/* ---- risk ---- */

static const struct scenario {
	const char *title, *measure;
	int likelihood, consequence, likelihood_after, consequence_after;
	bool availability;
} scenarios[] = {
	{ "Uvedkommende får adgang til oplysninger", "Halvårlig gennemgang af rettigheder", 3, 3, 2,
		3 },
	{ "Systemet er utilgængeligt i mere end et døgn", "Nødprocedure og test af genetablering",
		2, 4, 2, 2, true },
	{ "Oplysninger sendes til en forkert modtager", "Kontrol af modtager før afsendelse", 3, 2,
		2, 2 },
	{ "Oplysninger bliver ændret ved en fejl", "Validering og log over ændringer", 2, 2, 1, 2 },
};

static const char *measure_id(struct demo *d, size_t i, const char *name)
{
	const char *id = demo_find(d, "measure", d->members[i], name);

	return id ? id
		  : demo_add(d, "measure", d->members[i],
			    PAIRS("name", name, "kind", "organisational", "status", "planned",
				    "iso27002", "5.18", "responsible", d->coordinators[i]));
}

static bool add_scenario(
	struct demo *d, size_t i, const char *assessment, const struct scenario *s, int year)
{
	int worse = demo_chance(d, 5) == 0;
	const char *before = digit(d, s->consequence), *after = digit(d, s->consequence_after);
	const char *aspect = s->availability ? "registered_a" : "registered_c";
	const char *other = s->availability ? "organisation_a" : "organisation_c";
	const char *measure = measure_id(d, i, s->measure);
	const char *done =
		demo_chance(d, 4) ? demo_date(d, year, 10, 1 + demo_chance(d, 28)) : NULL;
	struct arena *a = d->cx->arena;

	if (done && !demo_set(d, "measure", measure, PAIRS("status", "active")))
		return false;
	return demo_add(d, "scenario", d->members[i],
		       PAIRS("title", s->title, "assessment", assessment, "likelihood",
			       digit(d, s->likelihood + (worse && s->likelihood < 4)), aspect,
			       before, other, after, "existing_measures",
			       "Rollestyring, logning og uddannelse af medarbejdere.", "treatment",
			       "reduce", "measures", measure, "responsible", d->managers[i],
			       "deadline", demo_date(d, year, 11, 15), "done", done,
			       "likelihood_after", digit(d, s->likelihood_after + worse),
			       arena_fmt(a, "%s_after", aspect), after,
			       arena_fmt(a, "%s_after", other), after)) != NULL;
}

bool demo_assessment(struct demo *d, size_t i, const char *name, int year)
{
	const char *system = demo_system_of(d, i, name);

	if (!system)
		return true;
	const char *id = demo_add(d, "assessment", d->members[i],
		PAIRS("title", arena_fmt(d->cx->arena, "Risikovurdering af %s %d", name, year),
			"system", system, "method", "dk-4x4-kl", "status", "final", "assessed",
			demo_date(d, year, 4, 1 + demo_chance(d, 28)), "basis",
			"Systemejer og informationssikkerhedskoordinator på møde, ud fra "
			"leverandørens erklæring og kommunens egne hændelser.",
			"next_review", demo_date(d, year + 1, 4, 1)));

	if (!id)
		return false;
	for (size_t n = 0; n < COUNT(scenarios); n++)
		if (!add_scenario(d, i, id, &scenarios[n], year))
			return false;
	return true;
}

/* The assessments that wait for their levels. */
static bool unscored(struct demo *d, struct record ***out, size_t *n)
{
	const struct form *form = entity_find("assessment");
	const struct filter filter = { field_find(form, "level_before"), IS_EMPTY, NULL };
	const struct selection selection = { .form = form, .filters = &filter, .filter_count = 1 };

	return record_list(d->cx, out, n, &selection);
}

/* Levels are written by the method, each in a transaction of its own. */
static bool score(struct demo *d)
{
	struct risk_result result;
	struct record **list;
	size_t n;

	if (!store_commit(d->cx) || !unscored(d, &list, &n))
		return false;
	d->began = false;
	for (size_t i = 0; i < n; i++)
		if (!risk_compute(d->cx, &result, list[i]))
			return false;
	return true;
}

static bool assessments(struct demo *d, size_t i, int year)
{
	static const char *const each_year[] = { "SSO", "KMD Opus", "eDoc", "Aula" };
	static const char *const now_and_then[] = { "DUBU", "KY", "KSD", "Tandplejesystem",
		"Byggesagssystem", "Mødesystem", "Vagtplansystem" };

	for (size_t n = 0; n < COUNT(each_year); n++)
		if (!demo_assessment(d, i, each_year[n], year))
			return false;
	for (size_t n = 0; n < COUNT(now_and_then); n++)
		if (demo_chance(d, 2) && !demo_assessment(d, i, now_and_then[n], year))
			return false;
	return true;
}

/* ---- the record of processing ---- */

static bool review_one(struct ctx *cx, struct record *r, void *arg)
{
	struct demo *d = arg;
	struct record *copy = record_copy(cx, r);
	const char *now = record_str(r, "reviewed");
	int year = 1 + (int)strtol(*now ? now : "2023", NULL, 10);

	if (demo_chance(d, 6) == 0)
		return true;
	return record_set(cx, copy, "reviewed",
		       demo_date(d, year, 1 + demo_chance(d, 5), 1 + demo_chance(d, 28))) &&
	       record_save(cx, copy, WORD_IMPORT);
}

struct ids {
	const char *ids[64];
	size_t n;
};

static bool note_id(struct ctx *cx, struct record *r, void *arg)
{
	struct ids *list = arg;

	if (list->n < COUNT(list->ids))
		list->ids[list->n++] = arena_dup(cx->arena, r->id);
	return true;
}

/* Writing while reading the same table would see its own rows: the ids are read first. */
static bool reviews(struct demo *d, size_t i)
{
	struct ids list = { .n = 0 };
	struct selection all = { .form = entity_find("processing"), .organisation = d->members[i] };
	struct record *r;

	if (!record_each(d->cx, &all, note_id, &list))
		return false;
	for (size_t n = 0; n < list.n; n++)
		if (!record_load(d->cx, &r, all.form, list.ids[n]) || !review_one(d->cx, r, d))
			return false;
	return true;
}

/* ---- the handbook ---- */

/* What some chapters mean in the departments, where the work on them has begun. */
static const char *note_on(const char *chapter)
{
	static const char *const notes[][2] = {
		{ "H03", "Hver afdeling har udpeget en person, der melder nye behandlinger ind." },
		{ "H09", "Ledere bestiller adgange i en fast blanket; vikarer får adgang i højst "
			 "30 dage." },
		{ "H12", "Stikprøver tages den første uge i hver måned og gemmes i ESDH." },
		{ "H13", "Hjemmeplejens telefoner er under central styring og kan slettes på "
			 "afstand." },
		{ "H14", "Alle fællespostkasser er gennemgået og har fået en ansvarlig." },
		{ "H23",
			"Brud meldes til it-vagten; uden for åbningstid til beredskabets nummer." },
		{ "H25", "Nye medarbejdere gennemfører kurset i den første uge, og lederen følger "
			 "op." },
		{ "H29", "Skoler og dagtilbud bruger én fælles skabelon til samtykke." },
	};

	for (size_t i = 0; i < COUNT(notes); i++)
		if (strcmp(notes[i][0], chapter) == 0)
			return notes[i][1];
	return NULL;
}

struct adopting {
	struct demo *d;
	size_t member;
	int year;
	unsigned number;
};

static bool adopt(struct ctx *cx, const struct asset *chapter, void *arg)
{
	struct adopting *a = arg;
	struct demo *d = a->d;
	const char *id = arena_fmt(cx->arena, "H%02u", a->number++);
	unsigned way = demo_chance(d, 12);

	(void)chapter;
	if (demo_find(d, "adoption", d->members[a->member], id) || demo_chance(d, 2))
		return true;
	return demo_add(d, "adoption", d->members[a->member],
		       PAIRS("chapter", id, "way",
			       way == 0  ? "opted_out"
			       : way < 3 ? "adapted"
					 : "as_is",
			       "local_text",
			       way && way < 3
				       ? "Nærmeste leder godkender adgangen i OS2rollekatalog."
				       : NULL,
			       "reason",
			       way == 0 ? "Kommunen har en strengere regel i sin egen politik."
					: NULL,
			       "adopted_on",
			       demo_date(
				       d, a->year, 2 + demo_chance(d, 10), 1 + demo_chance(d, 28)),
			       "approved_by", a->number == 1 ? "Byrådet" : "Direktionen",
			       "implementation",
			       way == 0            ? "not_started"
			       : demo_chance(d, 3) ? "done"
						   : "ongoing",
			       "implementation_note", way ? note_on(id) : NULL, "follow_up",
			       demo_date(d, a->year + 1, 3, 1))) != NULL;
}

static bool handbook(struct demo *d, size_t i, int year)
{
	struct adopting a = { d, i, year, 0 };

	return asset_each(d->cx, "handbook/", adopt, &a);
}

/* ---- tasks and findings of the yearly DPO audit ---- */

static bool audit(struct demo *d, size_t i, int year)
{
	const char *subject = arena_fmt(d->cx->arena, "organisation/%s", d->members[i]);
	bool closed = year == 2024 && demo_chance(d, 5);

	return demo_add(d, "finding", d->members[i],
		       PAIRS("title", arena_fmt(d->cx->arena, "Stikprøve af logkontrol %d", year),
			       "severity", demo_chance(d, 3) ? "medium" : "high", "subject",
			       subject, "description",
			       "To af fem stikprøver manglede dokumentation for lederens kontrol.",
			       "recommendation",
			       "Indfør en fast månedlig stikprøve, og gem resultatet i ESDH.",
			       "law", "GDPR 32(1)(d)", "responsible", d->coordinators[i],
			       "deadline", demo_date(d, year + 1, 2, 1), "status",
			       closed ? "closed" : "open", "closed",
			       closed ? demo_date(d, year + 1, 1, 20) : NULL)) &&
	       demo_add(d, "task", d->members[i],
		       PAIRS("title", "Gennemgang af brugerrettigheder", "subject", subject,
			       "responsible", d->coordinators[i], "deadline",
			       demo_date(d, year, 12, 1), "interval_months", "6", "status",
			       demo_chance(d, 4) ? "done" : "open", "done", NULL, "description",
			       "Lederne bekræfter deres medarbejderes rettigheder."));
}

bool demo_work(struct demo *d, int year)
{
	for (size_t i = 0; i < COUNT(demo_members); i++) {
		if (!demo_day(d, demo_date(d, year, 6, 1 + (unsigned)i)) || !reviews(d, i) ||
			!assessments(d, i, year) || !handbook(d, i, year))
			return false;
	}
	if (!score(d) || !demo_day(d, demo_date(d, year, 6, 20)))
		return false;
	for (size_t i = 0; i < COUNT(demo_members); i++)
		if (!audit(d, i, year))
			return false;
	return true;
}
