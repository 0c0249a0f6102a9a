/* review.h - what the parts of a statement's review share */
#ifndef REVIEW_H
#define REVIEW_H

#include "supervision.h"

/* Adds the findings that the statement and its gaps suggest. */
void review_suggest(struct ctx *cx, struct review *review, const struct record *statement);

#endif
