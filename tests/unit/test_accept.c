/* test_accept.c - what every kind of field takes and keeps, and what it refuses */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "every_kind.h"
#include "utf8.h"

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

struct sample {
	const char *field, *given, *kept; /* kept NULL: refused */
};

#define NULL_CELL "" /* taken, and unset by it */

#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const struct sample samples[] = {
	{ "title", "Løn", "Løn" },
	{ "title", " \t Løn \r\n", "Løn" },
	{ "title", "12345678901234567890", "12345678901234567890" },
	{ "title", "123456789012345678901", NULL },
	{ "title", "two\nlines", NULL },
	{ "title", "tab\tinside", NULL },
	{ "title", "bell\a", NULL },
	{ "title", "delete\x7f", NULL },
	{ "title", "next line \xc2\x85 end", NULL },
	{ "title", "latin \xe6", NULL },
	{ "title", "overlong \xc0\xaf", NULL },
	{ "title", "", NULL },
	{ "title", "  ", NULL },
	{ "notes", "# A\r\n\r\n\tb\r\n", "# A\n\n\tb" },
	{ "notes", "old\rmac", NULL },
	{ "notes", " \r\n ", NULL_CELL },
	{ "notes", "zero \xed\xa0\x80 width", NULL },
	{ "count", "1234", "1234" },
	{ "count", "1.234", "1234" },
	{ "count", "1.234.567", "1234567" },
	{ "count", "-5", "-5" },
	{ "count", "+007", "7" },
	{ "count", "-0", "0" },
	{ "count", "-6", NULL },
	{ "count", "2000001", NULL },
	{ "count", "99999999999999999999", NULL },
	{ "count", "1.23", NULL },
	{ "count", "1234.567", NULL },
	{ "count", ".123", NULL },
	{ "count", "1,5", NULL },
	{ "count", "--5", NULL },
	{ "count", "0x10", NULL },
	{ "count", "five", NULL },
	{ "found", "2026-01-31", "2026-01-31" },
	{ "found", "31-01-2026", "2026-01-31" },
	{ "found", "31.01.2026", "2026-01-31" },
	{ "found", "3.1.2026", "2026-01-03" },
	{ "found", "29-02-2024", "2024-02-29" },
	{ "found", "29-02-2026", NULL },
	{ "found", "2026-02-29", NULL },
	{ "found", "1899-12-31", NULL },
	{ "found", "31-12-1899", NULL },
	{ "found", "31-01.2026", NULL },
	{ "found", "31-01-26", NULL },
	{ "found", "31/01/2026", NULL },
	{ "found", "0031-01-2026", NULL },
	{ "found", "2026-01-31T12:00:00Z", NULL },
	{ "aware", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z" },
	{ "aware", "2026-01-31T01:00:00+02:00", "2026-01-30T23:00:00Z" },
	{ "aware", "2026-01-31t12:00:00.1234567z", "2026-01-31T12:00:00Z" },
	{ "aware", "2026-01-31 12:00:00-05:00", "2026-01-31T17:00:00Z" },
	{ "aware", "2026-01-31T24:00:00Z", NULL },
	{ "aware", "9999-12-31T23:00:00-05:00", NULL },
	{ "aware", "1900-01-01T00:00:00+01:00", NULL },
	{ "aware", "2026-01-31T12:00:00.Z1", NULL },
	{ "aware", "yesterday", NULL },
	{ "aware", "2026-01-31 14:00", "2026-01-31T13:00:00Z" },
	{ "aware", "2026-07-31T14:00", "2026-07-31T12:00:00Z" },
	{ "aware", "31-07-2026 14:00:30", "2026-07-31T12:00:30Z" },
	{ "aware", "3.7.2026 14:00", "2026-07-03T12:00:00Z" },
	{ "aware", "2026-10-25 02:30", "2026-10-25T00:30:00Z" },
	{ "aware", "2026-03-29 02:30", NULL },
	{ "aware", "2026-01-31 14", NULL },
	{ "aware", "2026-01-31 1400000", NULL },
	{ "aware", "2026-01-31", NULL },
	{ "sensitive", "1", "1" },
	{ "sensitive", "Ja", "1" },
	{ "sensitive", "yes", "1" },
	{ "sensitive", "TRUE", "1" },
	{ "sensitive", "0", "0" },
	{ "sensitive", "nej", "0" },
	{ "sensitive", "no", "0" },
	{ "sensitive", "False", "0" },
	{ "sensitive", "maybe", NULL },
	{ "sensitive", "y", NULL },
	{ "role", "joint", "joint" },
	{ "role", "CONTROLLER", "controller" },
	{ "role", "dataansvarlig", "controller" },
	{ "role", "øverste TILSYN", "oversight" },
	{ "role", "Joint controller, shared", "joint" },
	{ "role", "joint controller", "joint_only" },
	{ "role", "control", NULL },
	{ "role", "controllers", NULL },
	{ "roles", "joint, controller,joint", "controller\njoint" },
	{ "roles", "Fælles dataansvarlig, delt, Dataansvarlig", "controller\njoint" },
	{ "roles", "Fælles dataansvarlig, Dataansvarlig", "controller\njoint_only" },
	{ "roles", "oversight\r\n joint \r\n\r\n", "joint\noversight" },
	{ "roles", "controller, nobody", NULL },
	{ "roles", "controller joint", NULL },
	{ "roles", ",", NULL_CELL },
	{ "system", "Løn, fælles", "Løn, fælles" },
	{ "system", "two\nlines", NULL },
	{ "systems", "b\na", "a\nb" },
	{ "systems", " b , a,a\n\tc\t", "a\nb\nc" },
	{ "systems", "ab\na\nb", "a\nab\nb" },
	{ "contact", "it@greve.dk", "it@greve.dk" },
	{ "contact", "greve.dk", NULL },
	{ "contact", "it@@greve.dk", NULL },
	{ "contact", "@greve.dk", NULL },
	{ "contact", "it@greve", NULL },
	{ "contact", "it@greve.", NULL },
	{ "contact", "it@.dk", NULL },
	{ "contact", "i t@greve.dk", NULL },
	{ "contact", "<it@greve.dk>", NULL },
	{ "cvr", "37849375", "37849375" },
	{ "cvr", "DK 37 84 93 75", "37849375" },
	{ "cvr", "dk37849375", "37849375" },
	{ "cvr", "12345678", "12345678" },
	{ "cvr", "SE556000-0000", "SE556000-0000" },
	{ "cvr", "DK", "DK" },
	{ "cvr", "123456789012345678901", NULL },
	{ "country", "DK", "DK" },
	{ "country", "dk", "DK" },
	{ "country", "Tyskland", "DE" },
	{ "country", "germany", "DE" },
	{ "country", "østrig", "AT" },
	{ "country", "Atlantis", NULL },
	{ "countries", "US, Danmark\nat", "AT\nDK\nUS" },
	{ "countries", "DK, XX", NULL },
	{ "file", DIGEST, DIGEST },
	{ "file", "../a file.pdf", "../a file.pdf" },
	{ "subject", "nothing/018f", NULL },
	{ "subject", "every", NULL },
	{ "subject", "/018f", NULL },
};

