/* manual.c - the manual page vaern(1), in the macros of man(7) */
#include <string.h>

#include "arguments.h"
#include "help.h"

/* Text that troff takes as it stands: no line begins with a request, no backslash speaks. */
static void add_text(struct buf *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		if ((p == text || p[-1] == '\n') && (*p == '.' || *p == '\''))
			buf_puts(out, "\\&");
		if (*p == '\\')
			buf_puts(out, "\\e");
		else if (*p == '-')
			buf_puts(out, "\\-");
		else
			buf_putc(out, *p);
	}
}

static void add_line(struct buf *out, const char *text)
{
	add_text(out, text);
	buf_putc(out, '\n');
}

/* A term in bold, and its text beside it. */
static void add_term(struct buf *out, const char *term, const char *text)
{
	buf_puts(out, ".TP\n.B ");
	add_line(out, term);
	add_line(out, text);
}

static void add_heading(struct buf *out, const char *heading)
{
	buf_fmt(out, ".SH \"%s\"\n", heading);
}

static void add_options(struct ctx *cx, struct buf *out, const struct field *options)
{
	for (const struct field *f = options; f && f->name; f++) {
		const char *help = words_in(cx->lang, f->help);
		add_term(out, option_usage(cx, f),
			arena_fmt(cx->arena, "%s.%s%s", words_in(cx->lang, f->label),
				help ? "\n" : "", help ? help : ""));
	}
}

static void add_command(struct ctx *cx, struct buf *out, const struct command *command)
{
	const char *args = words_in(cx->lang, command->args);
	const char *help = words_in(cx->lang, command->help);

	buf_puts(out, ".SS \"vaern ");
	add_text(out, command->name);
	buf_puts(out, args ? " " : "");
	add_text(out, args ? args : "");
	buf_puts(out, "\"\n");
	add_line(out, arena_fmt(cx->arena, "%s.", words_in(cx->lang, command->summary)));
	if (help)
		add_line(out, help);
	add_options(cx, out, command->options);
	for (const struct example *e = command->examples; e && e->line; e++) {
		buf_puts(out, ".PP\n.nf\n");
		add_line(out, e->line);
		buf_puts(out, ".fi\n.RS\n");
		add_line(out, words_in(cx->lang, e->what));
		buf_puts(out, ".RE\n");
	}
}

static void add_exit_statuses(struct ctx *cx, struct buf *out)
{
	static const struct {
		const char *status;
		struct words what;
	} rows[] = {
		{ "0", W("Done.", "Udført.") },
		{ "1", W("Findings: a check that fails, a signature that is not valid, a ledger "
			 "that "
			 "was altered.",
			       "Fund: en kontrol, der ikke er opfyldt, en underskrift, der ikke er "
			       "gyldig, en ændringslog, der er ændret.") },
		{ "2", W("What was asked for makes no sense.",
			       "Det, der blev bedt om, giver ikke mening.") },
		{ "3", W("Not found.", "Ikke fundet.") },
		{ "4", W("Not permitted.", "Ikke tilladt.") },
		{ "5", W("A conflict: somebody else was first.",
			       "En konflikt: en anden kom først.") },
		{ "6", W("The system failed.", "Systemet fejlede.") },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		add_term(out, rows[i].status, words_in(cx->lang, rows[i].what));
}

void manual_page(struct ctx *cx, struct buf *out)
{
	buf_fmt(out, ".TH VAERN 1 \"\" \"vaern %s\"\n", VAERN_VERSION);
	add_heading(out, _("NAME"));
	add_line(
		out, _("vaern - records, risks and reports of data protection for municipalities"));
	add_heading(out, _("SYNOPSIS"));
	buf_puts(out, ".B vaern\n");
	add_line(out, _("COMMAND [WORD ...] [--OPTION=TEXT ...]"));
	add_heading(out, _("OPTIONS OF EVERY COMMAND"));
	add_options(cx, out, global_options);
	add_heading(out, _("COMMANDS"));
	for (size_t i = 0; commands[i]; i++)
		add_command(cx, out, commands[i]);
	add_heading(out, _("ENTITIES"));
	add_line(out, _("'vaern help ENTITY' lists the fields of each."));
	for (size_t i = 0; entities[i]; i++)
		add_term(out, entities[i]->name, words_in(cx->lang, entities[i]->plural));
	add_heading(out, _("EXIT STATUS"));
	add_exit_statuses(cx, out);
}
