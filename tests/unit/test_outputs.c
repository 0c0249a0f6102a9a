/* test_outputs.c - what a document is written as beside its PDF, and what the PDF carries of it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "paper.h"

static void test_document_is_also_markdown(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct buf b = { .arena = cx->arena };

	paper_add_all(cx, &doc->body);
	document_to_markdown(doc, &b);
	assert_non_null(strstr(b.text, "# Årsrapport\n\nEksempel Kommune, 29. januar 2027\n"));
	assert_non_null(strstr(b.text, "Se [***vejledningen***](https://www.datatilsynet.dk/)"));
	assert_non_null(strstr(b.text, "3. Punkt\n4. - Underpunkt\n"));
	assert_non_null(strstr(b.text, "| System | Antal |\n| --- | --: |\n| Løn | 6.870 |\n"));
	assert_non_null(strstr(b.text, "| **I alt** |  |\n"));
	assert_non_null(strstr(b.text, "| Muligt | 3 (Lav) | 1 (Høj) |\n"));
	assert_non_null(strstr(b.text, "> **Citat**\n> \n> Ord\n"));
}

static void test_a_draft_says_so_in_every_form(void **state)
{
	static void (*const forms[])(const struct document *doc, struct buf *out) = {
		document_to_markdown,
		document_to_html,
	};
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	for (size_t i = 0; i < COUNT(forms); i++)
		for (int draft = 0; draft < 2; draft++) {
			struct buf b = { .arena = cx->arena };
			doc->draft = draft;
			forms[i](doc, &b);
			assert_int_equal(!!strstr(b.text, "Udkast: ikke godkendt"), draft);
		}
}

static json_t *read_back(struct ctx *cx, const struct document *doc)
{
	struct buf b = { .arena = cx->arena };
	json_error_t error;

	document_to_json(doc, &b);
	json_t *root = json_loadb(b.text, b.len, 0, &error);
	if (!root)
		fail_msg("line %d: %s\n%s", error.line, error.text, b.text);
	return root;
}

static const char *word(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static void test_document_is_also_data(void **state)
{
	static const char *const kinds[] = { "heading", "paragraph", "list", "callout", "callout",
		"code", "table", "key_figures", "bar_chart", "heat_map", "seal_box", "seal_box" };
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	doc->numbered = true;
	doc->ledger_size = 12;
	doc->ledger_root = "ab";
	paper_add_all(cx, &doc->body);
	json_t *root = read_back(cx, doc), *blocks = json_object_get(root, "blocks");
	assert_string_equal(word(root, "format"), "vaern-report");
	assert_string_equal(word(root, "date"), "2027-01-29");
	json_t *ledger = json_object_get(root, "ledger");
	assert_int_equal(json_integer_value(json_object_get(ledger, "size")), 12);
	assert_string_equal(word(ledger, "root"), "ab");
	assert_int_equal(json_array_size(blocks), COUNT(kinds));
	for (size_t i = 0; i < COUNT(kinds); i++)
		assert_string_equal(word(json_array_get(blocks, i), "kind"), kinds[i]);
	assert_string_equal(word(json_array_get(blocks, 0), "number"), "1");
	assert_string_equal(word(json_array_get(blocks, 1), "text"), "Se vejledningen med kode");
	json_t *rows = json_object_get(json_array_get(blocks, 6), "rows");
	assert_string_equal(json_string_value(json_array_get(json_array_get(rows, 0), 1)), "6.870");
	json_decref(root);
}

static void test_document_is_also_a_web_page(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct text *bad = text_new(cx->arena);
	struct buf b = { .arena = cx->arena };

	doc->title = "A <b> & \"c\"";
	text_add(bad, "klik", SPAN_PLAIN, "javascript:alert(1)");
	doc_paragraph(&doc->body, bad);
	paper_add_all(cx, &doc->body);
	document_to_html(doc, &b);
	assert_non_null(strstr(b.text, "<h1>A &lt;b&gt; &amp; &quot;c&quot;</h1>"));
	assert_non_null(strstr(b.text, "<p>klik</p>"));
	assert_null(strstr(b.text, "javascript:"));
	assert_non_null(strstr(b.text, "<th scope=\"col\" class=\"number\">Antal</th>"));
	assert_non_null(strstr(b.text, "<tr><th scope=\"row\">L\303\270n</th>"));
	assert_non_null(strstr(b.text, "<ol start=\"3\">\n<li><p>Punkt</p>"));
	assert_non_null(strstr(b.text, "<td>3 (Lav)</td><td>1 (H\303\270j)</td>"));
	assert_non_null(strstr(b.text, "<a href=\"https://www.datatilsynet.dk/\"><strong><em>"));
}

/* A Danish report that quotes English: a paragraph of it, and a word in one. */
static struct document *quoting(struct ctx *cx)
{
	struct document *doc = paper_report(cx);
	struct text *mixed = text_new(cx->arena);

