/* report_data.c - chapters, questions and concepts as tables for the templates */
#include "report_data.h"

#include <string.h>

#include "asset.h"
#include "check.h"
#include "entities.h"
#include "handbook.h"
#include "law.h"
#include "moment.h"
#include "permit.h"
#include "risk.h"
#include "screening.h"
#include "supervision.h"

/* ---- chapters(id, title, text, edition, digest): the shared handbook; the edition is how the
 * digest is shown ---- */

#define EDITION_SIGNS 8 /* of the digest: enough to tell the editions of one chapter apart */

/* Whether a line goes on with the paragraph or the item of the line before it. */
static bool goes_on(const char *line)
{
	line += strspn(line, " ");
	return *line && !strchr("\n#|>-*", *line) &&
	       !(strspn(line, "0123456789") && line[strspn(line, "0123456789")] == '.');
}

/* The Markdown with one line for each paragraph: in a file lines end where the editor's do, in a
 * field where somebody meant them to. */
static const char *unwrapped(struct ctx *cx, const char *text)
{
	struct buf out = { .arena = cx->arena };

	while (*text) {
		size_t len = strcspn(text, "\n");
		bool whole = !len || strchr("#|", *text) || !text[len] || !goes_on(text + len + 1);
		buf_add(&out, text, len);
		text += len + (text[len] == '\n');
		buf_putc(&out, whole ? '\n' : ' ');
		if (!whole)
			text += strspn(text, " ");
	}
	return out.text ? out.text : "";
}

