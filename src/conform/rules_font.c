/* rules_font.c - fonts: that they are in the file, and that what is shown can be read as text */
#include <stdlib.h>
#include <string.h>

#include "pdf_stream.h"
#include "rules.h"

static bool is_used(const struct font *f, size_t code)
{
	return f->used[code / 8] >> code % 8 & 1;
}

/* ---- what the font is ---- */

void check_embedding(struct inspection *in)
{
	for (size_t i = 0; i < in->font_count; i++) {
		struct pdf_value program = pdf_get(in->fonts[i]->descriptor, "FontFile2");
		if (program.kind != PDF_REFERENCE)
			found_at(in, in->fonts[i]->number);
	}
}

/* The one kind that this program writes and whose codes it can follow. */
void check_composite(struct inspection *in)
{
	for (size_t i = 0; i < in->font_count; i++) {
		const struct font *f = in->fonts[i];
		if (!pdf_name_is(pdf_get(f->dict, "Subtype"), "Type0") ||
			!pdf_name_is(pdf_follow(&in->doc, f->dict, "Encoding"), "Identity-H") ||
			!pdf_name_is(pdf_get(f->descendant, "Subtype"), "CIDFontType2") ||
			!pdf_name_is(
				pdf_follow(&in->doc, f->descendant, "CIDToGIDMap"), "Identity"))
			found_at(in, f->number);
	}
}

void check_notdef(struct inspection *in)
{
	for (size_t i = 0; i < in->font_count; i++)
		if (is_used(in->fonts[i], 0))
			found_at(in, in->fonts[i]->number);
}

/* ---- text ---- */

static bool font_has_text(struct inspection *in, const struct font *f)
{
	const uint16_t *unicode = font_unicode(in, f);

	for (size_t code = 0; code < CODES; code++)
		if (is_used(f, code) && !unicode[code])
			return false;
	return true;
}

void check_unicode(struct inspection *in)
{
	for (size_t i = 0; i < in->font_count; i++)
		if (!font_has_text(in, in->fonts[i]))
			found_at(in, in->fonts[i]->number);
}

/* ---- widths ---- */

static unsigned u16(struct slice s, size_t at)
{
	if (at + 2 > s.len)
		return 0;
	return (unsigned)(unsigned char)s.at[at] << 8 | (unsigned char)s.at[at + 1];
}

/* A table of the font program (OpenType, "sfnt"). */
static struct slice font_table(struct slice program, const char *tag)
{
	for (size_t i = 0, n = u16(program, 4); i < n && 12 + 16 * i + 16 <= program.len; i++) {
		size_t at = 12 + 16 * i;
		size_t from = (size_t)u16(program, at + 8) << 16 | u16(program, at + 10);
		size_t len = (size_t)u16(program, at + 12) << 16 | u16(program, at + 14);
		if (memcmp(program.at + at, tag, 4) == 0 && from <= program.len &&
			len <= program.len - from)
			return (struct slice){ program.at + from, len };
	}
	return (struct slice){ "", 0 };
}

/* The advance of a glyph in thousandths, as the program has it. */
static double advance(struct slice program, size_t glyph)
{
	struct slice metrics = font_table(program, "hmtx");
	size_t full = u16(font_table(program, "hhea"), 34);
	unsigned em = u16(font_table(program, "head"), 18);

	if (!full || !em)
		return -1;
	return u16(metrics, 4 * (glyph < full ? glyph : full - 1)) * 1000.0 / em;
}

static double real_of(struct pdf_value value)
{
	char text[32];
	size_t len = value.text.len < sizeof(text) - 1 ? value.text.len : sizeof(text) - 1;

	memcpy(text, value.text.at, len);
	text[len] = '\0';
	return strtod(text, NULL);
}

/* "[w w w]", for the codes from the first on. */
static void widths_each(double *widths, size_t code, struct pdf_value list)
{
	struct slice inside = pdf_inside(list);
	struct pdf_value one;

	for (; code < CODES && pdf_next(&inside, &one); code++)
		widths[code] = real_of(one);
}

/* The widths that the PDF says: "code [w w w]" or "first last w" (ISO 32000-1, 9.7.4.3). */
static void widths_read(struct inspection *in, const struct font *f, double *widths)
{
	struct slice list = pdf_inside(pdf_follow(&in->doc, f->descendant, "W"));
	struct pdf_value usual = pdf_follow(&in->doc, f->descendant, "DW"), first, next, width;

	for (size_t i = 0; i < CODES; i++)
		widths[i] = usual.kind == PDF_ABSENT ? 1000 : real_of(usual);
	while (pdf_next(&list, &first) && pdf_next(&list, &next)) {
		struct pdf_value values = pdf_resolve(&in->doc, next);
		if (values.kind == PDF_ARRAY)
			widths_each(widths, first.number, values);
		else if (pdf_next(&list, &width))
			for (size_t code = first.number; code <= next.number && code < CODES;
				code++)
				widths[code] = real_of(width);
	}
}

static bool widths_agree(struct inspection *in, const struct font *f, double *widths)
{
	struct pdf_value program = pdf_get(f->descriptor, "FontFile2");
	struct slice bytes;

	if (program.kind != PDF_REFERENCE ||
		!pdf_stream_read(in->cx, &bytes, NULL, &in->doc, program.number))
		return true; /* another rule says so */
	widths_read(in, f, widths);
	for (size_t code = 0; code < CODES; code++) {
		double off = is_used(f, code) ? advance(bytes, code) - widths[code] : 0;
		if (off > 1 || off < -1)
			return false;
	}
	return true;
}

void check_widths(struct inspection *in)
{
	double *widths = arena_alloc(in->cx->arena, CODES * sizeof(*widths));

	for (size_t i = 0; i < in->font_count; i++)
		if (!widths_agree(in, in->fonts[i], widths))
			found_at(in, in->fonts[i]->number);
	in->cx->err = (struct err){ 0 };
}
