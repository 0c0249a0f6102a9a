/* test_base.c - memory, text, failure and the calendar */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "character.h"
#include "moment.h"
#include "utf8.h"
#include "uuid7.h"

static int setup(void **state)
{
	static struct ctx cx;

	cx = (struct ctx){ .arena = arena_new(), .lang = LANG_EN };
	*state = &cx;
	return 0;
}

static int teardown(void **state)
{
	arena_free(((struct ctx *)*state)->arena);
	return 0;
}

static void test_arena_rewinds_to_its_mark(void **state)
{
	struct ctx *cx = *state;
	char *kept = arena_dup(cx->arena, "kept");
	struct arena_mark mark = arena_mark(cx->arena);

	for (int i = 0; i < 1000; i++) {
		memset(arena_alloc(cx->arena, 1000), 'x', 1000);
		if (i % 100 == 99)
			arena_rewind(cx->arena, mark);
	}
	char *zeroed = arena_alloc(cx->arena, 64);
	for (int i = 0; i < 64; i++)
		assert_int_equal(zeroed[i], 0);
	assert_string_equal(kept, "kept");
}

static void test_text_is_escaped(void **state)
{
	struct ctx *cx = *state;
	struct buf b = { .arena = cx->arena };

	buf_html(&b, "<b>\"Å\" & 'ø'</b>");
	assert_string_equal(b.text, "&lt;b&gt;&quot;Å&quot; &amp; &#39;ø&#39;&lt;/b&gt;");
	b = (struct buf){ .arena = cx->arena };
	buf_json(&b, "a\"b\\c\nd\x01");
	assert_string_equal(b.text, "\"a\\\"b\\\\c\\nd\\u0001\"");
	b = (struct buf){ .arena = cx->arena };
	buf_csv(&b, "a;\"b\"\nc", ';');
	assert_string_equal(b.text, "\"a;\"\"b\"\"\nc\"");
}

static void test_error_text_ends_on_a_whole_character(void **state)
{
	struct ctx *cx = *state;
	char much[3000];

	memset(much, 'x', sizeof(much));
	for (size_t i = 1; i + 2 < sizeof(much); i += 2)
		memcpy(much + i, "å", 2);
	much[sizeof(much) - 1] = '\0';
	assert_false(err_set(cx, ERR_INVALID, "%s", much));
	size_t len = strlen(cx->err.text);
	assert_true(len > 990);
	assert_memory_equal(cx->err.text + len - 2, "å", 2);
}

static void test_months_end_where_the_month_ends(void **state)
{
	char out[DATE_SIZE];
	(void)state;

	assert_true(date_add_months("2026-01-31", 1, out));
	assert_string_equal(out, "2026-02-28");
	assert_true(date_add_months("2026-01-31", -23, out));
	assert_string_equal(out, "2024-02-29");
	assert_false(date_add_months("2026-02-30", 1, out));
}

static void test_days_survive_there_and_back(void **state)
{
	char out[DATE_SIZE];
	long back;
	(void)state;

	for (long day = -100000; day < 100000; day += 37) {
		days_to_date(day, out);
		assert_true(is_date(out));
		assert_true(days_from_date(out, &back));
		assert_int_equal(back, day);
	}
}

static void test_today_is_where_the_users_live(void **state)
{
	struct ctx *cx = *state;

	cx->clock.fixed = 1774825200; /* 2026-03-29T23:00:00Z, in summer time the next day */
	assert_string_equal(today(cx), "2026-03-30");
	assert_string_equal(time_shown(cx, "2026-03-29T00:59:59Z"), "2026-03-29 01:59");
	assert_string_equal(time_shown(cx, "2026-03-29T01:00:00Z"), "2026-03-29 03:00");
}

