/* test_yaml_file.c - rule files are read with their lines, and refused with them */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/rules/yaml_file.h"

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

static bool read_text(struct ctx *cx, const struct yml **out, const char *text)
{
	return yml_read(cx, out, "f.yaml", text, strlen(text));
}

static void test_a_tree_keeps_order_lines_and_keys(void **state)
{
	struct ctx *cx = *state;
	const struct yml *root = NULL, *list = NULL;
	struct words words;
	long number;

	assert_true(read_text(cx, &root,
		"name: {da: Én, en: One}\nnumber: -12\nlist:\n  - a\n  - b: c\nempty:\n"));
	assert_int_equal(root->kind, YML_MAP);
	assert_int_equal(root->count, 4);
	assert_true(yml_words(cx, &words, root, "name"));
	assert_string_equal(words.da, "Én");
	assert_true(yml_number(cx, &number, root, "number"));
	assert_int_equal(number, -12);
	assert_true(yml_get(cx, &list, root, "list", YML_LIST));
	assert_string_equal(list->first->text, "a");
	assert_int_equal(list->first->next->line, 5);
	assert_string_equal(list->first->next->first->key, "b");
	assert_string_equal(yml_find(root, "empty")->text, "");
	assert_null(yml_text_or_null(root, "empty"));
}

static void test_what_is_wrong_is_said_with_file_and_line(void **state)
{
	static const struct {
		const char *yaml, *says;
	} cases[] = {
		{ "a: 1\na: 2\n", "f.yaml:2: " },
		{ "a: &x 1\nb: *x\n", "f.yaml:1: " },
		{ "&x [*x]\n", "f.yaml:1: " },
		{ "a: [1, 2\n", "f.yaml:2: " },
		{ "[a]: 1\n", "f.yaml:1: " },
		{ "a: \"x\\0y\"\n", "f.yaml:1: " },
		{ "", "f.yaml" },
	};
	struct ctx *cx = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct yml *root = NULL;
		assert_false(read_text(cx, &root, cases[i].yaml));
		assert_int_equal(cx->err.kind, ERR_INVALID);
		assert_ptr_equal(strstr(cx->err.text, cases[i].says), cx->err.text);
	}
}

static void test_a_value_of_another_shape_is_refused(void **state)
{
	struct ctx *cx = *state;
	const struct yml *root = NULL;
	const char *text;
	struct words words;
	long number;
	bool flag;

	assert_true(read_text(cx, &root, "a: x\nb: []\nc: {da: Ja}\nd:\n"));
	assert_false(yml_number(cx, &number, root, "a"));
	assert_false(yml_flag(cx, &flag, root, "a", true));
	assert_false(yml_text(cx, &text, root, "b"));
	assert_false(yml_words(cx, &words, root, "c"));
	assert_string_equal(cx->err.text, "f.yaml:3: 'en' is missing");
	assert_false(yml_text(cx, &text, root, "d"));
	assert_false(yml_text(cx, &text, root, "e"));
	assert_false(yml_only(cx, root, "a b c"));
	assert_string_equal(cx->err.text, "f.yaml:4: 'd' is unknown here; known are: a b c");
	assert_true(yml_only(cx, root, "d c b a"));
}

static void test_depth_and_size_are_limited(void **state)
{
	struct ctx *cx = *state;
	struct buf deep = { .arena = cx->arena };
	const struct yml *root = NULL;

	for (int i = 0; i < 2000; i++)
		buf_putc(&deep, '[');
	assert_false(read_text(cx, &root, deep.text));
	deep.len = 0;
	for (int i = 0; i < 30; i++)
		buf_putc(&deep, '[');
	for (int i = 0; i < 30; i++)
		buf_putc(&deep, ']');
	assert_false(read_text(cx, &root, deep.text));
	assert_non_null(strstr(cx->err.text, "levels"));
	char *large = arena_alloc(cx->arena, 2 << 20);
	memset(large, 'a', (2 << 20) - 1);
	assert_false(read_text(cx, &root, large));
	assert_string_equal(cx->err.text, "f.yaml: larger than 1 MB");
}

static void test_what_the_library_says_is_said_in_danish(void **state)
{
	static const struct {
		const char *yaml, *says;
	} cases[] = {
		{ "a: b: c\n", "her må der ikke stå et kolon" },
		{ "a: 'x\n", "midt i en tekst i anførselstegn" },
		{ "a:\n\t- b\n", "tegnet kan ikke stå her" },
		{ "a: [1, 2\nb: 3\n", "der mangler et komma eller en »]«" },
		{ "- a\nb: c\n", "der mangler en bindestreg foran punktet" },
		{ "a: *b\n", "henvisningen er ukendt" },
		{ "a: \"\\q\"\n", "tegnet efter den omvendte skråstreg er ukendt" },
	};
	struct ctx *cx = *state;
	const struct yml *root;

	cx->lang = LANG_DA;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_false(read_text(cx, &root, cases[i].yaml));
		if (!strstr(cx->err.text, cases[i].says))
			fail_msg("'%s' says '%s'", cases[i].yaml, cx->err.text);
	}
	cx->lang = LANG_EN;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_a_tree_keeps_order_lines_and_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_what_is_wrong_is_said_with_file_and_line, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_a_value_of_another_shape_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_depth_and_size_are_limited, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_what_the_library_says_is_said_in_danish, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
