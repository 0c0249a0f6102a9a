/* permit.h - who may do what: one table of role, entity and word */
#ifndef PERMIT_H
#define PERMIT_H

#include "record.h"

/* Roles: name, English, Danish, and whether a seat in the association reaches every member. */
#define ROLES(X) \
	X(COORDINATOR, coordinator, "Information-security coordinator", \
		"Informationssikkerhedskoordinator", false) \
	X(MANAGER, manager, "Manager", "Leder", false) \
	X(DPO, dpo, "Data protection officer", "Databeskyttelsesrådgiver", true) \
	X(SUPERVISION, supervision, "Supervision group", "Tilsynsgruppe", true) \
	X(EDITOR, editor, "Handbook editor (FU group)", "Håndbogsredaktør (FU-gruppen)", true) \
	X(AUDITOR, auditor, "Auditor", "Revisor", true) \
	X(ADMINISTRATOR, administrator, "Administrator", "Administrator", true)

enum role {
#define X(name, ...) ROLE_##name,
	ROLES(X)
#undef X
};

extern const struct choice role_choices[];

/* Words: what is done to a record. The bits make the permission table short. */
#define WORDS(X) \
	X(READ, read, 0) \
	X(ADD, add, 1) \
	X(SET, set, 2) \
	X(DELETE, delete, 3) \
	X(IMPORT, import, 4) /* writes derived fields too: a copy of what was decided elsewhere */ \
	X(SUBMIT, submit, 5) \
	X(REVIEW, review, 6) \
	X(RETURN, return, 7) \
	X(ADVISE, advise, 8) \
	X(APPROVE, approve, 9) \
	X(REJECT, reject, 10) \
	X(CLOSE, close, 11) \
	X(CONCLUDE, conclude, 12) \
	X(ADOPT, adopt, 13) \
	X(COMPUTE, compute, 14) /* writes what a method or questionnaire gave */ \
	X(REDACT, redact, 15)

enum word {
#define X(name, text, bit) WORD_##name = 1 << (bit),
	WORDS(X)
#undef X
};

const char *word_name(enum word word);

/* How far a permission goes: the organisation of the seat, or every member's where the role is
 * over the cooperation. */
enum reach { REACH_OWN, REACH_ALL };

/* One row of the table: what a role may do to which entities. What no row allows is refused. */
struct permit {
	enum role role;
	enum reach reach;
	const char *entities; /* names with blanks between, or "*" for every one */
	unsigned words;
};

extern const struct permit permits[]; /* in entities/permits.c; ends with one without entities */

/* One place at the table: a role in an organisation. */
struct seat {
	enum role role;
	const char *organisation;
	bool reaches_all; /* the role is over the cooperation */
};

/* Who acts, with the seats held today. */
struct actor {
	const char *person; /* id */
	const char *name, *login;
	const char *home; /* the organisation that new records belong to */
	const struct seat *seats;
	size_t seat_count;
	const char *const *shared; /* organisations whose records all members see; NULL ends */
};

/* Whether a seat in the association reaches every member. */
bool role_reaches_all(enum role role);

/* Whether the actor may do word to records of the form in that organisation. */
bool may(const struct actor *actor, enum word word, const struct form *form,
	const char *organisation);

/* Whether the actor reads every organisation's records of the form. */
bool may_read_all(const struct actor *actor, const struct form *form);

/* Fails with who may instead, for the one write function. */
MUST_USE bool may_or_err(
	struct ctx *cx, enum word word, const struct form *form, const char *organisation);

#endif
