/* screening.h - whether a DPIA is needed: a questionnaire whose outcome rules are SQL (GDPR 35) */
#ifndef SCREENING_H
#define SCREENING_H

#include "questions.h"

/* A rule fires when its SELECT gives a row; $3 is the screening's id, and the first column is the
 * question that made it fire. */
struct screening_rule {
	const char *id, *law;
	struct words text;
	const char *outcome; /* of outcome_choices */
	const char *sql;
	bool complete; /* says nothing until every question is answered */
};

/* What the file expects of its own rules; the tests run them. */
struct screening_example {
	const char *title;
	struct reply *replies;
	const char *unanswered; /* a question to leave out, or NULL */
	const char *outcome, *rules;
	long criteria;
};

/* A file of checks/screening/, as dpia.yaml. */
struct questionnaire {
	const char *id, *source;
	struct words title, note;
	struct questions questions;
	struct words unanswered;
	const char *criteria_sql;
	const struct screening_rule *rules;   /* the first that fires decides */
	const struct screening_rule *demands; /* on the record; unmet where they give a row */
	size_t rule_count, demand_count;
	const struct screening_example *examples;
	size_t example_count;
};

struct fired_rule {
	const struct screening_rule *rule;
	const char *questions; /* ids with ", " between, or "" */
};

/* What the answers amount to (WP248 rev.01 and GDPR 35): a missing answer or a "don't know" leaves
 * it undecided, whatever fires. */
struct screening_result {
	const struct questionnaire *file;
	const char *outcome;
	const struct fired_rule *fired;
	size_t fired_count;
	const struct question *const *unanswered;
	size_t unanswered_count;
	int64_t criteria;
	const struct screening_rule *const *missing; /* demands on the record that are not met */
	size_t missing_count;
};

/* The questionnaire checks/screening/NAME.yaml, checked whole; errors say file:line. */
MUST_USE bool screening_load(struct ctx *cx, const struct questionnaire **out, const char *name);

/* The questionnaire and the replies so far of a screening. */
MUST_USE bool screening_open(struct ctx *cx, const struct questionnaire **file,
	struct reply **replies, const struct record *screening);

/* Runs the rules on the answers that the store has; writes nothing. */
MUST_USE bool screening_result(
	struct ctx *cx, struct screening_result *out, const struct record *screening);

/* Which rules fired when it was screened, in the user's language; as it is stored, in Danish, when
 * the answers would give others today. NULL when none did. */
MUST_USE bool screening_grounds(struct ctx *cx, const char **out, const struct record *screening);

/* Saves the replies, runs the rules and writes the outcome with its grounds, in Danish, into the
 * screening; all of it or nothing. What a person has overridden stays beside it. */
MUST_USE bool screening_decide(struct ctx *cx, struct screening_result *out,
	struct record *screening, const struct reply *replies);

#endif
