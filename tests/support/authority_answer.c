/* authority_answer.c - what the authority for tests answers: times, standings, lists, certificates
 */
#include "authority_answer.h"

#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#define DAY 86400

/* ---- times ---- */

static ASN1_INTEGER *next_serial(TS_RESP_CTX *ctx, void *arg)
{
	ASN1_INTEGER *serial = ASN1_INTEGER_new();

	(void)ctx;
	(void)arg;
	ASN1_INTEGER_set(serial, 42);
	return serial;
}

static int time_now(TS_RESP_CTX *ctx, void *arg, long *seconds, long *micro)
{
	const struct authority_state *state = arg;

	(void)ctx;
	*seconds = (long)state->time;
	*micro = 0;
	return 1;
}

/* Another digest of the same length, in the request as it came. */
static void digest_change(unsigned char *request, size_t len)
{
	for (size_t i = 0; i + 34 <= len; i++)
		if (request[i] == 0x04 && request[i + 1] == 32) {
			request[i + 2] ^= 1;
			return;
		}
}

int answer_time(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	const struct identity *clock = &c->pki.who[WHO_CLOCK];
	struct authority_state state = *c->state;
	TS_RESP_CTX *ctx = TS_RESP_CTX_new();
	ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4.1", 1);

	unsigned char *heard = OPENSSL_memdup(request, len);
	if (c->mood == LIES)
		digest_change(heard, len);
	BIO *in = BIO_new_mem_buf(heard, (int)len);
	pki_must(ctx && policy && TS_RESP_CTX_set_signer_key(ctx, clock->key) &&
			 TS_RESP_CTX_set_signer_cert(ctx, clock->certificate),
		"no clock");
	STACK_OF(X509) *chain = sk_X509_new_null();
	sk_X509_push(chain, c->pki.who[WHO_ISSUING].certificate);
	TS_RESP_CTX_set_certs(ctx, chain);
	sk_X509_free(chain);
	TS_RESP_CTX_set_signer_digest(ctx, EVP_sha256());
	TS_RESP_CTX_set_def_policy(ctx, policy);
	if (c->mood != REFUSES)
		TS_RESP_CTX_add_md(ctx, EVP_sha256());
	TS_RESP_CTX_set_serial_cb(ctx, next_serial, NULL);
	TS_RESP_CTX_set_time_cb(ctx, time_now, &state);
	TS_RESP *answer = TS_RESP_create_response(ctx, in);
	int n = i2d_TS_RESP(answer, der);
	TS_RESP_free(answer);
	ASN1_OBJECT_free(policy);
	BIO_free(in);
	OPENSSL_free(heard);
	TS_RESP_CTX_free(ctx);
	return n;
}

/* ---- standings ---- */

/* Since when a certificate is revoked; 0: it is not. */
static int64_t revoked_since(const struct counter *c, const ASN1_INTEGER *serial)
{
	switch (ASN1_INTEGER_get(serial) - 100) {
	case WHO_SEAL:
		return c->state->revoked;
	case WHO_CLOCK:
		return c->state->clock_revoked;
	default:
		return 0;
	}
}

static void standing_add(const struct counter *c, OCSP_BASICRESP *basic, OCSP_CERTID *id)
{
	ASN1_TIME *from = ASN1_TIME_set(NULL, (time_t)c->state->time), *when = NULL;
	ASN1_TIME *to = ASN1_TIME_set(NULL, (time_t)c->state->time + DAY);
	ASN1_INTEGER *serial = NULL;

	OCSP_id_get0_info(NULL, NULL, NULL, &serial, id);
	int64_t since = revoked_since(c, serial);
	if (since)
		when = ASN1_TIME_set(NULL, (time_t)since);
	pki_must(OCSP_basic_add1_status(basic, id,
			 since ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
			 c->state->reason, when, from, to),
		"no standing");
	ASN1_TIME_free(from);
	ASN1_TIME_free(to);
	ASN1_TIME_free(when);
}

