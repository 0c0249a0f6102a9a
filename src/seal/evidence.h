/* evidence.h - what shows that certificates were not revoked: certificates, lists of revoked ones
 * (CRL, RFC 5280) and answers about single ones (OCSP, RFC 6960) */
#ifndef SEAL_EVIDENCE_H
#define SEAL_EVIDENCE_H

#include <openssl/ocsp.h>

#include "handles.h"
#include "pdf_read.h"

DEFINE_STACK_OF(OCSP_RESPONSE)

/* CLEANUP(evidence_done). */
struct evidence {
	STACK_OF(X509) * certificates;
	STACK_OF(X509_CRL) * lists;
	STACK_OF(OCSP_RESPONSE) * answers;
};

enum evidence_kind { EVIDENCE_CERTIFICATE, EVIDENCE_LIST, EVIDENCE_ANSWER };

MUST_USE bool evidence_init(struct ctx *cx, struct evidence *out);
void evidence_done(struct evidence *evidence);

/* Adds one item that is nothing but DER of that kind; false where it is not. One that is there
 * already is not added again. */
bool evidence_add(struct evidence *evidence, enum evidence_kind kind, struct slice der);

/* How many items of the kind there are, and the DER of one of them, in the arena. */
size_t evidence_count(const struct evidence *evidence, enum evidence_kind kind);
struct slice evidence_der(
	struct ctx *cx, const struct evidence *evidence, enum evidence_kind kind, size_t i);

enum standing { STANDING_UNKNOWN, STANDING_GOOD, STANDING_REVOKED };

/* When a key was used, and since when that is known; seconds since 1970. */
struct proof_times {
	int64_t used;
	int64_t seen; /* what it signed was there by then for sure: a key that was revoked before
			 may have signed it with an earlier date */
};

struct standing_question {
	X509 *certificate, *issuer;
	struct proof_times times;
};

/* What the evidence says of a certificate. Each piece of it has to be signed by the issuer, or by
 * one that the issuer lets answer; it speaks for the time that it covers, or for any time before
 * it. *revoked is then the time of the revocation. */
enum standing standing_of(
	const struct evidence *evidence, const struct standing_question *q, int64_t *revoked);

#endif
