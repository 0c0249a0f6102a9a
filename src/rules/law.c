/* law.c - citations in a language */
#include "law.h"

#include <string.h>

static const struct words names[] = {
	W("the Danish Data Protection Act, section", "databeskyttelsesloven §"),
	W("the AI Act, Article", "AI-forordningen"),
	W("recital", "præambel"),
};

/* The name that stands there, or NULL. */
static const struct words *name_at(const char *text)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (strncmp(text, names[i].da, strlen(names[i].da)) == 0)
			return &names[i];
	return NULL;
}

const char *law_in(struct arena *arena, enum lang lang, const char *law)
{
	struct buf out = { .arena = arena };

	buf_puts(&out, "");
	while (*law) {
		const struct words *name = name_at(law);
		if (name)
			buf_puts(&out, words_in(lang, *name));
		else
			buf_putc(&out, *law);
		law += name ? strlen(name->da) : 1;
	}
	return out.text;
}
