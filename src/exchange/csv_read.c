/* csv_read.c - a table: its first line names the fields, by name or by label */
#include <csv.h>
#include <string.h>
#include <strings.h>

#include "nearest.h"
#include "reader.h"

#define PIECE       ((size_t)64 * 1024)
#define CELL_GROWTH ((size_t)256 * 1024) /* bytes at a time; by libcsv's 128 it takes minutes */
#define COLUMNS_MAX 1000
#define CELL_MAX    ((size_t)16 * 1024 * 1024)

/* The columns that are no fields, in either language. */
static const struct {
	const char *heading, *name;
} own_columns[] = {
	{ "id", "id" },
	{ "organisation", "organisation" },
	{ "origin", "origin" },
	{ "oprindelse", "origin" },
	{ "version", "version" },
};

struct column {
	const struct field *field; /* or NULL */
	const char *own; /* id, organisation, origin, version; NULL: a column to pass over */
	const char *heading;
};

struct csv {
	struct ctx *cx;
	struct input *in;
	struct intake *to;
	struct csv_parser parser;
	bool open;
	const struct form *form;
	struct column *columns;
	size_t column_count;
	struct arena_mark mark; /* before the row */
	struct draft *draft;    /* NULL before the row's first cell */
	size_t at;              /* the cell of the row */
	size_t line, cells;     /* of the file where we are; cells ended in this row */
	int last_end;           /* the character that ended the last row */
	bool header_done, failed;
};

static void csv_done(struct csv *c)
{
	if (c->open)
		csv_free(&c->parser);
}

static bool fault(struct csv *c, size_t line, size_t column)
{
	if (c->draft)
		c->draft->bad = true;
	if (intake_fault(c->cx, c->to, c->in->name, line, column))
		return true;
	c->failed = true;
	return false;
}

/* The name or label that was meant, in whichever language it was written. */
static const char *meant(struct csv *c, const char *heading)
{
	size_t most = 3 * field_count(c->form) + COUNT(own_columns) + 1, n = 0;
	const char **names = arena_alloc(c->cx->arena, most * sizeof(*names));

	FOR_EACH_FIELD(f, c->form) {
		names[n++] = f->name;
		names[n++] = f->label.da;
		names[n++] = f->label.en;
	}
	for (size_t i = 0; i < COUNT(own_columns); i++)
		names[n++] = own_columns[i].heading;
	return nearest(heading, names);
}

static void unknown_heading(struct csv *c, const char *heading)
{
	const char *name = meant(c, heading), *form = c->form->name;

	if (name)
		err_set(c->cx, ERR_INVALID, "%s has no field '%.80s'; did you mean %s?", form,
			heading, name);
	else
		err_set(c->cx, ERR_INVALID, "%s has no field '%.80s'; 'vaern help %s' lists them",
			form, heading, form);
	fault(c, c->line, c->at + 1);
}

static void add_column(struct csv *c, const char *heading, size_t len)
{
	struct column *column = &c->columns[c->at];

	column->heading = heading;
	for (size_t i = 0; i < COUNT(own_columns) && !column->own; i++)
		if (strlen(own_columns[i].heading) == len &&
			strncasecmp(own_columns[i].heading, heading, len) == 0)
			column->own = own_columns[i].name;
	/* An organisation has no organisation; a label may say it all the same. */
	column->field = field_by_heading(c->form, heading, len);
	if (column->field)
		column->own = NULL;
	for (size_t i = 0; i < c->at; i++)
		if ((column->field && c->columns[i].field == column->field) ||
			(column->own && c->columns[i].own == column->own)) {
			err_set(c->cx, ERR_INVALID, "the column '%.80s' stands twice", heading);
			fault(c, c->line, c->at + 1);
			return;
		}
	if (!column->field && !column->own && len)
		unknown_heading(c, heading);
}

static void heading_end(struct csv *c, const char *text, size_t len)
{
	if (c->at >= COLUMNS_MAX) {
		err_set(c->cx, ERR_INVALID, "the first line names more than %d columns",
			COLUMNS_MAX);
		fault(c, c->line, 0);
		c->failed = true;
		return;
	}
	while (len && strchr(" \t", *text))
		text++, len--;
	while (len && strchr(" \t\r", text[len - 1]))
		len--;
	add_column(c, arena_str(c->cx->arena, text, len), len);
	c->column_count = ++c->at;
}

static void row_begin(struct csv *c)
{
	c->mark = arena_mark(c->cx->arena);
	c->draft = draft_new(c->cx, c->form, c->in->name, c->line);
}

static void put_cell(struct csv *c, const struct column *column, const char *text)
{
	if (column->field)
		draft_put(c->draft, column->field, text, c->line);
	else if (column->own && !draft_set(c->cx, c->draft, column->own, text, c->line))
		fault(c, c->line, c->at + 1);
}

