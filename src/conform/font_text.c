/* font_text.c - the characters that a font's codes stand for */
#include "inspection.h"
#include "pdf_stream.h"

static size_t number_of(struct inspection *in, struct pdf_value value)
{
	struct arena_mark mark = arena_mark(in->cx->arena);
	struct buf out = { .arena = in->cx->arena };
	size_t number = 0;

	pdf_bytes(&out, value);
	for (size_t i = 0; i < out.len && i < 2; i++)
		number = number << 8 | (unsigned char)out.text[i];
	arena_rewind(in->cx->arena, mark);
	return number;
}

/* The code of a glyph: two bytes, as Identity-H has them; false for anything else. */
static bool code_of(struct inspection *in, struct pdf_value value, size_t *out)
{
	struct arena_mark mark = arena_mark(in->cx->arena);
	struct buf bytes = { .arena = in->cx->arena };

	pdf_bytes(&bytes, value);
	bool two = bytes.len == 2;
	arena_rewind(in->cx->arena, mark);
	*out = two ? number_of(in, value) : 0;
	return two;
}

/* What a map gives in place of text: nothing, or a mark of the order of bytes. */
static bool is_text(struct inspection *in, struct pdf_value to)
{
	size_t number = number_of(in, to);

	return number && number != 0xfeff && number != 0xfffe;
}

/* A range may differ in its last byte only (ISO 32000-1, 9.10.3). */
static void map_add(struct inspection *in, uint16_t *unicode, struct pdf_value from,
	struct pdf_value until, struct pdf_value to)
{
	size_t first, last;

	if (!code_of(in, from, &first) || !code_of(in, until, &last) || first >> 8 != last >> 8)
		return;
	if (to.kind != PDF_ARRAY && !is_text(in, to))
		return;
	/* What an array gives each code is not looked at; a range goes on from its first. */
	size_t text = to.kind == PDF_ARRAY ? 0xfffd : number_of(in, to) & 0xffff;
	for (size_t code = first; code <= last; code++)
		unicode[code] = (uint16_t)(to.kind == PDF_ARRAY ? text : text + code - first);
}

/* Reads a map of characters (ISO 32000-1, 9.10.3): between
 * "beginbfchar" and its end pairs, between "beginbfrange" and its end triples. */
static void map_read(struct inspection *in, uint16_t *unicode, struct slice map)
{
	struct pdf_value a, b, to;
	bool chars = false, ranges = false;

	while (pdf_next(&map, &a)) {
		if (a.kind == PDF_WORD) {
			chars = pdf_word_is(a, "beginbfchar");
			ranges = pdf_word_is(a, "beginbfrange");
		} else if (chars && pdf_next(&map, &to)) {
			map_add(in, unicode, a, a, to);
		} else if (ranges && pdf_next(&map, &b) && pdf_next(&map, &to)) {
			map_add(in, unicode, a, b, to);
		}
	}
}

uint16_t *font_unicode(struct inspection *in, const struct font *f)
{
	uint16_t *unicode = arena_alloc(in->cx->arena, CODES * sizeof(*unicode));
	struct pdf_value map = pdf_get(f->dict, "ToUnicode");
	struct slice bytes;

	if (map.kind == PDF_REFERENCE &&
		pdf_stream_read(in->cx, &bytes, NULL, &in->doc, map.number))
		map_read(in, unicode, bytes);
	in->cx->err = (struct err){ 0 };
	return unicode;
}
