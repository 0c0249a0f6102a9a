/* bench.c - a store that has something of everything that a report may be about */
#include "bench.h"

#include <string.h>

static const char *const subject_names[SUBJECTS] = {
	[SUBJECT_SCREENING] = "screening",
	[SUBJECT_ASSESSMENT] = "assessment",
	[SUBJECT_SUPERVISION] = "supervision",
	[SUBJECT_STATEMENT] = "statement",
	[SUBJECT_SYSTEM] = "system",
	[SUBJECT_AGREEMENT] = "agreement",
	[SUBJECT_ADOPTION] = "adoption",
	[SUBJECT_CASE] = "case",
};

/* An assessment whose scenarios lie in two places of the matrix. */
static void add_risk(struct bench *b)
{
	struct ctx *cx = &b->scene.cx;
	const char *system = b->subjects[SUBJECT_SYSTEM];

	b->subjects[SUBJECT_ASSESSMENT] = scene_save(cx, "assessment", "roskilde",
		PAIRS("title", "Risiko ved sagsstyring", "system", system, "assessed", "2025-05-01",
			"method", "dk-4x4-kl"))
						  ->id;
	const char *measure =
		scene_save(cx, "measure", "roskilde", PAIRS("name", "To faktorer"))->id;
	scene_save(cx, "scenario", "roskilde",
		PAIRS("title", "Uvedkommende får adgang", "assessment",
			b->subjects[SUBJECT_ASSESSMENT], "likelihood", "3", "registered_c", "4",
			"likelihood_after", "1", "measures", measure, "treatment", "reduce",
			"deadline", "2025-06-01"));
	scene_save(cx, "scenario", "roskilde",
		PAIRS("title", "Systemet er nede", "assessment", b->subjects[SUBJECT_ASSESSMENT],
			"likelihood", "2", "society_a", "2"));
	scene_save(cx, "scenario", "roskilde",
		PAIRS("title", "Ikke hos os", "assessment", b->subjects[SUBJECT_ASSESSMENT],
			"relevant", "0"));
}

/* Two statements with 31 days between them, a supervision, a finding. */
static void add_supervision(struct bench *b)
{
	struct ctx *cx = &b->scene.cx;
	const char *system = b->subjects[SUBJECT_SYSTEM];
	const char *first = scene_save(cx, "statement", NULL,
		PAIRS("title", "Erklæring 2024", "standard", "isae3000", "systems", system,
			"period_from", "2024-01-01", "period_to", "2024-12-31", "bridge_to",
			"2025-01-10", "objectives", "a,b"))
				    ->id;

	scene_save(cx, "statement", NULL,
		PAIRS("title", "Erklæring 2025", "standard", "isae3000", "systems", system,
			"period_from", "2025-02-01", "period_to", "2025-12-31"));
	b->subjects[SUBJECT_STATEMENT] = first;
	b->subjects[SUBJECT_SUPERVISION] = scene_save(cx, "supervision", NULL,
		PAIRS("title", "Tilsyn med sagsstyring", "system", system, "year", "2025",
			"concept", "5", "statements", first))
						   ->id;
	scene_save(cx, "finding", NULL,
		PAIRS("title", "Logning mangler", "severity", "high", "supervision",
			b->subjects[SUBJECT_SUPERVISION], "description", "Der logges ikke.", "law",
			"GDPR 32"));
}

