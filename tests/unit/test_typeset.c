/* test_typeset.c - where lines end and where pages end */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/document/pdf_inside.h"
#include "../../src/document/typeset.h"

struct fixture {
	struct ctx cx;
	struct pdf *pdf;
	struct typeset ts;
	struct document *doc;
	struct place body;
};

static const struct look look = { 10, 14, COLOUR_INK, SPAN_PLAIN, false };

static int setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){ .cx = { .arena = arena_new(), .lang = LANG_DA } };
	f.doc = doc_new(&f.cx, "Titel", "Eksempel Kommune", "2027-01-29");
	if (!pdf_open(&f.cx, &f.pdf))
		return 1;
	f.ts = (struct typeset){
		.cx = f.cx, .pdf = f.pdf, .arena = f.cx.arena, .scratch = arena_new(), .doc = f.doc
	};
	f.body = (struct place){ .x = BODY_LEFT, .width = BODY_WIDTH, .tag = pdf_root(f.pdf) };
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(f->ts.scratch);
	pdf_close(&f->pdf);
	arena_free(f->cx.arena);
	return 0;
}

static struct text *plain(struct fixture *f, const char *words)
{
	return text_plain(f->cx.arena, words);
}

static struct set_text *broken(struct fixture *f, const char *words, double width)
{
	return words_set(&f->ts, words, &look, width);
}

static void lay_out(struct fixture *f)
{
	entries_find(&f->ts);
	set_flow(&f->ts, &f->doc->body, &f->body);
	pages_break(&f->ts);
}

static const char *some_words(struct fixture *f, int count)
{
	struct buf b = { .arena = f->cx.arena };

	for (int i = 0; i < count; i++)
		buf_puts(&b, "behandlingssikkerhed ");
	return b.text;
}

static void test_no_line_is_wider_than_its_room(void **state)
{
	struct fixture *f = *state;
	const char *words =
		"En sætning med databehandleraftaler, https://www.example.dk/en/lang/sti og "
		"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.";

	for (double width = 12; width < 500; width += 7) {
		struct set_text *set = broken(f, words, width);
		size_t at = 0;
		for (size_t i = 0; i < set->line_count; i++) {
			assert_true(set->lines[i].width <= width + 0.02);
			assert_true(set->lines[i].from >= at);
			for (; at < set->lines[i].from; at++)
				assert_int_equal(set->signs[at].kind, SIGN_SPACE);
			at = set->lines[i].to;
		}
		assert_int_equal(at, set->count);
	}
}

static void test_lines_end_after_words_but_not_inside_dates(void **state)
{
	struct fixture *f = *state;
	double date = text_widest(broken(f, "frist 2027-03-01", 500));

	assert_int_equal(broken(f, "frist 2027-03-01", date)->line_count, 1);
	struct set_text *set = broken(f, "frist 2027-03-01", date - 3);
	assert_int_equal(set->line_count, 2);
	assert_int_equal(set->lines[1].to - set->lines[1].from, strlen("2027-03-01"));
	set = broken(f, "tilsyns-gruppen", text_widest(broken(f, "tilsyns-grup", 500)));
	assert_int_equal(set->lines[0].to, strlen("tilsyns-"));
}

static void test_line_breaks_of_the_author_stay(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(broken(f, "en\nto\n\nfire", 500)->line_count, 4);
	assert_int_equal(broken(f, "", 500)->line_count, 1);
	assert_int_equal(broken(f, "  mange   mellemrum \n", 500)->line_count, 1);
}

static void test_unknown_characters_show_as_a_box(void **state)
{
	struct fixture *f = *state;
	uint16_t box = pdf_glyph(f->pdf, FACE_REGULAR, 0x25a1).id;

	for (int face = 0; face < FACES; face++)
		assert_int_not_equal(pdf_glyph(f->pdf, (enum face)face, 0x25a1).id, 0);
	assert_int_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0x4e2d).id, box);
	assert_int_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0x1f600).id, box);
	assert_int_not_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0xe5).id, box);
	assert_int_equal(broken(f,
				 "a\xff\xfe"
				 "b",
				 500)
				 ->signs[1]
				 .id,
		box);
}

