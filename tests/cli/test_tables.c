/* test_tables.c - promises over every command, option and entity */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arguments.h"
#include "help.h"
#include "nearest.h"

static int set_up(void **state)
{
	struct arena *arena = arena_new();
	struct ctx *cx = arena_alloc(arena, sizeof(*cx));

	cx->arena = arena;
	*state = cx;
	return 0;
}

static int tear_down(void **state)
{
	struct ctx *cx = *state;

	arena_free(cx->arena);
	return 0;
}

static void assert_words(const char *what, struct words words)
{
	if (!words.en || !words.da || !*words.en || !*words.da)
		fail_msg("%s lacks a language", what);
}

/* Words that may be left out are left out in both languages. */
static void assert_both(const char *what, struct words words)
{
	if (!words.en != !words.da)
		fail_msg("%s has one language only", what);
}

static void assert_fields(const struct field *f)
{
	for (; f && f->name; f++) {
		assert_words(f->name, f->label);
		assert_both(f->name, f->help);
		for (const struct choice *c = field_choices(f); c && c->name; c++)
			assert_words(c->name, c->label);
	}
}

static void test_commands_speak_both_languages(void **state)
{
	(void)state;
	assert_fields(global_options);
	for (size_t i = 0; commands[i]; i++) {
		const struct command *command = commands[i];
		assert_words(command->name, command->summary);
		assert_both(command->name, command->args);
		assert_both(command->name, command->help);
		assert_fields(command->options);
		for (const struct example *e = command->examples; e && e->line; e++)
			assert_words(e->line, e->what);
	}
}

static void test_entities_speak_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; entities[i]; i++) {
		assert_words(entities[i]->name, entities[i]->label);
		assert_words(entities[i]->name, entities[i]->plural);
		assert_fields(entities[i]->fields);
	}
}

static void test_a_command_that_takes_words_says_which(void **state)
{
	(void)state;
	for (size_t i = 0; commands[i]; i++) {
		if (!commands[i]->most != !commands[i]->args.en)
			fail_msg("%s", commands[i]->name);
		assert_true(commands[i]->least <= commands[i]->most);
		assert_non_null(commands[i]->run);
	}
}

/* Whether an option offers all that the global one of its name does. */
static bool widens(const struct field *own, const struct field *global)
{
	if (!own->choices || !global->choices)
		return false;
	for (const struct choice *each = global->choices; each->name; each++) {
		const struct choice *same = own->choices;
		while (same->name && strcmp(same->name, each->name) != 0)
			same++;
		if (!same->name)
			return false;
	}
	return true;
}

/* An option of the command's own would hide a global one, unless it only adds choices to it; and
 * both would hide a field of an entity. */
static void test_no_option_hides_another(void **state)
{
	const struct form globals = { .fields = global_options };
	(void)state;

	for (size_t i = 0; commands[i]; i++)
		for (const struct field *f = commands[i]->options; f && f->name; f++)
			if (field_find(&globals, f->name) &&
				!widens(f, field_find(&globals, f->name)))
				fail_msg("%s --%s", commands[i]->name, f->name);
	for (size_t i = 0; entities[i]; i++)
		FOR_EACH_FIELD(f, entities[i])
			if (field_find(&globals, f->name))
				fail_msg("%s --%s", entities[i]->name, f->name);
}

static void assert_has(const struct buf *text, const char *word)
{
	if (!strstr(text->text, word))
		fail_msg("'%s' is missing", word);
}

static void assert_has_options(struct ctx *cx, const struct buf *text, const struct field *f)
{
	for (; f && f->name; f++)
		assert_has(text, arena_fmt(cx->arena, "--%s", option_typed(cx, f->name)));
}

static void test_help_names_every_command_entity_and_option(void **state)
{
	struct ctx *cx = *state;
	struct buf overview = { .arena = cx->arena };

	help_overview(cx, &overview);
	assert_has_options(cx, &overview, global_options);
	for (size_t i = 0; commands[i]; i++) {
		struct buf page = { .arena = cx->arena };
		assert_has(&overview, arena_fmt(cx->arena, "\n  %s ", commands[i]->name));
		help_command(cx, &page, commands[i]);
		assert_has_options(cx, &page, commands[i]->options);
	}
	for (size_t i = 0; entities[i]; i++) {
		struct buf page = { .arena = cx->arena };
		assert_has(&overview, arena_fmt(cx->arena, "\n  %s ", entities[i]->name));
		help_entity(cx, &page, entities[i]);
		assert_has_options(cx, &page, entities[i]->fields);
	}
}