	text_add(mixed, "Se ", SPAN_STRONG, NULL);
	text_add(mixed, "the annex", SPAN_STRONG, NULL)->lang = "en";
	doc_paragraph(&doc->body, mixed);
	doc->body.lang = "en";
	doc_paragraph(&doc->body, paper_words(cx, "Each controller shall maintain a record."));
	doc->body.lang = NULL;
	doc_paragraph(&doc->body, paper_words(cx, "Dansk igen"));
	return doc;
}

static void test_another_language_is_said_everywhere(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = quoting(cx);
	struct buf html = { .arena = cx->arena }, md = { .arena = cx->arena };

	document_to_html(doc, &html);
	assert_non_null(strstr(html.text, "<span lang=\"en\"><strong>the annex</strong></span>"));
	assert_non_null(strstr(html.text, "<div lang=\"en\">\n<p>Each"));
	assert_non_null(strstr(html.text, "</div>\n<p>Dansk igen"));
	document_to_markdown(doc, &md);
	assert_non_null(strstr(md.text, "**Se the annex**\n"));
	json_t *root = read_back(cx, doc), *blocks = json_object_get(root, "blocks");
	assert_null(word(json_array_get(blocks, 0), "language"));
	json_t *part = json_array_get(json_object_get(json_array_get(blocks, 0), "languages"), 0);
	assert_string_equal(word(part, "words"), "the annex");
	assert_string_equal(word(part, "language"), "en");
	assert_string_equal(word(json_array_get(blocks, 1), "language"), "en");
	assert_null(word(json_array_get(blocks, 2), "language"));
	json_decref(root);
}

static void test_pdf_says_another_language_once(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = quoting(cx);
	static const struct column columns[] = { { "Navn", ALIGN_TEXT, true } };

	assert_int_equal(paper_times(paper_pdf(cx, doc), "/Lang (en)"), 2);
	assert_int_equal(paper_times(paper_pdf(cx, doc), "/S /Span"), 1);
	/* What an element holds speaks as it does, and a cell of one language needs no more. */
	doc->body.lang = "en";
	struct flow *quote = doc_callout(&doc->body, CALLOUT_QUOTE, "Quotation");
	doc_paragraph(quote, paper_words(cx, "Words"));
	doc->body.lang = NULL;
	struct table *table = doc_table(&doc->body, "Tabel", columns, COUNT(columns));
	struct text *cell = paper_words(cx, "Word");
	cell->first->lang = "en";
	table_row(table, &cell);
	assert_int_equal(paper_times(paper_pdf(cx, doc), "/Lang (en)"), 4);
	assert_int_equal(paper_times(paper_pdf(cx, doc), "/S /Span"), 1);
}

static struct table *grouping(struct ctx *cx, struct flow *in)
{
	static const struct column columns[] = { { "Afdeling", ALIGN_TEXT, true, true },
		{ "Aktivitet", ALIGN_TEXT, true }, { "Antal", ALIGN_NUMBER, false } };
	static const char *const rows[][2] = { { "By", "Byggesag" }, { "By", "Miljøsag" },
		{ "Løn", "Løn" }, { "By", "Vejsag" } };
	struct table *table = doc_table(in, "Aktiviteter", columns, COUNT(columns));

	for (size_t i = 0; i < COUNT(rows); i++)
		table_row(table, (struct text *[]){ paper_words(cx, rows[i][0]),
					 paper_words(cx, rows[i][1]), paper_words(cx, "1") });
	table_total(table, (struct text *[]){ paper_words(cx, "By"), NULL, paper_words(cx, "4") });
	return table;
}

static void test_cells_alike_are_one_that_names_its_rows(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct buf html = { .arena = cx->arena }, md = { .arena = cx->arena };

	grouping(cx, &doc->body);
	document_to_html(doc, &html);
	assert_non_null(strstr(html.text,
		"<tr><th scope=\"row\" rowspan=\"2\">By</th><th scope=\"row\">Byggesag</th>"));
	assert_non_null(strstr(html.text, "<tr><th scope=\"row\">Miljøsag</th>"));
	assert_non_null(strstr(html.text, "<tr><th scope=\"row\">By</th><th scope=\"row\">Vej"));
	assert_non_null(strstr(html.text, "<th scope=\"row\">By</th><td></td><td class"));
	document_to_markdown(doc, &md);
	assert_non_null(strstr(md.text, "| By | Byggesag | 1 |\n|  | Miljøsag | 1 |\n| Løn |"));
	json_t *root = read_back(cx, doc);
	json_t *table = json_array_get(json_object_get(root, "blocks"), 0);
	json_t *spans = json_object_get(table, "row_spans"), *rows = json_object_get(table, "rows");
	assert_int_equal(json_array_size(spans), 4);
	assert_int_equal(json_integer_value(json_array_get(spans, 0)), 2);
	assert_int_equal(json_integer_value(json_array_get(spans, 3)), 1);
	assert_string_equal(json_string_value(json_array_get(json_array_get(rows, 1), 0)), "By");
	json_decref(root);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/Scope /Row /RowSpan 2"), 1);
	assert_int_equal(paper_times(pdf, "/RowSpan"), 1);
	assert_int_equal(paper_times(pdf, "/Scope /Row"), 3 + 4 + 1);
	assert_int_equal(paper_times(pdf, "/S /TD"), 4 + 2);
}

