/* chart_progress.c - how much of each part is done: a track, filled as far as it goes, and n of m
 */
#include <math.h>

#include "picture.h"

#define ROW         19.0
#define TRACK       10.0
#define LABEL_SHARE 0.5
#define WORDS_ROOM  92.0

enum { DONE, OF };

/* From 0 to 1; nothing of nothing is 0. */
static double share_done(const struct chart_data *data, size_t category)
{
	double done = chart_value(data, category, DONE), of = chart_value(data, category, OF);

	return isnan(done) || isnan(of) || of <= 0 ? 0 : fmax(0, fmin(1, done / of));
}

static const char *words_of(struct ctx *cx, const struct chart_data *data, size_t category)
{
	const struct words of_words = W("of", "af"), none = W("no data", "ingen data");
	double done = chart_value(data, category, DONE), of = chart_value(data, category, OF);

	if (isnan(done) || isnan(of))
		return words_in(cx->lang, none);
	const char *text = arena_fmt(cx->arena, "%s %s %s", number_short(cx, done),
		words_in(cx->lang, of_words), number_short(cx, of));
	return of > 0 ? arena_fmt(cx->arena, "%s (%.0f\u00a0%%)", text,
				100 * share_done(data, category))
		      : text;
}

void progress_say(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out)
{
	buf_fmt(out, "%s: %s", chart->data.categories[i], words_of(cx, &chart->data, i));
}

static void row_draw(
	struct picture *p, const struct chart_data *data, size_t i, const struct box *at)
{
	double left = at->width + 8, wide = p->width - left - WORDS_ROOM;
	double y = at->y + (at->height - TRACK) / 2, text = at->y + (at->height - LINE) / 2;

	p->role = "label";
	mark_words(p, data->categories[i], &(struct box){ 0, text, at->width, 0 }, 1);
	p->role = "track";
	mark_add(p, MARK_BOX, &(struct box){ left, y, wide, TRACK }, PAINT_PALE);
	p->role = "bar";
	if (share_done(data, i) > 0)
		mark_add(p, MARK_BOX, &(struct box){ left, y, wide * share_done(data, i), TRACK },
			PAINT_ACCENT);
	p->role = "track";
	mark_add(p, MARK_FRAME, &(struct box){ left, y, wide, TRACK }, PAINT_MUTED);
	p->role = "value";
	mark_words(p, words_of(&p->cx, data, i),
		&(struct box){ left + wide + 6, text, WORDS_ROOM - 6, 0 }, 0);
}

size_t progress_draw(struct picture *picture, const struct chart *chart, size_t from)
{
	const struct chart_data *data = &chart->data;
	size_t left = data->category_count - from;

	if (!data->category_count) {
		picture_empty(picture);
		return 0;
	}
	double row = row_closer(picture, left, 8, ROW);
	size_t to = from + rows_in(picture, left, 8, row);
	double labels = words_widest(
		picture, data->categories, data->category_count, picture->width * LABEL_SHARE);
	for (size_t i = from; i < to; i++)
		row_draw(picture, data, i,
			&(struct box){ 0, 4 + (double)(i - from) * row, labels, row });
	picture->height = 8 + (double)(to - from) * row;
	return to;
}
