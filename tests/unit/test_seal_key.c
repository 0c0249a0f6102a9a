/* test_seal_key.c - keys to sign with, and what is said of those that cannot */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "seal.h"

#define NOW  1767225600 /* 2026-01-01T00:00:00Z */
#define YEAR 31536000LL

struct desk {
	struct ctx cx;
	char folder[32];
	const char *demo; /* the file of a demo key */
	struct seal_key key;
};

static const char *in_folder(struct desk *d, const char *name)
{
	return arena_fmt(d->cx.arena, "%s/%s", d->folder, name);
}

static int setup(void **state)
{
	static struct desk d;

	d = (struct desk){ .cx = { .arena = arena_new(), .lang = LANG_EN, .clock = { NOW } },
		.folder = "/tmp/vaern-XXXXXX" };
	*state = &d;
	return mkdtemp(d.folder) && seal_key_make_demo(&d.cx, &d.demo, d.folder, "Roskilde") &&
			       seal_key_open(
				       &d.cx, &d.key, &(struct seal_key_source){ .path = d.demo })
		       ? 0
		       : -1;
}

static int teardown(void **state)
{
	static const char *const names[] = { "demo-key.pem", "key.pem", "certificate.pem",
		"key.p12" };
	struct desk *d = *state;

	for (size_t i = 0; i < COUNT(names); i++)
		unlink(in_folder(d, names[i]));
	rmdir(d->folder);
	seal_key_done(&d->key);
	arena_free(d->cx.arena);
	return 0;
}

/* Answers with the text that arg is. */
static char *answer(struct ctx *cx, const char *path, void *arg)
{
	(void)cx;
	assert_non_null(path);
	return arg;
}

static bool opens(struct desk *d, const char *path, const char *password)
{
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	char text[32] = "";
	struct seal_key_source source = { .path = path };

	if (password) {
		snprintf(text, sizeof(text), "%s", password);
		source.password = answer;
		source.arg = text;
	}
	if (!seal_key_open(&d->cx, &key, &source))
		return false;
	assert_string_equal(seal_key_subject(&d->cx, &key), seal_key_subject(&d->cx, &d->key));
	return true;
}

/* It does not open; the message names the file and contains these words. */
static void assert_refused(
	struct desk *d, const char *path, const char *password, const char *words)
{
	assert_false(opens(d, path, password));
	if (!strstr(d->cx.err.text, path) || !strstr(d->cx.err.text, words))
		fail_msg("'%s' is not said, but: %s", words, d->cx.err.text);
}

static void write_key(struct desk *d, EVP_PKEY *key, const char *password)
{
	FILE *file = fopen(in_folder(d, "key.pem"), "wbe");
	char text[32];

	assert_non_null(file);
	int len = snprintf(text, sizeof(text), "%s", password ? password : "");
	assert_true(PEM_write_PKCS8PrivateKey(file, key, password ? EVP_aes_256_cbc() : NULL, text,
		password ? len : 0, NULL, NULL));
	fclose(file);
}

static void add_certificate(struct desk *d, const char *name, const char *mode)
{
	FILE *file = fopen(in_folder(d, name), mode);

	assert_non_null(file);
	assert_true(PEM_write_X509(file, d->key.certificate));
	fclose(file);
}

static const char *write_pkcs12(struct desk *d, const char *password)
{
	const char *path = in_folder(d, "key.p12");
	PKCS12 *p12 = PKCS12_create(
		password, "seal", d->key.key, d->key.certificate, NULL, 0, 0, 0, 0, 0);
	FILE *file = fopen(path, "wbe");

	assert_true(p12 && file && i2d_PKCS12_fp(file, p12));
	fclose(file);
	PKCS12_free(p12);
	return path;
}

