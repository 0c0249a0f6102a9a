/* set_flow.c - blocks to slabs: headings, paragraphs, code, lines between */
#include <string.h>

#include "typeset.h"

#define LEAD_LINES 3

static const struct look body_look = { 10, 14.5, COLOUR_INK, SPAN_PLAIN, false };
static const struct look code_look = { 9, 12.5, COLOUR_INK, SPAN_CODE, true };

/* How headings look, by level, and what there must be room for on the page where they stand. */
static const struct {
	struct look look;
	double before, room;
} headings[HEADING_LEVELS] = {
	{ { 18, 23, COLOUR_ACCENT, SPAN_STRONG, false }, 30, 150 },
	{ { 13, 17, COLOUR_ACCENT, SPAN_STRONG, false }, 20, 90 },
	{ { 11, 15, COLOUR_INK, SPAN_STRONG, false }, 14, 70 },
	{ { 10, 14, COLOUR_MUTED, SPAN_STRONG, false }, 12, 60 },
};

static struct tag *tag_of(
	struct typeset *ts, const struct place *place, const char *role, const struct text *text)
{
	struct tag *tag = tag_new(ts->pdf, place->tag, role);

	if (text_lang(text))
		tag->lang = text_lang(text);
	return tag;
}

static bool is_display(const struct block *block)
{
	return block && (block->kind == BLOCK_TABLE || block->kind == BLOCK_KEY_FIGURES ||
				block->kind == BLOCK_BAR_CHART || block->kind == BLOCK_HEAT_MAP ||
				block->kind == BLOCK_CHART);
}

static bool is_emphasised(const struct text *text)
{
	const struct span *span = text->first;

	while (span && span->style & SPAN_EMPHASIS)
		span = span->next;
	return !span;
}

/* Those behind this one, or all of them where it is NULL, stay with what follows. */
static void keep_after(struct typeset *ts, struct slab *before)
{
	for (struct slab *slab = before ? before->next : ts->first; slab; slab = slab->next)
		slab->keep = true;
}

/* The lines between the last heading and that slab; more than a few are as good as many. */
static bool is_near_heading(const struct typeset *ts, const struct slab *last)
{
	const struct slab *slab = ts->heading_end;
	size_t lines = 0;

	for (; slab && slab != last && lines <= LEAD_LINES; slab = slab->next)
		lines++;
	return slab && slab == last;
}

/* A short text leads to the table or figure below it, and stays with that; so does any text that
 * ends in a colon. What a figure comes from, in italics, stays with the one above. */
static void paragraph_set(struct typeset *ts, const struct block *block, const struct block *above,
	const struct place *place)
{
	struct set_text *set = text_set(ts, block->paragraph, &body_look, place->width);
	const char *words = text_words(block->paragraph);
	bool is_source = is_display(above) && is_emphasised(block->paragraph);
	struct slab *before = ts->last;

	if (!set->count)
		return;
	if (is_source && ts->last_but_one) /* the air below a table or figure is a slab too */
		ts->last_but_one->keep = before->keep = true;
	set_lines(ts, set, place, tag_of(ts, place, "P", block->paragraph), 7);
	if (words[strlen(words) - 1] == ':')
		ts->last->keep = true;
	if (!is_source && is_display(block->next) && set->line_count <= LEAD_LINES)
		keep_after(ts, is_near_heading(ts, before) ? ts->heading_end : before);
}

/* The number of a heading and its words, as one text. */
static struct text *numbered(struct typeset *ts, const char *number, const struct text *text)
{
	struct text *all = text_new(ts->arena);

	if (*number)
		text_add(all, arena_fmt(ts->arena, "%s\u00a0\u00a0", number), SPAN_PLAIN, NULL);
	for (const struct span *span = text->first; span; span = span->next)
		text_add(all, span->words, span->style, span->link)->lang = span->lang;
	return all;
}

/* The title is H1, so a chapter is H2; a level that skips one is tagged as if it did not. */
static const char *heading_role(struct typeset *ts, int level)
{
	static const char *const roles[] = { "H2", "H3", "H4", "H5" };

	if (level > ts->deepest + 1)
		level = ts->deepest + 1;
	ts->deepest = level;
	return roles[level - 1];
}

