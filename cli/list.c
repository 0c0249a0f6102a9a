/* list.c - vaern list: the records of an entity */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "output.h"
#include "where.h"

static const struct field options[] = {
	PROSE("where", W("Condition", "Betingelse"), 0,
		.help = W("May be given many times: field=text, field!=text, field>=text, "
			  "field<=text, field~part, field:empty, field:set.",
			"Kan gives flere gange: felt=tekst, felt!=tekst, felt>=tekst, "
			"felt<=tekst, felt~del, felt:tom, felt:udfyldt.")),
	TEXT("sort",
		W("Field to sort by; -field: falling", "Felt at sortere efter; -felt: faldende"), 0,
		.max = 100),
	TEXT("columns",
		W("Columns to show, with commas between",
			"Kolonner, der skal vises, adskilt af komma"),
		0, .max = 2000,
		.help = W("Fields, and id, organisation, version, origin.",
			"Felter samt id, organisation, version, origin.")),
	NUMBER("limit", W("How many at most", "Højst så mange"), 0, .max = 100000000),
	NUMBER("offset", W("How many to pass over first", "Så mange springes over først"), 0,
		.max = 100000000),
	END,
};

/* A column is a field, or something that every record has. */
struct column {
	const struct field *field;
	const char *(*value)(struct ctx *cx, const struct record *r);
};

struct list {
	struct grid *grid;
	const struct column *columns;
	size_t count;
	enum output output;
	struct arena *arena;         /* of: */
	struct named *organisations; /* met so far */
};

/* An organisation and what the column shows of it. */
struct named {
	const char *id, *shown;
	struct named *next;
};

static const char *organisation_of(struct ctx *cx, struct list *list, const struct record *r)
{
	struct named *n = list->organisations;

	while (n && strcmp(n->id, r->organisation) != 0)
		n = n->next;
	if (!n) {
		n = arena_alloc(list->arena, sizeof(*n));
		*n = (struct named){ arena_dup(list->arena, r->organisation),
			arena_dup(list->arena, organisation_shown(cx, r->organisation)),
			list->organisations };
		list->organisations = n;
	}
	return n->shown;
}

static void list_done(struct list *list)
{
	grid_done(&list->grid);
	arena_free(list->arena);
}

static const char *value_id(struct ctx *cx, const struct record *r)
{
	(void)cx;
	return r->id;
}

static const char *value_organisation(struct ctx *cx, const struct record *r)
{
	return organisation_shown(cx, r->organisation);
}

static const char *value_version(struct ctx *cx, const struct record *r)
{
	return arena_fmt(cx->arena, "%lld", (long long)r->version);
}

static const char *value_origin(struct ctx *cx, const struct record *r)
{
	(void)cx;
	return r->origin;
}

static const struct {
	struct words header;
	const char *name;
	bool number;
	const char *(*value)(struct ctx *cx, const struct record *r);
} common[] = {
	{ W("ID", "ID"), "id", false, value_id },
	{ W("Organisation", "Organisation"), "organisation", false, value_organisation },
	{ W("Version", "Version"), "version", true, value_version },
	{ W("Origin", "Oprindelse"), "origin", false, value_origin },
};

static bool column_named(struct ctx *cx, const struct form *form, const char *name,
	struct column *out, struct grid_column *shown)
{
	for (size_t i = 0; i < COUNT(common); i++)
		if (strcmp(common[i].name, name) == 0) {
			*out = (struct column){ .value = common[i].value };
			*shown = (struct grid_column){
				.name = common[i].name,
				.header = words_in(cx->lang, common[i].header),
				.number = common[i].number,
				.id = common[i].value == value_id,
			};
			return true;
		}
	if (!field_named(cx, &out->field, form, name))
		return err_at(cx, "--columns: ");
	*shown = field_column(cx, out->field);
	return true;
}

/* What a list shows unasked: the overview's columns to people, every field to programs. */
static const char *usual_columns(struct ctx *cx, const struct selection *s, enum output output)
{
	bool plain = output == OUTPUT_JSON || output == OUTPUT_YAML;
	struct buf names = { .arena = cx->arena };

	buf_puts(&names, "id");
	if (strcmp(s->form->name, "organisation") != 0)
		buf_puts(&names, ",organisation");
	FOR_EACH_FIELD(f, s->form)
		if (plain || f->flags & LISTED)
			buf_fmt(&names, ",%s", f->name);
	if (plain)
		buf_puts(&names, ",version,origin");
	return names.text;
}

static bool columns_read(
	struct ctx *cx, struct list *list, const struct form *form, const char *names)
{
	size_t most = 1;

	for (const char *p = names; *p; p++)
		most += *p == ',';
	struct column *columns = arena_alloc(cx->arena, most * sizeof(*columns));
	struct grid_column *shown = arena_alloc(cx->arena, most * sizeof(*shown));
	while (*names) {
		size_t len = strcspn(names, ", ");
		if (len && !column_named(cx, form, arena_str(cx->arena, names, len),
				   &columns[list->count], &shown[list->count]))
			return false;
		list->count += len > 0;
		names += len + (names[len] != '\0');
	}
	if (!list->count)
		return err_set(cx, ERR_INVALID, "--columns: name at least one column");
	list->columns = columns;
	list->grid = grid_new(cx, shown, list->count);
	return true;
}

