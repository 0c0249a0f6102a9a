/* show.c - vaern show: one record, all that is filled in */
#include <string.h>

#include "cli.h"
#include "moment.h"
#include "output.h"

#define GREY     "\033[2m"
#define BOLD     "\033[1m"
#define PLAIN    "\033[0m"
#define COLUMNS  80  /* of text where there is no terminal to measure */
#define READABLE 100 /* a longer line is hard to read */

/* How the page is set: the column where texts begin, and how wide they may be. */
struct page {
	struct buf text;
	size_t indent, width;
	bool colours;
};

static size_t label_width(struct ctx *cx, const struct record *r)
{
	size_t widest = text_width(_("Organisation"));

	FOR_EACH_FIELD(f, r->form) {
		if (!record_text(r, f))
			continue;
		size_t width = text_width(words_in(cx->lang, f->label));
		if (width > widest)
			widest = width;
	}
	return widest;
}

static struct page page_new(struct ctx *cx, const struct record *r)
{
	size_t columns = terminal_columns(), indent = label_width(cx, r) + 2;

	if (!columns)
		columns = COLUMNS;
	if (columns > READABLE)
		columns = READABLE;
	return (struct page){
		.text = { .arena = cx->arena },
		.indent = indent,
		.width = columns > indent + 20 ? columns - indent : 20,
		.colours = colours_welcome(),
	};
}

static void add_line(struct page *page, const char *label, const char *text, const char *law)
{
	size_t width = text_width(label);

	buf_fmt(&page->text, "%s%*s", label, (int)(page->indent - width), "");
	text_wrap(&page->text, text, page->width, page->indent);
	if (law && page->colours)
		buf_fmt(&page->text, "  " GREY "%s" PLAIN, law);
	buf_putc(&page->text, '\n');
}

static void add_head(struct ctx *cx, struct page *page, const struct record *r)
{
	buf_fmt(&page->text, "%s%s: %s%s\n", page->colours ? BOLD : "",
		words_in(cx->lang, r->form->label), record_title(cx, r->form, r->id),
		page->colours ? PLAIN : "");
	add_line(page, "ID", r->id, NULL);
	add_line(page, _("Organisation"), organisation_shown(cx, r->organisation), NULL);
	add_line(page, _("Version"), arena_fmt(cx->arena, "%lld", (long long)r->version), NULL);
	if (r->origin)
		add_line(page, _("Origin"), r->origin, NULL);
}

static void show_page(struct ctx *cx, const struct record *r)
{
	struct page page = page_new(cx, r);

	add_head(cx, &page, r);
	FOR_EACH_FIELD(f, r->form)
		if (record_text(r, f))
			add_line(&page, words_in(cx->lang, f->label),
				cell_shown(cx, f, record_text(r, f)), f->law);
	page_write(&page.text);
}

/* For programs: what every record has, then the fields that are filled in. */
static void show_row(struct ctx *cx, const struct record *r, enum output output)
{
	size_t n = 0, most = field_count(r->form) + 4;
	struct grid_column *columns = arena_alloc(cx->arena, most * sizeof(*columns));
	const char **cells = arena_alloc(cx->arena, most * sizeof(*cells));

	columns[n] = (struct grid_column){ .name = "id", .header = "ID" };
	cells[n++] = r->id;
	columns[n] = (struct grid_column){ .name = "organisation", .header = _("Organisation") };
	cells[n++] = organisation_shown(cx, r->organisation);
	columns[n] = (struct grid_column){ "version", _("Version"), .number = true };
	cells[n++] = arena_fmt(cx->arena, "%lld", (long long)r->version);
	if (r->origin) {
		columns[n] = (struct grid_column){ .name = "origin", .header = _("Origin") };
		cells[n++] = r->origin;
	}
	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(r, f);
		if (!text)
			continue;
		columns[n] = field_column(cx, f);
		cells[n++] = cell_for(cx, output, f, text);
	}
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, n);
	grid_row(grid, cells);
	grid_write_one(grid, output);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const struct form *form = entity_find(words[0]);
	enum output output = output_option(opt);
	const char *id;
	struct record *r;

	if (!record_named(cx, &id, form, words[1]) || !record_load(cx, &r, form, id))
		return false;
	if (output == OUTPUT_TABLE)
		show_page(cx, r);
	else
		show_row(cx, r, output);
	return true;
}

static const struct example examples[] = {
	{ "vaern show organisation roskilde",
		W("An organisation by its short name.", "En organisation ved sit kortnavn.") },
	{ "vaern show system Journal --as-of=2025-01-31",
		W("As it was at the end of that day.", "Som det var, da den dag var gået.") },
	{ 0 },
};

const struct command cmd_show = {
	.name = "show",
	.args = W("ENTITY ID", "ENTITET ID"),
	.least = 2,
	.most = 2,
	.summary = W("Show a record", "Vis en post"),
	.help = W("ID is an id, as much of its beginning as is unique, or a title.",
		"ID er et id, så meget af dets begyndelse, at det er entydigt, eller en titel."),
	.needs = NEEDS_STORE | NEEDS_ACTOR | NAMES_ENTITY,
	.examples = examples,
	.run = run,
};
