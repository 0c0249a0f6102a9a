/* questionnaire.c - asks questions on the terminal and shows them */
#include "questionnaire.h"

#include <stdio.h>
#include <string.h>

#include "choices.h"
#include "cli.h"
#include "law.h"
#include "output.h"

#define WIDTH 76

const char *reply_shown(struct ctx *cx, const struct reply *reply)
{
	const struct choice *c = reply->answer ? choice_find(answer_choices, reply->answer) : NULL;

	return c ? words_in(cx->lang, c->label) : "-";
}

static size_t answered(const struct questions *questions, const struct reply *replies)
{
	size_t n = 0;

	for (size_t i = 0; i < questions->count; i++)
		n += replies[i].answer != NULL;
	return n;
}

static bool begins_group(const struct questions *questions, size_t i)
{
	return !i || strcmp(questions->list[i].group.en, questions->list[i - 1].group.en) != 0;
}

/* What there is to know before answering. */
static void add_question(struct ctx *cx, struct buf *out, const struct question *q)
{
	text_wrap(out, words_in(cx->lang, q->text), WIDTH, 2);
	buf_putc(out, '\n');
	if (q->help.da) {
		buf_puts(out, "  ");
		text_wrap(out, words_in(cx->lang, q->help), WIDTH - 2, 2);
		buf_putc(out, '\n');
	}
	if (q->law)
		buf_fmt(out, "  %s%s\n", law_in(cx->arena, cx->lang, q->law),
			q->verified ? "" : _(" (the wording is not verified)"));
	if (q->needs_criterion)
		buf_fmt(out, "  %s\n", _("Counts only together with another WP248 criterion."));
	if (q->evidence)
		buf_fmt(out, "  %s\n", _("A yes needs its evidence as the reason."));
}

static void print_question(
	struct ctx *cx, const struct questions *questions, size_t i, const struct reply *replies)
{
	const struct question *q = &questions->list[i];
	struct buf out = { .arena = cx->arena };

	if (begins_group(questions, i))
		buf_fmt(&out, "\n== %s ==\n", words_in(cx->lang, q->group));
	buf_fmt(&out, "\n[%zu/%zu] %s  (%s %zu)\n  ", i + 1, questions->count, q->id,
		_("answered:"), answered(questions, replies));
	add_question(cx, &out, q);
	if (replies[i].answer)
		buf_fmt(&out, "  %s %s%s%s\n", _("Now:"), reply_shown(cx, &replies[i]),
			replies[i].reason ? " – " : "", replies[i].reason ? replies[i].reason : "");
	fputs(out.text, stderr);
}

enum step { STEP_ON, STEP_AGAIN, STEP_BACK, STEP_STOP };

/* The answer and its reason; a word that is no answer is said, and the question comes again. */
static bool take_answer(struct ctx *cx, enum step *step, const struct question *q,
	struct reply *reply, const char *word)
{
	struct reply fresh = { .reason = reply->reason };

	*step = STEP_AGAIN;
	if (!reply_word(cx, &fresh.answer, word)) {
		fprintf(stderr, "%s\n", cx->err.text);
		return true;
	}
	if (!ask_line(cx, &fresh.reason, _("Reason"), reply->reason))
		return false;
	if (!reply_has_evidence(cx, q, &fresh)) {
		fprintf(stderr, "%s\n", cx->err.text);
		return true;
	}
	*reply = fresh;
	*step = STEP_ON;
	return true;
}

static bool ask_one(struct ctx *cx, enum step *step, const struct question *q, struct reply *reply)
{
	const char *word = NULL;

	if (!ask_line(cx, &word,
		    _("y yes, n no, p partly, i not relevant, u don't know; Enter keeps, < goes "
		      "back, . stops"),
		    NULL))
		return false;
	*step = !word                    ? STEP_ON
		: strcmp(word, "<") == 0 ? STEP_BACK
		: strcmp(word, ".") == 0 ? STEP_STOP
					 : STEP_AGAIN;
	return *step != STEP_AGAIN || take_answer(cx, step, q, reply, word);
}

bool questions_ask(struct ctx *cx, const struct questions *questions, struct reply *replies)
{
	enum step step = STEP_ON;

	for (size_t i = 0; i < questions->count && step != STEP_STOP;) {
		print_question(cx, questions, i, replies);
		if (!ask_one(cx, &step, &questions->list[i], &replies[i]))
			return false;
		i += step == STEP_ON;
		i -= step == STEP_BACK && i;
	}
	return true;
}

void questions_show(struct ctx *cx, struct buf *out, const struct questions *questions,
	const struct reply *replies)
{
	for (size_t i = 0; i < questions->count; i++) {
		const struct question *q = &questions->list[i];
		if (begins_group(questions, i))
			buf_fmt(out, "\n%s\n", words_in(cx->lang, q->group));
		buf_fmt(out, "  %-4s", q->id);
		text_wrap(out, words_in(cx->lang, q->text), WIDTH - 6, 6);
		buf_fmt(out, "\n      → %s%s", reply_shown(cx, &replies[i]),
			replies[i].reason ? ": " : "");
		if (replies[i].reason)
			text_wrap(out, replies[i].reason, WIDTH - 8, 8);
		buf_putc(out, '\n');
	}
}

bool replies_obtain(
	struct ctx *cx, const struct questions *questions, struct reply *replies, const char *path)
{
	if (path)
		return replies_read(cx, replies, questions, path);
	if (somebody_answers())
		return questions_ask(cx, questions, replies);
	return err_set(cx, ERR_INVALID,
		"Nobody is at a terminal to answer; give the answers with --answers=FILE");
}
