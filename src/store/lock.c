/* lock.c - the writers' queue: one at a time, the command line and the server alike */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "inside.h"

#define PATIENCE_MS 30000
#define NAP_MS      2

bool lock_take(struct ctx *cx, struct store *store)
{
	const char *path = arena_fmt(cx->arena, "%s/lock", store->folder);
	const struct timespec nap = { .tv_nsec = NAP_MS * 1000000L };

	if (store->lock < 0)
		store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
	if (store->lock < 0)
		return err_set(cx, ERR_SYSTEM,
			"%s cannot be written to; look at the rights of the folder", path);
	for (int waited = 0; flock(store->lock, LOCK_EX | LOCK_NB); waited += NAP_MS) {
		if (errno != EWOULDBLOCK || waited >= PATIENCE_MS)
			return err_set(cx, ERR_CONFLICT, "Someone else is writing; try again");
		nanosleep(&nap, NULL);
	}
	return true;
}

void lock_give(struct store *store)
{
	if (store->lock >= 0)
		flock(store->lock, LOCK_UN);
}
