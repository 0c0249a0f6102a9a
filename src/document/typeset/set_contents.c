/* set_contents.c - the table of contents: headings, where they stand, and the way there */
#include "typeset.h"

#define LEAST_ENTRIES  3 /* fewer need no contents */
#define DEEPEST        2
#define ENTRY_LINES    3
#define LEVEL_INDENT   16.0
#define GROUPS_APART   5.0 /* chapters with their sections */
#define CHAPTERS_APART 2.5 /* chapters alone: as many as there can be on a page */
#define PAGE_ROOM      30.0
#define LEADER_STEP    5.0

static const struct look chapter_look = { 10.5, 17, COLOUR_INK, SPAN_STRONG, false };
static const struct look section_look = { 10, 15, COLOUR_INK, SPAN_PLAIN, false };
static const struct look title_look = { 18, 23, COLOUR_ACCENT, SPAN_STRONG, false };

struct contents_line {
	const struct entry *entry;
	struct set_text *words;
	struct tag *tag, *link;
};

void entries_find(struct typeset *ts)
{
	struct entry **place = &ts->entries;
	unsigned counts[HEADING_LEVELS] = { 0 };

	for (const struct block *block = ts->doc->body.first; block; block = block->next) {
		if (block->kind != BLOCK_HEADING)
			continue;
		struct entry *entry = arena_alloc(ts->arena, sizeof(*entry));
		int level = block->heading.level;
		*entry = (struct entry){ .level = level, .number = "" };
		entry->words = text_words(block->heading.text);
		entry->lang = text_lang(block->heading.text);
		if (!entry->lang)
			entry->lang = block->lang;
		if (ts->doc->numbered)
			entry->number = heading_number(ts->arena, counts, level);
		*place = entry;
		place = &entry->next;
	}
	ts->next_entry = ts->entries;
}

static void leader_paint(struct page *page, double from, double to, double y)
{
	int dots = (int)((to - from - 10) / LEADER_STEP);

	page_ink(page, NULL);
	for (int i = 0; i <= dots; i++)
		page_disc(page, to - 4 - i * LEADER_STEP, y, 0.35, COLOUR_MUTED);
}

static void entry_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct contents_line *line = slab->what;
	const struct slab *target = line->entry->slab;
	struct look look = line->words->look;
	const char *number = arena_fmt(ts->arena, "%zu", target->page + 1);
	size_t last = line->words->line_count - 1;
	double indent = slab->x + (line->entry->level - 1) * LEVEL_INDENT;
	double y = slab->y + (double)last * look.leading;

	text_paint(ts, page, line->words, line->link, &(struct spot){ .x = indent, .y = slab->y });
	leader_paint(page, indent + line->words->lines[last].width,
		slab->x + slab->width - PAGE_ROOM, y + look.leading * 0.68);
	look.style = SPAN_PLAIN;
	struct set_text *where = words_set(ts, number, &look, PAGE_ROOM);
	text_paint(ts, page, where, line->link,
		&(struct spot){ .x = slab->x, .y = y, .width = slab->width, .share = 1 });
	page_link_in(page, line->link,
		&(struct area){ slab->x, slab->y, slab->width, slab->height },
		&(struct goal){ ts->pages[target->page], target->y - 6, line->entry->words });
}

static void entry_set(struct typeset *ts, const struct entry *entry, double before,
	struct tag *parent, const struct place *place)
{
	struct contents_line *line = arena_alloc(ts->arena, sizeof(*line));
	const struct look *look = entry->level == 1 ? &chapter_look : &section_look;
	const char *words = *entry->number ? arena_fmt(ts->arena, "%s\u00a0\u00a0%s", entry->number,
						     entry->words)
					   : entry->words;

	line->entry = entry;
	line->words = words_clip(ts, words, look,
		place->width - PAGE_ROOM - 4 - (entry->level - 1) * LEVEL_INDENT, ENTRY_LINES);
	line->tag = tag_new(ts->pdf, parent, "TOCI");
	line->tag->lang = entry->lang;
	line->link = tag_new(ts->pdf, tag_new(ts->pdf, line->tag, "Reference"), "Link");
	struct slab *slab =
		slab_add(ts, place, entry->level == 1 ? before : 0, text_height(line->words));
	slab->paint = entry_paint;
	slab->what = line;
	slab->keep = entry->level == 1 && entry->next && entry->next->level == DEEPEST;
}

void set_contents(struct typeset *ts, const struct place *place)
{
	struct tag *tag = tag_new(ts->pdf, place->tag, "TOC");
	double before = CHAPTERS_APART;
	size_t count = 0;

	for (const struct entry *entry = ts->entries; entry; entry = entry->next) {
		count += entry->level <= DEEPEST;
		if (entry->level == DEEPEST)
			before = GROUPS_APART;
	}
	if (!ts->doc->contents || count < LEAST_ENTRIES)
		return;
	set_lines(ts, words_set(ts, SAY(ts, "Contents", "Indhold"), &title_look, place->width),
		place, tag_new(ts->pdf, place->tag, "H2"), 20);
	ts->last->keep = true;
	slab_add(ts, place, 0, 6)->keep = true;
	for (const struct entry *entry = ts->entries; entry; entry = entry->next)
		if (entry->level <= DEEPEST)
			entry_set(ts, entry, before, tag, place);
	slab_add(ts, place, 0, 10);
}
