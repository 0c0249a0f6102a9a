/* save.c - a PDF in a file: complete or not there */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "document.h"

static void close_fd(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static bool write_all(int fd, const unsigned char *bytes, size_t len)
{
	while (len) {
		ssize_t done = write(fd, bytes, len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		len -= (size_t)done;
	}
	return true;
}

/* The name in its folder outlives a power failure only when the folder is written as well. */
static bool folder_sync(struct ctx *cx, const char *path)
{
	const char *folder = dirname(arena_dup(cx->arena, path));
	CLEANUP(close_fd) int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return fd >= 0 && fsync(fd) == 0;
}

static bool write_aside(const char *aside, const struct pdf_bytes *pdf)
{
	CLEANUP(close_fd) int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	return fd >= 0 && write_all(fd, pdf->data, pdf->len) && fsync(fd) == 0;
}

bool document_save(struct ctx *cx, const struct document *doc, const char *path)
{
	const char *aside = arena_fmt(cx->arena, "%s.%ld.part", path, (long)getpid());
	struct pdf_bytes pdf;

	if (!document_to_pdf(cx, doc, &pdf))
		return false;
	if (write_aside(aside, &pdf) && rename(aside, path) == 0 && folder_sync(cx, path))
		return true;
	err_set(cx, ERR_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
	unlink(aside);
	return false;
}
