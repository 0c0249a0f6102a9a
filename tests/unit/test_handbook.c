/* test_handbook.c - the chapters read, and decided on by the members */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "handbook.h"
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

static const struct chapter *chapter(struct ctx *cx, const char *id)
{
	const struct chapter *c = NULL;

	must(cx, chapter_get(cx, &c, id));
	return c;
}

static void test_the_handbook_has_a_policy_and_twenty_chapters_that_can_be_read(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct chapter *list;
	size_t n;

	must(cx, handbook_load(cx, &list, &n));
	assert_true(n >= 21);
	assert_string_equal(list[0].id, "H00");
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || strcmp(list[i - 1].id, list[i].id) < 0);
		assert_int_equal(strlen(list[i].digest), 64);
		assert_true(strlen(list[i].text) > 500);
		assert_int_equal(list[i].text[0], '#'); /* no front matter is left in it */
		assert_true(list[i].iso27002 || list[i].gdpr || list[i].nis2);
	}
	assert_non_null(strstr(chapter(cx, "h09")->iso27002, "5.15, 5.16"));
}

static void test_there_is_no_such_chapter(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct chapter *c;

	assert_false(chapter_get(cx, &c, "H99"));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

static void test_a_member_has_one_decision_for_each_chapter(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct chapter *c = chapter(cx, "H09");
	const struct adoption_words adapted = { .way = "adapted",
		.text = "Her hos os\n",
		.approved_by = "Direktionen",
		.date = "2025-03-01" };
	const struct adoption_words as_is = { .way = "as_is", .implementation = "done" };
	struct record *r, *back;

	scene_as(scene, "roskilde-isk", NULL);
	const char *home = arena_dup(cx->arena, cx->actor->home);
	must(cx, chapter_adopt(cx, &r, c, home, &adapted));
	assert_string_equal(record_get(r, "local_text"), "Her hos os");
	assert_string_equal(record_get(r, "text_digest"), c->digest);
	assert_string_equal(record_get(r, "adopted_on"), "2025-03-01");
	must(cx, chapter_adopt(cx, &r, c, home, &as_is));
	must(cx, adoption_find(cx, &back, c, home));
	assert_string_equal(back->id, r->id);
	assert_int_equal(back->version, 2);
	assert_null(record_get(back, "local_text"));
	assert_string_equal(record_get(back, "approved_by"), "Direktionen");
	assert_string_equal(record_get(back, "implementation"), "done");
	assert_string_equal(record_get(back, "adopted_on"), "2026-01-15");
	must(cx, adoption_find(cx, &back, chapter(cx, "H10"), home));
	assert_null(back);
}

static void test_what_a_way_needs_is_demanded(void **state)
{
	static const struct adoption_words lacking[] = {
		{ .way = "adapted" },
		{ .way = "opted_out" },
		{ .way = "as_is", .text = "Noget" },
		{ .way = "sideways" },
	};
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r;

	scene_as(scene, "roskilde-isk", NULL);
	for (size_t i = 0; i < COUNT(lacking); i++) {
		assert_false(
			chapter_adopt(cx, &r, chapter(cx, "H09"), cx->actor->home, &lacking[i]));
		assert_int_equal(cx->err.kind, ERR_INVALID);
	}
}

static void test_nobody_decides_for_another_member(void **state)
{
	const struct adoption_words as_is = { .way = "as_is" };
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r;

	scene_as(scene, "greve-isk", NULL);
	const char *greve = arena_dup(cx->arena, cx->actor->home);
	must(cx, chapter_adopt(cx, &r, chapter(cx, "H09"), greve, &as_is));
	scene_as(scene, "roskilde-isk", NULL);
	assert_false(chapter_adopt(cx, &r, chapter(cx, "H10"), greve, &as_is));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	must(cx, adoption_find(cx, &r, chapter(cx, "H09"), greve));
	assert_null(r); /* and does not see what it decided */
}

static void write_chapter(struct scene *scene, const char *text)
{
	struct ctx *cx = &scene->cx;
	FILE *file;

	cx->own_files = scene->folder;
	mkdir(arena_fmt(cx->arena, "%s/handbook", scene->folder), 0700);
	file = fopen(arena_fmt(cx->arena, "%s/handbook/09-adgangsstyring.md", scene->folder), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

#define FRONT "---\nid: H09\ntitle: {da: Adgang, en: Access}\nowner: manager\n---\n"

static void test_a_changed_shared_text_is_noticed_and_the_local_text_stays(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct adoption_words adapted = { .way = "adapted", .text = "Vores" };
	struct record *r;

	scene_as(scene, "roskilde-isk", NULL);
	must(cx, chapter_adopt(cx, &r, chapter(cx, "H09"), cx->actor->home, &adapted));
	assert_false(chapter_changed(chapter(cx, "H09"), r));
	write_chapter(scene, FRONT "## Nyt\n");
	assert_true(chapter_changed(chapter(cx, "H09"), r));
	assert_string_equal(record_get(r, "local_text"), "Vores");
	assert_string_equal(chapter(cx, "H09")->text, "## Nyt\n");
}

static void test_a_chapter_that_is_wrong_says_where(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "## Uden\n", ".md:1: " },
		{ "---\nid: H09\n", ".md:1: " },
		{ "---\nid: H09\ntitle: {da: x, en: y}\nowner: boss\n---\nTekst\n", ".md:4: " },
		{ "---\nid: H09\ntitle: x\nowner: manager\n---\nTekst\n", ".md:3: " },
		{ "---\nid: H10\ntitle: {da: x, en: y}\nowner: manager\n---\nTekst\n", "H10" },
	};
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct chapter *list;
	size_t n;

	for (size_t i = 0; i < COUNT(cases); i++) {
		write_chapter(scene, cases[i].text);
		assert_false(handbook_load(cx, &list, &n));
		assert_int_equal(cx->err.kind, ERR_INVALID);
		assert_non_null(strstr(cx->err.text, cases[i].says));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_the_handbook_has_a_policy_and_twenty_chapters_that_can_be_read),
		TEST(test_there_is_no_such_chapter),
		TEST(test_a_member_has_one_decision_for_each_chapter),
		TEST(test_what_a_way_needs_is_demanded),
		TEST(test_nobody_decides_for_another_member),
		TEST(test_a_changed_shared_text_is_noticed_and_the_local_text_stays),
		TEST(test_a_chapter_that_is_wrong_says_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
