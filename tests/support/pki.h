/* pki.h - certificates that lead to a root, for tests */
#ifndef PKI_H
#define PKI_H

#include "base.h"

struct identity {
	struct evp_pkey_st *key;
	struct x509_st *certificate;
};

/* An authority's people, whose certificates name the address at which it is asked:
 * BASE/root.cer, BASE/issuing.cer, BASE/root.crl, BASE/issuing.crl and BASE/ocsp. */
enum who { WHO_ROOT, WHO_ISSUING, WHO_SEAL, WHO_DPO, WHO_CLOCK, WHO_RESPONDER, WHO_COUNT };

struct pki {
	struct identity who[WHO_COUNT];
};

/* Makes them, valid from the day before the time for ten years. The test ends where it cannot. */
void pki_init(struct pki *out, const char *base, int64_t time);
void pki_done(struct pki *pki);

/* Writes a key and its certificate, with that of its issuer behind it, or, without the key, the
 * certificate alone; PEM. */
void pki_write(const struct pki *pki, enum who who, bool key, const char *path);

/* Ends the test with a word, unless it is so. */
void pki_must(bool so, const char *what);

#endif
