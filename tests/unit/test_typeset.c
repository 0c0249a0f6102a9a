/* test_typeset.c - where lines end and where pages end */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "setting.h"

static struct text *plain(struct setting *f, const char *words)
{
	return text_plain(f->cx.arena, words);
}

static void lay_out(struct setting *f)
{
	entries_find(&f->ts);
	set_flow(&f->ts, &f->doc->body, &f->body);
	pages_break(&f->ts);
}

static const char *some_words(struct setting *f, int count)
{
	struct buf b = { .arena = f->cx.arena };

	for (int i = 0; i < count; i++)
		buf_puts(&b, "behandlingssikkerhed ");
	return b.text;
}

static void test_no_line_is_wider_than_its_room(void **state)
{
	struct setting *f = *state;
	const char *words =
		"En sætning med databehandleraftaler, https://www.example.dk/en/lang/sti og "
		"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.";

	for (double width = 12; width < 500; width += 7) {
		struct set_text *set = setting_words(f, words, width);
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
	struct setting *f = *state;
	double date = text_widest(setting_words(f, "frist 2027-03-01", 500));

	assert_int_equal(setting_words(f, "frist 2027-03-01", date)->line_count, 1);
	struct set_text *set = setting_words(f, "frist 2027-03-01", date - 3);
	assert_int_equal(set->line_count, 2);
	assert_int_equal(set->lines[1].to - set->lines[1].from, strlen("2027-03-01"));
	set = setting_words(
		f, "tilsyns-gruppen", text_widest(setting_words(f, "tilsyns-grup", 500)));
	assert_int_equal(set->lines[0].to, strlen("tilsyns-"));
}

static void test_line_breaks_of_the_author_stay(void **state)
{
	struct setting *f = *state;

	assert_int_equal(setting_words(f, "en\nto\n\nfire", 500)->line_count, 4);
	assert_int_equal(setting_words(f, "", 500)->line_count, 1);
	assert_int_equal(setting_words(f, "  mange   mellemrum \n", 500)->line_count, 1);
}

static void test_unknown_characters_show_as_a_box(void **state)
{
	struct setting *f = *state;
	uint16_t box = pdf_glyph(f->pdf, FACE_REGULAR, 0x25a1).id;

	for (int face = 0; face < FACES; face++)
		assert_int_not_equal(pdf_glyph(f->pdf, (enum face)face, 0x25a1).id, 0);
	assert_int_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0x4e2d).id, box);
	assert_int_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0x1f600).id, box);
	assert_int_not_equal(pdf_glyph(f->pdf, FACE_REGULAR, 0xe5).id, box);
	assert_int_equal(setting_words(f,
				 "a\xff\xfe"
				 "b",
				 500)
				 ->signs[1]
				 .id,
		box);
}

static void test_clipped_text_ends_in_dots_within_its_room(void **state)
{
	struct setting *f = *state;
	uint16_t dots = pdf_glyph(f->pdf, FACE_REGULAR, 0x2026).id;
	struct set_text *set = words_clip(&f->ts, some_words(f, 40), &setting_look, 120, 3);

	assert_int_equal(set->line_count, 3);
	assert_int_equal(set->signs[set->lines[2].to - 1].id, dots);
	assert_true(set->lines[2].width <= 120.02);
}

static void test_everything_stands_inside_its_page(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false },
		{ "B", ALIGN_NUMBER, false } };
	struct setting *f = *state;
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
	struct setting *f = *state;
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
static void add_lead(struct setting *f, int filling)
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
	struct setting *f = *state;
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

/* A timeline of so many rows, and where it comes from, behind a text. */
static void add_timeline(struct setting *f, int filling, size_t rows)
{
	struct chart_span *spans = arena_alloc(f->cx.arena, rows * sizeof(*spans));
	struct flow *in = &f->doc->body;
	struct text *source = text_new(f->cx.arena);

	for (size_t i = 0; i < rows; i++)
		spans[i] = (struct chart_span){ arena_fmt(f->cx.arena, "System %zu", i),
			"ISAE 3000", 18000, 18364, 18364 };
	doc_paragraph(in, plain(f, some_words(f, filling)));
	doc_chart(in, &(struct chart){ .kind = chart_kind_find("timeline"),
			      .caption = "Perioder",
			      .alt = "Perioder.",
			      .spans = spans,
			      .span_count = rows,
			      .today = 18700 });
	text_add(source, "Kilde: erklæringerne.", SPAN_EMPHASIS, NULL);
	doc_paragraph(in, source);
}

