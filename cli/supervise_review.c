/* supervise_review.c - a statement's review and the gaps between statements, for people */
#include <stdio.h>
#include <string.h>

#include "choices.h"
#include "cli.h"
#include "entities.h"
#include "moment.h"
#include "output.h"
#include "store.h"
#include "supervise.h"
#include "supervision.h"

#define WIDTH 76

static const char *mark_word(struct ctx *cx, enum review_mark mark)
{
	static const char *const marks[] = {
		[REVIEW_FINE] = N_("fine"),
		[REVIEW_MISSING] = N_("MISSING"),
		[REVIEW_WRONG] = N_("NOTE"),
	};

	return _(marks[mark]);
}

static void add_lines(struct ctx *cx, struct buf *out, const struct review *review)
{
	for (size_t i = 0; i < review->line_count; i++) {
		const struct review_line *line = &review->lines[i];
		const char *mark = mark_word(cx, line->mark);
		buf_fmt(out, "%s%*s", mark, (int)(10 - text_width(mark)), "");
		text_wrap(out, words_in(cx->lang, line->question), WIDTH - 10, 10);
		if (line->remark) {
			buf_puts(out, "\n          – ");
			text_wrap(out, line->remark, WIDTH - 12, 12);
		}
		buf_putc(out, '\n');
	}
}

/* What the gap is, in one line for people. */
static const char *gap_words(struct ctx *cx, const struct review_gap *gap)
{
	struct buf out = { .arena = cx->arena };
	const struct period_gap *g = &gap->gap;

	if (g->days < 0)
		buf_fmt(&out, _("overlap of %ld days"), -g->days);
	else if (!g->days)
		buf_puts(&out, _("no gap"));
	else
		buf_fmt(&out, _("%ld days, %ld of them covered by nothing"), g->days, g->open);
	if (g->bridged)
		buf_fmt(&out, _("; bridge letter covers %ld"), g->bridged);
	if (g->long_bridge)
		buf_fmt(&out, _("; the bridge letter reaches more than %d months"), BRIDGE_MONTHS);
	if (gap->stale)
		buf_fmt(&out, _("; older than %d months"), STALE_MONTHS);
	return out.text;
}

static const char *begins(const struct record *statement)
{
	const char *from = record_get(statement, "period_from");

	return from ? from : record_get(statement, "period_to");
}

static void add_gaps(struct ctx *cx, struct buf *out, const struct review *review)
{
	if (review->gap_count)
		buf_fmt(out, "\n%s\n", _("Between the periods"));
	for (size_t i = 0; i < review->gap_count; i++) {
		const struct review_gap *gap = &review->gaps[i];
		buf_fmt(out, "  %s: %s → %s: %s\n", record_title(cx, &system_form, gap->system),
			date_short(cx, record_get(gap->earlier, "period_to")),
			gap->later ? date_short(cx, begins(gap->later)) : _("today"),
			gap_words(cx, gap));
	}
}

static void add_members(struct ctx *cx, struct buf *out, const struct review *review,
	const struct record *statement)
{
	buf_fmt(out, "\n%s (%zu)\n", _("Members that use it"), review->use_count);
	for (size_t i = 0; i < review->use_count; i++)
		buf_fmt(out, "  %s\n",
			record_title(cx, &organisation_form, review->uses[i]->organisation));
	if (!record_get(statement, "user_controls"))
		return;
	buf_fmt(out, "\n%s\n", _("What each of them must do itself"));
	for (struct item it = item_first(record_get(statement, "user_controls")); it.text;
		it = item_next(it))
		buf_fmt(out, "  - %.*s\n", (int)it.len, it.text);
}

static void add_findings(struct ctx *cx, struct buf *out, const struct review *review)
{
	if (review->finding_count)
		buf_fmt(out, "\n%s\n", _("Findings suggested"));
	for (size_t i = 0; i < review->finding_count; i++)
		buf_fmt(out, "  %s: %s\n",
			words_in(cx->lang,
				choice_find(severity_choices, review->findings[i].severity)->label),
			review->findings[i].title);
}

/* Makes what the options ask for. */
static bool make(struct ctx *cx, struct buf *out, const struct record *options,
	const struct record *statement, const struct review *review)
{
	const char *deadline = record_get(options, "deadline");
	size_t made;

	if (record_get(options, "findings")) {
		if (!review_findings_save(cx, &made, statement, review, deadline))
			return false;
		buf_fmt(out, "\n%s: %zu\n", _("Findings recorded"), made);
	}
	if (record_get(options, "tasks")) {
		if (!review_tasks_save(cx, &made, statement, review, deadline))
			return false;
		buf_fmt(out, "\n%s: %zu\n",
			_("Tasks made, one for each member, in your own organisation"), made);
	}
	return true;
}

bool supervise_review(struct ctx *cx, const struct record *options, const char *word)
{
	struct buf out = { .arena = cx->arena };
	struct record *statement;
	struct review review;
	const char *id;

	if (!record_named(cx, &id, &statement_form, word) ||
		!record_load(cx, &statement, &statement_form, id) ||
		!statement_review(cx, &review, statement))
		return false;
	buf_fmt(&out, "%s\n\n", record_get(statement, "title"));
	add_lines(cx, &out, &review);
	add_gaps(cx, &out, &review);
	add_members(cx, &out, &review, statement);
	add_findings(cx, &out, &review);
	if (!make(cx, &out, options, statement, &review))
		return false;
	page_write(&out);
	return true;
}

static void gap_row(struct ctx *cx, struct grid *grid, const struct review_gap *gap)
{
	const struct record *later = gap->later;

	grid_row(grid, (const char *[]){
			       record_title(cx, &system_form, gap->system),
			       cell_shown(cx, field_find(&statement_form, "standard"),
				       record_get(gap->earlier, "standard")),
			       date_short(cx, record_get(gap->earlier, "period_to")),
			       date_short(cx, later ? begins(later) : today(cx)),
			       arena_fmt(cx->arena, "%ld", gap->gap.days),
			       arena_fmt(cx->arena, "%ld", gap->gap.bridged),
			       arena_fmt(cx->arena, "%ld", gap->gap.open),
			       gap->gap.long_bridge ? _("bridge letter too long")
			       : gap->stale         ? _("stale")
			       : later              ? ""
						    : _("until today"),
		       });
}

bool supervise_gaps(struct ctx *cx, const struct record *options, const char *word)
{
	const struct grid_column columns[] = {
		{ .name = "system", .header = words_in(cx->lang, system_form.label) },
		{ .name = "standard", .header = _("Standard") },
		{ .name = "ends", .header = _("Ends") },
		{ .name = "next", .header = _("Next begins") },
		{ .name = "days", .header = _("Days"), .number = true },
		{ .name = "bridged", .header = _("Bridged"), .number = true },
		{ .name = "open", .header = _("Open"), .number = true },
		{ .name = "remark", .header = _("Remark") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));
	const char *system = record_get(options, "system"), *id = NULL;
	struct review_gap *gaps;
	size_t n;

	(void)word;
	if ((system && !record_named(cx, &id, &system_form, system)) ||
		!statement_gaps(cx, &gaps, &n, id))
		return false;
	for (size_t i = 0; i < n; i++)
		gap_row(cx, grid, &gaps[i]);
	grid_write(grid, output_option(options), NULL);
	return true;
}
