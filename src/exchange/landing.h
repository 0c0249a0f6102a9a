/* landing.h - the intake that leads into the store */
#ifndef LANDING_H
#define LANDING_H

#include "reader.h"
#include "set.h"
#include "uuid7.h"

/* A link by id to a record that is not there yet, and may come. */
struct awaited {
	struct awaited *next;
	const struct form *target;
	const char *id, *file, *label;
	size_t line;
};

/* A record that names another by a title that is not there yet. */
struct put_off {
	struct put_off *next;
	struct draft *draft;
};

/* What founding a store leaves in it: the association, its administrator, and that person's seat.
 */
#define FOUNDING 3

struct founders {
	bool alone;
	char ids[FOUNDING][UUID_SIZE];
};

struct landing {
	struct intake intake;
	struct buf warnings;
	struct met known;    /* entity and id of records that are in the store or the files */
	struct met titles;   /* entity and title of records of the files */
	struct met once;     /* entity and id, or origin, that a file may name only once */
	struct meanings ids; /* of titles, short names and origins */
	struct awaited *awaited;
	struct put_off *put_off, **last_put_off;
	bool last_round; /* nothing more will come */
	struct founders founders;
	bool refounded, has_administrator;
	int64_t taken;
};

/* ---- resolve.c ---- */

enum resolved { RESOLVED, RESOLVED_LATER, RESOLVED_BAD };

/* Turns the draft's links into ids. RESOLVED_LATER: a title may still come; RESOLVED_BAD: cx->err
 * says why, and field_line where. */
enum resolved resolve_links(
	struct ctx *cx, struct landing *to, struct draft *d, size_t *field_line);

/* The id of the organisation that the draft names, by short name, title or id. */
MUST_USE bool resolve_organisation(struct ctx *cx, struct landing *to, struct draft *d);

/* Tells the links that never came. */
MUST_USE bool awaited_tell(struct ctx *cx, struct landing *to);

bool looks_like_id(const char *text);

/* ---- landing.c ---- */

/* The intake's take. */
bool landing_take(struct ctx *cx, struct intake *intake, struct draft *d);

/* When all files are read: what was put off, and what never came. */
MUST_USE bool landing_finish(struct ctx *cx, struct landing *to);

/* ---- refound.c ---- */

/* Finds the founding records, and whether there are no others. */
MUST_USE bool founders_find(struct ctx *cx, struct founders *out);

/* Takes them away, since the file brings its own association. */
MUST_USE bool founders_remove(struct ctx *cx, const struct founders *founders);

#endif
