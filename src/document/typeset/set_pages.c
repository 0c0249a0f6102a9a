/* set_pages.c - which slab stands where, and painting page by page */
#include "typeset.h"

struct cursor {
	size_t page;
	double y;
};

static void page_turn_over(struct cursor *at)
{
	at->page++;
	at->y = BODY_TOP;
}

static bool at_top(const struct cursor *at)
{
	return at->y <= BODY_TOP;
}

static double needed(const struct slab *slab)
{
	return slab->least > 0 ? slab->least : slab->height;
}

/* What a slab needs and those that must stay with it; beyond a page it does not matter. */
static double group_height(const struct slab *slab, double before)
{
	double height = before + needed(slab);

	for (; slab->keep && slab->next && height <= BODY_BOTTOM - BODY_TOP; slab = slab->next)
		height += slab->next->before + needed(slab->next);
	return height;
}

static bool fits(const struct cursor *at, double height)
{
	return at->y + height <= BODY_BOTTOM + 0.01;
}

/* Nothing but air: at the top of a page there is none, and at its foot less. */
static bool is_air(const struct slab *slab)
{
	return !slab->paint && !slab->frame && !slab->bullet && !slab->keep && !slab->fresh;
}

static void air_place(const struct cursor *at, struct slab *slab)
{
	slab->before = 0;
	slab->height = at_top(at) ? 0 : clamp(BODY_BOTTOM - at->y, 0, slab->height);
}

/* As high as it would be, or as there is room above those that must stay with it. */
static void slab_shrink(const struct cursor *at, struct slab *slab)
{
	double below = group_height(slab, 0) - needed(slab);

	slab->height = clamp(BODY_BOTTOM - at->y - below, slab->least, slab->height);
}

static void slab_place(struct typeset *ts, struct cursor *at, struct slab *slab, bool follows)
{
	if (is_air(slab))
		air_place(at, slab);
	double whole = follows ? slab->before + needed(slab) : group_height(slab, slab->before);
	bool enough = fits(at, whole) && fits(at, slab->room);

	if (!at_top(at) && (slab->fresh || !enough))
		page_turn_over(at);
	if (at_top(at) && slab->table && !slab->is_header && slab->table->header_height > 0) {
		slab->repeats = true;
		at->y += slab->table->header_height;
	} else if (!at_top(at)) {
		at->y += slab->before;
	}
	slab->page = at->page;
	slab->y = at->y;
	if (slab->least > 0)
		slab_shrink(at, slab);
	if (slab->cut)
		slab->cut(ts, slab);
	at->y += slab->height;
}

void pages_break(struct typeset *ts)
{
	struct cursor at = { .y = spacing_of(ts)->top };
	bool follows = false;

	for (struct slab *slab = ts->first; slab; slab = slab->next) {
		slab_place(ts, &at, slab, follows);
		follows = slab->keep;
	}
	ts->page_count = at.page + 1;
	ts->pages = arena_alloc(ts->arena, ts->page_count * sizeof(struct page *));
	for (size_t i = 0; i < ts->page_count; i++)
		ts->pages[i] = pdf_page(ts->pdf);
}

static bool is_inside(const struct slab *slab, const struct frame *frame)
{
	const struct frame *own = slab->frame;

	while (own && own != frame)
		own = own->outer;
	return own != NULL;
}

/* Paints a frame behind the slabs in it, from this one to the last on the page. */
static void frame_paint(struct page *page, const struct frame *frame, const struct slab *slab)
{
	const struct slab *last = slab;

	while (last->next && last->next->page == slab->page && is_inside(last->next, frame))
		last = last->next;
	double height = last->y + last->height - slab->y;
	if (frame->fill != COLOUR_WHITE)
		page_rect(page, &(struct area){ frame->x, slab->y, frame->width, height },
			frame->fill);
	if (frame->bar != COLOUR_WHITE)
		page_rect(page, &(struct area){ frame->x, slab->y, 3, height }, frame->bar);
}

static void frames_paint(struct page *page, const struct frame *frame, const struct slab *slab,
	const struct slab *before)
{
	if (!frame)
		return;
	frames_paint(page, frame->outer, slab, before);
	if (!before || before->page != slab->page || !is_inside(before, frame)) {
		page_ink(page, NULL);
		frame_paint(page, frame, slab);
	}
}

static void slab_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct bullet *bullet = slab->bullet;

	if (bullet)
		text_paint(ts, page, bullet->set, bullet->tag,
			&(struct spot){ bullet->x, slab->y, bullet->width, 1, 0, 1 });
	if (slab->repeats)
		table_header_again(ts, page, slab);
	if (slab->paint)
		slab->paint(ts, page, slab);
}

/* It is set anew for each page, and then forgotten. */
static void furniture_add(struct typeset *ts, struct page *page, size_t number)
{
	struct arena_mark mark = arena_mark(ts->scratch);
	struct arena *own = ts->arena;

	ts->arena = ts->scratch;
	furniture_paint(ts, page, number);
	ts->arena = own;
	arena_rewind(ts->scratch, mark);
}

void pages_paint(struct typeset *ts)
{
	const struct slab *before = NULL;

	for (const struct slab *slab = ts->first; slab; slab = slab->next) {
		struct page *page = ts->pages[slab->page];
		if (before && before->page != slab->page)
			page_end(ts->pages[before->page]);
		if (!before || before->page != slab->page)
			furniture_add(ts, page, slab->page);
		frames_paint(page, slab->frame, slab, before);
		slab_paint(ts, page, slab);
		before = slab;
	}
}
