/* test_pdf.c - a document becomes a PDF: tagged, archivable, the same bytes each time */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "document.h"

static int setup(void **state)
{
	static struct ctx cx;

	unsetenv("SOURCE_DATE_EPOCH");
	cx = (struct ctx){ .arena = arena_new(), .lang = LANG_DA };
	*state = &cx;
	return 0;
}

static int teardown(void **state)
{
	arena_free(((struct ctx *)*state)->arena);
	return 0;
}

static struct document *report(struct ctx *cx)
{
	struct document *doc = doc_new(cx, "Årsrapport", "Eksempel Kommune", "2027-01-29");

	doc_fact(doc, "Version", "1.0");
	return doc;
}

static struct text *plain(struct ctx *cx, const char *words)
{
	return text_plain(cx->arena, words);
}

static struct pdf_bytes made(struct ctx *cx, const struct document *doc)
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
static size_t times(struct pdf_bytes pdf, const char *words)
{
	const unsigned char *at = pdf.data, *end = pdf.data + pdf.len;
	size_t count = 0;

	while ((at = memmem(at, (size_t)(end - at), words, strlen(words)))) {
		at += strlen(words);
		count++;
	}
	return count;
}

static size_t pages(struct pdf_bytes pdf)
{
	return times(pdf, "/Type /Page\n");
}

static void add_all_blocks(struct ctx *cx, struct flow *in)
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

	doc_heading(in, 1, plain(cx, "Kapitel"));
	text_add(link, "Se ", SPAN_PLAIN, NULL);
	text_add(link, "vejledningen", SPAN_STRONG | SPAN_EMPHASIS, "https://www.datatilsynet.dk/");
	text_add(link, " med kode", SPAN_CODE, NULL);
	doc_paragraph(in, link);
	struct list *list = doc_list(in, true, 3);
	doc_paragraph(list_item(list), plain(cx, "Punkt"));
	struct list *deeper = doc_list(list_item(list), false, 1);
	doc_paragraph(list_item(deeper), plain(cx, "Underpunkt"));
	list_item(deeper); /* an empty item */
	doc_paragraph(doc_callout(in, CALLOUT_WARNING, NULL), plain(cx, "Pas på"));
	doc_paragraph(doc_callout(in, CALLOUT_QUOTE, "Citat"), plain(cx, "Ord"));
	doc_code(in, "a  b\n\n  c");
	doc_rule(in);
	struct table *table = doc_table(in, "Systemer", columns, COUNT(columns));
	table_row(table, (struct text *[]){ plain(cx, "Løn"), plain(cx, "6.870") });
	table_total(table, (struct text *[]){ plain(cx, "I alt"), NULL });
	doc_key_figures(in, figures, COUNT(figures));
	doc_bar_chart(in, "Brud", "To slags brud", bars, COUNT(bars), "brud");
	doc_heat_map(in, &map);
	doc_page_break(in);
	doc_seal_box(in, "Segl", "Elektronisk segl");
	doc_seal_box(in, "DPO", "Underskrift");
}

static void test_every_block_is_tagged(void **state)
{
	static const char *const tags[] = { "/S /Document", "/S /H1", "/S /H2", "/S /P", "/S /Link",
		"/S /L\n", "/S /LI", "/S /Lbl", "/S /LBody", "/S /BlockQuote", "/S /Code",
		"/S /Table", "/S /Caption", "/S /THead", "/S /TBody", "/S /TR", "/S /TH", "/S /TD",
		"/S /Figure", "/Scope /Column", "/Scope /Row", "/ListNumbering /Decimal",
		"/ListNumbering /Disc", "/Alt <FEFF", "/BBox" };
	struct ctx *cx = *state;
	struct document *doc = report(cx);

	add_all_blocks(cx, &doc->body);
	struct pdf_bytes pdf = made(cx, doc);
	for (size_t i = 0; i < COUNT(tags); i++)
		if (!times(pdf, tags[i]))
			fail_msg("%s is missing", tags[i]);
	assert_int_equal(times(pdf, "/S /Figure"), 2);
	assert_int_equal(times(pdf, "/S /TR"), 3);
	assert_int_equal(times(pdf, "/S /TH\n"), 4);
	assert_int_equal(times(pdf, "/S /TD"), 2);
}

