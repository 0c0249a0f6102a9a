/* beside.c - runs two commands in turn and tells the median of each: beside CLOCK ROUNDS PREPARE
 * OURS THEIRS; prints "ours theirs peak": milliseconds, and the most memory that ours took in MB.
 * CLOCK is "wall", or "cpu" where other work on the machine disturbs. PREPARE runs before each and
 * is not measured. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS_MAX 99
#define COUNT(x)   (sizeof(x) / sizeof((x)[0]))

struct taken {
	double ms;
	long peak_kb;
};

static double ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Exit status 1 is no failure: it says that there are findings. */
static struct taken run(const char *command, int cpu)
{
	char *argv[] = { strdup("sh"), strdup("-c"), strdup(command), NULL };
	struct rusage used;
	int status;
	pid_t pid;

	double from = now_ms();
	if (posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ) != 0 ||
		wait4(pid, &status, 0, &used) != pid || !WIFEXITED(status) ||
		WEXITSTATUS(status) > 1) {
		fprintf(stderr, "beside: failed: %s\n", command);
		exit(1);
	}
	double wall = now_ms() - from;
	for (size_t i = 0; argv[i]; i++)
		free(argv[i]);
	return (struct taken){ cpu ? ms_of(used.ru_utime) + ms_of(used.ru_stime) : wall,
		used.ru_maxrss };
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

int main(int argc, char **argv)
{
	double ms[2][ROUNDS_MAX];
	long peak_kb = 0;

	if (argc != 6)
		return 2;
	int cpu = strcmp(argv[1], "cpu") == 0;
	size_t rounds = strtoul(argv[2], NULL, 10);
	rounds = rounds < ROUNDS_MAX ? rounds : ROUNDS_MAX;
	for (size_t round = 0; round < rounds; round++)
		for (size_t side = 0; side < COUNT(ms); side++) {
			if (*argv[3])
				run(argv[3], 0);
			struct taken taken = run(argv[4 + side], cpu);
			ms[side][round] = taken.ms;
			if (side == 0 && taken.peak_kb > peak_kb)
				peak_kb = taken.peak_kb;
		}
	printf("%.3f %.3f %ld\n", median(ms[0], rounds), median(ms[1], rounds), peak_kb / 1024);
	return 0;
}
