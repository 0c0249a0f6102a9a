/* test_seal_token.c - keys in hardware, which SoftHSM stands in for */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <openssl/pem.h>

#include "desk.h"
#include "sample_pdf.h"

#define MODULE "/usr/lib/softhsm/libsofthsm2.so"
#define PIN    "pin-4711"
#define AT     "?module-path=" MODULE

/* Runs a program, without its talk; the test fails where it does. */
static void run(const char *const *words)
{
	pid_t pid = fork();
	int status = 0;

	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(126);
		char **argv = (char **)(uintptr_t)words;
		execvp(argv[0], argv);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	if (status)
		fail_msg("%s %s: %d", words[0], words[1], WEXITSTATUS(status));
}

#define RUN(...) run((const char *const[]){ __VA_ARGS__, NULL })

static const char *in_folder(const struct desk *d, const char *name)
{
	return arena_fmt(d->cx.arena, "%s/%s", d->folder, name);
}

static FILE *new_file(const struct desk *d, const char *name)
{
	FILE *file = fopen(in_folder(d, name), "wbe");

	assert_non_null(file);
	return file;
}

static void token_make(struct desk *d)
{
	FILE *file = new_file(d, "softhsm2.conf");

	fprintf(file, "directories.tokendir = %s/tokens\nlog.level = ERROR\n", d->folder);
	fclose(file);
	mkdir(in_folder(d, "tokens"), 0700);
	setenv("SOFTHSM2_CONF", in_folder(d, "softhsm2.conf"), 1);
	RUN("softhsm2-util", "--init-token", "--free", "--label", "segl", "--pin", PIN, "--so-pin",
		"12345678");
}

/* Puts a key onto the token, with a certificate made out to it or to the other key. */
static void key_add(struct desk *d, const char *name, const char *id, EVP_PKEY *key, EVP_PKEY *to)
{
	X509 *certificate = X509_dup(d->key.certificate);
	FILE *file = new_file(d, "key.pem");

	assert_true(PEM_write_PKCS8PrivateKey(file, key, NULL, NULL, 0, NULL, NULL));
	fclose(file);
	RUN("softhsm2-util", "--import", in_folder(d, "key.pem"), "--token", "segl", "--label",
		name, "--id", id, "--pin", PIN);
	if (to) {
		assert_true(X509_set_pubkey(certificate, to));
		assert_true(X509_sign(certificate, to, EVP_sha256()));
		file = new_file(d, "certificate.der");
		assert_true(i2d_X509_fp(file, certificate));
		fclose(file);
		RUN("pkcs11-tool", "--module", MODULE, "--token-label", "segl", "--login", "--pin",
			PIN, "--write-object", in_folder(d, "certificate.der"), "--type", "cert",
			"--label", name, "--id", id);
	}
	X509_free(certificate);
}

static int group_setup(void **state)
{
	if (desk_setup(state) != 0)
		return -1;
	struct desk *d = *state;
	EVP_PKEY *rsa = EVP_RSA_gen(3072), *curve = EVP_EC_gen("P-256");

	token_make(d);
	key_add(d, "kurve", "01", curve, curve);
	key_add(d, "rsa", "02", rsa, rsa);
	key_add(d, "skæv", "03", curve, rsa);
	key_add(d, "alene", "04", d->key.key, NULL);
	EVP_PKEY_free(rsa);
	EVP_PKEY_free(curve);
	return 0;
}

static int group_teardown(void **state)
{
	struct desk *d = *state;

	RUN("rm", "-r", in_folder(d, "tokens"), in_folder(d, "softhsm2.conf"),
		in_folder(d, "key.pem"), in_folder(d, "certificate.der"));
	return desk_teardown(state);
}

/* A file of certificates, for those who have none on the token. */
static const char *beside;

/* Answers with the text that arg is, and counts how often. */
static int times_asked;

