/* setting.c - a document that is being set */
#include "setting.h"

const struct look setting_look = { 10, 14, COLOUR_INK, SPAN_PLAIN, false };

int setting_open(void **state)
{
	static struct setting s;

	s = (struct setting){ .cx = { .arena = arena_new(), .lang = LANG_DA } };
	s.doc = doc_new(&s.cx, "Titel", "Eksempel Kommune", "2027-01-29");
	if (!pdf_open(&s.cx, &s.pdf))
		return 1;
	s.ts = (struct typeset){
		.cx = s.cx, .pdf = s.pdf, .arena = s.cx.arena, .scratch = arena_new(), .doc = s.doc
	};
	s.body = (struct place){ .x = BODY_LEFT, .width = BODY_WIDTH, .tag = pdf_root(s.pdf) };
	*state = &s;
	return 0;
}

int setting_close(void **state)
{
	struct setting *s = *state;

	arena_free(s->ts.scratch);
	pdf_close(&s->pdf);
	arena_free(s->cx.arena);
	return 0;
}

struct set_text *setting_words(struct setting *s, const char *words, double width)
{
	return words_set(&s->ts, words, &setting_look, width);
}
