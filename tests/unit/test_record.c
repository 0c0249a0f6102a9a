/* test_record.c - forms filled in, sets, countries, and the promises of all entities' tables */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "country.h"
#include "kind.h"

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED),
	NUMBER("port", W("Port", "Port"), 0, .min = 1, .max = 65535, .preset = "8443"),
	DATE("found", W("Found", "Fundet"), 0),
	COUNTRIES("countries", W("Countries", "Lande"), REQUIRED),
	END,
};

static bool refuse_no(struct ctx *cx, const struct record *r)
{
	return strcmp(record_str(r, "title"), "no") != 0 ||
	       err_set(cx, ERR_INVALID, "The form says no");
}

static const struct form sample = {
	.name = "sample",
	.label = W("Sample", "Prøve"),
	.plural = W("Samples", "Prøver"),
	.fields = fields,
	.check = refuse_no,
};

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

static struct record *filled(struct ctx *cx)
{
	struct record *r = record_new(cx, &sample);

	assert_true(record_set(cx, r, "title", " Løn "));
	assert_true(record_set(cx, r, "found", "31-01-2026"));
	assert_true(record_set(cx, r, "countries", "Tyskland, DK"));
	return r;
}

static void test_a_new_record_holds_the_presets(void **state)
{
	struct ctx *cx = *state;
	struct record *r = record_new(cx, &sample);

	assert_null(record_get(r, "title"));
	assert_string_equal(record_str(r, "title"), "");
	assert_string_equal(record_get(r, "port"), "8443");
	assert_true(record_set(cx, r, "port", ""));
	assert_null(record_get(r, "port"));
}

static void test_a_checked_record_is_canonical(void **state)
{
	struct ctx *cx = *state;
	struct record *r = filled(cx);

	assert_true(record_check(cx, r));
	assert_string_equal(record_get(r, "title"), "Løn");
	assert_string_equal(record_get(r, "found"), "2026-01-31");
	assert_string_equal(record_get(r, "countries"), "DE\nDK");
}

static void test_a_record_that_fails_names_the_field(void **state)
{
	struct ctx *cx = *state;
	struct record *r = filled(cx);

	assert_true(record_set(cx, r, "port", "65536"));
	assert_false(record_check(cx, r));
	assert_string_equal(cx->err.field, "port");
	assert_string_equal(cx->err.text, "Port: must be from 1 to 65535");
	assert_true(record_set(cx, r, "port", NULL));
	assert_true(record_set(cx, r, "countries", " , "));
	assert_false(record_check(cx, r));
	assert_string_equal(cx->err.text, "Countries: must be filled in");
	assert_string_equal(cx->err.field, "countries");
}

static void test_the_form_has_the_last_word(void **state)
{
	struct ctx *cx = *state;
	struct record *r = filled(cx);

	assert_true(record_set(cx, r, "title", "no"));
	assert_false(record_check(cx, r));
	assert_string_equal(cx->err.text, "The form says no");
}

static void test_an_unknown_field_is_refused_with_the_known_ones(void **state)
{
	struct ctx *cx = *state;

	assert_false(record_set(cx, record_new(cx, &sample), "titel", "x"));
	assert_string_equal(
		cx->err.text, "Sample has no field 'titel'; it has title, port, found, countries");
}

static void test_a_copy_is_a_record_of_its_own(void **state)
{
	struct ctx *cx = *state;
	struct record *r = filled(cx);

	r->version = 7;
	struct record *copy = record_copy(cx, r);
	assert_true(record_set(cx, copy, "title", "Other"));
	assert_int_equal(copy->version, 7);
	assert_string_equal(record_get(r, "title"), " Løn ");
	assert_string_equal(record_get(copy, "found"), "31-01-2026");
}

