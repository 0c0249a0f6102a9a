/* evidence_ocsp.c - what an answer about single certificates says (RFC 6960) */
#include <openssl/x509v3.h>

#include "evidence_says.h"

static bool is_issued_by(X509 *certificate, X509 *issuer)
{
	return X509_check_issued(issuer, certificate) == X509_V_OK &&
	       X509_verify(certificate, X509_get0_pubkey(issuer)) == 1;
}

/* Who may answer for the issuer: it itself, or one that it names as responder and that needs not
 * be asked about in turn (RFC 6960 section 4.2.2.2). */
static bool may_answer(X509 *responder, X509 *issuer)
{
	if (X509_cmp(responder, issuer) == 0)
		return true;
	return is_issued_by(responder, issuer) &&
	       X509_get_extension_flags(responder) & EXFLAG_XKUSAGE &&
	       X509_get_extended_key_usage(responder) & XKU_OCSP_SIGN &&
	       X509_get_ext_by_NID(responder, NID_id_pkix_OCSP_noCheck, -1) >= 0;
}

static bool was_valid(X509 *certificate, const ASN1_TIME *when)
{
	int64_t first, last, at;

	return certificate_date(X509_get0_notBefore(certificate), &first) &&
	       certificate_date(X509_get0_notAfter(certificate), &last) &&
	       certificate_date(when, &at) && at >= first && at <= last;
}

static bool answer_holds(
	const struct evidence *e, OCSP_BASICRESP *answer, const struct standing_question *q)
{
	CLEANUP(certificates_done) STACK_OF(X509) *known = sk_X509_new_null();
	X509 *responder = NULL;

	return known && X509_add_certs(known, e->certificates, X509_ADD_FLAG_UP_REF) &&
	       X509_add_cert(known, q->issuer, X509_ADD_FLAG_UP_REF) &&
	       OCSP_resp_get0_signer(answer, &responder, known) == 1 &&
	       may_answer(responder, q->issuer) &&
	       was_valid(responder, OCSP_resp_get0_produced_at(answer)) &&
	       OCSP_basic_verify(answer, known, NULL, OCSP_NOVERIFY) == 1;
}

/* Whether a single answer is about the certificate, by the digest that it uses itself. */
static bool is_about(OCSP_SINGLERESP *single, const struct standing_question *q)
{
	OCSP_CERTID *said = OCSP_CERTID_dup(OCSP_SINGLERESP_get0_id(single)), *own = NULL;
	ASN1_OBJECT *object = NULL;
	const EVP_MD *md = NULL;

	if (said && OCSP_id_get0_info(NULL, &object, NULL, NULL, said))
		md = EVP_get_digestbyobj(object);
	if (md)
		own = OCSP_cert_to_id(md, q->certificate, q->issuer);
	bool same = own && OCSP_id_cmp(own, said) == 0;
	OCSP_CERTID_free(own);
	OCSP_CERTID_free(said);
	return same;
}

static enum standing by_single(
	OCSP_SINGLERESP *single, const struct standing_question *q, int64_t *revoked)
{
	ASN1_GENERALIZEDTIME *when = NULL, *from = NULL, *to = NULL;
	int reason = CRL_REASON_UNSPECIFIED;
	int status = OCSP_single_get0_status(single, &reason, &when, &from, &to);

	if (!speaks_for(q, from, to))
		return STANDING_UNKNOWN;
	if (status == V_OCSP_CERTSTATUS_REVOKED)
		return revoked_at(q, when, reason, revoked);
	return status == V_OCSP_CERTSTATUS_GOOD ? STANDING_GOOD : STANDING_UNKNOWN;
}

enum standing answer_says(const struct evidence *e, OCSP_RESPONSE *response,
	const struct standing_question *q, int64_t *revoked)
{
	enum standing standing = STANDING_UNKNOWN;
	OCSP_BASICRESP *basic = OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL
					? OCSP_response_get1_basic(response)
					: NULL;

	for (int i = 0; basic && i < OCSP_resp_count(basic) && standing == STANDING_UNKNOWN; i++)
		if (is_about(OCSP_resp_get0(basic, i), q))
			standing = by_single(OCSP_resp_get0(basic, i), q, revoked);
	if (standing != STANDING_UNKNOWN && !answer_holds(e, basic, q))
		standing = STANDING_UNKNOWN;
	OCSP_BASICRESP_free(basic);
	return standing;
}
