/* test_kind.c - how each kind is shown, explained and stored */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "every_kind.h"
#include "kind.h"

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

struct shown {
	const char *field, *cell, *en, *da;
};

static const struct shown shown[] = {
	{ "title", "Løn", "Løn", "Løn" },
	{ "title", NULL, "", "" },
	{ "count", "12345", "12,345", "12.345" },
	{ "found", "2026-01-31", "2026-01-31", "31-01-2026" },
	{ "aware", "2026-01-31T13:00:00Z", "2026-01-31 14:00", "31-01-2026 14:00" },
	{ "sensitive", "1", "Yes", "Ja" },
	{ "sensitive", "0", "No", "Nej" },
	{ "role", "oversight", "Oversight", "Øverste tilsyn" },
	{ "roles", "controller\noversight", "Controller, Oversight",
		"Dataansvarlig, Øverste tilsyn" },
	{ "country", "DE", "Germany", "Tyskland" },
	{ "countries", "AT\nDE", "Austria, Germany", "Østrig, Tyskland" },
	{ "cvr", "37849375", "37849375", "37849375" },
};

static void test_cells_are_shown_as_people_read_them(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(shown); i++) {
		const struct field *f = field_find(&every, shown[i].field);
		cx->lang = LANG_EN;
		assert_string_equal(field_shown(cx, f, shown[i].cell), shown[i].en);
		cx->lang = LANG_DA;
		assert_string_equal(field_shown(cx, f, shown[i].cell), shown[i].da);
	}
}

static void test_what_is_shown_can_be_typed_again(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < 2 * COUNT(shown); i++) {
		const struct shown *s = &shown[i / 2];
		const struct field *f = field_find(&every, s->field);
		cx->lang = i % 2 ? LANG_DA : LANG_EN;
		const char *text = field_shown(cx, f, s->cell);
		if (!s->cell || (f->kind == KIND_NUMBER && cx->lang == LANG_EN))
			continue; /* "12,345" is no number to a Dane */
		assert_true(field_check(cx, f, &text));
		assert_string_equal(text, s->cell);
	}
}

static void test_a_false_cvr_number_is_kept_with_a_warning(void **state)
{
	struct ctx *cx = *state;
	struct buf warnings = { .arena = cx->arena };
	const char *sound = "37849375", *unsound = "37849376";

	cx->warnings = &warnings;
	assert_true(field_check(cx, field_find(&every, "cvr"), &sound));
	assert_int_equal(warnings.len, 0);
	assert_true(field_check(cx, field_find(&every, "cvr"), &unsound));
	assert_string_equal(warnings.text, "CVR number: '37849376' is not a valid CVR number\n");
}

static void test_a_choice_that_is_none_names_the_others(void **state)
{
	struct ctx *cx = *state;
	const char *text = "owner", *country = "Atlantis";

	assert_false(field_check(cx, field_find(&every, "role"), &text));
	assert_string_equal(cx->err.text, "Role: there is no choice 'owner'; choose among "
					  "controller, joint, joint_only, oversight");
	assert_false(field_check(cx, field_find(&every, "country"), &country));
	assert_string_equal(cx->err.text, "Country: there is no choice 'Atlantis'");
}

struct sql {
	const char *field, *check;
};

static void test_the_database_holds_columns_to_their_kind(void **state)
{
	static const struct sql sql[] = {
		{ "title", "" },
		{ "count", "" },
		{ "cvr", "" },
		{ "system", "" },
		{ "found", " CHECK (length(x) = 10)" },
		{ "aware", " CHECK (length(x) = 20)" },
		{ "sensitive", " CHECK (x = 0 OR x = 1)" },
		{ "role", " CHECK (x = 'controller' OR x = 'joint' OR x = 'joint_only' OR "
			  "x = 'oversight')" },
		{ "roles", " CHECK (x = 'controller' OR x = 'joint' OR x = 'joint_only' OR "
			   "x = 'oversight')" },
		{ "countries", " CHECK (length(x) = 2)" },
		{ "file", " CHECK (length(x) = 64)" },
	};
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(sql); i++) {
		struct buf out = { .arena = cx->arena };
		buf_puts(&out, "");
		kind_check_sql(&out, field_find(&every, sql[i].field), "x");
		assert_string_equal(out.text, sql[i].check);
	}
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_cells_are_shown_as_people_read_them),
		TEST(test_what_is_shown_can_be_typed_again),
		TEST(test_a_false_cvr_number_is_kept_with_a_warning),
		TEST(test_a_choice_that_is_none_names_the_others),
		TEST(test_the_database_holds_columns_to_their_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
