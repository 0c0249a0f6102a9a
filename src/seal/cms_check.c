/* cms_check.c - checking one signature: its bytes, its key, its certificate, and who vouches */
#include "cms.h"

#include <string.h>

#include <openssl/ess.h>
#include <openssl/x509v3.h>

#include "cms_plain.h"
#include "moment.h"
#include "timestamp.h"

/* One signature on its way through the checks. */
struct check {
	const struct cms_claim *claim;
	CMS_ContentInfo *cms;
	CMS_SignerInfo *signer;
	X509 *certificate;                  /* the signer's; it belongs to the CMS */
	struct stack_st_X509 *certificates; /* the signer's first, then what came along */
	struct pdf_signature *out;
};

static bool invalid(struct ctx *cx, const struct check *c, const char *why)
{
	return err_set(cx, ERR_INVALID, "Signature '%s': %s", c->out->field, why);
}

/* Reads the DER, which must be written in the one canonical way and be followed by zeros only. */
static bool read_der(struct ctx *cx, struct check *c)
{
	const struct slice der = c->claim->der;
	const unsigned char *at = (const unsigned char *)der.at;
	CLEANUP(bytes_done) unsigned char *again = NULL;

	c->cms = d2i_CMS_ContentInfo(NULL, &at, (long)der.len);
	size_t len = (size_t)(at - (const unsigned char *)der.at);
	if (!c->cms || i2d_CMS_ContentInfo(c->cms, &again) != (int)len ||
		memcmp(again, der.at, len) != 0)
		return invalid(cx, c, _("the signature is damaged (it is no CMS in DER)"));
	for (size_t i = len; i < der.len; i++)
		if (der.at[i])
			return invalid(cx, c, _("something is hidden after the signature"));
	return true;
}

static bool is_detached(CMS_ContentInfo *cms)
{
	if (OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed ||
		OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data)
		return false;
	ASN1_OCTET_STRING **content = CMS_get0_content(cms);
	return content && !*content;
}

/* PAdES wants exactly one signer, whose certificate comes along. */
static bool find_signer(struct ctx *cx, struct check *c)
{
	EVP_PKEY *key = NULL;

	if (!is_detached(c->cms))
		return invalid(cx, c, _("it is not a detached signature"));
	STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(c->cms);
	if (sk_CMS_SignerInfo_num(signers) != 1 || CMS_set1_signers_certs(c->cms, NULL, 0) != 1)
		return invalid(cx, c, _("it does not hold one signer with a certificate"));
	c->signer = sk_CMS_SignerInfo_value(signers, 0);
	CMS_SignerInfo_get0_algs(c->signer, &key, &c->certificate, NULL, NULL);
	if (!cms_names_plainly(c->claim->der, c->signer, c->certificate))
		return invalid(cx, c, _("it does not name its signer as PAdES does"));
	if (!key || EVP_PKEY_get_security_bits(key) < SECURITY_BITS)
		return invalid(cx, c, _("its key is too weak"));
	return true;
}

static bool list_certificates(struct ctx *cx, struct check *c)
{
	STACK_OF(X509) *all = CMS_get1_certs(c->cms);

	c->certificates = sk_X509_new_null();
	bool ok = all && c->certificates &&
		  X509_add_cert(c->certificates, c->certificate, X509_ADD_FLAG_UP_REF) &&
		  X509_add_certs(c->certificates, all, X509_ADD_FLAG_UP_REF | X509_ADD_FLAG_NO_DUP);
	certificates_done(&all);
	return ok || err_set(cx, ERR_SYSTEM, "The certificates could not be listed");
}

static void name_signer(struct ctx *cx, struct check *c)
{
	c->out->signer = certificate_name(cx, c->certificate, NID_commonName);
	c->out->organisation = certificate_name(cx, c->certificate, NID_organizationName);
	c->out->self_signed = X509_self_signed(c->certificate, 0) == 1;
	c->out->demo = strcmp(c->out->organisation, SEAL_DEMO) == 0;
}

/* The digest in the signature is that of the file. */
static bool check_digest(struct ctx *cx, struct check *c)
{
	unsigned char sum[EVP_MAX_MD_SIZE];

	const EVP_MD *kind = cms_digest(c->cms, c->signer);
	const ASN1_OCTET_STRING *said = CMS_signed_get0_data_by_OBJ(
		c->signer, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING);
	if (!kind || !said)
		return invalid(cx, c, _("it does not say the digest of the file in SHA-2"));
	int len = EVP_MD_get_size(kind);
	c->out->digest_holds = signed_digest(&c->claim->bytes, kind, sum) &&
			       ASN1_STRING_length(said) == len &&
			       memcmp(ASN1_STRING_get0_data(said), sum, (size_t)len) == 0;
	return c->out->digest_holds ||
	       invalid(cx, c, _("the signed content of the file has been changed"));
}

static bool check_signature(struct ctx *cx, struct check *c)
{
	c->out->signature_holds =
		CMS_signed_get_attr_count(c->signer) > 0 && CMS_SignerInfo_verify(c->signer) == 1;
	return c->out->signature_holds ||
	       invalid(cx, c, _("the signature itself has been changed or is forged"));
}

