/* test_ledger.c - history, heads, and what is taken out of them for good */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	scene_close(*state);
	return 0;
}

static struct ledger_result verify(struct ctx *cx)
{
	struct ledger_result result;

	must(cx, ledger_verify(cx, &result, NULL, 0));
	return result;
}

static void test_a_redaction_takes_the_text_and_keeps_the_tree(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const char *path = arena_fmt(cx->arena, "%s/vaern.db", scene->folder);
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Hemmeligheden"));
	struct record *back;
	char *bytes = arena_alloc(cx->arena, 8 << 20);

	must(cx, record_set(cx, r, "address", "Hemmelig vej 1"));
	must(cx, record_save(cx, r, WORD_SET));
	assert_false(record_redact(cx, r->form, r->id, ""));
	assert_true(record_redact(cx, r->form, r->id, "GDPR 17(1)(a)"));
	assert_int_equal(verify(cx).fault_count, 0);
	assert_true(record_load(cx, &back, r->form, r->id));
	assert_null(record_get(back, "name"));
	assert_int_equal(back->version, 3);
	store_close(cx);
	FILE *file = fopen(path, "rbe");
	assert_non_null(file);
	size_t len = fread(bytes, 1, 8 << 20, file);
	assert_int_equal(fclose(file), 0);
	assert_null(memmem(bytes, len, "Hemmelig", 8));
	assert_non_null(memmem(bytes, len, "GDPR 17(1)(a)", 13));
}

static void test_the_past_of_what_was_redacted_is_empty(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Hemmeligheden"));

	scene_clock(scene, "2026-02-01T12:00:00Z");
	must(cx, record_redact(cx, r->form, r->id, "GDPR 17(1)(a)"));
	scene_as(scene, "admin", "2026-01-20");
	must(cx, record_load(cx, &r, r->form, r->id));
	assert_null(record_get(r, "name"));
	assert_int_equal(r->version, 1);
	scene_as(scene, "admin", "2026-02-02");
	must(cx, record_load(cx, &r, r->form, r->id));
	assert_null(record_get(r, "name"));
	assert_int_equal(r->version, 2);
}

static void test_what_was_deleted_can_be_redacted(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Glemt"));
	int64_t left;

	assert_true(record_delete(cx, r->form, r->id));
	assert_int_equal(verify(cx).fault_count, 0);
	assert_true(record_redact(cx, r->form, r->id, "GDPR 17(1)(c)"));
	assert_int_equal(verify(cx).fault_count, 0);
	(void)left;
}

struct seen {
	char ops[64];
	const char *names;
	struct ctx *cx;
};

static bool collect(struct ctx *cx, const struct event *event, void *arg)
{
	struct seen *seen = arg;

	(void)cx;
	snprintf(seen->ops + strlen(seen->ops), sizeof(seen->ops) - strlen(seen->ops),
		"%s%lld:%s%s ", event->op, (long long)event->version, event->word,
		event->record ? "+" : "-");
	return true;
}

static void test_history_tells_the_newest_first(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Et"));
	struct seen seen = { .ops = "" };

	must(cx, record_set(cx, r, "name", "To"));
	must(cx, record_save(cx, r, WORD_SET));
	assert_true(record_delete(cx, r->form, r->id));
	assert_true(history_each(cx, r->form, r->id, collect, &seen));
	assert_string_equal(seen.ops, "delete3:delete- set2:set+ add1:add+ ");
	assert_false(
		history_each(cx, r->form, "019b1234-0000-7000-8000-00000000abcd", collect, &seen));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

static void test_roots_agree_with_the_head(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const char *root, *again, *note;
	int64_t size;

	must(cx, ledger_root(cx, &size, &root));
	must(cx, ledger_head(cx, &note));
	assert_non_null(strstr(note, arena_fmt(cx->arena, "\n%lld\n", (long long)size)));
	assert_int_equal(strncmp(note, "vaern/", 6), 0);
	scene_save(cx, "supplier", NULL, PAIRS("name", "Ny"));
	must(cx, ledger_root(cx, &size, &again));
	assert_string_not_equal(root, again);
}

static void test_time_does_not_go_back(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	scene_clock(scene, "2025-01-01T00:00:00Z");
	scene_save(cx, "supplier", NULL, PAIRS("name", "Uret gik tilbage"));
	assert_int_equal(verify(cx).fault_count, 0);
}

static void test_the_digest_is_that_of_the_version(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Et"));
	const char *first, *second;

	must(cx, record_digest(cx, &first, r->form, r->id));
	must(cx, record_set(cx, r, "name", "To"));
	must(cx, record_save(cx, r, WORD_SET));
	must(cx, record_digest(cx, &second, r->form, r->id));
	assert_int_equal(strlen(first), 64);
	assert_string_not_equal(first, second);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_a_redaction_takes_the_text_and_keeps_the_tree),
		T_(test_the_past_of_what_was_redacted_is_empty),
		T_(test_what_was_deleted_can_be_redacted),
		T_(test_history_tells_the_newest_first),
		T_(test_roots_agree_with_the_head),
		T_(test_time_does_not_go_back),
		T_(test_the_digest_is_that_of_the_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
