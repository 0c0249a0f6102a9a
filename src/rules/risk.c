/* risk.c - an assessment's level: the worst of its scenarios, with how it was found */
#include "risk.h"

#include <stdlib.h>
#include <string.h>

#include "entities.h"
#include "moment.h"
#include "store.h"

static bool is_relevant(const struct record *scenario)
{
	return strcmp(record_str(scenario, "relevant"), "0") != 0;
}

static const struct risk_scored *worse(
	const struct risk_scored *worst, const struct risk_scored *scored, bool after)
{
	const struct risk_point *point = after ? &scored->after : &scored->before;
	const struct risk_point *other = !worst ? NULL : after ? &worst->after : &worst->before;

	return point->step && (!other || point->step > other->step) ? scored : worst;
}

static bool score_scenarios(
	struct ctx *cx, struct risk_result *out, const struct record *assessment)
{
	struct record **scenarios;
	size_t n;

	if (!record_list_of(cx, &scenarios, &n, &scenario_form, assessment))
		return false;
	struct risk_scored *scored = arena_alloc(cx->arena, (n + 1) * sizeof(*scored));
	for (size_t i = 0; i < n; i++)
		if (strcmp(scenarios[i]->organisation, assessment->organisation) == 0 &&
			is_relevant(scenarios[i]) &&
			!risk_score(cx, &scored[out->count++], out->method, scenarios[i]))
			return false;
	for (size_t i = 0; i < out->count; i++) {
		out->worst_before = worse(out->worst_before, &scored[i], false);
		out->worst_after = worse(out->worst_after, &scored[i], true);
		out->has_after = out->has_after || scored[i].has_after;
	}
	out->scored = scored;
	return true;
}

static bool find_unanswered(struct ctx *cx, struct risk_result *out, const struct reply *replies)
{
	const struct questions *q = &out->method->questions;
	const struct question **open =
		arena_alloc(cx->arena, (q->count + 1) * sizeof(struct question *));

	for (size_t i = 0; i < q->count; i++)
		if (!replies[i].answer || strcmp(replies[i].answer, "unknown") == 0)
			open[out->unanswered_count++] = &q->list[i];
	out->unanswered = open;
	return out->unanswered_count == 0;
}

/* The highest of the impacts on confidentiality, integrity and availability; all are needed. */
static bool worst_impact(
	struct ctx *cx, struct risk_point *out, const struct risk_method *m, const struct record *r)
{
	for (size_t d = 0; d < RISK_DIMENSIONS; d++) {
		const char *field = arena_fmt(cx->arena, "impact_%s", risk_dimensions[d].name);
		const char *text = record_get(r, field);
		long value = text ? strtol(text, NULL, 10) : 0;
		if (value < 1 || value > (long)m->consequences) {
			err_set(cx, ERR_INVALID, "%s: must be from 1 to %zu for this method",
				words_in(cx->lang, field_find(r->form, field)->label),
				m->consequences);
			cx->err.field = field;
			return false;
		}
		if (value > out->consequence)
			*out = (struct risk_point){
				.consequence = value,
				.dimension = &risk_dimensions[d],
			};
	}
	return true;
}

static bool score_answers(struct ctx *cx, struct risk_result *out, const struct record *assessment)
{
	struct risk_scored *scored = arena_alloc(cx->arena, sizeof(*scored));
	struct reply *replies;

	if (!replies_load(cx, &replies, &out->method->questions, assessment))
		return false;
	if (!find_unanswered(cx, out, replies))
		return true;
	if (!worst_impact(cx, &scored->before, out->method, assessment))
		return false;
	scored->before.likelihood = risk_likelihood(out->method, replies);
	scored->before.step =
		risk_level(out->method, scored->before.consequence, scored->before.likelihood);
	scored->before.party = &risk_parties[0];
	scored->after = scored->before;
	out->scored = out->worst_before = scored;
	out->count = 1;
	return true;
}

bool risk_result(struct ctx *cx, struct risk_result *out, const struct record *assessment)
{
	struct risk_result result = { 0 };

	if (!risk_method_load(cx, &result.method, record_get(assessment, "method")))
		return false;
	if (!(result.method->questions.count ? score_answers(cx, &result, assessment)
					     : score_scenarios(cx, &result, assessment)))
		return false;
	*out = result;
	return true;
}

const unsigned *risk_matrix_counts(struct ctx *cx, const struct risk_result *result, bool after)
{
	const struct risk_method *m = result->method;
	unsigned *counts =
		arena_alloc(cx->arena, m->consequences * m->likelihoods * sizeof(*counts));

	for (size_t i = 0; i < result->count; i++) {
		const struct risk_point *p =
			after ? &result->scored[i].after : &result->scored[i].before;
		if (p->step)
			counts[(size_t)(p->consequence - 1) * m->likelihoods +
				(size_t)(p->likelihood - 1)]++;
	}
	return counts;
}

