/* cms_make.c - signing: one signer, and only the attributes that PAdES baseline asks for
 *
 * CMS_final() of OpenSSL 3.0 would add a signing-time, which PAdES forbids (EN 319 142-1, 6.3): so
 * the attributes are put together here and signed by hand. */
#include "cms.h"
#include "timestamp.h"

#include <openssl/err.h>
#include <openssl/pkcs7.h>

#define ROOM_BESIDE_CERTIFICATES 3072 /* measured: 700 bytes with P-256, 1 100 with RSA-4096 */

bool signed_digest(const struct signed_bytes *bytes, const EVP_MD *kind, unsigned char *out)
{
	CLEANUP(md_done) EVP_MD_CTX *md = EVP_MD_CTX_new();

	return md && EVP_DigestInit_ex2(md, kind, NULL) &&
	       EVP_DigestUpdate(md, bytes->before.at, bytes->before.len) &&
	       EVP_DigestUpdate(md, bytes->after.at, bytes->after.len) &&
	       EVP_DigestFinal_ex(md, out, NULL);
}

static bool attributes_add(CMS_SignerInfo *signer, const struct signed_bytes *bytes)
{
	unsigned char sum[EVP_MAX_MD_SIZE];

	return signed_digest(bytes, EVP_sha256(), sum) &&
	       CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
		       OBJ_nid2obj(NID_pkcs7_data), -1) &&
	       CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
		       sum, EVP_MD_get_size(EVP_sha256()));
}

/* What is signed in the end: the attributes as a DER SET OF (RFC 5652 section 5.4). */
static int attributes_der(const CMS_SignerInfo *signer, unsigned char **out)
{
	STACK_OF(X509_ATTRIBUTE) *all = sk_X509_ATTRIBUTE_new_null();
	bool ok = all;

	for (int i = 0; ok && i < CMS_signed_get_attr_count(signer); i++)
		ok = sk_X509_ATTRIBUTE_push(all, CMS_signed_get_attr(signer, i)) > 0;
	int len = ok ? ASN1_item_i2d((const ASN1_VALUE *)all, out, ASN1_ITEM_rptr(PKCS7_ATTR_SIGN))
		     : -1;
	sk_X509_ATTRIBUTE_free(all);
	return len;
}

static bool value_sign(CMS_SignerInfo *signer, EVP_PKEY *key)
{
	CLEANUP(md_done) EVP_MD_CTX *md = EVP_MD_CTX_new();
	CLEANUP(bytes_done) unsigned char *der = NULL, *value = NULL;
	int der_len = attributes_der(signer, &der);
	size_t len = 0;

	if (!md || der_len <= 0 || !EVP_DigestSignInit(md, NULL, EVP_sha256(), NULL, key) ||
		!EVP_DigestSign(md, NULL, &len, der, (size_t)der_len))
		return false;
	value = OPENSSL_malloc(len);
	return value && EVP_DigestSign(md, value, &len, der, (size_t)der_len) &&
	       ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), value, (int)len);
}

static bool algorithm_set(CMS_SignerInfo *signer, EVP_PKEY *key)
{
	bool curve = EVP_PKEY_is_a(key, "EC");
	X509_ALGOR *algorithm;

	CMS_SignerInfo_get0_algs(signer, NULL, NULL, NULL, &algorithm);
	return X509_ALGOR_set0(algorithm,
		OBJ_nid2obj(curve ? NID_ecdsa_with_SHA256 : NID_sha256WithRSAEncryption),
		curve ? V_ASN1_UNDEF : V_ASN1_NULL, NULL);
}

/* The time at which the signature was there, as an attribute that it does not cover itself. */
static bool stamp_add(struct ctx *cx, CMS_SignerInfo *signer, const struct stamp_source *stamp)
{
	const ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(signer);
	struct buf token = { .arena = cx->arena };
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (!stamp)
		return true;
	if (!EVP_Digest(ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value), sum, NULL,
		    EVP_sha256(), NULL))
		return err_set(cx, ERR_SYSTEM, "The signature could not be hashed");
	return stamp_get(cx, &token, sum, stamp) &&
	       (CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken,
			V_ASN1_SEQUENCE, token.text, (int)token.len) == 1 ||
		       err_set(cx, ERR_SYSTEM, "The time-stamp could not be added"));
}

/* Says why, where OpenSSL has words for it: of what went wrong in a token it has none. */
static bool not_signed(struct ctx *cx)
{
	const char *reason = ERR_reason_error_string(ERR_peek_last_error());

	return reason ? err_set(cx, ERR_SYSTEM, "The key could not sign: %s", reason)
		      : err_set(cx, ERR_SYSTEM, "The key could not sign");
}

bool cms_make(struct ctx *cx, struct buf *out, const struct seal_key *key,
	const struct signed_bytes *bytes, const struct stamp_source *stamp)
{
	CLEANUP(cms_done)
	CMS_ContentInfo *cms =
		CMS_sign(NULL, NULL, key->chain, NULL, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY);
	CLEANUP(bytes_done) unsigned char *der = NULL;
	CMS_SignerInfo *signer =
		cms ? CMS_add1_signer(cms, key->certificate, key->key, EVP_sha256(),
			      CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP | CMS_BINARY)
		    : NULL;

	if (!signer || !attributes_add(signer, bytes) || !value_sign(signer, key->key) ||
		!algorithm_set(signer, key->key))
		return not_signed(cx);
	if (!stamp_add(cx, signer, stamp))
		return false;
	int len = i2d_CMS_ContentInfo(cms, &der);
	if (len <= 0)
		return not_signed(cx);
	buf_add(out, (const char *)der, (size_t)len);
	return true;
}

size_t cms_room_at_most(const struct seal_key_source *source, bool stamped)
{
	return ROOM_BESIDE_CERTIFICATES + certificates_at_most(source) + (stamped ? TOKEN_ROOM : 0);
}

size_t cms_room(const struct seal_key *key, bool stamped)
{
	int certificates = i2d_X509(key->certificate, NULL);

	for (int i = 0; i < sk_X509_num(key->chain); i++)
		certificates += i2d_X509(sk_X509_value(key->chain, i), NULL);
	return ROOM_BESIDE_CERTIFICATES + (size_t)certificates + (stamped ? TOKEN_ROOM : 0);
}
