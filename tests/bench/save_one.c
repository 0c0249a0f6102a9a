/* save_one.c - a record saved and durable, beside a bare write of 8 KB and fdatasync, in turn:
 * save_one FOLDER TIMES; prints the medians in milliseconds */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sample.h"
#include "store.h"

#define TIMES_MAX 10000
#define PAGE      8192

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double median(double *list, size_t n)
{
	qsort(list, n, sizeof(*list), by_size);
	return list[n / 2];
}

static void must(struct ctx *cx, bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "save_one: %s\n", cx->err.text);
	exit(2);
}

static double save_ms(struct ctx *cx, struct sample *sample)
{
	struct arena_mark mark = arena_mark(cx->arena);
	struct record *r = sample_record(cx, sample, entity_find("task"));

	double from = now_ms();
	must(cx, record_save(cx, r, WORD_IMPORT));
	double taken = now_ms() - from;
	arena_rewind(cx->arena, mark);
	return taken;
}

/* The next 8 KB of a file that is there already, as a log's pages are. */
static double write_ms(int fd, size_t at)
{
	static const char page[PAGE];

	double from = now_ms();
	if (pwrite(fd, page, PAGE, (off_t)(at * PAGE)) != PAGE || fdatasync(fd) != 0)
		exit(2);
	return now_ms() - from;
}

static int open_filled(const char *path, size_t pages)
{
	static const char page[PAGE];
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);

	for (size_t i = 0; fd >= 0 && i < pages; i++)
		if (write(fd, page, PAGE) != PAGE)
			exit(2);
	if (fd < 0 || fsync(fd) != 0)
		exit(2);
	return fd;
}

int main(int argc, char **argv)
{
	struct ctx context = { .arena = arena_new(), .lang = LANG_EN }, *cx = &context;
	struct sample sample = { .state = 1, .first_year = 2024, .last_year = 2026, .missing = 50 };
	size_t n = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;

	if (n == 0 || n > TIMES_MAX)
		return 2;
	must(cx, store_open(cx, &(struct store_options){ .folder = argv[1], .login = "admin" }));
	double *ours = arena_alloc(cx->arena, n * sizeof(*ours)),
	       *bare = arena_alloc(cx->arena, n * sizeof(*bare));
	int fd = open_filled(arena_fmt(cx->arena, "%s/bare", argv[1]), n);
	for (size_t i = 0; i < n; i++) {
		ours[i] = save_ms(cx, &sample);
		bare[i] = write_ms(fd, i);
	}
	close(fd);
	printf("%.3f %.3f 0\n", median(ours, n), median(bare, n));
	store_close(cx);
	arena_free(cx->arena);
	return 0;
}
