/* timestamp.h - trusted time: tokens of RFC 3161, asked for and checked */
#ifndef SEAL_TIMESTAMP_H
#define SEAL_TIMESTAMP_H

#include "chain.h"
#include "pdf_read.h"
#include "seal.h"

#define TOKEN_ROOM 8192 /* bytes that a token may take: with its certificates some 3 000 */

/* Asks the authorities in order for a token over the SHA-256 of something, until one gives a token
 * that holds. Fails with what each of them did wrong. */
MUST_USE bool stamp_get(struct ctx *cx, struct buf *token, const unsigned char digest[32],
	const struct stamp_source *source);

/* A token on its way through the checks. */
struct stamp_claim {
	struct slice der; /* the token; what follows it must be zeros */
	bool (*digest)(const struct stamp_claim *claim, const EVP_MD *kind, unsigned char *out);
	const void *of;            /* for digest: what the token is over */
	X509_STORE *trust;         /* or NULL: its signature has to hold, whoever made it */
	STACK_OF(X509) * known;    /* more certificates that may lead there, or NULL */
	struct credential *signer; /* filled with whose it is; or NULL */
};

/* Who says that it was there at what time. */
struct stamp {
	int64_t time;       /* seconds since 1970 */
	const char *signer; /* of the authority's certificate */
	int64_t until;      /* the end of that certificate */
};

/* Checks the token: its imprint, its signature, the certificate's purpose (a critical time-stamping
 * key usage) and the chain at the time it says. Fails with the reason. */
MUST_USE bool stamp_check(struct ctx *cx, struct stamp *out, const struct stamp_claim *claim);

#endif
