/* workbench.h - a store with what tests/checks/base.yaml holds, to load examples into */
#ifndef WORKBENCH_H
#define WORKBENCH_H

#include "store.h"

struct workbench {
	struct ctx cx;
	char folder[64];
};

/* Makes it in a folder of its own, with its administrator acting; ends the program on failure. */
void workbench_open(struct workbench *bench);
void workbench_close(struct workbench *bench);

/* Saves the records of a check's example, {entity: [{field: text, ...}]}. Links are titles; what
 * names no organisation by its short name is Roskilde's. */
MUST_USE bool workbench_load(struct ctx *cx, const char *name, const char *yaml);

#endif
