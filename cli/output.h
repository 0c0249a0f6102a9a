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
	bool bare;          /* true, false: bare as well, but not to the right */
	bool id;            /* a table shows as much of it as tells the rows apart */
	bool set;           /* items with newlines between: a list in JSON and YAML */
};

/* Rows are kept until they are written, because a table is as wide as its widest cell. Columns are
 * kept, not copied. CLEANUP(grid_done) struct grid *grid = grid_new(...); */
struct grid *grid_new(struct ctx *cx, const struct grid_column *columns, size_t count);
void grid_done(struct grid **grid);

/* Adds a row, copied, so that it outlives what record_each() gives; a NULL cell is empty. */
void grid_row(struct grid *grid, const char *const *cells);
size_t grid_rows(const struct grid *grid);

/* Writes all rows to stdout, a table through the pager where it is longer than the terminal. The
 * count line comes under a table ("Fund: 3"); it may be NULL. */
void grid_write(struct grid *grid, enum output output, const char *count_line);

/* The first row alone, as one object; a table is no form for that. */
void grid_write_one(const struct grid *grid, enum output output);

/* ---- records ---- */

/* A cell as that form of output has it: JSON and YAML with true and false, names of choices, and
 * links as ids; CSV as for people, but numbers without points. */
const char *cell_for(struct ctx *cx, enum output output, const struct field *f, const char *text);

/* What a column that shows the field is like. */
struct grid_column field_column(struct ctx *cx, const struct field *f);

/* The short name of an organisation, or its id where that cannot be seen. */
const char *organisation_shown(struct ctx *cx, const char *id);

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

/* Writes a text of many lines to stdout, or through the pager. */
void page_write(const struct buf *text);

#endif
