/* add.c - vaern add: a new record */
#include "cli.h"
#include "store.h"

static const struct field options[] = {
	TEXT("file", W("YAML file with the fields", "YAML-fil med felterne"), 0, .max = 4000,
		.help = W("--field=text comes before what the file says.",
			"--felt=tekst går forud for det, som filen siger.")),
	END,
};

/* The same question until the answer is one that the field takes. */
static bool ask_field(struct ctx *cx, const struct field *f, const char **cell)
{
	do {
		*cell = f->preset;
		if (cx->err.text[0])
			fprintf(stderr, "%s\n", cx->err.text);
		if (!ask_line(cx, cell, words_in(cx->lang, f->label), f->preset))
			return false;
	} while (!field_check(cx, f, cell));
	cx->err = (struct err){ 0 };
	return true;
}

/* What must be filled in and is not: asked for on a terminal, refused with all names otherwise. */
static bool fill_required(struct ctx *cx, struct record *r)
{
	struct buf missing = { .arena = cx->arena };

	FOR_EACH_FIELD(f, r->form) {
		const char **cell = record_cell(r, f);
		if (!(f->flags & REQUIRED) || (*cell && **cell))
			continue;
		if (!somebody_answers())
			buf_fmt(&missing, "%s--%s (%s)", missing.len ? ", " : "", f->name,
				words_in(cx->lang, f->label));
		else if (!ask_field(cx, f, cell))
			return false;
	}
	return !missing.len || err_set(cx, ERR_INVALID, "%s: fill in %s",
				       words_in(cx->lang, r->form->label), missing.text);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	struct record *r = record_new(cx, entity_find(words[0]));
	const char *file = record_get(opt, "file");

	if (!org_option(cx, opt, &r->organisation) || (file && !fields_from_file(cx, r, file)) ||
		!fields_from_words(cx, r, words + 1) || !fill_required(cx, r) ||
		!record_save(cx, r, WORD_ADD))
		return at_option(cx, file);
	printf("%s\n", r->id);
	return true;
}

static const struct example examples[] = {
	{ "vaern add supplier --name='Eksempel ApS' --cvr=12345674 --country=DK",
		W("A supplier.", "En leverandør.") },
	{ "vaern add system --org=roskilde --name=Journal --supplier='Eksempel ApS'",
		W("A system of Roskilde's; the supplier is named by its name.",
			"Et af Roskildes it-systemer; leverandøren nævnes ved navn.") },
	{ 0 },
};

const struct command cmd_add = {
	.name = "add",
	.args = W("ENTITY [--FIELD=TEXT ...]", "ENTITET [--FELT=TEKST ...]"),
	.least = 1,
	.most = 1,
	.summary = W("Add a record and print its id", "Tilføj en post, og udskriv dens id"),
	.help = W("'vaern help ENTITY' lists the fields. A field that must be filled in is asked "
		  "for on a terminal. A set takes commas, or the option many times.",
		"'vaern help ENTITET' viser felterne. Et felt, der skal udfyldes, bliver du spurgt "
		"om ved en terminal. Et felt med flere værdier tager komma eller flere "
		"gentagelser."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR | TAKES_FIELDS,
	.examples = examples,
	.run = run,
};
