/* pdf_font.c - embedding what was used of each face: subset, widths, and the way back to text */
#include <string.h>

#include "pdf_inside.h"

#define COMPOSITE_DEPTH 8
#define GLYPH_BYTES     4096

/* Flags of a component in a composite glyph (OpenType, table glyf). */
enum {
	ARGS_ARE_WORDS = 0x0001,
	HAS_SCALE = 0x0008,
	MORE_COMPONENTS = 0x0020,
	HAS_TWO_SCALES = 0x0040,
	HAS_MATRIX = 0x0080,
};

static unsigned word_at(const HPDF_BYTE *bytes)
{
	return (unsigned)bytes[0] << 8 | bytes[1];
}

/* The outline of a glyph; the length read, 0 when it has none. */
static size_t outline_read(HPDF_TTFontDefAttr ttf, unsigned id, HPDF_BYTE bytes[GLYPH_BYTES])
{
	uint32_t scale = ttf->header.index_to_loc_format == 0 ? 2 : 1;
	uint32_t from = ttf->glyph_tbl.offsets[id] * scale;
	uint32_t to = ttf->glyph_tbl.offsets[id + 1] * scale;
	HPDF_UINT len = to > from ? to - from : 0;

	if (len > GLYPH_BYTES)
		len = GLYPH_BYTES;
	if (len)
		HPDF_Stream_Seek(
			ttf->stream, (HPDF_INT)(ttf->glyph_tbl.base_offset + from), HPDF_SEEK_SET);
	if (len && HPDF_Stream_Read(ttf->stream, bytes, &len) != HPDF_OK)
		return 0;
	return len;
}

static size_t component_size(unsigned flags)
{
	size_t size = 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);

	if (flags & HAS_SCALE)
		return size + 2;
	if (flags & HAS_TWO_SCALES)
		return size + 4;
	return flags & HAS_MATRIX ? size + 8 : size;
}

/* Keeps a glyph and all that it is made of. libharu 2.3 itself looks one level deep only, so that
 * the ring of a letter like ǻ would vanish. */
static void keep_glyph(HPDF_TTFontDefAttr ttf, unsigned id, int depth)
{
	HPDF_BYTE bytes[GLYPH_BYTES];

	if (id >= ttf->num_glyphs || depth > COMPOSITE_DEPTH)
		return;
	ttf->glyph_tbl.flgs[id] = 1;
	size_t len = outline_read(ttf, id, bytes);
	if (len < 10 || !(bytes[0] & 0x80))
		return;
	for (size_t at = 10; at + 4 <= len;) {
		unsigned flags = word_at(bytes + at);
		keep_glyph(ttf, word_at(bytes + at + 2), depth + 1);
		if (!(flags & MORE_COMPONENTS))
			return;
		at += component_size(flags);
	}
}

static HPDF_Dict font_file(struct pdf *pdf, struct face_file *file)
{
	HPDF_Stream subset = HPDF_MemStream_New(pdf->haru->mmgr, 65536);

	HPDF_TTFontDef_SaveFontData(file->def, subset);
	HPDF_UINT len = subset->size;
	uint8_t *bytes = arena_alloc(pdf->arena, len + 1);
	uint8_t *stripped = arena_alloc(pdf->arena, len + SFNT_ROOM);
	HPDF_Stream_Seek(subset, 0, HPDF_SEEK_SET);
	HPDF_Stream_Read(subset, bytes, &len);
	HPDF_Stream_Free(subset);
	size_t kept = sfnt_strip(bytes, len, stripped);

	HPDF_Dict dict = pdf_stream(pdf, stripped, kept, true);
	HPDF_Dict_AddNumber(dict, "Length1", (HPDF_INT32)kept);
	return dict;
}

/* A bit for every glyph that the subset holds (ISO 19005-1, 6.3.5). */
static HPDF_Dict glyph_set(struct pdf *pdf, const struct face_file *file)
{
	size_t len = ((size_t)file->ttf->num_glyphs + 7) / 8;
	uint8_t *bits = arena_alloc(pdf->arena, len + 1);

	for (unsigned id = 0; id < file->ttf->num_glyphs; id++)
		if (file->ttf->glyph_tbl.flgs[id])
			bits[id / 8] |= (uint8_t)(0x80 >> id % 8);
	return pdf_stream(pdf, bits, len, true);
}

