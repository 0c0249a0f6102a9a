/* main.c - vaern: reads the command line, opens the data, runs the command, says what failed */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"
#include "disk.h"
#include "moment.h"
#include "store.h"

#define NOON (12 * 3600L)

/* Fixes the clock at noon of a date, or at a time. */
static bool set_clock(struct ctx *cx, const char *text)
{
	const struct field time = { .name = "today", .kind = KIND_TIME, .label = W("Time", "Tid") };
	const struct field date = {
		.name = "today", .kind = KIND_DATE, .label = W("Date", "Dato")
	};

	long days = 0;

	if (!text)
		return true;
	bool timed = strchr(text, 'T');
	if (!field_check(cx, timed ? &time : &date, &text))
		return err_at(cx, "--today: ");
	if (timed)
		return time_from_text(text, &cx->clock.fixed);
	days_from_date(text, &days);
	cx->clock.fixed = days * 86400L + NOON;
	return true;
}

/* The user's own checks, templates and chapters lie beside the data. */
static void find_own_files(struct ctx *cx, const char *folder)
{
	const char *own = arena_fmt(cx->arena, "%s/own", folder);
	struct stat st;

	if (stat(own, &st) == 0 && S_ISDIR(st.st_mode))
		cx->own_files = own;
}

static bool open_store(struct ctx *cx, const struct arguments *args)
{
	const struct store_options options = {
		.folder = data_folder(cx, args->options),
		.as_of = record_get(args->options, "as_of"),
		.login =
			args->command->needs & NEEDS_ACTOR ? acting_login(cx, args->options) : NULL,
		.organisation = record_get(args->options, "org"),
	};

	return store_open(cx, &options);
}

static bool run(struct ctx *cx, char *const *argv)
{
	struct arguments args;

	cx->lang = arguments_lang(argv);
	if (!arguments_read(cx, &args, argv) || !set_clock(cx, record_get(args.options, "today")))
		return false;
	find_own_files(cx, data_folder(cx, args.options));
	if ((args.command->needs & (NEEDS_STORE | NEEDS_ACTOR)) && !open_store(cx, &args))
		return false;
	return args.command->run(cx, args.options, args.words);
}

/* Output that a full disk swallowed is a failure too. */
static bool output_arrived(struct ctx *cx)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return err_set(cx, ERR_SYSTEM, "The output could not be written: %s", disk_why(cx));
}

/* Each line of the text on a line of its own, with who speaks before it. */
static void say(const char *prefix, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		if (len)
			fprintf(stderr, "vaern: %s%.*s\n", prefix, (int)len, text);
		text += len + (text[len] == '\n');
	}
}

/* A stream that was closed stays so for whoever writes to it, but its number must not go to the
 * next file that is opened, which would then hold our messages. */
static void keep_numbers(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char *argv[])
{
	CLEANUP(arena_done) struct arena *arena = arena_new();
	struct buf warnings = { .arena = arena };
	struct ctx context = { .arena = arena, .warnings = &warnings }, *cx = &context;
	(void)argc;

	keep_numbers();
	signal(SIGXFSZ, SIG_IGN); /* a file grown too large becomes an error of the write */
	bool ok = run(cx, argv + (argv[0] != NULL)) && output_arrived(cx);
	store_close(cx);
	if (warnings.len)
		say(_("note: "), warnings.text);
	if (!ok)
		say("", cx->err.text);
	return ok ? EXIT_SUCCESS : err_exit_status(&cx->err);
}
