/* test_trust.c - signers whose certificates lead to someone else's */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "desk.h"
#include "sample_pdf.h"

/* A certificate, and the key of whom it is made out to. */
struct party {
	EVP_PKEY *key;
	X509 *certificate;
};

static void extension_add(X509 *certificate, int nid, const char *value)
{
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, nid, value);

	assert_true(extension && X509_add_ext(certificate, extension, -1));
	X509_EXTENSION_free(extension);
}

/* Issues a certificate for a year around DESK_NOW; without an issuer it issues itself. */
static struct party party_make(const char *name, EVP_PKEY *key, const struct party *issuer)
{
	struct party p = { key, X509_new() };
	X509_NAME *subject = X509_get_subject_name(p.certificate);

	if (!issuer)
		issuer = &p;
	X509_set_version(p.certificate, X509_VERSION_3);
	ASN1_INTEGER_set(X509_get_serialNumber(p.certificate), (long)strlen(name));
	X509_NAME_add_entry_by_txt(
		subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0);
	X509_set_issuer_name(p.certificate, X509_get_subject_name(issuer->certificate));
	ASN1_TIME_set(X509_getm_notBefore(p.certificate), DESK_NOW - 86400);
	ASN1_TIME_set(X509_getm_notAfter(p.certificate), DESK_NOW + 31536000);
	X509_set_pubkey(p.certificate, key);
	extension_add(p.certificate, NID_basic_constraints,
		issuer == &p ? "critical,CA:TRUE" : "critical,CA:FALSE");
	extension_add(p.certificate, NID_key_usage,
		issuer == &p ? "critical,keyCertSign" : "critical,nonRepudiation");
	assert_true(X509_sign(p.certificate, issuer->key, EVP_sha256()) > 0);
	return p;
}

static void party_done(struct party *p)
{
	EVP_PKEY_free(p->key);
	X509_free(p->certificate);
}

/* A PEM file in the desk's folder: a key, if any, and certificates. */
static const char *pem_write(
	struct desk *d, const char *name, EVP_PKEY *key, X509 *first, X509 *second)
{
	const char *path = arena_fmt(d->cx.arena, "%s/%s", d->folder, name);
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	assert_true(!key || PEM_write_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL));
	assert_true(PEM_write_X509(file, first));
	assert_true(!second || PEM_write_X509(file, second));
	assert_int_equal(fclose(file), 0);
	return path;
}

static void test_a_signer_leads_to_its_authority(void **state)
{
	struct desk *d = *state;
	CLEANUP(party_done) struct party root = party_make("Authority", EVP_EC_gen("P-256"), NULL);
	CLEANUP(party_done)
	struct party seal = party_make("Roskilde Kommune", EVP_RSA_gen(2048), &root);
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	struct buf pdf = sample_pdf(&d->cx), out = { .arena = d->cx.arena };
	struct pdf_verdict verdict;
	/* The signer's certificate is found among the others, wherever it stands. */
	const char *own = pem_write(d, "rsa.pem", seal.key, root.certificate, seal.certificate);
	const char *trust = pem_write(d, "root.pem", NULL, root.certificate, NULL);

	assert_true(seal_key_open(&d->cx, &key, &(struct seal_key_source){ .path = own }));
	assert_string_equal(seal_key_subject(&d->cx, &key), "Roskilde Kommune");
	assert_true(
		pdf_sign(&d->cx, &out, &pdf, &key, &(struct pdf_sign_options){ .field = "Segl" }));

	assert_true(pdf_verify(&d->cx, &verdict, &out, trust));
	assert_good(&verdict, 1);
	assert_true(verdict.signatures[0].trusted && !verdict.signatures[0].self_signed);
	assert_true(verdict_says(&verdict, "does not show whether the certificate"));
	assert_false(verdict_says(&verdict, "trust list"));

	assert_true(pdf_verify(&d->cx, &verdict, &out, NULL));
	assert_good(&verdict, 1);
	assert_true(verdict_says(&verdict, "was not checked against a trust list"));

	assert_true(pdf_verify(&d->cx, &verdict, &out, d->key_file));
	assert_false(verdict.good);
	assert_true(verdict_says(&verdict, "does not lead to the trust list"));
	unlink(own);
	unlink(trust);
}

static void test_an_authority_cannot_sign_documents(void **state)
{
	struct desk *d = *state;
	CLEANUP(party_done) struct party root = party_make("Authority", EVP_EC_gen("P-256"), NULL);
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	const char *path = pem_write(d, "root.pem", root.key, root.certificate, NULL);

	assert_false(seal_key_open(&d->cx, &key, &(struct seal_key_source){ .path = path }));
	assert_non_null(strstr(d->cx.err.text, "not meant for signing"));
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_signer_leads_to_its_authority),
		cmocka_unit_test(test_an_authority_cannot_sign_documents),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
