/* evidence_fetch.c - asking the issuers of certificates whether these are revoked */
#include "evidence_fetch.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "fetch.h"
#include "moment.h"

#define CHAIN_MAX     8
#define ANSWER_MAX    100000   /* bytes: an answer has some 2 000 */
#define LIST_MAX      33554432 /* of a large authority several million */
#define AUTHORITY_MAX 100000

/* One question at a time: a certificate and its issuer. */
struct inquiry {
	struct ctx *cx;
	const struct gathering *g;
	struct standing_question question;
};

/* ---- the certificates above ---- */

/* The addresses of a kind that stand in the certificate's authority information access. */
static const char *access_url(struct ctx *cx, X509 *certificate, int kind, int nth)
{
	AUTHORITY_INFO_ACCESS *all = X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
	const char *url = NULL;

	for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(all) && !url; i++) {
		const ACCESS_DESCRIPTION *one = sk_ACCESS_DESCRIPTION_value(all, i);
		if (OBJ_obj2nid(one->method) != kind || one->location->type != GEN_URI || nth-- > 0)
			continue;
		const ASN1_IA5STRING *text = one->location->d.uniformResourceIdentifier;
		url = arena_str(cx->arena, (const char *)ASN1_STRING_get0_data(text),
			(size_t)ASN1_STRING_length(text));
	}
	AUTHORITY_INFO_ACCESS_free(all);
	return url;
}

static bool take(const struct inquiry *q, struct evidence *into, enum evidence_kind kind,
	const struct fetch *what)
{
	struct buf der = { .arena = q->cx->arena };

	return fetch(&der, what) && evidence_add(into, kind, (struct slice){ der.text, der.len });
}

static bool issuer_fetch(const struct inquiry *q, X509 *certificate)
{
	const char *url;

	for (int i = 0; (url = access_url(q->cx, certificate, NID_ad_ca_issuers, i)); i++)
		if (take(q, q->g->more, EVIDENCE_CERTIFICATE,
			    &(struct fetch){
				    .url = url, .seconds = q->g->seconds, .limit = AUTHORITY_MAX }))
			return true;
	return false;
}

static bool add_all(struct ctx *cx, struct evidence *out, const struct evidence *from)
{
	for (enum evidence_kind kind = 0; kind <= EVIDENCE_ANSWER; kind++)
		for (size_t i = 0; i < evidence_count(from, kind); i++)
			if (!evidence_add(out, kind, evidence_der(cx, from, kind, i)))
				return err_set(
					cx, ERR_SYSTEM, "The certificates could not be listed");
	return true;
}

/* What the document shows, and what was found since. */
static bool known_by_now(struct ctx *cx, struct evidence *out, const struct gathering *g)
{
	return evidence_init(cx, out) && add_all(cx, out, g->have) && add_all(cx, out, g->more);
}

/* The chain up to a root; what is missing is fetched from where its last certificate says. */
static bool chain_complete(
	struct inquiry *q, const struct credential *signer, int64_t at, STACK_OF(X509) * *chain)
{
	for (int i = 0; i < CHAIN_MAX; i++) {
		CLEANUP(evidence_done) struct evidence known = { 0 };
		bool whole;
		if (!known_by_now(q->cx, &known, q->g))
			return false;
		certificates_done(chain);
		*chain = chain_build(signer, known.certificates, NULL, at, &whole);
		if (!*chain)
			return err_set(q->cx, ERR_SYSTEM, "The certificates could not be listed");
		if (whole)
			return true;
		X509 *last = sk_X509_value(*chain, sk_X509_num(*chain) - 1);
		if (X509_self_signed(last, 0) == 1 || !issuer_fetch(q, last))
			break;
	}
	return err_set(q->cx, ERR_INVALID,
		"The certificates above '%s' are not to be found, so nobody can say whether it is "
		"revoked; name them with the key",
		certificate_name(q->cx, signer->certificate, NID_commonName));
}

/* ---- asking ---- */

static bool request_encode(const struct inquiry *q, struct buf *out)
{
	OCSP_REQUEST *request = OCSP_REQUEST_new();
	/* SHA-1 names the issuer here, as every responder expects (RFC 5019); it protects nothing.
	 */
	OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), q->question.certificate, q->question.issuer);
	CLEANUP(bytes_done) unsigned char *der = NULL;
	bool ok = request && id && OCSP_request_add0_id(request, id);

	if (!ok)
		OCSP_CERTID_free(id);
	int len = ok ? i2d_OCSP_REQUEST(request, &der) : 0;
	OCSP_REQUEST_free(request);
	if (len > 0)
		buf_add(out, (const char *)der, (size_t)len);
	return len > 0;
}

static void answer_fetch(const struct inquiry *q, struct evidence *into)
{
	struct buf request = { .arena = q->cx->arena };
	const char *url;

	if (!request_encode(q, &request))
		return;
	for (int i = 0; (url = access_url(q->cx, q->question.certificate, NID_ad_OCSP, i)); i++)
		if (take(q, into, EVIDENCE_ANSWER,
			    &(struct fetch){ .url = url,
				    .body = { request.text, request.len },
				    .type = "application/ocsp-request",
				    .wants = "application/ocsp-response",
				    .seconds = q->g->seconds,
				    .limit = ANSWER_MAX }))
			return;
}

