/* output.h - rows for people and for programs: table, JSON, YAML, CSV */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdio.h>

#include "store.h"

enum output { OUTPUT_TABLE, OUTPUT_JSON, OUTPUT_YAML, OUTPUT_CSV };

/* What --output says. */
enum output output_option(const struct record *options);

/* ---- rows that are no records: findings, a matrix, a history ---- */

struct grid_column {
	const char *name;   /* key in JSON and YAML */
	const char *header; /* in tables and CSV */
	bool number;        /* to the right, and bare in JSON and YAML */
};

/* Rows are kept until they are written, because a table is as wide as its widest cell. Columns and
 * cells are kept, not copied. */
struct grid *grid_new(struct ctx *cx, const struct grid_column *columns, size_t count);

/* Adds a row; a NULL cell is empty. The array is copied. */
void grid_row(struct grid *grid, const char *const *cells);
size_t grid_rows(const struct grid *grid);

/* Writes all rows to stdout, a table through the pager where it is longer than the terminal.
 * `counted` ("%s findings") comes under a table with the number, or NULL. */
MUST_USE bool grid_write(
	struct ctx *cx, const struct grid *grid, enum output output, const char *count_line);

/* ---- records ---- */

/* One record as an item of JSON or YAML: its columns by their names, links as ids. */
void record_to_json(struct ctx *cx, struct buf *out, const struct record *r);

/* A cell for people: links by their titles, choices by their labels, dates as Danes write them. */
const char *cell_shown(struct ctx *cx, const struct field *f, const char *text);

/* ---- text on a terminal ---- */

/* How many columns the text takes on a terminal: none for combining marks, two for wide ones. */
size_t text_width(const char *text);

/* How many bytes of the text fit into so many columns. */
size_t text_fit(const char *text, size_t columns);

/* The terminal's columns and lines; 0 where stdout is none. */
size_t terminal_columns(void);
size_t terminal_lines(void);

/* Adds the text wrapped at so many columns, each line after the first indented. */
void text_wrap(struct buf *out, const char *text, size_t columns, size_t indent);

/* stdout, or the user's $PAGER where that is a terminal and the lines do not fit. */
struct pager {
	FILE *out;
	int pid; /* 0: none */
};

struct pager pager_open(size_t lines);
void pager_close(struct pager *pager); /* for CLEANUP */

#endif
