/* screening_file.c - reads checks/screening/NAME.yaml */
#include <string.h>

#include "choices.h"
#include "question_file.h"
#include "screening.h"

static bool outcome_exists(struct ctx *cx, const char *outcome, const struct yml *node)
{
	return choice_find(outcome_choices, outcome) ||
	       err_set(cx, ERR_INVALID, "There is no outcome '%s'", outcome) || yml_here(cx, node);
}

static bool rule_from_yml(struct ctx *cx, struct screening_rule *out, const struct yml *node)
{
	return yml_is(cx, node, YML_MAP) && yml_text(cx, &out->id, node, "id") &&
	       yml_text(cx, &out->law, node, "law") && yml_words(cx, &out->text, node, "text") &&
	       yml_text(cx, &out->sql, node, "sql");
}

static bool rules_from_yml(struct ctx *cx, struct questionnaire *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "rules", YML_LIST))
		return false;
	struct screening_rule *rules = arena_alloc(cx->arena, (list->count + 1) * sizeof(*rules));
	FOR_EACH_YML(node, list) {
		struct screening_rule *rule = &rules[out->rule_count++];
		if (!yml_only(cx, node, "id law outcome complete text sql") ||
			!rule_from_yml(cx, rule, node) ||
			!yml_flag(cx, &rule->complete, node, "complete", false) ||
			!yml_text(cx, &rule->outcome, node, "outcome") ||
			!outcome_exists(cx, rule->outcome, node))
			return false;
	}
	out->rules = rules;
	return true;
}

static bool demands_from_yml(struct ctx *cx, struct questionnaire *out, const struct yml *root)
{
	const struct yml *list = yml_find(root, "demands");

	if (!list)
		return true;
	if (!yml_is(cx, list, YML_LIST))
		return false;
	struct screening_rule *demands =
		arena_alloc(cx->arena, (list->count + 1) * sizeof(*demands));
	FOR_EACH_YML(node, list)
		if (!yml_only(cx, node, "id law text sql") ||
			!rule_from_yml(cx, &demands[out->demand_count++], node))
			return false;
	out->demands = demands;
	return true;
}

/* What an example does not mention is a no, but for what may be left out. */
static struct reply *replies_of_no(struct ctx *cx, const struct questions *questions)
{
	struct reply *replies = arena_alloc(cx->arena, (questions->count + 1) * sizeof(*replies));

	for (size_t i = 0; i < questions->count; i++)
		if (!questions->list[i].optional)
			replies[i].answer = "no";
	return replies;
}

static bool example_from_yml(struct ctx *cx, struct screening_example *out,
	const struct questions *questions, const struct yml *node)
{
	const struct yml *answers = NULL, *rules = NULL;

	if (!yml_is(cx, node, YML_MAP) ||
		!yml_only(cx, node, "title answers unanswered outcome rules criteria") ||
		!yml_text(cx, &out->title, node, "title") ||
		!yml_get(cx, &answers, node, "answers", YML_MAP) ||
		!yml_text(cx, &out->outcome, node, "outcome") ||
		!outcome_exists(cx, out->outcome, node) ||
		!yml_get(cx, &rules, node, "rules", YML_TEXT) ||
		!yml_number(cx, &out->criteria, node, "criteria"))
		return false;
	out->rules = rules->text;
	out->replies = replies_of_no(cx, questions);
	if (!replies_from_yml(cx, out->replies, questions, answers))
		return false;
	out->unanswered = yml_text_or_null(node, "unanswered");
	long left_out = out->unanswered ? question_find(questions, out->unanswered) : -1;
	if (out->unanswered && left_out < 0)
		return err_set(cx, ERR_INVALID, "There is no question '%s' in %s", out->unanswered,
			       questions->file) ||
		       yml_here(cx, node);
	if (left_out >= 0)
		out->replies[left_out] = (struct reply){ 0 };
	return true;
}

static bool examples_from_yml(struct ctx *cx, struct questionnaire *out, const struct yml *root)
{
	const struct yml *list = NULL;

	if (!yml_get(cx, &list, root, "examples", YML_LIST))
		return false;
	struct screening_example *examples =
		arena_alloc(cx->arena, (list->count + 1) * sizeof(*examples));
	FOR_EACH_YML(node, list)
		if (!example_from_yml(cx, &examples[out->example_count++], &out->questions, node))
			return false;
	out->examples = examples;
	return true;
}

static bool head_from_yml(struct ctx *cx, struct questionnaire *out, const struct yml *root)
{
	const struct yml *unanswered = NULL;

	return yml_only(cx, root,
		       "id title source note groups criteria unanswered rules demands examples") &&
	       yml_text(cx, &out->id, root, "id") && yml_words(cx, &out->title, root, "title") &&
	       yml_text(cx, &out->source, root, "source") &&
	       yml_words_or_none(cx, &out->note, root, "note") &&
	       yml_text(cx, &out->criteria_sql, root, "criteria") &&
	       yml_get(cx, &unanswered, root, "unanswered", YML_MAP) &&
	       yml_words(cx, &out->unanswered, unanswered, "text");
}

bool screening_load(struct ctx *cx, const struct questionnaire **out, const char *name)
{
	struct questionnaire *file = arena_alloc(cx->arena, sizeof(*file));
	const struct yml *root = NULL, *groups = NULL;

	if (strchr(name, '/'))
		return err_set(cx, ERR_NOT_FOUND, "There is no questionnaire '%s'", name);
	if (!yml_open(cx, &root, arena_fmt(cx->arena, "checks/screening/%s.yaml", name)) ||
		!head_from_yml(cx, file, root) || !yml_get(cx, &groups, root, "groups", YML_LIST) ||
		!questions_from_yml(cx, &file->questions, groups) ||
		!rules_from_yml(cx, file, root) || !demands_from_yml(cx, file, root) ||
		!examples_from_yml(cx, file, root))
		return false;
	*out = file;
	return true;
}
