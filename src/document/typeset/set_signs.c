/* set_signs.c - from characters to glyphs, and where a line may end */
#include <string.h>

#include "character.h"
#include "typeset.h"

#define TAB_SPACES 4

enum { BREAKS_IF_NEED_BE = 1, BREAKS_GLADLY = 2 };

static enum face face_of(unsigned style)
{
	if (style & SPAN_CODE)
		return FACE_MONO;
	if (style & SPAN_STRONG)
		return style & SPAN_EMPHASIS ? FACE_BOLD_ITALIC : FACE_BOLD;
	return style & SPAN_EMPHASIS ? FACE_ITALIC : FACE_REGULAR;
}

static struct sign *sign_add(struct typeset *ts, struct set_text *set)
{
	if (set->count == set->room) {
		size_t room = set->room ? set->room * 2 : 32;
		struct sign *signs = arena_alloc(ts->arena, room * sizeof(*signs));
		if (set->count)
			memcpy(signs, set->signs, set->count * sizeof(*signs));
		set->signs = signs;
		set->room = room;
	}
	return &set->signs[set->count++];
}

/* Characters that steer how text is shown and have no shape of their own. */
static bool is_invisible(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || (c >= 0x80 && c <= 0x9f) ||
	       (c >= 0x200c && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
	       (c >= 0xe0000 && c <= 0xe0fff);
}

/* A hyphen ends a line after a word, but not inside a date or a number, nor in "e-mail". */
static uint8_t breaks_after(const struct set_text *set, uint32_t c)
{
	uint32_t before = set->before;
	bool after_letter = before > '9' || (before && before < '0' && before != ' ');
	bool after_word = set->count > 1 && set->signs[set->count - 2].kind == SIGN_INK;

	if (c == '-' || c == '/' || c == 0x2010 || c == 0x2013 || c == 0x2014)
		return after_letter && after_word ? BREAKS_GLADLY : BREAKS_IF_NEED_BE;
	return c < 0x80 && strchr("._@=&?:,;\\", (int)c) ? BREAKS_IF_NEED_BE : 0;
}

/* Signs of two spans may be drawn apart, so they keep their distance. */
static int16_t kern_of(struct typeset *ts, const struct sign *before, const struct span *span,
	const struct glyph *glyph)
{
	if (!before || before->kind != SIGN_INK || before->span != span)
		return 0;
	return (int16_t)pdf_kern(ts->pdf, (enum face)before->face, before->id, glyph->id);
}

static bool is_break_hint(uint32_t c)
{
	return c == 0xad || c == 0x200b;
}

static void character_add(
	struct typeset *ts, struct set_text *set, const struct span *span, uint32_t c)
{
	enum face face = face_of(span->style | set->look.style);
	bool space = (c == ' ' || c == '\t') && !set->look.as_it_stands;
	struct sign *last = set->count ? &set->signs[set->count - 1] : NULL;

	if (is_break_hint(c)) {
		if (last)
			last->breaks = BREAKS_GLADLY;
		return;
	}
	if (space && (!last || last->kind != SIGN_INK))
		return;
	struct glyph glyph = pdf_glyph(ts->pdf, face, c);
	int16_t kern = kern_of(ts, last, span, &glyph);
	uint8_t breaks = c == ' ' ? BREAKS_GLADLY : breaks_after(set, c);
	*sign_add(ts, set) = (struct sign){
		.id = glyph.id,
		.advance = (int16_t)(glyph.advance + kern),
		.kern = kern,
		.face = (uint8_t)face,
		.kind = c == '\n' ? SIGN_NEWLINE
			: space   ? SIGN_SPACE
				  : SIGN_INK,
		.breaks = breaks & 3,
		.span = span,
	};
}

static void span_add(struct typeset *ts, struct set_text *set, const struct span *span)
{
	const char *words = span->words;
	uint32_t c;

	if (span->note) { /* raised when painted; a line does not begin with it */
		words = arena_fmt(ts->arena, "%u", span->note->number);
		if (set->count)
			set->signs[set->count - 1].breaks = 0;
	}
	while ((c = character_next(&words))) {
		if (is_invisible(c))
			continue;
		for (int n = c == '	' && set->look.as_it_stands ? TAB_SPACES : 1; n; n--)
			character_add(ts, set, span, c);
		set->before = c;
	}
}

struct set_text *text_signs(struct typeset *ts, const struct text *text, const struct look *look)
{
	struct set_text *set = arena_alloc(ts->arena, sizeof(*set));

	set->look = *look;
	for (const struct span *span = text->first; span; span = span->next)
		span_add(ts, set, span);
	while (set->count && set->signs[set->count - 1].kind != SIGN_INK)
		set->count--;
	return set;
}