static void add_record(struct bench *b)
{
	struct ctx *cx = &b->scene.cx;
	const char *processing = scene_save(cx, "processing", "roskilde",
		PAIRS("title", "Sagsbehandling", "basis6", "6e", "basis9", "9f", "data_categories",
			"health,cpr", "data_subjects", "citizens", "purpose", "Behandle sager.",
			"third_countries", "US", "reviewed", "2025-03-01", "systems",
			b->subjects[SUBJECT_SYSTEM]))
					 ->id;

	scene_save(cx, "processing", "roskilde",
		PAIRS("title", "Drift for andre", "role", "processor", "controllers",
			"Nabokommunen"));
	scene_save(cx, "subject_data", "roskilde",
		PAIRS("data_subject", "citizens", "processing", processing, "data_categories",
			"cpr,health", "count", "1200"));
	b->subjects[SUBJECT_SCREENING] = scene_save(cx, "screening", "roskilde",
		PAIRS("title", "Screening af sagsbehandling", "processing", processing))
						 ->id;
	scene_save(cx, "answer", "roskilde",
		PAIRS("question", "k4", "screening", b->subjects[SUBJECT_SCREENING], "answer",
			"yes", "reason", "Der behandles helbredsoplysninger."));
	scene_save(cx, "task", "roskilde",
		PAIRS("title", "Opdatér fortegnelsen", "deadline", "2025-12-01"));
	b->subjects[SUBJECT_ADOPTION] = scene_save(cx, "adoption", "roskilde",
		PAIRS("chapter", "H02", "way", "opted_out", "reason", "Vi har vores egen.",
			"adopted_on", "2025-04-01"))
						->id;
	b->subjects[SUBJECT_CASE] = scene_save(cx, "case", "roskilde",
		PAIRS("title", "Må vi det?", "kind", "advice", "subject",
			arena_fmt(cx->arena, "processing/%s", processing), "question",
			"Er grundlaget i orden?"))
					    ->id;
}

/* A shared agreement about the system that both members use. */
static void add_agreement(struct bench *b)
{
	struct ctx *cx = &b->scene.cx;
	const char *system = b->subjects[SUBJECT_SYSTEM];

	scene_save(cx, "system_use", "roskilde", PAIRS("system", system));
	scene_save(cx, "system_use", "greve", PAIRS("system", system));
	b->subjects[SUBJECT_AGREEMENT] = scene_save(cx, "agreement", NULL,
		PAIRS("title", "Aftale om sagsstyring", "systems", system, "breach_hours", "24"))
						 ->id;
	scene_save(cx, "sub_processor", NULL,
		PAIRS("name", "Drift i udlandet", "agreement", b->subjects[SUBJECT_AGREEMENT],
			"country", "US"));
	scene_save(cx, "task", NULL,
		PAIRS("title", "Forny aftalen", "deadline", "2025-11-30", "subject",
			arena_fmt(cx->arena, "agreement/%s", b->subjects[SUBJECT_AGREEMENT])));
}

static void add_everything(struct bench *b)
{
	struct ctx *cx = &b->scene.cx;

	b->subjects[SUBJECT_SYSTEM] =
		scene_save(cx, "system", NULL, PAIRS("name", "Sagsstyring", "shared", "1"))->id;
	must(cx, store_begin(cx, "test"));
	add_agreement(b);
	add_record(b);
	add_risk(b);
	add_supervision(b);
	scene_save(cx, "project", NULL,
		PAIRS("title", "Fælles drift", "phase", "operation", "year", "2025"));
	scene_save(cx, "economy", NULL,
		PAIRS("item", "Drift", "year", "2025", "budget", "1000000", "spent", "1250000"));
	scene_save(cx, "report_text", NULL,
		PAIRS("title", "Ord", "year", "2025", "section", "management", "text",
			"Vi har set på det."));
	must(cx, store_commit(cx));
}

int bench_open(void **state)
{
	static struct bench b;
	struct ctx *cx = &b.scene.cx;

	scene_open(&b.scene);
	must(cx, record_resolve(cx, &b.roskilde, entity_find("organisation"), "roskilde"));
	must(cx, record_resolve(cx, &b.association, entity_find("organisation"), "association"));
	add_everything(&b);
	*state = &b;
	return 0;
}

int bench_close(void **state)
{
	scene_close(&((struct bench *)*state)->scene);
	return 0;
}

const char *subject_of(const struct bench *b, const struct report_kind *kind)
{
	for (size_t i = 0; i < SUBJECTS; i++)
		if (strcmp(subject_names[i], kind->about->name) == 0)
			return b->subjects[i];
	return NULL;
}
