/* authority.c - a time-stamp authority on this machine, for tests: honest, or not */
#include "authority.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#define REQUEST_MAX 65536

struct desk_of_time {
	EVP_PKEY *key;
	X509 *certificate;
	enum mood mood;
	int64_t time;
};

static void must_be(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "authority: %s\n", what);
	abort();
}

static void extension_add(X509 *certificate, int nid, const char *value)
{
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, nid, value);

	must_be(extension && X509_add_ext(certificate, extension, -1), value);
	X509_EXTENSION_free(extension);
}

static void certificate_make(struct desk_of_time *t)
{
	X509 *c = X509_new();
	X509_NAME *name;

	t->key = EVP_EC_gen("P-256");
	must_be(t->key && c && X509_set_version(c, X509_VERSION_3), "no key");
	ASN1_INTEGER_set(X509_get_serialNumber(c), 7);
	ASN1_TIME_set(X509_getm_notBefore(c), (time_t)t->time - 86400);
	ASN1_TIME_set(X509_getm_notAfter(c), (time_t)t->time + 10 * 365 * 86400);
	name = X509_get_subject_name(c);
	X509_NAME_add_entry_by_txt(
		name, "CN", MBSTRING_UTF8, (const unsigned char *)"Tidsstempler", -1, -1, 0);
	X509_set_issuer_name(c, name);
	X509_set_pubkey(c, t->key);
	extension_add(c, NID_key_usage, "critical,digitalSignature");
	extension_add(c, NID_ext_key_usage, "critical,timeStamping");
	must_be(X509_sign(c, t->key, EVP_sha256()) > 0, "no certificate");
	t->certificate = c;
}

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
	const struct desk_of_time *t = arg;

	(void)ctx;
	*seconds = (long)t->time;
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

static TS_RESP *answer_make(struct desk_of_time *t, unsigned char *request, size_t len)
{
	TS_RESP_CTX *ctx = TS_RESP_CTX_new();
	ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4.1", 1);

	if (t->mood == LIES)
		digest_change(request, len);
	BIO *in = BIO_new_mem_buf(request, (int)len);
	must_be(ctx && policy && TS_RESP_CTX_set_signer_key(ctx, t->key), "no desk");
	must_be(TS_RESP_CTX_set_signer_cert(ctx, t->certificate), "no signer");
	TS_RESP_CTX_set_signer_digest(ctx, EVP_sha256());
	TS_RESP_CTX_set_def_policy(ctx, policy);
	if (t->mood != REFUSES)
		TS_RESP_CTX_add_md(ctx, EVP_sha256());
	TS_RESP_CTX_set_serial_cb(ctx, next_serial, NULL);
	TS_RESP_CTX_set_time_cb(ctx, time_now, t);
	TS_RESP *answer = TS_RESP_create_response(ctx, in);
	ASN1_OBJECT_free(policy);
	BIO_free(in);
	TS_RESP_CTX_free(ctx);
	return answer;
}

/* The body of one request of HTTP; 0 where there is none. */
static size_t request_read(int fd, unsigned char *body)
{
	char text[REQUEST_MAX + 1];
	size_t len = 0, want = 0;
	char *end = NULL;

	while (len < REQUEST_MAX && (!end || len < (size_t)(end - text) + want)) {
		ssize_t got = read(fd, text + len, REQUEST_MAX - len);
		if (got <= 0)
			return 0;
		len += (size_t)got;
		text[len] = '\0';
		if (!end && (end = strstr(text, "\r\n\r\n"))) {
			const char *said = strcasestr(text, "content-length:");
			end += 4;
			want = said ? strtoul(said + 15, NULL, 10) : 0;
		}
	}
	memcpy(body, end, want);
	return want;
}

static void answer_send(int fd, const void *bytes, size_t len)
{
	dprintf(fd,
		"HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n"
		"Content-Length: %zu\r\nConnection: close\r\n\r\n",
		len);
	must_be(write(fd, bytes, len) == (ssize_t)len, "no answer");
}

static void serve_one(struct desk_of_time *t, int fd)
{
	unsigned char body[REQUEST_MAX], *der = NULL;
	size_t len = request_read(fd, body);

	if (!len)
		return;
	if (t->mood == SLEEPS) {
		sleep(30);
	} else if (t->mood == BABBLES) {
		answer_send(fd, "Good day, what time is it?", 26);
	} else {
		TS_RESP *answer = answer_make(t, body, len);
		int n = i2d_TS_RESP(answer, &der);
		answer_send(fd, der, (size_t)n);
		OPENSSL_free(der);
		TS_RESP_free(answer);
	}
}

static void serve(struct desk_of_time *t, int listener)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		if (fd < 0)
			_exit(1);
		serve_one(t, fd);
		close(fd);
	}
}

static int listen_here(unsigned *port)
{
	struct sockaddr_in here = { .sin_family = AF_INET,
		.sin_addr = { .s_addr = htonl(INADDR_LOOPBACK) } };
	socklen_t len = sizeof(here);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	must_be(fd >= 0 && bind(fd, (struct sockaddr *)&here, sizeof(here)) == 0 &&
			listen(fd, 5) == 0 && getsockname(fd, (struct sockaddr *)&here, &len) == 0,
		"no port");
	*port = ntohs(here.sin_port);
	return fd;
}

struct authority authority_open(struct ctx *cx, const char *folder, enum mood mood, int64_t time)
{
	struct desk_of_time t = { .mood = mood, .time = time };
	struct authority a;
	unsigned port;

	int fd = listen_here(&port);
	certificate_make(&t);
	a.url = arena_fmt(cx->arena, "http://127.0.0.1:%u/", port);
	a.trust = arena_fmt(cx->arena, "%s/authority-%u.pem", folder, port);
	FILE *file = fopen(a.trust, "we");
	must_be(file && PEM_write_X509(file, t.certificate) && fclose(file) == 0, "no file");
	a.pid = fork();
	if (a.pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* it ends with the test, however that ends */
		serve(&t, fd);
	}
	must_be(a.pid > 0, "no process");
	close(fd);
	X509_free(t.certificate);
	EVP_PKEY_free(t.key);
	return a;
}

void authority_close(struct authority *a)
{
	if (a->pid > 0) {
		kill(a->pid, SIGKILL);
		waitpid(a->pid, NULL, 0);
		unlink(a->trust);
	}
	a->pid = 0;
}
