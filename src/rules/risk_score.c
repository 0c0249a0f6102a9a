/* risk_score.c - levels looked up in a method's matrix */
#include <stdlib.h>
#include <string.h>

#include "risk.h"

const struct risk_step *risk_level(const struct risk_method *m, long consequence, long likelihood)
{
	if (consequence < 1 || consequence > (long)m->consequences || likelihood < 1 ||
		likelihood > (long)m->likelihoods)
		return NULL;
	return &m->steps[m->matrix[consequence - 1][likelihood - 1]];
}

const char *risk_legend(struct ctx *cx, const struct risk_method *m, const struct risk_step *step)
{
	struct buf text = { .arena = cx->arena };

	for (long c = 1; c <= (long)m->consequences; c++)
		for (long l = 1; l <= (long)m->likelihoods; l++)
			if (risk_level(m, c, l) == step)
				buf_fmt(&text, "%s%ld×%ld", text.len ? " " : "", c, l);
	return text.text ? text.text : "";
}

/* A value of the method's scale; 0 when the field is empty. */
static bool value_of(
	struct ctx *cx, long *out, const struct record *scenario, const char *field, size_t most)
{
	const char *text = record_get(scenario, field);

	*out = text ? strtol(text, NULL, 10) : 0;
	if (!text || (*out >= 1 && *out <= (long)most))
		return true;
	err_set(cx, ERR_INVALID, "%s, %s: the method's scale goes from 1 to %zu, not to %s",
		record_str(scenario, "title"),
		words_in(cx->lang, field_find(scenario->form, field)->label), most, text);
	cx->err.field = field;
	return false;
}

static void take_worst(struct risk_point *worst, const struct risk_point *point)
{
	if (point->step &&
		(!worst->step || point->step > worst->step ||
			(point->step == worst->step && point->consequence > worst->consequence)))
		*worst = *point;
}

/* The scenario's values before (suffix "") or after ("_after") measures: 0 where empty. */
struct values {
	long likelihood;
	long consequence[RISK_PARTIES][RISK_DIMENSIONS];
	bool any;
};

static bool values_read(struct ctx *cx, struct values *out, const struct risk_method *m,
	const struct record *scenario, const char *suffix)
{
	if (!value_of(cx, &out->likelihood, scenario, arena_fmt(cx->arena, "likelihood%s", suffix),
		    m->likelihoods))
		return false;
	out->any = out->likelihood != 0;
	for (size_t p = 0; p < RISK_PARTIES; p++)
		for (size_t d = 0; d < RISK_DIMENSIONS; d++) {
			const char *field = arena_fmt(cx->arena, "%s_%s%s", risk_parties[p].name,
				risk_dimensions[d].name, suffix);
			if (!value_of(
				    cx, &out->consequence[p][d], scenario, field, m->consequences))
				return false;
			out->any = out->any || out->consequence[p][d];
		}
	return true;
}

/* What measures do not change stays as it was. */
static void values_inherit(struct values *after, const struct values *before)
{
	if (!after->likelihood)
		after->likelihood = before->likelihood;
	for (size_t p = 0; p < RISK_PARTIES; p++)
		for (size_t d = 0; d < RISK_DIMENSIONS; d++)
			if (!after->consequence[p][d])
				after->consequence[p][d] = before->consequence[p][d];
}

static struct risk_point worst_of(const struct risk_method *m, const struct values *v)
{
	struct risk_point worst = { 0 };

	for (size_t p = 0; p < RISK_PARTIES; p++)
		for (size_t d = 0; m->parties & 1u << p && d < RISK_DIMENSIONS; d++) {
			const struct risk_point point = {
				.step = risk_level(m, v->consequence[p][d], v->likelihood),
				.consequence = v->consequence[p][d],
				.likelihood = v->likelihood,
				.party = &risk_parties[p],
				.dimension = &risk_dimensions[d],
			};
			take_worst(&worst, &point);
		}
	return worst;
}

bool risk_score(struct ctx *cx, struct risk_scored *out, const struct risk_method *m,
	struct record *scenario)
{
	struct values before = { 0 }, after = { 0 };

	if (!values_read(cx, &before, m, scenario, "") ||
		!values_read(cx, &after, m, scenario, "_after"))
		return false;
	bool has_after = after.any;
	values_inherit(&after, &before);
	*out = (struct risk_scored){
		.scenario = scenario,
		.before = worst_of(m, &before),
		.after = worst_of(m, &after),
		.has_after = has_after,
	};
	return true;
}

long risk_likelihood(const struct risk_method *m, const struct reply *replies)
{
	const struct questions *q = &m->questions;
	long sum = 0, yes = 0;

	for (size_t i = 0; i < q->count; i++) {
		bool last = i + 1 == q->count ||
			    strcmp(q->list[i].group.en, q->list[i + 1].group.en) != 0;
		yes += reply_is_yes(&replies[i]);
		if (!last)
			continue;
		sum += m->scores[yes < RISK_AXIS ? yes : RISK_AXIS];
		yes = 0;
	}
	for (size_t i = 0; i < m->sum_count; i++)
		if (sum <= m->sums[i].up_to)
			return m->sums[i].likelihood;
	return (long)m->likelihoods;
}
