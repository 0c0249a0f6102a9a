/* cms.h - the cryptographic half of a PAdES signature: a detached CAdES CMS (ETSI EN 319 122-1) */
#ifndef SEAL_CMS_H
#define SEAL_CMS_H

#include "chain.h"
#include "pdf_read.h"
#include "seal.h"

/* What is signed: the file but for the gap that holds the signature itself. */
struct signed_bytes {
	struct slice before, after;
};

/* Their digest, of at most EVP_MAX_MD_SIZE bytes. */
MUST_USE bool signed_digest(
	const struct signed_bytes *bytes, const EVP_MD *kind, unsigned char *out);

/* Signs the bytes: DER with signing-certificate-v2 and without signing-time, as PAdES wants; with a
 * time-stamp over the signature where a source of them is given. */
MUST_USE bool cms_make(struct ctx *cx, struct buf *out, const struct seal_key *key,
	const struct signed_bytes *bytes, const struct stamp_source *stamp);

/* How many bytes a CMS by that key needs at most. */
size_t cms_room(const struct seal_key *key, bool stamped);

/* How many bytes the certificates of a key take at most, told before it is open by the size of the
 * files that they stand in; and so its CMS. */
size_t certificates_at_most(const struct seal_key_source *source);
size_t cms_room_at_most(const struct seal_key_source *source, bool stamped);

/* A signature as found in a file. */
struct cms_claim {
	struct slice der;
	struct signed_bytes bytes;
	X509_STORE *trust;                   /* or NULL */
	STACK_OF(X509) * known;              /* certificates that the document shows */
	bool pades;                          /* it has to name its certificate */
	struct credential *signer, *stamper; /* filled with whose they are */
};

/* Checks the claim at the time that out says, and fills what out tells of the signer and of each
 * check. False at the first that fails, with the reason as error. */
MUST_USE bool cms_check(struct ctx *cx, struct pdf_signature *out, const struct cms_claim *claim);

/* A trust list from a PEM file or from all files of a folder. CLEANUP(store_done). */
MUST_USE bool trust_open(struct ctx *cx, X509_STORE **out, const char *path);

#endif
