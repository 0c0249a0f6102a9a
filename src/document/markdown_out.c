/* markdown_out.c - a document as Markdown: for mail, for comparing, for eyes without a PDF */
#include <string.h>

#include "tree.h"

/* Where the text stands: what begins every line of it. */
struct margin {
	const char *first, *rest;
	enum lang lang;
};

static void put_escaped(struct buf *b, const char *words)
{
	for (; *words; words++) {
		if (strchr("\\`*_[]<>|#", *words))
			buf_putc(b, '\\');
		buf_putc(b, (char)(*words == '\n' ? ' ' : *words));
	}
}

/* Whether two spans differ in their language only, which Markdown does not know. */
static bool alike(const struct span *a, const struct span *b)
{
	return a && b && a->style == b->style && !a->link && !b->link && !a->note && !b->note &&
	       !(a->style & SPAN_CODE);
}

static void put_span(struct buf *b, const struct span *before, const struct span *span)
{
	const char *mark = span->style & SPAN_STRONG ? "**" : "";
	const char *slant = span->style & SPAN_EMPHASIS ? "*" : "";

	if (span->note) {
		buf_fmt(b, "[^%u]", span->note->number);
		return;
	}
	if (span->link)
		buf_putc(b, '[');
	if (!alike(before, span)) {
		buf_puts(b, mark);
		buf_puts(b, slant);
	}
	if (span->style & SPAN_CODE)
		buf_fmt(b, "`%s`", span->words);
	else
		put_escaped(b, span->words);
	if (!alike(span, span->next)) {
		buf_puts(b, slant);
		buf_puts(b, mark);
	}
	if (span->link)
		buf_fmt(b, "](%s)", span->link);
}

static void put_text(struct buf *b, const struct text *text)
{
	const struct span *before = NULL;

	for (const struct span *span = text->first; span; before = span, span = span->next)
		put_span(b, before, span);
}

static void put_cells(struct buf *b, const char *rest, const char *const *cells, size_t count)
{
	buf_puts(b, rest);
	buf_putc(b, '|');
	for (size_t i = 0; i < count; i++)
		buf_fmt(b, " %s |", cells[i]);
	buf_putc(b, '\n');
}

static const char *escaped(struct buf *b, const char *words)
{
	struct buf own = { .arena = b->arena };

	put_escaped(&own, words);
	return own.text ? own.text : "";
}

static const char *alignment(enum align align)
{
	if (align == ALIGN_NUMBER)
		return "--:";
	return align == ALIGN_CENTRE ? ":-:" : "---";
}

static const char *cell_words(struct buf *b, const struct row *row, size_t column)
{
	struct buf own = { .arena = b->arena };

	put_text(&own, row->cells[column]);
	if (!own.text)
		return "";
	return row->total ? arena_fmt(b->arena, "**%s**", own.text) : own.text;
}

static void put_table(struct buf *b, const struct table *table, const struct margin *margin)
{
	const char **cells = arena_alloc(b->arena, table->count * sizeof(char *));

	buf_fmt(b, "%s**%s**\n%s\n", margin->first, escaped(b, table->caption), margin->rest);
	for (size_t i = 0; i < table->count; i++)
		cells[i] = escaped(b, table->columns[i].header);
	put_cells(b, margin->rest, cells, table->count);
	for (size_t i = 0; i < table->count; i++)
		cells[i] = alignment(table->columns[i].align);
	put_cells(b, margin->rest, cells, table->count);
	for (const struct row *row = table->first; row; row = row->next) {
		for (size_t i = 0; i < table->count; i++)
			cells[i] = i || row->span ? cell_words(b, row, i) : "";
		put_cells(b, margin->rest, cells, table->count);
	}
}

