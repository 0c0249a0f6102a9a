/* check.c - vaern check: what the records say against the law and the handbook */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "choices.h"
#include "cli.h"
#include "law.h"
#include "moment.h"
#include "output.h"

#define ROWS_SHOWN 10 /* of each check, where --limit says nothing */

static const struct field options[] = {
	TEXT("law", W("Law or article", "Lov eller artikel"), 0, .max = 100,
		.help = W("\"GDPR 30\" is that article with all its parts.",
			"\"GDPR 30\" er den artikel med alle dens dele.")),
	CHOICE("severity", W("At least so severe", "Mindst så alvorlig"), 0,
		.choices = severity_choices),
	TEXT("id", W("One check, by its id", "Én kontrol, ved dens id"), 0, .max = 100),
	NUMBER("limit", W("Findings shown of each check", "Fund vist for hver kontrol"), 0,
		.max = 100000000, .help = W("0 shows all.", "0 viser alle.")),
	YES_NO("summary", W("Only how many", "Kun hvor mange"), 0),
	YES_NO("list", W("Show the checks themselves", "Vis selve kontrollerne"), 0),
	END,
};

/* One run over the checks asked for. */
struct run {
	const char *organisation, *on;
	enum output output;
	size_t limit; /* rows shown of each check */
	bool summary;
	struct grid *grid; /* of all but the text for people */
	struct buf
		text; /* in an arena of its own: that of the context is given back check by check */
	size_t counts[4], total; /* by severity */
	size_t passed_over;      /* checks that ask about what the actor may not read */
};

static const char *severity_shown(struct ctx *cx, const struct check *check)
{
	return words_in(cx->lang, check->severity->label);
}

static const char *law_shown(struct ctx *cx, const struct check *check)
{
	const char *law = law_in(cx->arena, cx->lang, check->law);

	return check->verified ? law : arena_fmt(cx->arena, "%s (%s)", law, _("not verified"));
}

/* ---- for people ---- */

static void add_wrapped(struct buf *out, const char *text, size_t indent)
{
	size_t width = terminal_columns();

	text_wrap(out, text, width ? width : 100, indent);
	buf_putc(out, '\n');
}

static void add_heading(struct ctx *cx, struct buf *out, const struct check *check, size_t count)
{
	bool bold = colours_welcome();

	buf_fmt(out, "%s%s: %s (%s)%s\n  %s  %s\n", bold ? "\033[1m" : "",
		severity_shown(cx, check), words_in(cx->lang, check->title),
		number_shown(cx, (long long)count), bold ? "\033[0m" : "", check->id,
		law_shown(cx, check));
}

static void add_row(struct ctx *cx, struct buf *out, const struct check_finding *f)
{
	const char *detail = check_detail(cx, f);

	buf_fmt(out, "  %-12s %s%s%s%s  %s/%s\n", organisation_shown(cx, f->organisation),
		record_title(cx, f->form, f->id), detail ? " (" : "", detail ? detail : "",
		detail ? ")" : "", f->form->name, f->id);
}

static void add_block(struct ctx *cx, struct run *run, const struct check *check,
	const struct check_result *result)
{
	struct buf *out = &run->text;
	size_t shown = run->limit && run->limit < result->count ? run->limit : result->count;

	add_heading(cx, out, check, result->count);
	for (size_t i = 0; i < shown; i++)
		add_row(cx, out, &result->list[i]);
	if (shown < result->count)
		buf_fmt(out, _("  ... and %s more; --limit=0 shows all\n"),
			number_shown(cx, (long long)(result->count - shown)));
	if (check->explain.da)
		add_wrapped(
			out, arena_fmt(cx->arena, "  %s", words_in(cx->lang, check->explain)), 2);
	add_wrapped(out, arena_fmt(cx->arena, "  → %s", words_in(cx->lang, check->advice)), 4);
	buf_putc(out, '\n');
}

