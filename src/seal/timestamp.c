/* timestamp.c - trusted time: tokens of RFC 3161, asked for and checked */
#include "timestamp.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/ts.h>

#include "cms.h"
#include "fetch.h"
#include "hash.h"

#define SECONDS      10
#define RESPONSE_MAX 100000
#define NONCE_SIZE   8

static void request_done(TS_REQ **request)
{
	TS_REQ_free(*request);
}

static void response_done(TS_RESP **response)
{
	TS_RESP_free(*response);
}

static void verify_done(TS_VERIFY_CTX **verify)
{
	TS_VERIFY_CTX_free(*verify);
}

static void token_done(PKCS7 **token)
{
	PKCS7_free(*token);
}

static void info_done(TS_TST_INFO **info)
{
	TS_TST_INFO_free(*info);
}

/* ---- asking ---- */

static bool imprint_set(TS_REQ *request, const unsigned char digest[32])
{
	TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
	X509_ALGOR *algorithm = X509_ALGOR_new();
	unsigned char copy[32];

	memcpy(copy, digest, sizeof(copy));
	bool ok = imprint && algorithm &&
		  X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) &&
		  TS_MSG_IMPRINT_set_algo(imprint, algorithm) &&
		  TS_MSG_IMPRINT_set_msg(imprint, copy, sizeof(copy)) &&
		  TS_REQ_set_msg_imprint(request, imprint);

	TS_MSG_IMPRINT_free(imprint);
	X509_ALGOR_free(algorithm);
	return ok;
}

/* A number used once, so that no old answer can be sent again. */
static bool nonce_set(TS_REQ *request)
{
	unsigned char bytes[NONCE_SIZE];
	ASN1_INTEGER *nonce = ASN1_INTEGER_new();
	uint64_t number = 0;

	bool ok = nonce && random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; ok && i < sizeof(bytes); i++)
		number = number << 8 | bytes[i];
	ok = ok && ASN1_INTEGER_set_uint64(nonce, number >> 1 | 1) &&
	     TS_REQ_set_nonce(request, nonce);
	ASN1_INTEGER_free(nonce);
	return ok;
}

static TS_REQ *request_new(const unsigned char digest[32])
{
	TS_REQ *request = TS_REQ_new();

	if (request && TS_REQ_set_version(request, 1) && imprint_set(request, digest) &&
		nonce_set(request) && TS_REQ_set_cert_req(request, 1))
		return request;
	TS_REQ_free(request);
	return NULL;
}

/* Sends the request; NULL where no answer came in time, or none that is one. */
static TS_RESP *answer_get(struct ctx *cx, TS_REQ *request, const char *url, int seconds)
{
	CLEANUP(bytes_done) unsigned char *der = NULL;
	struct buf answer = { .arena = cx->arena };
	int len = i2d_TS_REQ(request, &der);
	const struct fetch what = { .url = url,
		.body = { (char *)der, len > 0 ? (size_t)len : 0 },
		.type = "application/timestamp-query",
		.wants = "application/timestamp-reply",
		.seconds = seconds,
		.limit = RESPONSE_MAX };

	if (len <= 0 || !fetch(&answer, &what))
		return NULL;
	const unsigned char *at = (const unsigned char *)answer.text;
	return d2i_TS_RESP(NULL, &at, (long)answer.len);
}

