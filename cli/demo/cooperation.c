/* cooperation.c - the organisations, and the people by their roles: nobody has a real name */
#include "demo.h"

#include <string.h>

/* A person of an organisation, who holds a role there or in the association. */
static const char *seat(struct demo *d, const char *home, const char *const *pairs,
	const char *role, const char *organisation)
{
	const char *person = demo_add(d, "person", home, pairs);

	if (!person || !demo_add(d, "membership", organisation,
			       PAIRS("person", person, "role", role, "valid_from", "2024-01-01")))
		return NULL;
	return person;
}

static bool member(struct demo *d, size_t i)
{
	const struct demo_member *m = &demo_members[i];
	struct arena *a = d->cx->arena;

	d->members[i] = demo_add(d, "organisation", NULL,
		PAIRS("name", m->name, "short", m->short_name, "kind", "municipality",
			"municipality_code", m->code, "cvr", m->cvr, "address",
			arena_fmt(a, "Rådhuset, %s", m->town), "email",
			arena_fmt(a, "post@%s.example", m->short_name), "employees",
			arena_fmt(a, "%d", m->employees), "dpo_contact",
			"Fælles databeskyttelsesrådgiver, dpo@dpo.example", "member_from",
			"2016-01-01"));
	if (!d->members[i])
		return false;
	d->coordinators[i] = seat(d, d->members[i],
		PAIRS("name", arena_fmt(a, "ISK %s", m->town), "login",
			arena_fmt(a, "isk-%s", m->short_name), "title",
			"Informationssikkerhedskoordinator", "email",
			arena_fmt(a, "isk@%s.example", m->short_name)),
		"coordinator", d->members[i]);
	d->managers[i] = seat(d, d->members[i],
		PAIRS("name", arena_fmt(a, "Digitaliseringschef %s", m->town), "login",
			arena_fmt(a, "leder-%s", m->short_name), "title", "Digitaliseringschef",
			"email", arena_fmt(a, "digitalisering@%s.example", m->short_name)),
		"manager", d->members[i]);
	return d->coordinators[i] && d->managers[i];
}

static bool shared_roles(struct demo *d)
{
	const char *firm = demo_add(d, "organisation", NULL,
		PAIRS("name", "Fælles DPO-rådgivning", "short", "dpo", "kind", "dpo", "email",
			"dpo@dpo.example", "address", "Algade 1, Roskilde"));

	if (!firm)
		return false;
	d->dpo = seat(d, firm,
		PAIRS("name", "DPO 1", "login", "dpo", "title", "Databeskyttelsesrådgiver", "email",
			"dpo@dpo.example"),
		"dpo", d->association);
	d->supervisor = seat(d, d->association,
		PAIRS("name", "Tilsyn 1", "login", "tilsyn", "title", "Tilsynsgruppen"),
		"supervision", d->association);
	return d->dpo && d->supervisor &&
	       seat(d, d->association,
		       PAIRS("name", "FU 1", "login", "fu", "title", "Forretningsudvikler"),
		       "editor", d->association) &&
	       seat(d, d->association,
		       PAIRS("name", "Revisor 1", "login", "revisor", "title", "Ekstern revisor"),
		       "auditor", d->association);
}

bool demo_cooperation(struct demo *d)
{
	if (!demo_day(d, "2024-01-08") ||
		!demo_set(d, "organisation", d->association,
			PAIRS("name", "Den Fælleskommunale Digitaliseringsforening", "cvr",
				"37849375", "address", "Algade 2, Roskilde", "email",
				"post@forening.example", "employees", "5", "dpo_contact",
				"Fælles databeskyttelsesrådgiver, dpo@dpo.example")))
		return false;
	for (size_t i = 0; i < COUNT(demo_members); i++)
		if (!member(d, i))
			return false;
	return shared_roles(d);
}
