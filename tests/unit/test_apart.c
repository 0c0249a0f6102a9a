/* test_apart.c - work in a process of its own that can reach nothing */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "apart.h"

static const struct apart_limits limits = { .seconds = 3, .memory = 1 << 30, .answer = 1000 };

static void answers(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	buf_fmt(out, "%s", (const char *)arg);
}

static void says_too_much(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)arg;
	for (int i = 0; i < 2000; i++)
		buf_putc(out, 'x');
}

static void opens_a_file(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)arg;
	buf_puts(out, open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 ? "no" : "yes");
}

static void makes_a_socket(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)arg;
	buf_fmt(out, "%d", socket(AF_INET, SOCK_STREAM, 0));
}

static void forks(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)arg;
	buf_fmt(out, "%d", (int)fork());
}

static void starts_a_program(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)out;
	(void)arg;
	execl("/bin/true", "true", (char *)NULL);
}

static void kills(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)out;
	(void)arg;
	kill(getppid(), SIGTERM);
}

static void writes_elsewhere(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)arg;
	buf_fmt(out, "%d", (int)write(STDOUT_FILENO, "!", 1));
}

/* A file that was open before, as the store is. */
static int open_file;

static void writes_by_mapping(struct ctx *cx, struct buf *out, void *arg)
{
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, open_file, 0);

	(void)cx;
	(void)arg;
	buf_puts(out, "mapped");
	*page = '!';
}

static void makes_code(struct ctx *cx, struct buf *out, void *arg)
{
	const void *page = mmap(
		NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)cx;
	(void)arg;
	buf_puts(out, page ? "code" : "");
}

static char *shared_page;

static void writes_where_it_is_shared(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)out;
	(void)arg;
	*shared_page = '!';
}

static void never_ends(struct ctx *cx, struct buf *out, void *arg)
{
	volatile int on = 1;

	(void)cx;
	(void)out;
	(void)arg;
	while (on)
		;
}

static void crashes(struct ctx *cx, struct buf *out, void *arg)
{
	(void)cx;
	(void)out;
	(void)arg;
	abort();
}

static bool run(struct ctx *cx, struct buf *answer,
	void (*work)(struct ctx *cx, struct buf *out, void *arg), const char *words)
{
	char *arg = arena_dup(cx->arena, words);

	*answer = (struct buf){ .arena = cx->arena };
	return apart_run(cx, answer, &limits, work, arg);
}

static void says_what_the_environment_has(struct ctx *cx, struct buf *out, void *arg)
{
	const char *value = getenv(arg);

	(void)cx;
	buf_puts(out, value ? value : "nothing");
}

static void test_a_password_in_the_environment_stays_with_the_parent(void **state)
{
	struct ctx cx = { .arena = *state };
	struct buf answer;

	setenv("VAERN_KEY_PASSWORD", "hunter2", 1);
	setenv("VAERN_OTHER", "open", 1);
	assert_true(run(&cx, &answer, says_what_the_environment_has, "VAERN_KEY_PASSWORD"));
	assert_int_equal(answer.len, 0);
	assert_true(run(&cx, &answer, says_what_the_environment_has, "VAERN_OTHER"));
	assert_string_equal(answer.text, "open");
	assert_string_equal(getenv("VAERN_KEY_PASSWORD"), "hunter2");
	unsetenv("VAERN_KEY_PASSWORD");
	unsetenv("VAERN_OTHER");
}

static void test_an_answer_comes_back(void **state)
{
	struct ctx cx = { .arena = *state };
	struct buf answer;

	assert_true(run(&cx, &answer, answers, "42"));
	assert_string_equal(answer.text, "42");
	assert_true(run(&cx, &answer, answers, ""));
	assert_int_equal(answer.len, 0);
	assert_true(run(&cx, &answer, opens_a_file, ""));
	assert_string_equal(answer.text, "no");
}

