/* seal.c - vaern seal: keeps sealed documents provable for as long as they are kept */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "moment.h"
#include "output.h"
#include "seal.h"
#include "seal_option.h"

#define SOON 90 /* days before its end in which a time-stamp should be renewed */

static const struct field options[] = {
	STAMP_OPTIONS,
	NUMBER("days", W("Days ahead to look", "Dage frem, der ses"), 0, .min = 0, .max = 36500,
		.help = W("90 where it is not given.", "90, hvis den ikke er angivet.")),
	END,
};

/* ---- renew ---- */

static bool renew(struct ctx *cx, const char *const *files, const struct record *opt)
{
	const struct stamp_source *source;
	size_t n = 0;

	if (!stamp_option(cx, &source, opt))
		return false;
	if (!source)
		return err_set(cx, ERR_INVALID,
			"Name the authority that gives time-stamps: --tsa ADDRESS, $VAERN_TSA, or "
			"own/seal.yaml");
	while (files[n])
		n++;
	CLEANUP(progress_end) struct progress progress = progress_start(_("Renewing"), (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct buf doubts = { .arena = cx->arena };
		if (!seal_keep_file(cx, files[i],
			    &(struct pdf_keep_options){ .stamp = source, .doubts = &doubts }))
			return false;
		if (doubts.len)
			fprintf(stderr, "%s:\n%s", files[i], doubts.text);
		arena_rewind(cx->arena, mark);
		progress_step(&progress, (int64_t)i + 1);
	}
	progress_end(&progress);
	printf(_("Renewed: %zu\n"), n);
	return true;
}

/* ---- due ---- */

/* What one file shows: the end of the newest time-stamp, or why there is none. */
static const char *state_of(struct ctx *cx, const struct pdf_verdict *v, int64_t *until)
{
	*until = 0;
	if (!v->good)
		return _("cannot be trusted");
	for (size_t i = 0; i < v->signature_count; i++)
		if (v->signatures[i].stamp_until > *until && v->signatures[i].stamped)
			*until = v->signatures[i].stamp_until;
	return *until ? "" : _("has no time-stamp");
}

static bool due_add(
	struct ctx *cx, struct grid *grid, const char *file, int64_t before, size_t *due)
{
	struct pdf_verdict verdict;
	char moment[TIME_SIZE];
	int64_t until;

	if (!seal_verify_file(cx, &verdict, file, NULL))
		return false;
	const char *state = state_of(cx, &verdict, &until);
	if (until > before)
		return true;
	time_to_text(until, 0, moment);
	const char *cells[] = { file, until ? date_short(cx, arena_str(cx->arena, moment, 10)) : "",
		until ? _("the time-stamp ends") : state };
	grid_row(grid, cells);
	++*due;
	return true;
}

static bool due(struct ctx *cx, const char *const *files, const struct record *opt)
{
	const struct grid_column columns[] = {
		{ "file", _("File") },
		{ "until", _("Until") },
		{ "why", _("Why") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	const char *days = record_get(opt, "days");
	int64_t before =
		clock_now(&cx->clock) + 86400 * (days ? strtoll(days, NULL, 10) : (int64_t)SOON);
	size_t n = 0;

	for (size_t i = 0; files[i]; i++)
		if (!due_add(cx, grid, files[i], before, &n))
			return false;
	grid_write(grid, output_option(opt), NULL);
	return !n || err_set(cx, ERR_FINDINGS, "%zu of the files should be renewed", n);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	if (strcmp(words[0], "renew") == 0)
		return renew(cx, (const char *const *)words + 1, opt);
	if (strcmp(words[0], "due") == 0)
		return due(cx, (const char *const *)words + 1, opt);
	return err_set(cx, ERR_INVALID, "'%s' is none of: %s", words[0], "renew, due");
}

static const struct example examples[] = {
	{ "vaern seal due arkiv/*.pdf",
		W("Which reports need a new time-stamp within 90 days.",
			"Hvilke rapporter der skal have et nyt tidsstempel inden for 90 dage.") },
	{ "vaern seal renew arkiv/*.pdf --tsa=http://tidsstempel.example/tsa",
		W("Gives each a new archive time-stamp.", "Giver hver et nyt arkivstempel.") },
	{ 0 },
};

const struct command cmd_seal = {
	.name = "seal",
	.args = W("renew|due FILE.pdf...", "renew|due FIL.pdf..."),
	.least = 2,
	.most = ANY_NUMBER,
	.summary = W("Keep sealed PDFs provable", "Hold forseglede PDF-filer beviselige"),
	.help = W(
		"renew adds an archive time-stamp over the whole file as it is, so that it can be "
		"shown to be older than whatever may weaken its seals. due lists the files whose "
		"newest time-stamp ends soon, or that have none. Exit status 1 when there are any.",
		"renew tilføjer et arkivstempel over hele filen, som den er, så det kan vises, at "
		"den "
		"er ældre end det, der senere måtte svække dens segl. due viser de filer, hvis "
		"nyeste "
		"tidsstempel snart udløber, eller som ikke har noget. Afslutter med 1, når der er "
		"nogen."),
	.options = options,
	.examples = examples,
	.run = run,
};
