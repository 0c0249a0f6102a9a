/* point_model.c - reads checks/supervision/, and counts a supervision's points */
#include <limits.h>
#include <string.h>

#include "entities.h"
#include "supervision.h"
#include "yaml_file.h"

#define MODEL "checks/supervision/datatilsynet-2021.yaml"

/* "5 6" as a set of bits. */
static bool set_from_yml(struct ctx *cx, unsigned *out, const struct yml *map)
{
	const char *text;

	if (!yml_text(cx, &text, map, "concepts"))
		return false;
	for (const char *p = text + strspn(text, " "); *p; p += strspn(p, " ")) {
		if (*p < '1' || *p > '0' + CONCEPTS || (p[1] && p[1] != ' '))
			return err_set(cx, ERR_INVALID, "Concepts are numbers from 1 to %d",
				       CONCEPTS) ||
			       yml_here(cx, map);
		*out |= 1u << (*p - '0');
		p++;
	}
	return true;
}

static bool step_from_yml(struct ctx *cx, struct point_step *out, const struct yml *node)
{
	out->up_to = LONG_MAX;
	return yml_only(cx, node, "up_to points verified") &&
	       (!yml_find(node, "up_to") || yml_number(cx, &out->up_to, node, "up_to")) &&
	       yml_number(cx, &out->points, node, "points") &&
	       yml_flag(cx, &out->verified, node, "verified", true);
}

static bool steps_from_yml(struct ctx *cx, struct point_model *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "registered_count", YML_LIST))
		return false;
	struct point_step *steps = arena_alloc(cx->arena, (list->count + 1) * sizeof(*steps));
	FOR_EACH_YML(node, list)
		if (!step_from_yml(cx, &steps[out->step_count++], node))
			return false;
	if (!out->step_count || steps[out->step_count - 1].up_to != LONG_MAX)
		return err_set(cx, ERR_INVALID, "The last step must have no 'up_to'") ||
		       yml_here(cx, list);
	out->steps = steps;
	return true;
}

static bool answers_from_yml(struct ctx *cx, struct point_model *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "answers", YML_LIST))
		return false;
	struct point_answer *answers = arena_alloc(cx->arena, (list->count + 1) * sizeof(*answers));
	FOR_EACH_YML(node, list) {
		struct point_answer *a = &answers[out->answer_count++];
		if (!yml_only(cx, node, "field points verified") ||
			!yml_text(cx, &a->field, node, "field") ||
			!yml_number(cx, &a->points, node, "points") ||
			!yml_flag(cx, &a->verified, node, "verified", true))
			return false;
		const struct field *f = field_find(&supervision_form, a->field);
		if (!f || f->kind != KIND_YES_NO)
			return err_set(cx, ERR_INVALID, "'%s' is no yes/no of a supervision",
				       a->field) ||
			       yml_here(cx, node);
	}
	out->answers = answers;
	return true;
}

static bool allowed_from_yml(struct ctx *cx, struct point_model *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "allowed", YML_LIST))
		return false;
	struct allowed_concepts *allowed =
		arena_alloc(cx->arena, (list->count + 1) * sizeof(*allowed));
	FOR_EACH_YML(node, list) {
		struct allowed_concepts *a = &allowed[out->allowed_count++];
		if (!yml_only(cx, node, "up_to concepts") ||
			!yml_number(cx, &a->up_to, node, "up_to") ||
			!set_from_yml(cx, &a->set, node))
			return false;
	}
	out->allowed = allowed;
	return true;
}

static bool concept_from_yml(struct ctx *cx, struct point_model *out, const struct yml *node)
{
	long number;

	if (!yml_only(cx, node, "number interval_months verified text") ||
		!yml_number(cx, &number, node, "number"))
		return false;
	if (number < 1 || number > CONCEPTS)
		return err_set(cx, ERR_INVALID, "Concepts are numbers from 1 to %d", CONCEPTS) ||
		       yml_here(cx, node);
	struct concept *c = &out->concepts[number];
	return (!yml_find(node, "interval_months") ||
		       yml_number(cx, &c->interval_months, node, "interval_months")) &&
	       yml_flag(cx, &c->verified, node, "verified", true) &&
	       yml_words(cx, &c->text, node, "text");
}

static bool concepts_from_yml(struct ctx *cx, struct point_model *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "concepts", YML_LIST))
		return false;
	FOR_EACH_YML(node, list)
		if (!concept_from_yml(cx, out, node))
			return false;
	for (int i = 1; i <= CONCEPTS; i++)
		if (!out->concepts[i].text.da)
			return err_set(cx, ERR_INVALID, "Concept %d is missing", i) ||
			       yml_here(cx, list);
	return true;
}

static bool example_from_yml(
	struct ctx *cx, struct supervision_example *out, const struct yml *node)
{
	static const char *const fields[] = { "registered_count", "special", "confidential",
		"risky" };
	struct record *r = record_new(cx, &supervision_form);

	for (size_t i = 0; i < COUNT(fields); i++) {
		const char *text;
		if (!yml_text(cx, &text, node, fields[i]) || !record_set(cx, r, fields[i], text))
			return false;
	}
	out->supervision = r;
	return yml_number(cx, &out->points, node, "points") && set_from_yml(cx, &out->set, node);
}

static bool examples_from_yml(struct ctx *cx, struct point_model *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "examples", YML_LIST))
		return false;
	struct supervision_example *examples =
		arena_alloc(cx->arena, (list->count + 1) * sizeof(*examples));
	FOR_EACH_YML(node, list)
		if (!example_from_yml(cx, &examples[out->example_count++], node))
			return false;
	out->examples = examples;
	return true;
}

bool point_model_load(struct ctx *cx, const struct point_model **out)
{
	struct point_model *model = arena_alloc(cx->arena, sizeof(*model));
	const struct yml *root = NULL;

	if (!yml_open(cx, &root, MODEL) ||
		!yml_only(cx, root,
			"id title source registered_count answers allowed concepts examples") ||
		!yml_text(cx, &model->id, root, "id") ||
		!yml_words(cx, &model->title, root, "title") ||
		!yml_text(cx, &model->source, root, "source") || !steps_from_yml(cx, model, root) ||
		!answers_from_yml(cx, model, root) || !allowed_from_yml(cx, model, root) ||
		!concepts_from_yml(cx, model, root) || !examples_from_yml(cx, model, root))
		return false;
	*out = model;
	return true;
}
