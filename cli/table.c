/* table.c - rows of cells as a table for people */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "grid.h"

#define GAP         2 /* blanks between columns */
#define SHORTEST_ID 8
#define NARROWEST   8 /* what a column keeps when the terminal is too small */
#define BOLD        "\033[1m"
#define BOLD_END    "\033[0m"

/* One line of a table holds one line of text: what comes after a newline is shown as "...". */
static const char *first_line(struct arena *arena, const char *cell)
{
	size_t len = cell ? strcspn(cell, "\n") : 0;

	if (!cell || !cell[len])
		return cell ? cell : "";
	return arena_fmt(arena, "%.*s …", (int)len, cell);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t common_start(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* How many characters of the identifiers in a column tell them from one another. */
static size_t telling(const struct grid *grid, size_t column)
{
	struct arena_mark mark = arena_mark(grid->arena);
	const char **ids = arena_alloc(grid->arena, grid->rows * sizeof(*ids));
	size_t n = 0, most = SHORTEST_ID;

	for (const struct grid_line *line = grid->first; line; line = line->next)
		ids[n++] = line->cells[column];
	qsort(ids, n, sizeof(*ids), by_text);
	for (size_t i = 1; i < n; i++) {
		size_t same = common_start(ids[i - 1], ids[i]);
		if (same + 1 > most)
			most = same + 1;
	}
	arena_rewind(grid->arena, mark);
	return most;
}

static void shorten(const struct grid *grid, size_t column)
{
	size_t len = telling(grid, column);

	for (struct grid_line *line = grid->first; line; line = line->next)
		line->cells[column] = arena_str(
			grid->arena, line->cells[column], strnlen(line->cells[column], len));
}

static void measure(const struct grid *grid, size_t *widths)
{
	for (size_t i = 0; i < grid->count; i++) {
		widths[i] = text_width(grid->columns[i].header);
		if (grid->columns[i].id)
			shorten(grid, i);
	}
	for (const struct grid_line *line = grid->first; line; line = line->next)
		for (size_t i = 0; i < grid->count; i++) {
			size_t width = text_width(first_line(grid->arena, line->cells[i]));
			if (width > widths[i])
				widths[i] = width;
		}
}

static size_t widest(const size_t *widths, size_t n)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++)
		if (widths[i] > widths[best])
			best = i;
	return best;
}

/* Takes from the widest columns until the line fits the terminal. */
static void squeeze(size_t *widths, size_t n, size_t room)
{
	size_t total = (n - 1) * GAP;

	for (size_t i = 0; i < n; i++)
		total += widths[i];
	for (; room && total > room; total--) {
		size_t i = widest(widths, n);
		if (widths[i] <= NARROWEST)
			return;
		widths[i]--;
	}
}

static void add_blanks(struct buf *out, size_t n)
{
	while (n--)
		buf_putc(out, ' ');
}

/* The cell cut to its width; the blanks after it are owed until the next cell comes, so that no
 * line ends in blanks. */
static void table_cell(struct buf *out, const char *text, size_t width, bool right, size_t *owed)
{
	size_t used = text_width(text);

	if (!used) {
		*owed += width + GAP;
		return;
	}
	add_blanks(out, *owed + (right && used < width ? width - used : 0));
	if (used > width) {
		buf_add(out, text, text_fit(text, width - 1));
		buf_puts(out, "…");
		used = width;
	} else {
		buf_puts(out, text);
	}
	*owed = GAP + (right || used >= width ? 0 : width - used);
}

static void table_head(const struct grid *grid, struct buf *out, const size_t *widths)
{
	bool bold = colours_welcome();
	size_t owed = 0;

	if (bold)
		buf_puts(out, BOLD);
	for (size_t i = 0; i < grid->count; i++)
		table_cell(out, grid->columns[i].header, widths[i], grid->columns[i].number, &owed);
	buf_puts(out, bold ? BOLD_END "\n" : "\n");
}

static void table_line(const struct grid *grid, struct buf *out, const struct grid_line *line,
	const size_t *widths)
{
	size_t owed = 0;

	for (size_t i = 0; i < grid->count; i++)
		table_cell(out, first_line(grid->arena, line->cells[i]), widths[i],
			grid->columns[i].number, &owed);
	buf_putc(out, '\n');
}

void table_write(struct grid *grid, const char *count_line)
{
	CLEANUP(pager_close) struct pager pager = pager_open(grid->rows + 2);
	size_t *widths = arena_alloc(grid->arena, grid->count * sizeof(*widths));
	struct buf head = { .arena = grid->arena };

	if (grid->rows) {
		measure(grid, widths);
		squeeze(widths, grid->count, terminal_columns());
		table_head(grid, &head, widths);
		fputs(head.text, pager.out);
	}
	for (const struct grid_line *line = grid->first; line; line = line->next) {
		struct arena_mark mark = arena_mark(grid->arena);
		struct buf out = { .arena = grid->arena };
		table_line(grid, &out, line, widths);
		fwrite(out.text, 1, out.len, pager.out);
		arena_rewind(grid->arena, mark);
	}
	if (count_line)
		fprintf(pager.out, "%s\n", count_line);
}