static void test_what_is_not_computing_ends_it(void **state)
{
	static void (*const misdeeds[])(struct ctx * cx, struct buf * out, void *arg) = {
		makes_a_socket, forks, starts_a_program, kills, writes_elsewhere, writes_by_mapping,
		makes_code, writes_where_it_is_shared, says_too_much, never_ends, crashes
	};
	struct ctx cx = { .arena = *state, .lang = LANG_EN };
	struct buf answer;
	char byte;

	open_file = memfd_create("store", MFD_CLOEXEC);
	assert_int_equal(write(open_file, "0", 1), 1);
	shared_page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	*shared_page = '0';
	for (size_t i = 0; i < COUNT(misdeeds); i++) {
		cx.err = (struct err){ 0 };
		if (run(&cx, &answer, misdeeds[i], ""))
			fail_msg("misdeed %zu went through: %s", i, answer.text);
		assert_int_equal(cx.err.kind, ERR_INVALID);
		assert_non_null(strstr(cx.err.text, "could not be read safely"));
	}
	assert_int_equal(pread(open_file, &byte, 1, 0), 1);
	assert_int_equal(byte, '0');
	assert_int_equal(*shared_page, '0');
	munmap(shared_page, 4096);
	close(open_file);
}

#if !defined(__SANITIZE_ADDRESS__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#else
#define SANITIZED
#endif

#ifndef SANITIZED
static void takes_memory(struct ctx *cx, struct buf *out, void *arg)
{
	size_t size = (size_t)2 << 30;

	(void)cx;
	(void)arg;
	void *much = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	buf_puts(out, much == MAP_FAILED ? "no" : "yes");
}

static void test_memory_is_limited(void **state)
{
	struct ctx cx = { .arena = *state };
	struct buf answer;

	assert_true(run(&cx, &answer, takes_memory, ""));
	assert_string_equal(answer.text, "no");
}
#endif

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void test_two_works_go_on_at_once_and_each_has_its_answer(void **state)
{
	struct ctx cx = { .arena = *state };
	struct buf first = { .arena = *state }, second = { .arena = *state };
	char one[] = "en", two[] = "to";
	struct apart a = { 0 }, b = { 0 };

	assert_true(apart_begin(&cx, &a, &limits, answers, one));
	assert_true(apart_begin(&cx, &b, &limits, answers, two));
	assert_true(apart_end(&cx, &b, &second));
	assert_true(apart_end(&cx, &a, &first));
	assert_string_equal(first.text, "en");
	assert_string_equal(second.text, "to");
}

/* Whoever begins may be long at something else. */
static void test_an_answer_that_is_asked_for_late_is_heard(void **state)
{
	static const struct apart_limits short_time = {
		.seconds = 1, .memory = 1 << 30, .answer = 1000
	};
	struct ctx cx = { .arena = *state };
	struct buf said = { .arena = *state };
	struct apart in_time = { 0 }, too_late = { 0 };
	char words[] = "42";

	assert_true(apart_begin(&cx, &in_time, &short_time, answers, words));
	assert_true(apart_begin(&cx, &too_late, &short_time, never_ends, NULL));
	nanosleep(&(struct timespec){ 1, 100000000 }, NULL);
	assert_true(apart_end(&cx, &in_time, &said));
	assert_string_equal(said.text, "42");
	assert_false(apart_end(&cx, &too_late, &said));
}

static void test_a_work_that_nobody_waits_for_is_ended(void **state)
{
	struct ctx cx = { .arena = *state };
	struct apart a = { 0 };

	assert_true(apart_begin(&cx, &a, &limits, never_ends, NULL));
	pid_t pid = a.pid;
	assert_int_equal(kill(pid, 0), 0);
	apart_done(&a);
	assert_int_equal(kill(pid, 0), -1);
	apart_done(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_password_in_the_environment_stays_with_the_parent),
		cmocka_unit_test(test_an_answer_comes_back),
		cmocka_unit_test(test_what_is_not_computing_ends_it),
		cmocka_unit_test(test_two_works_go_on_at_once_and_each_has_its_answer),
		cmocka_unit_test(test_an_answer_that_is_asked_for_late_is_heard),
		cmocka_unit_test(test_a_work_that_nobody_waits_for_is_ended),
#ifndef SANITIZED /* which wants more memory than any limit */
		cmocka_unit_test(test_memory_is_limited),
#endif
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
