/* fetch.c - asking the authorities of a public key infrastructure by HTTP */
#include "fetch.h"

#include <sys/socket.h>
#include <time.h>

#include <openssl/err.h>
#include <openssl/http.h>

#include "handles.h"

static void text_done(char **text)
{
	OPENSSL_free(*text);
}

static void addresses_done(BIO_ADDRINFO **addresses)
{
	BIO_ADDRINFO_free(*addresses);
}

/* One address; -1 where nobody answers there in time. */
static int connect_one(const BIO_ADDRINFO *to, time_t until)
{
	int fd = BIO_socket(
		BIO_ADDRINFO_family(to), BIO_ADDRINFO_socktype(to), BIO_ADDRINFO_protocol(to), 0);
	int fault = 0;
	socklen_t len = sizeof(fault);

	if (fd < 0)
		return -1;
	bool ok = BIO_connect(fd, BIO_ADDRINFO_address(to), BIO_SOCK_NONBLOCK) == 1 ||
		  (BIO_sock_should_retry(-1) && BIO_socket_wait(fd, 0, until) == 1 &&
			  getsockopt(fd, SOL_SOCKET, SO_ERROR, &fault, &len) == 0 && fault == 0);
	if (ok)
		return fd;
	BIO_closesocket(fd);
	return -1;
}

/* OpenSSL's own client tries a connection that was refused again and again until the time is up. */
static BIO *connect_to(const char *host, const char *port, time_t until)
{
	CLEANUP(addresses_done) BIO_ADDRINFO *all = NULL;
	int fd = -1;

	if (BIO_lookup_ex(host, port, BIO_LOOKUP_CLIENT, AF_UNSPEC, SOCK_STREAM, 0, &all) != 1)
		return NULL;
	for (const BIO_ADDRINFO *at = all; at && fd < 0; at = BIO_ADDRINFO_next(at))
		fd = connect_one(at, until);
	return fd < 0 ? NULL : BIO_new_socket(fd, BIO_CLOSE);
}

static BIO *answer_get(const struct fetch *f)
{
	CLEANUP(text_done) char *host = NULL;
	CLEANUP(text_done) char *port = NULL;
	CLEANUP(text_done) char *path = NULL;
	CLEANUP(bio_done)
	BIO *body = f->body.len ? BIO_new_mem_buf(f->body.at, (int)f->body.len) : NULL;
	CLEANUP(bio_done) BIO *line = NULL;
	int ssl = 0;

	if (!OSSL_HTTP_parse_url(f->url, &ssl, NULL, &host, &port, NULL, &path, NULL, NULL) || ssl)
		return NULL;
	/* A proxy that the environment names is OpenSSL's to find. */
	if (!OSSL_HTTP_adapt_proxy(NULL, NULL, host, 0)) {
		line = connect_to(host, port, time(NULL) + f->seconds);
		if (!line)
			return NULL;
	}
	return OSSL_HTTP_transfer(NULL, host, port, path, 0, NULL, NULL, line, line, NULL, NULL, 0,
		NULL, f->type, body, f->wants, 1, f->limit, f->seconds, 0);
}

bool fetch(struct buf *out, const struct fetch *f)
{
	CLEANUP(bio_done) BIO *answer = answer_get(f);
	char chunk[4096];
	size_t start = out->len;
	int n;

	while (answer && (n = BIO_read(answer, chunk, sizeof(chunk))) > 0)
		buf_add(out, chunk, (size_t)n);
	ERR_clear_error();
	return out->len > start;
}
