/* risk_method.c - reads checks/risk/NAME.yaml */
#include <stdlib.h>
#include <string.h>

#include "choices.h"
#include "question_file.h"
#include "risk.h"

const struct risk_part risk_parties[RISK_PARTIES] = {
	{ "registered", W("the data subjects", "de registrerede") },
	{ "organisation", W("the organisation", "organisationen") },
	{ "society", W("society", "samfundet") },
};

const struct risk_part risk_dimensions[RISK_DIMENSIONS] = {
	{ "c", W("confidentiality", "fortrolighed") },
	{ "i", W("integrity", "integritet") },
	{ "a", W("availability", "tilgængelighed") },
};

static bool room_on_axis(struct ctx *cx, const struct yml *list)
{
	return (list->count >= 2 && list->count <= RISK_AXIS) ||
	       err_set(cx, ERR_INVALID, "A scale has from 2 to %d steps", RISK_AXIS) ||
	       yml_here(cx, list);
}

static bool axis_from_yml(
	struct ctx *cx, struct words *out, size_t *n, const struct yml *root, const char *key)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, key, YML_LIST) || !room_on_axis(cx, list))
		return false;
	FOR_EACH_YML(node, list) {
		struct words *words = &out[(*n)++];
		if (!yml_only(cx, node, "da en") || !yml_text(cx, &words->da, node, "da") ||
			!yml_text(cx, &words->en, node, "en"))
			return false;
	}
	return true;
}

static bool step_from_yml(struct ctx *cx, struct risk_step *out, const struct yml *node)
{
	const char *colour;
	char *end;

	if (!yml_only(cx, node, "mark level colour label") ||
		!yml_text(cx, &out->mark, node, "mark") ||
		!yml_text(cx, &out->level, node, "level") ||
		!yml_text(cx, &colour, node, "colour") ||
		!yml_words(cx, &out->label, node, "label"))
		return false;
	out->colour = (uint32_t)strtoul(colour, &end, 16);
	if (strlen(colour) != 6 || *end)
		return err_set(cx, ERR_INVALID, "A colour is written as \"3E8E41\"") ||
		       yml_here(cx, node);
	return choice_find(level_choices, out->level) ||
	       err_set(cx, ERR_INVALID, "There is no level '%s'", out->level) || yml_here(cx, node);
}

static bool steps_from_yml(struct ctx *cx, struct risk_method *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "levels", YML_LIST) || !room_on_axis(cx, list))
		return false;
	FOR_EACH_YML(node, list) {
		struct risk_step *step = &out->steps[out->step_count++];
		if (!step_from_yml(cx, step, node))
			return false;
		if (step != out->steps && choice_find(level_choices, step->level) <=
						  choice_find(level_choices, step[-1].level))
			return err_set(cx, ERR_INVALID, "Levels are written from the lowest up") ||
			       yml_here(cx, node);
	}
	return true;
}

/* The step of a mark of so many bytes, or -1. */
static int step_marked(const struct risk_method *m, const char *mark, size_t len)
{
	for (size_t i = 0; i < m->step_count; i++)
		if (strlen(m->steps[i].mark) == len && memcmp(m->steps[i].mark, mark, len) == 0)
			return (int)i;
	return -1;
}

static bool row_from_yml(
	struct ctx *cx, struct risk_method *out, size_t row, const struct yml *node)
{
	size_t column = 0;

	if (!yml_is(cx, node, YML_TEXT))
		return false;
	for (const char *p = node->text; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		int step = step_marked(out, p, len);
		if (step < 0)
			return err_set(cx, ERR_INVALID, "No level has the mark '%.*s'", (int)len,
				       p) ||
			       yml_here(cx, node);
		if (column == out->likelihoods)
			break;
		out->matrix[row][column++] = (unsigned char)step;
		p += len;
	}
	return column == out->likelihoods ||
	       err_set(cx, ERR_INVALID, "A row needs a mark for each of the %zu likelihoods",
		       out->likelihoods) ||
	       yml_here(cx, node);
}

static bool matrix_from_yml(struct ctx *cx, struct risk_method *out, const struct yml *root)
{
	const struct yml *list = NULL;
	size_t row = 0;

	if (!yml_get(cx, &list, root, "matrix", YML_LIST))
		return false;
	if (list->count != out->consequences)
		return err_set(cx, ERR_INVALID,
			       "The matrix needs a row for each of the %zu "
			       "consequences",
			       out->consequences) ||
		       yml_here(cx, list);
	FOR_EACH_YML(node, list)
		if (!row_from_yml(cx, out, row++, node))
			return false;
	return true;
}

