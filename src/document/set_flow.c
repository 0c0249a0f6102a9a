/* set_flow.c - blocks to slabs: headings, paragraphs, code, lines between */
#include <string.h>

#include "typeset.h"

#define ROOM_FOR_CHAPTER 150.0

static const struct look body_look = { 10, 14.5, COLOUR_INK, SPAN_PLAIN, false };
static const struct look code_look = { 9, 12.5, COLOUR_INK, SPAN_CODE, true };

/* How headings look, by level. */
static const struct {
	struct look look;
	double before;
} headings[HEADING_LEVELS] = {
	{ { 18, 23, COLOUR_ACCENT, SPAN_STRONG, false }, 30 },
	{ { 13, 17, COLOUR_ACCENT, SPAN_STRONG, false }, 20 },
	{ { 11, 15, COLOUR_INK, SPAN_STRONG, false }, 14 },
	{ { 10, 14, COLOUR_MUTED, SPAN_STRONG, false }, 12 },
};

static void line_slab_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	text_paint(ts, page, slab->what, slab->tag,
		&(struct spot){
			.x = slab->x, .y = slab->y, .from = slab->from, .to = slab->from + 1 });
}

void set_lines(struct typeset *ts, struct set_text *set, const struct place *place, struct tag *tag,
	double before)
{
	for (size_t i = 0; i < set->line_count; i++) {
		struct slab *slab = slab_add(ts, place, i ? 0 : before, set->look.leading);
		slab->paint = line_slab_paint;
		slab->what = set;
		slab->from = i;
		slab->tag = tag;
		slab->keep = set->line_count > 1 && (i == 0 || i + 2 == set->line_count);
	}
}

static struct tag *tag_of(
	struct typeset *ts, const struct place *place, const char *role, const struct text *text)
{
	struct tag *tag = tag_new(ts->pdf, place->tag, role);

	if (text_lang(text))
		tag->lang = text_lang(text);
	return tag;
}

static void paragraph_set(struct typeset *ts, const struct text *text, const struct place *place)
{
	struct set_text *set = text_set(ts, text, &body_look, place->width);

	if (!set->count)
		return;
	set_lines(ts, set, place, tag_of(ts, place, "P", text), 7);
	const char *words = text_words(text);
	if (words[strlen(words) - 1] == ':') /* it announces what comes */
		ts->last->keep = true;
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
		entry->slab->room = level == 1 ? ROOM_FOR_CHAPTER : 0;
	}
	set_lines(ts, set, place, tag_of(ts, place, heading_role(ts, level), heading->text),
		entry ? 0 : headings[level - 1].before);
	for (struct slab *slab = before ? before->next : ts->first; slab; slab = slab->next)
		slab->keep = true;
	slab_add(ts, place, 0, 2)->keep = true;
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

static void block_set(struct typeset *ts, const struct block *block, const struct place *place)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		heading_set(ts, &block->heading, place);
		break;
	case BLOCK_PARAGRAPH:
		paragraph_set(ts, block->paragraph, place);
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
	for (const struct block *block = flow->first; block; block = block->next) {
		const char *outer = pdf_speak(ts->pdf, block->lang);
		block_set(ts, block, place);
		pdf_speak(ts->pdf, outer);
	}
}
