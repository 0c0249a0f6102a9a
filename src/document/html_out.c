/* html_out.c - a document as one HTML page: for screens large and small, and for print */
#include <string.h>

#include "chart/picture.h"
#include "tree.h"

static const char style[] =
	"<style>\n"
	":root{color:#1c2733;background:#fff;font:1rem/1.5 \"Liberation Sans\",Arial,sans-serif}\n"
	"body{max-width:52rem;margin:0 auto;padding:1rem 1.5rem 4rem}\n"
	"h1,h2,h3{color:#0f4c5c;line-height:1.25}h1{font-size:2rem;margin:1.5rem 0 .25rem}\n"
	"h2{margin:2.5rem 0 .5rem}h3{margin:1.75rem 0 .5rem}h4,h5{margin:1.25rem 0 .25rem}\n"
	"a{color:#0a58a0}.under{font-size:1.15rem;margin:0 0 1rem;color:#56636f}\n"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.25rem}\n"
	"dt{color:#56636f}dd{margin:0}\n"
	"table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.925rem}\n"
	"caption{text-align:left;font-weight:bold;padding-bottom:.4rem}\n"
	"th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
	"border-bottom:1px solid #d0d8dd}\n"
	"thead th{background:#eef3f5;border-bottom:2px solid #0f4c5c}tbody th{font-weight:normal}\n"
	".number{text-align:right;font-variant-numeric:tabular-nums}.centre{text-align:center}\n"
	"td.date{white-space:nowrap}\n"
	".total>*{font-weight:bold;border-top:2px solid #0f4c5c}\n"
	"aside,blockquote,.notice{margin:1rem 0;padding:.6rem 1rem;background:#eef3f5;"
	"border-left:4px solid #0f4c5c}\n"
	".good{border-color:#1f6b45}.warning{border-color:#9a3412}\n"
	"svg{display:block;width:100%;font-family:\"Liberation Sans\",Arial,sans-serif}\n"
	"figure{margin:1.25rem 0}figcaption{font-weight:bold}\n"
	".figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem}\n"
	".figures>div{background:#eef3f5;padding:.75rem 1rem;overflow-wrap:anywhere}.figures "
	"dt{font-size:.9rem}\n"
	".figures dd.value{font-size:1.6rem;font-weight:bold;color:#0f4c5c}\n"
	"pre{background:#eef3f5;padding:.75rem 1rem;overflow-x:auto}\n"
	".seal{border:1px solid #56636f;padding:1rem;max-width:24rem}\n"
	".notes{border-top:1px solid #56636f;font-size:.85rem;margin-top:2rem}\n"
	"footer{margin-top:3rem;border-top:1px solid #d0d8dd;color:#56636f;font-size:.85rem;"
	"overflow-wrap:anywhere}\n"
	"@media print{body{max-width:none;padding:0}h2,h3,h4{break-after:avoid}"
	"tr,figure,aside{break-inside:avoid}thead{display:table-header-group}}\n"
	"</style>\n";

/* What the writing of one document goes by. */
struct walk {
	struct buf *out;
	const struct document *doc;
	unsigned counts[HEADING_LEVELS];
	unsigned headings;
};

static void put(struct buf *b, const char *words)
{
	buf_html(b, words_clean(b->arena, words));
}

/* "<p>words</p>"; nothing without words. */
static void put_in(struct buf *b, const char *open, const char *words, const char *close)
{
	if (!words)
		return;
	buf_puts(b, open);
	put(b, words);
	buf_puts(b, close);
}

/* ---- text ---- */

