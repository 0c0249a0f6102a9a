/* risk.c - vaern risk: finds the levels of a risk assessment and shows its matrix */
#include "risk.h"

#include <stdio.h>
#include <string.h>

#include "choices.h"
#include "cli.h"
#include "entities.h"
#include "output.h"
#include "questionnaire.h"
#include "store.h"

static const struct field options[] = {
	TEXT("answers", W("File of answers (YAML)", "Fil med svar (YAML)"), 0, .max = 4096),
	YES_NO("show", W("Show the matrix and the scenarios", "Vis matrix og scenarier"), 0),
	END,
};

static const char *step_words(struct ctx *cx, const struct risk_point *p)
{
	return p->step ? words_in(cx->lang, p->step->label) : "-";
}

/* The label of an axis' step, short of what explains it. */
static const char *axis_label(struct ctx *cx, const struct words *label, size_t number)
{
	const char *words = words_in(cx->lang, *label);

	return arena_fmt(cx->arena, "%zu %.*s", number, (int)strcspn(words, "(:"), words);
}

/* How many scenarios stand in each cell, with the word of its level; the gravest row on top. */
static void matrix_write(struct ctx *cx, const struct risk_result *result, bool after)
{
	const struct risk_method *m = result->method;
	const unsigned *counts = risk_matrix_counts(cx, result, after);
	struct grid_column columns[RISK_AXIS + 1] = {
		{ .name = "consequence", .header = _("Consequence \\ likelihood") },
	};

	for (size_t l = 0; l < m->likelihoods; l++)
		columns[l + 1] = (struct grid_column){
			.name = "likelihood",
			.header = axis_label(cx, &m->likelihood[l], l + 1),
		};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, m->likelihoods + 1);
	for (size_t c = m->consequences; c-- > 0;) {
		const char *cells[RISK_AXIS + 1] = {
			axis_label(cx, &m->consequence[c], c + 1),
		};
		for (size_t l = 0; l < m->likelihoods; l++) {
			unsigned n = counts[c * m->likelihoods + l];
			const char *level =
				words_in(cx->lang, risk_level(m, (long)c + 1, (long)l + 1)->label);
			cells[l + 1] = n ? arena_fmt(cx->arena, "%s: %u", level, n) : level;
		}
		grid_row(grid, cells);
	}
	printf("\n%s\n", after ? _("After measures") : _("Before measures"));
	grid_write(grid, OUTPUT_TABLE, NULL);
}

static void scenarios_write(struct ctx *cx, const struct risk_result *result, enum output output)
{
	const struct grid_column columns[] = {
		{ .name = "scenario", .header = words_in(cx->lang, scenario_form.label) },
		{ .name = "level_before", .header = _("Before measures") },
		{ .name = "level_after", .header = _("After measures") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));

	for (size_t i = 0; i < result->count; i++) {
		const struct risk_scored *s = &result->scored[i];
		grid_row(grid, (const char *[]){ s->scenario ? record_get(s->scenario, "title")
							     : _("The whole"),
				       step_words(cx, &s->before),
				       s->has_after ? step_words(cx, &s->after) : "-" });
	}
	grid_write(grid, output, NULL);
}

static void legend_write(struct ctx *cx, const struct risk_method *m)
{
	printf("\n%s\n", _("Legend (consequence x likelihood), from the matrix"));
	for (size_t i = 0; i < m->step_count; i++)
		printf("  %s: %s\n", words_in(cx->lang, m->steps[i].label),
			risk_legend(cx, m, &m->steps[i]));
	if (m->note.da)
		printf("%s\n", words_in(cx->lang, m->note));
	if (!m->verified)
		printf("%s\n", _("The method is not verified against its source."));
}

static void overall_write(
	struct ctx *cx, const struct risk_result *result, const struct record *assessment)
{
	const char *other = record_get(assessment, "override_level");

