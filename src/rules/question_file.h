/* question_file.h - how the loaders of rule files read their questions */
#ifndef QUESTION_FILE_H
#define QUESTION_FILE_H

#include "questions.h"
#include "yaml_file.h"

/* Reads the lists "groups" and, in each, "questions" of a rule file. */
MUST_USE bool questions_from_yml(struct ctx *cx, struct questions *out, const struct yml *groups);

/* Reads a map of question and answer, as replies_read() does a file. */
MUST_USE bool replies_from_yml(struct ctx *cx, struct reply *replies,
	const struct questions *questions, const struct yml *map);

#endif
