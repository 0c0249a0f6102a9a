/* portable_inside.h - SQL as tokens, for the rules on what is portable */
#ifndef PORTABLE_INSIDE_H
#define PORTABLE_INSIDE_H

#include "portable.h"

enum token_kind { WORD, QUOTED, STRING, NUMERAL, PARAMETER, SIGN, END_OF_SQL };

struct token {
	enum token_kind kind;
	const char *text; /* without the quotes of QUOTED and STRING */
};

#define TOKENS 4000

struct sql {
	struct arena *arena;
	struct token tokens[TOKENS + 4];
	size_t count;
	const char *fault;
};

/* Keeps the first reason, and returns false. */
bool refuse(struct sql *s, const char *why);

/* Reads all tokens; four of END_OF_SQL follow the last. */
void read_tokens(struct sql *s, const char *p);

#endif