/* The distance that a face takes from two letters. */
static int kern(struct fixture *f, enum face face, const char pair[2])
{
	uint16_t left = pdf_glyph(f->pdf, face, (unsigned char)pair[0]).id;

	return pdf_kern(f->pdf, face, left, pdf_glyph(f->pdf, face, (unsigned char)pair[1]).id);
}

static void test_letters_stand_as_near_as_their_face_wants(void **state)
{
	struct fixture *f = *state;

	for (enum face face = 0; face < FACES; face++) {
		if (face == FACE_MONO)
			assert_int_equal(kern(f, face, "AV"), 0);
		else
			assert_in_range(-kern(f, face, "AV"), 50, 100);
		assert_int_equal(kern(f, face, "HH"), 0);
		assert_int_equal(kern(f, face, "A "), 0);
		assert_int_equal(kern(f, face, " A"), 0);
	}
	double width = text_widest(broken(f, "AV", 500));
	assert_true(width < text_widest(broken(f, "A", 500)) + text_widest(broken(f, "V", 500)));
	assert_true(width > text_widest(broken(f, "A", 500)));
}

static void test_face_that_harfbuzz_cannot_read_is_set_unkerned(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(kern(f, FACE_MONO, "AV"), 0); /* the face is there, but not for harfbuzz */
	kern_open(f->pdf, &f->pdf->faces[FACE_MONO], "/nowhere.ttf");
	assert_int_equal(kern(f, FACE_MONO, "AV"), 0);
	assert_int_equal(kern(f, FACE_MONO, "To"), 0);
}

static void test_digits_stand_below_each_other(void **state)
{
	static const char digits[] = "0123456789";
	struct fixture *f = *state;

	for (enum face face = 0; face < FACES; face++)
		for (const char *left = digits; *left; left++)
			for (const char *right = digits; *right; right++)
				assert_int_equal(kern(f, face, (char[]){ *left, *right }), 0);
}

/* A line has the width of its letters alone, wherever the text was broken. */
static void test_first_letter_of_a_line_is_not_kerned(void **state)
{
	struct fixture *f = *state;
	const char *words = "AVATAVATAVATAVATAVAT";

	for (double width = 12; width < 60; width += 3) {
		struct set_text *set = broken(f, words, width);
		assert_true(set->line_count > 1);
		for (size_t i = 0; i < set->line_count; i++) {
			const struct line *line = &set->lines[i];
			const char *alone =
				arena_str(f->cx.arena, words + line->from, line->to - line->from);
			double wanted = broken(f, alone, 500)->lines[0].width;
			assert_true(line->width > wanted - 0.001 && line->width < wanted + 0.001);
			assert_true(line->width <= width + 0.02);
		}
	}
	double narrowest = text_narrowest(broken(f, "T\u00adoooo", 500));
	double wanted = text_widest(broken(f, "oooo", 500));
	assert_true(narrowest > wanted - 0.001 && narrowest < wanted + 0.001);
}

/* What is written on a page for the words. */
static const char *painted(struct fixture *f, const char *words, unsigned style, double width)
{
	struct text *text = text_new(f->cx.arena);
	struct page *page = pdf_page(f->pdf);
	const struct spot spot = { .width = width };

	text_add(text, words, style, NULL);
	text_paint(&f->ts, page, text_set(&f->ts, text, &look, width), NULL, &spot);
	return page->content.text;
}

static void test_only_what_is_kerned_is_written_as_an_array(void **state)
{
	struct fixture *f = *state;
	const char *kerned = painted(f, "MAVE", SPAN_STRONG, 500);
	const char *number = arena_fmt(f->cx.arena, ">%d<", -kern(f, FACE_BOLD, "AV"));

	assert_non_null(strstr(kerned, number));
	assert_non_null(strstr(kerned, ">] TJ ET\n"));
	const char *const others[] = { painted(f, "HUSK", SPAN_STRONG, 500),
		painted(f, "MAVE", SPAN_CODE, 500), painted(f, "HA VI", SPAN_PLAIN, 500),
		painted(f, "AVAV", SPAN_PLAIN, 8) };
	for (size_t i = 0; i < COUNT(others); i++) {
		assert_non_null(strstr(others[i], "> Tj ET\n"));
		assert_null(strstr(others[i], "TJ"));
		assert_null(strchr(others[i], '['));
	}
}

