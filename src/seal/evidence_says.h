/* evidence_says.h - what one piece of evidence says of a certificate */
#ifndef SEAL_EVIDENCE_SAYS_H
#define SEAL_EVIDENCE_SAYS_H

#include "evidence.h"

/* A list of revoked certificates, where the issuer of this one signed it. */
enum standing list_says(X509_CRL *list, const struct standing_question *q, int64_t *revoked);

/* An answer; the certificate of who gave it may be among the evidence. */
enum standing answer_says(const struct evidence *e, OCSP_RESPONSE *response,
	const struct standing_question *q, int64_t *revoked);

/* Whether what was known between two times speaks for the key's use: it covers that moment, or was
 * known later, but not when the certificate had ended and was perhaps no longer listed. */
bool speaks_for(const struct standing_question *q, const ASN1_TIME *from, const ASN1_TIME *to);

/* What a revocation means for the question. A key that somebody else may have may have signed
 * anything, with any date, until its revocation was known; one that was only replaced signed
 * nothing after it (RFC 5280 section 5.3.1 gives the reasons). */
enum standing revoked_at(
	const struct standing_question *q, const ASN1_TIME *when, int reason, int64_t *revoked);

#endif
