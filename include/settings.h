/* settings.h - what a user decides once, in a file of their own rather than on each command line */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "record.h"

/* Fills what a record lacks from a YAML file of the user's own folder, whose keys are fields of the
 * form, and what a map under "organisations" says for the one that is meant, which comes before:
 * by its id where there is a store, however the map names it, and else as the map names it. Keys
 * that the record does not have stay out of it. Nothing where there is no such file; faults name
 * the file and the line. */
MUST_USE bool settings_fill(struct ctx *cx, struct record *into, const struct form *form,
	const char *file, const char *organisation);

#endif
