/* grid.c - rows of cells, and how programs read them: JSON, YAML, CSV */
#include "grid.h"

struct grid *grid_new(struct ctx *cx, const struct grid_column *columns, size_t count)
{
	struct arena *arena = arena_new();
	struct grid *grid = arena_alloc(arena, sizeof(*grid));
	(void)cx;

	*grid = (struct grid){ .arena = arena, .columns = columns, .count = count };
	grid->last = &grid->first;
	return grid;
}

void grid_done(struct grid **grid)
{
	if (*grid)
		arena_free((*grid)->arena);
	*grid = NULL;
}

void grid_row(struct grid *grid, const char *const *cells)
{
	struct grid_line *line =
		arena_alloc(grid->arena, sizeof(*line) + grid->count * sizeof(*cells));

	for (size_t i = 0; i < grid->count; i++)
		line->cells[i] = arena_dup(grid->arena, cells[i]);
	*grid->last = line;
	grid->last = &line->next;
	grid->rows++;
}

size_t grid_rows(const struct grid *grid)
{
	return grid->rows;
}

static void add_items(struct buf *out, const char *cell)
{
	const char *before = "[";

	for (struct item it = item_first(cell); it.text; it = item_next(it)) {
		buf_puts(out, before);
		buf_json(out, arena_str(out->arena, it.text, it.len));
		before = ", ";
	}
	buf_puts(out, "]");
}

/* A text in double quotes and a list in brackets are the same in YAML as in JSON. */
static void add_cell(struct buf *out, const struct grid_column *column, const char *cell)
{
	if (!cell)
		buf_puts(out, "null");
	else if (column->number || column->bare)
		buf_puts(out, cell);
	else if (column->set)
		add_items(out, cell);
	else
		buf_json(out, cell);
}

static void json_line(const struct grid *grid, struct buf *out, const struct grid_line *line)
{
	buf_puts(out, "{");
	for (size_t i = 0; i < grid->count; i++) {
		buf_puts(out, i ? ", " : " ");
		buf_json(out, grid->columns[i].name);
		buf_puts(out, ": ");
		add_cell(out, &grid->columns[i], line->cells[i]);
	}
	buf_puts(out, " }");
}

static void json_item(const struct grid *grid, struct buf *out, const struct grid_line *line)
{
	buf_puts(out, "  ");
	json_line(grid, out, line);
	buf_puts(out, line->next ? ",\n" : "\n]\n");
}

static void yaml_keys(const struct grid *grid, struct buf *out, const struct grid_line *line,
	const char *first, const char *rest)
{
	for (size_t i = 0; i < grid->count; i++) {
		buf_fmt(out, "%s%s: ", i ? rest : first, grid->columns[i].name);
		add_cell(out, &grid->columns[i], line->cells[i]);
		buf_putc(out, '\n');
	}
}

static void yaml_item(const struct grid *grid, struct buf *out, const struct grid_line *line)
{
	yaml_keys(grid, out, line, "- ", "  ");
}

static void csv_line(const struct grid *grid, struct buf *out, const struct grid_line *line)
{
	for (size_t i = 0; i < grid->count; i++) {
		if (i)
			buf_putc(out, ';');
		buf_csv(out, line->cells[i] ? line->cells[i] : "", ';');
	}
	buf_putc(out, '\n');
}

static void write_head(const struct grid *grid, enum output output)
{
	struct buf out = { .arena = grid->arena };

	if (output == OUTPUT_JSON)
		buf_puts(&out, grid->rows ? "[\n" : "[]\n");
	else if (output == OUTPUT_YAML)
		buf_puts(&out, grid->rows ? "" : "[]\n");
	else
		for (size_t i = 0; i < grid->count; i++) {
			buf_puts(&out, i ? ";" : "");
			buf_csv(&out, grid->columns[i].header, ';');
		}
	if (output == OUTPUT_CSV)
		buf_putc(&out, '\n');
	if (out.len)
		fwrite(out.text, 1, out.len, stdout);
}

static void write_lines(const struct grid *grid, enum output output)
{
	static void (*const writers[])(
		const struct grid *, struct buf *, const struct grid_line *) = {
		[OUTPUT_JSON] = json_item,
		[OUTPUT_YAML] = yaml_item,
		[OUTPUT_CSV] = csv_line,
	};

	write_head(grid, output);
	for (const struct grid_line *line = grid->first; line; line = line->next) {
		struct arena_mark mark = arena_mark(grid->arena);
		struct buf out = { .arena = grid->arena };
		writers[output](grid, &out, line);
		fwrite(out.text, 1, out.len, stdout);
		arena_rewind(grid->arena, mark);
	}
}

void grid_write(struct grid *grid, enum output output, const char *count_line)
{
	if (output == OUTPUT_TABLE)
		table_write(grid, count_line);
	else
		write_lines(grid, output);
}

void grid_write_one(const struct grid *grid, enum output output)
{
	struct buf out = { .arena = grid->arena };

	if (output == OUTPUT_CSV) {
		write_lines(grid, output);
		return;
	}
	if (output == OUTPUT_YAML) {
		yaml_keys(grid, &out, grid->first, "", "");
	} else {
		json_line(grid, &out, grid->first);
		buf_putc(&out, '\n');
	}
	fwrite(out.text, 1, out.len, stdout);
}