static void add_point(struct ctx *cx, struct buf *out, const struct risk_method *m,
	const struct risk_scored *scored, const struct risk_point *p)
{
	if (scored->scenario)
		buf_fmt(out, _("'%s', "), record_get(scored->scenario, "title"));
	buf_fmt(out, _("consequence %ld (%s) for %s, %s; likelihood %ld (%s): %s."), p->consequence,
		words_in(cx->lang, m->consequence[p->consequence - 1]),
		words_in(cx->lang, p->party->label), words_in(cx->lang, p->dimension->label),
		p->likelihood, words_in(cx->lang, m->likelihood[p->likelihood - 1]),
		words_in(cx->lang, p->step->label));
	buf_putc(out, '\n');
}

static void add_unscored(struct ctx *cx, struct buf *out, const struct risk_result *result)
{
	for (size_t i = 0; i < result->unanswered_count; i++)
		buf_fmt(out, "%s %s: %s\n", _("Unanswered:"), result->unanswered[i]->id,
			words_in(cx->lang, result->unanswered[i]->text));
	for (size_t i = 0; i < result->count; i++)
		if (!result->scored[i].before.step)
			buf_fmt(out,
				_("Not scored, because likelihood or consequence is missing: "
				  "'%s'\n"),
				record_get(result->scored[i].scenario, "title"));
}

static const char *explanation(struct ctx *cx, const struct risk_result *result)
{
	struct buf out = { .arena = cx->arena };
	const struct risk_method *m = result->method;

	buf_fmt(&out, "%s: %s (%s)%s\n", _("Method"), words_in(cx->lang, m->title), m->source,
		m->verified ? "" : _("; not verified against its source"));
	buf_puts(&out, _("The level is looked up in the method's matrix; the overall level is the "
			 "worst one."));
	buf_putc(&out, '\n');
	if (result->worst_before) {
		buf_fmt(&out, "%s: ", _("Before measures"));
		add_point(cx, &out, m, result->worst_before, &result->worst_before->before);
	}
	if (result->has_after && result->worst_after) {
		buf_fmt(&out, "%s: ", _("After measures"));
		add_point(cx, &out, m, result->worst_after, &result->worst_after->after);
	}
	add_unscored(cx, &out, result);
	return out.text;
}

/* The record is the municipality's document: its grounds are in Danish whoever computes them. */
static const char *explanation_da(struct ctx *cx, const struct risk_result *result)
{
	enum lang lang = cx->lang;

	cx->lang = LANG_DA;
	const char *text = explanation(cx, result);
	cx->lang = lang;
	return text;
}

bool risk_explanation(struct ctx *cx, const char **out, const struct record *assessment)
{
	const char *stored = record_get(assessment, "explanation");
	struct risk_result result;

	*out = stored;
	if (!stored)
		return true;
	if (risk_result(cx, &result, assessment)) {
		if (record_says(assessment, "explanation", explanation_da(cx, &result)))
			*out = explanation(cx, &result);
		return true;
	}
	if (cx->err.kind != ERR_INVALID && cx->err.kind != ERR_NOT_FOUND)
		return false;
	cx->err = (struct err){ 0 }; /* it cannot be scored any more, and stands as it was */
	return true;
}

static const char *level_of(const struct risk_point *point)
{
	return point && point->step ? point->step->level : "";
}

static bool scenario_save(struct ctx *cx, const struct risk_scored *scored)
{
	struct record *r = scored->scenario;

	return record_set(cx, r, "level_before", level_of(&scored->before)) &&
	       record_set(
		       cx, r, "level_after", scored->has_after ? level_of(&scored->after) : "") &&
	       record_save(cx, r, WORD_COMPUTE);
}

static bool result_save(struct ctx *cx, const struct risk_result *result, struct record *r)
{
	const struct risk_scored *before = result->worst_before, *after = result->worst_after;

	for (size_t i = 0; i < result->count; i++)
		if (result->scored[i].scenario && !scenario_save(cx, &result->scored[i]))
			return false;
	return record_set(cx, r, "level_before", before ? level_of(&before->before) : "") &&
	       record_set(cx, r, "level_after",
		       result->has_after && after ? level_of(&after->after) : "") &&
	       record_set(cx, r, "explanation", explanation_da(cx, result)) &&
	       (record_get(r, "assessed") || record_set(cx, r, "assessed", today(cx))) &&
	       record_save(cx, r, WORD_COMPUTE);
}

bool risk_compute(struct ctx *cx, struct risk_result *out, struct record *assessment)
{
	if (!store_begin(cx, "risk"))
		return false;
	if (risk_result(cx, out, assessment) && result_save(cx, out, assessment) &&
		store_commit(cx))
		return true;
	store_rollback(cx);
	return false;
}
