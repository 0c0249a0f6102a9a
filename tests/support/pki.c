/* pki.c - certificates that lead to a root, for tests */
#include "pki.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

/* A "@" stands for the address of the authority. */
#define ASK_ISSUING \
	{ NID_crl_distribution_points, "URI:@/issuing.crl" }, \
	{ \
		NID_info_access, "OCSP;URI:@/ocsp,caIssuers;URI:@/issuing.cer" \
	}

static const struct plan {
	const char *name;
	enum who issuer;
	struct {
		int nid;
		const char *value;
	} extensions[6];
} plans[] = {
	[WHO_ROOT] = { "Prøverod", WHO_ROOT,
		{ { NID_basic_constraints, "critical,CA:TRUE" },
			{ NID_key_usage, "critical,keyCertSign,cRLSign" } } },
	[WHO_ISSUING] = { "Prøveudsteder", WHO_ROOT,
		{ { NID_basic_constraints, "critical,CA:TRUE,pathlen:0" },
			{ NID_key_usage, "critical,keyCertSign,cRLSign" },
			{ NID_crl_distribution_points, "URI:@/root.crl" },
			{ NID_info_access, "caIssuers;URI:@/root.cer" } } },
	[WHO_SEAL] = { "Prøvekommune", WHO_ISSUING,
		{ { NID_key_usage, "critical,digitalSignature,nonRepudiation" }, ASK_ISSUING } },
	[WHO_DPO] = { "Prøverådgiver", WHO_ISSUING,
		{ { NID_key_usage, "critical,digitalSignature,nonRepudiation" }, ASK_ISSUING } },
	[WHO_CLOCK] = { "Tidsstempler", WHO_ISSUING,
		{ { NID_key_usage, "critical,digitalSignature" },
			{ NID_ext_key_usage, "critical,timeStamping" }, ASK_ISSUING } },
	[WHO_RESPONDER] = { "Svartjeneste", WHO_ISSUING,
		{ { NID_key_usage, "critical,digitalSignature" },
			{ NID_ext_key_usage, "OCSPSigning" }, { NID_id_pkix_OCSP_noCheck, "" } } },
};

void pki_must(bool so, const char *what)
{
	if (so)
		return;
	fprintf(stderr, "pki: %s\n", what);
	abort();
}

static void extension_add(X509 *certificate, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX ctx;

	X509V3_set_ctx(&ctx, issuer, certificate, NULL, NULL, 0);
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
	pki_must(extension && X509_add_ext(certificate, extension, -1), value);
	X509_EXTENSION_free(extension);
}

static void name_set(X509_NAME *name, const char *text)
{
	pki_must(X509_NAME_add_entry_by_txt(
			 name, "CN", MBSTRING_UTF8, (const unsigned char *)text, -1, -1, 0),
		text);
}

static void address_put(char *out, size_t size, const char *text, const char *base)
{
	size_t len = 0;

	out[0] = '\0';
	for (; *text && len < size; text++)
		len += (size_t)snprintf(out + len, size - len, *text == '@' ? "%s" : "%.1s",
			*text == '@' ? base : text);
	pki_must(len < size, "an address is too long");
}

static void make(struct pki *pki, enum who who, const char *base, int64_t time)
{
	const struct plan *plan = &plans[who];
	struct identity *own = &pki->who[who], *issuer = &pki->who[plan->issuer];
	X509 *c = X509_new();

	own->key = EVP_EC_gen("P-256");
	own->certificate = c;
	pki_must(own->key && c && X509_set_version(c, X509_VERSION_3), "no key");
	ASN1_INTEGER_set(X509_get_serialNumber(c), 100 + (long)who);
	ASN1_TIME_set(X509_getm_notBefore(c), (time_t)time - 86400);
	ASN1_TIME_set(X509_getm_notAfter(c), (time_t)time + 10L * 365 * 86400);
	name_set(X509_get_subject_name(c), plan->name);
	X509_set_issuer_name(c, X509_get_subject_name(issuer->certificate));
	X509_set_pubkey(c, own->key);
	extension_add(c, c, NID_subject_key_identifier, "hash");
	extension_add(c, issuer->certificate, NID_authority_key_identifier, "keyid");
	for (size_t i = 0; i < COUNT(plan->extensions) && plan->extensions[i].value; i++) {
		char value[300];
		address_put(value, sizeof(value), plan->extensions[i].value, base);
		extension_add(c, issuer->certificate, plan->extensions[i].nid, value);
	}
	pki_must(X509_sign(c, issuer->key, EVP_sha256()) > 0, "no certificate");
}

void pki_init(struct pki *out, const char *base, int64_t time)
{
	*out = (struct pki){ 0 };
	for (enum who who = 0; who < WHO_COUNT; who++)
		make(out, who, base, time);
}

void pki_done(struct pki *pki)
{
	for (enum who who = 0; who < WHO_COUNT; who++) {
		EVP_PKEY_free(pki->who[who].key);
		X509_free(pki->who[who].certificate);
	}
}

void pki_write(const struct pki *pki, enum who who, bool key, const char *path)
{
	const struct identity *own = &pki->who[who], *issuer = &pki->who[plans[who].issuer];
	FILE *file = fopen(path, "we");

	pki_must(file && (!key || PEM_write_PrivateKey(file, own->key, NULL, NULL, 0, NULL, NULL)),
		path);
	pki_must(PEM_write_X509(file, own->certificate) &&
			 (!key || PEM_write_X509(file, issuer->certificate)) && fclose(file) == 0,
		path);
}
