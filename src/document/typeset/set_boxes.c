/* set_boxes.c - blocks that hold blocks, and boxes: lists, callouts, seals */
#include "typeset.h"

#define LIST_DEPTH_MAX 8
#define INDENT         18.0

static const struct look bullet_look = { 10, 14.5, COLOUR_ACCENT, SPAN_PLAIN, false };

/* "1." and "•"; then "a." and "–"; then "i." and "◦". */
static const char *bullet_words(
	struct typeset *ts, const struct list *list, unsigned number, int depth)
{
	static const char *const bullets[] = { "\u2022", "\u2013", "\u25e6" };
	static const char *const roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
		"x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx" };

	if (!list->ordered)
		return bullets[depth % 3];
	if (depth % 3 == 1 && number >= 1 && number <= 26)
		return arena_fmt(ts->arena, "%c.", 'a' + (int)number - 1);
	if (depth % 3 == 2 && number >= 1 && number <= COUNT(roman))
		return arena_fmt(ts->arena, "%s.", roman[number - 1]);
	return arena_fmt(ts->arena, "%u.", number);
}

/* The name of the bullets of a list, as PDF knows it. */
static const char *numbering_of(const struct list *list, int depth)
{
	static const char *const ordered[] = { "Decimal", "LowerAlpha", "LowerRoman" };

	return list->ordered ? ordered[depth % 3] : "Disc";
}

static void item_set(struct typeset *ts, const struct list_item *item, const char *words,
	const struct place *place)
{
	struct tag *li = tag_new(ts->pdf, place->tag, "LI");
	struct bullet *bullet = arena_alloc(ts->arena, sizeof(*bullet));
	struct place inside = *place;

	*bullet = (struct bullet){
		.set = words_set(ts, words, &bullet_look, BODY_WIDTH),
		.tag = tag_new(ts->pdf, li, "Lbl"),
		.x = place->x - INDENT,
		.width = INDENT - 6,
	};
	inside.tag = tag_new(ts->pdf, li, "LBody");
	ts->bullet = bullet;
	set_flow(ts, &item->flow, &inside);
	if (ts->bullet == bullet) /* nothing in it */
		slab_add(ts, place, 0, bullet_look.leading);
}

/* Items stand close: paragraphs inside keep their distance, the first one of an item does not. */
void set_list(struct typeset *ts, const struct list *list, const struct place *place)
{
	int depth = place->depth;
	double indent = depth < LIST_DEPTH_MAX ? INDENT : 0;
	struct place inside = { place->x + indent, place->width - indent,
		tag_new(ts->pdf, place->tag, "L"), place->frame, depth + 1 };
	unsigned number = list->start;

	inside.tag->numbering = numbering_of(list, depth);
	for (const struct list_item *item = list->first; item; item = item->next) {
		struct slab *before = ts->last;
		item_set(ts, item, bullet_words(ts, list, number++, depth), &inside);
		struct slab *first = before ? before->next : ts->first;
		if (first && first->before > 0)
			first->before = item == list->first && depth == 0 ? 6 : 3;
	}
}

static const struct {
	uint32_t fill, bar;
	struct words title;
	const char *role;
} callouts[] = {
	[CALLOUT_NOTE] = { COLOUR_TINT, COLOUR_ACCENT, W("", ""), "Div" },
	[CALLOUT_GOOD] = { 0xecf5ef, COLOUR_GOOD, W("In order", "I orden"), "Div" },
	[CALLOUT_WARNING] = { 0xfdf3ea, COLOUR_WARNING, W("Note well", "Vær opmærksom"), "Div" },
	[CALLOUT_QUOTE] = { COLOUR_WHITE, 0x9aa7b0, W("", ""), "BlockQuote" },
};

void set_callout(struct typeset *ts, const struct callout_box *box, const struct place *place)
{
	const struct look title_look = { 10, 14.5, callouts[box->kind].bar, SPAN_STRONG, false };
	const char *title = box->title;
	struct frame *frame = arena_alloc(ts->arena, sizeof(*frame));
	struct place inside = { place->x + 15, place->width - 28,
		tag_new(ts->pdf, place->tag, callouts[box->kind].role), frame, place->depth };

	*frame = (struct frame){ place->x, place->width, callouts[box->kind].fill,
		callouts[box->kind].bar, place->frame };
	if (!title)
		title = words_in(ts->doc->lang, callouts[box->kind].title);
	slab_add(ts, &inside, 10, box->kind == CALLOUT_QUOTE ? 2 : 9)->keep = true;
	if (*title) {
		set_lines(ts, words_set(ts, title, &title_look, inside.width), &inside,
			tag_new(ts->pdf, inside.tag, "P"), 0);
		ts->last->keep = true;
	}
	ts->tight = true;
	set_flow(ts, &box->flow, &inside);
	ts->tight = false;
	ts->last->keep = true;
	slab_add(ts, &inside, 0, box->kind == CALLOUT_QUOTE ? 2 : 9);
	slab_add(ts, place, 0, 3);
}

static const struct look seal_look = { 9, 12.5, COLOUR_INK, SPAN_PLAIN, false };

#define SEAL_GAP   14.0
#define SEAL_PAD   12.0
#define SEAL_LEAST 52.0
#define SEAL_LINES 10

/* One box, or two side by side. */
struct seal_row {
	struct seal_box boxes[2];
	size_t count;
	struct tag *parent;
};

static struct set_text *seal_words(struct typeset *ts, const struct seal_box *box, double width)
{
	return words_clip(ts, box->words, &seal_look, width - 2 * SEAL_PAD, SEAL_LINES);
}

static double seal_width(double width)
{
	return (width - SEAL_GAP) / 2;
}

static void seals_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct seal_row *row = slab->what;
	double width = seal_width(slab->width);

	for (size_t i = 0; i < row->count; i++) {
		struct set_text *set = seal_words(ts, &row->boxes[i], width);
		double x = slab->x + (double)i * (width + SEAL_GAP);
		page_ink(page, NULL);
		page_frame(page, &(struct area){ x, slab->y, width, slab->height }, COLOUR_ACCENT);
		page_rect(page, &(struct area){ x, slab->y, 3, slab->height }, COLOUR_ACCENT);
		text_paint(ts, page, set, tag_new(ts->pdf, row->parent, "P"),
			&(struct spot){ .x = x + SEAL_PAD,
				.y = slab->y + (slab->height - text_height(set)) / 2 });
		pdf_field(ts->pdf, page, row->boxes[i].field, row->boxes[i].words);
	}
}

void set_seal_box(struct typeset *ts, const struct seal_box *box, const struct place *place)
{
	struct slab *slab = ts->last;
	struct seal_row *row = slab && slab->paint == seals_paint ? slab->what : NULL;
	double height = text_height(seal_words(ts, box, seal_width(place->width))) + 2 * SEAL_PAD;

	if (!row || row->count == COUNT(row->boxes) || row->parent != place->tag || ts->fresh) {
		row = arena_alloc(ts->arena, sizeof(*row));
		row->parent = place->tag;
		slab = slab_add(ts, place, 14, SEAL_LEAST);
		slab->paint = seals_paint;
		slab->what = row;
	}
	row->boxes[row->count++] = *box;
	if (height > slab->height)
		slab->height = height;
}
