/* text.c - runs of words with style and links */
#include <string.h>

#include "character.h"
#include "tree.h"

struct text *text_new(struct arena *arena)
{
	struct text *text = arena_alloc(arena, sizeof(*text));

	text->arena = arena;
	return text;
}

struct span *text_add(struct text *text, const char *words, unsigned style, const char *link)
{
	struct span *span = arena_alloc(text->arena, sizeof(*span));

	*span = (struct span){ .words = words, .style = style, .link = link };
	if (text->last)
		text->last->next = span;
	else
		text->first = span;
	text->last = span;
	return span;
}

struct note *note_new(struct arena *arena, unsigned number)
{
	struct note *note = arena_alloc(arena, sizeof(*note));

	note->number = number;
	note->text = text_new(arena);
	return note;
}

/* The number in the small figures that plain text has for it. */
void text_note(struct text *text, struct note *note)
{
	struct buf b = { .arena = text->arena };

	for (const char *p = arena_fmt(text->arena, "%u", note->number); *p; p++)
		character_put(&b, character_raised((unsigned char)*p));
	struct span *span = text_add(text, b.text, SPAN_PLAIN, NULL);
	span->note = note;
	span->again = note->referred;
	note->referred = true;
}

static struct text *text_of(struct arena *arena, const char *words, unsigned style)
{
	struct text *text = text_new(arena);

	if (words)
		text_add(text, words, style, NULL);
	return text;
}

struct text *text_plain(struct arena *arena, const char *words)
{
	return text_of(arena, words, SPAN_PLAIN);
}

struct text *text_strong(struct arena *arena, const char *words)
{
	return text_of(arena, words, SPAN_STRONG);
}

const char *text_words(const struct text *text)
{
	struct buf b = { .arena = text->arena };

	if (text->first && !text->first->next)
		return text->first->words;
	for (const struct span *span = text->first; span; span = span->next)
		buf_puts(&b, span->words);
	return b.text ? b.text : "";
}

const char *text_lang(const struct text *text)
{
	const char *lang = text->first ? text->first->lang : NULL;

	for (const struct span *span = text->first; span && lang; span = span->next)
		if (!span->lang || strcmp(span->lang, lang) != 0)
			return NULL;
	return lang;
}

/* Whether nothing is to be taken out; what is no UTF-8 reads as U+FFFD. */
static bool is_clean(const char *words)
{
	uint32_t c;

	while ((c = character_next(&words)))
		if (c == 0xfffd || !character_is_xml(c))
			return false;
	return true;
}

const char *words_clean(struct arena *arena, const char *words)
{
	struct buf b = { .arena = arena };
	uint32_t c;

	if (is_clean(words)) /* most are, and a long table has many */
		return words;
	while ((c = character_next(&words)))
		if (character_is_xml(c))
			character_put(&b, c);
	return b.text ? b.text : "";
}