	printf("%s\n%s: %s\n", record_get(assessment, "title"), _("Method"),
		words_in(cx->lang, result->method->title));
	if (result->worst_before)
		printf("%s: %s\n", _("Before measures"),
			step_words(cx, &result->worst_before->before));
	if (result->has_after && result->worst_after)
		printf("%s: %s\n", _("After measures"),
			step_words(cx, &result->worst_after->after));
	if (!result->worst_before)
		printf("%s\n", _("Nothing is scored yet."));
	if (other)
		printf("%s: %s – %s\n", _("Overridden by a person"),
			words_in(cx->lang, choice_find(level_choices, other)->label),
			record_str(assessment, "override_reason"));
	for (size_t i = 0; i < result->unanswered_count; i++)
		printf("%s %s: %s\n", _("Unanswered:"), result->unanswered[i]->id,
			words_in(cx->lang, result->unanswered[i]->text));
}

static bool show(struct ctx *cx, const struct record *assessment, enum output output)
{
	struct risk_result result;

	if (!risk_result(cx, &result, assessment))
		return false;
	if (output != OUTPUT_TABLE) {
		scenarios_write(cx, &result, output);
		return true;
	}
	overall_write(cx, &result, assessment);
	printf("\n");
	scenarios_write(cx, &result, output);
	matrix_write(cx, &result, false);
	if (result.has_after)
		matrix_write(cx, &result, true);
	legend_write(cx, result.method);
	return true;
}

/* Takes the answers that a method with questions asks for: from a file, or at a terminal where some
 * are missing. */
static bool take_answers(struct ctx *cx, const struct record *assessment, const char *path)
{
	const struct risk_method *m;
	struct reply *replies;

	if (!risk_method_load(cx, &m, record_get(assessment, "method")))
		return false;
	if (!m->questions.count)
		return !path || err_set(cx, ERR_INVALID, "The method '%s' has no questions", m->id);
	if (!path && !somebody_answers())
		return true;
	return replies_load(cx, &replies, &m->questions, assessment) &&
	       replies_obtain(cx, &m->questions, replies, path) &&
	       replies_save(cx, &m->questions, replies, assessment);
}

static bool compute(struct ctx *cx, struct record *assessment, const char *path)
{
	struct risk_result result;

	if (!store_begin(cx, "risk"))
		return false;
	if (!take_answers(cx, assessment, path) || !store_commit(cx)) {
		store_rollback(cx);
		return false;
	}
	if (!risk_compute(cx, &result, assessment))
		return false;
	overall_write(cx, &result, assessment);
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	struct record *assessment;
	const char *id;

	if (!record_named(cx, &id, &assessment_form, words[0]) ||
		!record_load(cx, &assessment, &assessment_form, id))
		return false;
	return record_get(opt, "show") ? show(cx, assessment, output_option(opt))
				       : compute(cx, assessment, record_get(opt, "answers"));
}

static const struct example examples[] = {
	{ "vaern risk \"Risikovurdering af SSO\"",
		W("Finds the levels of the scenarios and of the whole.",
			"Finder niveauet af hvert scenarie og af det hele.") },
	{ "vaern risk --show \"Risikovurdering af SSO\"",
		W("Shows the matrix with the number of scenarios in each cell.",
			"Viser matricen med antal scenarier i hvert felt.") },
	{ "vaern risk \"ENISA for SSO\" --answers=svar.yaml",
		W("Takes ENISA's 20 answers from a file.", "Tager ENISA's 20 svar fra en fil.") },
	{ 0 },
};

const struct command cmd_risk = {
	.name = "risk",
	.args = W("ASSESSMENT", "RISIKOVURDERING"),
	.least = 1,
	.most = 1,
	.summary = W("Find the level of a risk assessment", "Find en risikovurderings niveau"),
	.help = W("The level is looked up in the matrix of the assessment's method, a file in "
		  "checks/risk/. A scenario's level is the worst for anyone and anything that it "
		  "hits; the overall level is the worst scenario's, never a mean.",
		"Niveauet slås op i matricen i risikovurderingens metode, en fil i checks/risk/. "
		"Et scenaries niveau er det værste for nogen og noget, det rammer; det samlede "
		"niveau er det værste scenaries, aldrig et gennemsnit."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
