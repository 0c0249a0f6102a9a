/* authority.h - a time-stamp authority on this machine, for tests: honest, or not */
#ifndef AUTHORITY_H
#define AUTHORITY_H

#include <sys/types.h>

#include "base.h"

enum mood {
	HONEST,
	REFUSES, /* says no, as RFC 3161 lets it */
	LIES,    /* stamps another digest than the one that was sent */
	BABBLES, /* answers with no DER */
	SLEEPS,  /* does not answer */
};

struct authority {
	pid_t pid;
	const char *url;
	const char *trust; /* its certificate, as a file of PEM */
};

/* Starts one in a process of its own; its clock stands at the time given. The test fails where it
 * cannot be. */
struct authority authority_open(struct ctx *cx, const char *folder, enum mood mood, int64_t time);
void authority_close(struct authority *authority); /* for CLEANUP */

#endif