/* The fields that the columns show. */
static const bool *wanted_fields(struct ctx *cx, const struct form *form, const struct list *list)
{
	bool *wanted = arena_alloc(cx->arena, field_count(form) * sizeof(*wanted));

	for (size_t i = 0; i < list->count; i++)
		if (list->columns[i].field)
			wanted[list->columns[i].field - form->fields] = true;
	return wanted;
}

static const char *value(
	struct ctx *cx, struct list *list, const struct column *column, const struct record *r)
{
	if (column->value == value_organisation)
		return organisation_of(cx, list, r);
	if (column->value)
		return column->value(cx, r);
	const char *text = record_text(r, column->field);
	return cell_for(cx, list->output, column->field, text);
}

static bool add_record(struct ctx *cx, struct record *r, void *arg)
{
	struct list *list = arg;
	struct arena_mark mark = arena_mark(cx->arena);
	const char **cells = arena_alloc(cx->arena, list->count * sizeof(*cells));

	for (size_t i = 0; i < list->count; i++)
		cells[i] = value(cx, list, &list->columns[i], r);
	grid_row(list->grid, cells);
	arena_rewind(cx->arena, mark);
	return true;
}

/* "Systems: 3", or "Systems: 11-20 of 45" where that is a part of them. */
static bool count_line(struct ctx *cx, const char **out, const struct selection *s, size_t rows)
{
	const char *plural = words_in(cx->lang, s->form->plural);
	struct selection all = *s;
	int64_t total = (int64_t)rows;

	all.limit = all.offset = 0;
	if ((s->limit || s->offset) && !record_count(cx, &total, &all))
		return false;
	if (total == (int64_t)rows)
		*out = arena_fmt(cx->arena, "%s: %zu", plural, rows);
	else if (rows == 0)
		*out = arena_fmt(cx->arena, _("%s: none of %lld"), plural, (long long)total);
	else
		*out = arena_fmt(cx->arena, _("%s: %ld-%ld of %lld"), plural, s->offset + 1,
			s->offset + (long)rows, (long long)total);
	return true;
}

static bool sort_read(struct ctx *cx, struct selection *s, const char *sort)
{
	const struct field *f;

	s->sort = sort ? sort : s->form->fields[0].name;
	return !sort || field_named(cx, &f, s->form, sort + (*sort == '-')) ||
	       err_at(cx, "--sort: ");
}

static long number_option(const struct record *opt, const char *name)
{
	return strtol(record_str(opt, name), NULL, 10);
}

static bool select_records(
	struct ctx *cx, struct selection *s, const struct record *opt, const char **words)
{
	s->form = entity_find(words[0]);
	s->limit = number_option(opt, "limit");
	s->offset = number_option(opt, "offset");
	return org_option(cx, opt, &s->organisation) && sort_read(cx, s, record_get(opt, "sort")) &&
	       where_read(cx, s, record_get(opt, "where"), words + 1);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	CLEANUP(list_done) struct list list = { .arena = arena_new() };
	const char *columns = record_get(opt, "columns"), *count = NULL;
	struct selection s = { 0 };

	list.output = output_option(opt);
	if (!select_records(cx, &s, opt, words) ||
		!columns_read(
			cx, &list, s.form, columns ? columns : usual_columns(cx, &s, list.output)))
		return false;
	s.wanted = wanted_fields(cx, s.form, &list);
	if (!record_each(cx, &s, add_record, &list) ||
		!count_line(cx, &count, &s, grid_rows(list.grid)))
		return false;
	grid_write(list.grid, list.output, count);
	return true;
}

static const struct example examples[] = {
	{ "vaern list system --sort=name --columns=name,supplier,criticality",
		W("Systems by name, with three columns.",
			"It-systemer efter navn, med tre kolonner.") },
	{ "vaern list processing --org=roskilde --where 'purpose:empty'",
		W("Roskilde's processing activities without a purpose.",
			"Roskildes behandlingsaktiviteter uden formål.") },
	{ "vaern list processing --output=csv > fortegnelse.csv",
		W("The overview for a spreadsheet.", "Oversigten til et regneark.") },
	{ 0 },
};

const struct command cmd_list = {
	.name = "list",
	.args = W("ENTITY [--FIELD=TEXT ...]", "ENTITET [--FELT=TEKST ...]"),
	.least = 1,
	.most = 1,
	.summary = W("List the records of an entity", "Vis en oversigt over en entitets poster"),
	.help = W("Shows what you may see: your own organisation's records and the shared ones. "
		  "--field=text keeps those where the field has that value.",
		"Viser det, du må se: din egen organisations poster og de fælles. "
		"--felt=tekst viser kun dem, hvor feltet har den værdi."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR | TAKES_FIELDS,
	.examples = examples,
	.run = run,
};