static void test_a_set_is_walked_item_by_item(void **state)
{
	const char *wanted[] = { "a", "bc", "d" };
	size_t n = 0;
	(void)state;

	for (struct item it = item_first("a\nbc\nd"); it.text; it = item_next(it), n++) {
		assert_int_equal(it.len, strlen(wanted[n]));
		assert_memory_equal(it.text, wanted[n], it.len);
	}
	assert_int_equal(n, COUNT(wanted));
	assert_null(item_first(NULL).text);
	assert_null(item_first("").text);
	assert_true(set_has("a\nbc\nd", "bc"));
	assert_false(set_has("a\nbc\nd", "b"));
	assert_false(set_has("a\nbc\nd", "c\nd"));
	assert_false(set_has(NULL, "a"));
}

static void test_countries_are_in_order_and_found(void **state)
{
	size_t in_eea = 0, n = 0;
	(void)state;

	for (const struct choice *c = countries; c->name; c++, n++) {
		assert_true(c == countries || strcmp(c[-1].name, c->name) < 0);
		assert_ptr_equal(choice_find(countries, c->name), c);
		in_eea += country_in_eea(c->name);
	}
	assert_int_equal(n, 249); /* officially assigned codes */
	assert_int_equal(in_eea, 27 + 3);
	assert_true(country_in_eea("DK") && country_in_eea("NO") && country_in_eea("SK"));
	assert_false(country_in_eea("GB") || country_in_eea("CH") || country_in_eea("US"));
	assert_false(country_in_eea("") || country_in_eea("D") || country_in_eea("DK\nEE"));
	assert_null(choice_find(countries, "XX"));
}

static void test_a_name_is_taken_by_no_field_of_an_entity(void **state)
{
	static const char *const taken[] = { "id", "organisation", "version", "event", "origin",
		"value" };
	(void)state;

	for (size_t i = 0; entities[i]; i++) {
		assert_ptr_equal(entity_find(entities[i]->name), entities[i]);
		for (size_t t = 0; t < COUNT(taken); t++)
			assert_null(field_find(entities[i], taken[t]));
		FOR_EACH_FIELD(f, entities[i])
			assert_ptr_equal(field_find(entities[i], f->name), f);
	}
	assert_null(entity_find("nothing"));
}

/* Each spelling of a choice must mean that choice, wherever it stands in a set. */
static void choices_are_distinct(struct ctx *cx, const struct field *f)
{
	assert_non_null(f->choices);
	for (const struct choice *c = f->choices; c->name; c++) {
		const char *spellings[] = { c->name, c->label.en, c->label.da };
		assert_int_equal(strspn(c->name, "abcdefghijklmnopqrstuvwxyz0123456789_-."),
			strlen(c->name));
		for (size_t i = 0; i < COUNT(spellings); i++) {
			const char *text = spellings[i];
			bool ok = field_check(cx, f, &text);
			if (!ok || strcmp(text, c->name) != 0)
				print_error("%s: '%s' is not %s\n", f->name, spellings[i], c->name);
			assert_true(ok);
			assert_string_equal(text, c->name);
		}
	}
}

static void test_every_entity_can_be_filled_in(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; entities[i]; i++)
		FOR_EACH_FIELD(f, entities[i]) {
			const char *text = f->preset;
			if (text)
				assert_true(field_check(cx, f, &text));
			assert_non_null(f->label.en);
			assert_non_null(f->label.da);
			if (f->kind == KIND_CHOICE || f->kind == KIND_CHOICES)
				choices_are_distinct(cx, f);
			if (f->kind == KIND_LINK || f->kind == KIND_LINKS)
				assert_non_null(f->target);
		}
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_new_record_holds_the_presets),
		TEST(test_a_checked_record_is_canonical),
		TEST(test_a_record_that_fails_names_the_field),
		TEST(test_the_form_has_the_last_word),
		TEST(test_an_unknown_field_is_refused_with_the_known_ones),
		TEST(test_a_copy_is_a_record_of_its_own),
		TEST(test_a_set_is_walked_item_by_item),
		TEST(test_countries_are_in_order_and_found),
		TEST(test_a_name_is_taken_by_no_field_of_an_entity),
		TEST(test_every_entity_can_be_filled_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