static void test_a_demo_key_says_what_it_is(void **state)
{
	struct desk *d = *state;
	struct stat st;
	const char *again;

	assert_string_equal(
		seal_key_subject(&d->cx, &d->key), "DEMO Roskilde - ikke til brug, " SEAL_DEMO);
	assert_int_equal(stat(d->demo, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_false(seal_key_make_demo(&d->cx, &again, d->folder, "Roskilde"));
	assert_int_equal(d->cx.err.kind, ERR_CONFLICT);
}

static void test_a_long_name_is_cut_to_what_a_certificate_holds(void **state)
{
	struct desk *d = *state;
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	const char *path;

	unlink(d->demo);
	assert_true(seal_key_make_demo(&d->cx, &path, d->folder,
		"Foreningen af sjællandske kommuner om fælles informationssikkerhed "
		"og databeskyttelse"));
	assert_true(seal_key_open(&d->cx, &key, &(struct seal_key_source){ .path = path }));
	assert_string_equal(seal_key_subject(&d->cx, &key),
		"DEMO Foreningen af sjællandske kommuner om fælle - ikke til brug, " SEAL_DEMO);
}

static void test_a_certificate_may_stand_in_a_file_of_its_own(void **state)
{
	struct desk *d = *state;
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	const char *path = in_folder(d, "key.pem"), *beside = in_folder(d, "certificate.pem");

	write_key(d, d->key.key, NULL);
	assert_refused(d, path, NULL, "no certificate for the key");
	add_certificate(d, "certificate.pem", "wbe");
	assert_true(seal_key_open(
		&d->cx, &key, &(struct seal_key_source){ .path = path, .certificates = beside }));
	assert_false(seal_key_open(
		&d->cx, &key, &(struct seal_key_source){ .path = path, .certificates = path }));
	assert_non_null(strstr(d->cx.err.text, "no certificate in PEM"));
}

static void test_a_certificate_that_stands_twice_is_taken_once(void **state)
{
	struct desk *d = *state;
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	const char *beside = in_folder(d, "certificate.pem");

	add_certificate(d, "certificate.pem", "wbe");
	add_certificate(d, "certificate.pem", "abe");
	assert_true(seal_key_open(&d->cx, &key,
		&(struct seal_key_source){ .path = d->demo, .certificates = beside }));
	assert_int_equal(OPENSSL_sk_num((const OPENSSL_STACK *)key.chain), 0);
}

static void test_a_pem_key_opens_with_its_password_only(void **state)
{
	struct desk *d = *state;
	const char *path = in_folder(d, "key.pem");

	write_key(d, d->key.key, "hunter2");
	add_certificate(d, "key.pem", "abe");
	assert_true(opens(d, path, "hunter2"));
	assert_refused(d, path, "hunter3", "the password is wrong");
	assert_refused(d, path, NULL, "VAERN_KEY_PASSWORD");
	assert_int_equal(d->cx.err.kind, ERR_DENIED);
}

static void test_a_pkcs12_key_opens_with_its_password_only(void **state)
{
	struct desk *d = *state;
	const char *path = write_pkcs12(d, "hunter2");

	assert_true(opens(d, path, "hunter2"));
	assert_refused(d, path, "hunter3", "the password is wrong");
	assert_refused(d, path, NULL, "VAERN_KEY_PASSWORD");
	write_pkcs12(d, "");
	assert_true(opens(d, path, NULL));
}

static void test_a_key_must_fit_its_certificate(void **state)
{
	struct desk *d = *state;
	EVP_PKEY *other = EVP_EC_gen("P-256");

	write_key(d, other, NULL);
	EVP_PKEY_free(other);
	add_certificate(d, "key.pem", "abe");
	assert_refused(d, in_folder(d, "key.pem"), NULL, "does not fit");
}

static void test_a_certificate_must_be_valid_now(void **state)
{
	struct desk *d = *state;

	d->cx.clock.fixed = NOW + 10 * YEAR;
	assert_true(opens(d, d->demo, NULL));
	d->cx.clock.fixed = NOW + 11 * YEAR;
	assert_refused(d, d->demo, NULL, "expired on 1 January 2036");
	d->cx.clock.fixed = NOW - YEAR;
	assert_refused(d, d->demo, NULL, "not valid before 31 December 2025");
}

static void test_what_is_no_key_is_named(void **state)
{
	struct desk *d = *state;

	add_certificate(d, "certificate.pem", "wbe");
	assert_refused(d, in_folder(d, "certificate.pem"), NULL, "no private key");
	FILE *file = fopen(in_folder(d, "key.p12"), "wbe");
	assert_true(file && fputs("not a key at all", file) >= 0 && fclose(file) == 0);
	assert_refused(d, in_folder(d, "key.p12"), NULL, "no private key");
	assert_false(opens(d, "/nowhere/key.pem", NULL));
	assert_int_equal(d->cx.err.kind, ERR_NOT_FOUND);
}

/* Makes key.pem of another key, with the certificate made out to it. */
static const char *write_other_key(struct desk *d, EVP_PKEY *other)
{
	assert_true(X509_set_pubkey(d->key.certificate, other));
	assert_true(X509_sign(d->key.certificate, d->key.key, EVP_sha256()));
	write_key(d, other, NULL);
	EVP_PKEY_free(other);
	add_certificate(d, "key.pem", "abe");
	return in_folder(d, "key.pem");
}

static void test_short_and_unknown_keys_are_refused(void **state)
{
	struct desk *d = *state;

	assert_refused(d, write_other_key(d, EVP_RSA_gen(1024)), NULL, "too short");
	assert_refused(d, write_other_key(d, EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")), NULL,
		"elliptic-curve");
	assert_true(opens(d, write_other_key(d, EVP_RSA_gen(2048)), NULL));
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_demo_key_says_what_it_is),
		TEST(test_a_long_name_is_cut_to_what_a_certificate_holds),
		TEST(test_a_certificate_may_stand_in_a_file_of_its_own),
		TEST(test_a_certificate_that_stands_twice_is_taken_once),
		TEST(test_a_pem_key_opens_with_its_password_only),
		TEST(test_a_pkcs12_key_opens_with_its_password_only),
		TEST(test_a_key_must_fit_its_certificate),
		TEST(test_a_certificate_must_be_valid_now),
		TEST(test_what_is_no_key_is_named),
		TEST(test_short_and_unknown_keys_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