static void test_a_clock_on_the_wall_tells_the_moment(void **state)
{
	int64_t wall, at;
	(void)state;

	assert_true(time_from_text("2026-01-31T13:00:00Z", &wall));
	assert_true(moment_on_wall(wall, &at));
	assert_int_equal(at, wall - 3600);
	assert_true(time_from_text("2026-03-29T02:30:00Z", &wall)); /* skipped in spring */
	assert_false(moment_on_wall(wall, &at));
	assert_true(time_from_text("2026-10-25T02:30:00Z", &wall)); /* twice in autumn */
	assert_true(moment_on_wall(wall, &at));
	assert_int_equal(at, wall - 7200);
}

/* Writes the number in n bytes as UTF-8 does, also where it must not. */
static void encode(uint32_t c, size_t n, char out[4])
{
	static const unsigned char leads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(leads[n] | c);
}

static void test_only_the_shortest_form_of_a_character_is_utf8(void **state)
{
	char bytes[4];
	(void)state;

	for (uint32_t c = 0; c < 0x200000; c++) {
		size_t right = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
		bool is_character = c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
		for (size_t n = right; n <= 4; n++) {
			encode(c, n, bytes);
			assert_int_equal(utf8_char(bytes, n), is_character && n == right ? n : 0);
		}
		assert_int_equal(utf8_char(bytes, 3), 0); /* four bytes cut short */
	}
}

static void test_text_is_valid_until_its_first_false_byte(void **state)
{
	static const char text[] = "Sagsbehandling på tværs \xe6 af kommuner";
	(void)state;

	assert_int_equal(utf8_valid(text, strlen(text)), strlen("Sagsbehandling på tværs "));
	assert_int_equal(utf8_valid(text, 17), 16); /* cut in the middle of a letter */
	assert_int_equal(utf8_valid("", 0), 0);
}

static void test_a_figure_is_raised_and_comes_down_again(void **state)
{
	struct buf b = { .arena = ((struct ctx *)*state)->arena };

	for (uint32_t c = 1; c < 0x3000; c++)
		if (character_raised(c) != c)
			character_put(&b, character_raised(c));
	assert_string_equal(b.text, "⁰¹²³⁴⁵⁶⁷⁸⁹");
	for (uint32_t c = 1; c < 0x80; c++)
		assert_int_equal(character_unraised(character_raised(c)), c);
	assert_int_equal(character_unraised(0xe6), 0xe6);
}

static void test_dates_and_numbers_are_danish(void **state)
{
	struct ctx *cx = *state;

	cx->lang = LANG_DA;
	assert_string_equal(date_long(cx, "2026-11-03"), "3. november 2026");
	assert_string_equal(date_short(cx, "2026-11-03"), "03-11-2026");
	assert_string_equal(number_shown(cx, -1234567), "-1.234.567");
	assert_string_equal(tenths_shown(cx, 12345), "1.234,5");
	assert_string_equal(tenths_shown(cx, -5), "-0,5");
}

static void test_ids_are_in_order(void **state)
{
	struct uuid7 u = { 0 };
	char last[UUID_SIZE] = "", next[UUID_SIZE];
	(void)state;

	for (int i = 0; i < 20000; i++) {
		uuid7_next(&u, (uint64_t)(1000 + i / 7 - (i % 11 == 0)), next);
		assert_true(strcmp(last, next) < 0);
		memcpy(last, next, UUID_SIZE);
	}
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_arena_rewinds_to_its_mark),
		TEST(test_text_is_escaped),
		TEST(test_error_text_ends_on_a_whole_character),
		TEST(test_months_end_where_the_month_ends),
		TEST(test_days_survive_there_and_back),
		TEST(test_today_is_where_the_users_live),
		TEST(test_a_clock_on_the_wall_tells_the_moment),
		TEST(test_only_the_shortest_form_of_a_character_is_utf8),
		TEST(test_a_figure_is_raised_and_comes_down_again),
		TEST(test_text_is_valid_until_its_first_false_byte),
		TEST(test_dates_and_numbers_are_danish),
		TEST(test_ids_are_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
