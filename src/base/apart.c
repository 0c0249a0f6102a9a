/* apart.c - work on what strangers sent, in a process of its own that can reach nothing */
#include "apart.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <seccomp.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* What computing takes: memory, the clock, and an end. */
static const int harmless[] = { SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
	SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(exit), SCMP_SYS(exit_group) };

static const int denied[] = { SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat),
	SCMP_SYS(newfstatat), SCMP_SYS(access), SCMP_SYS(readlink) };

/* Memory of one's own, but none that is a file that was open, and none to run. */
static bool let_have_memory(scmp_filter_ctx filter)
{
	static const scmp_datum_t none = 0xffffffff; /* the file -1, as an int */

	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
		       SCMP_A4(SCMP_CMP_MASKED_EQ, none, none)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
}

/* The filter: these calls, and writing to the one pipe; anything else ends the process. */
static bool lock_in(int pipe)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool ok = filter;

	for (size_t i = 0; ok && i < COUNT(harmless); i++)
		ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, harmless[i], 0) == 0;
	ok = ok && let_have_memory(filter) &&
	     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
		     SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)pipe)) == 0;
	/* Libraries look for files that they can do without: there are none. */
	for (size_t i = 0; ok && i < COUNT(denied); i++)
		ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), denied[i], 0) == 0;
	if (SANITIZED) /* so that it can end, and say what it found */
		ok = ok &&
		     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sigaltstack), 0) == 0 &&
		     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
			     SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO)) == 0;
	ok = ok && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return ok;
}

static bool limit(int what, rlim_t to)
{
	return setrlimit((__rlimit_resource_t)what, &(struct rlimit){ to, to }) == 0;
}

/* An address sanitizer wants more room than any machine has. */
static bool limits_set(const struct apart_limits *limits)
{
	return limit(RLIMIT_CPU, (rlim_t)limits->seconds) && limit(RLIMIT_CORE, 0) &&
	       limit(RLIMIT_FSIZE, 0) && (SANITIZED || limit(RLIMIT_AS, limits->memory));
}

struct lines {
	FILE *file;
	char *line;
};

static void lines_done(struct lines *lines)
{
	if (lines->file)
		fclose(lines->file);
	free(lines->line);
}

/* What is mapped as shared outlives a fork: writing there, as to the index of SQLite's log, would
 * be writing in the store. */
static bool leave_what_is_shared(void)
{
	CLEANUP(lines_done) struct lines maps = { .file = fopen("/proc/self/maps", "re") };
	size_t room = 0;

	if (!maps.file)
		return false;
	while (getline(&maps.line, &room, maps.file) > 0) {
		void *from, *to;
		char may[5];
		if (sscanf(maps.line, "%p-%p %4s", &from, &to, may) != 3)
			return false;
		if (may[3] == 's' && munmap(from, (size_t)((char *)to - (char *)from)) != 0)
			return false;
	}
	return true;
}

/* A password that the parent was handed is no business of who reads what strangers sent. */
static void forget_secrets(void)
{
	for (char **at = environ; at && *at; at++) {
		char *value = strchr(*at, '=');
		if (value && memmem(*at, (size_t)(value - *at), "PASSWORD", strlen("PASSWORD")))
			explicit_bzero(value + 1, strlen(value + 1));
	}
}

static bool write_all(int to, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(to, bytes, len);
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

static _Noreturn void child(struct ctx *cx, int pipe, const struct apart_limits *limits,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), void *arg)
{
	struct buf out = { .arena = cx->arena };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	forget_secrets();
	if (!leave_what_is_shared() || !limits_set(limits) || !lock_in(pipe))
		_exit(1);
	work(cx, &out, arg);
	_exit(out.len <= limits->answer && write_all(pipe, out.text, out.len) ? 0 : 1);
}

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* All that comes out of the pipe in time; what was said in time is heard, however late that is. */
static bool listen_to(const struct apart *a, struct buf *answer)
{
	size_t start = answer->len;
	char chunk[4096];

	for (;;) {
		int64_t left = a->until - milliseconds();
		struct pollfd wait = { .fd = a->pipe, .events = POLLIN };
		int ready = poll(&wait, 1, left > 0 ? (int)left : 0);
		if (ready <= 0 && left <= 0)
			return false;
		if (ready <= 0)
			continue;
		ssize_t n = read(a->pipe, chunk, sizeof(chunk));
		if (n <= 0)
			return n == 0;
		if (answer->len - start + (size_t)n > a->limits->answer)
			return false;
		buf_add(answer, chunk, (size_t)n);
	}
}

bool apart_begin(struct ctx *cx, struct apart *out, const struct apart_limits *limits,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), void *arg)
{
	int ends[2];

	*out = (struct apart){ .limits = limits };
	tzset(); /* while there are files */
	if (pipe(ends) != 0)
		return err_set(cx, ERR_SYSTEM, "No process could be started to read the file in");
	pid_t pid = fork();
	if (pid == 0)
		child(cx, ends[1], limits, work, arg);
	close(ends[1]);
	if (pid > 0) {
		out->pid = pid;
		out->pipe = ends[0];
		out->until = milliseconds() + (int64_t)limits->seconds * 1000;
		return true;
	}
	close(ends[0]);
	return err_set(cx, ERR_SYSTEM, "No process could be started to read the file in");
}

/* Whether it ended by itself. */
static bool child_end(struct apart *a, bool ok)
{
	int status = 1;

	close(a->pipe);
	if (!ok)
		kill(a->pid, SIGKILL);
	ok = waitpid(a->pid, &status, 0) == a->pid && ok && status == 0;
	*a = (struct apart){ 0 };
	return ok;
}

bool apart_end(struct ctx *cx, struct apart *a, struct buf *answer)
{
	return child_end(a, listen_to(a, answer)) ||
	       err_set(cx, ERR_INVALID,
		       "The file could not be read safely: it takes too long or too much "
		       "memory, or is made to do harm");
}

void apart_done(struct apart *a)
{
	if (a->pid > 0)
		child_end(a, false);
}

bool apart_run(struct ctx *cx, struct buf *answer, const struct apart_limits *limits,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), void *arg)
{
	struct apart a;

	return apart_begin(cx, &a, limits, work, arg) && apart_end(cx, &a, answer);
}