static void sample_check(struct ctx *cx, const struct sample *s)
{
	const struct field *f = field_find(&every, s->field);
	const char *text = s->given;
	bool ok = field_check(cx, f, &text);

	if (ok != (s->kept != NULL))
		print_error("%s '%s' was %s\n", s->field, s->given, ok ? "taken" : cx->err.text);
	assert_int_equal(ok, s->kept != NULL);
	if (ok) {
		assert_string_equal(text ? text : NULL_CELL, s->kept);
		return;
	}
	const char *label = words_in(cx->lang, f->label);
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_string_equal(cx->err.field, s->field);
	assert_memory_equal(cx->err.text, label, strlen(label));
	assert_null(strchr(cx->err.text, '\n'));
}

static void test_each_kind_keeps_its_canonical_form_and_refuses_the_rest(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < 2 * COUNT(samples); i++) {
		cx->lang = i % 2 ? LANG_DA : LANG_EN;
		sample_check(cx, &samples[i / 2]);
	}
}

static void test_a_canonical_cell_stays_where_it_is(void **state)
{
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(samples); i++) {
		const char *text = samples[i].kept;
		if (!text || !*text)
			continue;
		struct arena_mark before = arena_mark(cx->arena);
		assert_true(field_check(cx, field_find(&every, samples[i].field), &text));
		assert_string_equal(text, samples[i].kept);
		struct arena_mark after = arena_mark(cx->arena);
		assert_true(before.chunk == after.chunk && before.used == after.used);
	}
}

static void test_a_subject_is_a_record_of_an_entity(void **state)
{
	struct ctx *cx = *state;
	const char *text = arena_fmt(cx->arena, "%s/018f-9", entities[0]->name), *given = text;

	assert_true(field_check(cx, field_find(&every, "subject"), &text));
	assert_ptr_equal(text, given);
	text = arena_fmt(cx->arena, "%s/", entities[0]->name);
	assert_false(field_check(cx, field_find(&every, "subject"), &text));
}

static uint32_t draw(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* Pieces that mean something to some kind, and now and then a byte that means nothing. */
static char *random_text(struct ctx *cx, uint32_t *seed)
{
	static const char *const pieces[] = { "1", "20", "1900", "-", ".", ":", ",", "/", "@", " ",
		"\t", "\r\n", "\n", "T", "Z", "+01:00", "DK", "æ", "Ø", "every", "ja", "joint" };
	struct buf b = { .arena = cx->arena };
	bool strange = draw(seed) % 4 == 0;

	buf_puts(&b, "");
	for (uint32_t n = draw(seed) % 12; n > 0; n--) {
		if (strange && draw(seed) % 4 == 0)
			buf_putc(&b, (char)(1 + draw(seed) % 255));
		else
			buf_puts(&b, pieces[draw(seed) % COUNT(pieces)]);
	}
	return b.text;
}

static void test_no_bytes_are_too_strange(void **state)
{
	struct ctx *cx = *state;
	uint32_t seed = 1;
	size_t taken = 0;

	for (int i = 0; i < 2000; i++) {
		const char *given = random_text(cx, &seed);
		FOR_EACH_FIELD(f, &every) {
			const char *once = given;
			if (!field_check(cx, f, &once) || !once)
				continue;
			const char *twice = once;
			assert_true(field_check(cx, f, &twice));
			assert_string_equal(once, twice);
			assert_int_equal(utf8_valid(once, strlen(once)), strlen(once));
			assert_non_null(field_shown(cx, f, once));
			taken++;
		}
	}
	assert_true(taken > 4000);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_each_kind_keeps_its_canonical_form_and_refuses_the_rest),
		TEST(test_a_canonical_cell_stays_where_it_is),
		TEST(test_a_subject_is_a_record_of_an_entity),
		TEST(test_no_bytes_are_too_strange),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
