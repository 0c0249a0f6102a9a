/* evidence_fetch.h - asking the issuers of certificates whether these are revoked */
#ifndef SEAL_EVIDENCE_FETCH_H
#define SEAL_EVIDENCE_FETCH_H

#include "chain.h"

/* What is looked for. */
struct gathering {
	const struct evidence *have; /* what the document shows already */
	struct evidence *more;       /* what is found is added here */
	int seconds;                 /* to wait for each authority */
};

/* Gathers what shows that none of the certificates that a credential rests on was revoked when it
 * was used: the certificates above it (by the addresses in them), and for each but the root an
 * answer (OCSP) or, where none can be had, the list of its issuer (CRL). Fails where a certificate
 * was revoked (ERR_DENIED), and where nobody says whether one was. */
MUST_USE bool evidence_gather(struct ctx *cx, const struct gathering *g,
	const struct credential *who, const struct proof_times *times);

#endif
