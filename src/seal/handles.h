/* handles.h - OpenSSL's own memory, given back where the block ends */
#ifndef SEAL_HANDLES_H
#define SEAL_HANDLES_H

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base.h"

#define SECURITY_BITS 112 /* what a key must give: RSA 2048, P-256 (ETSI TS 119 312) */

void bio_done(BIO **bio);
void md_done(EVP_MD_CTX **md);
void cms_done(CMS_ContentInfo **cms);
void store_done(X509_STORE **store);
void certificate_done(X509 **certificate);
void certificates_done(struct stack_st_X509 **certificates);
void bytes_done(unsigned char **bytes); /* of OPENSSL_malloc, as i2d gives them */

/* Adds every certificate of a PEM text, in order; false when there is none. */
bool certificates_read(struct stack_st_X509 *out, const char *pem, size_t len);

/* A part of a subject (NID_commonName), safe to print, "" where it is not there. */
const char *certificate_name(struct ctx *cx, const X509 *certificate, int nid);

/* Seconds since 1970 of a certificate's date; false where it is none. */
bool certificate_date(const ASN1_TIME *date, int64_t *out);

/* The digest that an algorithm of SHA-2 is, with no parameters that could hide something; else
 * NID_undef. */
int sha2_named(const X509_ALGOR *algorithm);

#endif