static char *answer(struct ctx *cx, const char *path, void *arg)
{
	(void)cx;
	times_asked++;
	assert_non_null(strstr(path, "pkcs11:"));
	return arg;
}

static bool opens(struct desk *d, struct seal_key *out, const char *address, const char *pin)
{
	char *arg = arena_dup(d->cx.arena, pin);

	times_asked = 0;
	d->cx.err = (struct err){ 0 };
	return seal_key_open(&d->cx, out,
		&(struct seal_key_source){ .path = address,
			.certificates = beside,
			.password = pin ? answer : NULL,
			.arg = arg });
}

/* What came of it in a process of its own, as in life: the engine keeps a PIN until it ends. */
struct outcome {
	bool opened;
	int asked;
	struct err err;
};

static struct outcome opens_apart(struct desk *d, const char *address, const char *pin)
{
	struct outcome out = { 0 };
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct seal_key key = { 0 };
		out.opened = opens(d, &key, address, pin);
		out.asked = times_asked;
		out.err = d->cx.err;
		_exit(write(ends[1], &out, sizeof(out)) != sizeof(out));
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &out, sizeof(out)), sizeof(out));
	close(ends[0]);
	waitpid(pid, NULL, 0);
	return out;
}

static void assert_refused(
	struct desk *d, const char *address, const char *pin, enum err_kind kind, const char *words)
{
	struct outcome out = opens_apart(d, address, pin);

	assert_false(out.opened);
	if (!strstr(out.err.text, words) || strchr(out.err.text, '\n'))
		fail_msg("'%s' is not said, but: %s", words, out.err.text);
	assert_int_equal(out.err.kind, kind);
	assert_true(out.asked <= 1);
	if (pin)
		assert_null(strstr(out.err.text, pin));
}

static void assert_signs(struct desk *d, const char *address)
{
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	struct buf pdf = sample_pdf(&d->cx), out = { .arena = d->cx.arena };

	if (!opens(d, &key, address, PIN) ||
		!pdf_sign(
			&d->cx, &out, &pdf, &key, &(struct pdf_sign_options){ .field = "Segl" }) ||
		!pdf_sign(&d->cx, &pdf, &out, &key, &(struct pdf_sign_options){ .field = "DPO" }))
		fail_msg("%s", d->cx.err.text);
	assert_true(times_asked <= 1);
	struct pdf_verdict verdict = desk_verify(d, &pdf);
	assert_good(&verdict, 2);
}

static void test_a_curve_key_on_a_token_signs(void **state)
{
	assert_signs(*state, "pkcs11:token=segl;object=kurve;type=private" AT);
	assert_signs(*state, "pkcs11:token=segl;id=%01" AT);
}

static void test_an_rsa_key_on_a_token_signs(void **state)
{
	assert_signs(*state, "pkcs11:type=private;token=segl;object=rsa" AT);
	assert_signs(*state,
		"pkcs11:token=segl;object=rsa?module-path=%2Fusr/lib/softhsm/libsofthsm2.so");
}

/* As cards for qualified signatures do: nobody may sit at a terminal to answer. */
static void test_a_key_may_want_its_pin_each_time(void **state)
{
	struct desk *d = *state;
	FILE *file;

	RUN("pkcs11-tool", "--module", MODULE, "--token-label", "segl", "--login", "--pin", PIN,
		"--keypairgen", "--key-type", "rsa:2048", "--label", "altid", "--id", "05",
		"--always-auth");
	RUN("pkcs11-tool", "--module", MODULE, "--token-label", "segl", "--login", "--pin", PIN,
		"--read-object", "--type", "pubkey", "--label", "altid", "--output-file",
		in_folder(d, "key.pem"));
	file = fopen(in_folder(d, "key.pem"), "rbe");
	EVP_PKEY *public = d2i_PUBKEY_fp(file, NULL);
	X509 *certificate = X509_dup(d->key.certificate);
	fclose(file);
	assert_true(public && X509_set_pubkey(certificate, public));
	assert_true(X509_sign(certificate, d->key.key, EVP_sha256()));
	EVP_PKEY_free(public);
	file = new_file(d, "certificate.der");
	assert_true(PEM_write_X509(file, certificate));
	fclose(file);
	X509_free(certificate);
	beside = in_folder(d, "certificate.der");
	assert_signs(d, "pkcs11:token=segl;object=altid" AT);
	beside = NULL;
}

