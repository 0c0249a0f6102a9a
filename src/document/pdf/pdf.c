/* pdf.c - a PDF from its first page to its last byte */
#include <stdio.h>
#include <string.h>

#include "hash.h"
#include "pdf_inside.h"

#define ICC_FILE "/usr/share/color/icc/sRGB.icc"
#define ICC_MAX  (1 << 20)

static void close_file(FILE **file)
{
	if (*file)
		fclose(*file);
}

static bool profile_read(struct ctx *cx, struct buf *out)
{
	CLEANUP(close_file) FILE *file = fopen(ICC_FILE, "rb");
	char bytes[4096];
	size_t got;

	if (!file)
		return err_set(cx, ERR_SYSTEM,
			"The colour profile %s is missing; install the package icc-profiles-free",
			ICC_FILE);
	while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0 && out->len < ICC_MAX)
		buf_add(out, bytes, got);
	return true;
}

bool pdf_open(struct ctx *cx, struct pdf **out)
{
	struct pdf *pdf = arena_alloc(cx->arena, sizeof(*pdf));

	pdf->cx = cx;
	pdf->arena = cx->arena;
	pdf->icc.arena = cx->arena;
	pdf->scratch = arena_new();
	*out = pdf;
	pdf->root.role = "Document";
	for (size_t i = 0; i < FACES; i++)
		if (!face_path(cx, (enum face)i))
			return false;
	return profile_read(cx, &pdf->icc);
}

void pdf_close(struct pdf **pdf)
{
	if (!*pdf)
		return;
	if ((*pdf)->haru)
		HPDF_Free((*pdf)->haru);
	for (struct page *page = (*pdf)->pages; page; page = page->next)
		arena_free(page->content.arena);
	arena_free((*pdf)->scratch);
	kern_close(*pdf);
	*pdf = NULL;
}

/* All pages name the faces alike, so they share one list of them. */
static HPDF_Dict resources(struct pdf *pdf)
{
	HPDF_Dict dict = pdf_indirect(pdf), fonts = pdf_dict(pdf);

	for (size_t i = 0; i < FACES; i++)
		if (pdf->faces[i].written)
			HPDF_Dict_Add(
				fonts, arena_fmt(pdf->arena, "F%zu", i), pdf->faces[i].written);
	HPDF_Dict_Add(dict, "Font", fonts);
	return dict;
}

void pdf_write_pages(struct pdf *pdf)
{
	HPDF_Dict shared = resources(pdf);

	for (struct page *page = pdf->pages; page; page = page->next) {
		page_end(page);
		page->written = HPDF_AddPage(pdf->haru);
		HPDF_Page_SetWidth(page->written, (HPDF_REAL)PAGE_WIDTH);
		HPDF_Page_SetHeight(page->written, (HPDF_REAL)PAGE_HEIGHT);
		HPDF_Dict_Add(page->written, "Resources", shared);
		HPDF_Dict_AddName(page->written, "Tabs", "S");
	}
}

static void write_all(struct pdf *pdf)
{
	HPDF_SetCompressionMode(pdf->haru, HPDF_COMP_ALL);
	pdf_write_faces(pdf);
	pdf_write_pages(pdf);
	pdf_write_links(pdf);
	pdf_write_tags(pdf);
	pdf_write_outline(pdf);
	pdf_write_fields(pdf);
	pdf_write_meta(pdf);
	if (pdf->meta->archive != ARCHIVE_1A)
		pdf_write_data(pdf);
	pdf_write_file(pdf);
}

/* Puts a hash of the bytes where the identifier stands in them as zeros, in the trailer. */
static bool identify(struct pdf *pdf)
{
	static const char no_id[] = NO_ID;
	struct ctx *cx = pdf->cx;
	unsigned char *bytes = pdf->bytes;
	size_t len = pdf->len, from = pdf->trailer;
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	const struct part all = { bytes, len };
	struct hash hash;
	char hex[HASH_HEX_SIZE];

	if (!sha256_init(cx, &sha))
		return false;
	sha256_parts(&sha, &hash, &all, 1);
	hash_hex(&hash, hex);
	for (int i = 0; i < 2; i++) {
		unsigned char *at = memmem(bytes + from, len - from, no_id, sizeof(no_id) - 1);
		if (!at)
			return err_set(cx, ERR_SYSTEM,
				"The PDF could not be made: no place for its identifier");
		memcpy(at + 1, hex, sizeof(no_id) - 3);
	}
	return true;
}

bool pdf_finish(struct pdf *pdf, const struct pdf_meta *meta, struct pdf_bytes *out)
{
	pdf->meta = meta;
	if (!pdf_guarded(pdf, write_all))
		return false;
	if (!identify(pdf))
		return false;
	*out = (struct pdf_bytes){ .data = pdf->bytes, .len = pdf->len };
	return true;
}
