/* set_key_figures.c - numbers that matter, in boxes side by side */
#include "typeset.h"

#define BOXES_MAX   4
#define GAP         10.0
#define PAD         10.0
#define BAR         2.5
#define LABEL_LINES 5
#define VALUE_LINES 3

static const struct look label_look = { 8.5, 11, COLOUR_MUTED, SPAN_PLAIN, false };
static const struct look note_look = { 8, 10.5, COLOUR_MUTED, SPAN_PLAIN, false };

/* Large letters where they fit; smaller ones in a compact document. */
static const struct look value_looks[2][3] = {
	{
		{ 22, 28, COLOUR_ACCENT, SPAN_STRONG, false },
		{ 16, 28, COLOUR_ACCENT, SPAN_STRONG, false },
		{ 12, 28, COLOUR_ACCENT, SPAN_STRONG, false },
	},
	{
		{ 16, 19, COLOUR_ACCENT, SPAN_STRONG, false },
		{ 12, 19, COLOUR_ACCENT, SPAN_STRONG, false },
		{ 10, 19, COLOUR_ACCENT, SPAN_STRONG, false },
	},
};

struct figure_box {
	struct set_text *label, *value, *note;
	struct tag *tag;
};

struct set_boxes {
	struct figure_box boxes[BOXES_MAX];
	size_t count;
	double width, label_height; /* of one box; of the highest label */
};

/* Five boxes are three and two, not four and one. */
static size_t boxes_in_row(size_t count)
{
	if (count <= BOXES_MAX)
		return count;
	return count % 4 == 0 || count > 9 ? 4 : 3;
}

static void boxes_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct set_boxes *set = slab->what;

	for (size_t i = 0; i < set->count; i++) {
		const struct figure_box *box = &set->boxes[i];
		double x = slab->x + (double)i * (set->width + GAP), y = slab->y + PAD;
		page_ink(page, NULL);
		page_rect(
			page, &(struct area){ x, slab->y, set->width, slab->height }, COLOUR_TINT);
		page_rect(page, &(struct area){ x, slab->y, set->width, BAR }, COLOUR_ACCENT);
		text_paint(ts, page, box->label, box->tag, &(struct spot){ .x = x + PAD, .y = y });
		y += set->label_height;
		text_paint(ts, page, box->value, box->tag, &(struct spot){ .x = x + PAD, .y = y });
		y += text_height(box->value);
		if (box->note)
			text_paint(ts, page, box->note, box->tag,
				&(struct spot){ .x = x + PAD, .y = y });
	}
}

static struct set_text *value_set(struct typeset *ts, const char *value, double width)
{
	const struct look *looks = value_looks[ts->doc->compact];
	struct set_text *set = NULL;

	for (size_t i = 0; i < COUNT(value_looks[0]); i++) {
		set = words_set(ts, value, &looks[i], width);
		if (set->line_count == 1)
			break;
	}
	text_clip(ts, set, width, VALUE_LINES);
	return set;
}

static double rest_height(const struct figure_box *box)
{
	return text_height(box->value) + (box->note ? text_height(box->note) : 0);
}

static void row_set(struct typeset *ts, const struct key_figure *items, struct set_boxes *set,
	const struct place *place)
{
	double inner = set->width - 2 * PAD, rest = 0;

	for (size_t i = 0; i < set->count; i++) {
		struct figure_box *box = &set->boxes[i];
		box->label = words_clip(ts, items[i].label, &label_look, inner, LABEL_LINES);
		box->value = value_set(ts, items[i].value, inner);
		if (items[i].note)
			box->note = words_clip(ts, items[i].note, &note_look, inner, LABEL_LINES);
		box->tag = tag_new(ts->pdf, place->tag, "P");
		if (text_height(box->label) > set->label_height)
			set->label_height = text_height(box->label);
		if (rest_height(box) > rest)
			rest = rest_height(box);
	}
	struct slab *slab = slab_add(ts, place, 10, set->label_height + rest + 2 * PAD - 2);
	slab->paint = boxes_paint;
	slab->what = set;
}

void set_key_figures(
	struct typeset *ts, const struct key_figures *figures, const struct place *place)
{
	size_t in_row = boxes_in_row(figures->count);

	for (size_t from = 0; from < figures->count; from += in_row) {
		struct set_boxes *set = arena_alloc(ts->arena, sizeof(*set));
		size_t left = figures->count - from;
		set->count = left < in_row ? left : in_row;
		set->width = (place->width - (double)(in_row - 1) * GAP) / (double)in_row;
		row_set(ts, figures->items + from, set, place);
	}
	slab_add(ts, place, 0, 6);
}