/* "Findings: 12 (Critical 2, High 10)" */
static const char *count_line(struct ctx *cx, const struct run *run)
{
	struct buf out = { .arena = cx->arena };

	if (!run->total)
		return _("No findings.");
	buf_fmt(&out, _("Findings: %s"), number_shown(cx, (long long)run->total));
	for (size_t i = 0, n = 0; i < COUNT(run->counts); i++)
		if (run->counts[i])
			buf_fmt(&out, "%s%s %s", n++ ? ", " : " (",
				words_in(cx->lang, severity_choices[i].label),
				number_shown(cx, (long long)run->counts[i]));
	buf_putc(&out, ')');
	return out.text;
}

/* ---- for programs, and as tables ---- */

static struct grid *findings_grid(struct ctx *cx)
{
	const struct grid_column columns[] = {
		{ .name = "check", .header = _("Check") },
		{ .name = "severity", .header = _("Severity") },
		{ .name = "law", .header = _("Law") },
		{ .name = "verified", .header = _("Verified"), .bare = true },
		{ .name = "title", .header = _("Title") },
		{ .name = "organisation", .header = _("Organisation") },
		{ .name = "entity", .header = _("Entity") },
		{ .name = "id", .header = _("Id") },
		{ .name = "record", .header = _("Record") },
		{ .name = "detail", .header = _("Detail") },
		{ .name = "advice", .header = _("Advice") },
	};
	struct grid_column *kept = arena_alloc(cx->arena, sizeof(columns));

	memcpy(kept, columns, sizeof(columns));
	return grid_new(cx, kept, COUNT(columns));
}

static void grid_findings(struct ctx *cx, struct run *run, const struct check *check,
	const struct check_result *result)
{
	for (size_t i = 0; i < result->count; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		const struct check_finding *f = &result->list[i];
		grid_row(run->grid,
			(const char *const[]){ check->id, check->severity->name, check->law,
				check->verified ? "true" : "false",
				words_in(cx->lang, check->title),
				organisation_shown(cx, f->organisation), f->form->name, f->id,
				record_title(cx, f->form, f->id), check_detail(cx, f),
				words_in(cx->lang, check->advice) });
		arena_rewind(cx->arena, mark);
	}
}

/* A line for each check: those found, or all there are. */
static struct grid *checks_grid(struct ctx *cx, const char *last, const char *last_header)
{
	const struct grid_column columns[] = {
		{ .name = "check", .header = _("Check") },
		{ .name = "severity", .header = _("Severity") },
		{ .name = "law", .header = _("Law") },
		{ .name = "verified", .header = _("Verified"), .bare = true },
		{ .name = "title", .header = _("Title") },
		{ .name = last, .header = last_header, .number = strcmp(last, "findings") == 0 },
	};
	struct grid_column *kept = arena_alloc(cx->arena, sizeof(columns));

	memcpy(kept, columns, sizeof(columns));
	return grid_new(cx, kept, COUNT(columns));
}

static void grid_check(struct ctx *cx, struct grid *grid, enum output output,
	const struct check *check, const char *last)
{
	bool people = output == OUTPUT_TABLE;
	const char *no = check->verified ? "" : _("no");

	grid_row(grid, (const char *const[]){ check->id,
			       people ? severity_shown(cx, check) : check->severity->name,
			       people ? law_in(cx->arena, cx->lang, check->law) : check->law,
			       people            ? no
			       : check->verified ? "true"
						 : "false",
			       words_in(cx->lang, check->title), last });
}

/* ---- the run ---- */

static void take_result(struct ctx *cx, struct run *run, const struct check *check,
	const struct check_result *result)
{
	run->counts[check->severity - severity_choices] += result->count;
	run->total += result->count;
	if (run->summary)
		grid_check(cx, run->grid, run->output, check,
			arena_fmt(cx->arena, "%zu", result->count));
	else if (run->output == OUTPUT_TABLE)
		add_block(cx, run, check, result);
	else
		grid_findings(cx, run, check, result);
}

static void progress_done(struct progress *p)
{
	progress_end(p);
}

/* What one check finds may be much: its memory is given back before the next. */
static bool run_check(struct ctx *cx, struct run *run, const struct check *check)
{
	CLEANUP(arena_done) struct arena *one = arena_new();
	struct arena *own = cx->arena;
	struct check_result result;

	cx->arena = one;
	bool ok = check_run(cx, &result, check, run->organisation, run->on);
	if (ok && result.count)
		take_result(cx, run, check, &result);
	run->passed_over += ok && result.denied;
	cx->arena = own;
	return ok;
}

