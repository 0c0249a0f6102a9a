/* set_slab.c - a slab at the end of those that there are, and those that every block is made of */
#include "typeset.h"

const struct spacing *spacing_of(const struct typeset *ts)
{
	static const struct spacing wide = { BODY_TOP, 10, 14, 4, 8, 3.5, 0 };
	static const struct spacing compact = { 56, 2, 9, 2, 2, 2.2, 1 };

	return ts->doc->compact ? &compact : &wide;
}

struct slab *slab_add(struct typeset *ts, const struct place *place, double before, double height)
{
	struct slab *slab = arena_alloc(ts->arena, sizeof(*slab));

	*slab = (struct slab){
		.before = ts->tight ? 0 : before,
		.height = height,
		.fresh = ts->fresh,
		.x = place->x,
		.width = place->width,
		.tag = place->tag,
		.frame = place->frame,
		.bullet = ts->bullet,
	};
	ts->tight = ts->fresh = false;
	ts->bullet = NULL;
	if (ts->last)
		ts->last->next = slab;
	else
		ts->first = slab;
	ts->last_but_one = ts->last;
	ts->last = slab;
	return slab;
}

void slabs_move(struct typeset *ts, struct slab *last, struct slab *to)
{
	struct slab *end = ts->last;

	if (to == last || end == last)
		return;
	end->next = to->next;
	to->next = last->next;
	last->next = NULL;
	ts->last = last;
}

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

void set_caption(struct typeset *ts, const struct place *place, struct tag *tag, const char *words)
{
	static const struct look look = { 9, 12, COLOUR_MUTED, SPAN_STRONG, false };

	set_lines(ts, words_set(ts, words, &look, place->width), place,
		tag_new(ts->pdf, tag, "Caption"), spacing_of(ts)->caption_before);
	ts->last->keep = true;
	slab_add(ts, place, 0, spacing_of(ts)->caption_after)->keep = true;
}
