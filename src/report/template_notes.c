/* template_notes.c - notes: their words at the end of a template, their numbers in its text */
#include <string.h>

#include "../document/tree.h"
#include "template.h"

/* A note that the chapter has referred to, and whose words come at its end. */
struct noted {
	const struct note_text *source;
	const char *words; /* of it, filled in */
	struct note *note;
	struct noted *next;
};

/* The length of the name in "[^name]", where text begins so; else 0. */
static size_t name_len(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-_";
	size_t len = strncmp(text, "[^", 2) == 0 ? strspn(text + 2, letters) : 0;

	return len && text[2 + len] == ']' ? len : 0;
}

/* The next "[^name]" from there on, or NULL. */
static const char *mark_next(const char *text)
{
	while ((text = strstr(text, "[^")) && !name_len(text))
		text += 2;
	return text;
}

bool is_note(const char *line)
{
	size_t len = name_len(line);

	return len && line[len + 3] == ':';
}

static const struct note_text *note_find(const struct template *t, const char *name, size_t len)
{
	const struct note_text *n = t->notes;

	while (n && (strlen(n->name) != len || strncmp(n->name, name, len) != 0))
		n = n->next;
	return n;
}

bool note_read(struct ctx *cx, struct template *t, const char *line, size_t number)
{
	size_t len = name_len(line);
	const char *text = line + len + 4;
	struct note_text *note = arena_alloc(cx->arena, sizeof(*note));

	*note = (struct note_text){ .name = arena_str(cx->arena, line + 2, len),
		.text = arena_dup(cx->arena, text + strspn(text, " ")),
		.line = number,
		.next = t->notes };
	if (!*note->text)
		err_set(cx, ERR_INVALID, "The note '%s' has no words", note->name);
	else if (note_find(t, note->name, len))
		err_set(cx, ERR_INVALID, "There are two notes '%s'", note->name);
	else
		t->notes = note;
	return t->notes == note || template_err(cx, t, number);
}

const char *note_unknown(struct ctx *cx, const struct template *t, const char *words)
{
	for (const char *at = mark_next(words); at; at = mark_next(at + 2))
		if (!note_find(t, at + 2, name_len(at)))
			return arena_str(cx->arena, at, name_len(at) + 3);
	return NULL;
}

/* The words of a note, which may be emphasised and have links and names. They are of the report,
 * not of the place that refers to them, so they are in the report's language. */
static bool note_words(
	struct ctx *cx, const struct writer *w, const struct note_text *source, struct text **out)
{
	struct flow flow = { .arena = cx->arena };
	struct writer inner = *w;

	inner.out = &flow;
	inner.lang = NULL;
	inner.book = NULL;
	if (!markdown_write(cx, &inner, source->text, source->line, true))
		return false;
	*out = flow_words(&flow);
	if (*out)
		return true;
	err_set(cx, ERR_INVALID, "A note is one paragraph");
	return template_err(cx, w->template, source->line);
}

/* The note as the chapter has it: a second reference is to the same one, where its words say the
 * same there. */
static bool note_take(
	struct ctx *cx, const struct writer *w, const struct note_text *source, struct note **out)
{
	struct noted **last = &w->book->first;
	struct text *text;

	if (!note_words(cx, w, source, &text))
		return false;
	const char *words = text_words(text);
	while (*last && ((*last)->source != source || strcmp((*last)->words, words) != 0))
		last = &(*last)->next;
	if (!*last) {
		struct noted *noted = *last = arena_alloc(cx->arena, sizeof(*noted));
		*noted = (struct noted){ .source = source,
			.words = words,
			.note = note_new(cx->arena, ++w->book->count) };
		noted->note->text = text;
	}
	*out = (*last)->note;
	return true;
}

bool spans_noted(struct ctx *cx, const struct writer *w, struct text *to, const char *words,
	const struct span *like)
{
	for (const char *at; (at = mark_next(words)) && !(like->style & SPAN_CODE);
		words = at + name_len(at) + 3) {
		const struct note_text *source = note_find(w->template, at + 2, name_len(at));
		struct note *note;
		if (!source)
			return err_set(cx, ERR_INVALID, "There is no note '%s'",
				arena_str(cx->arena, at + 2, name_len(at)));
		if (!w->book)
			return err_set(cx, ERR_INVALID, "A note does not refer to another");
		if (!spans_filled(
			    cx, w, to, arena_str(cx->arena, words, (size_t)(at - words)), like) ||
			!note_take(cx, w, source, &note))
			return false;
		text_note(to, note);
	}
	return spans_filled(cx, w, to, words, like);
}

/* The notes that are still to be written, and none left. */
static struct note **notes_due(struct ctx *cx, struct note_book *book, size_t *count)
{
	size_t n = 0;

	for (const struct noted *due = book->first; due; due = due->next)
		n++;
	struct note **list = arena_alloc(cx->arena, (n + 1) * sizeof(struct note *));
	*count = 0;
	for (const struct noted *due = book->first; due; due = due->next)
		list[(*count)++] = due->note;
	book->first = NULL;
	return list;
}

void notes_end(struct ctx *cx, struct writer *w)
{
	const char *lang = w->out->lang;
	size_t count = 0;

	if (!w->book || !w->book->first)
		return;
	struct note **list = notes_due(cx, w->book, &count);
	w->out->lang = NULL; /* a chapter may end inside a part that is in another */
	doc_notes(w->out, list, count);
	w->out->lang = lang;
}
