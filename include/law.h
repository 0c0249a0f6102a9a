/* law.h - citations, as the files of the rules write them */
#ifndef LAW_H
#define LAW_H

#include "base.h"

/* The citation with the names of Danish acts, and what their parts are called, in the language;
 * "GDPR 30(1)(b)" is the same in each. */
const char *law_in(struct arena *arena, enum lang lang, const char *law);

#endif