static void test_clipped_text_ends_in_dots_within_its_room(void **state)
{
	struct fixture *f = *state;
	uint16_t dots = pdf_glyph(f->pdf, FACE_REGULAR, 0x2026).id;
	struct set_text *set = words_clip(&f->ts, some_words(f, 40), &look, 120, 3);

	assert_int_equal(set->line_count, 3);
	assert_int_equal(set->signs[set->lines[2].to - 1].id, dots);
	assert_true(set->lines[2].width <= 120.02);
}

static void test_everything_stands_inside_its_page(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false },
		{ "B", ALIGN_NUMBER, false } };
	struct fixture *f = *state;
	struct flow *in = &f->doc->body;

	for (int i = 1; i < 60; i++) {
		doc_heading(in, 1 + i % 3, plain(f, "Overskrift"));
		doc_paragraph(in, plain(f, some_words(f, i * 3)));
		struct table *table = doc_table(in, "Tabel", columns, COUNT(columns));
		for (int row = 0; row < i; row++)
			table_row(table, (struct text *[]){
						 plain(f, some_words(f, row % 7)), plain(f, "1") });
		doc_paragraph(doc_callout(in, CALLOUT_NOTE, "Note"), plain(f, some_words(f, i)));
	}
	lay_out(f);
	const struct slab *before = NULL;
	for (const struct slab *slab = f->ts.first; slab; before = slab, slab = slab->next) {
		assert_true(slab->y >= BODY_TOP - 0.01);
		assert_true(slab->y + slab->height <= BODY_BOTTOM + 0.02);
		if (!before)
			continue;
		assert_true(slab->page >= before->page);
		if (slab->page == before->page)
			assert_true(slab->y >= before->y + before->height - 0.01);
	}
	assert_true(f->ts.page_count > 30);
}

static void test_headings_and_single_lines_do_not_part_from_their_text(void **state)
{
	struct fixture *f = *state;
	struct flow *in = &f->doc->body;

	for (int i = 1; i < 200; i++) {
		doc_heading(in, 2, plain(f, "Overskrift"));
		doc_paragraph(in, plain(f, some_words(f, 4 + i % 17)));
	}
	lay_out(f);
	for (const struct slab *slab = f->ts.first; slab->next; slab = slab->next)
		if (slab->keep)
			assert_int_equal(slab->page, slab->next->page);
	assert_true(f->ts.page_count > 10);
}

/* A heading, two sentences, a table, and what the table comes from. */
static void add_lead(struct fixture *f, int filling)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false } };
	struct flow *in = &f->doc->body;
	struct text *source = text_new(f->cx.arena);

	doc_heading(in, 2, plain(f, "Overskrift"));
	doc_paragraph(in, plain(f, "Intet er beskrevet."));
	doc_paragraph(in, plain(f, some_words(f, 6)));
	struct table *table = doc_table(in, "Tabel", columns, COUNT(columns));
	for (int row = 0; row < 4; row++)
		table_row(table, (struct text *[]){ plain(f, "Ord") });
	text_add(source, "Kilde: fortegnelsen.", SPAN_EMPHASIS, NULL);
	doc_paragraph(in, source);
	doc_paragraph(in, plain(f, some_words(f, filling)));
}

static void test_a_table_stays_with_its_heading_its_lead_and_its_source(void **state)
{
	struct fixture *f = *state;
	const struct slab *row = NULL;
	const struct entry *entry;
	size_t tables = 0;

	for (int i = 1; i < 120; i++)
		add_lead(f, 1 + i % 61);
	lay_out(f);
	entry = f->ts.entries;
	for (const struct slab *slab = f->ts.first; slab; slab = slab->next) {
		if (slab->is_header) {
			assert_int_equal(slab->page, entry->slab->page);
			entry = entry->next;
			tables++;
		}
		if (row && slab->paint && !slab->table)
			assert_int_equal(slab->page, row->page);
		row = slab->table ? slab : slab->paint ? NULL : row;
	}
	assert_int_equal(tables, 119);
	assert_true(f->ts.page_count > 20);
}

