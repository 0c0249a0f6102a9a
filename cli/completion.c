/* completion.c - what bash offers when Tab is pressed, as a script that needs nothing else */
#include "arguments.h"
#include "help.h"

static void add_options(struct ctx *cx, struct buf *out, const struct field *options)
{
	for (const struct field *f = options; f && f->name; f++)
		buf_fmt(out, " --%s%s", option_typed(cx, f->name),
			f->kind == KIND_YES_NO ? "" : "=");
}

static void add_choices(
	struct ctx *cx, struct buf *out, const char *owner, const struct field *options)
{
	for (const struct field *f = options; f && f->name; f++) {
		if (f->kind != KIND_YES_NO && !f->choices)
			continue;
		buf_fmt(out, "\t%s.%s) echo '", owner, option_typed(cx, f->name));
		if (!f->choices)
			buf_puts(out, "yes no");
		for (const struct choice *c = f->choices; c && c->name; c++)
			buf_fmt(out, "%s%s", c == f->choices ? "" : " ", c->name);
		buf_puts(out, "' ;;\n");
	}
}

/* The words after a command, as functions of what stands before them. */
static void add_tables(struct ctx *cx, struct buf *out)
{
	buf_puts(out, "_vaern_options()\n{\n\tcase $1 in\n");
	for (size_t i = 0; commands[i]; i++) {
		buf_fmt(out, "\t%s) echo '", commands[i]->name);
		add_options(cx, out, commands[i]->options);
		buf_puts(out, "' ;;\n");
	}
	buf_puts(out, "\tesac\n\techo '");
	add_options(cx, out, global_options);
	buf_puts(out, "'\n}\n\n_vaern_fields()\n{\n\tcase $1 in\n");
	for (size_t i = 0; entities[i]; i++) {
		buf_fmt(out, "\t%s) echo '", entities[i]->name);
		add_options(cx, out, entities[i]->fields);
		buf_puts(out, "' ;;\n");
	}
	buf_puts(out, "\tesac\n}\n\n_vaern_choices()\n{\n\tcase $1 in\n");
	for (size_t i = 0; commands[i]; i++)
		add_choices(cx, out, commands[i]->name, commands[i]->options);
	for (size_t i = 0; entities[i]; i++)
		add_choices(cx, out, entities[i]->name, entities[i]->fields);
	add_choices(cx, out, "vaern", global_options);
	buf_puts(out, "\tesac\n}\n\n");
}

static void add_names(struct buf *out)
{
	buf_puts(out, "_vaern_commands='");
	for (size_t i = 0; commands[i]; i++)
		buf_fmt(out, "%s%s", i ? " " : "", commands[i]->name);
	buf_puts(out, "'\n_vaern_entities='");
	for (size_t i = 0; entities[i]; i++)
		buf_fmt(out, "%s%s", i ? " " : "", entities[i]->name);
	buf_puts(out, "'\n_vaern_with_entity='");
	for (size_t i = 0; commands[i]; i++)
		if (commands[i]->needs & (NAMES_ENTITY | TAKES_FIELDS))
			buf_fmt(out, " %s", commands[i]->name);
	buf_puts(out, " help'\n_vaern_with_fields='");
	for (size_t i = 0; commands[i]; i++)
		if (commands[i]->needs & TAKES_FIELDS)
			buf_fmt(out, " %s", commands[i]->name);
	buf_puts(out, " '\n\n");
}

void completion_script(struct ctx *cx, struct buf *out)
{
	/* bash breaks words at "=", so the line is split anew at blanks. */
	static const char script[] =
		"_vaern()\n"
		"{\n"
		"\tlocal line=${COMP_LINE:0:COMP_POINT} words cur command='' entity='' word name\n"
		"\tread -ra words <<<\"$line\"\n"
		"\tcur=''\n"
		"\t[[ $line == *[[:blank:]] ]] || { cur=${words[-1]}; unset 'words[-1]'; }\n"
		"\tfor word in \"${words[@]:1}\"; do\n"
		"\t\t[[ $word == -* ]] && continue\n"
		"\t\tif [[ -z $command ]]; then command=$word\n"
		"\t\telif [[ -z $entity ]]; then entity=$word; fi\n"
		"\tdone\n"
		"\tif [[ $cur == --*=* ]]; then\n"
		"\t\tname=${cur%%=*} name=${name#--} cur=${cur#*=}\n"
		"\t\tCOMPREPLY=($(compgen -W \"$(_vaern_choices \"$entity.$name\")"
		" $(_vaern_choices \"$command.$name\") $(_vaern_choices \"vaern.$name\")\" -- "
		"\"$cur\"))\n"
		"\telif [[ $cur == -* ]]; then\n"
		"\t\tname=$(_vaern_options \"$command\")\n"
		"\t\t[[ $_vaern_with_fields == *\" $command \"* ]] &&"
		" name+=\" $(_vaern_fields \"$entity\")\"\n"
		"\t\tCOMPREPLY=($(compgen -W \"$name\" -- \"$cur\"))\n"
		"\t\t[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace\n"
		"\telif [[ -z $command ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"$_vaern_commands\" -- \"$cur\"))\n"
		"\telif [[ -z $entity && \" $_vaern_with_entity \" == *\" $command \"* ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"$_vaern_entities\" -- \"$cur\"))\n"
		"\tfi\n"
		"}\n"
		"complete -o default -F _vaern vaern\n";

	add_names(out);
	add_tables(cx, out);
	buf_puts(out, script);
}
