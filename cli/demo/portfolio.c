/* portfolio.c - suppliers, systems, who uses them, and the agreements about them */
#include "demo.h"

#include <string.h>

static const char *number(struct demo *d, int n)
{
	return arena_fmt(d->cx->arena, "%d", n);
}

static const char *date_in(struct demo *d, int year)
{
	return arena_fmt(d->cx->arena, "%04d-%02u-%02u", year, 1 + demo_chance(d, 12),
		1 + demo_chance(d, 28));
}

static bool suppliers(struct demo *d)
{
	for (size_t i = 0; demo_suppliers[i][0]; i++)
		if (!demo_add(d, "supplier", d->association,
			    PAIRS("name", demo_suppliers[i][0], "country", demo_suppliers[i][1],
				    "services", "Drift, support og udvikling af it-systemer.",
				    "guarantees",
				    "Sikkerhedspolitik, referencer og seneste revisorerklæring er "
				    "gennemgået før indgåelse af aftalen.")))
			return false;
	return true;
}

/* Citizens, or where the system is about none of them its own users. */
static const char *registered(
	struct demo *d, const struct demo_system *s, int citizens, int employees)
{
	return number(d, s->registered_percent ? citizens / 100 * s->registered_percent
					       : employees / 100 * s->users_percent);
}

static const char *add_system(struct demo *d, const struct demo_system *s, size_t owner)
{
	bool shared = s->shared;
	const char *organisation = shared ? d->association : d->members[owner];
	int citizens = 0, employees = 0;

	for (size_t i = 0; i < COUNT(demo_members); i++) {
		citizens += shared || i == owner ? demo_members[i].citizens : 0;
		employees += shared || i == owner ? demo_members[i].employees : 0;
	}
	return demo_add(d, "system", organisation,
		PAIRS("name", s->name, "supplier", demo_find(d, "supplier", NULL, s->supplier),
			"description", s->description, "purpose", s->purpose, "shared",
			shared ? "1" : "0", "criticality", s->criticality, "society_critical",
			s->society_critical ? "yes" : "no", "business_critical",
			strcmp(s->criticality, "low") == 0 ? "no" : "yes", "hosting", s->hosting,
			"lifecycle", "running", "personal_data", "1", "sensitivity", s->sensitivity,
			"data_categories", s->categories, "data_subjects", s->subjects,
			"registered_count", registered(d, s, citizens, employees), "precautions",
			"access_control,logging,encryption", "ai", "no", "kle", s->kle, "since",
			date_in(d, 2016 + (int)demo_chance(d, 6))));
}

/* What the appendices of every agreement say, where they do not depend on the system. */
static const char *const demo_appendices[] = {
	"signed_by_controller",
	"Digitaliseringschefen efter delegation fra direktionen",
	"signed_by_processor",
	"Direktøren, tegningsberettiget",
	"objection_effect",
	"Ved en begrundet indsigelse må underdatabehandleren ikke tages i brug. Kan parterne ikke "
	"enes, kan kommunen opsige aftalen med tre måneders varsel.",
	"instruction",
	"Databehandleren må kun drive, vedligeholde og yde support på systemet og må ikke bruge "
	"oplysningerne til andet. Support ydes kun fra lande i EU/EØS.",
	"instructors",
	"Kommunens systemejer og informationssikkerhedskoordinator",
	"security_reason",
	"Systemet behandler oplysninger om mange borgere, herunder oplysninger, der kræver særlig "
	"beskyttelse.",
	"assistance",
	"Databehandleren finder, udleverer, retter og sletter oplysninger på anmodning og bidrager "
	"til konsekvensanalyser uden særskilt betaling i op til ti timer om året.",
	"assistance_days",
	"10",
	"erasure_days",
	"90",
	"archive_agreed",
	"yes",
	"places",
	"Databehandlerens datacenter i Danmark samt de steder, der fremgår af bilag B.",
	"transfers",
	"Databehandleren må ikke overføre oplysninger til lande uden for EU/EØS.",
	"audit_months",
	"12",
	"audit_terms",
	"Erklæringen leveres hvert år senest 1. april for databehandlerens regning. Afvigelser "
	"drøftes inden for 30 dage, og kommunen kan foretage et opfølgende tilsyn for egen "
	"regning.",
	"audit_sub_processors",
	"Databehandleren fører årligt tilsyn med sine underdatabehandlere og sender resultatet "
	"sammen med sin egen erklæring.",
	"other_terms",
	"Ansvar og bod følger hovedaftalen og begrænser ikke de registreredes krav.",
	"own_purposes",
	"no",
	"contact",
	"Sikkerhedsvagten hele døgnet; kommunens koordinator på hverdage",
	"contact_checked",
	"2025-02-10",
	NULL,
	NULL,
};

