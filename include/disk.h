/* disk.h - whole files in and out */
#ifndef DISK_H
#define DISK_H

#include <sys/types.h>

#include "base.h"

/* What errno says, in the user's language where it can happen to anyone. */
const char *disk_why(struct ctx *cx);

/* Reads a file of at most limit bytes into the arena; out->text ends with a NUL that is not
 * counted. */
MUST_USE bool disk_read(struct ctx *cx, const char *path, size_t limit, struct buf *out);

/* Writes all the bytes, however the system portions them; errno says why not. */
MUST_USE bool disk_write(int fd, const char *bytes, size_t len);

/* Writes a file that must not exist yet, and syncs it; after a failure it is not there. */
MUST_USE bool disk_write_new(
	struct ctx *cx, const char *path, mode_t mode, const char *bytes, size_t len);

/* Puts the bytes in the file's place at once: written aside, synced, renamed. */
MUST_USE bool disk_replace(struct ctx *cx, const char *path, const char *bytes, size_t len);

#endif
