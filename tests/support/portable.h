/* portable.h - whether SQL stays within what SQLite and PostgreSQL share */
#ifndef PORTABLE_H
#define PORTABLE_H

#include "record.h"

/* Why the SELECT would mean something else in one of the two, or nothing at all; NULL: it is
 * portable. The rules are the table in docs on the store: what to write, what not, and why. */
const char *portable_fault(struct arena *arena, const char *sql);

#endif