/* RFC 5035: without signing-certificate-v2, another certificate with the same key could be put
 * in place of the signer's. */
static bool check_certificate_is_named(struct ctx *cx, struct check *c)
{
	const ASN1_STRING *der = CMS_signed_get0_data_by_OBJ(
		c->signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE);
	const unsigned char *at = der ? ASN1_STRING_get0_data(der) : NULL;
	ESS_SIGNING_CERT_V2 *named =
		der ? d2i_ESS_SIGNING_CERT_V2(NULL, &at, ASN1_STRING_length(der)) : NULL;

	c->out->certificate_named =
		named && OSSL_ESS_check_signing_certs(NULL, named, c->certificates, 1) == 1;
	ESS_SIGNING_CERT_V2_free(named);
	return c->out->certificate_named || (!der && !c->claim->pades) ||
	       invalid(cx, c, _("it does not name the signer's certificate (no PAdES signature)"));
}

static bool value_digest(const struct stamp_claim *claim, const EVP_MD *kind, unsigned char *out)
{
	const ASN1_OCTET_STRING *value = claim->of;

	return EVP_Digest(ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value), out,
		       NULL, kind, NULL) == 1;
}

/* No signature covers what is beside it but the time-stamp, whose own is checked: nothing else may
 * stand there. */
static bool check_stamp(struct ctx *cx, struct check *c)
{
	struct stamp stamp;
	char text[TIME_SIZE];

	c->out->level = c->claim->pades ? SEAL_B : SEAL_OTHER;
	if (CMS_unsigned_get_attr_count(c->signer) <= 0)
		return true;
	const ASN1_STRING *token = CMS_unsigned_get0_data_by_OBJ(
		c->signer, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3, V_ASN1_SEQUENCE);
	if (!token || CMS_unsigned_get_attr_count(c->signer) != 1)
		return invalid(cx, c, _("something is hidden beside the signature"));
	const struct stamp_claim claim = { .der = { (const char *)ASN1_STRING_get0_data(token),
						   (size_t)ASN1_STRING_length(token) },
		.digest = value_digest,
		.of = CMS_SignerInfo_get0_signature(c->signer),
		.trust = c->claim->trust,
		.known = c->claim->known,
		.signer = c->claim->stamper };
	if (!stamp_check(cx, &stamp, &claim))
		return invalid(cx, c, arena_dup(cx->arena, cx->err.text));
	time_to_text(stamp.time, 0, text);
	c->out->stamped = arena_dup(cx->arena, text);
	c->out->authority = stamp.signer;
	c->out->stamp_until = stamp.until;
	c->out->trusted_time = stamp.time;
	if (c->claim->pades)
		c->out->level = SEAL_T;
	return true;
}

/* When the signature was there for sure; without a time-stamp, when it says. */
static int64_t signing_time(const struct check *c)
{
	return c->out->stamped ? c->out->trusted_time : c->out->claimed;
}

static bool check_dates(struct ctx *cx, struct check *c)
{
	int64_t first, last;

	if (!c->out->time)
		return invalid(cx, c, _("it does not say when it was made"));
	if (!certificate_date(X509_get0_notBefore(c->certificate), &first) ||
		!certificate_date(X509_get0_notAfter(c->certificate), &last) ||
		signing_time(c) < first || signing_time(c) > last)
		return invalid(cx, c, _("the certificate was not valid when it was made"));
	return true;
}

static bool check_certificate(struct ctx *cx, struct check *c)
{
	if (!check_dates(cx, c))
		return false;
	if (!(X509_get_key_usage(c->certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
		return invalid(cx, c, _("the certificate is not meant for signing"));
	c->out->certificate_valid = true;
	return true;
}

static bool chain_holds(const struct check *c)
{
	bool whole;
	const struct credential signer = { c->certificate, c->certificates };
	CLEANUP(certificates_done)
	STACK_OF(X509) *chain =
		chain_build(&signer, c->claim->known, c->claim->trust, signing_time(c), &whole);

	return chain && whole;
}

static bool check_trust(struct ctx *cx, struct check *c)
{
	if (!c->claim->trust)
		return true;
	c->out->trusted = chain_holds(c);
	return c->out->trusted ||
	       invalid(cx, c, _("the signer's certificate does not lead to the trust list"));
}

bool cms_check(struct ctx *cx, struct pdf_signature *out, const struct cms_claim *claim)
{
	static bool (*const steps[])(struct ctx * cx, struct check * c) = { check_digest,
		check_signature, check_certificate_is_named, check_stamp, check_certificate,
		check_trust };
	struct check c = { .claim = claim, .out = out };
	bool ok = read_der(cx, &c) && find_signer(cx, &c) && list_certificates(cx, &c);

	if (ok)
		name_signer(cx, &c);
	ok = ok && (credential_set(claim->signer, c.certificate, c.certificates) ||
			   err_set(cx, ERR_SYSTEM, "The certificates could not be listed"));
	for (size_t i = 0; ok && i < COUNT(steps); i++)
		ok = steps[i](cx, &c);
	certificates_done(&c.certificates);
	cms_done(&c.cms);
	return ok;
}
