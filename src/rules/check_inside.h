/* check_inside.h - what the files of the checks share */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "check.h"

/* The SELECT with the tables that `with` names (blanks between, NULL: none) put before it. */
MUST_USE bool check_sql(struct ctx *cx, const char **out, const char *select, const char *with);

#endif
