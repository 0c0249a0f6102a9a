/* entity.c - the entity that a word names */
#include "cli.h"
#include "nearest.h"

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
	const char *meant = nearest(word, names);
	if (meant)
		return err_set(
			cx, ERR_INVALID, "There is no entity '%s'; did you mean %s?", word, meant);
	return err_set(cx, ERR_INVALID, "There is no entity '%s'; 'vaern help' lists them", word);
}
