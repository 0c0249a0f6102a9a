/* demo.h - an invented cooperation with two years behind it, the same for the same seed */
#ifndef DEMO_H
#define DEMO_H

#include "store.h"

struct demo_member {
	const char *short_name, *name, *code, *cvr, *town;
	int employees, citizens;
};

struct demo_system {
	const char *name, *supplier;
	const char *description, *purpose;
	const char *subjects, *categories, *sensitivity; /* choices, commas between */
	const char *criticality, *hosting, *kle;
	int users_percent;      /* of a member's employees */
	int registered_percent; /* of a member's citizens */
	bool shared, society_critical;
};

struct demo_activity {
	const char *title, *department, *kle;
	const char *purpose, *minimisation;
	const char *subjects, *categories, *recipients;
	const char *basis6, *basis9, *law;
	const char *retention, *measures;
	const char *systems; /* names, commas between */
	int months, registered_percent;
};

extern const struct demo_member demo_members[12];
extern const struct demo_system demo_systems[]; /* ends with a nameless one */
extern const struct demo_activity demo_activities[];
extern const char *const demo_suppliers[][2]; /* name and country */

/* What the makers of the demo share: the store's context, chance, and ids to refer to. */
struct demo {
	struct ctx *cx;
	uint64_t state; /* of the sequence */
	bool began;     /* a day has begun */
	const char *association;
	const char *members[COUNT(demo_members)];
	const char *coordinators[COUNT(demo_members)], *managers[COUNT(demo_members)];
	const char *dpo, *supervisor;
};

/* A number from 0 to below n, the next of the sequence. */
unsigned demo_chance(struct demo *d, unsigned n);

/* Lets the day be that date for what is written from now on: one transaction, until the next day.
 */
MUST_USE bool demo_day(struct demo *d, const char *date);

/* Adds a record to an organisation from names and texts, the last name NULL; its id or NULL. */
const char *demo_add(
	struct demo *d, const char *entity, const char *organisation, const char *const *pairs);
#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL, NULL })

/* A member's risk assessment of a system, dated in that year; its levels are found later. */
MUST_USE bool demo_assessment(struct demo *d, size_t member, const char *system, int year);

/* Changes fields of a record. */
MUST_USE bool demo_set(
	struct demo *d, const char *entity, const char *id, const char *const *pairs);

/* The id of the record of that title in that organisation (NULL: the association). */
const char *demo_find(
	struct demo *d, const char *entity, const char *organisation, const char *title);

/* The parts, in the order in which they are made. */
MUST_USE bool demo_cooperation(struct demo *d);
MUST_USE bool demo_portfolio(struct demo *d);       /* suppliers, systems, uses, agreements */
MUST_USE bool demo_records(struct demo *d);         /* processing activities of each member */
MUST_USE bool demo_years(struct demo *d);           /* what was done in 2024 and 2025: */
MUST_USE bool demo_work(struct demo *d, int year);  /* each member's own work */
MUST_USE bool demo_texts(struct demo *d, int year); /* what the association's report tells */

/* Fills a new store with everything, and leaves the clock as it was. */
MUST_USE bool demo_make(struct ctx *cx);

#endif