static bool run_checks(struct ctx *cx, struct run *run, const struct check_list *checks)
{
	CLEANUP(progress_done)
	struct progress progress = progress_start(_("Checking"), (int64_t)checks->count);

	for (size_t i = 0; i < checks->count; i++) {
		if (!run_check(cx, run, &checks->list[i]))
			return false;
		progress_step(&progress, (int64_t)i + 1);
	}
	return true;
}

static bool show_findings(struct ctx *cx, struct run *run, const struct check_list *checks)
{
	CLEANUP(grid_done) struct grid *grid = NULL;
	CLEANUP(arena_done) struct arena *arena = arena_new();

	run->text.arena = arena;
	if (run->summary || run->output != OUTPUT_TABLE)
		grid = run->summary ? checks_grid(cx, "findings", _("Findings"))
				    : findings_grid(cx);
	run->grid = grid;
	if (!run_checks(cx, run, checks))
		return false;
	if (grid)
		grid_write(grid, run->output, count_line(cx, run));
	else {
		buf_fmt(&run->text, "%s\n", count_line(cx, run));
		page_write(&run->text);
	}
	if (run->passed_over)
		warn_add(cx, N_("%zu of %zu checks ask about records that you may not read"),
			run->passed_over, checks->count);
	/* What was found has been said: the exit status alone is left. */
	cx->err = (struct err){ .kind = run->total ? ERR_FINDINGS : ERR_NONE };
	return !run->total;
}

static bool show_checks(struct ctx *cx, enum output output, const struct check_list *checks)
{
	CLEANUP(grid_done) struct grid *grid = checks_grid(cx, "file", _("File"));

	for (size_t i = 0; i < checks->count; i++)
		grid_check(cx, grid, output, &checks->list[i], checks->list[i].file);
	grid_write(grid, output, NULL);
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *as_of = record_get(opt, "as_of"), *limit = record_get(opt, "limit"),
		   *severity = record_get(opt, "severity");
	struct run run = { .output = output_option(opt),
		.on = as_of ? as_of : today(cx),
		.limit = limit ? strtoul(limit, NULL, 10) : ROWS_SHOWN,
		.summary = record_get(opt, "summary") };
	const struct check_choice choice = { .id = record_get(opt, "id"),
		.law = record_get(opt, "law"),
		.severity = severity ? choice_find(severity_choices, severity) : NULL };
	struct check_list checks;

	(void)words;
	if (!checks_find(cx, &checks, &choice) || !org_option(cx, opt, &run.organisation))
		return false;
	return record_get(opt, "list") ? show_checks(cx, run.output, &checks)
				       : show_findings(cx, &run, &checks);
}

static const struct example examples[] = {
	{ "vaern check --org=roskilde", W("What Roskilde has to mend, the worst first.",
						"Det, Roskilde skal rette, det værste først.") },
	{ "vaern check --law=\"GDPR 30\" --severity=high --output=csv",
		W("The severe findings on the record of processing, for a spreadsheet.",
			"De alvorlige fund om fortegnelsen, til et regneark.") },
	{ "vaern check --list", W("The checks and their files.", "Kontrollerne og deres filer.") },
	{ 0 },
};

const struct command cmd_check = {
	.name = "check",
	.summary = W("Check the records against the law", "Kontrollér posterne mod loven"),
	.help = W(
		"Each check names the law, the record and what to do. Exit status 1 when there "
		"are findings. \"Not verified\" means that the number or wording behind the check "
		"was not looked up in its source. Your own checks go into own/checks/compliance/ "
		"in the data folder, and one of the same name takes the place of ours.",
		"Hver kontrol nævner loven, posten og det, der skal gøres. Afslutter med 1, når "
		"der "
		"er fund. »Ikke verificeret« betyder, at tallet eller ordlyden bag kontrollen ikke "
		"er slået op i kilden. Jeres egne kontroller lægges i own/checks/compliance/ i "
		"datamappen, og én med samme navn træder i stedet for vores."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
