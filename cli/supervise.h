/* supervise.h - what the parts of `vaern supervise` share */
#ifndef SUPERVISE_H
#define SUPERVISE_H

#include "record.h"

/* vaern supervise review STATEMENT; vaern supervise gaps [--system]. */
MUST_USE bool supervise_review(struct ctx *cx, const struct record *options, const char *word);
MUST_USE bool supervise_gaps(struct ctx *cx, const struct record *options, const char *word);

#endif