static void test_notes_lead_there_and_back(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct buf html = { .arena = cx->arena }, md = { .arena = cx->arena };
	struct note *note = note_new(cx->arena, 12);
	struct text *text = paper_words(cx, "Se");

	note->text = paper_words(cx, "Loven");
	text_note(text, note);
	text_add(text, " og", SPAN_PLAIN, NULL);
	text_note(text, note);
	doc_paragraph(&doc->body, text);
	doc_notes(&doc->body, (struct note *[]){ note }, 1);
	document_to_html(doc, &html);
	assert_non_null(strstr(html.text,
		"<p>Se<sup><a role=\"doc-noteref\" id=\"ref-12\" href=\"#note-12\">12</a></sup> og"
		"<sup><a role=\"doc-noteref\" href=\"#note-12\">12</a></sup></p>"));
	assert_non_null(strstr(html.text, "<li id=\"note-12\" value=\"12\">Loven <a "
					  "role=\"doc-backlink\" href=\"#ref-12\">"));
	document_to_markdown(doc, &md);
	assert_non_null(strstr(md.text, "Se[^12] og[^12]\n\n[^12]: Loven\n"));
	json_t *root = read_back(cx, doc), *blocks = json_object_get(root, "blocks");
	assert_string_equal(
		word(json_array_get(blocks, 0), "text"), "Se\u00b9\u00b2 og\u00b9\u00b2");
	json_t *told = json_array_get(json_object_get(json_array_get(blocks, 1), "notes"), 0);
	assert_string_equal(word(told, "text"), "Loven");
	assert_int_equal(json_integer_value(json_object_get(told, "number")), 12);
	json_decref(root);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/S /Note /P"), 1);
	assert_int_equal(paper_times(pdf, "/S /Reference"), 2);
	assert_int_equal(paper_times(pdf, "/Type /OBJR"), 3);
	assert_int_equal(paper_times(pdf, "/IDTree <</Names [(note-00012) "), 1);
}

/* A reference whose note is nowhere is its number, and a note that nothing refers to leads nowhere.
 */
static void test_half_a_note_is_no_link(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct text *text = paper_words(cx, "Se");
	struct note *lone = note_new(cx->arena, 2);

	text_note(text, note_new(cx->arena, 1));
	doc_paragraph(&doc->body, text);
	lone->text = paper_words(cx, "Alene");
	doc_notes(&doc->body, (struct note *[]){ lone }, 1);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/S /Link"), 0);
	assert_int_equal(paper_times(pdf, "/S /Note /P"), 1);
}

static void test_data_of_any_bytes_can_be_read(void **state)
{
	struct ctx *cx = *state;
	unsigned seed = 7;

	for (int round = 0; round < 40; round++) {
		struct document *doc = paper_report(cx);
		doc->title = paper_noise(cx, &seed, 80);
		doc_paragraph(&doc->body, paper_words(cx, paper_noise(cx, &seed, 300)));
		json_decref(read_back(cx, doc));
	}
}

static void test_pdf_carries_its_data(void **state)
{
	struct ctx *cx = *state;
	struct pdf_bytes pdf = paper_pdf(cx, paper_report(cx));

	assert_int_equal(paper_times(pdf, "/AFRelationship /Data"), 1);
	assert_int_equal(paper_times(pdf, "/Subtype /application#2Fjson"), 1);
	assert_int_equal(paper_times(pdf, "/EmbeddedFiles"), 1);
	assert_int_equal(paper_times(pdf, "/AF ["), 1);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, paper_setup, paper_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_document_is_also_markdown),
		T_(test_a_draft_says_so_in_every_form),
		T_(test_document_is_also_data),
		T_(test_document_is_also_a_web_page),
		T_(test_another_language_is_said_everywhere),
		T_(test_pdf_says_another_language_once),
		T_(test_cells_alike_are_one_that_names_its_rows),
		T_(test_notes_lead_there_and_back),
		T_(test_half_a_note_is_no_link),
		T_(test_data_of_any_bytes_can_be_read),
		T_(test_pdf_carries_its_data),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
