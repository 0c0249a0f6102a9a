/* chain.c - the certificates above one */
#include "chain.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

void credential_done(struct credential *signer)
{
	X509_free(signer->certificate);
	sk_X509_pop_free(signer->others, X509_free);
	*signer = (struct credential){ 0 };
}

bool credential_set(struct credential *out, X509 *certificate, STACK_OF(X509) * others)
{
	credential_done(out);
	out->others = sk_X509_new_null();
	if (!out->others || !X509_up_ref(certificate))
		return false;
	out->certificate = certificate;
	return X509_add_certs(out->others, others, X509_ADD_FLAG_UP_REF | X509_ADD_FLAG_NO_DUP) ==
	       1;
}

/* The chain as it is checked: to the trust list, at a time. NULL where it does not lead there. */
static STACK_OF(X509) *
	trusted_chain(X509 *certificate, STACK_OF(X509) * known, X509_STORE *trust, int64_t at)
{
	X509_STORE_CTX *check = X509_STORE_CTX_new();
	STACK_OF(X509) *chain = NULL;

	if (check && X509_STORE_CTX_init(check, trust, certificate, known)) {
		X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(check);
		X509_VERIFY_PARAM_set_time(param, (time_t)at);
		X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
		if (X509_verify_cert(check) == 1)
			chain = X509_STORE_CTX_get1_chain(check);
	}
	X509_STORE_CTX_free(check);
	return chain;
}

STACK_OF(X509) * chain_build(const struct credential *signer, STACK_OF(X509) * more,
			 X509_STORE *trust, int64_t at, bool *whole)
{
	CLEANUP(certificates_done) STACK_OF(X509) *known = sk_X509_new_null();
	STACK_OF(X509) *chain = NULL;
	const int keep = X509_ADD_FLAG_UP_REF | X509_ADD_FLAG_NO_DUP;

	*whole = false;
	if (!known || !X509_add_certs(known, signer->others, keep) ||
		!X509_add_certs(known, more, keep))
		return NULL;
	if (trust)
		chain = trusted_chain(signer->certificate, known, trust, at);
	*whole = chain;
	if (!chain)
		chain = X509_build_chain(signer->certificate, known, NULL, 1, NULL, NULL);
	if (chain && !trust)
		*whole = X509_self_signed(sk_X509_value(chain, sk_X509_num(chain) - 1), 1) == 1;
	ERR_clear_error();
	return chain;
}
