/* authority.h - an authority on this machine, for tests: it stamps the time, answers for
 * certificates (OCSP) and lists revoked ones (CRL); honest, or not */
#ifndef AUTHORITY_H
#define AUTHORITY_H

#include <sys/types.h>

#include "base.h"

enum mood {
	HONEST,
	REFUSES, /* says no, as RFC 3161 and RFC 6960 let it */
	LIES, /* stamps another digest than the one that was sent; signs answers with a wrong key */
	BABBLES, /* answers with no DER */
	SLEEPS,  /* does not answer */
};

/* How it is now; a test may change it at any time. */
struct authority_state {
	int64_t time; /* by its clock */
	enum mood clock, responder, lists;
	int64_t revoked;       /* since when the seal's certificate is; 0: it is not */
	int reason;            /* for that, as RFC 5280 numbers them */
	int64_t clock_revoked; /* the same for who stamps */
};

struct authority {
	pid_t pid;
	const char *url;        /* for time-stamps */
	const char *trust;      /* the root's certificate, as a file of PEM */
	const char *seal, *dpo; /* keys with their certificates, as files of PEM */
	struct authority_state *state;
};

/* Starts one in a process of its own; its clock stands at the time given. The test fails where it
 * cannot be. */
struct authority authority_open(struct ctx *cx, const char *folder, enum mood mood, int64_t time);
void authority_close(struct authority *authority); /* for CLEANUP */

#endif
