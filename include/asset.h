/* asset.h - files that ship inside the program and that the user's own folder may replace */
#ifndef ASSET_H
#define ASSET_H

#include "base.h"

struct asset {
	const char *name; /* "checks/compliance/gdpr/art30-purpose.sql" */
	const char *text; /* NUL-terminated after len bytes */
	size_t len;
};

/* The file of that name, from cx->own_files if it is there, or NULL. It lives in the arena or in
 * the program. */
const struct asset *asset_find(struct ctx *cx, const char *name);

/* Calls fn for each file whose name begins with prefix, in order of name, until it is false. */
MUST_USE bool asset_each(struct ctx *cx, const char *prefix,
	bool (*fn)(struct ctx *cx, const struct asset *asset, void *arg), void *arg);

#endif
