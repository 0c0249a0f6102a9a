/* export.c - vaern export: records as a file that import takes */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "disk.h"
#include "exchange.h"

static const struct field options[] = {
	TEXT("to",
		W("File to write, instead of standard output",
			"Fil at skrive i stedet for skærmen"),
		0, .max = 4096),
	TEXT("files", W("Folder for the contents of files", "Mappe til filernes indhold"), 0,
		.max = 4096),
	END,
};

/* Written aside, so that an export that fails leaves the one before it. */
struct target {
	FILE *out;
	const char *name, *aside; /* aside: NULL for standard output */
};

static void target_done(struct target *to)
{
	if (to->out && to->out != stdout)
		fclose(to->out);
	if (to->out && to->aside)
		unlink(to->aside);
	to->out = NULL;
}

static bool full(struct ctx *cx, const struct target *to)
{
	if (errno == ENOENT)
		errno = ENOTDIR; /* the file need not be there, so its folder is not */
	return err_set(cx, ERR_SYSTEM, "%s cannot be written: %s", to->name, disk_why(cx));
}

static bool write_piece(struct ctx *cx, const char *text, size_t len, void *arg)
{
	const struct target *to = arg;

	return fwrite(text, 1, len, to->out) == len || full(cx, to);
}

static bool open_target(struct ctx *cx, struct target *to, const char *path)
{
	struct stat st;

	if (!path)
		return true;
	to->name = path;
	/* Into a pipe or a device goes what there is; a rename would replace it. */
	if (stat(path, &st) != 0 || S_ISREG(st.st_mode))
		to->aside = arena_fmt(cx->arena, "%s.%ld.part", path, (long)getpid());
	to->out = fopen(to->aside ? to->aside : path, to->aside ? "wbxe" : "wbe");
	return to->out || full(cx, to);
}

static bool close_target(struct ctx *cx, struct target *to)
{
	FILE *out = to->out;

	if (fflush(out) != 0 || (to->aside && fsync(fileno(out)) != 0))
		return full(cx, to);
	to->out = NULL;
	if ((out == stdout || fclose(out) == 0) && (!to->aside || rename(to->aside, to->name) == 0))
		return true;
	full(cx, to);
	if (to->aside)
		unlink(to->aside);
	return false;
}

/* What --output says; a table is for people, so that YAML stands for it. */
static const char *format_of(const struct record *opt)
{
	const char *output = record_get(opt, "output");

	return output && strcmp(output, "table") != 0 ? output : "yaml";
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *path = record_get(opt, "to");
	CLEANUP(target_done) struct target to = { stdout, _("Standard output"), NULL };
	struct export_options what = {
		.format = format_of(opt),
		.files = record_get(opt, "files"),
		.write = write_piece,
		.arg = &to,
	};
	const struct form *forms[100];

	for (; words[what.form_count] && what.form_count < COUNT(forms); what.form_count++)
		if (!entity_named(cx, &forms[what.form_count], words[what.form_count]))
			return false;
	what.forms = forms;
	if (!org_option(cx, opt, &what.organisation))
		return false;
	return open_target(cx, &to, path) && export_records(cx, &what) && close_target(cx, &to);
}

static const struct example examples[] = {
	{ "vaern export --to=all.yaml --files=files",
		W("Everything, with the files, for an empty store elsewhere.",
			"Alt, med filerne, til et tomt lager et andet sted.") },
	{ "vaern export processing --org=roskilde --output=csv",
		W("Roskilde's record of processing for a spreadsheet.",
			"Roskildes fortegnelse til et regneark.") },
	{ 0 },
};

const struct command cmd_export = {
	.name = "export",
	.args = W("[ENTITY...]", "[ENTITET...]"),
	.most = 100,
	.summary = W("Write records as YAML, JSON or CSV", "Skriv poster som YAML, JSON eller CSV"),
	.help = W("The same content gives the same bytes, and 'vaern import' takes them.",
		"Det samme indhold giver de samme bytes, og 'vaern import' tager dem."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