int answer_standing(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	OCSP_REQUEST *asked = d2i_OCSP_REQUEST(NULL, &request, (long)len);
	/* A liar lets somebody answer who may not. */
	const struct identity *by = &c->pki.who[c->mood == LIES ? WHO_DPO : WHO_RESPONDER];
	OCSP_BASICRESP *basic = OCSP_BASICRESP_new();

	pki_must(asked && basic, "no request");
	for (int i = 0; i < OCSP_request_onereq_count(asked); i++)
		standing_add(c, basic, OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked, i)));
	pki_must(OCSP_basic_sign(basic, by->certificate, by->key, EVP_sha256(), NULL, 0),
		"no answer");
	bool refuses = c->mood == REFUSES;
	OCSP_RESPONSE *answer = OCSP_response_create(
		refuses ? OCSP_RESPONSE_STATUS_UNAUTHORIZED : OCSP_RESPONSE_STATUS_SUCCESSFUL,
		refuses ? NULL : basic);
	int n = i2d_OCSP_RESPONSE(answer, der);
	OCSP_RESPONSE_free(answer);
	OCSP_BASICRESP_free(basic);
	OCSP_REQUEST_free(asked);
	return n;
}

/* ---- lists ---- */

static void entry_add(const struct counter *c, X509_CRL *list, enum who who, int64_t since)
{
	X509_REVOKED *entry = X509_REVOKED_new();
	ASN1_TIME *when = ASN1_TIME_set(NULL, (time_t)since);
	ASN1_ENUMERATED *reason = ASN1_ENUMERATED_new();

	ASN1_ENUMERATED_set(reason, c->state->reason);
	X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(c->pki.who[who].certificate));
	X509_REVOKED_set_revocationDate(entry, when);
	pki_must(X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason, 0, 0) == 1 &&
			 X509_CRL_add0_revoked(list, entry),
		"no entry");
	ASN1_ENUMERATED_free(reason);
	ASN1_TIME_free(when);
}

static X509_CRL *list_make(const struct counter *c, enum who who)
{
	const struct identity *issuer = &c->pki.who[who];
	ASN1_TIME *from = ASN1_TIME_set(NULL, (time_t)c->state->time);
	ASN1_TIME *to = ASN1_TIME_set(NULL, (time_t)c->state->time + 30 * DAY);
	X509_CRL *list = X509_CRL_new();

	pki_must(list && X509_CRL_set_version(list, X509_CRL_VERSION_2), "no list");
	X509_CRL_set_issuer_name(list, X509_get_subject_name(issuer->certificate));
	X509_CRL_set1_lastUpdate(list, from);
	X509_CRL_set1_nextUpdate(list, to);
	if (who == WHO_ISSUING && c->state->revoked)
		entry_add(c, list, WHO_SEAL, c->state->revoked);
	if (who == WHO_ISSUING && c->state->clock_revoked)
		entry_add(c, list, WHO_CLOCK, c->state->clock_revoked);
	/* A liar's list is signed by another than it names. */
	const struct identity *by = c->mood == LIES ? &c->pki.who[WHO_DPO] : issuer;
	pki_must(X509_CRL_sort(list) && X509_CRL_sign(list, by->key, EVP_sha256()) > 0, "no list");
	ASN1_TIME_free(from);
	ASN1_TIME_free(to);
	return list;
}

static int list_answer(const struct counter *c, unsigned char **der, enum who who)
{
	X509_CRL *list = list_make(c, who);
	int n = i2d_X509_CRL(list, der);

	X509_CRL_free(list);
	return n;
}

int answer_issuing_list(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	(void)request;
	(void)len;
	return list_answer(c, der, WHO_ISSUING);
}

int answer_root_list(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	(void)request;
	(void)len;
	return list_answer(c, der, WHO_ROOT);
}

/* ---- certificates ---- */

int answer_issuing(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	(void)request;
	(void)len;
	return i2d_X509(c->pki.who[WHO_ISSUING].certificate, der);
}

int answer_root(
	const struct counter *c, unsigned char **der, const unsigned char *request, size_t len)
{
	(void)request;
	(void)len;
	return i2d_X509(c->pki.who[WHO_ROOT].certificate, der);
}