static void test_a_certificate_may_stand_in_a_file(void **state)
{
	struct desk *d = *state;

	assert_refused(d, "pkcs11:token=segl;object=alene" AT, PIN, ERR_INVALID,
		"no certificate for the key");
	beside = d->key_file;
	assert_signs(d, "pkcs11:token=segl;object=alene" AT);
	beside = NULL;
}

static void test_a_key_must_fit_its_certificate(void **state)
{
	assert_refused(*state, "pkcs11:token=segl;object=sk%C3%A6v" AT, PIN, ERR_INVALID,
		"does not fit its certificate");
}

/* Cards lock themselves after three. */
static void test_a_wrong_pin_is_tried_once(void **state)
{
	static const char address[] = "pkcs11:token=segl;object=rsa" AT;
	struct desk *d = *state;

	assert_refused(d, address, "1234567", ERR_DENIED, "the PIN is wrong");
	assert_int_equal(opens_apart(d, address, "1234567").asked, 1);
	assert_refused(d, address, "9", ERR_DENIED, "the PIN is wrong");
	assert_refused(d, address, NULL, ERR_DENIED, "VAERN_KEY_PASSWORD");
}

static void test_a_pin_has_no_place_in_the_address(void **state)
{
	static const char *const addresses[] = { "pkcs11:token=segl?pin-value=" PIN,
		"pkcs11:token=segl" AT "&pin-value=" PIN, "pkcs11:token=segl;pin-value=" PIN,
		"pkcs11:token=segl?pin-source=file:/x" };

	for (size_t i = 0; i < COUNT(addresses); i++)
		assert_refused(*state, addresses[i], PIN, ERR_INVALID, "can be seen by others");
}

static void test_what_is_not_there_is_said(void **state)
{
	static const char no_module[] =
		"pkcs11:token=segl;object=rsa?module-path=/nowhere/token.so";
	struct desk *d = *state;
	const char *no_library =
		arena_fmt(d->cx.arena, "pkcs11:token=segl;object=rsa?module-path=%s", d->key_file);

	assert_refused(d, "pkcs11:token=andet;object=rsa" AT, PIN, ERR_NOT_FOUND, "no such token");
	assert_refused(d, "pkcs11:token=segl;object=andet" AT, PIN, ERR_NOT_FOUND, "no such key");
	assert_refused(d, no_module, PIN, ERR_NOT_FOUND, "/nowhere/token.so: there is no such");
	assert_refused(d, no_library, PIN, ERR_INVALID, "cannot be used");
	setenv("OPENSSL_ENGINES", "/nowhere", 1);
	assert_refused(d, "pkcs11:token=segl" AT, PIN, ERR_SYSTEM, "libengine-pkcs11-openssl");
	unsetenv("OPENSSL_ENGINES");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* Before the right one is said, which the engine keeps until the process ends. */
		cmocka_unit_test(test_a_wrong_pin_is_tried_once),
		cmocka_unit_test(test_what_is_not_there_is_said),
		cmocka_unit_test(test_a_curve_key_on_a_token_signs),
		cmocka_unit_test(test_an_rsa_key_on_a_token_signs),
		cmocka_unit_test(test_a_key_may_want_its_pin_each_time),
		cmocka_unit_test(test_a_certificate_may_stand_in_a_file),
		cmocka_unit_test(test_a_key_must_fit_its_certificate),
		cmocka_unit_test(test_a_pin_has_no_place_in_the_address),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
