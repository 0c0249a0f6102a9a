/* cms_plain.c - the parts of a signature that it does not cover itself have to be what they can
 * only be */
#include "cms_plain.h"

#include <string.h>

struct der {
	const unsigned char *at;
	long len;
};

/* Takes an element of that tag from the front of in; where there is another, in stays. */
static bool der_take(struct der *in, int tag, struct der *inside)
{
	const unsigned char *at = in->at;
	int found, class;
	long len;

	if (in->len <= 0 || ASN1_get_object(&at, &len, &found, &class, in->len) & 0x80 ||
		found != tag)
		return false;
	*inside = (struct der){ at, len };
	in->len -= at + len - in->at;
	in->at = at + len;
	return true;
}

static bool is_version_one(struct der *in)
{
	struct der number;

	return der_take(in, V_ASN1_INTEGER, &number) && number.len == 1 && *number.at == 1;
}

/* RFC 5652 sections 5.1 and 5.3: 1 both for the whole and for a signer named by issuer and number,
 * which is how PAdES names it. */
static bool versions_fit(struct slice der)
{
	struct der in = { (const unsigned char *)der.at, (long)der.len };
	struct der content, wrapped, data, signers, signer, skipped;

	if (!der_take(&in, V_ASN1_SEQUENCE, &content) ||
		!der_take(&content, V_ASN1_OBJECT, &skipped) || !der_take(&content, 0, &wrapped) ||
		!der_take(&wrapped, V_ASN1_SEQUENCE, &data) || !is_version_one(&data) ||
		!der_take(&data, V_ASN1_SET, &skipped) ||
		!der_take(&data, V_ASN1_SEQUENCE, &skipped))
		return false;
	der_take(&data, 0, &skipped); /* certificates */
	der_take(&data, 1, &skipped); /* revocation lists */
	return der_take(&data, V_ASN1_SET, &signers) &&
	       der_take(&signers, V_ASN1_SEQUENCE, &signer) && is_version_one(&signer);
}

/* The name of the issuer to the letter; OpenSSL itself finds the certificate by a looser one. */
static bool issuer_fits(CMS_SignerInfo *signer, X509 *certificate)
{
	X509_NAME *said = NULL;
	const unsigned char *a, *b;
	size_t a_len, b_len;

	return CMS_SignerInfo_get0_signer_id(signer, NULL, &said, NULL) && said &&
	       X509_NAME_get0_der(said, &a, &a_len) &&
	       X509_NAME_get0_der(X509_get_issuer_name(certificate), &b, &b_len) &&
	       a_len == b_len && memcmp(a, b, a_len) == 0;
}

/* The digest that the CMS as a whole announces, or NID_undef. */
static int announced_digest(CMS_ContentInfo *cms)
{
	BIO *sink = BIO_new(BIO_s_null());
	CLEANUP(bio_done) BIO *digests = CMS_dataInit(cms, sink);
	BIO *first = digests ? BIO_find_type(digests, BIO_TYPE_MD) : NULL;
	const EVP_MD *md;

	if (!digests)
		BIO_free(sink);
	return first && BIO_get_md(first, &md) ? EVP_MD_get_type(md) : NID_undef;
}

/* The names of the algorithms agree with each other. */
static bool algorithms_agree(CMS_ContentInfo *cms, CMS_SignerInfo *signer, const EVP_MD *digest)
{
	int nid, digest_nid, key_nid;
	X509_ALGOR *algorithm;
	EVP_PKEY *key;

	if (announced_digest(cms) != EVP_MD_get_type(digest))
		return false;
	CMS_SignerInfo_get0_algs(signer, &key, NULL, NULL, &algorithm);
	nid = OBJ_obj2nid(algorithm->algorithm);
	if (nid == NID_rsaEncryption || nid == NID_rsassaPss)
		return EVP_PKEY_is_a(key, "RSA");
	return OBJ_find_sigid_algs(nid, &digest_nid, &key_nid) &&
	       digest_nid == EVP_MD_get_type(digest) && EVP_PKEY_get_base_id(key) == key_nid;
}

bool cms_names_plainly(struct slice der, CMS_SignerInfo *signer, X509 *certificate)
{
	return versions_fit(der) && issuer_fits(signer, certificate);
}

const EVP_MD *cms_digest(CMS_ContentInfo *cms, CMS_SignerInfo *signer)
{
	X509_ALGOR *algorithm;

	CMS_SignerInfo_get0_algs(signer, NULL, NULL, &algorithm, NULL);
	const EVP_MD *kind = EVP_get_digestbynid(sha2_named(algorithm));
	return kind && algorithms_agree(cms, signer, kind) ? kind : NULL;
}
