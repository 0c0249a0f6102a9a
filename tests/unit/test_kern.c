/* test_kern.c - letters stand as near as their face wants, and are written so */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/document/pdf/pdf_inside.h"
#include "setting.h"

/* The distance that a face takes from two letters. */
static int kern(struct setting *f, enum face face, const char pair[2])
{
	uint16_t left = pdf_glyph(f->pdf, face, (unsigned char)pair[0]).id;

	return pdf_kern(f->pdf, face, left, pdf_glyph(f->pdf, face, (unsigned char)pair[1]).id);
}

static void test_letters_stand_as_near_as_their_face_wants(void **state)
{
	struct setting *f = *state;

	for (enum face face = 0; face < FACES; face++) {
		if (face == FACE_MONO)
			assert_int_equal(kern(f, face, "AV"), 0);
		else
			assert_in_range(-kern(f, face, "AV"), 50, 100);
		assert_int_equal(kern(f, face, "HH"), 0);
		assert_int_equal(kern(f, face, "A "), 0);
		assert_int_equal(kern(f, face, " A"), 0);
	}
	double width = text_widest(setting_words(f, "AV", 500));
	assert_true(width < text_widest(setting_words(f, "A", 500)) +
				    text_widest(setting_words(f, "V", 500)));
	assert_true(width > text_widest(setting_words(f, "A", 500)));
}

static void test_face_that_harfbuzz_cannot_read_is_set_unkerned(void **state)
{
	struct setting *f = *state;

	assert_int_equal(kern(f, FACE_MONO, "AV"), 0); /* the face is there, but not for harfbuzz */
	kern_open(f->pdf, &f->pdf->faces[FACE_MONO], "/nowhere.ttf");
	assert_int_equal(kern(f, FACE_MONO, "AV"), 0);
	assert_int_equal(kern(f, FACE_MONO, "To"), 0);
}

static void test_digits_stand_below_each_other(void **state)
{
	static const char digits[] = "0123456789";
	struct setting *f = *state;

	for (enum face face = 0; face < FACES; face++)
		for (const char *left = digits; *left; left++)
			for (const char *right = digits; *right; right++)
				assert_int_equal(kern(f, face, (char[]){ *left, *right }), 0);
}

/* A line has the width of its letters alone, wherever the text was broken. */
static void test_first_letter_of_a_line_is_not_kerned(void **state)
{
	struct setting *f = *state;
	const char *words = "AVATAVATAVATAVATAVAT";

	for (double width = 12; width < 60; width += 3) {
		struct set_text *set = setting_words(f, words, width);
		assert_true(set->line_count > 1);
		for (size_t i = 0; i < set->line_count; i++) {
			const struct line *line = &set->lines[i];
			const char *alone =
				arena_str(f->cx.arena, words + line->from, line->to - line->from);
			double wanted = setting_words(f, alone, 500)->lines[0].width;
			assert_true(line->width > wanted - 0.001 && line->width < wanted + 0.001);
			assert_true(line->width <= width + 0.02);
		}
	}
	double narrowest = text_narrowest(setting_words(f, "T\u00adoooo", 500));
	double wanted = text_widest(setting_words(f, "oooo", 500));
	assert_true(narrowest > wanted - 0.001 && narrowest < wanted + 0.001);
}

/* What is written on a page for the words. */
static const char *painted(struct setting *f, const char *words, unsigned style, double width)
{
	struct text *text = text_new(f->cx.arena);
	struct page *page = pdf_page(f->pdf);
	const struct spot spot = { .width = width };

	text_add(text, words, style, NULL);
	text_paint(&f->ts, page, text_set(&f->ts, text, &setting_look, width), NULL, &spot);
	return page->content.text;
}

static void test_only_what_is_kerned_is_written_as_an_array(void **state)
{
	struct setting *f = *state;
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

/* Also one that the face has not even a box for, whose glyph is the first. */
static void test_a_character_is_looked_up_once(void **state)
{
	struct setting *f = *state;
	struct pdf *pdf = f->pdf;

	assert_int_not_equal(pdf_glyph(pdf, FACE_MONO, 'A').id, 0);
	pdf->faces[FACE_MONO].slots[0]['A'].glyph.id = 0;
	pdf->asked.character = 0;
	assert_int_equal(pdf_glyph(pdf, FACE_MONO, 'A').id, 0);
	assert_int_equal(pdf->asked.character, 0);
	pdf_glyph(pdf, FACE_MONO, 'B');
	assert_int_equal(pdf->asked.character, 'B');
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setting_open, setting_close)
	const struct CMUnitTest tests[] = {
		TEST(test_a_character_is_looked_up_once),
		TEST(test_letters_stand_as_near_as_their_face_wants),
		TEST(test_face_that_harfbuzz_cannot_read_is_set_unkerned),
		TEST(test_digits_stand_below_each_other),
		TEST(test_first_letter_of_a_line_is_not_kerned),
		TEST(test_only_what_is_kerned_is_written_as_an_array),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
