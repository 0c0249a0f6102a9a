/* test_faults.c - a disk that is full, tears, fails or loses power, and a writer that is killed:
 * nothing acknowledged is lost, nothing is half written */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "fault_vfs.h"
#include "sample.h"
#include "scene.h"

#define WRITES       4   /* that each fault is tried in */
#define KILLS        200 /* times that a writer is killed */
#define POWER_IS_CUT 77

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	fault_vfs_arm(FAULT_NONE, 0, 0, 0);
	scene_close(*state);
	return 0;
}

/* What the writer has been told is safe, in memory that it shares with its parent through a pipe.
 */
static void acknowledge(int fd, const char *id)
{
	if (fd >= 0 && write(fd, id, 36) != 36)
		_exit(3);
}

/* Saves suppliers one by one, each its own transaction with a set and a link on the way; the number
 * that was acknowledged. */
static int write_some(struct ctx *cx, int n, int fd)
{
	int done = 0;

	for (int i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct record *r = scene_record(cx, "system", NULL,
			PAIRS("name", arena_fmt(cx->arena, "System %d", i), "sensitivity",
				"ordinary, special"));
		if (record_save(cx, r, WORD_ADD)) {
			acknowledge(fd, r->id);
			done++;
		}
		arena_rewind(cx->arena, mark);
	}
	return done;
}

static bool is_there(struct ctx *cx, const char *id)
{
	struct record *r;

	must(cx, record_find(cx, &r, entity_find("system"), id));
	return r && record_get(r, "sensitivity") &&
	       strcmp(record_get(r, "sensitivity"), "ordinary\nspecial") == 0;
}

static void assert_whole(struct ctx *cx)
{
	struct ledger_result result;

	must(cx, ledger_verify(cx, &result, NULL, 0));
	if (result.fault_count)
		fail_msg("%s", result.faults[0]);
}

static int64_t systems(struct ctx *cx)
{
	int64_t n;

	must(cx, record_count(cx, &n, &(struct selection){ .form = entity_find("system") }));
	return n;
}

/* Opens the store under the fault and writes; the first failure must be an error with a reason, the
 * disk repaired must show all that was acknowledged, whole. The operations that were let through.
 */
static int try_fault(struct scene *scene, enum fault what, int after, bool sticky)
{
	struct ctx *cx = &scene->cx;
	const struct store_options o = { .folder = scene->folder, .login = "admin" };
	int done = 0;

	store_close(cx);
	fault_vfs_arm(what, after, sticky, 1);
	if (store_open(cx, &o))
		done = write_some(cx, WRITES, -1);
	store_close(cx);
	int seen = fault_vfs_seen();
	fault_vfs_arm(FAULT_NONE, 0, 0, 0);
	if (!store_open(cx, &o))
		fail_msg("after fault %d at %d: %s", (int)what, after, cx->err.text);
	assert_true(systems(cx) >= done);
	assert_whole(cx);
	must(cx, store_begin(cx, "clean"));
	store_rollback(cx);
	return seen;
}

static void test_every_write_sync_and_read_may_fail(void **state)
{
	static const enum fault faults[] = { FAULT_FULL, FAULT_TORN, FAULT_SYNC, FAULT_READ };
	struct scene *scene = *state;

	for (size_t i = 0; i < COUNT(faults); i++)
		for (int sticky = 0; sticky < 2; sticky++)
			for (int after = 0; try_fault(scene, faults[i], after, sticky) == after;)
				after += after < 20 ? 1 : 3;
}

