/* part.c - commands that have words of their own, and the entity that a word names */
#include <string.h>

#include "cli.h"

bool entity_named(struct ctx *cx, const struct form **out, const char *word)
{
	*out = entity_find(word);
	return *out || entity_unknown(cx, word);
}

static bool no_such_part(struct ctx *cx, const struct subword *parts, const char *word)
{
	struct buf names = { .arena = cx->arena };

	for (const struct subword *p = parts; p->word; p++)
		buf_fmt(&names, "%s%s", names.len ? ", " : "", p->word);
	return err_set(cx, ERR_INVALID, "'%s' is none of: %s", word, names.text);
}

bool part_run(struct ctx *cx, const struct subword *parts, const struct record *options,
	const char **words)
{
	for (const struct subword *p = parts; p->word; p++) {
		if (strcmp(words[0], p->word) != 0)
			continue;
		if (p->takes_id && !words[1])
			return err_set(cx, ERR_INVALID, "'%s' needs to be told which one", p->word);
		if (!p->takes_id && words[1])
			return err_set(cx, ERR_INVALID, "'%s' takes no more words", p->word);
		return p->run(cx, options, words[1]);
	}
	return no_such_part(cx, parts, words[0]);
}
