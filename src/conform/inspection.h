/* inspection.h - a PDF taken apart, for the rules to look at: its pages with what they paint, its
 * structure, its fonts */
#ifndef CONFORM_INSPECTION_H
#define CONFORM_INSPECTION_H

#include "conform.h"
#include "pdf_read.h"

#define TOLD_MAX  10 /* places of one rule */
#define NOWHERE   SIZE_MAX
#define MCID_MAX  65535
#define CODES     65536
#define FONTS_MAX 200

/* A piece of content with a number, on one page. */
struct mark {
	unsigned times;  /* how often it stands there */
	unsigned claims; /* how many elements say that it is theirs */
	size_t element;  /* the first of them, or NOWHERE */
	struct buf text; /* what it shows, where that is asked for */
};

struct page {
	uint64_t number; /* of its object */
	struct pdf_value dict;
	struct mark *marks; /* by number */
	size_t mark_count;
	bool readable; /* its content, to the end */
	bool balanced; /* what is opened in it is closed */
	bool marked;   /* all that it paints is content with a number, or an artifact */
};

/* One element of the structure tree, in the order of reading. */
struct element {
	uint64_t number; /* of its object; 0: it stands in another */
	struct pdf_value dict;
	const char *type;           /* the standard one that it is, or stands for; "" for none */
	size_t parent, first, next; /* places of elements, or NOWHERE */
	size_t last;
	size_t objects; /* annotations that it holds */
};

/* A font, and which of its codes are shown. */
struct font {
	uint64_t number;
	struct pdf_value dict, descendant, descriptor;
	uint8_t used[CODES / 8];
	uint16_t *unicode; /* by code, where the text is asked for */
};

struct inspection {
	struct ctx *cx;
	const struct conform_rule *rule; /* the one that looks now */
	struct conform_result *result;
	bool wants_text; /* of the pages */
	struct pdf_file doc;
	struct pdf_value catalogue;
	uint64_t objects; /* all numbers are below */
	struct page *pages;
	size_t page_count;
	uint32_t *page_of; /* by object number: place of the page and one, or 0 */
	struct element *elements;
	size_t element_count;
	bool circular; /* an element is its own ancestor, or has two parents */
	bool stray;    /* an element names a page or a piece of content that is not there */
	struct font *fonts[FONTS_MAX];
	size_t font_count;
	struct xmp *xmp; /* what the document says of itself, or NULL */
};

/* Adds a finding of the rule that looks now. */
void found(struct inspection *in, const char *where);
void found_at(struct inspection *in, uint64_t number); /* of an object */
void found_on(struct inspection *in, size_t page);

/* Takes the document apart; false where it is no document. */
MUST_USE bool inspect(struct inspection *in);

/* Reads what a page paints. */
void content_scan(struct inspection *in, struct page *page);

/* The font that a page calls by that name, or NULL. */
struct font *font_of(struct inspection *in, const struct page *page, struct pdf_value name);

/* The characters that the font's codes stand for, by its map (ToUnicode); 0 for none. Of several
 * for one code the first. */
uint16_t *font_unicode(struct inspection *in, const struct font *font);

/* Reads the structure tree, once the pages are there. */
void structure_read(struct inspection *in);

/* A name without its slash, in the arena; "" for what is none. */
const char *name_text(struct inspection *in, struct pdf_value name);

/* A key of a page, or of the nodes above it. */
struct pdf_value page_key(const struct inspection *in, struct pdf_value page, const char *key);

/* Calls fn for each dictionary of the document, however deep it stands, with the object in which it
 * does and whether it is that of a stream. */
void each_dictionary(struct inspection *in,
	void (*fn)(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream));

/* What the number tree has for a key; PDF_ABSENT where there is none. */
struct pdf_value number_tree_find(const struct inspection *in, struct pdf_value tree, uint64_t key);

bool type_is(const struct element *element, const char *type);

/* Whether the type is one of the words, with blanks between. */
bool type_in(const struct element *element, const char *types);

#endif
