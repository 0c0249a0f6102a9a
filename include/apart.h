/* apart.h - work on what strangers sent, in a process of its own that can reach nothing */
#ifndef APART_H
#define APART_H

#include <sys/types.h>

#include "base.h"

struct apart_limits {
	int seconds;   /* of the clock on the wall; then it is ended */
	size_t memory; /* bytes that it may have */
	size_t answer; /* bytes that it may say */
};

/* Work under way. */
struct apart {
	pid_t pid;
	int pipe;
	int64_t until; /* of CLOCK_MONOTONIC, in milliseconds */
	const struct apart_limits *limits;
};

/* Runs the work in a child process, which has what is in memory now and nothing else: no files, no
 * network, no other processes (seccomp), and no more time and memory than the limits. What it adds
 * to out comes back as answer; the rest of what it does is lost. Fails where the child ended in any
 * other way than by itself, which is what a file that is made to do harm comes to. The answer is a
 * stranger's too: nothing in it is to be believed unread. */
MUST_USE bool apart_run(struct ctx *cx, struct buf *answer, const struct apart_limits *limits,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), void *arg);

/* The same in two halves, between which something else is done; the limits live until the end. */
MUST_USE bool apart_begin(struct ctx *cx, struct apart *out, const struct apart_limits *limits,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), void *arg);
MUST_USE bool apart_end(struct ctx *cx, struct apart *a, struct buf *answer);
void apart_done(struct apart *a); /* for CLEANUP: ends it, if nobody did */

#endif