/* The chart goes on on the next page, with its caption, rather than leave half a page empty. */
static void test_a_tall_chart_takes_the_room_there_is(void **state)
{
	struct setting *f = *state;
	size_t parts = 0;

	for (int i = 0; i < 40; i++)
		add_timeline(f, 40 + i * 53 % 900, 2 + (size_t)i % 30);
	lay_out(f);
	for (const struct slab *slab = f->ts.first; slab->next; slab = slab->next) {
		const struct slab *next = slab->next;
		assert_true(slab->y + slab->height <= BODY_BOTTOM + 0.02);
		if (slab->keep)
			assert_int_equal(slab->page, next->page);
		if (next->page > slab->page)
			assert_true(BODY_BOTTOM - slab->y - slab->height < 340);
		parts += slab->cut != NULL;
	}
	assert_true(parts > 50);
}

static void test_table_names_its_columns_on_every_page(void **state)
{
	static const struct column columns[] = { { "A", ALIGN_TEXT, false } };
	struct setting *f = *state;
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

/* Cells that reach over few rows and many, with words of few lines and many. */
static void test_a_shared_cell_stays_on_its_page_or_is_left_off(void **state)
{
	static const struct column columns[] = { { "Gruppe", ALIGN_TEXT, true, true },
		{ "Post", ALIGN_TEXT, true } };
	struct setting *f = *state;
	struct table *table = doc_table(&f->doc->body, "Tabel", columns, COUNT(columns));
	size_t labels = 0;

	for (int i = 1; i < 150; i++)
		for (int row = 0; row < i % 9; row++)
			table_row(table,
				(struct text *[]){ plain(f, arena_fmt(f->cx.arena, "%d %s", i,
								    some_words(f, i * 7 % 50))),
					plain(f, some_words(f, row * i % 11)) });
	lay_out(f);
	for (const struct slab *slab = f->ts.first; slab; slab = slab->next) {
		const struct set_row *row = slab->what;
		if (!slab->table || slab->is_header || !row->label || slab->from)
			continue;
		double height = (double)row->label * slab->table->look.leading;
		assert_true(slab->y + slab->table->pad + height <= BODY_BOTTOM + 0.02);
		size_t lines = 0, left = row->source->span;
		for (const struct slab *s = slab; left; left--, s = s->next)
			lines += s->to - s->from;
		assert_true(lines >= row->label);
		labels++;
	}
	assert_true(labels > 50 && f->ts.page_count > 5);
}

static void test_columns_fill_the_width_and_numbers_keep_together(void **state)
{
	static const struct column columns[] = { { "Navn", ALIGN_TEXT, false },
		{ "Antal", ALIGN_NUMBER, false }, { "Bemærkning", ALIGN_TEXT, false } };
	struct setting *f = *state;

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
	struct setting *f = *state;

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
#define TEST(name) cmocka_unit_test_setup_teardown(name, setting_open, setting_close)
	const struct CMUnitTest tests[] = {
		TEST(test_no_line_is_wider_than_its_room),
		TEST(test_lines_end_after_words_but_not_inside_dates),
		TEST(test_line_breaks_of_the_author_stay),
		TEST(test_unknown_characters_show_as_a_box),
		TEST(test_clipped_text_ends_in_dots_within_its_room),
		TEST(test_everything_stands_inside_its_page),
		TEST(test_headings_and_single_lines_do_not_part_from_their_text),
		TEST(test_a_table_stays_with_its_heading_its_lead_and_its_source),
		TEST(test_a_tall_chart_takes_the_room_there_is),
		TEST(test_table_names_its_columns_on_every_page),
		TEST(test_a_shared_cell_stays_on_its_page_or_is_left_off),
		TEST(test_columns_fill_the_width_and_numbers_keep_together),
		TEST(test_contents_know_the_page_of_every_heading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
