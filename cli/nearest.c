/* nearest.c - what a misspelt word was meant to be */
#include "cli.h"
#include "nearest.h"

const char *nearest_word(struct ctx *cx, const char *word, const char *const *candidates)
{
	(void)cx;
	return nearest(word, candidates);
}

bool entity_named(struct ctx *cx, const struct form **out, const char *word)
{
	const char *names[100];
	size_t n = 0;

	*out = entity_find(word);
	if (*out)
		return true;
	for (; entities[n] && n + 1 < COUNT(names); n++)
		names[n] = entities[n]->name;
	names[n] = NULL;
	const char *nearest = nearest_word(cx, word, names);
	if (nearest)
		return err_set(cx, ERR_INVALID, "There is no entity '%s'; did you mean %s?", word,
			nearest);
	return err_set(cx, ERR_INVALID, "There is no entity '%s'; 'vaern help' lists them", word);
}
