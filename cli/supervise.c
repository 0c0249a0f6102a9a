/* supervise.c - vaern supervise: plans, reviews, concludes and approves supervisions */
#include "supervise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "entities.h"
#include "moment.h"
#include "output.h"
#include "store.h"
#include "supervision.h"

static const struct field options[] = {
	TEXT("result", W("Result", "Resultat"), 0, .max = 30,
		.help = W(
			"Of a supervision: satisfactory, remarks, unsatisfactory. Of a statement: "
			"accept, accept_with_action, ask, reject.",
			"Af et tilsyn: satisfactory, remarks, unsatisfactory. Af en erklæring: "
			"accept, accept_with_action, ask, reject.")),
	PROSE("text", W("Conclusion in words", "Konklusion i ord"), 0),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	YES_NO("findings", W("Record the suggested findings", "Opret de foreslåede observationer"),
		0),
	YES_NO("tasks", W("Make a task for each member", "Opret en opgave pr. medlemskommune"), 0),
	DATE("deadline", W("Deadline of findings and tasks", "Frist for observationer og opgaver"),
		0),
	NUMBER("year", W("Year", "År"), 0, .min = 2000, .max = 2200),
	TEXT("system", W("System", "It-system"), 0, .max = 200),
	END,
};

static bool supervision_named(struct ctx *cx, struct record **out, const char *word)
{
	const char *id;

	return record_named(cx, &id, &supervision_form, word) &&
	       record_load(cx, out, &supervision_form, id);
}

static void print_plan(const struct ctx *cx, const struct points *points, const struct record *r)
{
	const char *concept = record_get(r, "concept"), *next = record_get(r, "next");

	printf("%s\n", record_get(r, "title"));
	printf(_("Points: %ld. Concepts that may be chosen: "), points->sum);
	for (int i = 1, n = 0; i <= CONCEPTS; i++)
		if (points->set & 1u << i)
			printf("%s%d", n++ ? ", " : "", i);
	printf(".\n%s: %s\n", _("Chosen"), concept ? concept : "-");
	if (record_get(r, "override_reason"))
		printf("%s: %s\n", _("Reason"), record_get(r, "override_reason"));
	printf("%s: %s\n", _("Next"), next ? next : _("when something happens"));
	if (!points->verified)
		puts(_("Some weights are working values that are not verified against "
		       "Datatilsynet's guidance."));
}

static bool plan(struct ctx *cx, const struct record *opt, const char *word)
{
	const struct point_model *model;
	struct record *r;
	struct points points;

	(void)opt;
	if (!supervision_named(cx, &r, word) || !point_model_load(cx, &model) ||
		!supervision_plan(cx, &points, r))
		return false;
	print_plan(cx, &points, r);
	for (int i = 1; i <= CONCEPTS; i++)
		if (points.set & 1u << i)
			printf("  %d  %s\n", i, words_in(cx->lang, model->concepts[i].text));
	if (points.lowest >= 5 && !record_get(r, "statements"))
		puts(_("At least concept 5 is required, and no statement is linked: a finding of "
		       "high "
		       "severity, unless you inspect it yourselves."));
	return true;
}

/* A statement is concluded in the same words when it is named as statement/TITLE. */
static bool conclude(struct ctx *cx, const struct record *opt, const char *word)
{
	const char *result = record_get(opt, "result"), *text = record_get(opt, "text"), *id;
	bool of_statement = strncmp(word, "statement/", strlen("statement/")) == 0;
	const struct form *form = of_statement ? &statement_form : &supervision_form;
	struct record *r;

	if (!result || !text)
		return err_set(cx, ERR_INVALID, "A conclusion needs --result and --text");
	if (!record_named(cx, &id, form, word) || !record_load(cx, &r, form, id) ||
		!(of_statement ? statement_conclude(cx, r, result, text)
			       : supervision_conclude(cx, r, result, text)))
		return false;
	printf("%s: %s\n", record_get(r, "title"),
		cell_shown(cx, field_find(form, of_statement ? "conclusion" : "result"),
			record_get(r, of_statement ? "conclusion" : "result")));
	return true;
}

static bool decide(struct ctx *cx, const struct record *opt, const char *word, bool approve)
{
	struct record *r;

	if (!supervision_named(cx, &r, word) ||
		!supervision_decide(cx, r, approve, record_get(opt, "remark")))
		return false;
	printf(approve ? _("%s: %s approves '%s'\n") : _("%s: %s rejects '%s'\n"), today(cx),
		record_title(cx, &organisation_form, cx->actor->home), record_get(r, "title"));
	return true;
}

static bool approve(struct ctx *cx, const struct record *opt, const char *word)
{
	return decide(cx, opt, word, true);
}

