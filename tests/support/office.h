/* office.h - an authority, and those who sign with keys that lead to it, for tests */
#ifndef OFFICE_H
#define OFFICE_H

#include "authority.h"
#include "desk.h"

#define OFFICE_DAY   86400
#define OFFICE_TODAY (DESK_NOW + OFFICE_DAY) /* by the authority's clock and by ours */

struct office {
	struct desk *d;
	struct authority a;
	struct seal_key seal, dpo;
	const char *urls[2];
	struct stamp_source stamp;
};

/* Opens it beside the desk. The test fails where it cannot be. */
void office_open(struct office *office, struct desk *desk);
void office_close(struct office *office); /* for CLEANUP */

#endif
