/* arguments.h - what was typed after `vaern`, sorted into command, options, words and fields */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "cli.h"

struct arguments {
	const struct command *command;
	const struct record *options; /* the command's own and the global ones, checked */
	const char **words;           /* then the fields of TAKES_FIELDS, then NULL */
};

/* Takes argv without the program's name. Options that were not given come from the environment
 * where that may say so (VAERN_DATA, VAERN_TODAY, VAERN_LANG). */
MUST_USE bool arguments_read(struct ctx *cx, struct arguments *out, char *const *argv);

/* The language asked for, before anything else is read, so that every refusal speaks it. */
enum lang arguments_lang(char *const *argv);

/* "as_of" as it is typed: "as-of". */
const char *option_typed(struct ctx *cx, const char *name);

#endif