static HPDF_Dict descriptor(struct pdf *pdf, struct face_file *file)
{
	HPDF_Dict dict = pdf_indirect(pdf);
	HPDF_FontDef def = file->def;

	HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
	HPDF_Dict_AddName(dict, "FontName", file->ttf->base_font);
	HPDF_Dict_AddNumber(dict, "Flags", 32);
	HPDF_Dict_AddNumber(dict, "Ascent", def->ascent);
	HPDF_Dict_AddNumber(dict, "Descent", def->descent);
	HPDF_Dict_AddNumber(dict, "CapHeight", def->cap_height);
	HPDF_Dict_AddNumber(dict, "ItalicAngle", def->italic_angle);
	HPDF_Dict_AddNumber(dict, "StemV", def->stemv ? def->stemv : 80);
	HPDF_Dict_Add(dict, "FontBBox", HPDF_Box_Array_New(pdf->haru->mmgr, def->font_bbox));
	HPDF_Dict_Add(dict, "FontFile2", font_file(pdf, file));
	if (pdf->meta->archive == ARCHIVE_1A)
		HPDF_Dict_Add(dict, "CIDSet", glyph_set(pdf, file));
	return dict;
}

/* Widths of the glyphs used: runs of neighbours share one array. */
static HPDF_Array widths(struct pdf *pdf, const struct face_file *file)
{
	HPDF_Array all = pdf_array(pdf), run = NULL;

	for (unsigned id = 0; id < file->ttf->num_glyphs; id++) {
		if (!file->characters[id]) {
			run = NULL;
			continue;
		}
		if (!run) {
			run = pdf_array(pdf);
			HPDF_Array_AddNumber(all, (HPDF_INT32)id);
			HPDF_Array_Add(all, run);
		}
		double units = file->ttf->header.units_per_em;
		HPDF_Array_AddReal(
			run, (HPDF_REAL)(file->ttf->h_metric[id].advance_width * 1000.0 / units));
	}
	return all;
}

/* The CMap from glyphs to text: at most a hundred lines in each part. */
static HPDF_Dict to_unicode(struct pdf *pdf, const struct face_file *file)
{
	struct buf map = { .arena = pdf->arena }, part = { .arena = pdf->arena };
	unsigned lines = 0;

	buf_puts(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		       "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
		       "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		       "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (unsigned id = 0; id <= file->ttf->num_glyphs; id++) {
		bool end = id == file->ttf->num_glyphs;
		if (!end && file->characters[id]) {
			buf_fmt(&part, "<%04X> <%04X>\n", id, file->characters[id]);
			lines++;
		}
		if (lines == 100 || (end && lines)) {
			buf_fmt(&map, "%u beginbfchar\n%sendbfchar\n", lines, part.text);
			part.len = lines = 0;
		}
	}
	buf_puts(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return pdf_stream(pdf, map.text, map.len, true);
}

static HPDF_Dict cid_font(struct pdf *pdf, struct face_file *file)
{
	HPDF_Dict dict = pdf_indirect(pdf), info = pdf_dict(pdf);

	HPDF_Dict_AddName(dict, "Type", "Font");
	HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
	HPDF_Dict_AddName(dict, "BaseFont", file->ttf->base_font);
	HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
	HPDF_Dict_Add(info, "Registry", pdf_ascii(pdf, "Adobe"));
	HPDF_Dict_Add(info, "Ordering", pdf_ascii(pdf, "Identity"));
	HPDF_Dict_AddNumber(info, "Supplement", 0);
	HPDF_Dict_Add(dict, "CIDSystemInfo", info);
	HPDF_Dict_AddNumber(dict, "DW", 1000);
	HPDF_Dict_Add(dict, "FontDescriptor", descriptor(pdf, file));
	HPDF_Dict_Add(dict, "W", widths(pdf, file));
	return dict;
}

static void write_face(struct pdf *pdf, struct face_file *file)
{
	HPDF_Array descendants = pdf_array(pdf);

	keep_glyph(file->ttf, 0, 0);
	for (unsigned id = 0; id < file->ttf->num_glyphs; id++)
		if (file->characters[id])
			keep_glyph(file->ttf, id, 0);
	file->written = pdf_indirect(pdf);
	HPDF_Dict_AddName(file->written, "Type", "Font");
	HPDF_Dict_AddName(file->written, "Subtype", "Type0");
	HPDF_Dict_AddName(file->written, "BaseFont", file->ttf->base_font);
	HPDF_Dict_AddName(file->written, "Encoding", "Identity-H");
	HPDF_Array_Add(descendants, cid_font(pdf, file));
	HPDF_Dict_Add(file->written, "DescendantFonts", descendants);
	HPDF_Dict_Add(file->written, "ToUnicode", to_unicode(pdf, file));
}

void pdf_write_faces(struct pdf *pdf)
{
	for (size_t i = 0; i < FACES; i++)
		if (pdf->faces[i].def)
			write_face(pdf, &pdf->faces[i]);
}
