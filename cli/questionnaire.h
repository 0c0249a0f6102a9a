/* questionnaire.h - questions on the terminal: asked one by one, shown with their answers */
#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include "questions.h"

/* Asks each question in turn; the person may keep an answer, go back, or stop. What was answered
 * is in the replies. Fails when the input ends. */
MUST_USE bool questions_ask(
	struct ctx *cx, const struct questions *questions, struct reply *replies);

/* Adds the questions, group by group, with their answers and reasons. */
void questions_show(struct ctx *cx, struct buf *out, const struct questions *questions,
	const struct reply *replies);

/* Fills the replies from --answers FILE, or from the person at the terminal; fails when neither is
 * there. */
MUST_USE bool replies_obtain(
	struct ctx *cx, const struct questions *questions, struct reply *replies, const char *path);

/* The answer in the person's language, "-" where there is none. */
const char *reply_shown(struct ctx *cx, const struct reply *reply);

#endif
