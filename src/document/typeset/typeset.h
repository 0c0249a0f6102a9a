/* typeset.h - from blocks to slabs, from slabs to pages
 *
 * Setting goes in three steps. The set_*.c files turn every block into slabs: a line, a row of a
 * table, a chart, each with its height and how to paint it. pages_break() then gives every slab its
 * page and place. Only then is anything painted, from the first page to the last, so that numbers
 * of pages are known from the start and reading order is the order of painting. */
#ifndef TYPESET_H
#define TYPESET_H

#include "../pdf/pdf.h"
#include "../tree.h"

#define BODY_LEFT   68.0
#define BODY_WIDTH  459.28
#define BODY_TOP    80.0
#define BODY_BOTTOM 772.0

enum {
	COLOUR_INK = 0x1c2733,
	COLOUR_MUTED = 0x56636f,
	COLOUR_ACCENT = 0x0f4c5c,
	COLOUR_LINK = 0x0a58a0,
	COLOUR_HAIRLINE = 0xd0d8dd,
	COLOUR_TINT = 0xeef3f5,
	COLOUR_GOOD = 0x1f6b45,
	COLOUR_WARNING = 0x9a3412,
	COLOUR_WHITE = 0xffffff,
};

/* ---- lines ---- */

enum sign_kind { SIGN_INK, SIGN_SPACE, SIGN_NEWLINE };

/* One glyph of a text. */
struct sign {
	uint16_t id;
	int16_t advance; /* from the end of the sign before it: kerned */
	int16_t kern;    /* the part of the advance that is for the sign before */
	uint8_t face;
	uint8_t kind : 4;
	uint8_t breaks : 4; /* a line may end after it: 1 if need be, 2 gladly */
	const struct span *span;
};

struct line {
	size_t from, to; /* signs */
	double width;
};

struct look {
	double size, leading;
	uint32_t colour;
	unsigned style; /* beside that of the spans */
	bool as_it_stands;
};

struct set_text {
	struct look look;
	struct sign *signs;
	size_t count, room;
	struct line *lines;
	size_t line_count, line_room;
	struct link_tag *link_tags;
	uint32_t before; /* the character last added */
};

struct typeset;

/* The signs of a text, not yet broken into lines. */
struct set_text *text_signs(struct typeset *ts, const struct text *text, const struct look *look);

/* Breaks the text into lines of at most the width; there is always one line. */
void text_break(struct typeset *ts, struct set_text *set, double width);
struct set_text *text_set(
	struct typeset *ts, const struct text *text, const struct look *look, double width);

/* Breaks into at most so many lines; what is too long ends in "…". */
void text_clip(struct typeset *ts, struct set_text *set, double width, size_t lines);

/* The same for plain words; words_fit() clips to one line. */
struct set_text *words_set(
	struct typeset *ts, const char *words, const struct look *look, double width);
struct set_text *words_fit(
	struct typeset *ts, const char *words, const struct look *look, double width);
struct set_text *words_clip(
	struct typeset *ts, const char *words, const struct look *look, double width, size_t lines);

double text_widest(const struct set_text *set);    /* of its lines when never broken */
double text_narrowest(const struct set_text *set); /* its longest word */
double text_height(const struct set_text *set);

/* Where lines go: share is 0 for left, 0.5 for centred, 1 for right in the width. Only the lines
 * from .. to - 1 are painted, the first of them at the top; to 0 means all. */
struct spot {
	double x, y, width, share;
	size_t from, to;
};

/* Paints lines for the tag; links inside become elements below the tag. A NULL tag leaves the ink
 * as it is, for what is inside a figure or decoration. */
void text_paint(struct typeset *ts, struct page *page, struct set_text *set, struct tag *tag,
	const struct spot *spot);

/* ---- slabs ---- */

/* A box behind slabs. */
struct frame {
	double x, width;
	uint32_t fill, bar; /* COLOUR_WHITE: none */
	const struct frame *outer;
};

/* What stands before the first line of an item. */
struct bullet {
	struct set_text *set;
	struct tag *tag;
	double x, width;
};

struct slab {
	double before; /* empty space above, left out at the top of a page */
	double height;
	double least;   /* it may shrink to this rather than leave a page; 0: it may not */
	double room;    /* a new page comes first unless so much is left below */
	bool keep;      /* stays with the next slab */
	bool fresh;     /* begins a page */
	bool repeats;   /* begins a page in the middle of its table: the header comes again */
	bool is_header; /* of its table */
	double x, width;
	struct tag *tag;
	void (*paint)(struct typeset *ts, struct page *page, const struct slab *slab);
	/* Leaves what its height has no room for to new slabs behind it; NULL: it is never cut. */
	void (*cut)(struct typeset *ts, struct slab *slab);
	void *what;      /* for paint and cut, with: */
	size_t from, to; /* lines */
	struct set_table *table;
	const struct frame *frame;
	const struct bullet *bullet;
	size_t page; /* from 0; set by pages_break(), with: */
	double y;
	struct slab *next;
};

