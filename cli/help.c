/* help.c - vaern help: the overview, a command, an entity, and the manual made of them */
#include <string.h>

#include "help.h"
#include "nearest.h"
#include "output.h"

static const struct field options[] = {
	YES_NO("man", W("Write the manual page, for man", "Skriv manualsiden til man"), 0),
	YES_NO("completion", W("Write the completion, for bash", "Skriv fuldførelsen til bash"), 0),
	END,
};

static bool no_such_topic(struct ctx *cx, const char *word)
{
	const char *names[200];
	size_t n = 0;

	for (size_t i = 0; commands[i] && n + 1 < COUNT(names); i++)
		names[n++] = commands[i]->name;
	for (size_t i = 0; entities[i] && n + 1 < COUNT(names); i++)
		names[n++] = entities[i]->name;
	names[n] = NULL;
	const char *meant = nearest(word, names);
	if (meant)
		return err_set(cx, ERR_NOT_FOUND, "There is no help on '%s'; did you mean %s?",
			word, meant);
	return err_set(cx, ERR_NOT_FOUND, "There is no help on '%s'; 'vaern help' lists all", word);
}

/* Some words are a command and an entity; then both are told. */
static bool topic(struct ctx *cx, struct buf *out, const char *word)
{
	const struct command *command = command_find(word);
	const struct form *form = entity_find(word);

	if (!command && !form)
		return no_such_topic(cx, word);
	if (command)
		help_command(cx, out, command);
	if (command && form)
		buf_putc(out, '\n');
	if (form)
		help_entity(cx, out, form);
	return true;
}

static void page(const struct buf *out)
{
	size_t lines = 0;

	for (size_t i = 0; i < out->len; i++)
		lines += out->text[i] == '\n';
	CLEANUP(pager_close) struct pager pager = pager_open(lines);
	fwrite(out->text, 1, out->len, pager.out);
}

static bool is_on(const struct record *opt, const char *name)
{
	return strcmp(record_str(opt, name), "1") == 0;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	struct buf out = { .arena = cx->arena };

	if (is_on(opt, "man"))
		manual_page(cx, &out);
	else if (is_on(opt, "completion"))
		completion_script(cx, &out);
	else if (!words[0])
		help_overview(cx, &out);
	else if (!topic(cx, &out, words[0]))
		return false;
	page(&out);
	return true;
}

static const struct example examples[] = {
	{ "vaern help processing",
		W("The fields of a processing activity.", "En behandlingsaktivitets felter.") },
	{ "vaern help --man | man -l -", W("Read the whole manual.", "Læs hele manualen.") },
	{ "eval \"$(vaern help --completion)\"",
		W("Let bash complete commands, entities and options.",
			"Lad bash fuldføre kommandoer, entiteter og tilvalg.") },
	{ 0 },
};

const struct command cmd_help = {
	.name = "help",
	.args = W("[COMMAND | ENTITY]", "[KOMMANDO | ENTITET]"),
	.most = 1,
	.summary = W("Explain a command or an entity", "Forklar en kommando eller en entitet"),
	.options = options,
	.examples = examples,
	.run = run,
};
