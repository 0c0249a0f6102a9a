/* supervision.h - supervision of processors: points, concepts, periods without a statement
 * (GDPR 5(2), 24, 28(1), 28(3)(h); Datatilsynet's guidance of October 2021) */
#ifndef SUPERVISION_H
#define SUPERVISION_H

#include "record.h"

/* ---- points and concepts ---- */

#define CONCEPTS 6

struct concept {
	struct words text;
	long interval_months; /* 0: only when something happens */
	bool verified;
};

struct point_step {
	long up_to; /* inclusive */
	long points;
	bool verified;
};

struct point_answer {
	const char *field; /* a yes/no field of the supervision */
	long points;
	bool verified;
};

struct allowed_concepts {
	long up_to;
	unsigned set; /* bit n: concept n */
};

struct supervision_example {
	const struct record *supervision;
	long points;
	unsigned set;
};

/* A file of checks/supervision/. */
struct point_model {
	const char *id, *source;
	struct words title;
	const struct point_step *steps;
	const struct point_answer *answers;
	const struct allowed_concepts *allowed;
	size_t step_count, answer_count, allowed_count;
	struct concept concepts[CONCEPTS + 1]; /* by number, from 1 */
	const struct supervision_example *examples;
	size_t example_count;
};

/* checks/supervision/datatilsynet-2021.yaml; errors say file:line. */
MUST_USE bool point_model_load(struct ctx *cx, const struct point_model **out);

struct points {
	long sum;
	unsigned set; /* the concepts that may be chosen, bit n: concept n */
	long lowest;
	bool verified; /* whether every weight that counted is */
};

/* The points of a supervision's answers; a yes/no that is not answered is a fault, and so is a
 * missing number of data subjects. */
MUST_USE bool points_of(struct ctx *cx, struct points *out, const struct point_model *model,
	const struct record *supervision);

/* "2 3 4 5 6" */
const char *concepts_text(struct ctx *cx, unsigned set);

/* ---- periods: dates as text, both ends included ---- */

#define BRIDGE_MONTHS 3  /* a management letter is trusted for so long (practice, not law) */
#define STALE_MONTHS  12 /* older than this since the period's end is stale (practice) */

struct period {
	const char *from, *to;
	const char *bridge_to; /* the management's letter covers from `to` until here; or NULL */
};

struct period_gap {
	long days; /* between the periods: 0 when one follows the other; negative: they overlap */
	long bridged;     /* of these, covered by the earlier one's bridge letter */
	long open;        /* covered by nothing */
	bool long_bridge; /* the letter reaches more than BRIDGE_MONTHS beyond the period */
};

/* From one period to the next that begins. False when a date is none. */
bool period_gap(struct period_gap *out, const struct period *earlier, const struct period *later);

/* From the period's end until the day itself, as if the next one began the day after. */
bool period_gap_until(struct period_gap *out, const struct period *last, const char *day);

/* Whether the period ended more than STALE_MONTHS before the day. */
bool period_is_stale(const struct period *period, const char *day);

/* The first date after `after` in the series anchor + 1, 2, 3 ... times the interval, counted from
 * the anchor, so that a month's last day stays one. False for dates that are none. */
bool recurrence_next(const char *anchor, long months, const char *after, char out[11]);

/* ---- what the group does ---- */

/* Writes points, lowest concept and the next date; fails when the concept chosen is not allowed and
 * no override reason is given. */
MUST_USE bool supervision_plan(struct ctx *cx, struct points *out, struct record *supervision);

/* The group's conclusion, once: result is a choice of the entity's. */
MUST_USE bool supervision_conclude(
	struct ctx *cx, struct record *supervision, const char *result, const char *text);

/* The acting member's own decision on a concluded supervision of a system that it uses; a rejection
 * needs a remark. Decided once for each version of the supervision. */
MUST_USE bool supervision_decide(
	struct ctx *cx, const struct record *supervision, bool approve, const char *remark);

/* ---- statements ---- */

enum review_mark { REVIEW_FINE, REVIEW_MISSING, REVIEW_WRONG };

struct review_line {
	struct words question;
	enum review_mark mark;
	const char *remark; /* in the user's language, or NULL */
};

/* What the review suggests be recorded as a finding. */
struct review_finding {
	const char *title, *severity, *description;
};

/* What lies between two successive statements of one system by one standard, and between the last
 * of them and today. A statement that ends before one already counted does not shorten its reach.
 */
struct review_gap {
	const char *system;                   /* id */
	const struct record *earlier, *later; /* later NULL: today */
	struct period_gap gap;
	bool stale; /* the last one ended more than STALE_MONTHS ago */
};

struct review {
	const struct review_line *lines;
	size_t line_count;
	const struct review_gap *gaps;
	size_t gap_count;
	const struct review_finding *findings;
	size_t finding_count;
	struct record **uses; /* of the statement's systems, by those that the actor may see */
	size_t use_count;
};

/* Field by field, as the reviewer's checklist has it, with the gaps to the neighbouring statements
 * of the same systems. Writes nothing. */
MUST_USE bool statement_review(struct ctx *cx, struct review *out, const struct record *statement);

/* The group's conclusion on a statement, once: accept, accept_with_action, ask or reject. */
MUST_USE bool statement_conclude(
	struct ctx *cx, struct record *statement, const char *conclusion, const char *text);

/* Records the suggested findings of a statement that are not recorded yet; gives how many. */
MUST_USE bool review_findings_save(struct ctx *cx, size_t *made, const struct record *statement,
	const struct review *review, const char *deadline);

/* Makes a task for each member that uses the system, in the actor's own organisation (the members'
 * own tasks are theirs to write): to go through the user-entity controls. Gives how many. */
MUST_USE bool review_tasks_save(struct ctx *cx, size_t *made, const struct record *statement,
	const struct review *review, const char *deadline);

/* The gaps of a system's statements (or of every system's, system NULL) up to today. */
MUST_USE bool statement_gaps(
	struct ctx *cx, struct review_gap **out, size_t *n, const char *system);

/* ---- members x systems ---- */

enum decision_state {
	DECISION_UNUSED, /* the member does not use the system */
	DECISION_WAITING,
	DECISION_APPROVED,
	DECISION_REJECTED,
	DECISION_CHANGED, /* the supervision was changed after the member decided */
};

struct supervision_matrix {
	struct record **supervisions; /* of a system */
	size_t supervision_count;
	struct record **members; /* in order of name */
	size_t member_count;
	const enum decision_state *cells; /* member by member */
};

/* What each member whose uses the actor may see has decided on the supervisions of a year (0: every
 * year). */
MUST_USE bool supervision_matrix_load(struct ctx *cx, struct supervision_matrix *out, long year);

/* The uses of systems that have not ended, of every organisation that the actor may see. */
MUST_USE bool uses_list(struct ctx *cx, struct record ***out, size_t *n);

#endif
