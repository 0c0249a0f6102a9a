/* seal_key.c - who signs: a key and its certificates, from PEM or PKCS#12 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include "cms.h"
#include "disk.h"
#include "handles.h"
#include "key.h"
#include "moment.h"
#include "seal.h"
#include "seal_token.h"

#define KEY_FILE_LIMIT    1048576
#define CERTIFICATE_LIMIT 8192 /* of the one in a token */

void seal_key_done(struct seal_key *key)
{
	EVP_PKEY_free(key->key);
	token_close(key->token);
	X509_free(key->certificate);
	sk_X509_pop_free(key->chain, X509_free);
	*key = (struct seal_key){ 0 };
}

static const char *password_get(struct password *p)
{
	if (!p->asked && p->source->password)
		p->text = p->source->password(p->cx, p->source->path, p->source->arg);
	p->asked = true;
	return p->text;
}

void password_forget(struct password *p)
{
	if (p->text)
		OPENSSL_cleanse(p->text, strlen(p->text));
	p->text = NULL;
}

int password_for_openssl(char *out, int size, int writing, void *arg)
{
	const char *text = password_get(arg);
	int len = text ? snprintf(out, (size_t)size, "%s", text) : -1;

	(void)writing;
	return len < size ? len : -1;
}

static bool not_opened(const struct password *p)
{
	const char *path = p->source->path;

	if (p->asked && p->text)
		return err_set(p->cx, ERR_DENIED, "%s: the password is wrong", path);
	if (p->asked)
		return err_set(p->cx, ERR_DENIED,
			"%s: the key has a password; put it into the environment variable "
			"VAERN_KEY_PASSWORD, or name a file that holds it",
			path);
	return err_set(p->cx, ERR_INVALID,
		"%s: there is no private key in it that can be read (PEM or PKCS#12)", path);
}

static bool pem_open(struct password *p, const struct buf *text, struct seal_key *out)
{
	CLEANUP(bio_done) BIO *in = BIO_new_mem_buf(text->text, (int)text->len);

	out->key = in ? PEM_read_bio_PrivateKey(in, NULL, password_for_openssl, p) : NULL;
	if (!out->key)
		return not_opened(p);
	certificates_read(out->chain, text->text, text->len);
	return true;
}

/* No password and an empty one are different things in PKCS#12, and writers mix them up. */
static const char *pkcs12_password(struct password *p, PKCS12 *in, bool *right)
{
	static const char *const none[] = { NULL, "" };

	for (size_t i = 0; i < COUNT(none); i++) {
		*right = PKCS12_verify_mac(in, none[i], none[i] ? 0 : -1) == 1;
		if (*right)
			return none[i];
	}
	*right = password_get(p) && PKCS12_verify_mac(in, p->text, -1) == 1;
	return p->text;
}

static bool pkcs12_open(struct password *p, const struct buf *bytes, struct seal_key *out)
{
	const unsigned char *at = (const unsigned char *)bytes->text;
	PKCS12 *in = d2i_PKCS12(NULL, &at, (long)bytes->len);
	X509 *certificate = NULL;
	bool right = false;

	if (!in)
		return not_opened(p);
	const char *text = pkcs12_password(p, in, &right);
	bool ok = right && PKCS12_parse(in, text, &out->key, &certificate, &out->chain);
	PKCS12_free(in);
	if (certificate && !sk_X509_unshift(out->chain, certificate))
		X509_free(certificate);
	if (!right)
		return not_opened(p);
	if (!ok)
		return err_set(p->cx, ERR_INVALID,
			"%s: it is encrypted in an old way (RC2) that is no longer safe; write it "
			"anew with 'openssl pkcs12'",
			p->source->path);
	return out->key || not_opened(p);
}

/* A file of certificates often begins with the one that lies beside the key too, and a signature
 * may carry none twice. */
static void leave_out_doubles(struct seal_key *key)
{
	for (int i = sk_X509_num(key->chain) - 1; i >= 0; i--) {
		X509 *one = sk_X509_value(key->chain, i);
		bool doubled = X509_cmp(one, key->certificate) == 0;
		for (int j = 0; j < i && !doubled; j++)
			doubled = X509_cmp(one, sk_X509_value(key->chain, j)) == 0;
		if (doubled)
			X509_free(sk_X509_delete(key->chain, i));
	}
}

