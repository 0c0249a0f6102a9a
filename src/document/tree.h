/* tree.h - what the blocks of a document hold, for those who write them out */
#ifndef TREE_H
#define TREE_H

#include "chart.h"

enum block_kind {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_CODE,
	BLOCK_RULE,
	BLOCK_PAGE_BREAK,
	BLOCK_LIST,
	BLOCK_CALLOUT,
	BLOCK_TABLE,
	BLOCK_KEY_FIGURES,
	BLOCK_BAR_CHART,
	BLOCK_HEAT_MAP,
	BLOCK_CHART,
	BLOCK_SEAL_BOX,
	BLOCK_NOTES,
};

struct heading {
	int level;
	struct text *text;
};

/* "1.2", the number of the next heading of that level; counts begin as zeros. */
const char *heading_number(struct arena *arena, unsigned counts[HEADING_LEVELS], int level);

/* Its date as people read it. */
const char *date_words(struct arena *arena, const struct document *doc);

/* What a draft says of itself; NULL where the document is none. */
const char *draft_words(const struct document *doc);

/* The words in UTF-8 that every reader takes, whatever the bytes were. */
const char *words_clean(struct arena *arena, const char *words);

struct list_item {
	struct flow flow;
	struct list_item *next;
};

struct list {
	bool ordered;
	unsigned start;
	struct arena *arena;
	struct list_item *first, *last;
};

struct callout_box {
	enum callout kind;
	const char *title;
	struct flow flow;
};

struct row {
	struct text *const *cells; /* one for each column, none of them NULL */
	bool total;
	unsigned span; /* rows that its first cell reaches over; 0: that cell is one above */
	struct row *next;
};

struct table {
	const char *caption;
	const struct column *columns;
	size_t count;
	struct arena *arena;
	struct row *first, *last;
	struct row *group; /* the last one whose first cell is its own */
};

/* Whether a cell says what its row is about: in a total the first one does. */
bool cell_names_row(const struct table *table, const struct row *row, size_t column);

struct key_figures {
	const struct key_figure *items;
	size_t count;
};

struct bar_chart {
	const char *caption, *alt, *unit;
	const struct bar *bars;
	size_t count;
};

struct seal_box {
	const char *field, *words;
};

struct notes {
	struct note *const *list;
	size_t count;
};

/* The text of a flow that is one paragraph; NULL for any other. */
struct text *flow_words(const struct flow *flow);

struct block {
	enum block_kind kind;
	const char *lang; /* NULL: that of what it stands in */
	union {
		struct heading heading;
		struct text *paragraph;
		const char *code;
		struct list list;
		struct callout_box callout;
		struct table table;
		struct key_figures key_figures;
		struct bar_chart bar_chart;
		struct heat_map heat_map;
		const struct chart *chart;
		struct seal_box seal_box;
		struct notes notes;
	};
	struct block *next;
};

/* An empty block at the end of the flow. */
struct block *block_add(struct flow *in, enum block_kind kind);

#endif