/* An address that a click may follow; a template's "javascript:" is none. */
static bool is_followed(const char *link)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:" };

	for (size_t i = 0; i < COUNT(schemes); i++)
		if (link && strncmp(link, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static void put_words(struct buf *b, const char *words)
{
	for (size_t len; *words; words += len + (words[len] == '\n')) {
		len = strcspn(words, "\n");
		put(b, arena_str(b->arena, words, len));
		if (words[len] == '\n')
			buf_puts(b, "<br>");
	}
}

static const struct {
	unsigned style;
	const char *open, *close;
} marks[] = {
	{ SPAN_STRONG, "<strong>", "</strong>" },
	{ SPAN_EMPHASIS, "<em>", "</em>" },
	{ SPAN_CODE, "<code>", "</code>" },
};

/* The first one that refers to a note is where the note leads back to. */
static void put_reference(struct buf *b, const struct span *span)
{
	unsigned number = span->note->number;

	buf_puts(b, "<sup><a role=\"doc-noteref\"");
	if (!span->again)
		buf_fmt(b, " id=\"ref-%u\"", number);
	buf_fmt(b, " href=\"#note-%u\">%u</a></sup>", number, number);
}

static void put_span(struct buf *b, const struct span *span)
{
	bool link = is_followed(span->link);

	put_in(b, "<span lang=\"", span->lang, "\">");
	if (link)
		put_in(b, "<a href=\"", span->link, "\">");
	for (size_t i = 0; i < COUNT(marks); i++)
		if (span->style & marks[i].style)
			buf_puts(b, marks[i].open);
	put_words(b, span->words);
	for (size_t i = COUNT(marks); i-- > 0;)
		if (span->style & marks[i].style)
			buf_puts(b, marks[i].close);
	if (link)
		buf_puts(b, "</a>");
	if (span->lang)
		buf_puts(b, "</span>");
}

static void put_text(struct buf *b, const struct text *text)
{
	for (const struct span *span = text->first; span; span = span->next)
		(span->note ? put_reference : put_span)(b, span);
}

/* ---- tables and figures ---- */

static const char *class_of(enum align align)
{
	if (align == ALIGN_NUMBER)
		return " class=\"number\"";
	if (align == ALIGN_DATE)
		return " class=\"date\"";
	return align == ALIGN_CENTRE ? " class=\"centre\"" : "";
}

static void put_row(struct buf *b, const struct table *table, const struct row *row)
{
	buf_puts(b, row->total ? "<tr class=\"total\">" : "<tr>");
	for (size_t i = !row->span; i < table->count; i++) {
		bool names = cell_names_row(table, row, i);
		buf_puts(b, names ? "<th scope=\"row\"" : "<td");
		if (i == 0 && row->span > 1)
			buf_fmt(b, " rowspan=\"%u\"", row->span);
		buf_fmt(b, "%s>", class_of(table->columns[i].align));
		put_text(b, row->cells[i]);
		buf_puts(b, names ? "</th>" : "</td>");
	}
	buf_puts(b, "</tr>\n");
}

static void put_table(struct buf *b, const struct table *table)
{
	put_in(b, "<table>\n<caption>", table->caption, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < table->count; i++) {
		buf_fmt(b, "<th scope=\"col\"%s>", class_of(table->columns[i].align));
		put(b, table->columns[i].header);
		buf_puts(b, "</th>");
	}
	buf_puts(b, "</tr></thead>\n<tbody>\n");
	for (const struct row *row = table->first; row; row = row->next)
		put_row(b, table, row);
	buf_puts(b, "</tbody>\n</table>\n");
}

static void put_key_figures(struct buf *b, const struct key_figures *figures)
{
	buf_puts(b, "<dl class=\"figures\">\n");
	for (size_t i = 0; i < figures->count; i++) {
		const struct key_figure *item = &figures->items[i];
		put_in(b, "<div><dt>", item->label, "</dt>");
		put_in(b, "<dd class=\"value\">", item->value, "</dd>");
		put_in(b, "<dd>", item->note, "</dd>");
		buf_puts(b, "</div>\n");
	}
	buf_puts(b, "</dl>\n");
}

static void put_figure_head(struct buf *b, const char *caption, const char *alt)
{
	put_in(b, "<figure>\n<figcaption>", caption, "</figcaption>\n");
	put_in(b, "<p>", alt, "</p>\n<table>\n");
}

static void put_bar_chart(struct walk *w, const struct bar_chart *chart)
{
	const struct words label = W("What", "Hvad"), count = W("Number", "Antal");
	const char *unit = *chart->unit ? chart->unit : words_in(w->doc->lang, count);
	struct buf *b = w->out;

	put_figure_head(b, chart->caption, chart->alt);
	put_in(b, "<thead><tr><th scope=\"col\">", words_in(w->doc->lang, label), "</th>");
	put_in(b, "<th scope=\"col\" class=\"number\">", unit, "</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < chart->count; i++) {
		put_in(b, "<tr><th scope=\"row\">", chart->bars[i].label, "</th>");
		buf_fmt(b, "<td class=\"number\">%.6g</td></tr>\n", chart->bars[i].value);
	}
	buf_puts(b, "</tbody>\n</table>\n</figure>\n");
}

static void put_heat_row(struct buf *b, const struct heat_map *map, size_t row)
{
	put_in(b, "<tr><th scope=\"row\">", map->row_labels[row], "</th>");
	for (size_t i = 0; i < map->columns; i++) {
		const struct heat_cell *cell = &map->cells[row * map->columns + i];
		buf_fmt(b, "<td>%u", cell->count);
		put_in(b, " (", map->levels[cell->level].label, ")</td>");
	}
	buf_puts(b, "</tr>\n");
}

static void put_heat_map(struct buf *b, const struct heat_map *map)
{
	put_figure_head(b, map->caption, map->alt);
	put_in(b, "<thead><tr><th scope=\"col\">", map->row_axis, " / ");
	put_in(b, "", map->column_axis, "</th>");
	for (size_t i = 0; i < map->columns; i++)
		put_in(b, "<th scope=\"col\">", map->column_labels[i], "</th>");
	buf_puts(b, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < map->rows; row++)
		put_heat_row(b, map, row);
	buf_puts(b, "</tbody>\n</table>\n</figure>\n");
}

static void put_chart(struct walk *w, const struct chart *chart)
{
	put_in(w->out, "<figure>\n<figcaption>", chart->caption, "</figcaption>\n");
	chart_to_svg(w->out, w->doc->lang, chart);
	buf_puts(w->out, "</figure>\n");
}

/* ---- blocks ---- */

static void put_flow(struct walk *w, const struct flow *flow);

/* The title is h1, so a chapter is h2. */
static void put_heading(struct walk *w, const struct heading *heading)
{
	buf_fmt(w->out, "<h%d id=\"h%u\">", heading->level + 1, ++w->headings);
	if (w->doc->numbered)
		buf_fmt(w->out, "%s ", heading_number(w->out->arena, w->counts, heading->level));
	put_text(w->out, heading->text);
	buf_fmt(w->out, "</h%d>\n", heading->level + 1);
}

static void put_list(struct walk *w, const struct list *list)
{
	if (list->ordered)
		buf_fmt(w->out, "<ol start=\"%u\">\n", list->start);
	else
		buf_puts(w->out, "<ul>\n");
	for (const struct list_item *item = list->first; item; item = item->next) {
		buf_puts(w->out, "<li>");
		put_flow(w, &item->flow);
		buf_puts(w->out, "</li>\n");
	}
	buf_puts(w->out, list->ordered ? "</ol>\n" : "</ul>\n");
}

static void put_notes(struct walk *w, const struct notes *notes)
{
	const char *back = words_in(w->doc->lang, (struct words)W("To the text", "Til teksten"));

	buf_puts(w->out, "<section role=\"doc-endnotes\" class=\"notes\">\n<ol>\n");
	for (size_t i = 0; i < notes->count; i++) {
		unsigned number = notes->list[i]->number;
		buf_fmt(w->out, "<li id=\"note-%u\" value=\"%u\">", number, number);
		put_text(w->out, notes->list[i]->text);
		buf_fmt(w->out, " <a role=\"doc-backlink\" href=\"#ref-%u\">%s</a></li>\n", number,
			back);
	}
	buf_puts(w->out, "</ol>\n</section>\n");
}

static void put_callout(struct walk *w, const struct callout_box *box)
{
	static const struct {
		const char *open, *close;
	} boxes[] = {
		[CALLOUT_NOTE] = { "<aside>\n", "</aside>\n" },
		[CALLOUT_GOOD] = { "<aside class=\"good\">\n", "</aside>\n" },
		[CALLOUT_WARNING] = { "<aside class=\"warning\">\n", "</aside>\n" },
		[CALLOUT_QUOTE] = { "<blockquote>\n", "</blockquote>\n" },
	};

	buf_puts(w->out, boxes[box->kind].open);
	put_in(w->out, "<p><strong>", box->title, "</strong></p>\n");
	put_flow(w, &box->flow);
	buf_puts(w->out, boxes[box->kind].close);
}

static void put_block(struct walk *w, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		put_heading(w, &block->heading);
		break;
	case BLOCK_PARAGRAPH:
		buf_puts(w->out, "<p>");
		put_text(w->out, block->paragraph);
		buf_puts(w->out, "</p>\n");
		break;
	case BLOCK_CODE:
		put_in(w->out, "<pre><code>", block->code, "</code></pre>\n");
		break;
	case BLOCK_RULE:
		buf_puts(w->out, "<hr>\n");
		break;
	case BLOCK_PAGE_BREAK:
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
		put_bar_chart(w, &block->bar_chart);
		break;
	case BLOCK_HEAT_MAP:
		put_heat_map(w->out, &block->heat_map);
		break;
	case BLOCK_CHART:
		put_chart(w, block->chart);
		break;
	case BLOCK_NOTES:
		put_notes(w, &block->notes);
		break;
	case BLOCK_SEAL_BOX:
		put_in(w->out, "<p class=\"seal\">", block->seal_box.words, "</p>\n");
		break;
	}
}

static void put_flow(struct walk *w, const struct flow *flow)
{
	for (const struct block *block = flow->first; block; block = block->next) {
		put_in(w->out, "<div lang=\"", block->lang, "\">\n");
		put_block(w, block);
		if (block->lang)
			buf_puts(w->out, "</div>\n");
	}
}

/* ---- the page ---- */

static void put_head(struct buf *b, const struct document *doc)
{
	buf_fmt(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		lang_text(doc->lang));
	buf_puts(b, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
	put_in(b, "<title>", doc->title, "</title>\n");
	buf_fmt(b, "%s</head>\n<body>\n", style);
}

static void put_top(struct buf *b, const struct document *doc)
{
	put_in(b, "<header>\n<h1>", doc->title, "</h1>\n");
	put_in(b, "<p class=\"under\">", doc->subtitle, "</p>\n");
	put_in(b, "<p>", doc->organisation, ", ");
	put_in(b, "<time datetime=\"", doc->date, "\">");
	put_in(b, "", date_words(b->arena, doc), "</time></p>\n");
	put_in(b, "<p class=\"notice\">", draft_words(doc), "</p>\n");
	put_in(b, "<p class=\"notice\">", doc->notice, "</p>\n");
	if (doc->fact_count)
		buf_puts(b, "<dl>\n");
	for (size_t i = 0; i < doc->fact_count; i++) {
		put_in(b, "<dt>", doc->facts[i].label, "</dt>");
		put_in(b, "<dd>", doc->facts[i].value, "</dd>\n");
	}
	buf_puts(b, doc->fact_count ? "</dl>\n</header>\n" : "</header>\n");
}

void document_to_html(const struct document *doc, struct buf *out)
{
	struct walk w = { .out = out, .doc = doc };

	put_head(out, doc);
	put_top(out, doc);
	buf_puts(out, "<main>\n");
	put_flow(&w, &doc->body);
	buf_puts(out, "</main>\n");
	put_in(out, "<footer><p>", doc->ledger_head, "</p></footer>\n");
	buf_puts(out, "</body>\n</html>\n");
}
