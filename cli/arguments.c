/* arguments.c - sorts what was typed into command, options, words and fields */
#include "arguments.h"
#include "nearest.h"

#include <stdlib.h>
#include <string.h>

/* What is being sorted: where it has come to, and what it has given. */
struct parse {
	char *const *next;
	const struct command *command;
	const struct form *entity; /* once a command that TAKES_FIELDS knows it */
	struct record *options;
	const char **words, **fields;
	size_t word_count, field_count;
	bool only_words; /* after "--" */
};

const char *option_typed(struct ctx *cx, const char *name)
{
	char *typed = arena_str(cx->arena, name, strlen(name));

	for (char *p = typed; *p; p++)
		if (*p == '_')
			*p = '-';
	return typed;
}

/* "as" of "--as-of=2025-01-01": the option's name as its field has it. */
static const char *option_name(struct ctx *cx, const char *word)
{
	size_t dashes = strspn(word, "-");
	char *name = arena_str(cx->arena, word + dashes, strcspn(word + dashes, "="));

	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] == '-' && word[2];
}

/* A language that is not known is refused later, in the one before it. */
enum lang arguments_lang(char *const *argv)
{
	const char *text = getenv("VAERN_LANG");
	enum lang lang = LANG_DA;

	if (text)
		lang_from_text(text, &lang);
	for (; *argv && strcmp(*argv, "--") != 0; argv++) {
		if (strncmp(*argv, "--lang=", 7) == 0)
			lang_from_text(*argv + 7, &lang);
		else if (strcmp(*argv, "--lang") == 0 && argv[1])
			lang_from_text(argv[1], &lang);
	}
	return lang;
}

static const struct form globals = { .name = "vaern", .fields = global_options };

/* The first word that is neither a global option nor its text, or NULL. */
static const char *command_word(struct ctx *cx, char *const *argv)
{
	for (; *argv && strcmp(*argv, "--") != 0; argv++) {
		if ((*argv)[0] != '-')
			return *argv;
		if (field_find(&globals, option_name(cx, *argv)) && !strchr(*argv, '=') && argv[1])
			argv++;
	}
	return NULL;
}

/* The options that people try before they know a program. */
static const char *asked_instead(char *const *argv, const char *word)
{
	if (!*argv)
		return "help";
	for (; *argv && strcmp(*argv, "--") != 0; argv++)
		if (strcmp(*argv, "--help") == 0 || strcmp(*argv, "-h") == 0)
			return "help";
		else if (!word && strcmp(*argv, "--version") == 0)
			return "version";
	return NULL;
}

static bool find_command(struct ctx *cx, const struct command **out, const char *word)
{
	const char *names[100];
	size_t n = 0;

	*out = command_find(word);
	if (*out)
		return true;
	for (; commands[n] && n + 1 < COUNT(names); n++)
		names[n] = commands[n]->name;
	names[n] = NULL;
	const char *meant = nearest(word, names);
	if (meant)
		return err_set(
			cx, ERR_INVALID, "There is no command '%s'; did you mean %s?", word, meant);
	return err_set(cx, ERR_INVALID, "There is no command '%s'; 'vaern help' lists them", word);
}

/* The command's own options and the global ones as one form to fill in; one of its own that bears
 * the name of a global one stands in its place. */
static const struct form *options_form(struct ctx *cx, const struct command *command)
{
	static const struct field none[] = { END };
	const struct form own = { .fields = command->options ? command->options : none };
	size_t own_count = field_count(&own), global_count = field_count(&globals);
	struct field *fields =
		arena_alloc(cx->arena, (own_count + global_count + 1) * sizeof(*fields));
	struct form *form = arena_alloc(cx->arena, sizeof(*form));

	memcpy(fields, own.fields, own_count * sizeof(*fields));
	for (size_t i = 0, n = own_count; i < global_count; i++)
		if (!field_find(&own, globals.fields[i].name))
			fields[n++] = globals.fields[i];
	*form = (struct form){
		.name = command->name,
		.label = { command->name, command->name },
		.fields = fields,
	};
	return form;
}

static bool no_such_option(struct ctx *cx, const struct parse *p, const char *name)
{
	const char *typed = option_typed(cx, name), *names[200];
	size_t n = 0;

	FOR_EACH_FIELD(f, p->options->form)
		names[n++] = option_typed(cx, f->name);
	if (p->entity)
		FOR_EACH_FIELD(f, p->entity)
			if (n + 1 < COUNT(names))
				names[n++] = option_typed(cx, f->name);
	names[n] = NULL;
	const char *meant = nearest(typed, names);
	if (meant)
		return err_set(cx, ERR_INVALID, "There is no option --%s; did you mean --%s?",
			typed, meant);
	if ((p->command->needs & TAKES_FIELDS) && !p->entity)
		return err_set(cx, ERR_INVALID,
			"There is no option --%s; write the entity before its fields", typed);
	return err_set(cx, ERR_INVALID, "There is no option --%s; 'vaern help %s' lists them",
		typed, p->entity ? p->entity->name : p->command->name);
}

