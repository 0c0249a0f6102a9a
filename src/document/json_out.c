/* json_out.c - a document as data: what a PDF carries inside, and what programs read
 *
 * docs/rapportdata.md describes the format; the version changes with it. */
#include <string.h>

#include "json_put.h"
#include "tree.h"

#define FORMAT  "vaern-report"
#define VERSION 1

/* ---- blocks ---- */

static const char *span_link(const struct span *span)
{
	return span->link;
}

static const char *span_lang(const struct span *span)
{
	return span->lang;
}

/* The spans that have something of their own, and that under its name. */
static void put_spans(struct buf *b, const struct text *text, const char *list, const char *name,
	const char *(*own)(const struct span *span))
{
	bool any = false;

	for (const struct span *span = text->first; span; span = span->next) {
		if (!own(span))
			continue;
		if (!any)
			json_open_list(b, list);
		any = true;
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "words", span->words);
		json_member(b, name, own(span));
		buf_putc(b, '}');
	}
	if (any)
		buf_putc(b, ']');
}

static void put_text(struct buf *b, const struct text *text)
{
	json_member(b, "text", text_words(text));
	put_spans(b, text, "links", "address", span_link);
	put_spans(b, text, "languages", "language", span_lang);
}

static void put_notes(struct buf *b, const struct notes *notes)
{
	json_open_list(b, "notes");
	for (size_t i = 0; i < notes->count; i++) {
		json_next(b);
		buf_fmt(b, "{\"number\":%u", notes->list[i]->number);
		put_text(b, notes->list[i]->text);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static const char *align_word(enum align align)
{
	static const char *const words[] = { [ALIGN_TEXT] = "text",
		[ALIGN_NUMBER] = "number",
		[ALIGN_DATE] = "date",
		[ALIGN_CENTRE] = "centre" };

	return words[align];
}

static void put_columns(struct buf *b, const struct table *table)
{
	json_open_list(b, "columns");
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "header", column->header);
		json_member(b, "align", align_word(column->align));
		if (column->names_row)
			json_flag(b, "names_row", true);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void put_cells(struct buf *b, const struct table *table, const struct row *row)
{
	for (size_t i = 0; i < table->count; i++)
		json_element(b, text_words(row->cells[i]));
}

/* How many rows each cell of the first column is for. */
static void put_spans_of(struct buf *b, const struct table *table)
{
	if (!table->columns[0].groups)
		return;
	json_open_list(b, "row_spans");
	for (const struct row *row = table->first; row; row = row->next)
		if (row->span) {
			json_next(b);
			buf_fmt(b, "%u", row->span);
		}
	buf_putc(b, ']');
}

static void put_table(struct buf *b, const struct table *table)
{
	const struct row *total = NULL;

	json_member(b, "caption", table->caption);
	put_columns(b, table);
	json_open_list(b, "rows");
	for (const struct row *row = table->first; row; row = row->next) {
		if (row->total)
			total = row;
		json_next(b);
		buf_puts(b, "\n[");
		put_cells(b, table, row);
		buf_putc(b, ']');
	}
	buf_putc(b, ']');
	put_spans_of(b, table);
	if (total)
		json_flag(b, "last_row_is_total", true);
}

static void put_key_figures(struct buf *b, const struct key_figures *figures)
{
	json_open_list(b, "figures");
	for (size_t i = 0; i < figures->count; i++) {
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "label", figures->items[i].label);
		json_member(b, "value", figures->items[i].value);
		json_member(b, "note", figures->items[i].note);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void put_bars(struct buf *b, const struct bar_chart *chart)
{
	json_member(b, "caption", chart->caption);
	json_member(b, "alt", chart->alt);
	json_member(b, "unit", chart->unit);
	json_open_list(b, "bars");
	for (size_t i = 0; i < chart->count; i++) {
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "label", chart->bars[i].label);
		json_key(b, "value");
		buf_fmt(b, "%.15g}", chart->bars[i].value);
	}
	buf_putc(b, ']');
}

static void put_heat_map(struct buf *b, const struct heat_map *map)
{
	json_member(b, "caption", map->caption);
	json_member(b, "alt", map->alt);
	json_member(b, "row_axis", map->row_axis);
	json_member(b, "column_axis", map->column_axis);
	json_labels(b, "rows", map->row_labels, map->rows);
	json_labels(b, "columns", map->column_labels, map->columns);
	json_open_list(b, "cells");
	for (size_t i = 0; i < map->rows * map->columns; i++) {
		json_next(b);
		buf_fmt(b, "{\"count\":%u", map->cells[i].count);
		json_key(b, "level");
		json_string(b, map->levels[map->cells[i].level].label);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

/* What the writing of one document goes by. */
struct walk {
	struct buf *out;
	const struct document *doc;
	unsigned counts[HEADING_LEVELS];
};

static void put_flow(struct walk *w, const char *key, const struct flow *flow);

static void put_heading(struct walk *w, const struct heading *heading)
{
	json_key(w->out, "level");
	buf_fmt(w->out, "%d", heading->level);
	if (w->doc->numbered)
		json_member(
			w->out, "number", heading_number(w->out->arena, w->counts, heading->level));
	put_text(w->out, heading->text);
}

static void put_list(struct walk *w, const struct list *list)
{
	json_flag(w->out, "ordered", list->ordered);
	if (list->ordered) {
		json_key(w->out, "start");
		buf_fmt(w->out, "%u", list->start);
	}
	json_open_list(w->out, "items");
	for (const struct list_item *item = list->first; item; item = item->next) {
		json_open_element(w->out);
		put_flow(w, "blocks", &item->flow);
		buf_putc(w->out, '}');
	}
	buf_putc(w->out, ']');
}

static void put_callout(struct walk *w, const struct callout_box *box)
{
	static const char *const words[] = { [CALLOUT_NOTE] = "note",
		[CALLOUT_GOOD] = "good",
		[CALLOUT_WARNING] = "warning",
		[CALLOUT_QUOTE] = "quote" };

	json_member(w->out, "tone", words[box->kind]);
	json_member(w->out, "title", box->title);
	put_flow(w, "blocks", &box->flow);
}

static const char *const kind_words[] = {
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_CODE] = "code",
	[BLOCK_LIST] = "list",
	[BLOCK_CALLOUT] = "callout",
	[BLOCK_TABLE] = "table",
	[BLOCK_KEY_FIGURES] = "key_figures",
	[BLOCK_BAR_CHART] = "bar_chart",
	[BLOCK_HEAT_MAP] = "heat_map",
	[BLOCK_CHART] = "chart",
	[BLOCK_SEAL_BOX] = "seal_box",
	[BLOCK_NOTES] = "notes",
};

static void put_inside(struct walk *w, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		put_heading(w, &block->heading);
		break;
	case BLOCK_PARAGRAPH:
		put_text(w->out, block->paragraph);
		break;
	case BLOCK_CODE:
		json_member(w->out, "text", block->code);
		break;
	case BLOCK_LIST:
		put_list(w, &block->list);
		break;
	case BLOCK_CALLOUT:
		put_callout(w, &block->callout);
		break;
	case BLOCK_TABLE:
		put_table(w->out, &block->table);
		break;
	case BLOCK_KEY_FIGURES:
		put_key_figures(w->out, &block->key_figures);
		break;
	case BLOCK_BAR_CHART:
		put_bars(w->out, &block->bar_chart);
		break;
	case BLOCK_HEAT_MAP:
		put_heat_map(w->out, &block->heat_map);
		break;
	case BLOCK_CHART:
		chart_to_json(w->out, block->chart);
		break;
	case BLOCK_SEAL_BOX:
		json_member(w->out, "field", block->seal_box.field);
		json_member(w->out, "text", block->seal_box.words);
		break;
	case BLOCK_NOTES:
		put_notes(w->out, &block->notes);
		break;
	case BLOCK_RULE:
	case BLOCK_PAGE_BREAK:
		break;
	}
}

/* Lines and page breaks are looks, not data. */
static void put_flow(struct walk *w, const char *key, const struct flow *flow)
{
	json_open_list(w->out, key);
	for (const struct block *block = flow->first; block; block = block->next) {
		if (block->kind == BLOCK_RULE || block->kind == BLOCK_PAGE_BREAK)
			continue;
		json_open_element(w->out);
		json_member(w->out, "kind", kind_words[block->kind]);
		json_member(w->out, "language", block->lang);
		put_inside(w, block);
		buf_putc(w->out, '}');
	}
	buf_putc(w->out, ']');
}

/* ---- the document ---- */

static void put_ledger(struct buf *b, const struct document *doc)
{
	if (!doc->ledger_root)
		return;
	json_key(b, "ledger");
	buf_fmt(b, "{\"size\":%lld", (long long)doc->ledger_size);
	json_member(b, "root", doc->ledger_root);
	buf_putc(b, '}');
}

static void put_facts(struct buf *b, const struct document *doc)
{
	json_open_list(b, "facts");
	for (size_t i = 0; i < doc->fact_count; i++) {
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "label", doc->facts[i].label);
		json_member(b, "value", doc->facts[i].value);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

void document_to_json(const struct document *doc, struct buf *out)
{
	struct walk w = { .out = out, .doc = doc };

	buf_fmt(out, "{\"format\":\"" FORMAT "\",\"version\":%d", VERSION);
	json_member(out, "title", doc->title);
	json_member(out, "subtitle", doc->subtitle);
	json_member(out, "language", lang_text(doc->lang));
	json_member(out, "organisation", doc->organisation);
	json_member(out, "date", doc->date);
	json_member(out, "subject", doc->subject);
	json_member(out, "notice", doc->notice);
	json_flag(out, "draft", doc->draft);
	put_ledger(out, doc);
	put_facts(out, doc);
	put_flow(&w, "blocks", &doc->body);
	buf_puts(out, "}\n");
}
