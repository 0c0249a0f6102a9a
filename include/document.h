/* document.h - a document as a tree: built once, written as PDF or as Markdown */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "base.h"

/* Everything in a tree lives in the arena of its document. Texts that are handed in are UTF-8 and
 * are kept, not copied: they must live as long as the tree. What a reader without eyes needs (the
 * headers of a table, the words for a figure) is an argument, so that nobody forgets it. */

/* ---- text within a line ---- */

enum span_style {
	SPAN_PLAIN = 0,
	SPAN_STRONG = 1,
	SPAN_EMPHASIS = 2,
	SPAN_CODE = 4,
};

/* Words at the end of a chapter that its text refers to by a number. */
struct note {
	unsigned number;
	struct text *text;
	bool referred; /* some text does */
};

struct span {
	const char *words;
	unsigned style;    /* of span_style, or-ed together */
	bool again;        /* the note was referred to before */
	const char *link;  /* a web address, or NULL */
	const char *lang;  /* "en" (RFC 5646); NULL: that of what it stands in */
	struct note *note; /* that the words are the number of, or NULL */
	struct span *next;
};

/* A run of spans. A "\n" in the words breaks the line; other white space is one space. */
struct text {
	struct arena *arena;
	struct span *first, *last;
};

struct text *text_new(struct arena *arena);

/* Gives the new span, whose language may then be said. */
struct span *text_add(struct text *text, const char *words, unsigned style, const char *link);

/* A note without its text yet; numbers are used once in a document. Adds its number, raised. The
 * notes themselves must stand somewhere, see doc_notes(). */
struct note *note_new(struct arena *arena, unsigned number);
void text_note(struct text *text, struct note *note);

/* A text of one plain (strong) span; NULL gives an empty text. */
struct text *text_plain(struct arena *arena, const char *words);
struct text *text_strong(struct arena *arena, const char *words);

/* The words alone, without style. */
const char *text_words(const struct text *text);

/* The language that all spans of the text say they are in; NULL where they do not agree. */
const char *text_lang(const struct text *text);

/* ---- blocks ---- */

struct block;

/* Blocks one after another: the body of a document, an item of a list, the inside of a callout. */
struct flow {
	struct arena *arena;
	const char *lang; /* of blocks that are added from now on; NULL: as what they stand in */
	struct block *first, *last;
};

#define HEADING_LEVELS 4

/* Level 1 is a chapter; the title of the document is above it. Levels are clamped to 1..4. */
void doc_heading(struct flow *in, int level, struct text *text);
void doc_paragraph(struct flow *in, struct text *text);

/* Text as it stands, with its line breaks and spaces. */
void doc_code(struct flow *in, const char *text);

/* A thin line; where a new page must begin. */
void doc_rule(struct flow *in);
void doc_page_break(struct flow *in);

/* A list; start is the first number of an ordered one. An item holds blocks, lists as well. */
struct list *doc_list(struct flow *in, bool ordered, unsigned start);
struct flow *list_item(struct list *list);

/* The notes of the text above, in small letters; the list is kept, not copied. */
void doc_notes(struct flow *in, struct note *const *list, size_t count);

enum callout {
	CALLOUT_NOTE,
	CALLOUT_GOOD,
	CALLOUT_WARNING,
	CALLOUT_QUOTE, /* somebody else's words */
};

/* A box that stands out; title may be NULL. Fill the flow that it gives. */
struct flow *doc_callout(struct flow *in, enum callout kind, const char *title);

/* ---- tables ---- */

enum align { ALIGN_TEXT, ALIGN_NUMBER, ALIGN_DATE, ALIGN_CENTRE };

struct column {
	const char *header; /* required */
	enum align align;
	bool names_row; /* its cells say what their rows are about */
	bool groups;    /* of the first: cells alike one below another are one cell */
};

/* A table with its caption and its columns, both required; columns are copied. */
struct table *doc_table(
	struct flow *in, const char *caption, const struct column *columns, size_t count);

/* The next row, with one text for each column; a NULL is an empty cell. The array is copied. */
void table_row(struct table *table, struct text *const *cells);

/* The same as a last row that stands out. */
void table_total(struct table *table, struct text *const *cells);

/* ---- figures ---- */

struct key_figure {
	const char *label;
	const char *value; /* short: "1.234", "98 %" */
	const char *note;  /* or NULL */
};

/* Boxes side by side, one for each figure; figures are copied. */
void doc_key_figures(struct flow *in, const struct key_figure *figures, size_t count);

