/* test_permit.c - who may do what: every role, entity, word and place, against permits.txt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "permit.h"

#define X(name, text, bit) WORD_##name,
static const enum word words[] = { WORDS(X) };
#undef X

/* Where the record is, seen from a seat in a member and from one over the cooperation. */
static const struct {
	const char *seat, *record, *label;
} places[] = {
	{ "roskilde", "roskilde", "own" },
	{ "roskilde", "greve", "other" },
	{ "roskilde", "association", "shared" },
	{ "association", "association", "association's own" },
	{ "association", "greve", "association's member" },
};

static const char *const shared[] = { "association", NULL };

static bool allowed(size_t role, enum word word, const struct form *form, size_t place)
{
	bool over = strcmp(places[place].seat, "association") == 0;
	const struct seat seat = { .role = (enum role)role,
		.organisation = places[place].seat,
		.reaches_all = over && role_reaches_all((enum role)role) };
	const struct actor actor = { .person = "p",
		.home = places[place].seat,
		.seats = &seat,
		.seat_count = 1,
		.shared = shared };

	return may(&actor, word, form, places[place].record);
}

static void add_entities(struct buf *out, size_t role, size_t place, enum word word)
{
	struct buf names = { .arena = out->arena };
	bool every = true;

	for (const struct form *const *e = entities; *e; e++)
		if (allowed(role, word, *e, place))
			buf_fmt(&names, " %s", (*e)->name);
		else
			every = false;
	if (names.len)
		buf_fmt(out, "\t%s:%s\n", word_name(word), every ? " everything" : names.text);
}

/* "coordinator, own" and below it each word with the entities that it may be said of. */
static const char *table(struct ctx *cx)
{
	struct buf out = { .arena = cx->arena };

	for (size_t role = 0; role_choices[role].name; role++)
		for (size_t place = 0; place < COUNT(places); place++) {
			buf_fmt(&out, "%s, %s\n", role_choices[role].name, places[place].label);
			for (size_t i = 0; i < COUNT(words); i++)
				add_entities(&out, role, place, words[i]);
		}
	return out.text;
}

static const char *golden(struct ctx *cx, const char *path)
{
	struct buf out = { .arena = cx->arena };
	FILE *file = fopen(path, "re");
	char piece[4096];
	size_t n;

	buf_puts(&out, "");
	while (file && (n = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(&out, piece, n);
	if (file)
		fclose(file);
	return out.text;
}

static void rewrite(const char *path, const char *text)
{
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* VAERN_GOLDEN=write makes the file anew; a change of it is a change of who may do what. */
static void test_the_whole_table_is_as_reviewed(void **state)
{
	struct ctx *cx = *state;
	const char *source = getenv("VAERN_SOURCE");
	const char *path = arena_fmt(cx->arena, "%s/tests/unit/permits.txt", source ? source : ".");
	const char *is = table(cx), *should = golden(cx, path), *how = getenv("VAERN_GOLDEN");

	if (how && strcmp(how, "write") == 0)
		rewrite(path, is);
	else if (strcmp(is, should) != 0) {
		size_t same = 0, line = 0;
		for (; is[same] && is[same] == should[same]; same++)
			line = is[same] == '\n' ? same + 1 : line;
		fail_msg("is: %.*s; permits.txt: %.*s", (int)strcspn(is + line, "\n"), is + line,
			(int)strcspn(should + line, "\n"), should + line);
	}
}

static void test_nobody_writes_what_another_member_owns(void **state)
{
	(void)state;
	for (size_t role = 0; role_choices[role].name; role++)
		for (const struct form *const *e = entities; *e; e++)
			for (size_t i = 0; i < COUNT(words); i++)
				assert_false(allowed(role, words[i], *e, 1) &&
					     !(words[i] == WORD_READ &&
						     strcmp((*e)->name, "organisation") == 0));
}

static void test_whoever_reads_all_may_read_each(void **state)
{
	(void)state;
	for (size_t role = 0; role_choices[role].name; role++)
		for (const struct form *const *e = entities; *e; e++) {
			const struct seat seat = { (enum role)role, "association",
				role_reaches_all((enum role)role) };
			const struct actor actor = {
				.seats = &seat, .seat_count = 1, .shared = shared
			};
			assert_int_equal(may_read_all(&actor, *e),
				may(&actor, WORD_READ, *e, "greve") &&
					may(&actor, WORD_READ, *e, "roskilde"));
		}
}

static void test_a_refusal_says_who_may(void **state)
{
	struct ctx *cx = *state;
	const struct seat seat = { ROLE_MANAGER, "roskilde", false };
	const struct actor actor = { .seats = &seat, .seat_count = 1, .shared = shared };

	cx->actor = &actor;
	assert_false(may_or_err(cx, WORD_ADD, entity_find("person"), "roskilde"));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_non_null(strstr(cx->err.text, "Administrator"));
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_the_whole_table_is_as_reviewed, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_nobody_writes_what_another_member_owns, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_whoever_reads_all_may_read_each, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_refusal_says_who_may, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
