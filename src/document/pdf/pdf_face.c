/* pdf_face.c - the fonts on this machine: which glyph shows a character, how wide it is */
#include <unistd.h>

#include "pdf_inside.h"

static const char *const files[FACES] = {
	[FACE_REGULAR] = "LiberationSans-Regular.ttf",
	[FACE_BOLD] = "LiberationSans-Bold.ttf",
	[FACE_ITALIC] = "LiberationSans-Italic.ttf",
	[FACE_BOLD_ITALIC] = "LiberationSans-BoldItalic.ttf",
	[FACE_MONO] = "LiberationMono-Regular.ttf",
};

static const char *const folders[] = {
	"/usr/share/fonts/truetype/liberation",
	"/usr/share/fonts/truetype/liberation2",
};

const char *face_path(struct ctx *cx, enum face face)
{
	for (size_t i = 0; i < COUNT(folders); i++) {
		const char *path = arena_fmt(cx->arena, "%s/%s", folders[i], files[face]);
		if (access(path, R_OK) == 0)
			return path;
	}
	err_set(cx, ERR_SYSTEM,
		"The font %s is missing in %s; install the package fonts-liberation", files[face],
		folders[0]);
	return NULL;
}

static void load(struct pdf *pdf)
{
	struct face_file *file = &pdf->faces[pdf->asked.face];
	const char *path = face_path(pdf->cx, pdf->asked.face);

	if (!path) {
		pdf->broken = true;
		return;
	}
	const char *name = HPDF_LoadTTFontFromFile(pdf->haru, path, HPDF_TRUE);
	HPDF_FontDef def = HPDF_GetFontDef(pdf->haru, name);

	file->ttf = def->attr;
	file->ttf->embedding = HPDF_TRUE;
	file->characters =
		arena_alloc(pdf->arena, (size_t)file->ttf->num_glyphs * sizeof(uint16_t));
	if (pdf->asked.face != FACE_MONO)
		kern_open(pdf, file, path);
	file->def = def;
}

static void look_up(struct pdf *pdf)
{
	struct face_file *file = &pdf->faces[pdf->asked.face];

	if (!file->def)
		load(pdf);
	if (!file->def)
		return;
	pdf->asked.id = HPDF_TTFontDef_GetGlyphid(file->def, pdf->asked.character);
	if (!pdf->asked.id || pdf->asked.id >= file->ttf->num_glyphs) {
		pdf->asked.character = MISSING;
		pdf->asked.id = HPDF_TTFontDef_GetGlyphid(file->def, MISSING);
	}
}

/* Every kind of space is a plain one on paper. */
static uint16_t drawn_as(uint32_t c)
{
	if (c < 0x20 || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x3000)
		return ' ';
	return c > 0xffff ? MISSING : (uint16_t)c;
}

static struct slot *slot_of(struct pdf *pdf, struct face_file *file, uint16_t c)
{
	struct slot **row = &file->slots[c >> 8];

	if (!*row)
		*row = arena_alloc(pdf->arena, 256 * sizeof(struct slot));
	return &(*row)[c & 0xff];
}

static uint16_t advance_of(const struct face_file *file, uint16_t id)
{
	unsigned units = file->ttf->header.units_per_em;

	return (uint16_t)((file->ttf->h_metric[id].advance_width * 1000u + units / 2u) / units);
}

struct glyph pdf_glyph(struct pdf *pdf, enum face face, uint32_t character)
{
	struct face_file *file = &pdf->faces[face];
	uint16_t c = drawn_as(character);
	struct slot *slot = slot_of(pdf, file, c);

	if (!slot->known) {
		pdf->asked.face = face;
		pdf->asked.character = c;
		if (!pdf_guarded(pdf, look_up) || !file->def)
			return (struct glyph){ .advance = 500 };
		uint16_t id = pdf->asked.id;
		*slot = (struct slot){ { id, advance_of(file, id) }, true };
		if (!file->characters[id])
			file->characters[id] = pdf->asked.character;
	}
	return slot->glyph;
}
