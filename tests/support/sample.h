/* sample.h - records that could be real, the same for the same seed */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "record.h"

struct sample {
	uint64_t state;            /* the seed, then where the sequence is */
	int first_year, last_year; /* of dates */
	unsigned missing;          /* per cent of fields left out that may be left out */
	bool derived;              /* fill what only the program's own words may write, too */
	/* The id of some record that a link may point to, or NULL. */
	const char *(*pick)(void *arg, const struct form *target, uint64_t random);
	void *arg;
};

uint64_t sample_next(struct sample *s);
unsigned sample_below(struct sample *s, unsigned n);

/* A record that record_check() accepts. */
struct record *sample_record(struct ctx *cx, struct sample *s, const struct form *form);

#endif