/* troff reads "\-" as the dash that is typed. */
static const char *in_troff(struct ctx *cx, const char *word)
{
	struct buf out = { .arena = cx->arena };

	for (; *word; word++)
		buf_puts(&out, *word == '-' ? "\\-" : (const char[]){ *word, '\0' });
	return out.text;
}

static void test_the_manual_names_every_command_entity_and_option(void **state)
{
	struct ctx *cx = *state;
	struct buf manual = { .arena = cx->arena };

	manual_page(cx, &manual);
	for (const struct field *f = global_options; f->name; f++)
		assert_has(&manual, in_troff(cx, option_usage(cx, f)));
	for (size_t i = 0; commands[i]; i++) {
		assert_has(&manual, arena_fmt(cx->arena, ".SS \"vaern %s", commands[i]->name));
		for (const struct field *f = commands[i]->options; f && f->name; f++)
			assert_has(&manual, in_troff(cx, option_usage(cx, f)));
	}
	for (size_t i = 0; entities[i]; i++)
		assert_has(&manual, arena_fmt(cx->arena, ".B %s\n", entities[i]->name));
}

static void test_completion_names_every_command_entity_option_and_choice(void **state)
{
	struct ctx *cx = *state;
	struct buf script = { .arena = cx->arena };

	completion_script(cx, &script);
	assert_has_options(cx, &script, global_options);
	for (size_t i = 0; commands[i]; i++) {
		assert_has(&script, commands[i]->name);
		assert_has_options(cx, &script, commands[i]->options);
	}
	for (size_t i = 0; entities[i]; i++) {
		assert_has(&script, arena_fmt(cx->arena, "\t%s) echo", entities[i]->name));
		assert_has_options(cx, &script, entities[i]->fields);
		FOR_EACH_FIELD(f, entities[i])
			for (const struct choice *c = f->choices; c && c->name; c++)
				assert_has(&script, c->name);
	}
}

static void test_the_nearest_word_is_the_one_that_was_meant(void **state)
{
	static const char *const words[] = { "add", "list", "show", "history", "help", NULL };
	(void)state;

	assert_string_equal(nearest("lsit", words), "list");
	assert_string_equal(nearest("histroy", words), "history");
	assert_string_equal(nearest("his", words), "history");
	assert_string_equal(nearest("ad", words), "add");
	assert_null(nearest("xyzzy", words));
	assert_null(nearest("", words));
}

static struct arguments read_line(struct ctx *cx, const char *const *line)
{
	struct arguments args = { 0 };
	char *argv[12] = { 0 };

	for (size_t i = 0; line[i]; i++)
		argv[i] = arena_dup(cx->arena, line[i]);
	assert_true(arguments_read(cx, &args, argv));
	return args;
}

#define LINE(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void test_options_stand_anywhere_with_and_without_equal_sign(void **state)
{
	struct ctx *cx = *state;
	struct arguments args = read_line(cx, LINE("--org", "greve", "list", "--limit=3", "system",
						      "--name", "x", "--as-of=2025-01-31"));

	assert_string_equal(args.command->name, "list");
	assert_string_equal(record_get(args.options, "org"), "greve");
	assert_string_equal(record_get(args.options, "limit"), "3");
	assert_string_equal(record_get(args.options, "as_of"), "2025-01-31");
	assert_string_equal(args.words[0], "system");
	assert_string_equal(args.words[1], "--name=x");
	assert_null(args.words[2]);
}

static void test_two_dashes_end_the_options(void **state)
{
	struct ctx *cx = *state;
	struct arguments args = read_line(cx, LINE("show", "system", "--", "--strange title"));

	assert_string_equal(args.words[1], "--strange title");
}

static void test_a_yes_needs_no_text(void **state)
{
	struct ctx *cx = *state;
	struct arguments args = read_line(cx, LINE("delete", "--yes", "system", "x"));

	assert_string_equal(record_get(args.options, "yes"), "1");
	assert_string_equal(args.words[1], "x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_commands_speak_both_languages),
		cmocka_unit_test(test_entities_speak_both_languages),
		cmocka_unit_test(test_a_command_that_takes_words_says_which),
		cmocka_unit_test(test_no_option_hides_another),
		cmocka_unit_test(test_help_names_every_command_entity_and_option),
		cmocka_unit_test(test_the_manual_names_every_command_entity_and_option),
		cmocka_unit_test(test_completion_names_every_command_entity_option_and_choice),
		cmocka_unit_test(test_the_nearest_word_is_the_one_that_was_meant),
		cmocka_unit_test(test_options_stand_anywhere_with_and_without_equal_sign),
		cmocka_unit_test(test_two_dashes_end_the_options),
		cmocka_unit_test(test_a_yes_needs_no_text),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
