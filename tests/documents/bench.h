/* bench.h - a store that has something of everything that a report may be about */
#ifndef BENCH_H
#define BENCH_H

#include "report.h"
#include "scene.h"

/* A record for each kind of report that is about one. */
enum subject {
	SUBJECT_SCREENING,
	SUBJECT_ASSESSMENT,
	SUBJECT_SUPERVISION,
	SUBJECT_STATEMENT,
	SUBJECT_SYSTEM,
	SUBJECT_AGREEMENT,
	SUBJECT_ADOPTION,
	SUBJECT_CASE,
	SUBJECTS
};

struct bench {
	struct scene scene;
	const char *roskilde, *association;
	const char *subjects[SUBJECTS];
};

/* For cmocka: *state is the bench. */
int bench_open(void **state);
int bench_close(void **state);

/* The record that a report of the kind is made about, or NULL. */
const char *subject_of(const struct bench *b, const struct report_kind *kind);

#endif
