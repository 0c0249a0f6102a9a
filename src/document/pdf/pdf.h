/* pdf.h - a tagged PDF in the making: pages, marks, tags; the layout's only view of the format
 *
 * Lengths are points, from the top left corner of an A4 page. Nothing here knows libharu, so that
 * only the pdf_*.c files would change with another writer. */
#ifndef PDF_H
#define PDF_H

#include "base.h"
#include "document.h"

#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89

struct pdf;

/* The value within its limits; what is no number is the lower one. */
double clamp(double value, double low, double high);

/* False with ERR_SYSTEM when the fonts or the colour profile are not installed. */
MUST_USE bool pdf_open(struct ctx *cx, struct pdf **out);
void pdf_close(struct pdf **pdf);

/* ---- letters ---- */

enum face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_MONO, FACES };

struct glyph {
	uint16_t id;
	uint16_t advance; /* thousandths of the size */
};

/* The glyph that shows the character: a box for one that the face lacks. */
struct glyph pdf_glyph(struct pdf *pdf, enum face face, uint32_t character);

/* How much further from the left glyph the right one stands than its advance says, in thousandths
 * of the size: less than 0 for "AV". Spaces and what is monospaced keep their distance. */
int pdf_kern(struct pdf *pdf, enum face face, uint16_t left, uint16_t right);

/* ---- structure ---- */

/* What a header cell is the header of. */
enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

/* An element of the structure tree. It takes its place among its siblings when it, or an element
 * below it, is first inked; so reading order is the order of painting and nothing empty is left. */
struct tag {
	const char *role; /* a standard type: "P", "TD" */
	struct tag *parent;
	const char *alt;       /* words instead of a figure */
	const char *numbering; /* of an L: "Disc", "Decimal" */
	const char *id;        /* of a Note, or NULL; ids are in the order of their elements */
	const char *lang;      /* "en"; NULL: that of its parent */
	double *box;           /* of a Figure: x, y, width, height on its page; else NULL */
	struct kid *first, *last;
	struct page *page; /* where its first mark is */
	struct kid *self;  /* its place in its parent */
	uint32_t number;   /* of its object */
	uint16_t rows;     /* that a cell reaches over, where they are many */
	uint8_t scope;     /* of a TH: of enum scope */
	bool placed;
};

/* The element that holds all others. */
struct tag *pdf_root(struct pdf *pdf);
struct tag *tag_new(struct pdf *pdf, struct tag *parent, const char *role);

/* The language of the elements that are made from now on; NULL for that of their parents. Gives
 * the one before. */
const char *pdf_speak(struct pdf *pdf, const char *lang);

/* The language that an element's words are in; NULL for that of the document. */
const char *tag_lang(const struct tag *tag);

/* Takes the place now: for cells that must be there even when empty. */
void tag_place(struct pdf *pdf, struct tag *tag);

/* ---- pages ---- */

struct page *pdf_page(struct pdf *pdf);

/* Nothing more is drawn on the page; a long document need not hold what it has drawn. */
void page_end(struct page *page);

struct area {
	double x, y, width, height;
};

/* What is drawn from now on belongs to the tag; NULL: it is decoration. */
void page_ink(struct page *page, struct tag *tag);

/* What is drawn from now on is repeated on pages: kind is Header, Footer or Watermark. */
void page_furniture(struct page *page, const char *kind);

void page_rect(struct page *page, const struct area *area, uint32_t fill);
void page_frame(struct page *page, const struct area *area, uint32_t stroke);
void page_line(
	struct page *page, const double from[2], const double to[2], double thick, uint32_t stroke);
void page_shape(struct page *page, const double *points, size_t count, uint32_t fill);
void page_disc(struct page *page, double x, double y, double radius, uint32_t fill);

/* A run of glyphs whose first one stands at x on the baseline y. */
struct pen {
	enum face face;
	double size, x, y;
	uint32_t colour;
};

/* The kern is what pdf_kern() says of the glyph and the one before it. */
void page_text_begin(struct page *page, const struct pen *pen);
void page_text_glyph(struct page *page, uint16_t id, int kern);
void page_text_end(struct page *page);

/* Draws around (x, y), turned left by the degrees, until page_unturn(). */
void page_turn(struct page *page, double x, double y, double degrees);
void page_unturn(struct page *page);

/* Makes the area a link that belongs to the tag: to an address, or to a place in the document. */
void page_link_out(
	struct page *page, struct tag *tag, const struct area *area, const char *address);

struct goal {
	struct page *page;
	double y;
	const char *words; /* where the link goes, for those who cannot see it */
};

void page_link_in(
	struct page *page, struct tag *tag, const struct area *area, const struct goal *goal);

/* An entry of the outline; a level may be at most one deeper than the one before. */
void pdf_outline(struct pdf *pdf, int level, const char *words, struct page *page, double y);

/* An empty signature field, out of sight on the page. The name is used once only. */
void pdf_field(struct pdf *pdf, struct page *page, const char *name, const char *tip);

/* The same content for programs, as JSON, becomes a file within the PDF. */
void pdf_attach(struct pdf *pdf, const struct buf *data);

/* ---- the end ---- */

struct pdf_meta {
	const char *title, *author, *subject; /* subject may be NULL */
	enum lang lang;
	enum archive archive;
	int64_t moment; /* seconds since 1970, UTC: made and changed */
	bool packed;    /* small objects are deflated together */
};

/* Writes the file into the arena. The identifier is a hash of all the rest. */
MUST_USE bool pdf_finish(struct pdf *pdf, const struct pdf_meta *meta, struct pdf_bytes *out);

#endif