static void test_file_claims_to_be_archivable_and_accessible(void **state)
{
	static const char *const claims[] = { "<pdfaid:part>3<", "<pdfaid:conformance>A<",
		"<pdfuaid:part>1<", "/GTS_PDFA1", "/Lang (da-DK)", "/Marked true",
		"/DisplayDocTitle true", "/StructTreeRoot", "/ParentTree", "/Tabs /S", "/ID [",
		"<dc:title>", "/Identity-H", "/ToUnicode", "/FontFile2" };
	struct ctx *cx = *state;
	struct pdf_bytes pdf = made(cx, report(cx));

	for (size_t i = 0; i < COUNT(claims); i++)
		if (!times(pdf, claims[i]))
			fail_msg("%s is missing", claims[i]);
	assert_int_equal(times(pdf, "<00000000000000000000000000000000>"), 0);
}

static void test_signature_fields_wait_empty(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);

	struct pdf_bytes pdf = made(cx, doc);
	assert_int_equal(times(pdf, "/FT /Sig"), 1);
	assert_int_equal(times(pdf, "/T <FEFF005300650067006C>"), 1);
	assert_int_equal(times(pdf, "/SigFlags 3"), 1);
	assert_int_equal(times(pdf, "/V "), 0);
	add_all_blocks(cx, &doc->body);
	pdf = made(cx, doc);
	assert_int_equal(times(pdf, "/FT /Sig"), 2);
	assert_int_equal(times(pdf, "/T <FEFF00440050004F>"), 1);
}

static void test_same_tree_gives_same_bytes(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);

	add_all_blocks(cx, &doc->body);
	struct pdf_bytes one = made(cx, doc), two = made(cx, doc);
	assert_int_equal(one.len, two.len);
	assert_memory_equal(one.data, two.data, one.len);
	doc->date = "2027-01-30";
	struct pdf_bytes three = made(cx, doc);
	assert_true(three.len != one.len || memcmp(one.data, three.data, one.len) != 0);
}

static void test_dates_come_from_the_document_or_the_build(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);

	assert_int_equal(times(made(cx, doc), "(D:20270129000000Z)"), 3);
	setenv("SOURCE_DATE_EPOCH", "86461", 1);
	assert_int_equal(times(made(cx, doc), "(D:19700102000101Z)"), 3);
	setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
	struct pdf_bytes pdf = { 0 };
	assert_false(document_to_pdf(cx, doc, &pdf));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	unsetenv("SOURCE_DATE_EPOCH");
	cx->err = (struct err){ 0 };
	doc->date = "29. januar";
	assert_false(document_to_pdf(cx, doc, &pdf));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_null(pdf.data);
}

static void test_empty_document_is_one_page(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);

	assert_int_equal(pages(made(cx, doc)), 1);
	doc->cover = false;
	assert_int_equal(pages(made(cx, doc)), 1);
}

static void test_long_table_keeps_all_rows_and_names_its_columns_once(void **state)
{
	static const struct column columns[] = { { "Nr.", ALIGN_NUMBER, true },
		{ "Kontrol", ALIGN_TEXT, false }, { "Dato", ALIGN_DATE, false } };
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	struct table *table = doc_table(&doc->body, "Kontroller", columns, COUNT(columns));

	for (int i = 0; i < 2000; i++)
		table_row(
			table, (struct text *[]){ plain(cx, arena_fmt(cx->arena, "%d", i)),
				       plain(cx, "Sårbarheder lukkes"), plain(cx, "31-12-2026") });
	struct pdf_bytes pdf = made(cx, doc);
	assert_int_equal(times(pdf, "/S /TR"), 2001);
	assert_int_equal(times(pdf, "/Scope /Column"), 3);
	assert_true(pages(pdf) > 40 && pages(pdf) < 80);
}

static void test_row_higher_than_a_page_goes_on_with_the_same_cells(void **state)
{
	static const struct column columns[] = { { "Nr.", ALIGN_TEXT, true },
		{ "Tekst", ALIGN_TEXT, false } };
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	struct table *table = doc_table(&doc->body, "Lang", columns, COUNT(columns));
	struct buf b = { .arena = cx->arena };

	for (int i = 0; i < 3000; i++)
		buf_puts(&b, "ord ");
	table_row(table, (struct text *[]){ plain(cx, "1"), plain(cx, b.text) });
	struct pdf_bytes pdf = made(cx, doc);
	assert_int_equal(times(pdf, "/S /TR"), 2);
	assert_int_equal(times(pdf, "/S /TD"), 1);
	assert_true(times(pdf, "/Type /MCR") >= 1);
	assert_true(pages(pdf) >= 3);
}

