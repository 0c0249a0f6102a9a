/* replies.c - answers as records: one for each question of a screening or a risk method */
#include <string.h>

#include "entities.h"
#include "questions.h"
#include "store.h"

/* The answers that the record has, at the place of their question; NULL where none is. An answer
 * to a question that the file no longer asks is left alone. */
static bool answers_load(struct ctx *cx, struct record ***out, const struct questions *questions,
	const struct record *of)
{
	struct record **found, **placed;
	size_t n;

	if (!record_list_of(cx, &found, &n, &answer_form, of))
		return false;
	placed = arena_alloc(cx->arena, (questions->count + 1) * sizeof(struct record *));
	for (size_t i = 0; i < n; i++) {
		long place = question_find(questions, record_get(found[i], "question"));
		if (place >= 0)
			placed[place] = found[i];
	}
	*out = placed;
	return true;
}

bool replies_load(struct ctx *cx, struct reply **out, const struct questions *questions,
	const struct record *of)
{
	struct record **answers;

	if (!answers_load(cx, &answers, questions, of))
		return false;
	struct reply *replies = arena_alloc(cx->arena, (questions->count + 1) * sizeof(*replies));
	for (size_t i = 0; i < questions->count; i++)
		if (answers[i])
			replies[i] = (struct reply){
				.answer = record_get(answers[i], "answer"),
				.reason = record_get(answers[i], "reason"),
			};
	*out = replies;
	return true;
}

static bool answer_save(struct ctx *cx, struct record *answer, const struct reply *reply)
{
	return record_set(cx, answer, "answer", reply->answer) &&
	       record_set(cx, answer, "reason", reply->reason ? reply->reason : "") &&
	       record_save(cx, answer, answer->version ? WORD_SET : WORD_ADD);
}

static bool answer_new(struct ctx *cx, struct record **out, const struct question *question,
	const struct record *of)
{
	struct record *answer = record_new(cx, &answer_form);

	answer->organisation = of->organisation;
	*out = answer;
	return record_set(cx, answer, "question", question->id) &&
	       record_set(cx, answer, of->form->name, of->id);
}

bool replies_save(struct ctx *cx, const struct questions *questions, const struct reply *replies,
	const struct record *of)
{
	struct record **answers;

	if (!answers_load(cx, &answers, questions, of))
		return false;
	for (size_t i = 0; i < questions->count; i++) {
		struct record *answer = answers[i];
		if (!replies[i].answer)
			continue;
		if (!reply_has_evidence(cx, &questions->list[i], &replies[i]) ||
			(!answer && !answer_new(cx, &answer, &questions->list[i], of)) ||
			!answer_save(cx, answer, &replies[i]))
			return false;
	}
	return true;
}
