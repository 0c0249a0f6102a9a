/* points.c - the points of a supervision, and the concepts that they leave to choose */
#include <stdlib.h>
#include <string.h>

#include "supervision.h"

static bool needed(
	struct ctx *cx, const char **out, const struct record *supervision, const char *field)
{
	*out = record_get(supervision, field);
	if (*out)
		return true;
	err_set(cx, ERR_INVALID, "%s: must be answered before the points can be counted",
		words_in(cx->lang, field_find(supervision->form, field)->label));
	cx->err.field = field;
	return false;
}

static void add_points(struct points *out, long points, bool verified)
{
	out->sum += points;
	out->verified = out->verified && verified;
}

static bool concepts_of(struct ctx *cx, struct points *out, const struct point_model *model)
{
	for (size_t i = 0; i < model->allowed_count; i++)
		if (out->sum <= model->allowed[i].up_to) {
			out->set = model->allowed[i].set;
			for (out->lowest = 1; !(out->set & 1u << out->lowest); out->lowest++)
				;
			return true;
		}
	return err_set(
		cx, ERR_INVALID, "%s: no concepts are allowed at %ld points", model->id, out->sum);
}

bool points_of(struct ctx *cx, struct points *out, const struct point_model *model,
	const struct record *supervision)
{
	struct points points = { .verified = true };
	const struct point_step *step = model->steps;
	const char *text;

	if (!needed(cx, &text, supervision, "registered_count"))
		return false;
	for (long people = strtol(text, NULL, 10); people > step->up_to;)
		step++;
	add_points(&points, step->points, step->verified);
	for (size_t i = 0; i < model->answer_count; i++) {
		const struct point_answer *answer = &model->answers[i];
		if (!needed(cx, &text, supervision, answer->field))
			return false;
		if (strcmp(text, "1") == 0)
			add_points(&points, answer->points, answer->verified);
	}
	if (!concepts_of(cx, &points, model))
		return false;
	*out = points;
	return true;
}

const char *concepts_text(struct ctx *cx, unsigned set)
{
	struct buf text = { .arena = cx->arena };

	for (int i = 1; i <= CONCEPTS; i++)
		if (set & 1u << i)
			buf_fmt(&text, "%s%d", text.len ? " " : "", i);
	return text.text ? text.text : "";
}
