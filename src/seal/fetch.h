/* fetch.h - asking the authorities of a public key infrastructure by HTTP */
#ifndef SEAL_FETCH_H
#define SEAL_FETCH_H

#include "base.h"
#include "pdf_read.h"

struct fetch {
	const char *url;          /* http only: what is asked for is signed itself */
	struct slice body;        /* to send; nothing: it is only asked for */
	const char *type, *wants; /* media types of what is sent and of the answer, or NULL */
	int seconds;              /* to wait at most, for all of it */
	size_t limit;             /* bytes that the answer may have */
};

/* Gets DER from there. False, without an error, where it cannot be reached, takes too long, or
 * answers with anything else. One that refuses the connection costs no time. */
MUST_USE bool fetch(struct buf *out, const struct fetch *what);

#endif