static bool fill_chapters(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	const struct chapter *list;
	size_t n;

	(void)order;
	if (!handbook_load(cx, &list, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		dataset_row(cx, set,
			ARGS(T(list[i].id), T(words_in(cx->lang, list[i].title)),
				T(unwrapped(cx, list[i].text)),
				T(arena_str(cx->arena, list[i].digest, EDITION_SIGNS)),
				T(list[i].digest)));
	return true;
}

/* ---- unseen(entity, own): kinds of records of which the maker reads not every organisation's;
 * own: not even those of the one whose report it is ---- */

static bool fill_unseen(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	for (const struct form *const *form = entities; *form; form++)
		if (!may_read_all(cx->actor, *form))
			dataset_row(cx, set,
				ARGS(T((*form)->name),
					I(!may(cx->actor, WORD_READ, *form, order->organisation))));
	return true;
}

/* ---- questions(questionnaire, place, id, part, wording, law, verified) ---- */

static bool fill_questions(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	const struct questionnaire *file;

	(void)order;
	if (!screening_load(cx, &file, "dpia"))
		return false;
	for (size_t i = 0; i < file->questions.count; i++) {
		const struct question *q = &file->questions.list[i];
		dataset_row(cx, set,
			ARGS(T(file->id), I((int64_t)i), T(q->id), T(words_in(cx->lang, q->group)),
				T(words_in(cx->lang, q->text)),
				T(q->law ? law_in(cx->arena, cx->lang, q->law) : NULL),
				I(q->verified)));
	}
	return true;
}

/* ---- checks(id, title, law, severity, advice, verified, findings): run when they are asked for
 * ---- */

static bool fill_checks(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	struct check_list checks;

	if (!checks_find(cx, &checks, &(struct check_choice){ 0 }))
		return false;
	for (size_t i = 0; i < checks.count; i++) {
		const struct check *c = &checks.list[i];
		struct check_result result;
		if (!check_run(cx, &result, c, order->organisation,
			    order->as_of ? order->as_of : today(cx)))
			return false;
		if (result.denied)
			return err_set(cx, ERR_DENIED,
				"The report needs what the check %s finds there, and you may not "
				"read all that it asks about",
				c->id);
		dataset_row(cx, set,
			ARGS(T(c->id), T(words_in(cx->lang, c->title)),
				T(law_in(cx->arena, cx->lang, c->law)), T(c->severity->name),
				T(words_in(cx->lang, c->advice)), I(c->verified),
				I((int64_t)result.count)));
	}
	return true;
}

/* ---- concepts(number, wording, verified, weights_verified): how processors are supervised ---- */

static bool weights_verified(const struct point_model *model)
{
	for (size_t i = 0; i < model->step_count; i++)
		if (!model->steps[i].verified)
			return false;
	for (size_t i = 0; i < model->answer_count; i++)
		if (!model->answers[i].verified)
			return false;
	return true;
}

static bool fill_concepts(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	const struct point_model *model;

	(void)order;
	if (!point_model_load(cx, &model))
		return false;
	for (int i = 1; i <= CONCEPTS; i++)
		dataset_row(cx, set,
			ARGS(I(i), T(words_in(cx->lang, model->concepts[i].text)),
				I(model->concepts[i].verified), I(weights_verified(model))));
	return true;
}

/* ---- methods(id, title, source, verified), matrix(method, consequence, likelihood,
 * consequence_word, likelihood_word, level): how risk is measured ---- */

static void add_method(struct ctx *cx, struct dataset *set, const struct risk_method *m)
{
	dataset_row(cx, set,
		ARGS(T(m->id), T(words_in(cx->lang, m->title)), T(m->source), I(m->verified)));
}

/* A method that asks questions has a matrix, but no scenarios to place in it. */
static void add_matrix(struct ctx *cx, struct dataset *set, const struct risk_method *m)
{
	for (size_t c = 1; c <= m->consequences && !m->questions.count; c++)
		for (size_t l = 1; l <= m->likelihoods; l++)
			dataset_row(cx, set,
				ARGS(T(m->id), I((int64_t)c), I((int64_t)l),
					T(words_in(cx->lang, m->consequence[c - 1])),
					T(words_in(cx->lang, m->likelihood[l - 1])),
					T(risk_level(m, (long)c, (long)l)->level)));
}

struct each_method {
	struct dataset *set;
	void (*add)(struct ctx *cx, struct dataset *set, const struct risk_method *m);
};

static bool read_method(struct ctx *cx, const struct asset *asset, void *arg)
{
	const char *name = asset->name + strlen("checks/risk/"), *dot = strrchr(name, '.');
	const struct each_method *each = arg;
	const struct risk_method *method;

	if (!dot || strcmp(dot, ".yaml") != 0)
		return true;
	if (!risk_method_load(cx, &method, arena_str(cx->arena, name, (size_t)(dot - name))))
		return false;
	each->add(cx, each->set, method);
	return true;
}

static bool fill_methods(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	(void)order;
	return asset_each(
		cx, "checks/risk/", read_method, &(struct each_method){ set, add_method });
}

static bool fill_matrix(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	(void)order;
	return asset_each(
		cx, "checks/risk/", read_method, &(struct each_method){ set, add_matrix });
}

/* ---- explanation(place, line): how the level of the report's assessment, or the outcome of its
 * screening, was found ---- */

static bool explain(struct ctx *cx, const char **out, const struct report_order *order)
{
	const struct form *about = order->kind->about;
	struct record *r;

	*out = NULL;
	if (!order->record || (about != &assessment_form && about != &screening_form))
		return true;
	return record_load(cx, &r, about, order->record) &&
	       (about == &screening_form ? screening_grounds(cx, out, r)
					 : risk_explanation(cx, out, r));
}

static bool fill_explanation(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	const char *text;

	if (!explain(cx, &text, order))
		return false;
	for (int64_t place = 0; text && *text; place++) {
		size_t len = strcspn(text, "\n");
		dataset_row(cx, set, ARGS(I(place), T(arena_str(cx->arena, text, len))));
		text += len + (text[len] == '\n');
	}
	return true;
}

size_t report_data(struct ctx *cx, struct dataset **out)
{
	static const struct dataset sets[] = {
		{ .name = "chapters",
			.columns = "id, title, text, edition, digest",
			.fill = fill_chapters },
		{ .name = "unseen", .columns = "entity, own", .fill = fill_unseen },
		{ .name = "questions",
			.columns = "questionnaire, place, id, part, wording, law, verified",
			.fill = fill_questions },
		{ .name = "checks",
			.columns = "id, title, law, severity, advice, verified, findings",
			.fill = fill_checks },
		{ .name = "concepts",
			.columns = "number, wording, verified, weights_verified",
			.fill = fill_concepts },
		{ .name = "explanation", .columns = "place, line", .fill = fill_explanation },
		{ .name = "methods",
			.columns = "id, title, source, verified",
			.fill = fill_methods },
		{ .name = "matrix",
			.columns = "method, consequence, likelihood, consequence_word, "
				   "likelihood_word, level",
			.fill = fill_matrix },
	};

	*out = arena_alloc(cx->arena, sizeof(sets));
	memcpy(*out, sets, sizeof(sets));
	return COUNT(sets);
}
