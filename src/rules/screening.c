/* screening.c - runs the rules of a questionnaire on the answers, and writes the outcome */
#include "screening.h"

#include <string.h>

#include "choices.h"
#include "entities.h"
#include "law.h"
#include "moment.h"
#include "store.h"

bool screening_open(struct ctx *cx, const struct questionnaire **file, struct reply **replies,
	const struct record *screening)
{
	return screening_load(cx, file, record_get(screening, "questionnaire")) &&
	       replies_load(cx, replies, &(*file)->questions, screening);
}

/* Runs a rule: how many rows it gives, and the questions that they name. */
static bool rule_run(struct ctx *cx, const struct screening_rule *rule, const char *id,
	size_t *rows, struct buf *questions)
{
	CLEANUP(query_done) struct query *query = NULL;
	bool row;

	if (!query_open(cx, &query, rule->sql, ARGS(T(today(cx)), T(NULL), T(id))))
		return err_at(cx, "%s: ", rule->id);
	for (*rows = 0;; ++*rows) {
		if (!query_next(cx, query, &row))
			return err_at(cx, "%s: ", rule->id);
		if (!row)
			return true;
		const char *question = query_text(query, 0);
		if (question && *question)
			buf_fmt(questions, "%s%s", questions->len ? ", " : "", question);
	}
}

static bool rules_run(struct ctx *cx, struct screening_result *out, const char *id)
{
	struct fired_rule *fired =
		arena_alloc(cx->arena, (out->file->rule_count + 1) * sizeof(*fired));

	for (size_t i = 0; i < out->file->rule_count; i++) {
		const struct screening_rule *rule = &out->file->rules[i];
		struct buf questions = { .arena = cx->arena };
		size_t rows = 0;
		if (rule->complete && out->unanswered_count)
			continue;
		if (!rule_run(cx, rule, id, &rows, &questions))
			return false;
		if (rows)
			fired[out->fired_count++] =
				(struct fired_rule){ rule, questions.text ? questions.text : "" };
	}
	out->fired = fired;
	return true;
}

static bool demands_run(struct ctx *cx, struct screening_result *out, const char *id)
{
	const struct screening_rule **missing = arena_alloc(
		cx->arena, (out->file->demand_count + 1) * sizeof(struct screening_rule *));

	for (size_t i = 0; i < out->file->demand_count; i++) {
		struct buf unused = { .arena = cx->arena };
		size_t rows = 0;
		if (!rule_run(cx, &out->file->demands[i], id, &rows, &unused))
			return false;
		if (rows)
			missing[out->missing_count++] = &out->file->demands[i];
	}
	out->missing = missing;
	return true;
}

static bool is_open(const struct question *question, const struct reply *reply)
{
	return reply->answer ? strcmp(reply->answer, "unknown") == 0 : !question->optional;
}

static void find_unanswered(
	struct ctx *cx, struct screening_result *out, const struct reply *replies)
{
	const struct questions *questions = &out->file->questions;
	const struct question **open =
		arena_alloc(cx->arena, (questions->count + 1) * sizeof(struct question *));

	for (size_t i = 0; i < questions->count; i++)
		if (is_open(&questions->list[i], &replies[i]))
			open[out->unanswered_count++] = &questions->list[i];
	out->unanswered = open;
}

/* The answers are those that the store has. */
static bool result_of(struct ctx *cx, struct screening_result *out,
	const struct questionnaire *file, const struct record *screening)
{
	struct screening_result result = { .file = file };
	struct reply *replies;

	if (!replies_load(cx, &replies, &file->questions, screening))
		return false;
	find_unanswered(cx, &result, replies);
	if (!rules_run(cx, &result, screening->id) || !demands_run(cx, &result, screening->id) ||
		!query_one(cx, &result.criteria, file->criteria_sql,
			ARGS(T(today(cx)), T(NULL), T(screening->id))))
		return false;
	result.outcome = result.unanswered_count ? "undecided"
			 : result.fired_count    ? result.fired[0].rule->outcome
						 : "decide";
	*out = result;
	return true;
}

bool screening_result(struct ctx *cx, struct screening_result *out, const struct record *screening)
{
	const struct questionnaire *file;

	return screening_load(cx, &file, record_get(screening, "questionnaire")) &&
	       result_of(cx, out, file, screening);
}

static const char *grounds_in(struct ctx *cx, enum lang lang, const struct screening_result *result)
{
	struct buf text = { .arena = cx->arena };

	if (result->unanswered_count)
		buf_fmt(&text, "U: %s\n", words_in(lang, result->file->unanswered));
	for (size_t i = 0; i < result->fired_count; i++) {
		const struct fired_rule *fired = &result->fired[i];
		buf_fmt(&text, "%s: %s (%s)%s%s\n", fired->rule->id,
			words_in(lang, fired->rule->text),
			law_in(cx->arena, lang, fired->rule->law), *fired->questions ? " – " : "",
			fired->questions);
	}
	return text.text ? text.text : "";
}

/* The record is the municipality's document, so its grounds are in Danish whoever runs the rules.
 */
static const char *grounds(struct ctx *cx, const struct screening_result *result)
{
	return grounds_in(cx, LANG_DA, result);
}

bool screening_grounds(struct ctx *cx, const char **out, const struct record *screening)
{
	struct screening_result result;

	*out = record_get(screening, "rules_fired");
	if (!*out)
		return true;
	if (!screening_result(cx, &result, screening))
		return false;
	if (record_says(screening, "rules_fired", grounds(cx, &result)))
		*out = grounds_in(cx, cx->lang, &result);
	return true;
}

static const char *open_questions(struct ctx *cx, const struct screening_result *result)
{
	struct buf text = { .arena = cx->arena };

	for (size_t i = 0; i < result->unanswered_count; i++)
		buf_fmt(&text, "%s: %s\n", result->unanswered[i]->id,
			result->unanswered[i]->text.da);
	return text.text ? text.text : "";
}

static bool result_save(
	struct ctx *cx, const struct screening_result *result, struct record *screening)
{
	const char *criteria = arena_fmt(cx->arena, "%lld", (long long)result->criteria);

	return record_set(cx, screening, "outcome", result->outcome) &&
	       record_set(cx, screening, "rules_fired", grounds(cx, result)) &&
	       record_set(cx, screening, "unanswered", open_questions(cx, result)) &&
	       record_set(cx, screening, "criteria_count", criteria) &&
	       record_set(cx, screening, "screened", today(cx)) &&
	       record_save(cx, screening, WORD_COMPUTE);
}

static bool decide(struct ctx *cx, struct screening_result *out, struct record *screening,
	const struct reply *replies)
{
	const struct questionnaire *file;

	if (!screening_load(cx, &file, record_get(screening, "questionnaire")) ||
		!replies_save(cx, &file->questions, replies, screening) ||
		!result_of(cx, out, file, screening) || !result_save(cx, out, screening))
		return false;
	out->missing_count = 0;
	return demands_run(cx, out, screening->id); /* of the outcome just written */
}

bool screening_decide(struct ctx *cx, struct screening_result *out, struct record *screening,
	const struct reply *replies)
{
	if (!store_begin(cx, "screen"))
		return false;
	if (decide(cx, out, screening, replies) && store_commit(cx))
		return true;
	store_rollback(cx);
	return false;
}
