/* where.h - which records a list shall hold, as it is typed */
#ifndef WHERE_H
#define WHERE_H

#include "store.h"

/* Reads the conditions of --where, one a line ("retention_months>=60", "purpose~børn",
 * "owner:empty", "owner:set"), and those of --field=text, into the selection. */
MUST_USE bool where_read(
	struct ctx *cx, struct selection *selection, const char *lines, const char *const *fields);

/* The field of that name; otherwise fails and names the nearest. */
MUST_USE bool field_named(
	struct ctx *cx, const struct field **out, const struct form *form, const char *name);

#endif
