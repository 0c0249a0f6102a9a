/* fault_vfs.c - a disk that fails on request, under SQLite */
#include "fault_vfs.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

/* What a write replaced, kept until a sync makes the write last. */
struct undo {
	struct undo *older;
	sqlite3_file *real;
	sqlite3_int64 at, size;
	int len;
	char old[];
};

static struct {
	enum fault what;
	int after, seen, status;
	bool sticky, fired;
	unsigned seed;
	struct undo *undo;
	sqlite3_vfs *real;
} disk; /* SQLite gives a VFS no other place, and tests are alone in their process */

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static bool fails(enum fault what)
{
	if (disk.what != what || (disk.fired && !disk.sticky))
		return false;
	if (disk.seen < disk.after) {
		disk.seen++;
		return false;
	}
	disk.fired = true;
	return true;
}

static void power_cut(void)
{
	for (struct undo *u = disk.undo; u; u = u->older) {
		if (disk.what == FAULT_POWER_SOME && rand_r(&disk.seed) & 1)
			continue;
		u->real->pMethods->xWrite(u->real, u->old, u->len, u->at);
		if (disk.what == FAULT_POWER)
			u->real->pMethods->xTruncate(u->real, u->size);
	}
	_exit(disk.status);
}

static bool cuts_power(void)
{
	return disk.what == FAULT_POWER || disk.what == FAULT_POWER_SOME;
}

static void remember(sqlite3_file *f, int len, sqlite3_int64 at)
{
	struct undo *u = calloc(1, sizeof(*u) + (size_t)len);

	if (!u)
		abort();
	*u = (struct undo){ .older = disk.undo, .real = real(f), .at = at, .len = len };
	u->real->pMethods->xFileSize(u->real, &u->size);
	u->real->pMethods->xRead(u->real, u->old, len, at);
	disk.undo = u;
}

static void forget(sqlite3_file *f)
{
	for (struct undo **at = &disk.undo; *at;) {
		struct undo *u = *at;
		if (u->real != real(f)) {
			at = &u->older;
			continue;
		}
		*at = u->older;
		free(u);
	}
}

static int f_close(sqlite3_file *f)
{
	forget(f);
	return real(f)->pMethods->xClose(real(f));
}

static int f_read(sqlite3_file *f, void *out, int len, sqlite3_int64 at)
{
	return fails(FAULT_READ) ? SQLITE_IOERR_READ
				 : real(f)->pMethods->xRead(real(f), out, len, at);
}

static int f_write(sqlite3_file *f, const void *bytes, int len, sqlite3_int64 at)
{
	if (fails(FAULT_FULL))
		return SQLITE_FULL;
	if (fails(FAULT_TORN)) {
		real(f)->pMethods->xWrite(real(f), bytes, len / 2, at);
		return SQLITE_IOERR_WRITE;
	}
	if (cuts_power()) {
		if (fails(disk.what))
			power_cut();
		remember(f, len, at);
	}
	return real(f)->pMethods->xWrite(real(f), bytes, len, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags)
{
	if (fails(FAULT_SYNC))
		return SQLITE_IOERR_FSYNC;
	if (cuts_power() && fails(disk.what))
		power_cut();
	forget(f);
	return real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *out)
{
	return real(f)->pMethods->xFileSize(real(f), out);
}

static int f_lock(sqlite3_file *f, int lock)
{
	return real(f)->pMethods->xLock(real(f), lock);
}

static int f_unlock(sqlite3_file *f, int lock)
{
	return real(f)->pMethods->xUnlock(real(f), lock);
}

static int f_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int f_control(sqlite3_file *f, int what, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), what, arg);
}

static int f_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int f_traits(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int f_shm_unmap(sqlite3_file *f, int delete)
{
	return real(f)->pMethods->xShmUnmap(real(f), delete);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, /* without xFetch, so that nothing is mapped past us */
	.xClose = f_close,
	.xRead = f_read,
	.xWrite = f_write,
	.xTruncate = f_truncate,
	.xSync = f_sync,
	.xFileSize = f_size,
	.xLock = f_lock,
	.xUnlock = f_unlock,
	.xCheckReservedLock = f_reserved,
	.xFileControl = f_control,
	.xSectorSize = f_sector,
	.xDeviceCharacteristics = f_traits,
	.xShmMap = f_shm_map,
	.xShmLock = f_shm_lock,
	.xShmBarrier = f_shm_barrier,
	.xShmUnmap = f_shm_unmap,
};

static int f_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *file = (struct file *)f;

	(void)vfs;
	file->real = (sqlite3_file *)(file + 1);
	file->real->pMethods = NULL;
	int rc = disk.real->xOpen(disk.real, name, file->real, flags, out);
	f->pMethods = file->real->pMethods ? &methods : NULL;
	return rc;
}

void fault_vfs_install(void)
{
	static sqlite3_vfs vfs;

	disk.real = sqlite3_vfs_find(NULL);
	vfs = *disk.real;
	vfs.zName = "fault";
	vfs.szOsFile += (int)sizeof(struct file);
	vfs.xOpen = f_open;
	sqlite3_vfs_register(&vfs, 1);
}

void fault_vfs_arm(enum fault what, int after, int sticky, unsigned seed)
{
	disk.what = what;
	disk.after = after;
	disk.sticky = sticky;
	disk.seed = seed;
	disk.seen = 0;
	disk.fired = false;
}

void fault_vfs_status(int status)
{
	disk.status = status;
}

int fault_vfs_seen(void)
{
	return disk.seen;
}
