/* question_file.c - questions and answers as files hold them */
#include "question_file.h"

#include <string.h>

#include "entities.h"

#define QUESTION_LIMIT 200

long question_find(const struct questions *questions, const char *id)
{
	for (size_t i = 0; i < questions->count; i++)
		if (strcmp(questions->list[i].id, id) == 0)
			return (long)i;
	return -1;
}

static bool question_from_yml(struct ctx *cx, struct question *out, const struct yml *node)
{
	out->law = yml_is(cx, node, YML_MAP) ? yml_text_or_null(node, "law") : NULL;
	return yml_only(cx, node, "id text help law verified optional evidence needs_criterion") &&
	       yml_text(cx, &out->id, node, "id") && yml_words(cx, &out->text, node, "text") &&
	       yml_words_or_none(cx, &out->help, node, "help") &&
	       yml_flag(cx, &out->verified, node, "verified", true) &&
	       yml_flag(cx, &out->optional, node, "optional", false) &&
	       yml_flag(cx, &out->evidence, node, "evidence", false) &&
	       yml_flag(cx, &out->needs_criterion, node, "needs_criterion", false);
}

static bool group_from_yml(
	struct ctx *cx, struct questions *out, struct question *list, const struct yml *group)
{
	const struct yml *questions = NULL;
	struct words title;

	if (!yml_is(cx, group, YML_MAP) || !yml_only(cx, group, "title questions") ||
		!yml_words(cx, &title, group, "title") ||
		!yml_get(cx, &questions, group, "questions", YML_LIST))
		return false;
	FOR_EACH_YML(node, questions) {
		struct question *q = &list[out->count];
		if (out->count == QUESTION_LIMIT)
			return err_set(cx, ERR_INVALID, "More than %d questions", QUESTION_LIMIT) ||
			       yml_here(cx, node);
		if (!question_from_yml(cx, q, node))
			return false;
		if (question_find(out, q->id) >= 0)
			return err_set(cx, ERR_INVALID, "There are two questions '%s'", q->id) ||
			       yml_here(cx, node);
		q->group = title;
		out->count++;
	}
	return true;
}

bool questions_from_yml(struct ctx *cx, struct questions *out, const struct yml *groups)
{
	struct question *list = arena_alloc(cx->arena, QUESTION_LIMIT * sizeof(*list));

	*out = (struct questions){ .file = groups->file, .list = list };
	FOR_EACH_YML(group, groups)
		if (!group_from_yml(cx, out, list, group))
			return false;
	return true;
}

bool reply_is_yes(const struct reply *reply)
{
	return reply->answer &&
	       (strcmp(reply->answer, "yes") == 0 || strcmp(reply->answer, "partly") == 0);
}

bool reply_has_evidence(struct ctx *cx, const struct question *question, const struct reply *reply)
{
	return !question->evidence || !reply_is_yes(reply) || reply->reason ||
	       err_set(cx, ERR_INVALID, "A yes to %s needs its evidence as the reason",
		       question->id);
}

bool reply_word(struct ctx *cx, const char **out, const char *text)
{
	static const struct {
		const char *letters, *answer;
	} short_forms[] = {
		{ "jy", "yes" },
		{ "n", "no" },
		{ "dp", "partly" },
		{ "ir", "not_relevant" },
		{ "vu", "unknown" },
	};
	const char *word = text;

	for (size_t i = 0; strlen(text) == 1 && i < COUNT(short_forms); i++)
		if (strchr(short_forms[i].letters, text[0]))
			word = short_forms[i].answer;
	if (!field_check(cx, field_find(&answer_form, "answer"), &word))
		return false;
	*out = word;
	return true;
}

static bool reply_from_yml(struct ctx *cx, struct reply *out, const struct yml *node)
{
	const char *word = node->text, *reason = NULL;

	if (node->kind != YML_TEXT) {
		if (!yml_only(cx, node, "answer reason") || !yml_text(cx, &word, node, "answer"))
			return false;
		reason = yml_text_or_null(node, "reason");
	}
	if (!*word)
		return err_set(cx, ERR_INVALID, "'%s' has no answer", node->key) ||
		       yml_here(cx, node);
	if (!reply_word(cx, &out->answer, word))
		return yml_here(cx, node);
	out->reason = reason;
	return true;
}

bool replies_from_yml(struct ctx *cx, struct reply *replies, const struct questions *questions,
	const struct yml *map)
{
	if (!yml_is(cx, map, YML_MAP))
		return false;
	FOR_EACH_YML(node, map) {
		long i = question_find(questions, node->key);
		if (i < 0)
			return err_set(cx, ERR_INVALID, "There is no question '%s' in %s",
				       node->key, questions->file) ||
			       yml_here(cx, node);
		if (!reply_from_yml(cx, &replies[i], node))
			return false;
		if (!reply_has_evidence(cx, &questions->list[i], &replies[i]))
			return yml_here(cx, node);
	}
	return true;
}

bool replies_read(
	struct ctx *cx, struct reply *replies, const struct questions *questions, const char *path)
{
	const struct yml *map = NULL;

	return yml_open_path(cx, &map, path) && replies_from_yml(cx, replies, questions, map);
}