static void body_cell(struct csv *c, const char *text, size_t len)
{
	if (!c->draft)
		row_begin(c);
	if (memchr(text, '\0', len)) {
		err_set(c->cx, ERR_INVALID, "the cell holds a NUL byte; remove it");
		fault(c, c->line, c->at + 1);
	} else if (c->at < c->column_count) {
		put_cell(c, &c->columns[c->at], arena_str(c->cx->arena, text, len));
	} else if (len && c->at == c->column_count) {
		err_set(c->cx, ERR_INVALID,
			"the row has more cells than the %zu of the first line; quote cells that "
			"hold the separator",
			c->column_count);
		fault(c, c->line, c->at + 1);
	}
	c->at++;
}

static void on_cell(void *bytes, size_t len, void *arg)
{
	struct csv *c = arg;
	const char *text = bytes ? bytes : "";

	if (c->failed)
		return;
	if (c->header_done)
		body_cell(c, text, len);
	else
		heading_end(c, text, len);
	for (size_t i = 0; i < len; i++)
		c->line += text[i] == '\n' ||
			   (text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n'));
	c->last_end = 0;
}

/* Whether the row has anything in it: spreadsheets leave lines of separators behind. */
static bool has_cells(const struct draft *d)
{
	FOR_EACH_FIELD(f, d->r->form)
		if (d->lines[f - d->r->form->fields] && record_text(d->r, f))
			return true;
	return d->r->id || d->r->origin || d->bad;
}

static void row_end(struct csv *c)
{
	if (c->draft && has_cells(c->draft) && !c->to->take(c->cx, c->to, c->draft))
		c->failed = true;
	if (c->draft)
		arena_rewind(c->cx->arena, c->mark);
	c->draft = NULL;
}

static void on_row(int end, void *arg)
{
	struct csv *c = arg;

	if (c->failed)
		return;
	if (c->header_done)
		row_end(c);
	else if (c->at)
		c->header_done = true;
	c->line += !(end == '\n' && c->last_end == '\r');
	c->last_end = end;
	c->at = 0;
}

/* The separator that the first line has more of, outside quotes. */
static char separator(const char *head, size_t len)
{
	size_t semicolons = 0, commas = 0, tabs = 0;
	bool quoted = false;

	for (size_t i = 0; i < len && (quoted || (head[i] != '\n' && head[i] != '\r')); i++) {
		quoted ^= head[i] == '"';
		semicolons += !quoted && head[i] == ';';
		commas += !quoted && head[i] == ',';
		tabs += !quoted && head[i] == '\t';
	}
	if (tabs > semicolons && tabs > commas)
		return '\t';
	if (semicolons >= commas)
		return ';';
	return ',';
}

static bool broken(const struct csv *c)
{
	return err_at(c->cx, "%s:%zu: ", c->in->name, c->line);
}

static bool pieces(struct csv *c)
{
	char *piece = arena_alloc(c->cx->arena, PIECE);
	size_t n;

	while ((n = input_read(c->in, piece, PIECE))) {
		if (csv_parse(&c->parser, piece, n, on_cell, on_row, c) != n) {
			err_set(c->cx, ERR_INVALID,
				"a quote stands inside a cell; write it twice, and quotes around "
				"the cell");
			return broken(c);
		}
		if (c->failed)
			return false;
		if (csv_get_buffer_size(&c->parser) > CELL_MAX) {
			err_set(c->cx, ERR_INVALID,
				"a cell is larger than 16 MB; is a quote missing?");
			return broken(c);
		}
	}
	return input_ended(c->cx, c->in);
}

bool csv_read(struct ctx *cx, struct input *in, struct intake *to)
{
	CLEANUP(csv_done) struct csv c = { .cx = cx, .in = in, .to = to, .line = 1 };

	if (in->head_len >= 3 && memcmp(in->head, "\xef\xbb\xbf", 3) == 0)
		in->at = 3;
	if (!form_by_file(cx, &c.form, to->options->entity, in->name))
		return err_at(cx, "%s: ", in->name);
	c.columns = arena_alloc(cx->arena, COLUMNS_MAX * sizeof(*c.columns));
	c.open = csv_init(&c.parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0;
	csv_set_blk_size(&c.parser, CELL_GROWTH);
	csv_set_delim(
		&c.parser, (unsigned char)separator(in->head + in->at, in->head_len - in->at));
	if (!pieces(&c))
		return false;
	if (csv_fini(&c.parser, on_cell, on_row, &c) != 0) {
		err_set(cx, ERR_INVALID,
			"the file ends inside a quoted cell; fetch the whole of it");
		return broken(&c);
	}
	return !c.failed;
}

bool csv_sniff(const char *head, size_t len, const char *name)
{
	(void)head, (void)len;
	return name_ends(name, ".csv") || name_ends(name, ".tsv");
}