static bool reject(struct ctx *cx, const struct record *opt, const char *word)
{
	return decide(cx, opt, word, false);
}

static const struct {
	const char *name;
	struct words label;
} states[] = {
	[DECISION_UNUSED] = { "unused", W("–", "–") },
	[DECISION_WAITING] = { "waiting", W("waiting", "afventer") },
	[DECISION_APPROVED] = { "approved", W("approved", "godkendt") },
	[DECISION_REJECTED] = { "rejected", W("REJECTED", "AFVIST") },
	[DECISION_CHANGED] = { "changed", W("changed since", "ændret siden") },
};

/* A row for each member, a column for each supervision by its system. */
static struct grid *matrix_grid(struct ctx *cx, const struct supervision_matrix *m, bool plain)
{
	struct grid_column *columns =
		arena_alloc(cx->arena, (m->supervision_count + 1) * sizeof(*columns));

	columns[0] = (struct grid_column){
		.name = "member",
		.header = words_in(cx->lang, organisation_form.label),
	};
	for (size_t s = 0; s < m->supervision_count; s++) {
		const struct record *r = m->supervisions[s];
		const char *system = record_title(cx, &system_form, record_get(r, "system"));
		columns[s + 1] = (struct grid_column){
			.name = r->id,
			.header = arena_fmt(cx->arena, "%s %s", system, record_str(r, "year")),
		};
	}
	struct grid *grid = grid_new(cx, columns, m->supervision_count + 1);
	const char **cells = arena_alloc(cx->arena, (m->supervision_count + 1) * sizeof(*cells));
	for (size_t i = 0; i < m->member_count; i++) {
		cells[0] = record_get(m->members[i], "name");
		for (size_t s = 0; s < m->supervision_count; s++) {
			enum decision_state state = m->cells[i * m->supervision_count + s];
			cells[s + 1] = plain ? states[state].name
					     : words_in(cx->lang, states[state].label);
		}
		grid_row(grid, cells);
	}
	return grid;
}

static bool status(struct ctx *cx, const struct record *opt, const char *word)
{
	enum output output = output_option(opt);
	const char *year = record_get(opt, "year");
	struct supervision_matrix m;

	(void)word;
	if (!supervision_matrix_load(cx, &m, year ? strtol(year, NULL, 10) : 0))
		return false;
	if (!m.supervision_count)
		return err_set(cx, ERR_NOT_FOUND, "There are no shared supervisions to show");
	CLEANUP(grid_done) struct grid *grid = matrix_grid(cx, &m, output != OUTPUT_TABLE);
	grid_write(grid, output, NULL);
	return true;
}

static const struct subword parts[] = {
	{ "plan", true, plan },
	{ "review", true, supervise_review },
	{ "conclude", true, conclude },
	{ "approve", true, approve },
	{ "reject", true, reject },
	{ "status", false, status },
	{ "gaps", false, supervise_gaps },
	{ 0 },
};

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	return part_run(cx, parts, opt, words);
}

static const struct example examples[] = {
	{ "vaern supervise plan \"Tilsyn med Opus 2025\"",
		W("Counts the points and sets the next date.",
			"Tæller point og sætter næste dato.") },
	{ "vaern supervise review \"ISAE 3000 2025\" --findings --tasks",
		W("Goes through a statement; records findings and tasks.",
			"Gennemgår en erklæring; opretter observationer og opgaver.") },
	{ "vaern supervise conclude \"Tilsyn med Opus 2025\" --result=satisfactory --text=...",
		W("The group's conclusion, once.", "Gruppens konklusion, én gang.") },
	{ "vaern supervise approve \"Tilsyn med Opus 2025\"",
		W("A member's own decision.", "En medlemskommunes egen beslutning.") },
	{ "vaern supervise status --year=2025",
		W("Members and systems.", "Medlemmer og systemer.") },
	{ 0 },
};

const struct command cmd_supervise = {
	.name = "supervise",
	.args = W("WORD [ID]", "ORD [ID]"),
	.least = 1,
	.most = 2,
	.summary = W("Supervise processors", "Før tilsyn med databehandlere"),
	.help = W("plan ID, review STATEMENT, conclude ID, approve ID, reject ID, status, gaps. A "
		  "statement is concluded as statement/TITLE. Tasks to go through user-entity "
		  "controls are made in your own organisation, one for each member: a member's own "
		  "tasks are its own to write.",
		"plan ID, review ERKLÆRING, conclude ID, approve ID, reject ID, status, gaps. En "
		"erklæring konkluderes som statement/TITEL. Opgaver om "
		"brugerorganisationskontroller oprettes i jeres egen organisation, én pr. "
		"medlemskommune: en medlemskommunes egne opgaver er dens egne."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
