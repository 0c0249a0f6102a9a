/* template_words.c - the small signs of Markdown: entities and addresses */
#include <string.h>

#include "template.h"

void markdown_entity(struct buf *out, const char *text, size_t len)
{
	static const struct {
		const char *name, *text;
	} known[] = {
		{ "&nbsp;", "\302\240" },
		{ "&amp;", "&" },
		{ "&lt;", "<" },
		{ "&gt;", ">" },
		{ "&quot;", "\"" },
		{ "&shy;", "\302\255" },
	};

	for (size_t i = 0; i < COUNT(known); i++)
		if (strlen(known[i].name) == len && strncmp(known[i].name, text, len) == 0) {
			buf_puts(out, known[i].text);
			return;
		}
	buf_add(out, text, len);
}

const char *markdown_link(struct ctx *cx, const char *href, size_t len)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < COUNT(schemes); i++)
		if (len >= strlen(schemes[i]) && strncmp(href, schemes[i], strlen(schemes[i])) == 0)
			return arena_str(cx->arena, href, len);
	return NULL;
}
