/* report_set.h - all reports of an organisation's year, in one folder */
#ifndef REPORT_SET_H
#define REPORT_SET_H

#include "seal_option.h"

struct set_order {
	const char *folder;       /* made where it is not there */
	const char *organisation; /* id */
	long year;                /* 0: the last one that has ended */
	const char *as_of;        /* or NULL */
	bool draft;
	const struct sealing *sealing; /* or NULL: they are not sealed */
};

/* Makes every report that the templates count into the set of such an organisation: those about
 * itself, and one for each of its own records; last an index of them all. */
MUST_USE bool report_set(struct ctx *cx, const struct set_order *order);

#endif