static void put_key_figures(
	struct buf *b, const struct key_figures *figures, const struct margin *margin)
{
	for (size_t i = 0; i < figures->count; i++) {
		const struct key_figure *item = &figures->items[i];
		buf_fmt(b, "%s- %s: **%s**", i ? margin->rest : margin->first,
			escaped(b, item->label), escaped(b, item->value));
		if (item->note)
			buf_fmt(b, " (%s)", escaped(b, item->note));
		buf_putc(b, '\n');
	}
}

static void put_bar_chart(struct buf *b, const struct bar_chart *chart, const struct margin *margin)
{
	buf_fmt(b, "%s**%s**\n%s\n%s%s\n%s\n", margin->first, escaped(b, chart->caption),
		margin->rest, margin->rest, escaped(b, chart->alt), margin->rest);
	put_cells(b, margin->rest, (const char *[]){ "", chart->unit }, 2);
	put_cells(b, margin->rest, (const char *[]){ "---", "--:" }, 2);
	for (size_t i = 0; i < chart->count; i++)
		put_cells(b, margin->rest,
			(const char *[]){ escaped(b, chart->bars[i].label),
				arena_fmt(b->arena, "%.6g", chart->bars[i].value) },
			2);
}

static void put_heat_map(struct buf *b, const struct heat_map *map, const struct margin *margin)
{
	const char **cells = arena_alloc(b->arena, (map->columns + 1) * sizeof(char *));

	buf_fmt(b, "%s**%s**\n%s\n%s%s\n%s\n", margin->first, escaped(b, map->caption),
		margin->rest, margin->rest, escaped(b, map->alt), margin->rest);
	cells[0] = arena_fmt(b->arena, "%s / %s", map->row_axis, map->column_axis);
	for (size_t i = 0; i < map->columns; i++)
		cells[i + 1] = escaped(b, map->column_labels[i]);
	put_cells(b, margin->rest, cells, map->columns + 1);
	for (size_t i = 0; i <= map->columns; i++)
		cells[i] = "---";
	put_cells(b, margin->rest, cells, map->columns + 1);
	for (size_t row = 0; row < map->rows; row++) {
		cells[0] = escaped(b, map->row_labels[row]);
		for (size_t i = 0; i < map->columns; i++) {
			const struct heat_cell *cell = &map->cells[row * map->columns + i];
			cells[i + 1] = arena_fmt(b->arena, "%u (%s)", cell->count,
				escaped(b, map->levels[cell->level].label));
		}
		put_cells(b, margin->rest, cells, map->columns + 1);
	}
}

/* The figures are in its words, and in the table that follows. */
static void put_chart(struct buf *b, const struct chart *chart, const struct margin *margin)
{
	buf_fmt(b, "%s**%s**\n%s\n%s%s\n", margin->first, escaped(b, chart->caption), margin->rest,
		margin->rest, escaped(b, chart_words(b->arena, margin->lang, chart)));
}

static void put_code(struct buf *b, const char *code, const struct margin *margin)
{
	buf_fmt(b, "%s```\n", margin->first);
	while (*code) {
		size_t len = strcspn(code, "\n");
		buf_puts(b, margin->rest);
		buf_add(b, code, len);
		buf_putc(b, '\n');
		code += len + (code[len] == '\n');
	}
	buf_fmt(b, "%s```\n", margin->rest);
}

static void put_flow(struct buf *b, const struct flow *flow, struct margin margin);

static void put_list(struct buf *b, const struct list *list, const struct margin *margin)
{
	unsigned number = list->start;

	for (const struct list_item *item = list->first; item; item = item->next) {
		const char *bullet = list->ordered ? arena_fmt(b->arena, "%u. ", number++) : "- ";
		const char *before = item == list->first ? margin->first : margin->rest;
		put_flow(b, &item->flow,
			(struct margin){ arena_fmt(b->arena, "%s%s", before, bullet),
				arena_fmt(b->arena, "%s%*s", margin->rest, (int)strlen(bullet), ""),
				margin->lang });
	}
}

