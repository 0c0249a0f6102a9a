/* set_table.c - tables: their rows as slabs, and how these are painted */
#include "typeset.h"

#define HEIGHT_UNCUT  170.0
#define HEIGHT_LEAST  50.0 /* of the rows on a page */
#define ROWS_TOGETHER 8000 /* more rows than libharu's arrays hold are several bodies */

static struct set_row *rows_new(struct typeset *ts, const struct table *table, size_t count)
{
	struct set_row *rows = arena_alloc(ts->arena, (count + 1) * sizeof(*rows));
	const struct row *row = table->first;

	for (size_t i = 0; i < count; i++, row = row->next) {
		rows[i].source = row;
		rows[i].total = row->total;
		rows[i].shaded = i % 2 == 1;
	}
	return rows;
}

static double row_height(const struct set_table *set, size_t lines)
{
	return (double)lines * set->look.leading + 2 * set->pad;
}

/* Whether the first cell is that of a row above. */
static bool is_joined(const struct set_row *row)
{
	return row->source && !row->source->span;
}

static bool goes_on(const struct set_row *row)
{
	return row->source->next && !row->source->next->span;
}

/* Elements of a row come with its first line; a cell of a later page belongs to the same ones. */
static void row_tags(struct typeset *ts, const struct set_table *set, struct set_row *row,
	struct tag *parent, bool header)
{
	size_t columns = set->source->count;

	if (row->tag)
		return;
	row->tag = tag_new(ts->pdf, parent, "TR");
	row->cell_tags = arena_alloc(ts->arena, columns * sizeof(struct tag *));
	for (size_t i = is_joined(row); i < columns; i++) {
		bool names = header || cell_names_row(set->source, row->source, i);
		row->cell_tags[i] = tag_new(ts->pdf, row->tag, names ? "TH" : "TD");
		if (names)
			row->cell_tags[i]->scope = header ? SCOPE_COLUMN : SCOPE_ROW;
		if (header)
			continue;
		row->cell_tags[i]->lang = text_lang(row->source->cells[i]);
		row->cell_tags[i]->rows = (uint16_t)(i ? 1 : row->source->span);
	}
}

static double share_of(enum align align)
{
	return align == ALIGN_NUMBER ? 1 : align == ALIGN_CENTRE ? 0.5 : 0;
}

/* One element for a link, also where its cell is set anew for each page. */
static void links_recall(struct typeset *ts, const struct set_table *set, struct set_row *row,
	struct set_text **cells)
{
	if (!row->link_tags)
		row->link_tags =
			arena_alloc(ts->arena, set->source->count * sizeof(struct link_tag *));
	for (size_t i = 0; i < set->source->count; i++)
		cells[i]->link_tags = row->link_tags[i];
}

/* Words of a header stand at its foot. */
static struct spot spot_of(const struct slab *slab, const struct set_row *row,
	const struct set_text *cell, size_t column)
{
	const struct set_table *set = slab->table;
	double drop = row == set->header ? (double)(row->lines - cell->line_count) : 0;
	double top = slab->y + (slab->from == 0 ? set->pad : 0);

	return (struct spot){ slab->x + set->lefts[column] + CELL_PAD_X,
		top + drop * set->look.leading, set->widths[column] - 2 * CELL_PAD_X,
		share_of(set->source->columns[column].align), slab->from, slab->to };
}

/* Lines that are left on the page for a first cell that goes on. */
static size_t label_room(const struct slab *slab)
{
	size_t lines = slab->to - slab->from;

	for (const struct slab *next = slab->next;
		next && next->table == slab->table && next->page == slab->page; next = next->next) {
		if (next->from == 0 && !is_joined(next->what))
			break;
		lines += next->to - next->from;
	}
	return lines;
}

/* The first cell of many rows: where it begins, and again as decoration on a page where it goes
 * on. */
static void label_paint(struct typeset *ts, struct page *page, const struct set_row *row,
	struct set_text *cell, const struct slab *slab)
{
	struct spot spot = spot_of(slab, row, cell, 0);

