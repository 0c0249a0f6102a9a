/* set_cover.c - the title, alone on its page or at the top of the first */
#include <math.h>

#include "moment.h"
#include "typeset.h"

#define MARK_SIZE  50.0
#define MARK_SMALL 34.0
#define FACT_LABEL 130.0

static const struct look organisation_look = { 12, 16, COLOUR_INK, SPAN_STRONG, false };
static const struct look subtitle_look = { 14, 19, COLOUR_MUTED, SPAN_PLAIN, false };
static const struct look label_look = { 9, 14, COLOUR_MUTED, SPAN_PLAIN, false };
static const struct look value_look = { 9, 14, COLOUR_INK, SPAN_PLAIN, false };

/* The longer the title, the smaller its letters. */
static const struct look title_looks[] = {
	{ 30, 37, COLOUR_ACCENT, SPAN_STRONG, false },
	{ 24, 30, COLOUR_ACCENT, SPAN_STRONG, false },
	{ 18, 23, COLOUR_ACCENT, SPAN_STRONG, false },
	{ 12, 16, COLOUR_ACCENT, SPAN_STRONG, false },
};

#define TITLE_LINES 4
#define NAME_LINES  3
#define FACT_LINES  20

struct cover_fact {
	struct set_text *label, *value;
};

/* A ring of twelve around one: a mark that is nobody's arms. */
static void mark_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	double half = slab->height / 2, radius = 0.84 * half;
	double x = slab->x + half, y = slab->y + half;

	page_ink(page, NULL);
	for (int i = 0; i < 12; i++)
		page_disc(page, x + radius * sin(i * M_PI / 6), y - radius * cos(i * M_PI / 6),
			0.15 * radius, COLOUR_ACCENT);
	page_disc(page, x, y, 0.48 * radius, COLOUR_ACCENT);
	struct set_text *name = words_clip(
		ts, ts->doc->organisation, &organisation_look, slab->width - 3 * half, NAME_LINES);
	text_paint(ts, page, name, slab->tag,
		&(struct spot){ .x = x + half + 14, .y = y - text_height(name) / 2 });
}

static void mark_set(struct typeset *ts, const struct place *place, double size)
{
	struct slab *slab = slab_add(ts, place, 0, size);

	slab->paint = mark_paint;
	slab->tag = tag_new(ts->pdf, place->tag, "P");
}

static void title_set(struct typeset *ts, const struct place *place, size_t largest)
{
	struct set_text *set = NULL;

	for (size_t i = largest; i < COUNT(title_looks); i++) {
		set = words_set(ts, ts->doc->title, &title_looks[i], place->width);
		if (set->line_count <= TITLE_LINES)
			break;
	}
	set_lines(ts, set, place, tag_new(ts->pdf, place->tag, "H1"), 0);
	if (ts->doc->subtitle)
		set_lines(ts, words_set(ts, ts->doc->subtitle, &subtitle_look, place->width), place,
			tag_new(ts->pdf, place->tag, "P"), 8);
}

static void accent_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	(void)ts;
	page_ink(page, NULL);
	page_rect(page, &(struct area){ slab->x, slab->y, 64, 3 }, COLOUR_ACCENT);
}

static void fact_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct cover_fact *fact = slab->what;

	text_paint(ts, page, fact->label, slab->tag, &(struct spot){ .x = slab->x, .y = slab->y });
	text_paint(ts, page, fact->value, slab->tag,
		&(struct spot){ .x = slab->x + FACT_LABEL, .y = slab->y });
}

static void fact_set(
	struct typeset *ts, const char *label, const char *value, const struct place *place)
{
	struct cover_fact *fact = arena_alloc(ts->arena, sizeof(*fact));

	fact->label = words_clip(ts, label, &label_look, FACT_LABEL - 12, FACT_LINES);
	fact->value = words_clip(ts, value, &value_look, place->width - FACT_LABEL, FACT_LINES);
	double height = text_height(fact->label);
	if (text_height(fact->value) > height)
		height = text_height(fact->value);
	struct slab *slab = slab_add(ts, place, 3, height);
	slab->paint = fact_paint;
	slab->what = fact;
	slab->tag = tag_new(ts->pdf, place->tag, "P");
}

/* How the document came to be: its own facts, and those that every document has. */
static size_t facts_find(struct typeset *ts, struct fact **out)
{
	const struct document *doc = ts->doc;
	struct fact *facts = arena_alloc(ts->arena, (doc->fact_count + 3) * sizeof(*facts));
	size_t n = 0;

	facts[n++] = (struct fact){ SAY(ts, "Date", "Dato"), date_long(&ts->cx, doc->date) };
	for (size_t i = 0; i < doc->fact_count; i++)
		facts[n++] = doc->facts[i];
	if (doc->draft)
		facts[n++] = (struct fact){ SAY(ts, "Status", "Status"), draft_words(doc) };
	if (doc->ledger_head && (!doc->compact || doc->notice)) /* else the footer has it */
		facts[n++] = (struct fact){ SAY(ts, "Ledger", "Ændringslog"), doc->ledger_head };
	*out = facts;
	return n;
}

static void facts_set(struct typeset *ts, const struct place *place)
{
	struct fact *facts;
	size_t n = facts_find(ts, &facts);

	for (size_t i = 0; i < n; i++)
		fact_set(ts, facts[i].label, facts[i].value, place);
}

/* The same in running text. */
static void facts_run(struct typeset *ts, const struct place *place)
{
	static const struct look look = { 8, 11, COLOUR_MUTED, SPAN_PLAIN, false };
	struct buf all = { .arena = ts->arena };
	struct fact *facts;
	size_t n = facts_find(ts, &facts);

	for (size_t i = 0; i < n; i++)
		buf_fmt(&all, "%s%s: %s", i ? " · " : "", facts[i].label, facts[i].value);
	set_lines(ts, words_set(ts, all.text, &look, place->width), place,
		tag_new(ts->pdf, place->tag, "P"), 6);
}

static void notice_set(struct typeset *ts, const struct place *place)
{
	struct callout_box box = { .kind = CALLOUT_WARNING, .flow.arena = ts->arena };

	if (!ts->doc->notice)
		return;
	doc_paragraph(&box.flow, text_plain(ts->arena, ts->doc->notice));
	slab_add(ts, place, 0, 18);
	set_callout(ts, &box, place);
}

/* At the top of a page that must hold everything. */
static void band_set(struct typeset *ts, const struct place *place)
{
	mark_set(ts, place, MARK_SMALL);
	slab_add(ts, place, 0, 6);
	title_set(ts, place, 2);
	facts_run(ts, place);
}

static void cover_set(struct typeset *ts, const struct place *place, bool alone)
{
	mark_set(ts, place, MARK_SIZE);
	slab_add(ts, place, 0, alone ? 150 : 14);
	title_set(ts, place, alone ? 0 : 1);
	slab_add(ts, place, alone ? 22 : 10, alone ? 26 : 14)->paint = accent_paint;
	facts_set(ts, place);
}

void set_cover(struct typeset *ts, const struct place *place)
{
	if (ts->doc->compact)
		band_set(ts, place);
	else
		cover_set(ts, place, ts->doc->cover);
	notice_set(ts, place);
	slab_add(ts, place, 0, spacing_of(ts)->cover_after);
	ts->fresh = ts->doc->cover;
}