static bool parties_from_yml(struct ctx *cx, struct risk_method *out, const struct yml *root)
{
	const char *text;

	if (!yml_text(cx, &text, root, "parties"))
		return false;
	for (const char *p = text; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " "), i = 0;
		while (i < RISK_PARTIES && (strlen(risk_parties[i].name) != len ||
						   memcmp(risk_parties[i].name, p, len) != 0))
			i++;
		if (i == RISK_PARTIES)
			return err_set(cx, ERR_INVALID,
				       "Parties are registered, organisation and society") ||
			       yml_here(cx, yml_find(root, "parties"));
		out->parties |= 1u << i;
		p += len;
	}
	return true;
}

/* Numbers with blanks between, as "1 1 2 2 3 3". */
static bool numbers_from_yml(
	struct ctx *cx, long *out, size_t count, const struct yml *map, const char *key)
{
	const char *text;
	size_t n = 0;

	if (!yml_text(cx, &text, map, key))
		return false;
	for (char *end; n < count; text = end) {
		long value = strtol(text, &end, 10);
		if (end == text)
			break;
		out[n++] = value;
	}
	return (n == count && !*text) ||
	       err_set(cx, ERR_INVALID, "'%s' must be %zu numbers", key, count) ||
	       yml_here(cx, map);
}

static bool questions_part(struct ctx *cx, struct risk_method *out, const struct yml *root)
{
	const struct yml *groups = yml_find(root, "groups"), *sums = NULL;

	if (!groups)
		return true;
	if (!yml_is(cx, groups, YML_LIST) || !questions_from_yml(cx, &out->questions, groups) ||
		!numbers_from_yml(cx, out->scores, COUNT(out->scores), root, "scores") ||
		!yml_get(cx, &sums, root, "sums", YML_LIST) || !room_on_axis(cx, sums))
		return false;
	FOR_EACH_YML(node, sums) {
		struct risk_sum *sum = &out->sums[out->sum_count++];
		if (!yml_only(cx, node, "up_to likelihood") ||
			!yml_number(cx, &sum->up_to, node, "up_to") ||
			!yml_number(cx, &sum->likelihood, node, "likelihood"))
			return false;
	}
	return true;
}

static bool example_from_yml(
	struct ctx *cx, struct risk_example *out, const struct yml *node, size_t areas)
{
	return yml_only(cx, node, "consequence likelihood yes impact mark") &&
	       yml_text(cx, &out->mark, node, "mark") &&
	       yml_number(cx, &out->likelihood, node, "likelihood") &&
	       (yml_find(node, "yes") ? numbers_from_yml(cx, out->yes, areas, node, "yes") &&
						numbers_from_yml(cx, out->impact, 3, node, "impact")
				      : yml_number(cx, &out->consequence, node, "consequence"));
}

static bool examples_from_yml(struct ctx *cx, struct risk_method *out, const struct yml *root)
{
	const struct yml *list = NULL, *groups = yml_find(root, "groups");
	size_t areas = groups ? groups->count : 0;

	if (!yml_get(cx, &list, root, "examples", YML_LIST))
		return false;
	if (areas > RISK_AXIS)
		return err_set(cx, ERR_INVALID, "At most %d areas", RISK_AXIS) ||
		       yml_here(cx, groups);
	struct risk_example *examples =
		arena_alloc(cx->arena, (list->count + 1) * sizeof(*examples));
	FOR_EACH_YML(node, list)
		if (!example_from_yml(cx, &examples[out->example_count++], node, areas))
			return false;
	out->examples = examples;
	return true;
}

bool risk_method_load(struct ctx *cx, const struct risk_method **out, const char *name)
{
	struct risk_method *m = arena_alloc(cx->arena, sizeof(*m));
	const struct yml *root = NULL;

	if (strchr(name, '/'))
		return err_set(cx, ERR_NOT_FOUND, "There is no risk method '%s'", name);
	if (!yml_open(cx, &root, arena_fmt(cx->arena, "checks/risk/%s.yaml", name)) ||
		!yml_only(cx, root,
			"id title source verified note consequence likelihood levels matrix "
			"parties "
			"groups scores sums examples") ||
		!yml_text(cx, &m->id, root, "id") || !yml_words(cx, &m->title, root, "title") ||
		!yml_text(cx, &m->source, root, "source") ||
		!yml_flag(cx, &m->verified, root, "verified", true) ||
		!yml_words_or_none(cx, &m->note, root, "note") ||
		!axis_from_yml(cx, m->consequence, &m->consequences, root, "consequence") ||
		!axis_from_yml(cx, m->likelihood, &m->likelihoods, root, "likelihood") ||
		!steps_from_yml(cx, m, root) || !matrix_from_yml(cx, m, root) ||
		!parties_from_yml(cx, m, root) || !questions_part(cx, m, root) ||
		!examples_from_yml(cx, m, root))
		return false;
	*out = m;
	return true;
}
