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

/* What the names in a span become: one piece, and one for each value in another language. */
struct pieces {
	struct ctx *cx;
	const struct writer *w;
	struct text *to;
	const struct span *like;
	struct buf plain;
};

static void end_plain(struct pieces *p)
{
	if (p->plain.len)
		text_add(p->to, p->plain.text, p->like->style, p->like->link);
	p->plain = (struct buf){ .arena = p->plain.arena };
}

static void put_piece(void *to, const char *words, const struct value *v)
{
	struct pieces *p = to;
	const char *lang = v ? other_lang(p->cx, p->w, v, words) : NULL;

	if (!lang) {
		buf_puts(&p->plain, words);
		return;
	}
	end_plain(p);
	text_add(p->to, words, p->like->style, p->like->link)->lang = lang;
}

bool spans_filled(struct ctx *cx, const struct writer *w, struct text *to, const char *words,
	const struct span *like)
{
	struct pieces p = { cx, w, to, like, { .arena = cx->arena } };

	if (!text_each(cx, w->scope, words, put_piece, &p))
		return false;
	end_plain(&p);
	return true;
}

const char *words_fault(struct ctx *cx, const struct writer *w, const char *words)
{
	const char *note = note_unknown(cx, w->template, words);

	if (note)
		return note;
	for (const char *p = strstr(words, "{{"); p; p = strstr(p + 2, "{{")) {
		const char *end = strstr(p, "}}"), *shown;
		if (!end)
			return NULL;
		const char *one = arena_str(cx->arena, p, (size_t)(end - p) + 2);
		if (!text_filled(cx, w->scope, one, &shown))
			return one;
	}
	return NULL;
}
