/* disk.c - whole files in and out */
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static void fd_done(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

/* What can happen to anyone, in the user's language; the rest in the system's own words. */
static const struct reason {
	int number;
	enum err_kind kind;
	struct words why;
} reasons[] = {
	{ ENOENT, ERR_NOT_FOUND, W("there is no such file", "filen findes ikke") },
	{ ENOTDIR, ERR_NOT_FOUND, W("there is no such folder", "mappen findes ikke") },
	{ EACCES, ERR_SYSTEM, W("you may not open it", "du har ikke adgang til den") },
	{ EISDIR, ERR_INVALID, W("it is a folder", "det er en mappe") },
	{ EFBIG, ERR_INVALID, W("the file is too large", "filen er for stor") },
	{ ENOSPC, ERR_SYSTEM, W("the disk is full", "disken er fuld") },
	{ EROFS, ERR_SYSTEM, W("the disk is read-only", "disken er skrivebeskyttet") },
};

static const struct reason *reason_of(int number)
{
	for (size_t i = 0; i < COUNT(reasons); i++)
		if (reasons[i].number == number)
			return &reasons[i];
	return NULL;
}

const char *disk_why(struct ctx *cx)
{
	const struct reason *reason = reason_of(errno);

	return reason ? words_in(cx->lang, reason->why) : strerror(errno);
}

static bool failed(struct ctx *cx, const char *path)
{
	const struct reason *reason = reason_of(errno);

	return err_set(cx, reason ? reason->kind : ERR_SYSTEM, "%s: %s", path, disk_why(cx));
}

static bool read_all(int fd, struct buf *out, size_t limit)
{
	char piece[64 * 1024];

	for (;;) {
		ssize_t n = read(fd, piece, sizeof(piece));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		buf_add(out, piece, (size_t)n);
		if (out->len > limit) {
			errno = EFBIG;
			return false;
		}
	}
}

bool disk_read(struct ctx *cx, const char *path, size_t limit, struct buf *out)
{
	CLEANUP(fd_done) int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct buf bytes = { .arena = cx->arena };

	buf_add(&bytes, "", 0);
	if (fd < 0 || !read_all(fd, &bytes, limit))
		return failed(cx, path);
	*out = bytes;
	return true;
}

bool disk_write(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

struct bytes {
	const char *at;
	size_t len;
};

/* name: what messages call it. */
static bool write_new(
	struct ctx *cx, const char *path, const char *name, mode_t mode, const struct bytes *bytes)
{
	CLEANUP(fd_done) int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);

	if (fd < 0 && errno == EEXIST)
		return err_set(cx, ERR_CONFLICT,
			"%s is there already; move it away or choose another name", path);
	if (fd < 0 && errno == ENOENT)
		errno = ENOTDIR; /* the file need not be there, so its folder is not */
	if (fd < 0)
		return failed(cx, name);
	if (disk_write(fd, bytes->at, bytes->len) && fsync(fd) == 0)
		return true;
	failed(cx, name);
	unlink(path);
	return false;
}

bool disk_write_new(struct ctx *cx, const char *path, mode_t mode, const char *bytes, size_t len)
{
	return write_new(cx, path, path, mode, &(struct bytes){ bytes, len });
}

/* A rename lasts only when its folder is on the disk too. */
static bool sync_folder(struct ctx *cx, const char *path)
{
	CLEANUP(fd_done)
	int fd = open(dirname(arena_dup(cx->arena, path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return fd >= 0 && fsync(fd) == 0;
}

/* Beside it, by a name that nothing left behind has: in a container every process may have one id.
 */
static const char *aside_of(struct ctx *cx, const char *path)
{
	uint64_t lot;

	if (getrandom(&lot, sizeof(lot), 0) != sizeof(lot))
		lot = (uint64_t)getpid();
	return arena_fmt(cx->arena, "%s.%016llx.part", path, (unsigned long long)lot);
}

bool disk_replace(struct ctx *cx, const char *path, const char *bytes, size_t len)
{
	const char *aside = aside_of(cx, path);
	struct stat st;
	bool there = stat(path, &st) == 0;
	mode_t mode = there ? st.st_mode & 0777 : 0666;

	/* A rename would put a file where a device or a pipe is. */
	if (there && !S_ISREG(st.st_mode))
		return err_set(cx, ERR_INVALID, "%s is no file; name one to write", path);
	/* NOLINTNEXTLINE(readability-suspicious-call-argument): messages speak of the path */
	if (!write_new(cx, aside, path, mode, &(struct bytes){ bytes, len }))
		return false;
	/* Who might not read what was there may not read what is. */
	if ((!there || chmod(aside, mode) == 0) && rename(aside, path) == 0 &&
		sync_folder(cx, path))
		return true;
	failed(cx, path);
	unlink(aside);
	return false;
}
