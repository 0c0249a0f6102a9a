/* chain.h - the certificates above one */
#ifndef SEAL_CHAIN_H
#define SEAL_CHAIN_H

#include "evidence.h"

/* Whose certificates a signature or a time-stamp rests on. CLEANUP(credential_done). */
struct credential {
	X509 *certificate;
	STACK_OF(X509) * others; /* that came along */
};

void credential_done(struct credential *signer);

/* Keeps a certificate and those that came along. */
MUST_USE bool credential_set(struct credential *out, X509 *certificate, STACK_OF(X509) * others);

/* The certificates from the signer's own up, each with its issuer behind it, of those that came
 * along and more: to one of the trust list, or, where there is none, as far as it goes. *whole
 * tells whether it ends at one that vouches for itself or is trusted. NULL where memory ends;
 * CLEANUP(certificates_done). */
STACK_OF(X509) * chain_build(const struct credential *signer, STACK_OF(X509) * more,
			 X509_STORE *trust, int64_t at, bool *whole);

#endif
