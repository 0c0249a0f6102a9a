/* foreign.h - records that another system's objects become */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "json_read.h"

/* Fills a draft from the other system's object; the same object gives the same cells. */
typedef void foreign_map(struct ctx *cx, struct draft *d, const json_t *source);

/* Fills the draft by the map and keeps the whole object in its foreign_record. Where the record was
 * imported before, only what the other system has changed since is named: what was mended here
 * stays. The draft has its origin, and its organisation as an id or NULL for the actor's own. */
MUST_USE bool foreign_fill(struct ctx *cx, struct draft *d, const json_t *source, foreign_map *map);

/* The object as one line. */
const char *foreign_text(struct ctx *cx, const json_t *source);

#endif
