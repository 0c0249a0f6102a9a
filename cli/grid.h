/* grid.h - the rows of a grid, for those who write them out */
#ifndef GRID_H
#define GRID_H

#include "output.h"

struct grid_line {
	struct grid_line *next;
	const char *cells[];
};

struct grid {
	struct arena *arena;
	const struct grid_column *columns;
	size_t count, rows;
	struct grid_line *first, **last;
};

/* Writes the rows to stdout for people. */
void table_write(struct grid *grid, const char *count_line);

#endif
