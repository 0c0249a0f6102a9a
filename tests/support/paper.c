/* paper.c - documents to try the writers on, for tests */
#include "paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

int paper_setup(void **state)
{
	static struct ctx cx;

	unsetenv("SOURCE_DATE_EPOCH");
	cx = (struct ctx){ .arena = arena_new(), .lang = LANG_DA };
	*state = &cx;
	return 0;
}

int paper_teardown(void **state)
{
	arena_free(((struct ctx *)*state)->arena);
	return 0;
}

struct document *paper_report(struct ctx *cx)
{
	struct document *doc = doc_new(cx, "Årsrapport", "Eksempel Kommune", "2027-01-29");

	doc_fact(doc, "Version", "1.0");
	return doc;
}

struct text *paper_words(struct ctx *cx, const char *words)
{
	return text_plain(cx->arena, words);
}

struct pdf_bytes paper_pdf(struct ctx *cx, const struct document *doc)
{
	struct pdf_bytes pdf = { 0 };

	if (!document_to_pdf(cx, doc, &pdf))
		print_error("%s\n", cx->err.text);
	assert_int_equal(cx->err.kind, ERR_NONE);
	assert_true(pdf.len > 1000);
	assert_memory_equal(pdf.data, "%PDF-1.7", 8);
	assert_memory_equal(pdf.data + pdf.len - 6, "%%EOF", 5);
	return pdf;
}

/* How often the words stand in the bytes outside compressed streams. */
size_t paper_times(struct pdf_bytes pdf, const char *words)
{
	const unsigned char *at = pdf.data, *end = pdf.data + pdf.len;
	size_t count = 0;

	while ((at = memmem(at, (size_t)(end - at), words, strlen(words)))) {
		at += strlen(words);
		count++;
	}
	return count;
}

size_t paper_pages(struct pdf_bytes pdf)
{
	return paper_times(pdf, "/Type /Page\n");
}

void paper_add_all(struct ctx *cx, struct flow *in)
{
	static const struct column columns[] = { { "System", ALIGN_TEXT, true },
		{ "Antal", ALIGN_NUMBER, false } };
	static const struct key_figure figures[] = { { "Aftaler", "187", "9 udløber" },
		{ "Brud", "23", NULL } };
	static const struct bar bars[] = { { "Fejl", 11 }, { "Tyveri", 2.5 } };
	static const struct level levels[] = { { "Lav", 0xf3eebd }, { "Høj", 0x5e2350 } };
	static const struct heat_cell cells[] = { { 3, 0 }, { 1, 1 } };
	static const char *const row_labels[] = { "Muligt" };
	static const char *const column_labels[] = { "Mindre", "Alvorlig" };
	static const struct heat_map map = { "Risici", "Tre lave, en høj", "Sandsynlighed",
		"Konsekvens", row_labels, column_labels, 1, 2, cells, levels, COUNT(levels) };
	struct text *link = text_new(cx->arena);

	doc_heading(in, 1, paper_words(cx, "Kapitel"));
	text_add(link, "Se ", SPAN_PLAIN, NULL);
	text_add(link, "vejledningen", SPAN_STRONG | SPAN_EMPHASIS, "https://www.datatilsynet.dk/");
	text_add(link, " med kode", SPAN_CODE, NULL);
	doc_paragraph(in, link);
	struct list *list = doc_list(in, true, 3);
	doc_paragraph(list_item(list), paper_words(cx, "Punkt"));
	struct list *deeper = doc_list(list_item(list), false, 1);
	doc_paragraph(list_item(deeper), paper_words(cx, "Underpunkt"));
	list_item(deeper); /* an empty item */
	doc_paragraph(doc_callout(in, CALLOUT_WARNING, NULL), paper_words(cx, "Pas på"));
	doc_paragraph(doc_callout(in, CALLOUT_QUOTE, "Citat"), paper_words(cx, "Ord"));
	doc_code(in, "a  b\n\n  c");
	doc_rule(in);
	struct table *table = doc_table(in, "Systemer", columns, COUNT(columns));
	table_row(table, (struct text *[]){ paper_words(cx, "Løn"), paper_words(cx, "6.870") });
	table_total(table, (struct text *[]){ paper_words(cx, "I alt"), NULL });
	doc_key_figures(in, figures, COUNT(figures));
	doc_bar_chart(in, "Brud", "To slags brud", bars, COUNT(bars), "brud");
	doc_heat_map(in, &map);
	doc_page_break(in);
	doc_seal_box(in, "Segl", "Elektronisk segl");
	doc_seal_box(in, "DPO", "Underskrift");
}

/* Bytes of all kinds: letters, broken UTF-8, symbols, every plane. */
char *paper_noise(struct ctx *cx, unsigned *seed, size_t len)
{
	char *text = arena_alloc(cx->arena, len + 1);

	for (size_t i = 0; i < len; i++) {
		*seed = *seed * 1103515245 + 12345;
		unsigned kind = *seed >> 28, byte = *seed >> 16 & 0xff;
		text[i] = (char)(kind < 4   ? byte
				 : kind < 8 ? 0x80 | byte
				 : kind < 9 ? '\n'
					    : 'a' + byte % 26);
		if (!text[i])
			text[i] = ' ';
	}
	return text;
}
