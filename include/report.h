/* report.h - documents made from templates: Markdown with SELECTs */
#ifndef REPORT_H
#define REPORT_H

#include "document.h"
#include "store.h"

#define REPORT_SEAL     "Segl" /* the signature field that sealing fills */
#define REPORT_APPROVAL "DPO"  /* and the one for the data protection officer's */

/* What the store has no table of (the handbook's chapters, what the checks found, the matrix of a
 * method), handed to a template's SQL as a table: `WITH {{chapters}} SELECT ... FROM chapters`. */
struct report_order;
struct dataset {
	const char *name;
	const char *columns; /* "id, title" */

	/* Adds the rows with dataset_row() when a template first asks for them; may be NULL. */
	bool (*fill)(struct ctx *cx, struct dataset *set, const struct report_order *order);
	bool filled;
	struct buf values; /* the rows as SQL */
};

/* One cell for each column; texts are escaped here. */
void dataset_row(struct ctx *cx, struct dataset *set, const struct arg *cells, size_t n);

/* One template: the file "templates/annual.da.md" is "annual" in Danish. */
struct report_kind {
	const char *id, *file;
	enum lang lang;
	const char *title;
	const struct form *about; /* what it is made for: an organisation, or a record of this */
	bool yearly;              /* takes a year; otherwise it says how things stand today */
	const char *set;          /* the kind of organisations whose yearly set it is in, "any", or
				   * NULL: of none */
};

/* Calls fn for each template in order of name: of the user's language, or of the one there is. */
MUST_USE bool report_each(struct ctx *cx,
	bool (*fn)(struct ctx *cx, const struct report_kind *kind, void *arg), void *arg);

/* The template of that id in the user's language, or else in the other one. */
MUST_USE bool report_find(struct ctx *cx, struct report_kind *out, const char *id);

struct report_order {
	const struct report_kind *kind;
	const char *organisation; /* id; of a record, its own */
	const char *record;       /* id of a record of kind->about; NULL for an organisation */
	long year;                /* of a yearly report; 0: the last one that has ended */
	const char *as_of;        /* the date of the store's data, or NULL: today */
	const char *notice;       /* see struct document */
	bool draft;
	struct dataset *sets;
	size_t set_count;
};

/* Makes the document as of the store's date. An actor who may not read what it counts is denied it,
 * unless the template says itself what is missing. It carries the head of the ledger it was made
 * from, the date of its data, who made it and the version of the program. A fault in the template
 * is refused with its file and line. */
MUST_USE bool report_make(struct ctx *cx, struct document **out, const struct report_order *order);

/* What a report says it was made from, in the data that it carries; ledger_root is NULL where it
 * says nothing. The PDF may come from anyone, so it is read in a process of its own. */
struct report_claim {
	int64_t ledger_size;
	const char *ledger_root; /* in hex */
};

MUST_USE bool report_claim(struct ctx *cx, struct report_claim *out, struct buf *pdf);

/* Calls fn for each text of the data that a report carries, in order: the headers and cells of
 * tables, and the other words that stand on its pages. Nothing where it carries none; fails where
 * the data cannot be read. The PDF may come from anyone: call it in a process of its own. */
MUST_USE bool report_told(struct ctx *cx, const struct buf *pdf,
	void (*fn)(void *arg, bool cell, const char *text), void *arg);

#endif
