/* demo.c - a key to try things with, which says of itself that it is worth nothing */
#include <stdio.h>
#include <string.h>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "disk.h"
#include "handles.h"
#include "hash.h"
#include "key.h"
#include "moment.h"
#include "seal.h"

#define DAY                 86400
#define DAYS_VALID          3653 /* ten years */
#define SERIAL_SIZE         16
#define NAME_MAX_CHARACTERS 64 /* ub-common-name, RFC 5280 */

static bool serial_set(X509 *certificate)
{
	unsigned char bytes[SERIAL_SIZE];

	if (!random_bytes(bytes, sizeof(bytes)))
		return false;
	bytes[0] = (bytes[0] & 0x7f) | 0x40; /* positive, and always as long */
	BIGNUM *number = BN_bin2bn(bytes, sizeof(bytes), NULL);
	bool ok = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
	BN_free(number);
	return ok;
}

/* "DEMO name - ikke til brug", the name cut to what a certificate may hold. */
static const char *demo_name(struct ctx *cx, const char *name)
{
	static const char around[] = "DEMO  - ikke til brug";
	size_t room = NAME_MAX_CHARACTERS - strlen(around), bytes = 0;

	if (!name || !*name)
		return SEAL_DEMO;
	for (; name[bytes]; bytes++)
		if (((unsigned char)name[bytes] & 0xc0) != 0x80 && room-- == 0)
			break;
	return arena_fmt(cx->arena, "DEMO %.*s - ikke til brug", (int)bytes, name);
}

static bool name_add(X509_NAME *subject, int nid, const char *text)
{
	return X509_NAME_add_entry_by_NID(
		subject, nid, MBSTRING_UTF8, (const unsigned char *)text, -1, -1, 0);
}

static bool names_set(X509 *certificate, const char *common_name)
{
	X509_NAME *subject = X509_get_subject_name(certificate);

	return name_add(subject, NID_organizationName, SEAL_DEMO) &&
	       name_add(subject, NID_commonName, common_name) &&
	       X509_set_issuer_name(certificate, subject);
}

static bool extensions_add(X509 *certificate)
{
	static const struct {
		int nid;
		const char *value;
	} extensions[] = {
		{ NID_basic_constraints, "critical,CA:FALSE" },
		{ NID_key_usage, "critical,digitalSignature,nonRepudiation" },
		{ NID_subject_key_identifier, "hash" },
	};
	X509V3_CTX context;

	X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
	for (size_t i = 0; i < COUNT(extensions); i++) {
		X509_EXTENSION *extension =
			X509V3_EXT_conf_nid(NULL, &context, extensions[i].nid, extensions[i].value);
		bool ok = extension && X509_add_ext(certificate, extension, -1);
		X509_EXTENSION_free(extension);
		if (!ok)
			return false;
	}
	return true;
}

static bool certificate_make(struct ctx *cx, X509 *certificate, EVP_PKEY *key, const char *name)
{
	time_t from = (time_t)(clock_now(&cx->clock) - DAY);

	return X509_set_version(certificate, X509_VERSION_3) && serial_set(certificate) &&
	       names_set(certificate, demo_name(cx, name)) &&
	       ASN1_TIME_set(X509_getm_notBefore(certificate), from) &&
	       ASN1_TIME_adj(X509_getm_notAfter(certificate), from, DAYS_VALID, 0) &&
	       X509_set_pubkey(certificate, key) && extensions_add(certificate) &&
	       X509_sign(certificate, key, EVP_sha256());
}

bool seal_key_make_demo(
	struct ctx *cx, const char **path, const char *folder, const char *common_name)
{
	CLEANUP(key_done) EVP_PKEY *key = EVP_EC_gen("P-256");
	CLEANUP(certificate_done) X509 *certificate = X509_new();
	CLEANUP(bio_done) BIO *pem = BIO_new(BIO_s_secmem());
	const char *file = arena_fmt(cx->arena, "%s/demo-key.pem", folder);
	char *text;

	if (!key || !certificate || !pem || !certificate_make(cx, certificate, key, common_name) ||
		!PEM_write_bio_PKCS8PrivateKey(pem, key, NULL, NULL, 0, NULL, NULL) ||
		!PEM_write_bio_X509(pem, certificate))
		return err_set(cx, ERR_SYSTEM, "%s: the key could not be made", file);
	long len = BIO_get_mem_data(pem, &text);
	if (!disk_write_new(cx, file, 0600, text, (size_t)len))
		return false;
	*path = file;
	return true;
}