static void test_endless_word_and_many_bars_fit(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	char *word = arena_alloc(cx->arena, 10001);
	struct bar *bars = arena_alloc(cx->arena, 200 * sizeof(*bars));

	memset(word, 'm', 10000);
	doc->title = word;
	doc->organisation = word;
	doc_heading(&doc->body, 1, plain(cx, word));
	doc_paragraph(&doc->body, plain(cx, word));
	for (int i = 0; i < 200; i++)
		bars[i] = (struct bar){ i % 50 ? "Lille" : word, i * 1e300 };
	doc_bar_chart(&doc->body, "Mange", "Mange", bars, 200, "");
	struct pdf_bytes pdf = made(cx, doc);
	assert_true(times(pdf, "/S /Figure") >= 5);
	assert_true(times(pdf, "/S /Figure") <= pages(pdf));
}

/* Bytes of all kinds: letters, broken UTF-8, symbols, every plane. */
static char *noise(struct ctx *cx, unsigned *seed, size_t len)
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

static void test_any_bytes_become_a_pdf(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false },
		{ "B", ALIGN_NUMBER, false }, { "C", ALIGN_CENTRE, true } };
	struct ctx *cx = *state;
	unsigned seed = 1;

	for (int round = 0; round < 40; round++) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct document *doc =
			doc_new(cx, noise(cx, &seed, 80), noise(cx, &seed, 20), "2027-01-29");
		doc->notice = noise(cx, &seed, 60);
		doc->draft = true;
		struct text *text = text_new(cx->arena);
		for (unsigned i = 0; i < 8; i++)
			text_add(text, noise(cx, &seed, 100), i,
				i % 3 ? NULL : noise(cx, &seed, 20));
		doc_heading(&doc->body, round % 6, text);
		doc_paragraph(&doc->body, text);
		doc_code(&doc->body, noise(cx, &seed, 300));
		struct table *table =
			doc_table(&doc->body, noise(cx, &seed, 10), columns, COUNT(columns));
		table_row(table, (struct text *[]){ text, text, NULL });
		made(cx, doc);
		arena_rewind(cx->arena, mark);
	}
}

