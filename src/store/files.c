/* files.c - statements, agreements and reports, each under the SHA-256 of its bytes */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk.h"
#include "inside.h"

#define PIECE ((size_t)64 * 1024)

static void fd_done(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static bool failed(struct ctx *cx, const char *path)
{
	return err_set(
		cx, errno == ENOENT ? ERR_NOT_FOUND : ERR_SYSTEM, "%s: %s", path, disk_why(cx));
}

const char *file_path(struct ctx *cx, const char *digest)
{
	return arena_fmt(cx->arena, "%s/files/%s", cx->store->folder, digest);
}

bool file_has(struct ctx *cx, const char *digest, bool *out)
{
	uint8_t bytes[HASH_SIZE];

	*out = hex_read(digest, bytes, sizeof(bytes)) && access(file_path(cx, digest), R_OK) == 0;
	return true;
}

/* The bytes to come: from an open file, or from memory. */
struct source {
	const char *path; /* for messages */
	int fd;           /* -1: memory */
	const char *bytes;
	size_t len;
};

static bool copy(struct ctx *cx, const struct source *from, int to, struct hash *out)
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	char *piece = arena_alloc(cx->arena, PIECE);
	ssize_t n;

	if (!sha256_init(cx, &sha))
		return false;
	sha256_begin(&sha);
	sha256_add(&sha, from->bytes, from->len);
	if (!disk_write(to, from->bytes, from->len))
		return failed(cx, cx->store->folder);
	while (from->fd >= 0 && (n = read(from->fd, piece, PIECE)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return failed(cx, from->path);
		sha256_add(&sha, piece, (size_t)n);
		if (!disk_write(to, piece, (size_t)n))
			return failed(cx, cx->store->folder);
	}
	sha256_end(&sha, out);
	return true;
}

/* The file has its name only when all its bytes are on the disk, and the name then too. */
static bool put_in_place(struct ctx *cx, int fd, const char *aside, const char *path)
{
	CLEANUP(fd_done)
	int folder = open(arena_fmt(cx->arena, "%s/files", cx->store->folder),
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return (fsync(fd) == 0 && rename(aside, path) == 0 && folder >= 0 && fsync(folder) == 0) ||
	       failed(cx, path);
}

static bool add(struct ctx *cx, const char **digest, const struct source *from)
{
	char *aside = arena_fmt(cx->arena, "%s/files/part-XXXXXX", cx->store->folder);
	CLEANUP(fd_done) int fd = mkostemp(aside, O_CLOEXEC);
	char hex[HASH_HEX_SIZE];
	struct hash hash;

	if (fd < 0)
		return failed(cx, cx->store->folder);
	bool ok = copy(cx, from, fd, &hash);
	if (ok) {
		hash_hex(&hash, hex);
		ok = put_in_place(cx, fd, aside, file_path(cx, hex));
	}
	if (!ok) {
		unlink(aside);
		return false;
	}
	*digest = arena_dup(cx->arena, hex);
	return true;
}

/* A pipe must not make it wait before it is refused. */
bool file_add(struct ctx *cx, const char **digest, const char *path)
{
	CLEANUP(fd_done) int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st))
		return failed(cx, path);
	if (!S_ISREG(st.st_mode))
		return err_set(cx, ERR_INVALID, "%s is no file", path);
	return add(cx, digest, &(struct source){ .path = path, .fd = fd, .bytes = "" });
}

bool file_add_bytes(struct ctx *cx, const char **digest, const void *bytes, size_t len)
{
	return add(
		cx, digest, &(struct source){ .path = "", .fd = -1, .bytes = bytes, .len = len });
}
