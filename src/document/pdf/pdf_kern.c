/* pdf_kern.c - letters that stand nearer than their widths say, as the face itself has it */
#include <hb.h>
#include <math.h>

#include "pdf_inside.h"

#define KNOWN 0x8000 /* added to what is remembered, so that nothing remembered is 0 */

void kern_open(struct pdf *pdf, struct face_file *file, const char *path)
{
	hb_blob_t *blob = hb_blob_create_from_file(path);
	hb_face_t *face = hb_face_create(blob, 0);

	file->kerns = arena_alloc(pdf->arena, file->ttf->num_glyphs * sizeof(*file->kerns));
	file->shaper = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

void kern_close(struct pdf *pdf)
{
	for (size_t i = 0; i < FACES; i++)
		hb_font_destroy(pdf->faces[i].shaper);
	hb_buffer_destroy(pdf->pair);
}

/* In units of the face. No ligatures: a glyph is a character, so that text can be copied. */
static int width_of_pair(
	struct pdf *pdf, struct face_file *file, const uint16_t characters[2], bool kerned)
{
	const hb_feature_t features[] = {
		{ HB_TAG('k', 'e', 'r', 'n'), kerned, 0, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END },
	};
	unsigned count;
	int width = 0;

	if (!pdf->pair)
		pdf->pair = hb_buffer_create();
	hb_buffer_clear_contents(pdf->pair);
	hb_buffer_add_utf16(pdf->pair, characters, 2, 0, 2);
	hb_buffer_set_direction(pdf->pair, HB_DIRECTION_LTR);
	hb_buffer_set_script(pdf->pair, HB_SCRIPT_LATIN);
	hb_shape(file->shaper, pdf->pair, features, COUNT(features));
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(pdf->pair, &count);
	while (count--)
		width += at[count].x_advance;
	return width;
}

/* A pair may be narrower than its glyphs for other reasons: that of a letter and its accent is. */
static int look_up(struct pdf *pdf, struct face_file *file, uint16_t left, uint16_t right)
{
	const uint16_t pair[] = { file->characters[left], file->characters[right] };
	const HPDF_TTF_LongHorMetric *widths = file->ttf->h_metric;

	if (pair[0] == ' ' || pair[1] == ' ') /* the space between words stays what it is */
		return 0;
	int kerned = width_of_pair(pdf, file, pair, true);
	if (kerned == widths[left].advance_width + widths[right].advance_width)
		return 0;
	int units = kerned - width_of_pair(pdf, file, pair, false);
	return (int)lround(clamp(units * 1000.0 / file->ttf->header.units_per_em, -1000, 1000));
}

int pdf_kern(struct pdf *pdf, enum face face, uint16_t left, uint16_t right)
{
	struct face_file *file = &pdf->faces[face];

	if (!file->shaper)
		return 0;
	uint16_t **row = &file->kerns[left];
	if (!*row)
		*row = arena_alloc(pdf->arena, file->ttf->num_glyphs * sizeof(uint16_t));
	if (!(*row)[right])
		(*row)[right] = (uint16_t)(KNOWN + look_up(pdf, file, left, right));
	return (*row)[right] - KNOWN;
}