/* The child writes until the power goes; the parent reads what it was told, then looks. */
static int run_child(struct scene *scene, int pipe_end, enum fault what, int after)
{
	struct ctx *cx = &scene->cx;
	pid_t child = fork();

	if (child == 0) {
		fault_vfs_status(POWER_IS_CUT);
		fault_vfs_arm(what, after, 0, (unsigned)after + 1);
		must(cx, store_open(cx, &(struct store_options){
						.folder = scene->folder, .login = "admin" }));
		write_some(cx, WRITES, pipe_end);
		_exit(0);
	}
	close(pipe_end);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void assert_all_acknowledged(struct ctx *cx, int fd)
{
	char id[37] = "";

	while (read(fd, id, 36) == 36)
		if (!is_there(cx, id))
			fail_msg("%s was acknowledged and is lost", id);
	close(fd);
}

/* Whether the power went at that point; false when the writer was done before. */
static bool try_power_cut(struct scene *scene, enum fault what, int after)
{
	struct ctx *cx = &scene->cx;
	int ends[2];

	store_close(cx);
	assert_int_equal(pipe(ends), 0);
	int status = run_child(scene, ends[1], what, after);
	assert_true(status == 0 || status == POWER_IS_CUT);
	must(cx, store_open(
			 cx, &(struct store_options){ .folder = scene->folder, .login = "admin" }));
	assert_all_acknowledged(cx, ends[0]);
	assert_whole(cx);
	return status == POWER_IS_CUT;
}

static void test_a_power_cut_loses_nothing_acknowledged(void **state)
{
	static const enum fault faults[] = { FAULT_POWER, FAULT_POWER_SOME };
	struct scene *scene = *state;

	for (size_t i = 0; i < COUNT(faults); i++) {
		int after = 0;
		while (try_power_cut(scene, faults[i], after))
			after++;
		assert_true(after > WRITES);
	}
}

/* A file that may not grow is what a full quota looks like; the signal that comes with it is for
 * the program to ignore. */
static void test_a_file_that_may_not_grow_is_one_clear_error(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct rlimit before, small = { 3 << 20, 3 << 20 };
	int done = 0;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	while (write_some(cx, 1, -1))
		done++;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(cx->err.kind, ERR_SYSTEM);
	assert_true(done > 10);
	assert_int_equal(systems(cx), done);
	assert_whole(cx);
	assert_int_equal(write_some(cx, 1, -1), 1);
}

static void test_a_folder_without_the_right_to_write_is_one_clear_error(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	if (geteuid() == 0) /* for whom no rights hold */
		return;
	store_close(cx);
	assert_int_equal(chmod(scene->folder, 0500), 0);
	bool opened = store_open(
		cx, &(struct store_options){ .folder = scene->folder, .login = "admin" });
	assert_true(!opened || write_some(cx, 1, -1) == 0);
	assert_int_equal(cx->err.kind, ERR_SYSTEM);
	assert_int_equal(chmod(scene->folder, 0700), 0);
}

static void nap(unsigned microseconds)
{
	const struct timespec t = { .tv_nsec = (long)microseconds * 1000 };

	nanosleep(&t, NULL);
}

static void kill_a_writer(struct scene *scene, struct sample *random, int ends[2])
{
	struct ctx *cx = &scene->cx;
	char first[36];
	pid_t child = fork();

	if (child == 0) {
		close(ends[0]);
		must(cx, store_open(cx, &(struct store_options){
						.folder = scene->folder, .login = "admin" }));
		for (;;)
			write_some(cx, 1, ends[1]);
	}
	close(ends[1]);
	/* It is at work from its first acknowledgement on. */
	assert_int_equal(read(ends[0], first, 36), 36);
	nap(sample_below(random, 20000));
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static void test_a_killed_writer_loses_nothing_acknowledged(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct sample random = { .state = 42 };

	for (int i = 0; i < KILLS; i++) {
		int ends[2];
		store_close(cx);
		assert_int_equal(pipe(ends), 0);
		kill_a_writer(scene, &random, ends);
		must(cx, store_open(cx, &(struct store_options){
						.folder = scene->folder, .login = "admin" }));
		assert_all_acknowledged(cx, ends[0]);
		assert_whole(cx);
	}
}

/* Two processes write at once: the queue gives each its turn. */
static void test_two_writers_wait_for_each_other(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	enum { EACH = 100 };
	const struct store_options o = { .folder = scene->folder, .login = "admin" };
	int status = 0;

	store_close(cx);
	pid_t child = fork();
	if (child == 0) {
		must(cx, store_open(cx, &o));
		_exit(write_some(cx, EACH, -1) == EACH ? 0 : 1);
	}
	must(cx, store_open(cx, &o));
	assert_int_equal(write_some(cx, EACH, -1), EACH);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(systems(cx), 2 * EACH);
	assert_whole(cx);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_every_write_sync_and_read_may_fail),
		T_(test_a_power_cut_loses_nothing_acknowledged),
		T_(test_a_file_that_may_not_grow_is_one_clear_error),
		T_(test_a_folder_without_the_right_to_write_is_one_clear_error),
		T_(test_a_killed_writer_loses_nothing_acknowledged),
		T_(test_two_writers_wait_for_each_other),
	};

	fault_vfs_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