/* Whether the answer is to this request: the same imprint and number. */
static bool answers(TS_REQ *request, TS_RESP *response)
{
	CLEANUP(verify_done) TS_VERIFY_CTX *verify = TS_REQ_to_TS_VERIFY_CTX(request, NULL);

	if (!verify)
		return false;
	TS_VERIFY_CTX_set_flags(verify, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
	return TS_RESP_verify_response(verify, response) == 1;
}

static bool given_digest(const struct stamp_claim *claim, const EVP_MD *kind, unsigned char *out)
{
	if (EVP_MD_get_type(kind) != NID_sha256)
		return false;
	memcpy(out, claim->of, 32);
	return true;
}

/* Asks one authority; false with its fault. */
static bool ask(struct ctx *cx, struct buf *token, const unsigned char digest[32], const char *url,
	const struct stamp_source *source)
{
	CLEANUP(request_done) TS_REQ *request = request_new(digest);
	CLEANUP(store_done) X509_STORE *trust = NULL;
	CLEANUP(bytes_done) unsigned char *der = NULL;
	struct stamp stamp;

	if (!request)
		return err_set(cx, ERR_SYSTEM, "The request for a time-stamp could not be made");
	CLEANUP(response_done)
	TS_RESP *response =
		answer_get(cx, request, url, source->seconds ? source->seconds : SECONDS);
	if (!response)
		return err_set(cx, ERR_SYSTEM,
			"%s gave no time-stamp: it cannot be reached, is too "
			"slow, or does not answer as RFC 3161 says",
			url);
	if (ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response))) >
		TS_STATUS_GRANTED_WITH_MODS)
		return err_set(cx, ERR_SYSTEM, "%s refused to give a time-stamp", url);
	if (!answers(request, response))
		return err_set(cx, ERR_SYSTEM,
			"%s gave a time-stamp over something else than what was sent", url);
	int len = i2d_PKCS7(TS_RESP_get_token(response), &der);
	if (len <= 0 || len > TOKEN_ROOM)
		return err_set(cx, ERR_SYSTEM, "%s gave a time-stamp that is too large", url);
	if (source->trust && !trust_open(cx, &trust, source->trust))
		return false;
	const struct stamp_claim claim = { .der = { (char *)der, (size_t)len },
		.digest = given_digest,
		.of = digest,
		.trust = trust };
	if (!stamp_check(cx, &stamp, &claim))
		return err_at(cx, "%s: ", url);
	buf_add(token, (const char *)der, (size_t)len);
	return true;
}

bool stamp_get(struct ctx *cx, struct buf *token, const unsigned char digest[32],
	const struct stamp_source *source)
{
	struct buf faults = { .arena = cx->arena };

	for (const char *const *url = source->urls; *url; url++) {
		if (ask(cx, token, digest, *url, source)) {
			ERR_clear_error();
			return true;
		}
		buf_fmt(&faults, "%s%s", faults.len ? "; " : "", cx->err.text);
		cx->err = (struct err){ 0 };
	}
	ERR_clear_error();
	return err_set(cx, ERR_SYSTEM, "No time-stamp could be had, so nothing was sealed: %s",
		faults.len ? faults.text : _("no authority is named"));
}

/* ---- checking ---- */

static bool token_bad(struct ctx *cx, const char *why)
{
	return err_set(cx, ERR_INVALID, "the time-stamp does not hold: %s", why);
}

/* Written in the one canonical way (DER), and followed by zeros only. */
static bool is_canonical(PKCS7 *token, struct slice der)
{
	CLEANUP(bytes_done) unsigned char *again = NULL;
	int len = i2d_PKCS7(token, &again);

	if (len <= 0 || (size_t)len > der.len || memcmp(again, der.at, (size_t)len) != 0)
		return false;
	for (size_t i = (size_t)len; i < der.len; i++)
		if (der.at[i])
			return false;
	return true;
}

static PKCS7 *token_read(const struct stamp_claim *claim)
{
	const unsigned char *at = (const unsigned char *)claim->der.at;
	PKCS7 *token = d2i_PKCS7(NULL, &at, (long)claim->der.len);

	if (!token || is_canonical(token, claim->der))
		return token;
	PKCS7_free(token);
	return NULL;
}

/* Whether the token is over what it stands for, by SHA-2. */
static bool imprint_fits(const struct stamp_claim *claim, TS_TST_INFO *info)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
	int nid = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
	const ASN1_OCTET_STRING *said = TS_MSG_IMPRINT_get_msg(imprint);
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512)
		return false;
	const EVP_MD *kind = EVP_get_digestbynid(nid);
	return claim->digest(claim, kind, sum) &&
	       ASN1_STRING_length(said) == EVP_MD_get_size(kind) &&
	       memcmp(ASN1_STRING_get0_data(said), sum, (size_t)EVP_MD_get_size(kind)) == 0;
}

/* The certificate that signed; it belongs to the token. */
static X509 *token_signer(PKCS7 *token)
{
	STACK_OF(X509) *signers = PKCS7_get0_signers(token, NULL, 0);
	X509 *signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : NULL;

	sk_X509_free(signers);
	return signer;
}

static bool same_name(X509_NAME *a, X509_NAME *b)
{
	const unsigned char *x, *y;
	size_t x_len, y_len;

	return X509_NAME_get0_der(a, &x, &x_len) && X509_NAME_get0_der(b, &y, &y_len) &&
	       x_len == y_len && memcmp(x, y, x_len) == 0;
}