static void test_saved_file_is_whole_or_absent(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	struct pdf_bytes pdf = made(cx, doc);
	const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	const char *path = arena_fmt(cx->arena, "%s/vaern-test-%ld.pdf", folder, (long)getpid());
	unsigned char *read_back = arena_alloc(cx->arena, pdf.len + 1);

	assert_true(document_save(cx, doc, path));
	int fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(read(fd, read_back, pdf.len + 1), pdf.len);
	close(fd);
	unlink(path);
	assert_memory_equal(read_back, pdf.data, pdf.len);
	assert_false(document_save(cx, doc, "/nowhere/report.pdf"));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

/* A table of rows and a packed PDF of it. */
static struct pdf_bytes packed(struct ctx *cx, struct document *doc, int rows)
{
	static const struct column columns[] = { { "Nr.", ALIGN_NUMBER, true },
		{ "Kontrol", ALIGN_TEXT, false } };
	struct table *table = doc_table(&doc->body, "Kontroller", columns, COUNT(columns));

	for (int i = 0; i < rows; i++)
		table_row(table, (struct text *[]){ plain(cx, arena_fmt(cx->arena, "%d", i)),
					 plain(cx, "Lukkes") });
	doc->packed = true;
	return made(cx, doc);
}

static void test_packed_file_is_small_and_leaves_what_signing_changes_plain(void **state)
{
	static const char *const left[] = { "/Type /Catalog", "/FT /Sig", "/SigFlags 3",
		"/Type /XRef", "/Type /ObjStm", "<pdfaid:part>3<" };
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	struct pdf_bytes small = packed(cx, doc, 1500), again = made(cx, doc);

	for (size_t i = 0; i < COUNT(left); i++)
		if (!times(small, left[i]))
			fail_msg("%s is missing", left[i]);
	assert_int_equal(pages(small), 1);
	assert_int_equal(times(small, "/S /TR"), 0);
	assert_int_equal(times(small, "<00000000000000000000000000000000>"), 0);
	assert_int_equal(small.len, again.len);
	assert_memory_equal(small.data, again.data, small.len);
	assert_true(small.len < 250000);
	doc->packed = false;
	assert_true(made(cx, doc).len > 2 * small.len);
}

/* The number behind "startxref" is where the table's object begins. */
static void test_packed_file_says_where_its_table_is(void **state)
{
	struct ctx *cx = *state;
	struct pdf_bytes pdf = packed(cx, report(cx), 10);
	const char *end = (const char *)pdf.data + pdf.len - 30;
	const char *at = memmem(end, 30, "startxref\n", 10);

	assert_non_null(at);
	size_t place = strtoul(at + 10, NULL, 10);
	assert_true(place < pdf.len);
	assert_non_null(memmem(pdf.data + place, 30, " 0 obj\n<<\n/Type /XRef", 21));
}

static void test_document_is_also_markdown(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = report(cx);
	struct buf b = { .arena = cx->arena };

	add_all_blocks(cx, &doc->body);
	document_to_markdown(doc, &b);
	assert_non_null(strstr(b.text, "# Årsrapport\n\nEksempel Kommune, 2027-01-29\n"));
	assert_non_null(strstr(b.text, "Se [***vejledningen***](https://www.datatilsynet.dk/)"));
	assert_non_null(strstr(b.text, "3. Punkt\n4. - Underpunkt\n"));
	assert_non_null(strstr(b.text, "| System | Antal |\n| --- | --: |\n| Løn | 6.870 |\n"));
	assert_non_null(strstr(b.text, "| **I alt** |  |\n"));
	assert_non_null(strstr(b.text, "| Muligt | 3 (Lav) | 1 (Høj) |\n"));
	assert_non_null(strstr(b.text, "> **Citat**\n> \n> Ord\n"));
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
	struct document *doc = report(cx);

	doc->numbered = true;
	doc->ledger_size = 12;
	doc->ledger_root = "ab";
	add_all_blocks(cx, &doc->body);
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
	struct document *doc = report(cx);
	struct text *bad = text_new(cx->arena);
	struct buf b = { .arena = cx->arena };

	doc->title = "A <b> & \"c\"";
	text_add(bad, "klik", SPAN_PLAIN, "javascript:alert(1)");
	doc_paragraph(&doc->body, bad);
	add_all_blocks(cx, &doc->body);
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

static void test_data_of_any_bytes_can_be_read(void **state)
{
	struct ctx *cx = *state;
	unsigned seed = 7;

	for (int round = 0; round < 40; round++) {
		struct document *doc = report(cx);
		doc->title = noise(cx, &seed, 80);
		doc_paragraph(&doc->body, plain(cx, noise(cx, &seed, 300)));
		json_decref(read_back(cx, doc));
	}
}

static void test_pdf_carries_its_data(void **state)
{
	struct ctx *cx = *state;
	struct pdf_bytes pdf = made(cx, report(cx));

	assert_int_equal(times(pdf, "/AFRelationship /Data"), 1);
	assert_int_equal(times(pdf, "/Subtype /application#2Fjson"), 1);
	assert_int_equal(times(pdf, "/EmbeddedFiles"), 1);
	assert_int_equal(times(pdf, "/AF ["), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_every_block_is_tagged, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_file_claims_to_be_archivable_and_accessible, setup, teardown),
		cmocka_unit_test_setup_teardown(test_signature_fields_wait_empty, setup, teardown),
		cmocka_unit_test_setup_teardown(test_same_tree_gives_same_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_dates_come_from_the_document_or_the_build, setup, teardown),
		cmocka_unit_test_setup_teardown(test_empty_document_is_one_page, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_long_table_keeps_all_rows_and_names_its_columns_once, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_row_higher_than_a_page_goes_on_with_the_same_cells, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_endless_word_and_many_bars_fit, setup, teardown),
		cmocka_unit_test_setup_teardown(test_any_bytes_become_a_pdf, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_saved_file_is_whole_or_absent, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_packed_file_is_small_and_leaves_what_signing_changes_plain, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			test_packed_file_says_where_its_table_is, setup, teardown),
		cmocka_unit_test_setup_teardown(test_document_is_also_markdown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_document_is_also_data, setup, teardown),
		cmocka_unit_test_setup_teardown(test_document_is_also_a_web_page, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_data_of_any_bytes_can_be_read, setup, teardown),
		cmocka_unit_test_setup_teardown(test_pdf_carries_its_data, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
