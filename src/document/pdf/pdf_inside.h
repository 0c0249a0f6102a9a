/* pdf_inside.h - what the pdf_*.c files share: libharu and the lists of what will be written
 *
 * libharu's public calls can neither tag nor archive, so its exported objects are used, of the one
 * release whose structures are known. Pages, tags and links are kept as plain structures until
 * pdf_finish(), which is the only place (beside the fonts) where libharu runs. */
#ifndef PDF_INSIDE_H
#define PDF_INSIDE_H

#include <setjmp.h>

#include <hpdf.h>
#include <hpdf_fontdef.h>
#include <hpdf_objects.h>

#include "pdf.h"

_Static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3, "layouts are of libharu 2.3");

#define GLYPH_PAGES 256

/* Shown for characters that a face lacks: an empty box. */
#define MISSING 0x25a1

/* What is remembered of a character. */
struct slot {
	struct glyph glyph;
	bool known; /* it was looked up; the glyph may be the first, which has the number 0 */
};

struct face_file {
	HPDF_FontDef def; /* NULL until its first glyph is asked for */
	HPDF_TTFontDefAttr ttf;
	HPDF_Dict written;
	struct slot *slots[GLYPH_PAGES]; /* by the high byte of a character, then the low */
	uint16_t *characters;            /* by glyph: the first character that it showed */
	struct hb_font_t *shaper;        /* NULL: its letters are never kerned */
	uint16_t **kerns;                /* by left and right glyph: see pdf_kern.c */
};

/* A piece of what an element holds: another element, marks on a page, or a link. There is one or
 * two for each cell of each table, so they are small. */
struct kid {
	struct kid *next;
	struct page *page; /* of a mark or a link */
	union {
		struct tag *tag;
		struct link *link;
	};
	uint32_t mark;
	enum kid_kind { KID_TAG, KID_MARK, KID_LINK } kind;
};

struct link {
	struct area area;
	struct tag *tag;
	const char *address; /* or NULL, then: */
	struct goal goal;
	HPDF_Dict written;
	struct link *next;
};

struct page {
	struct pdf *pdf;
	struct buf content; /* in an arena of its own, and deflated once the page has ended */
	struct tag **marks; /* by number: the tag that a mark belongs to */
	unsigned mark_count, mark_room;
	struct tag *inked;
	bool open; /* marked content is open */
	enum face face;
	double size;
	size_t text; /* where in the content that begins which is being written: " <" or "[<" */
	uint32_t fill;
	struct link *links, *last_link;
	HPDF_Page written;
	struct page *next;
};

struct outline {
	int level;
	const char *words;
	struct page *page;
	double y;
	HPDF_Dict written;
	struct outline *next;
};

struct field {
	const char *name, *tip;
	struct page *page;
	struct field *next;
};

struct pdf {
	struct ctx *cx;
	struct arena *arena;
	HPDF_Doc haru;
	jmp_buf failed;
	bool broken; /* libharu failed; cx->err says why */
	struct face_file faces[FACES];
	struct {
		enum face face;
		uint16_t character, id;
	} asked;                  /* the glyph that is being looked up */
	struct hb_buffer_t *pair; /* of letters that are being kerned */
	struct tag root;
	const char *lang;     /* of new tags, or NULL */
	struct tag furniture; /* inked while furniture is drawn */
	struct page *pages, *last_page;
	struct outline *outline, *last_outline;
	struct field *fields;
	HPDF_Dict structure; /* stands for the root of the structure, which is written as text */
	uint32_t first_element, first_parents; /* numbers of objects */
	struct arena *scratch;                 /* for what is used and forgotten */
	struct {
		struct buf deflated;
		size_t size;
		unsigned char sum[16];
		HPDF_Dict written;
	} attached; /* the content for programs */
	const struct pdf_meta *meta;
	struct buf icc;
	unsigned char *bytes; /* the file */
	size_t len;
	size_t trailer; /* what comes from there on holds the identifier */
};

/* Where the identifier will stand. */
#define NO_ID "<00000000000000000000000000000000>"

#define NO_COLOUR 0xff000000u

/* Runs work where an error of libharu ends it; false with the reason in cx->err. */
MUST_USE bool pdf_guarded(struct pdf *pdf, void (*work)(struct pdf *pdf));

/* Objects; an indirect one is written as a reference wherever it is added. */
HPDF_Dict pdf_dict(struct pdf *pdf);
HPDF_Dict pdf_indirect(struct pdf *pdf);
HPDF_Array pdf_array(struct pdf *pdf);
HPDF_Dict pdf_stream(struct pdf *pdf, const void *bytes, size_t len, bool deflate);
HPDF_String pdf_ascii(struct pdf *pdf, const char *text);
HPDF_Binary pdf_string(struct pdf *pdf, const char *utf8);
HPDF_Array pdf_numbers(struct pdf *pdf, const double *numbers, size_t count);

/* The place (page, y from its top) for a link or an outline entry. */
HPDF_Array pdf_place(struct pdf *pdf, const struct page *page, double y);

/* The path of a face's file, or NULL with cx->err. */
const char *face_path(struct ctx *cx, enum face face);

/* Lets harfbuzz read the face; one that it cannot read kerns nothing. */
void kern_open(struct pdf *pdf, struct face_file *file, const char *path);
void kern_close(struct pdf *pdf);

void pdf_write_faces(struct pdf *pdf);
void pdf_write_pages(struct pdf *pdf);
void pdf_write_tags(struct pdf *pdf);
void pdf_write_links(struct pdf *pdf);
void pdf_write_outline(struct pdf *pdf);
void pdf_write_fields(struct pdf *pdf);
void pdf_write_meta(struct pdf *pdf);
void pdf_write_data(struct pdf *pdf);

/* What the dictionary of the attached file says. */
const char *pdf_attached_text(struct pdf *pdf);

/* Writes the file, with its small objects packed together where the document wants that. */
void pdf_write_file(struct pdf *pdf);

uint32_t pdf_number_of(const void *object); /* of one of libharu's that is indirect */

/* The objects of the structure, which libharu never holds: numbers them from first on and gives the
 * number behind the last; then writes each. */
uint32_t tags_number(struct pdf *pdf, uint32_t first);
void tags_write(
	struct pdf *pdf, void (*put)(void *to, uint32_t number, const struct buf *value), void *to);
void tags_root_text(struct pdf *pdf, struct buf *out);

/* A number with at most two decimals, and a blank. */
void pdf_number_add(struct buf *out, double value);

/* The document's moment as a PDF date. */
const char *pdf_date(struct pdf *pdf);

/* Keeps only the tables of a TrueType file that a CIDFontType2 needs; out has room for
 * len + SFNT_ROOM. Gives the length written. */
#define SFNT_ROOM 512
size_t sfnt_strip(const uint8_t *file, size_t len, uint8_t *out);

#endif