struct bar {
	const char *label;
	double value; /* negative and endless values count as 0 */
};

/* Horizontal bars with their values and the unit ("", "%", "timer"). Alt says what the chart shows,
 * for those who cannot see it. Bars are copied. */
void doc_bar_chart(struct flow *in, const char *caption, const char *alt, const struct bar *bars,
	size_t count, const char *unit);

/* One step of a scale, from the lowest: its word, and the colour it has as 0xRRGGBB. */
struct level {
	const char *label;
	uint32_t colour;
};

/* A colour for step rank (from 0) of a scale of count steps: from light to dark, so that it can be
 * told apart in grey print and by the colour-blind. */
uint32_t level_colour(size_t rank, size_t count);

struct heat_cell {
	unsigned count; /* how many fall here */
	unsigned level; /* index into the levels */
};

/* A risk matrix. cells holds rows * columns cells, row by row from the top; every cell prints its
 * count and the word of its level. Arrays are kept, not copied. */
struct heat_map {
	const char *caption, *alt; /* required */
	const char *row_axis, *column_axis;
	const char *const *row_labels, *const *column_labels;
	size_t rows, columns;
	const struct heat_cell *cells;
	const struct level *levels;
	size_t level_count;
};

void doc_heat_map(struct flow *in, const struct heat_map *map);

/* A box that says who seals or signs here, and the empty signature field of that name (letters and
 * digits of ASCII) that sealing fills. The field "Segl" is there in every PDF, box or not. */
void doc_seal_box(struct flow *in, const char *field, const char *words);

/* ---- the document ---- */

struct fact {
	const char *label, *value;
};

/* What a PDF promises the archive. PDF/A-1 knows no attachments and no packed objects: the data for
 * programs are left out, and packed counts for nothing. */
enum archive {
	ARCHIVE_3A, /* PDF/A-3a and PDF/UA-1 */
	ARCHIVE_1A, /* PDF/A-1a and PDF/UA-1 */
};

struct document {
	enum lang lang;
	enum archive archive;
	const char *title;
	const char *subtitle;     /* or NULL: "1. januar 2026 – 31. december 2026" */
	const char *organisation; /* whose document it is */
	const char *date;         /* "2026-01-31": what all dates in the file come from */
	const char *subject;      /* or NULL: one line for catalogues */
	const char *notice;       /* or NULL: on the cover and on every page, "Demonøgle" */
	const char *ledger_head;  /* or NULL: the tree head that the data were read at */
	const char *ledger_root;  /* or NULL: that head for programs, with: */
	int64_t ledger_size;      /* events */
	bool packed;              /* a PDF a third as large, for readers of PDF 1.5 and later */
	bool draft;               /* says so on every page */
	bool cover;               /* the title has a page of its own */
	bool compact;             /* set close, for what must be on one page; without a cover */
	bool contents;            /* a table of contents after the title */
	bool numbered;            /* headings get numbers: 1, 1.1, 1.1.1 */
	struct fact *facts;       /* lines of the cover, see doc_fact */
	size_t fact_count, fact_room;
	struct flow body;
};

/* An empty document with cover and contents. */
struct document *doc_new(
	struct ctx *cx, const char *title, const char *organisation, const char *date);

/* A line of the cover: "Version", "2.1". */
void doc_fact(struct document *doc, const char *label, const char *value);

/* ---- what it is written as ---- */

struct pdf_bytes {
	const unsigned char *data;
	size_t len;
};

/* The whole PDF, tagged and archivable, in the arena: the same bytes for the same tree. Dates come
 * from the document or, where it is set, from SOURCE_DATE_EPOCH; never from the clock. Characters
 * that the fonts lack are shown as U+25A1. ERR_SYSTEM without the Liberation fonts or the sRGB
 * profile, ERR_INVALID for a document without title or date. */
MUST_USE bool document_to_pdf(struct ctx *cx, const struct document *doc, struct pdf_bytes *out);

/* The same in Markdown; figures become tables and their words. */
void document_to_markdown(const struct document *doc, struct buf *out);

/* The same as one HTML page that needs no other file, for screens and for print. */
void document_to_html(const struct document *doc, struct buf *out);

/* All that the document says as JSON, as docs/rapportdata.md describes it: the same bytes for the
 * same tree. Every PDF carries it as data.json. */
void document_to_json(const struct document *doc, struct buf *out);

/* Writes the PDF under the path: complete or not at all, also when the power fails. */
MUST_USE bool document_save(struct ctx *cx, const struct document *doc, const char *path);

#endif
