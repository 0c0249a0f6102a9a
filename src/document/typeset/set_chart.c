/* set_chart.c - charts on paper: pictures as slabs, each a figure with its words */
#include "typeset.h"

#include "../chart/picture.h"

#define HEIGHT_UNCUT 300.0 /* a chart that is no higher is never cut */
#define HEIGHT_LEAST 200.0 /* of the first part of one that is */

/* A chart from one of its categories or spans on, as far as there is room. */
struct part {
	const struct chart *chart;
	struct place place;
	unsigned number;   /* of the figure */
	size_t from, next; /* next: where another part goes on */
	struct picture *picture;
};

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
	const struct part *part = slab->what;
	double *box = slab->tag->box;

	page_ink(page, slab->tag);
	for (const struct mark *mark = part->picture->first; mark; mark = mark->next)
		mark_paint(ts, page, mark, slab);
	box[0] = slab->x;
	box[1] = slab->y;
	box[2] = slab->width;
	box[3] = slab->height;
}

static void part_draw(struct typeset *ts, struct part *part, double room)
{
	part->picture = arena_alloc(ts->arena, sizeof(*part->picture));
	*part->picture = (struct picture){ .arena = ts->arena,
		.cx = ts->cx,
		.width = part->place.width,
		.room = room,
		.measure = measure,
		.with = ts };
	part->next = part->chart->kind->draw(part->picture, part->chart, part->from);
}

static void part_set(struct typeset *ts, const struct part *source);

/* On a page with less room the part ends earlier, and another one goes on. */
static void part_cut(struct typeset *ts, struct slab *slab)
{
	struct part *part = slab->what, rest = *part;
	struct slab *last = ts->last;

	if (slab->height < part->picture->height)
		part_draw(ts, part, slab->height);
	slab->height = part->picture->height;
	rest.from = part->next;
	if (rest.from >= chart_count(part->chart))
		return;
	const char *lang = pdf_speak(ts->pdf, slab->tag->lang);
	part_set(ts, &rest);
	pdf_speak(ts->pdf, lang);
	ts->last->keep = slab->keep;
	slab->keep = false;
	slabs_move(ts, last, slab);
}

static void part_set(struct typeset *ts, const struct part *source)
{
	struct part *part = arena_alloc(ts->arena, sizeof(*part));
	struct tag *tag = tag_new(ts->pdf, source->place.tag, "Figure");
	bool goes_on = source->from > 0;
	const char *caption = caption_of(ts, source->chart, goes_on);

	*part = *source;
	part_draw(ts, part, PICTURE_ROOM);
	tag->alt = goes_on ? caption : chart_words(ts->arena, ts->doc->lang, part->chart);
	set_caption(ts, &part->place, tag,
		arena_fmt(
			ts->arena, "%s %u. %s", SAY(ts, "Figure", "Figur"), part->number, caption));
	struct slab *slab = slab_add(ts, &part->place, 4, part->picture->height);
	slab->least = part->picture->height > HEIGHT_UNCUT ? HEIGHT_LEAST : part->picture->least;
	slab->cut = part_cut;
	slab->paint = picture_paint;
	slab->what = part;
	slab->tag = tag;
}

void set_chart(struct typeset *ts, const struct chart *chart, const struct place *place)
{
	part_set(ts, &(struct part){ .chart = chart, .place = *place, .number = ++ts->figures });
	slab_add(ts, place, 0, 8);
}