/* The agreement follows Datatilsynet's clauses; a few lack one, so that checks have work. */
static bool add_agreement(
	struct demo *d, const struct demo_system *s, const char *system, const char *organisation)
{
	bool complete = demo_chance(d, 6) > 0;
	const char *supplier = demo_find(d, "supplier", NULL, s->supplier);
	const char *agreement = demo_add(d, "agreement", organisation,
		PAIRS("title", arena_fmt(d->cx->arena, "Databehandleraftale om %s", s->name),
			"supplier", supplier, "systems", system, "status", "signed", "template",
			demo_chance(d, 2) ? "datatilsynet" : "dbs", "unmodified", "1", "signed",
			date_in(d, 2021), "valid_from", "2022-01-01", "valid_to",
			demo_chance(d, 7) ? "2028-12-31" : "2025-10-31", "notice_months", "6",
			"subject_matter", s->description, "duration", "Så længe hovedaftalen løber",
			"nature", "Opbevaring, visning, ændring og sletning af oplysninger.",
			"purpose", s->purpose, "data_categories", s->categories, "data_subjects",
			s->subjects, "clauses",
			complete ? "a,b,c,d,e,f,g,h,unlawful" : "a,b,c,d,e,g,h", "authorisation",
			"general", "notice_days", complete ? "60" : "14", "breach_hours",
			complete ? "24" : "72", "security_level", "high", "security",
			"Kryptering, rollestyring, logning, sikkerhedskopiering og årlig test.",
			"end_choice", "return", "retention",
			"Slettes senest 90 dage efter ophør og bekræftes skriftligt.", "locations",
			"DK", "transfer_tool", "none", "audit", "isae3000", "reviewed",
			date_in(d, 2024)));
	if (agreement && !demo_set(d, "agreement", agreement, demo_appendices))
		return false;
	if (!agreement)
		return false;
	bool abroad = strcmp(s->hosting, "cloud") == 0;
	bool america = abroad && demo_chance(d, 3) == 0;
	return demo_add(d, "sub_processor", organisation,
		       PAIRS("name", abroad ? "Strandeng Datacenter" : "Tidevand Hosting",
			       "agreement", agreement, "country", america ? "US" : "DE", "service",
			       "Drift af servere og sikkerhedskopiering", "status", "approved",
			       "transfer_tool", abroad && demo_chance(d, 2) ? "adequacy" : "none",
			       "address",
			       america ? "Harbour Street 4, Boston" : "Strandengstraße 1, Hamborg",
			       "place", america ? "Datacenter i Boston" : "Datacenter i Hamborg",
			       "noticed", "2023-05-01", "objection_until", "2023-07-01")) != NULL;
}

static bool add_use(struct demo *d, const struct demo_system *s, const char *system, size_t i)
{
	const struct demo_member *m = &demo_members[i];
	bool assessed = demo_chance(d, 5) > 0;

	d->systems[i][s - demo_systems] = system;
	return demo_add(d, "system_use", d->members[i],
		       PAIRS("system", system, "local_name", s->name, "status", "running", "owner",
			       d->managers[i], "users",
			       number(d, m->employees * s->users_percent / 100), "registered_count",
			       registered(d, s, m->citizens, m->employees), "since",
			       date_in(d, 2019 + (int)demo_chance(d, 4)), "access_reviewed",
			       date_in(d, 2024), "risk_assessed", assessed ? "yes" : "no",
			       "risk_assessed_on", assessed ? date_in(d, 2023) : NULL,
			       "retention_defined", demo_chance(d, 4) ? "yes" : "unknown",
			       "agreement_required", "yes", "kle", s->kle)) != NULL;
}

static bool shared_system(struct demo *d, const struct demo_system *s)
{
	const char *system = add_system(d, s, 0);

	if (!system || !add_agreement(d, s, system, d->association))
		return false;
	for (size_t i = 0; i < COUNT(demo_members); i++)
		if ((s->society_critical || demo_chance(d, 10)) && !add_use(d, s, system, i))
			return false;
	return true;
}

static bool own_systems(struct demo *d, const struct demo_system *s)
{
	for (size_t i = 0; i < COUNT(demo_members); i++) {
		const char *system = add_system(d, s, i);
		bool hosted = system && strcmp(s->hosting, "own") != 0;
		if (!system || !add_use(d, s, system, i))
			return false;
		if (hosted && demo_chance(d, 8) && !add_agreement(d, s, system, d->members[i]))
			return false;
	}
	return true;
}

bool demo_portfolio(struct demo *d)
{
	if (!demo_day(d, "2024-01-15") || !suppliers(d))
		return false;
	for (const struct demo_system *s = demo_systems; s->name; s++)
		if (!(s->shared ? shared_system(d, s) : own_systems(d, s)))
			return false;
	return true;
}
