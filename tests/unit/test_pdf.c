/* test_pdf.c - a document becomes a PDF: tagged, archivable, the same bytes each time */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "conform.h"
#include "paper.h"

static void test_every_block_is_tagged(void **state)
{
	static const char *const tags[] = { "/S /Document", "/S /H1", "/S /H2", "/S /P", "/S /Link",
		"/S /L ", "/S /LI", "/S /Lbl", "/S /LBody", "/S /BlockQuote", "/S /Code",
		"/S /Table", "/S /Caption", "/S /THead", "/S /TBody", "/S /TR", "/S /TH", "/S /TD",
		"/S /Figure", "/Scope /Column", "/Scope /Row", "/ListNumbering /Decimal",
		"/ListNumbering /Disc", "/Alt <FEFF", "/BBox" };
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	paper_add_all(cx, &doc->body);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	for (size_t i = 0; i < COUNT(tags); i++)
		if (!paper_times(pdf, tags[i]))
			fail_msg("%s is missing", tags[i]);
	assert_int_equal(paper_times(pdf, "/S /Figure"), 2);
	assert_int_equal(paper_times(pdf, "/S /TR"), 3);
	assert_int_equal(paper_times(pdf, "/S /TH "), 4);
	assert_int_equal(paper_times(pdf, "/S /TD"), 2);
}

static void test_file_claims_to_be_archivable_and_accessible(void **state)
{
	static const char *const claims[] = { "<pdfaid:part>3<", "<pdfaid:conformance>A<",
		"<pdfuaid:part>1<", "/GTS_PDFA1", "/Lang (da-DK)", "/Marked true",
		"/DisplayDocTitle true", "/PageLabels", "/StructTreeRoot", "/ParentTree",
		"/Tabs /S", "/ID [", "<dc:title>", "/Identity-H", "/ToUnicode", "/FontFile2" };
	struct ctx *cx = *state;
	struct pdf_bytes pdf = paper_pdf(cx, paper_report(cx));

	for (size_t i = 0; i < COUNT(claims); i++)
		if (!paper_times(pdf, claims[i]))
			fail_msg("%s is missing", claims[i]);
	assert_int_equal(paper_times(pdf, "<00000000000000000000000000000000>"), 0);
}

/* Letters that are kerned, in words that must be found and copied as they were written. */
static void test_kerned_words_read_as_they_were_written(void **state)
{
	static const char heading[] = "AVATAR: To Ydelser, P.A. af LTV",
			  words[] = "Te Ty r, v. y. A V A, AVA off AVATAR Tøj fil",
			  code[] = "AVATAR --to=AV";
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct conform_text text;
	struct conform_result result;

	doc_heading(&doc->body, 1, paper_words(cx, heading));
	doc_paragraph(&doc->body, paper_words(cx, words));
	doc_code(&doc->body, code);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	struct buf bytes = { .arena = cx->arena };
	buf_add(&bytes, (const char *)pdf.data, pdf.len);
	assert_true(conform_text(cx, &text, &bytes));
	assert_non_null(strstr(text.all, heading));
	assert_non_null(strstr(text.all, words));
	assert_non_null(strstr(text.all, code));
	assert_true(conform_check(cx, &result, &bytes));
	assert_int_equal(result.count, 0);
}

static void test_signature_fields_wait_empty(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/FT /Sig"), 1);
	assert_int_equal(paper_times(pdf, "/T <FEFF005300650067006C>"), 1);
	assert_int_equal(paper_times(pdf, "/SigFlags 3"), 1);
	assert_int_equal(paper_times(pdf, "/V "), 0);
	paper_add_all(cx, &doc->body);
	pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/FT /Sig"), 2);
	assert_int_equal(paper_times(pdf, "/T <FEFF00440050004F>"), 1);
}

static void test_same_tree_gives_same_bytes(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	paper_add_all(cx, &doc->body);
	struct pdf_bytes one = paper_pdf(cx, doc), two = paper_pdf(cx, doc);
	assert_int_equal(one.len, two.len);
	assert_memory_equal(one.data, two.data, one.len);
	doc->date = "2027-01-30";
	struct pdf_bytes three = paper_pdf(cx, doc);
	assert_true(three.len != one.len || memcmp(one.data, three.data, one.len) != 0);
}

static void test_dates_come_from_the_document_or_the_build(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);

	assert_int_equal(paper_times(paper_pdf(cx, doc), "(D:20270129000000Z)"), 3);
	setenv("SOURCE_DATE_EPOCH", "86461", 1);
	assert_int_equal(paper_times(paper_pdf(cx, doc), "(D:19700102000101Z)"), 3);
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
	struct document *doc = paper_report(cx);

	assert_int_equal(paper_pages(paper_pdf(cx, doc)), 1);
	doc->cover = false;
	assert_int_equal(paper_pages(paper_pdf(cx, doc)), 1);
}

static void test_long_table_keeps_all_rows_and_names_its_columns_once(void **state)
{
	static const struct column columns[] = { { "Nr.", ALIGN_NUMBER, true },
		{ "Kontrol", ALIGN_TEXT, false }, { "Dato", ALIGN_DATE, false } };
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct table *table = doc_table(&doc->body, "Kontroller", columns, COUNT(columns));

	for (int i = 0; i < 2000; i++)
		table_row(table, (struct text *[]){ paper_words(cx, arena_fmt(cx->arena, "%d", i)),
					 paper_words(cx, "Sårbarheder lukkes"),
					 paper_words(cx, "31-12-2026") });
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/S /TR"), 2001);
	assert_int_equal(paper_times(pdf, "/Scope /Column"), 3);
	assert_true(paper_pages(pdf) > 40 && paper_pages(pdf) < 80);
}

