/* history.c - vaern history: who changed what in a record, and when */
#include <string.h>

#include "cli.h"
#include "moment.h"
#include "output.h"

#define SHOWN 60 /* columns of a text before and after */

/* An event and the one before it in time, which tells what changed. */
struct line {
	struct line *older;
	struct event event;
	const struct form *form;
	const char *text[]; /* the record's cells, where the event has a record */
};

struct history {
	struct line *newest, **oldest;
};

/* What history_each() gives lives no longer than the callback. */
static bool keep(struct ctx *cx, const struct event *event, void *arg)
{
	struct history *history = arg;
	struct arena *arena = cx->arena;
	const struct record *r = event->record;
	size_t fields = r ? field_count(r->form) : 0;
	struct line *line = arena_alloc(arena, sizeof(*line) + fields * sizeof(line->text[0]));

	line->event = *event;
	line->event.at = arena_dup(arena, event->at);
	line->event.person = arena_dup(arena, event->person);
	line->event.name = arena_dup(arena, event->name);
	line->event.word = arena_dup(arena, event->word);
	line->event.op = arena_dup(arena, event->op);
	line->event.record = NULL;
	line->form = r ? r->form : NULL;
	for (size_t i = 0; i < fields; i++)
		line->text[i] = arena_dup(arena, r->text[i]);
	*history->oldest = line;
	history->oldest = &line->older;
	return true;
}

static const char *shortened(struct ctx *cx, const struct field *f, const char *text)
{
	const char *shown = text ? cell_shown(cx, f, text) : "-";
	size_t len = strcspn(shown, "\n"), fit = text_fit(shown, SHOWN);

	if (!shown[len] && !shown[fit])
		return shown;
	return arena_fmt(cx->arena, "%.*s…", (int)(len < fit ? len : fit), shown);
}

static void add_change(struct ctx *cx, struct buf *out, const struct field *f,
	const struct line *now, const struct line *before)
{
	size_t i = (size_t)(f - now->form->fields);
	const char *new = now->text[i], *old = before ? before->text[i] : NULL;

	if (strcmp(new ? new : "", old ? old : "") == 0)
		return;
	buf_fmt(out, "%s%s: ", out->len ? "\n" : "", words_in(cx->lang, f->label));
	if (before)
		buf_fmt(out, "%s → ", shortened(cx, f, old));
	buf_puts(out, shortened(cx, f, new));
}

/* "Title: before → after", a line each; of a first version only what it began with. */
static const char *changes(struct ctx *cx, const struct line *line)
{
	struct buf out = { .arena = cx->arena };

	if (!line->form || (line->older && !line->older->form))
		return NULL;
	FOR_EACH_FIELD(f, line->form)
		add_change(cx, &out, f, line, line->older);
	return out.text;
}

static const char *person(struct ctx *cx, const struct event *event)
{
	return event->name ? event->name
			   : arena_fmt(cx->arena, "%.13s", event->person ? event->person : "-");
}

static void add_lines(struct ctx *cx, struct buf *out, const struct line *line)
{
	const struct event *event = &line->event;
	const char *text = changes(cx, line);

	buf_fmt(out, "%s  %s  %s  %s %lld\n", time_shown(cx, event->at), person(cx, event),
		event->word && *event->word ? event->word : event->op, _("version"),
		(long long)event->version);
	for (struct item it = item_first(text); it.text; it = item_next(it))
		buf_fmt(out, "  %.*s\n", (int)it.len, it.text);
}

static void show_lines(struct ctx *cx, const struct line *line)
{
	struct buf out = { .arena = cx->arena };
	size_t lines = 0;

	for (; line; line = line->older)
		add_lines(cx, &out, line);
	for (size_t i = 0; i < out.len; i++)
		lines += out.text[i] == '\n';
	CLEANUP(pager_close) struct pager pager = pager_open(lines);
	fwrite(out.text, 1, out.len, pager.out);
}

static void show_rows(struct ctx *cx, const struct line *line, enum output output)
{
	const struct grid_column columns[] = {
		{ .name = "at", .header = _("Time") },
		{ .name = "person", .header = _("Person") },
		{ .name = "word", .header = _("Word") },
		{ .name = "op", .header = _("What") },
		{ .name = "version", .header = _("Version"), .number = true },
		{ .name = "changes", .header = _("Changes"), .set = true },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));

	for (; line; line = line->older)
		grid_row(grid, (const char *[]){ line->event.at, person(cx, &line->event),
				       line->event.word, line->event.op,
				       arena_fmt(cx->arena, "%lld", (long long)line->event.version),
				       changes(cx, line) });
	grid_write(grid, output, NULL);
}

/* A deleted record has no title any more; its whole id still finds its history. */
static bool find(struct ctx *cx, const char **out, const struct form *form, const char *word)
{
	enum { ID_LENGTH = 36 };

	if (strlen(word) == ID_LENGTH && !word[strspn(word, "0123456789abcdef-")]) {
		*out = word;
		return true;
	}
	return record_named(cx, out, form, word);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const struct form *form = entity_find(words[0]);
	enum output output = output_option(opt);
	struct history history = { .oldest = &history.newest };
	const char *id;

	if (!find(cx, &id, form, words[1]) || !history_each(cx, form, id, keep, &history))
		return false;
	if (output == OUTPUT_TABLE)
		show_lines(cx, history.newest);
	else
		show_rows(cx, history.newest, output);
	return true;
}

static const struct example examples[] = {
	{ "vaern history system Journal",
		W("The newest change first.", "Den nyeste ændring først.") },
	{ 0 },
};

const struct command cmd_history = {
	.name = "history",
	.args = W("ENTITY ID", "ENTITET ID"),
	.least = 2,
	.most = 2,
	.summary = W("Show who changed what in a record", "Vis, hvem der ændrede hvad i en post"),
	.help = W("The history of a deleted record is found by its whole id.",
		"En slettet posts historik findes ved dens hele id."),
	.needs = NEEDS_STORE | NEEDS_ACTOR | NAMES_ENTITY,
	.examples = examples,
	.run = run,
};