static void put_callout(struct buf *b, const struct callout_box *box, const struct margin *margin)
{
	struct margin inside = { arena_fmt(b->arena, "%s> ", margin->first),
		arena_fmt(b->arena, "%s> ", margin->rest), margin->lang };

	if (box->title) {
		buf_fmt(b, "%s**%s**\n%s\n", inside.first, escaped(b, box->title), inside.rest);
		inside.first = inside.rest;
	}
	put_flow(b, &box->flow, inside);
}

static void put_line(struct buf *b, const char *before, const char *mark, const struct text *text)
{
	buf_puts(b, before);
	buf_puts(b, mark);
	put_text(b, text);
	buf_putc(b, '\n');
}

static void put_notes(struct buf *b, const struct notes *notes, const struct margin *margin)
{
	for (size_t i = 0; i < notes->count; i++)
		put_line(b, i ? margin->rest : margin->first,
			arena_fmt(b->arena, "[^%u]: ", notes->list[i]->number),
			notes->list[i]->text);
}

static void put_block(struct buf *b, const struct block *block, const struct margin *margin)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		put_line(b, margin->first,
			arena_fmt(b->arena, "%.*s ", block->heading.level + 1, "#####"),
			block->heading.text);
		break;
	case BLOCK_PARAGRAPH:
		put_line(b, margin->first, "", block->paragraph);
		break;
	case BLOCK_CODE:
		put_code(b, block->code, margin);
		break;
	case BLOCK_RULE:
	case BLOCK_PAGE_BREAK:
		buf_fmt(b, "%s---\n", margin->first);
		break;
	case BLOCK_LIST:
		put_list(b, &block->list, margin);
		break;
	case BLOCK_CALLOUT:
		put_callout(b, &block->callout, margin);
		break;
	case BLOCK_TABLE:
		put_table(b, &block->table, margin);
		break;
	case BLOCK_KEY_FIGURES:
		put_key_figures(b, &block->key_figures, margin);
		break;
	case BLOCK_BAR_CHART:
		put_bar_chart(b, &block->bar_chart, margin);
		break;
	case BLOCK_HEAT_MAP:
		put_heat_map(b, &block->heat_map, margin);
		break;
	case BLOCK_CHART:
		put_chart(b, block->chart, margin);
		break;
	case BLOCK_NOTES:
		put_notes(b, &block->notes, margin);
		break;
	case BLOCK_SEAL_BOX:
		buf_fmt(b, "%s[%s]\n", margin->first, escaped(b, block->seal_box.words));
		break;
	}
}

/* Blocks with an empty line between them; the first may share its line with a bullet. */
static void put_flow(struct buf *b, const struct flow *flow, struct margin margin)
{
	for (const struct block *block = flow->first; block; block = block->next) {
		put_block(b, block, &margin);
		margin.first = margin.rest;
		if (block->next)
			buf_fmt(b, "%s\n", margin.rest);
	}
}

void document_to_markdown(const struct document *doc, struct buf *out)
{
	buf_fmt(out, "# %s\n\n", escaped(out, doc->title));
	if (doc->subtitle)
		buf_fmt(out, "%s\n\n", escaped(out, doc->subtitle));
	buf_fmt(out, "%s, %s\n\n", escaped(out, doc->organisation), date_words(out->arena, doc));
	for (size_t i = 0; i < doc->fact_count; i++)
		buf_fmt(out, "- %s: %s\n", escaped(out, doc->facts[i].label),
			escaped(out, doc->facts[i].value));
	if (doc->fact_count)
		buf_putc(out, '\n');
	if (doc->draft)
		buf_fmt(out, "> **%s**\n\n", draft_words(doc));
	if (doc->notice)
		buf_fmt(out, "> %s\n\n", escaped(out, doc->notice));
	put_flow(out, &doc->body, (struct margin){ "", "", doc->lang });
	if (doc->ledger_head)
		buf_fmt(out, "\n---\n%s\n", escaped(out, doc->ledger_head));
}