static void heading_set(
	struct typeset *ts, const struct heading *heading, const struct place *place)
{
	int level = heading->level;
	struct entry *entry = NULL;
	struct slab *before = ts->last;

	if (place->tag == pdf_root(ts->pdf)) {
		entry = ts->next_entry;
		ts->next_entry = entry->next;
	}
	struct text *text = numbered(ts, entry ? entry->number : "", heading->text);
	struct set_text *set = text_set(ts, text, &headings[level - 1].look, place->width);
	if (entry) {
		entry->slab = slab_add(ts, place, headings[level - 1].before, 0);
		entry->slab->keep = true;
		entry->slab->room = headings[level - 1].room;
	}
	set_lines(ts, set, place, tag_of(ts, place, heading_role(ts, level), heading->text),
		entry ? 0 : headings[level - 1].before);
	keep_after(ts, before);
	ts->heading_end = slab_add(ts, place, 0, 2);
	ts->heading_end->keep = true;
}

static void code_set(struct typeset *ts, const char *code, const struct place *place)
{
	struct frame *frame = arena_alloc(ts->arena, sizeof(*frame));
	struct place inside = { place->x + 8, place->width - 16, place->tag, frame, place->depth };
	struct tag *tag = tag_new(ts->pdf, place->tag, "P");
	struct set_text *set = words_set(ts, code, &code_look, inside.width);

	*frame = (struct frame){ place->x, place->width, COLOUR_TINT, COLOUR_WHITE, place->frame };
	slab_add(ts, &inside, 8, 6)->keep = true;
	set_lines(ts, set, &inside, tag_new(ts->pdf, tag, "Code"), 0);
	ts->last->keep = true;
	slab_add(ts, &inside, 0, 6);
}

static void rule_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	(void)ts;
	page_ink(page, NULL);
	page_line(page, (const double[]){ slab->x, slab->y },
		(const double[]){ slab->x + slab->width, slab->y }, 0.6, COLOUR_HAIRLINE);
}

static void block_set(struct typeset *ts, const struct block *block, const struct block *above,
	const struct place *place)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		heading_set(ts, &block->heading, place);
		break;
	case BLOCK_PARAGRAPH:
		paragraph_set(ts, block, above, place);
		break;
	case BLOCK_CODE:
		code_set(ts, block->code, place);
		break;
	case BLOCK_RULE:
		slab_add(ts, place, 14, 4)->paint = rule_paint;
		break;
	case BLOCK_PAGE_BREAK:
		ts->fresh = ts->last != NULL;
		break;
	case BLOCK_LIST:
		set_list(ts, &block->list, place);
		break;
	case BLOCK_CALLOUT:
		set_callout(ts, &block->callout, place);
		break;
	case BLOCK_TABLE:
		set_table(ts, &block->table, place);
		break;
	case BLOCK_KEY_FIGURES:
		set_key_figures(ts, &block->key_figures, place);
		break;
	case BLOCK_BAR_CHART:
		set_bar_chart(ts, &block->bar_chart, place);
		break;
	case BLOCK_HEAT_MAP:
		set_heat_map(ts, &block->heat_map, place);
		break;
	case BLOCK_CHART:
		set_chart(ts, block->chart, place);
		break;
	case BLOCK_NOTES:
		set_notes(ts, &block->notes, place);
		break;
	case BLOCK_SEAL_BOX:
		if (ts->last) /* a page with nothing but a seal says nothing of what was sealed */
			ts->last->keep = true;
		set_seal_box(ts, &block->seal_box, place);
		break;
	}
}

void set_flow(struct typeset *ts, const struct flow *flow, const struct place *place)
{
	const struct block *above = NULL;

	for (const struct block *block = flow->first; block; above = block, block = block->next) {
		const char *outer = pdf_speak(ts->pdf, block->lang);
		block_set(ts, block, above, place);
		pdf_speak(ts->pdf, outer);
	}
}