/* The certificate that fits the key is the signer's; the others stay as its chain. */
static bool pick_certificate(struct ctx *cx, struct seal_key *key, const char *path)
{
	if (sk_X509_num(key->chain) == 0)
		return err_set(cx, ERR_INVALID, "%s: there is no certificate for the key", path);
	for (int i = 0; i < sk_X509_num(key->chain); i++)
		if (X509_check_private_key(sk_X509_value(key->chain, i), key->key) == 1) {
			key->certificate = sk_X509_delete(key->chain, i);
			leave_out_doubles(key);
			return true;
		}
	return err_set(cx, ERR_INVALID, "%s: the key does not fit its certificate", path);
}

static const char *date_of(struct ctx *cx, int64_t at)
{
	char text[TIME_SIZE];

	time_to_text(at, 0, text);
	text[DATE_SIZE - 1] = '\0';
	return date_long(cx, arena_dup(cx->arena, text));
}

static bool is_valid_now(struct ctx *cx, const struct seal_key *key, const char *path)
{
	int64_t now = clock_now(&cx->clock), first, last;

	if (!certificate_date(X509_get0_notBefore(key->certificate), &first) ||
		!certificate_date(X509_get0_notAfter(key->certificate), &last))
		return err_set(cx, ERR_INVALID, "%s: the certificate has no valid dates", path);
	if (now < first)
		return err_set(cx, ERR_INVALID, "%s: the certificate is not valid before %s", path,
			date_of(cx, first));
	if (now > last)
		return err_set(cx, ERR_INVALID, "%s: the certificate expired on %s; get a new one",
			path, date_of(cx, last));
	return true;
}

static bool can_sign(struct ctx *cx, const struct seal_key *key, const char *path)
{
	if (!EVP_PKEY_is_a(key->key, "EC") && !EVP_PKEY_is_a(key->key, "RSA"))
		return err_set(cx, ERR_INVALID,
			"%s: PDF readers know elliptic-curve (P-256) and RSA keys only", path);
	if (EVP_PKEY_get_security_bits(key->key) < SECURITY_BITS)
		return err_set(
			cx, ERR_INVALID, "%s: the key is too short; RSA needs 2048 bits", path);
	if (!(X509_get_key_usage(key->certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
		return err_set(
			cx, ERR_INVALID, "%s: the certificate is not meant for signing", path);
	return true;
}

static bool add_certificates(struct ctx *cx, struct seal_key *key, const char *path)
{
	struct buf text;

	return disk_read(cx, path, KEY_FILE_LIMIT, &text) &&
	       (certificates_read(key->chain, text.text, text.len) ||
		       err_set(cx, ERR_INVALID, "%s: there is no certificate in PEM", path));
}

static bool key_read(struct ctx *cx, struct seal_key *key, const struct seal_key_source *source)
{
	struct password p = { .cx = cx, .source = source };
	struct buf bytes;

	key->chain = sk_X509_new_null();
	if (!key->chain)
		return err_set(cx, ERR_SYSTEM, "The certificates could not be listed");
	if (token_is_named(source->path))
		return token_open(cx, key, source);
	if (!disk_read(cx, source->path, KEY_FILE_LIMIT, &bytes))
		return false;
	bool pem = memmem(bytes.text, bytes.len, "-----BEGIN ", strlen("-----BEGIN "));
	bool ok = (pem ? pem_open : pkcs12_open)(&p, &bytes, key);
	OPENSSL_cleanse(bytes.text, bytes.len);
	password_forget(&p);
	return ok;
}

static size_t file_size(const char *path)
{
	struct stat st;

	return path && stat(path, &st) == 0 && st.st_size > 0 && st.st_size < KEY_FILE_LIMIT
		       ? (size_t)st.st_size
		       : 0;
}

/* A file that is not there, or is larger than any key, is refused when it is opened. */
size_t certificates_at_most(const struct seal_key_source *source)
{
	return file_size(source->certificates) +
	       (token_is_named(source->path) ? CERTIFICATE_LIMIT : file_size(source->path));
}

bool seal_key_open(struct ctx *cx, struct seal_key *out, const struct seal_key_source *source)
{
	const char *beside = source->certificates, *path = source->path;
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	bool ok = key_read(cx, &key, source) && (!beside || add_certificates(cx, &key, beside)) &&
		  pick_certificate(cx, &key, beside ? beside : path) &&
		  is_valid_now(cx, &key, beside ? beside : path) && can_sign(cx, &key, path);

	ERR_clear_error();
	if (!ok)
		return false;
	*out = key;
	key = (struct seal_key){ 0 };
	return true;
}

const char *seal_key_subject(struct ctx *cx, const struct seal_key *key)
{
	const char *name = certificate_name(cx, key->certificate, NID_commonName);
	const char *organisation = certificate_name(cx, key->certificate, NID_organizationName);

	return arena_fmt(
		cx->arena, "%s%s%s", name, *name && *organisation ? ", " : "", organisation);
}
