/* conform.h - whether a PDF keeps the rules for being kept and for being read aloud: PDF/A-3a
 * (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), as far as a machine can tell */
#ifndef CONFORM_H
#define CONFORM_H

#include "base.h"

struct inspection;

/* One rule. The clause is that of the standard which asks for it first. */
struct conform_rule {
	const char *id;
	const char *clause;
	struct words words; /* what has to be so */
	void (*check)(struct inspection *in);
};

extern const struct conform_rule conform_rules[]; /* ends with one without an id */

struct conform_finding {
	const struct conform_rule *rule;
	const char *where; /* "object 12", "page 3", translated; "" for the file as a whole */
};

struct conform_result {
	struct conform_finding *findings;
	size_t count;
	size_t rules; /* that were checked */
};

/* Checks all rules over a file, which anybody may have sent: it is read in a process that can reach
 * nothing. Of one rule the first places are told. Fails where there is no PDF to look at, or one
 * that is encrypted. */
MUST_USE bool conform_check_file(struct ctx *cx, struct conform_result *out, const char *path);

/* The same here and now. */
MUST_USE bool conform_check(struct ctx *cx, struct conform_result *out, const struct buf *pdf);

/* What the pages say, in the order in which they are painted, without what is only decoration. */
struct conform_text {
	const char *all;    /* UTF-8 */
	const char **cells; /* of all tables, row by row, the headers too */
	size_t cell_count;
};

MUST_USE bool conform_text(struct ctx *cx, struct conform_text *out, const struct buf *pdf);

#endif
