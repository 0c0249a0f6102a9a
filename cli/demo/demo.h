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
#define DEMO_SYSTEMS 27
extern const struct demo_system demo_systems[DEMO_SYSTEMS]; /* ends with a nameless one */
extern const struct demo_activity demo_activities[];
extern const char *const demo_suppliers[][2]; /* name and country */

/* An answer that a screening gives; the member tells one of its reasons. */
struct demo_answer {
	const char *question, *answer;
	const char *reasons[2]; /* none: how many people there are */
};

/* The screening of an activity: what is answered with something else than a plain no. */
struct demo_screening {
	const char *activity;
	int year;
	unsigned of_four; /* so many of four members make it */
	const char *description;
	const char *override_reason; /* where a person has to decide: not required, because */
	struct demo_answer answers[6];
};

/* A question to the DPO. `ends` has a letter for each member, as cases.c reads it. */
struct demo_case {
	int year;
	const char *kind, *entity;
	const char *about; /* the record's title */
	const char *ends;
	const char *title, *question;
	const char *answer, *back; /* what is advised or approved; why it is returned or rejected */
	const char *deviation;     /* why the advice is not followed */
};

#define DEMO_SCREENINGS 16
extern const struct demo_screening demo_screenings[DEMO_SCREENINGS]; /* ends as the others */
extern const struct demo_answer demo_noes[];                         /* the reasons of a plain no */
extern const struct demo_case demo_cases[]; /* ends with one without a year */

/* What the makers of the demo share: the store's context, chance, and ids to refer to. */
struct demo {
	struct ctx *cx;
	uint64_t state; /* of the sequence */
	bool began;     /* a day has begun */
	const char *association;
	const char *members[COUNT(demo_members)];
	const char *coordinators[COUNT(demo_members)], *managers[COUNT(demo_members)];
	const char *dpo, *supervisor;
	const char *systems[COUNT(demo_members)][DEMO_SYSTEMS]; /* where they are used */
	const char *folder, *login; /* the store's, and its administrator's */
	const char *acting;         /* the login of somebody else who acts, or NULL */
	struct clock clock;         /* as it was before */
};

/* A number from 0 to below n, the next of the sequence. */
unsigned demo_chance(struct demo *d, unsigned n);

const char *demo_date(struct demo *d, int year, unsigned month, unsigned day);

/* Lets the day be that date for what is written from now on: one transaction, until the next day.
 */
MUST_USE bool demo_day(struct demo *d, const char *date);

/* Lets that person act on that date, as far as the person may, each write by itself. */
MUST_USE bool demo_as(struct demo *d, const char *login, const char *date);

/* Lets the administrator act again; demo_day() begins the next day. */
MUST_USE bool demo_back(struct demo *d);

/* Adds a record to an organisation from names and texts, the last name NULL; its id or NULL. */
const char *demo_add(
	struct demo *d, const char *entity, const char *organisation, const char *const *pairs);
#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL, NULL })

/* The id of the system that the member uses, its own or a shared one; NULL: it does not. */
const char *demo_system_of(const struct demo *d, size_t member, const char *name);

/* A member's risk assessment of a system that it uses, dated in that year; its levels are
 * found later. */
MUST_USE bool demo_assessment(struct demo *d, size_t member, const char *system, int year);

/* Changes fields of a record. */
MUST_USE bool demo_set(
	struct demo *d, const char *entity, const char *id, const char *const *pairs);

/* The id of the record of that title in that organisation (NULL: the association). */
const char *demo_find(
	struct demo *d, const char *entity, const char *organisation, const char *title);

/* Whether the member asks the DPO about the screening of the activity. */
bool demo_asks_about(size_t member, const char *activity);

/* The member's screenings of a year; the member's coordinator acts. */
MUST_USE bool demo_screen(struct demo *d, size_t member, int year);

/* What a screening answered with "don't know" is known now. */
MUST_USE bool demo_screen_again(struct demo *d, size_t member, const char *screening);

/* The parts, in the order in which they are made. */
MUST_USE bool demo_cooperation(struct demo *d);
MUST_USE bool demo_portfolio(struct demo *d);        /* suppliers, systems, uses, agreements */
MUST_USE bool demo_records(struct demo *d);          /* processing activities of each member */
MUST_USE bool demo_years(struct demo *d);            /* what was done in 2024 and 2025: */
MUST_USE bool demo_work(struct demo *d, int year);   /* each member's own work */
MUST_USE bool demo_advice(struct demo *d, int year); /* screenings, and cases for the DPO */
MUST_USE bool demo_texts(struct demo *d, int year);  /* what the association's report tells */

/* Fills a new store with everything, and leaves the clock as it was. */
MUST_USE bool demo_make(struct ctx *cx);

#endif