static void test_table_names_its_columns_on_every_page(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false } };
	struct fixture *f = *state;
	struct table *table = doc_table(&f->doc->body, "Tabel", columns, COUNT(columns));
	size_t repeats = 0;

	for (int i = 0; i < 300; i++)
		table_row(table, (struct text *[]){ plain(f, "række") });
	lay_out(f);
	for (const struct slab *slab = f->ts.first; slab; slab = slab->next)
		repeats += slab->repeats;
	assert_int_equal(repeats, f->ts.page_count - 1);
	assert_true(repeats > 5);
}

static void test_columns_fill_the_width_and_numbers_keep_together(void **state)
{
	static const struct column columns[] = { { "Navn", ALIGN_TEXT, false },
		{ "Antal", ALIGN_NUMBER, false }, { "Bemærkning", ALIGN_TEXT, false } };
	struct fixture *f = *state;

	for (int words = 1; words < 200; words += 33) {
		struct table *table = doc_table(&f->doc->body, "Tabel", columns, COUNT(columns));
		table_row(
			table, (struct text *[]){ plain(f, some_words(f, words)),
				       plain(f, "1.234.567"), plain(f, some_words(f, words * 2)) });
	}
	lay_out(f);
	for (const struct slab *slab = f->ts.first; slab; slab = slab->next) {
		const struct set_table *set = slab->table;
		if (!set || slab->is_header)
			continue;
		const struct set_row *row = slab->what;
		double sum = set->widths[0] + set->widths[1] + set->widths[2];
		assert_true(sum > BODY_WIDTH - 0.1 && sum < BODY_WIDTH + 0.1);
		assert_int_equal(row->cells[1]->line_count, 1);
	}
}

static void test_contents_know_the_page_of_every_heading(void **state)
{
	struct fixture *f = *state;

	f->doc->numbered = true;
	for (int i = 0; i < 12; i++) {
		doc_heading(&f->doc->body, 1 + i % 2, plain(f, "Afsnit"));
		doc_paragraph(&f->doc->body, plain(f, some_words(f, 300)));
	}
	lay_out(f);
	size_t page = 0, count = 0;
	for (const struct entry *entry = f->ts.entries; entry; entry = entry->next, count++) {
		assert_non_null(entry->slab);
		assert_true(entry->slab->page >= page);
		page = entry->slab->page;
	}
	assert_int_equal(count, 12);
	assert_string_equal(f->ts.entries->number, "1");
	assert_string_equal(f->ts.entries->next->number, "1.1");
	assert_string_equal(f->ts.entries->next->next->next->number, "2.1");
	assert_true(page + 2 >= f->ts.page_count && page > 10);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_no_line_is_wider_than_its_room),
		TEST(test_lines_end_after_words_but_not_inside_dates),
		TEST(test_line_breaks_of_the_author_stay),
		TEST(test_unknown_characters_show_as_a_box),
		TEST(test_letters_stand_as_near_as_their_face_wants),
		TEST(test_face_that_harfbuzz_cannot_read_is_set_unkerned),
		TEST(test_digits_stand_below_each_other),
		TEST(test_first_letter_of_a_line_is_not_kerned),
		TEST(test_only_what_is_kerned_is_written_as_an_array),
		TEST(test_clipped_text_ends_in_dots_within_its_room),
		TEST(test_everything_stands_inside_its_page),
		TEST(test_headings_and_single_lines_do_not_part_from_their_text),
		TEST(test_a_table_stays_with_its_heading_its_lead_and_its_source),
		TEST(test_table_names_its_columns_on_every_page),
		TEST(test_columns_fill_the_width_and_numbers_keep_together),
		TEST(test_contents_know_the_page_of_every_heading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