/* What the token's signature does not cover can only be what it is: the versions of RFC 5652, the
 * issuer to the letter, algorithms that agree, nothing beside. */
static bool is_plain(PKCS7 *token, X509 *signer)
{
	STACK_OF(PKCS7_SIGNER_INFO) *all = PKCS7_get_signer_info(token);
	STACK_OF(X509_ALGOR) *digests = token->d.sign->md_algs;
	const PKCS7_SIGNER_INFO *info = sk_PKCS7_SIGNER_INFO_value(all, 0);
	EVP_PKEY *key = X509_get0_pubkey(signer);
	int digest, signing, digest_of, key_of;

	if (!key || !info || EVP_PKEY_get_security_bits(key) < SECURITY_BITS ||
		sk_X509_ALGOR_num(digests) != 1 || sk_X509_ATTRIBUTE_num(info->unauth_attr) > 0 ||
		ASN1_INTEGER_get(token->d.sign->version) != 3 ||
		ASN1_INTEGER_get(info->version) != 1 ||
		!same_name(info->issuer_and_serial->issuer, X509_get_issuer_name(signer)))
		return false;
	digest = sha2_named(info->digest_alg);
	signing = OBJ_obj2nid(info->digest_enc_alg->algorithm);
	if (digest == NID_undef || sha2_named(sk_X509_ALGOR_value(digests, 0)) != digest)
		return false;
	if (signing == NID_rsaEncryption || signing == NID_rsassaPss)
		return EVP_PKEY_is_a(key, "RSA");
	return OBJ_find_sigid_algs(signing, &digest_of, &key_of) && digest_of == digest &&
	       EVP_PKEY_get_base_id(key) == key_of;
}

/* Without a trust list the authority's own certificate is taken as its root, so that the signature
 * and the certificate's purpose are checked all the same. */
static X509_STORE *store_for(const struct stamp_claim *claim, X509 *signer)
{
	X509_STORE *store = claim->trust;

	if (store)
		return X509_STORE_up_ref(store) ? store : NULL;
	store = X509_STORE_new();
	if (store && !X509_STORE_add_cert(store, signer)) {
		X509_STORE_free(store);
		store = NULL;
	}
	return store;
}

static bool signature_holds(
	const struct stamp_claim *claim, PKCS7 *token, X509 *signer, int64_t time)
{
	CLEANUP(verify_done) TS_VERIFY_CTX *verify = TS_VERIFY_CTX_new();
	X509_STORE *store = store_for(claim, signer);

	if (!verify || !store) {
		X509_STORE_free(store);
		return false;
	}
	X509_VERIFY_PARAM *param = X509_STORE_get0_param(store);
	X509_VERIFY_PARAM_set_time(param, (time_t)time);
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
	TS_VERIFY_CTX_set_store(verify, store); /* which then belongs to it */
	if (claim->known) {
		STACK_OF(X509) *known = X509_chain_up_ref(claim->known);
		if (!known)
			return false;
		TS_VERIFY_CTX_set_certs(verify, known); /* this too */
	}
	TS_VERIFY_CTX_set_flags(verify, TS_VFY_VERSION | TS_VFY_SIGNATURE);
	return TS_RESP_verify_token(verify, token) == 1;
}

bool stamp_check(struct ctx *cx, struct stamp *out, const struct stamp_claim *claim)
{
	CLEANUP(token_done) PKCS7 *token = token_read(claim);
	CLEANUP(info_done)
	TS_TST_INFO *info =
		token && PKCS7_type_is_signed(token) ? PKCS7_to_TS_TST_INFO(token) : NULL;
	X509 *signer = info ? token_signer(token) : NULL;

	if (!signer || !certificate_date(TS_TST_INFO_get_time(info), &out->time))
		return token_bad(cx, _("it is damaged"));
	if (!is_plain(token, signer))
		return token_bad(cx, _("it is not written as RFC 3161 says"));
	if (!imprint_fits(claim, info))
		return token_bad(cx, _("it is over something else"));
	if (!certificate_date(X509_get0_notAfter(signer), &out->until) ||
		!signature_holds(claim, token, signer, out->time))
		return token_bad(cx,
			claim->trust ? _("its signature is not that of a trusted authority")
				     : _("its signature is not that of a time-stamp authority"));
	out->signer = certificate_name(cx, signer, NID_commonName);
	return !claim->signer || credential_set(claim->signer, signer, token->d.sign->cert) ||
	       err_set(cx, ERR_SYSTEM, "The certificates could not be listed");
}