/* Where the slabs of a flow go. */
struct place {
	double x, width;
	struct tag *tag;
	const struct frame *frame;
	int depth; /* of lists */
};

/* Adds an empty slab, and takes up the space, bullet and fresh page that wait for one. */
struct slab *slab_add(struct typeset *ts, const struct place *place, double before, double height);

/* Puts the slabs added since the one that was the last behind another. */
void slabs_move(struct typeset *ts, struct slab *last, struct slab *to);

/* A heading of the body, as contents and outline show it. */
struct entry {
	int level;
	const char *number; /* "1.2", or "" */
	const char *words;
	const char *lang; /* of the words, or NULL */
	struct slab *slab;
	struct entry *next;
};

struct typeset {
	struct ctx cx; /* speaks the language of the document */
	struct pdf *pdf;
	struct arena *arena;
	struct arena *scratch; /* for what is used and forgotten */
	const struct document *doc;
	struct slab *first, *last, *last_but_one;
	bool tight; /* the next slab has no space before it */
	bool fresh; /* the next slab begins a page */
	const struct bullet *bullet;
	struct entry *entries, *next_entry;
	int deepest; /* level of the last heading's tag */
	struct slab *heading_end;
	unsigned tables, figures;
	struct note_place *notes; /* the last one first */
	struct page **pages;
	size_t page_count;
};

/* How close things stand, in points. */
struct spacing {
	double top; /* of the first page */
	double cover_after, caption_before, caption_after, table_after;
	double cell_pad; /* above and below the lines of a cell */
	size_t letters;  /* of tables: the first size that is tried */
};

/* That of the document: a compact one is closer, and its first page has no header. */
const struct spacing *spacing_of(const struct typeset *ts);

#define SAY(ts, en_, da_) words_in((ts)->doc->lang, (struct words){ .en = (en_), .da = (da_) })

/* ---- setting ---- */

void set_flow(struct typeset *ts, const struct flow *flow, const struct place *place);

/* The lines of a text as slabs, so that no line of it stands alone on a page. */
void set_lines(struct typeset *ts, struct set_text *set, const struct place *place, struct tag *tag,
	double before);

void set_list(struct typeset *ts, const struct list *list, const struct place *place);
void set_callout(struct typeset *ts, const struct callout_box *box, const struct place *place);
void set_table(struct typeset *ts, const struct table *table, const struct place *place);
void set_key_figures(
	struct typeset *ts, const struct key_figures *figures, const struct place *place);
void set_bar_chart(struct typeset *ts, const struct bar_chart *chart, const struct place *place);
void set_heat_map(struct typeset *ts, const struct heat_map *map, const struct place *place);
void set_chart(struct typeset *ts, const struct chart *chart, const struct place *place);
void set_seal_box(struct typeset *ts, const struct seal_box *box, const struct place *place);
void set_notes(struct typeset *ts, const struct notes *notes, const struct place *place);
void set_cover(struct typeset *ts, const struct place *place);
void set_contents(struct typeset *ts, const struct place *place);

/* Whether the note stands somewhere; makes the area a link to where it does. */
bool note_is_set(const struct typeset *ts, const struct note *note);
void note_refer(struct typeset *ts, struct page *page, struct tag *link, const struct area *area,
	const struct note *note);

/* "Tabel 3. Words" as a slab that stays with what follows. */
void set_caption(struct typeset *ts, const struct place *place, struct tag *tag, const char *words);

/* Lists the headings of the body with their numbers. */
void entries_find(struct typeset *ts);

/* ---- tables ---- */

struct set_row {
	const struct row *source;
	struct set_text **cells; /* NULL: set anew each time they are asked for, see row_cells() */
	size_t lines;
	size_t label; /* lines of a first cell that reaches into the rows below; 0: it does not */
	bool total, shaded;
	struct tag *tag, **cell_tags;
	struct link_tag **link_tags; /* of cells that are set anew */
};

struct set_table {
	const struct table *source;
	double *lefts, *widths; /* of the columns */
	struct look look;
	struct set_row *header;
	double header_height;
	double pad; /* above and below the lines of a cell */
	struct tag *tag, *head, *body;
	size_t body_rows; /* below body */
};

#define CELL_PAD_X 5.0

/* The cells of a row, broken into lines. Those of a long table are not kept, for a hundred thousand
 * rows would take all memory: they are set anew in ts->scratch, which the caller rewinds. */
struct set_text **row_cells(struct typeset *ts, const struct set_table *set, struct set_row *row);

/* Signs of all cells in the largest letters that let no word break, and the widths of columns. */
void columns_set(struct typeset *ts, struct set_table *set, struct set_row *rows, size_t count,
	double width);

/* The header once more, on a later page. */
void table_header_again(struct typeset *ts, struct page *page, const struct slab *slab);

/* ---- pages ---- */

void pages_break(struct typeset *ts);
void pages_paint(struct typeset *ts);

/* What stands around the body: header, footer, "UDKAST". */
void furniture_paint(struct typeset *ts, struct page *page, size_t number);

#endif