static void test_row_higher_than_a_page_goes_on_with_the_same_cells(void **state)
{
	static const struct column columns[] = { { "Nr.", ALIGN_TEXT, true },
		{ "Tekst", ALIGN_TEXT, false } };
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct table *table = doc_table(&doc->body, "Lang", columns, COUNT(columns));
	struct buf b = { .arena = cx->arena };

	for (int i = 0; i < 3000; i++)
		buf_puts(&b, "ord ");
	table_row(table, (struct text *[]){ paper_words(cx, "1"), paper_words(cx, b.text) });
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_int_equal(paper_times(pdf, "/S /TR"), 2);
	assert_int_equal(paper_times(pdf, "/S /TD"), 1);
	assert_true(paper_times(pdf, "/Type /MCR") >= 1);
	assert_true(paper_pages(pdf) >= 3);
}

static void test_endless_word_and_many_bars_fit(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	char *word = arena_alloc(cx->arena, 10001);
	struct bar *bars = arena_alloc(cx->arena, 200 * sizeof(*bars));

	memset(word, 'm', 10000);
	doc->title = word;
	doc->organisation = word;
	doc_heading(&doc->body, 1, paper_words(cx, word));
	doc_paragraph(&doc->body, paper_words(cx, word));
	for (int i = 0; i < 200; i++)
		bars[i] = (struct bar){ i % 50 ? "Lille" : word, i * 1e300 };
	doc_bar_chart(&doc->body, "Mange", "Mange", bars, 200, "");
	struct pdf_bytes pdf = paper_pdf(cx, doc);
	assert_true(paper_times(pdf, "/S /Figure") >= 5);
	assert_true(paper_times(pdf, "/S /Figure") <= paper_pages(pdf));
}

static void test_any_bytes_become_a_pdf(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false },
		{ "B", ALIGN_NUMBER, false }, { "C", ALIGN_CENTRE, true } };
	struct ctx *cx = *state;
	unsigned seed = 1;

	for (int round = 0; round < 40; round++) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct document *doc = doc_new(
			cx, paper_noise(cx, &seed, 80), paper_noise(cx, &seed, 20), "2027-01-29");
		doc->notice = paper_noise(cx, &seed, 60);
		doc->draft = true;
		struct text *text = text_new(cx->arena);
		for (unsigned i = 0; i < 8; i++)
			text_add(text, paper_noise(cx, &seed, 100), i,
				i % 3 ? NULL : paper_noise(cx, &seed, 20));
		doc_heading(&doc->body, round % 6, text);
		doc_paragraph(&doc->body, text);
		doc_code(&doc->body, paper_noise(cx, &seed, 300));
		struct table *table =
			doc_table(&doc->body, paper_noise(cx, &seed, 10), columns, COUNT(columns));
		table_row(table, (struct text *[]){ text, text, NULL });
		paper_pdf(cx, doc);
		arena_rewind(cx->arena, mark);
	}
}

static void test_saved_file_is_whole_or_absent(void **state)
{
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct pdf_bytes pdf = paper_pdf(cx, doc);
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
		table_row(table, (struct text *[]){ paper_words(cx, arena_fmt(cx->arena, "%d", i)),
					 paper_words(cx, "Lukkes") });
	doc->packed = true;
	return paper_pdf(cx, doc);
}

static void test_packed_file_is_small_and_leaves_what_signing_changes_plain(void **state)
{
	static const char *const left[] = { "/Type /Catalog", "/FT /Sig", "/SigFlags 3",
		"/Type /XRef", "/Type /ObjStm", "<pdfaid:part>3<" };
	struct ctx *cx = *state;
	struct document *doc = paper_report(cx);
	struct pdf_bytes small = packed(cx, doc, 1500), again = paper_pdf(cx, doc);

	for (size_t i = 0; i < COUNT(left); i++)
		if (!paper_times(small, left[i]))
			fail_msg("%s is missing", left[i]);
	assert_int_equal(paper_pages(small), 1);
	assert_int_equal(paper_times(small, "/S /TR"), 0);
	assert_int_equal(paper_times(small, "<00000000000000000000000000000000>"), 0);
	assert_int_equal(small.len, again.len);
	assert_memory_equal(small.data, again.data, small.len);
	assert_true(small.len < 250000);
	doc->packed = false;
	assert_true(paper_pdf(cx, doc).len > 2 * small.len);
}

/* The number behind "startxref" is where the table's object begins. */
static void test_packed_file_says_where_its_table_is(void **state)
{
	struct ctx *cx = *state;
	struct pdf_bytes pdf = packed(cx, paper_report(cx), 10);
	const char *end = (const char *)pdf.data + pdf.len - 30;
	const char *at = memmem(end, 30, "startxref\n", 10);

	assert_non_null(at);
	size_t place = strtoul(at + 10, NULL, 10);
	assert_true(place < pdf.len);
	assert_non_null(memmem(pdf.data + place, 30, " 0 obj\n<</Type /XRef", 20));
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, paper_setup, paper_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_every_block_is_tagged),
		T_(test_file_claims_to_be_archivable_and_accessible),
		T_(test_kerned_words_read_as_they_were_written),
		T_(test_signature_fields_wait_empty),
		T_(test_same_tree_gives_same_bytes),
		T_(test_dates_come_from_the_document_or_the_build),
		T_(test_empty_document_is_one_page),
		T_(test_long_table_keeps_all_rows_and_names_its_columns_once),
		T_(test_row_higher_than_a_page_goes_on_with_the_same_cells),
		T_(test_endless_word_and_many_bars_fit),
		T_(test_any_bytes_become_a_pdf),
		T_(test_saved_file_is_whole_or_absent),
		T_(test_packed_file_is_small_and_leaves_what_signing_changes_plain),
		T_(test_packed_file_says_where_its_table_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
