/* authority.c - an authority on this machine, for tests: its desk */
#include "authority.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "authority_answer.h"
#include "pki.h"

#define REQUEST_MAX 65536

/* A request of HTTP; its body is 0 bytes long where there is none. */
struct request {
	char text[REQUEST_MAX + 1];
	const char *path;
	unsigned char *body;
	size_t len;
};

static bool request_read(int fd, struct request *r)
{
	size_t len = 0, want = 0;
	char *end = NULL;

	while (len < REQUEST_MAX && (!end || len < (size_t)(end - r->text) + want)) {
		ssize_t got = read(fd, r->text + len, REQUEST_MAX - len);
		if (got <= 0)
			return false;
		len += (size_t)got;
		r->text[len] = '\0';
		if (!end && (end = strstr(r->text, "\r\n\r\n"))) {
			const char *said = strcasestr(r->text, "content-length:");
			end += 4;
			want = said ? strtoul(said + 15, NULL, 10) : 0;
		}
	}
	r->body = (unsigned char *)end;
	r->len = want;
	char *path = strchr(r->text, ' ');
	r->path = path ? path + 1 : "";
	return end;
}

static void answer_send(int fd, const char *type, const void *bytes, size_t len)
{
	dprintf(fd,
		"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n"
		"Content-Length: %zu\r\nConnection: close\r\n\r\n",
		type, len);
	pki_must(write(fd, bytes, len) == (ssize_t)len, "no answer");
}

/* What is answered where, and in which mood. */
static const struct desk {
	const char *path, *type;
	size_t mood; /* its place in the state */
	int (*answer)(const struct counter *counter, unsigned char **der,
		const unsigned char *request, size_t len);
} desks[] = {
	{ "/tsa ", "application/timestamp-reply", offsetof(struct authority_state, clock),
		answer_time },
	{ "/ocsp ", "application/ocsp-response", offsetof(struct authority_state, responder),
		answer_standing },
	{ "/issuing.crl ", "application/pkix-crl", offsetof(struct authority_state, lists),
		answer_issuing_list },
	{ "/root.crl ", "application/pkix-crl", offsetof(struct authority_state, lists),
		answer_root_list },
	{ "/issuing.cer ", "application/pkix-cert", offsetof(struct authority_state, lists),
		answer_issuing },
	{ "/root.cer ", "application/pkix-cert", offsetof(struct authority_state, lists),
		answer_root },
};

static const struct desk *desk_find(const char *path)
{
	for (size_t i = 0; i < COUNT(desks); i++)
		if (strncmp(path, desks[i].path, strlen(desks[i].path)) == 0)
			return &desks[i];
	return NULL;
}

static void serve_one(struct counter *counter, int fd)
{
	static struct request r;
	unsigned char *der = NULL;

	if (!request_read(fd, &r))
		return;
	const struct desk *desk = desk_find(r.path);
	if (!desk)
		return;
	memcpy(&counter->mood, (const char *)counter->state + desk->mood, sizeof(counter->mood));
	if (counter->mood == SLEEPS) {
		sleep(30);
	} else if (counter->mood == BABBLES) {
		answer_send(fd, desk->type, "Good day, what time is it?", 26);
	} else {
		int len = desk->answer(counter, &der, r.body, r.len);
		pki_must(len > 0, desk->path);
		answer_send(fd, desk->type, der, (size_t)len);
		OPENSSL_free(der);
	}
}

static void serve(struct counter *counter, int listener)
{
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		if (fd < 0)
			_exit(1);
		serve_one(counter, fd);
		close(fd);
	}
}

static int listen_here(unsigned *port)
{
	struct sockaddr_in here = { .sin_family = AF_INET,
		.sin_addr = { .s_addr = htonl(INADDR_LOOPBACK) } };
	socklen_t len = sizeof(here);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	pki_must(fd >= 0 && bind(fd, (struct sockaddr *)&here, sizeof(here)) == 0 &&
			 listen(fd, 5) == 0 && getsockname(fd, (struct sockaddr *)&here, &len) == 0,
		"no port");
	*port = ntohs(here.sin_port);
	return fd;
}

static const char *file_write(struct ctx *cx, const struct pki *pki, enum who who, bool key,
	const char *folder, const char *name, unsigned port)
{
	const char *path = arena_fmt(cx->arena, "%s/%s-%u.pem", folder, name, port);

	pki_write(pki, who, key, path);
	return path;
}

struct authority authority_open(struct ctx *cx, const char *folder, enum mood mood, int64_t time)
{
	struct authority a = { .state = mmap(NULL, sizeof(*a.state), PROT_READ | PROT_WRITE,
				       MAP_SHARED | MAP_ANONYMOUS, -1, 0) };
	struct counter counter = { .state = a.state };
	unsigned port;
	int fd = listen_here(&port);
	const char *base = arena_fmt(cx->arena, "http://127.0.0.1:%u", port);

	pki_must(a.state != MAP_FAILED, "no memory");
	*a.state = (struct authority_state){ .clock = mood, .time = time };
	pki_init(&counter.pki, base, time);
	a.url = arena_fmt(cx->arena, "%s/tsa", base);
	a.trust = file_write(cx, &counter.pki, WHO_ROOT, false, folder, "root", port);
	a.seal = file_write(cx, &counter.pki, WHO_SEAL, true, folder, "seal", port);
	a.dpo = file_write(cx, &counter.pki, WHO_DPO, true, folder, "dpo", port);
	a.pid = fork();
	if (a.pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* it ends with the test, however that ends */
		serve(&counter, fd);
	}
	pki_must(a.pid > 0, "no process");
	close(fd);
	pki_done(&counter.pki);
	return a;
}

void authority_close(struct authority *a)
{
	if (a->pid > 0) {
		kill(a->pid, SIGKILL);
		waitpid(a->pid, NULL, 0);
		unlink(a->trust);
		unlink(a->seal);
		unlink(a->dpo);
		munmap(a->state, sizeof(*a->state));
	}
	a->pid = 0;
}
