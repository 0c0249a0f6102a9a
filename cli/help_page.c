/* help_page.c - the pages that `vaern help` shows */
#include <string.h>

#include "arguments.h"
#include "help.h"
#include "output.h"

#define WIDTH 78
#define NAMES 17 /* the column where summaries begin */

static const struct {
	struct words what, shown; /* "--until=DATE"; "a date" */
} kind_words[] = {
	[KIND_TEXT] = { W("TEXT", "TEKST"), W("one line", "én linje") },
	[KIND_PROSE] = { W("TEXT", "TEKST"), W("long text", "lang tekst") },
	[KIND_NUMBER] = { W("NUMBER", "TAL"), W("a whole number", "et helt tal") },
	[KIND_DATE] = { W("DATE", "DATO"), W("a date", "en dato") },
	[KIND_TIME] = { W("TIME", "TIDSPUNKT"), W("a time", "et tidspunkt") },
	[KIND_YES_NO] = { W("yes|no", "ja|nej"), W("yes or no", "ja eller nej") },
	[KIND_CHOICE] = { W("WORD", "ORD"), W("one of", "en af") },
	[KIND_CHOICES] = { W("WORD,...", "ORD,..."), W("some of", "nogle af") },
	[KIND_LINK] = { W("ID", "ID"), W("a record", "en post") },
	[KIND_LINKS] = { W("ID,...", "ID,..."), W("records", "poster") },
	[KIND_SUBJECT] = { W("ENTITY/ID", "ENTITET/ID"),
		W("any record", "en hvilken som helst post") },
	[KIND_EMAIL] = { W("ADDRESS", "ADRESSE"), W("an e-mail address", "en e-mailadresse") },
	[KIND_CVR] = { W("NUMBER", "NUMMER"), W("a CVR number", "et CVR-nummer") },
	[KIND_COUNTRY] = { W("CODE", "KODE"), W("a country's code: DK", "et lands kode: DK") },
	[KIND_COUNTRIES] = { W("CODE,...", "KODE,..."), W("countries' codes", "landes koder") },
	[KIND_FILE] = { W("FILE", "FIL"), W("the path of a file", "stien til en fil") },
};

const char *kind_shown(struct ctx *cx, const struct field *f)
{
	const char *shown = words_in(cx->lang, kind_words[f->kind].shown);

	return f->target ? arena_fmt(cx->arena, "%s: %s", shown, f->target->name) : shown;
}

const char *option_usage(struct ctx *cx, const struct field *f)
{
	const char *typed = option_typed(cx, f->name);

	if (f->kind == KIND_YES_NO)
		return arena_fmt(cx->arena, "--%s", typed);
	return arena_fmt(cx->arena, "--%s=%s", typed, words_in(cx->lang, kind_words[f->kind].what));
}

/* "  name      text that goes on
 *              under itself" */
static void entry(struct buf *out, const char *name, size_t column, const char *text)
{
	size_t width = text_width(name) + 2;

	buf_fmt(out, "  %s", name);
	if (width + 2 > column)
		buf_fmt(out, "\n%*s", (int)column, "");
	else
		buf_fmt(out, "%*s", (int)(column - width), "");
	text_wrap(out, text, WIDTH - column, column);
	buf_putc(out, '\n');
}

static void add_options(struct ctx *cx, struct buf *out, const struct field *options)
{
	for (const struct field *f = options; f && f->name; f++) {
		const char *help = words_in(cx->lang, f->help);
		struct buf text = { .arena = cx->arena };
		buf_puts(&text, words_in(cx->lang, f->label));
		for (const struct choice *c = f->choices; c && c->name; c++)
			buf_fmt(&text, "%s%s", c == f->choices ? ": " : ", ", c->name);
		if (help)
			buf_fmt(&text, ". %s", help);
		entry(out, option_usage(cx, f), 24, text.text);
	}
}

void help_overview(struct ctx *cx, struct buf *out)
{
	buf_fmt(out, "%s\n\nvaern %s\n",
		_("vaern - records, risks and reports of data protection for municipalities"),
		_("COMMAND [WORD ...] [--OPTION=TEXT ...]"));
	buf_puts(out, _("\nCommands\n"));
	for (size_t i = 0; commands[i]; i++)
		entry(out, commands[i]->name, NAMES, words_in(cx->lang, commands[i]->summary));
	buf_puts(out, _("\nEntities\n"));
	for (size_t i = 0; entities[i]; i++)
		entry(out, entities[i]->name, NAMES, words_in(cx->lang, entities[i]->plural));
	buf_puts(out, _("\nOptions of every command\n"));
	add_options(cx, out, global_options);
	buf_puts(out, _("\n'vaern help COMMAND' and 'vaern help ENTITY' tell more.\n"));
}

static void add_examples(struct ctx *cx, struct buf *out, const struct example *example)
{
	if (example)
		buf_puts(out, _("\nExamples\n"));
	for (; example && example->line; example++)
		buf_fmt(out, "  %s\n      %s\n", example->line, words_in(cx->lang, example->what));
}

void help_command(struct ctx *cx, struct buf *out, const struct command *command)
{
	const char *args = words_in(cx->lang, command->args);
	const char *help = words_in(cx->lang, command->help);

	buf_fmt(out, "vaern %s%s%s\n\n%s.\n", command->name, args ? " " : "", args ? args : "",
		words_in(cx->lang, command->summary));
	if (help) {
		buf_putc(out, '\n');
		text_wrap(out, help, WIDTH, 0);
		buf_putc(out, '\n');
	}
	if (command->options) {
		buf_puts(out, _("\nOptions\n"));
		add_options(cx, out, command->options);
	}
	add_examples(cx, out, command->examples);
}

/* "Title: one line, must be filled in. GDPR 30(1)(a). Help." */
static const char *field_text(struct ctx *cx, const struct field *f)
{
	const char *help = words_in(cx->lang, f->help);
	struct buf text = { .arena = cx->arena };

	buf_fmt(&text, "%s: %s", words_in(cx->lang, f->label), kind_shown(cx, f));
	if (f->flags & REQUIRED)
		buf_puts(&text, _(", must be filled in"));
	if (f->flags & UNIQUE)
		buf_puts(&text, _(", no two the same"));
	if (f->flags & DERIVED)
		buf_puts(&text, _(", written by the program"));
	if (f->preset)
		buf_fmt(&text, _(", at first %s"),
			f->kind == KIND_YES_NO ? field_shown(cx, f, f->preset) : f->preset);
	buf_fmt(&text, ".%s%s%s%s%s", f->law ? " " : "", f->law ? f->law : "", f->law ? "." : "",
		help ? " " : "", help ? help : "");
	return text.text;
}

void help_entity(struct ctx *cx, struct buf *out, const struct form *form)
{
	buf_fmt(out, "%s: %s\n\n", form->name, words_in(cx->lang, form->label));
	FOR_EACH_FIELD(f, form) {
		entry(out, arena_fmt(cx->arena, "--%s", option_typed(cx, f->name)), 26,
			field_text(cx, f));
		for (const struct choice *c = f->choices; c && c->name; c++)
			buf_fmt(out, "%26s%-18s %s\n", "", c->name, words_in(cx->lang, c->label));
	}
	buf_fmt(out, _("\n'vaern add %s --FIELD=TEXT ...' adds one; 'vaern list %s' shows them.\n"),
		form->name, form->name);
}
