/* set_chart.c - charts on paper: pictures as slabs, each a figure with its words */
#include "typeset.h"

#include "../chart/picture.h"

static const char *caption_of(struct typeset *ts, const struct chart *chart, bool goes_on)
{
	return arena_fmt(ts->arena, "%s%s%s", chart->caption, goes_on ? " " : "",
		goes_on ? SAY(ts, "(continued)", "(fortsat)") : "");
}

static struct look look_of(double size, bool strong, uint32_t colour)
{
	return (struct look){ size, size * 1.25, colour, strong ? SPAN_STRONG : SPAN_PLAIN, false };
}

static double measure(void *with, const char *words, double size, bool strong)
{
	struct look look = look_of(size, strong, COLOUR_INK);

	return text_widest(words_set(with, words, &look, BODY_WIDTH * 1000));
}

static void words_paint(
	struct typeset *ts, struct page *page, const struct mark *mark, double x, double y)
{
	struct look look = look_of(mark->height, mark->strong, mark->colour);

	text_paint(ts, page, words_fit(ts, mark->words, &look, mark->width + 1), NULL,
		&(struct spot){ .x = x, .y = y, .width = mark->width, .share = mark->share });
}

static void corners_paint(struct page *page, const struct mark *mark, const struct slab *slab)
{
	double points[2 * CORNERS];

	for (size_t i = 0; i < mark->corner_count; i++) {
		points[2 * i] = slab->x + mark->corners[2 * i];
		points[2 * i + 1] = slab->y + mark->corners[2 * i + 1];
	}
	page_shape(page, points, mark->corner_count, mark->colour);
}

static void mark_paint(
	struct typeset *ts, struct page *page, const struct mark *mark, const struct slab *slab)
{
	double x = slab->x + mark->x, y = slab->y + mark->y;
	const struct area area = { x, y, mark->width, mark->height };

	switch (mark->kind) {
	case MARK_BOX:
		page_rect(page, &area, mark->colour);
		break;
	case MARK_FRAME:
		page_frame(page, &area, mark->colour);
		break;
	case MARK_LINE:
		page_line(page, (const double[]){ x, y },
			(const double[]){ x + mark->width, y + mark->height }, mark->thick,
			mark->colour);
		break;
	case MARK_DISC:
		page_disc(page, x, y, mark->width / 2, mark->colour);
		break;
	case MARK_CORNERS:
		corners_paint(page, mark, slab);
		break;
	case MARK_WORDS:
		words_paint(ts, page, mark, x, y);
		break;
	}
}

static void picture_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	const struct picture *picture = slab->what;
	double *box = slab->tag->box;

	page_ink(page, slab->tag);
	for (const struct mark *mark = picture->first; mark; mark = mark->next)
		mark_paint(ts, page, mark, slab);
	box[0] = slab->x;
	box[1] = slab->y;
	box[2] = slab->width;
	box[3] = slab->height;
}

/* What is left from there on; gives where the next page goes on. */
static size_t part_set(
	struct typeset *ts, const struct chart *chart, const struct place *place, size_t from)
{
	struct picture *picture = arena_alloc(ts->arena, sizeof(*picture));
	struct tag *tag = tag_new(ts->pdf, place->tag, "Figure");

	*picture = (struct picture){ .arena = ts->arena,
		.cx = ts->cx,
		.width = place->width,
		.measure = measure,
		.with = ts };
	size_t next = chart->kind->draw(picture, chart, from);
	tag->alt =
		from ? caption_of(ts, chart, true) : chart_words(ts->arena, ts->doc->lang, chart);
	set_caption(ts, place, tag,
		arena_fmt(ts->arena, "%s %u. %s", SAY(ts, "Figure", "Figur"), ts->figures,
			caption_of(ts, chart, from > 0)));
	struct slab *slab = slab_add(ts, place, 4, picture->height);
	slab->paint = picture_paint;
	slab->what = picture;
	slab->tag = tag;
	slab_add(ts, place, 0, 8);
	return next;
}

void set_chart(struct typeset *ts, const struct chart *chart, const struct place *place)
{
	size_t from = 0;

	ts->figures++;
	do
		from = part_set(ts, chart, place, from);
	while (from < chart_count(chart));
}