	spot.from = spot.to = 0;
	if (is_joined(row) && slab->repeats) {
		spot.to = label_room(slab);
		text_paint(ts, page, cell, NULL, &spot);
	} else if (row->cell_tags && !is_joined(row) && slab->from == 0) {
		text_paint(ts, page, cell, row->cell_tags[0], &spot);
	}
}

/* Readers that go by marks miss a cell without one. */
static void cell_begin(struct typeset *ts, struct page *page, struct tag *tag, bool empty)
{
	if (tag && empty)
		page_ink(page, tag);
	else if (tag)
		tag_place(ts->pdf, tag);
}

static void cells_paint(struct typeset *ts, struct page *page, const struct set_table *set,
	struct set_row *row, const struct slab *slab)
{
	struct arena_mark mark = arena_mark(ts->scratch);
	struct set_text **cells = row_cells(ts, set, row);
	bool again = slab->repeats && row == set->header;
	bool parted = !row->cells && slab->to - slab->from < row->lines;

	if (parted)
		links_recall(ts, set, row, cells);
	for (size_t i = 0; i < set->source->count; i++) {
		struct set_text *cell = cells[i];
		struct spot spot = spot_of(slab, row, cell, i);
		struct tag *tag = row->cell_tags && !again ? row->cell_tags[i] : NULL;
		cell_begin(ts, page, tag, slab->from == 0 && cell->count == 0);
		if (i == 0 && (row->label || is_joined(row))) {
			label_paint(ts, page, row, cell, slab);
			continue;
		}
		text_paint(ts, page, cell, tag, &spot);
		if (parted)
			row->link_tags[i] = cell->link_tags;
	}
	arena_rewind(ts->scratch, mark);
}

static void across(
	struct page *page, const struct slab *slab, double y, double thick, uint32_t colour)
{
	page_line(page, (const double[]){ slab->x, y },
		(const double[]){ slab->x + slab->width, y }, thick, colour);
}

static void header_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	page_ink(page, NULL);
	page_rect(page, &(struct area){ slab->x, slab->y, slab->width, slab->height }, COLOUR_TINT);
	across(page, slab, slab->y + slab->height, 1, COLOUR_ACCENT);
	if (!slab->repeats)
		row_tags(ts, slab->table, slab->table->header, slab->table->head, true);
	cells_paint(ts, page, slab->table, slab->table->header, slab);
}

void table_header_again(struct typeset *ts, struct page *page, const struct slab *slab)
{
	struct slab header = *slab;

	header.height = slab->table->header_height;
	header.y = slab->y - header.height;
	header.from = 0;
	header.to = slab->table->header->lines;
	header_paint(ts, page, &header);
}

/* The body that a new row belongs to; no cell reaches from one into another. */
static void body_count(struct typeset *ts, struct set_table *set, const struct set_row *row)
{
	if (!set->body || (set->body_rows >= ROWS_TOGETHER && !is_joined(row))) {
		set->body = tag_new(ts->pdf, set->tag, "TBody");
		set->body_rows = 0;
	}
	set->body_rows++;
}

static void row_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	struct set_table *set = slab->table;
	struct set_row *row = slab->what;
	bool open = goes_on(row) && slab->next->page == slab->page;

	page_ink(page, NULL);
	if (row->total)
		page_rect(page, &(struct area){ slab->x, slab->y, slab->width, slab->height },
			COLOUR_TINT);
	if (row->total && slab->from == 0)
		across(page, slab, slab->y, 1, COLOUR_ACCENT);
	if (slab->to == row->lines)
		page_line(page,
			(const double[]){
				slab->x + (open ? set->lefts[1] : 0), slab->y + slab->height },
			(const double[]){ slab->x + slab->width, slab->y + slab->height }, 0.4,
			COLOUR_HAIRLINE);
	if (!row->tag)
		body_count(ts, set, row);
	row_tags(ts, set, row, set->body, false);
	cells_paint(ts, page, set, row, slab);
}

