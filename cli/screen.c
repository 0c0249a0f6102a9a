/* screen.c - vaern screen: answers the questions of a screening and finds its outcome */
#include "screening.h"

#include <stdio.h>
#include <string.h>

#include "choices.h"
#include "cli.h"
#include "entities.h"
#include "law.h"
#include "moment.h"
#include "output.h"
#include "questionnaire.h"
#include "store.h"

#define WIDTH 76

static const struct field options[] = {
	TEXT("answers", W("File of answers (YAML)", "Fil med svar (YAML)"), 0, .max = 4096),
	YES_NO("show", W("Show the answers and the outcome", "Vis svar og resultat"), 0),
	END,
};

static void add_fired(struct ctx *cx, struct buf *out, const struct screening_result *result)
{
	for (size_t i = 0; i < result->fired_count; i++) {
		const struct fired_rule *fired = &result->fired[i];
		buf_fmt(out, "  %-2s ", fired->rule->id);
		text_wrap(out, words_in(cx->lang, fired->rule->text), WIDTH - 5, 5);
		buf_fmt(out, "\n     %s%s%s\n", law_in(cx->arena, cx->lang, fired->rule->law),
			*fired->questions ? ": " : "", fired->questions);
	}
}

static void add_unanswered(struct ctx *cx, struct buf *out, const struct screening_result *result)
{
	if (!result->unanswered_count)
		return;
	buf_fmt(out, "\n%s (%zu)\n", _("Unanswered, or don't know"), result->unanswered_count);
	for (size_t i = 0; i < result->unanswered_count; i++) {
		buf_fmt(out, "  %-4s", result->unanswered[i]->id);
		text_wrap(out, words_in(cx->lang, result->unanswered[i]->text), WIDTH - 6, 6);
		buf_putc(out, '\n');
	}
}

static void add_missing(struct ctx *cx, struct buf *out, const struct screening_result *result)
{
	for (size_t i = 0; i < result->missing_count; i++) {
		buf_fmt(out, "\n%s ", _("Missing:"));
		text_wrap(out, words_in(cx->lang, result->missing[i]->text), WIDTH, 2);
		buf_fmt(out, " (%s)\n", law_in(cx->arena, cx->lang, result->missing[i]->law));
	}
}

static void add_override(struct ctx *cx, struct buf *out, const struct record *screening)
{
	const char *other = record_get(screening, "override_outcome");

	if (!other)
		return;
	buf_fmt(out, "%s: %s – ", _("Overridden by a person"),
		words_in(cx->lang, choice_find(outcome_choices, other)->label));
	text_wrap(out, record_str(screening, "override_reason"), WIDTH, 2);
	buf_putc(out, '\n');
}

static void result_show(struct ctx *cx, struct buf *out, const struct screening_result *result,
	const struct record *screening)
{
	buf_fmt(out, "%s: %s\n", record_get(screening, "title"),
		words_in(cx->lang, choice_find(outcome_choices, result->outcome)->label));
	add_override(cx, out, screening);
	buf_fmt(out, "%s: %lld\n", _("WP248 criteria met"), (long long)result->criteria);
	add_fired(cx, out, result);
	add_missing(cx, out, result);
}

static bool show(struct ctx *cx, const struct record *screening)
{
	struct buf out = { .arena = cx->arena };
	const struct questionnaire *file;
	struct screening_result result;
	struct reply *replies;

	if (!screening_open(cx, &file, &replies, screening) ||
		!screening_result(cx, &result, screening))
		return false;
	result_show(cx, &out, &result, screening);
	questions_show(cx, &out, &file->questions, replies);
	if (file->note.da)
		buf_fmt(&out, "\n%s\n", words_in(cx->lang, file->note));
	page_write(&out);
	return true;
}

static bool answer(struct ctx *cx, struct record *screening, const char *path)
{
	struct buf out = { .arena = cx->arena };
	const struct questionnaire *file;
	struct screening_result result;
	struct reply *replies;

	if (!screening_open(cx, &file, &replies, screening) ||
		!replies_obtain(cx, &file->questions, replies, path) ||
		!screening_decide(cx, &result, screening, replies))
		return false;
	result_show(cx, &out, &result, screening);
	add_unanswered(cx, &out, &result);
	page_write(&out);
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	struct record *screening;
	const char *id;

	if (!record_named(cx, &id, &screening_form, words[0]) ||
		!record_load(cx, &screening, &screening_form, id))
		return false;
	return record_get(opt, "show") ? show(cx, screening)
				       : answer(cx, screening, record_get(opt, "answers"));
}

static const struct example examples[] = {
	{ "vaern screen \"Screening af IdM\"",
		W("Asks each question on the terminal.", "Stiller hvert spørgsmål på skærmen.") },
	{ "vaern screen \"Screening af IdM\" --answers=svar.yaml",
		W("Takes the answers from a file: k4: {answer: ja, reason: ...}",
			"Tager svarene fra en fil: k4: {answer: ja, reason: ...}") },
	{ "vaern screen --show \"Screening af IdM\"",
		W("Shows answers, outcome and the rules that fired.",
			"Viser svar, resultat og de regler, der slog til.") },
	{ 0 },
};

const struct command cmd_screen = {
	.name = "screen",
	.args = W("SCREENING", "SCREENING"),
	.least = 1,
	.most = 1,
	.summary =
		W("Screen whether a DPIA is needed", "Screen, om der skal laves konsekvensanalyse"),
	.help = W(
		"Make the screening with `vaern add screening` first. Answers are yes, no, partly, "
		"not relevant or don't know; partly counts as yes. A missing answer or a don't "
		"know leaves the outcome undecided. Answers given earlier stay.",
		"Opret først screeningen med `vaern add screening`. Svarene er ja, nej, delvist, "
		"ikke relevant eller ved ikke; delvist tæller som ja. Et manglende svar eller ved "
		"ikke gør resultatet uafklaret. Tidligere svar bliver stående."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