static bool names_a_record(const char *text)
{
	const char *dot = strrchr(text, '.');

	return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

static bool has_lines(const struct field *f)
{
	return f->kind == KIND_PROSE || field_is_set(f);
}

static bool take_option(struct ctx *cx, struct parse *p, const struct field *f, const char *text)
{
	const char **cell = record_cell(p->options, f);

	if (*cell && *cell != f->preset && !has_lines(f))
		return err_set(cx, ERR_INVALID, "--%s is given twice", option_typed(cx, f->name));
	*cell = *cell && *cell != f->preset ? arena_fmt(cx->arena, "%s\n%s", *cell, text) : text;
	return true;
}

/* "--name=text", "--name text", or "--name" alone for a yes. */
static bool take_named(struct ctx *cx, struct parse *p, const char *word)
{
	const char *name = option_name(cx, word), *text = strchr(word, '=');
	const struct field *option = field_find(p->options->form, name);
	const struct field *field = p->entity ? field_find(p->entity, name) : NULL;
	const struct field *either = option ? option : field;

	if (!either)
		return no_such_option(cx, p, name);
	if (text)
		text++;
	else if (either->kind == KIND_YES_NO)
		text = "1";
	else if (*p->next)
		text = *p->next++;
	else
		return err_set(cx, ERR_INVALID, "--%s lacks its text; write --%s=%s",
			option_typed(cx, name), option_typed(cx, name), _("TEXT"));
	/* An agreement has a field of the name: --file=signed.pdf is its, --file=one.yaml ours. */
	if (option && !(field && !names_a_record(text)))
		return take_option(cx, p, option, text);
	p->fields[p->field_count++] = arena_fmt(cx->arena, "--%s=%s", name, text);
	return true;
}

static bool take_word(struct ctx *cx, struct parse *p, const char *word)
{
	const struct form *entity = NULL;

	if ((p->command->needs & (NAMES_ENTITY | TAKES_FIELDS)) && p->word_count == 0 &&
		!entity_named(cx, &entity, word))
		return false;
	if (p->command->needs & TAKES_FIELDS && p->word_count == 0)
		p->entity = entity;
	p->words[p->word_count++] = word;
	return true;
}

static bool take(struct ctx *cx, struct parse *p, const char *word)
{
	if (p->only_words)
		return take_word(cx, p, word);
	if (strcmp(word, "--") == 0) {
		p->only_words = true;
		return true;
	}
	if (is_option(word))
		return take_named(cx, p, word);
	if (word[0] == '-' && word[1])
		return err_set(cx, ERR_INVALID,
			"There is no option %s; options begin with two dashes", word);
	return take_word(cx, p, word);
}

static bool words_are_right(struct ctx *cx, const struct parse *p)
{
	const struct command *command = p->command;
	const char *args = words_in(cx->lang, command->args);

	if (p->word_count < command->least)
		return err_set(cx, ERR_INVALID, "Something is missing; write: vaern %s %s",
			command->name, args);
	if (p->word_count > command->most)
		return err_set(cx, ERR_INVALID, "'%s' is one word too many; write: vaern %s%s%s",
			p->words[command->most], command->name, args ? " " : "", args ? args : "");
	return true;
}

/* What the environment says where the user did not. */
static void take_environment(struct parse *p)
{
	static const struct {
		const char *variable, *option;
	} rows[] = {
		{ "VAERN_DATA", "data" },
		{ "VAERN_AS", "as" },
		{ "VAERN_TODAY", "today" },
		{ "VAERN_LANG", "lang" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct field *f = field_find(p->options->form, rows[i].option);
		const char *text = getenv(rows[i].variable);
		if (text && *text && !record_text(p->options, f))
			*record_cell(p->options, f) = text;
	}
}

static bool sort_out(struct ctx *cx, struct parse *p)
{
	bool named = false; /* the command's own word has passed */

	while (*p->next) {
		const char *word = *p->next++;
		if (!named && word[0] != '-')
			named = true;
		else if (!take(cx, p, word))
			return false;
	}
	return true;
}

bool arguments_read(struct ctx *cx, struct arguments *out, char *const *argv)
{
	const char *word = command_word(cx, argv), *instead = asked_instead(argv, word);
	struct parse p = { .next = argv };
	size_t n = 1;

	if (!word && !instead)
		return err_set(cx, ERR_INVALID, "Say what to do; 'vaern help' lists the commands");
	if (!find_command(cx, &p.command, instead ? instead : word))
		return false;
	while (argv[n - 1])
		n++;
	p.words = arena_alloc(cx->arena, 2 * (n + 1) * sizeof(*p.words));
	p.fields = arena_alloc(cx->arena, n * sizeof(*p.fields));
	p.options = record_new(cx, options_form(cx, p.command));
	if (instead && word && word != instead)
		p.words[p.word_count++] = word;
	if (!instead && !sort_out(cx, &p))
		return false;
	take_environment(&p);
	memcpy(p.words + p.word_count, p.fields, p.field_count * sizeof(*p.fields));
	*out = (struct arguments){ p.command, p.options, p.words };
	return words_are_right(cx, &p) && (record_check(cx, p.options) || at_option(cx, NULL));
}