static struct slab *row_slab(
	struct typeset *ts, struct set_table *set, struct set_row *row, const struct place *place)
{
	struct slab *slab = slab_add(ts, place, 0, row_height(set, row->lines));

	slab->paint = row_paint;
	slab->what = row;
	slab->to = row->lines;
	slab->table = set;
	return slab;
}

/* A row is one slab; one higher than half a page is many, which part between any two lines but
 * the first and the last. */
static void row_set(
	struct typeset *ts, struct set_table *set, struct set_row *row, const struct place *place)
{
	if (row_height(set, row->lines) < (BODY_BOTTOM - BODY_TOP) / 2) {
		row_slab(ts, set, row, place);
		return;
	}
	for (size_t line = 0; line < row->lines; line++) {
		struct slab *slab = row_slab(ts, set, row, place);
		slab->from = line;
		slab->to = line + 1;
		slab->height = set->look.leading + (line == 0 ? set->pad : 0) +
			       (line + 1 == row->lines ? set->pad : 0);
		slab->keep = line == 0 || line + 2 == row->lines || line + 1 < row->label;
	}
}

static void header_set(struct typeset *ts, struct set_table *set, const struct place *place)
{
	double height = row_height(set, set->header->lines);
	struct slab *slab = slab_add(ts, place, 0, height);

	slab->paint = header_paint;
	slab->to = set->header->lines;
	slab->table = set;
	slab->is_header = slab->keep = true;
	set->header_height = height < (BODY_BOTTOM - BODY_TOP) / 3 ? height : 0;
}

static double rows_height(const struct set_table *set, const struct set_row *rows, size_t count)
{
	double height = 0;

	for (size_t i = 0; i < count; i++)
		height += row_height(set, rows[i].lines);
	return height;
}

/* A small table is not cut. Of a large one no page has so little that it does not look like one:
 * three rows of a line, or fewer higher ones; the last may be the total. Nor does the first row of
 * those that share a cell stand alone. */
static void body_set(struct typeset *ts, struct set_table *set, struct set_row *rows, size_t count,
	const struct place *place)
{
	double above = 0, below = rows_height(set, rows, count);
	bool uncut = below <= HEIGHT_UNCUT;
	size_t label = 0; /* lines of a first cell that are yet to come */

	for (size_t i = 0; i < count; i++) {
		row_set(ts, set, &rows[i], place);
		above += row_height(set, rows[i].lines);
		below -= row_height(set, rows[i].lines);
		label = rows[i].label ? rows[i].label : label;
		label -= label < rows[i].lines ? label : rows[i].lines;
		bool little = above < HEIGHT_LEAST || below < HEIGHT_LEAST;
		if (i + 1 < count && (uncut || little || label || rows[i].label))
			ts->last->keep = true;
	}
}

void set_table(struct typeset *ts, const struct table *table, const struct place *place)
{
	struct set_table *set = arena_alloc(ts->arena, sizeof(*set));
	size_t count = 0;

	for (const struct row *row = table->first; row; row = row->next)
		count++;
	struct set_row *rows = rows_new(ts, table, count);
	*set = (struct set_table){
		.source = table,
		.lefts = arena_alloc(ts->arena, table->count * sizeof(double)),
		.widths = arena_alloc(ts->arena, table->count * sizeof(double)),
		.header = arena_alloc(ts->arena, sizeof(struct set_row)),
		.pad = spacing_of(ts)->cell_pad,
		.tag = tag_new(ts->pdf, place->tag, "Table"),
	};
	set->head = tag_new(ts->pdf, set->tag, "THead");
	set->header->cells = arena_alloc(ts->arena, table->count * sizeof(struct set_text *));
	columns_set(ts, set, rows, count, place->width);
	set_caption(ts, place, set->tag,
		arena_fmt(ts->arena, "%s %u. %s", SAY(ts, "Table", "Tabel"), ++ts->tables,
			table->caption));
	header_set(ts, set, place);
	body_set(ts, set, rows, count, place);
	slab_add(ts, place, 0, spacing_of(ts)->table_after);
}
