/* risk.h - risk levels by a method's matrix: looked up, never a product; the worst, never a mean
 * (GDPR 32(2); ISO/IEC 27005:2022; ENISA 2016) */
#ifndef RISK_H
#define RISK_H

#include "questions.h"

#define RISK_AXIS 5 /* a scale has no more steps */

/* A step of the method's own scale of levels, from the lowest. */
struct risk_step {
	const char *mark;  /* as the file's matrix writes it */
	const char *level; /* of level_choices */
	struct words label;
	uint32_t colour; /* 0xRRGGBB */
};

/* What the file expects of itself; the tests run them. Either a cell, or the yes-counts of the
 * areas and the impacts on confidentiality, integrity and availability. */
struct risk_example {
	long yes[RISK_AXIS], impact[3]; /* impact[0] is 0 for a cell */
	long consequence, likelihood;
	const char *mark;
};

struct risk_sum {
	long up_to, likelihood;
};

/* A file of checks/risk/. */
struct risk_method {
	const char *id, *source;
	struct words title, note; /* the note may be nothing */
	bool verified;
	struct words consequence[RISK_AXIS], likelihood[RISK_AXIS];
	size_t consequences, likelihoods;
	struct risk_step steps[RISK_AXIS];
	size_t step_count;
	unsigned char matrix[RISK_AXIS][RISK_AXIS]; /* consequence, likelihood: a step */
	unsigned parties;                           /* bit n: of risk_parties */
	struct questions questions;                 /* none for most */
	long scores[RISK_AXIS + 1];                 /* by how many of an area are yes */
	struct risk_sum sums[RISK_AXIS];
	size_t sum_count;
	const struct risk_example *examples;
	size_t example_count;
};

/* Whom a scenario may hurt, and what: the fields of a scenario are party_dimension. */
struct risk_part {
	const char *name;
	struct words label;
};

#define RISK_PARTIES    3
#define RISK_DIMENSIONS 3
extern const struct risk_part risk_parties[RISK_PARTIES];       /* registered ... society */
extern const struct risk_part risk_dimensions[RISK_DIMENSIONS]; /* c, i, a */

/* The method checks/risk/NAME.yaml, checked whole; errors say file:line. */
MUST_USE bool risk_method_load(struct ctx *cx, const struct risk_method **out, const char *name);

/* The step of the matrix at the consequence and likelihood, each from 1; NULL outside the scale. */
const struct risk_step *risk_level(const struct risk_method *m, long consequence, long likelihood);

/* Which cells give the step, as "1×3 2×2" (consequence × likelihood), from the matrix itself. */
const char *risk_legend(struct ctx *cx, const struct risk_method *m, const struct risk_step *step);

/* What made a level: the worst of the parties and dimensions. */
struct risk_point {
	const struct risk_step *step; /* NULL: not scored */
	long consequence, likelihood;
	const struct risk_part *party, *dimension;
};

/* A relevant scenario, before its measures and after; after is as before where nothing is said. */
struct risk_scored {
	struct record *scenario;
	struct risk_point before, after;
	bool has_after;
};

struct risk_result {
	const struct risk_method *method;
	const struct risk_scored *scored;
	size_t count;
	/* Where the overall level comes from; `scenario` is NULL for a method with questions. */
	const struct risk_scored *worst_before, *worst_after; /* NULL: nothing is scored */
	bool has_after; /* some scenario says what its measures do */
	const struct question *const *unanswered;
	size_t unanswered_count;
};

/* The points of a scenario by the method; fails on a value outside the method's scale. */
MUST_USE bool risk_score(struct ctx *cx, struct risk_scored *out, const struct risk_method *m,
	struct record *scenario);

/* The likelihood that a method with questions gives for its replies, partly counting as yes. */
long risk_likelihood(const struct risk_method *m, const struct reply *replies);

/* Scores the scenarios of an assessment, or its answers and impacts; writes nothing. */
MUST_USE bool risk_result(struct ctx *cx, struct risk_result *out, const struct record *assessment);

/* The same, written: the levels of scenarios and assessment, and in Danish how they were found. All
 * of it or nothing. An override by a person stays beside it. */
MUST_USE bool risk_compute(struct ctx *cx, struct risk_result *out, struct record *assessment);

/* How the assessment's level was found, in the user's language; as it is stored, in Danish, when
 * the scenarios would give another explanation today. NULL when nothing was computed. */
MUST_USE bool risk_explanation(struct ctx *cx, const char **out, const struct record *assessment);

/* How many scenarios fall into each cell, row by row of rising consequence: consequences ×
 * likelihoods numbers in the arena. */
const unsigned *risk_matrix_counts(struct ctx *cx, const struct risk_result *result, bool after);

#endif
