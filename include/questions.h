/* questions.h - questions that are answered yes, no, partly, not relevant or don't know */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include "record.h"

struct question {
	const char *id;
	struct words group, text;
	struct words help;    /* or nothing */
	const char *law;      /* or NULL */
	bool verified;        /* whether the wording was checked against its source */
	bool optional;        /* without an answer it is a no */
	bool evidence;        /* a yes needs its reason, which is the evidence */
	bool needs_criterion; /* counts only together with another criterion */
};

struct questions {
	const char *file;
	const struct question *list;
	size_t count;
};

/* The answer to the question at the same place in the list. */
struct reply {
	const char *answer; /* of answer_choices, NULL: not answered */
	const char *reason; /* or NULL */
};

/* The place of the question of that id, or -1. */
long question_find(const struct questions *questions, const char *id);

/* Reads a file of answers, {question: answer} or {question: {answer: ..., reason: ...}}, into the
 * replies, one per question; what the file does not name stays. Refuses, by file:line, a question
 * or an answer that does not exist, and a yes without the evidence it needs. */
MUST_USE bool replies_read(
	struct ctx *cx, struct reply *replies, const struct questions *questions, const char *path);

/* One answer by its name or its label in either language ("Ja"), or by the letters j n d i v
 * (y n p i u); fails on anything else. */
MUST_USE bool reply_word(struct ctx *cx, const char **out, const char *text);

/* Fails when the reply is a yes to a question that needs evidence and has none. */
MUST_USE bool reply_has_evidence(
	struct ctx *cx, const struct question *question, const struct reply *reply);

/* The replies that the record, a screening or an assessment, has: one per question. */
MUST_USE bool replies_load(struct ctx *cx, struct reply **out, const struct questions *questions,
	const struct record *of);

/* Saves the replies as `answer` records of the screening or assessment, in its organisation; what
 * is the same stays as it is, and no answer is removed. Wants a transaction around it. */
MUST_USE bool replies_save(struct ctx *cx, const struct questions *questions,
	const struct reply *replies, const struct record *of);

/* Whether the reply speaks for the risk: yes, and partly counts as yes. */
bool reply_is_yes(const struct reply *reply);

#endif