/* The nth address of the certificate's lists, or NULL. */
static const char *list_url(struct ctx *cx, X509 *certificate, int nth)
{
	CRL_DIST_POINTS *points =
		X509_get_ext_d2i(certificate, NID_crl_distribution_points, NULL, NULL);
	const char *url = NULL;

	for (int i = 0; i < sk_DIST_POINT_num(points) && !url; i++) {
		const DIST_POINT *point = sk_DIST_POINT_value(points, i);
		if (!point->distpoint || point->distpoint->type != 0)
			continue;
		const GENERAL_NAMES *names = point->distpoint->name.fullname;
		for (int k = 0; k < sk_GENERAL_NAME_num(names) && !url; k++) {
			const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, k);
			if (name->type == GEN_URI && nth-- == 0)
				url = arena_str(cx->arena,
					(const char *)ASN1_STRING_get0_data(name->d.ia5),
					(size_t)ASN1_STRING_length(name->d.ia5));
		}
	}
	CRL_DIST_POINTS_free(points);
	return url;
}

static void list_fetch(const struct inquiry *q, struct evidence *into)
{
	const char *url;

	for (int i = 0; (url = list_url(q->cx, q->question.certificate, i)); i++)
		if (take(q, into, EVIDENCE_LIST,
			    &(struct fetch){
				    .url = url, .seconds = q->g->seconds, .limit = LIST_MAX }))
			return;
}

/* ---- one certificate ---- */

static bool was_revoked(const struct inquiry *q, int64_t when)
{
	char day[TIME_SIZE];

	time_to_text(when, 0, day);
	return err_set(q->cx, ERR_DENIED, "The certificate of '%s' was revoked on %s",
		certificate_name(q->cx, q->question.certificate, NID_commonName),
		time_shown(q->cx, arena_dup(q->cx->arena, day)));
}

/* Asks in one way, and keeps the answer where it says something. */
static bool ask(const struct inquiry *q,
	void (*way)(const struct inquiry *q, struct evidence *into), enum standing *out,
	int64_t *revoked)
{
	CLEANUP(evidence_done) struct evidence known = { 0 }, found = { 0 };

	if (!known_by_now(q->cx, &known, q->g) || !evidence_init(q->cx, &found))
		return false;
	if (way)
		way(q, &found);
	if (!add_all(q->cx, &known, &found))
		return false;
	*out = standing_of(&known, &q->question, revoked);
	return *out == STANDING_UNKNOWN || add_all(q->cx, q->g->more, &found);
}

static bool one_gather(const struct inquiry *q)
{
	static void (*const ways[])(const struct inquiry *q, struct evidence *into) = { NULL,
		answer_fetch, list_fetch };
	enum standing standing = STANDING_UNKNOWN;
	int64_t revoked = 0;

	for (size_t i = 0; i < COUNT(ways) && standing == STANDING_UNKNOWN; i++)
		if (!ask(q, ways[i], &standing, &revoked))
			return false;
	if (standing == STANDING_REVOKED)
		return was_revoked(q, revoked);
	return standing == STANDING_GOOD ||
	       err_set(q->cx, ERR_SYSTEM,
		       "Nobody says whether the certificate of '%s' is revoked: neither its "
		       "responder (OCSP) nor a list (CRL) could be had",
		       certificate_name(q->cx, q->question.certificate, NID_commonName));
}

/* The certificates that neither the signature nor the document holds. */
static bool keep_chain(struct ctx *cx, const struct gathering *g, const struct credential *signer,
	STACK_OF(X509) * chain)
{
	for (int i = 1; i < sk_X509_num(chain); i++) {
		CLEANUP(bytes_done) unsigned char *der = NULL;
		X509 *one = sk_X509_value(chain, i);
		bool came = false;
		for (int k = 0; k < sk_X509_num(signer->others) && !came; k++)
			came = X509_cmp(sk_X509_value(signer->others, k), one) == 0;
		for (int k = 0; k < sk_X509_num(g->have->certificates) && !came; k++)
			came = X509_cmp(sk_X509_value(g->have->certificates, k), one) == 0;
		int len = came ? 0 : i2d_X509(one, &der);
		if (!came && !evidence_add(g->more, EVIDENCE_CERTIFICATE,
				     (struct slice){ (char *)der, len > 0 ? (size_t)len : 0 }))
			return err_set(cx, ERR_SYSTEM, "The certificates could not be listed");
	}
	return true;
}

bool evidence_gather(struct ctx *cx, const struct gathering *g, const struct credential *who,
	const struct proof_times *times)
{
	CLEANUP(certificates_done) STACK_OF(X509) *chain = NULL;
	struct inquiry q = { .cx = cx, .g = g };

	if (!chain_complete(&q, who, times->used, &chain))
		return false;
	for (int i = 0; i + 1 < sk_X509_num(chain); i++) {
		q.question = (struct standing_question){ sk_X509_value(chain, i),
			sk_X509_value(chain, i + 1), *times };
		if (!one_gather(&q))
			return false;
	}
	return keep_chain(cx, g, who, chain);
}
