/* make_report.c - a report of some thirty pages with tables and charts, as PDF, or the same content
 * as HTML for another program to set: make_report pdf|html FILE */
#include <stdio.h>
#include <string.h>

#include "document.h"

#define CHAPTERS 17
#define ROWS     24
#define BARS     8

static const char prose[] =
	"Kommunen behandler oplysninger om borgere for at kunne træffe afgørelse, udbetale ydelser "
	"og føre tilsyn. Adgang gives efter arbejdsbetinget behov og gennemgås hvert halve år af "
	"nærmeste leder. Der føres log over opslag, og loggen kontrolleres ved stikprøver hver "
	"måned. Data slettes ved udløb af fristen, medmindre sagen er bevaringsværdig efter "
	"arkivloven. Leverandøren behandler kun personoplysninger efter dokumenteret instruks, og "
	"forbindelsen er krypteret.";

static const struct column columns[] = {
	{ .header = "Aktivitet", .names_row = true },
	{ .header = "System" },
	{ .header = "Senest gennemgået", .align = ALIGN_DATE },
	{ .header = "Registrerede", .align = ALIGN_NUMBER },
};

/* The cells of a row, made up, the same each time. */
static void row_cells(struct arena *arena, int chapter, int row, const char *cells[COUNT(columns)])
{
	cells[0] = arena_fmt(arena, "Behandling af sager om ydelse %d.%d", chapter, row);
	cells[1] = arena_fmt(arena, "Fagsystem %d", (chapter * 7 + row) % 40);
	cells[2] = arena_fmt(arena, "%02d-%02d-2025", row % 28 + 1, chapter % 12 + 1);
	cells[3] = arena_fmt(arena, "%d.%03d", (chapter + row) % 90 + 1, row * 37 % 1000);
}

static double bar_value(int chapter, int bar)
{
	return (chapter * 13 + bar * 29) % 100;
}

static void add_table(struct flow *in, int chapter)
{
	struct table *table = doc_table(in, "Aktiviteter og systemer", columns, COUNT(columns));

	for (int row = 0; row < ROWS; row++) {
		const char *words[COUNT(columns)];
		struct text *cells[COUNT(columns)];
		row_cells(in->arena, chapter, row, words);
		for (size_t i = 0; i < COUNT(columns); i++)
			cells[i] = text_plain(in->arena, words[i]);
		table_row(table, cells);
	}
}

static void add_chart(struct flow *in, int chapter)
{
	struct bar bars[BARS];

	for (int i = 0; i < BARS; i++)
		bars[i] = (struct bar){ arena_fmt(in->arena, "Afdeling %d", i + 1),
			bar_value(chapter, i) };
	doc_bar_chart(in, "Gennemgang", "Andel gennemgået i hver afdeling", bars, BARS, "%");
}

static struct document *make(struct ctx *cx)
{
	struct document *doc = doc_new(cx, "Årsrapport 2025", "Roskilde Kommune", "2026-01-15");

	doc->numbered = true;
	doc->packed = true;
	for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
		doc_heading(&doc->body, 1,
			text_plain(cx->arena, arena_fmt(cx->arena, "Område %d", chapter)));
		for (int i = 0; i < 4; i++)
			doc_paragraph(&doc->body, text_plain(cx->arena, prose));
		add_chart(&doc->body, chapter);
		add_table(&doc->body, chapter);
		doc_paragraph(&doc->body, text_plain(cx->arena, prose));
	}
	return doc;
}

static void html_table(struct buf *out, int chapter)
{
	buf_puts(out, "<table><caption>Aktiviteter og systemer</caption><thead><tr>");
	for (size_t i = 0; i < COUNT(columns); i++)
		buf_fmt(out, "<th>%s</th>", columns[i].header);
	buf_puts(out, "</tr></thead>\n");
	for (int row = 0; row < ROWS; row++) {
		const char *words[COUNT(columns)];
		row_cells(out->arena, chapter, row, words);
		buf_puts(out, "<tr>");
		for (size_t i = 0; i < COUNT(columns); i++)
			buf_fmt(out, "<td>%s</td>", words[i]);
		buf_puts(out, "</tr>\n");
	}
	buf_puts(out, "</table>\n");
}

static void html_chart(struct buf *out, int chapter)
{
	buf_puts(out, "<svg width=\"480\" height=\"200\">\n");
	for (int i = 0; i < BARS; i++)
		buf_fmt(out,
			"<text x=\"0\" y=\"%d\">Afdeling %d</text><rect x=\"100\" y=\"%d\" "
			"width=\"%.0f\" height=\"18\"/><text x=\"%.0f\" y=\"%d\">%.0f %%</text>\n",
			i * 24 + 14, i + 1, i * 24, bar_value(chapter, i) * 3,
			110 + bar_value(chapter, i) * 3, i * 24 + 14, bar_value(chapter, i));
	buf_puts(out, "</svg>\n");
}

static void html_chapter(struct buf *out, int chapter)
{
	buf_fmt(out, "<h1>%d Område %d</h1>\n", chapter, chapter);
	for (int i = 0; i < 4; i++)
		buf_fmt(out, "<p>%s</p>\n", prose);
	html_chart(out, chapter);
	html_table(out, chapter);
	buf_fmt(out, "<p>%s</p>\n", prose);
}

static bool write_html(struct ctx *cx, const char *path)
{
	struct buf out = { .arena = cx->arena };
	FILE *file = fopen(path, "w");

	buf_puts(&out, "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\">"
		       "<title>Årsrapport 2025</title><style>@page { size: A4; margin: 25mm; "
		       "@bottom-right { content: counter(page) } } body { font: 10pt/1.4 "
		       "'Liberation Sans' } h1 { break-before: page } table { width: 100%; "
		       "border-collapse: collapse } td, th { padding: 4pt; border-bottom: 0.5pt "
		       "solid #888; text-align: left }</style></head><body>\n");
	for (int chapter = 1; chapter <= CHAPTERS; chapter++)
		html_chapter(&out, chapter);
	buf_puts(&out, "</body></html>\n");
	return (file && fputs(out.text, file) >= 0 && fclose(file) == 0) ||
	       err_set(cx, ERR_SYSTEM, "%s cannot be written", path);
}

int main(int argc, char **argv)
{
	struct ctx context = { .arena = arena_new(), .lang = LANG_DA }, *cx = &context;

	if (argc != 3)
		return 2;
	bool ok = strcmp(argv[1], "html") == 0 ? write_html(cx, argv[2])
					       : document_save(cx, make(cx), argv[2]);
	if (!ok)
		fprintf(stderr, "make_report: %s\n", cx->err.text);
	arena_free(cx->arena);
	return ok ? 0 : 2;
}
