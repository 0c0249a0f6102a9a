/* chart_timeline.c - periods as bars in the row of what they cover, and the gaps between them */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "picture.h"

#define LABEL_SHARE 0.26
#define LANES       3 /* for periods at the same time */
#define LANE        16.0
#define BAR         13.0
#define NAMES       11.0 /* for the names of gaps, under the bars */
#define ROW_GAP     6.0
#define FOOT        (LINE + 4) /* for the dates */
#define TICKS_MOST  9
#define SMALL       7.0
#define NAME_LEAST  34.0 /* less would be nothing but "…" */

struct timeline {
	struct picture *picture;
	const struct chart *chart;
	const struct chart_gap *gaps;
	size_t gap_count;
	long first, last;
	double left, width, top;
};

static double across(const struct timeline *t, long day)
{
	return t->left + t->width * (double)(day - t->first) / (double)(t->last - t->first);
}

static const char *date_of(struct ctx *cx, long day)
{
	char date[DATE_SIZE];

	days_to_date(day, date);
	return date_short(cx, arena_dup(cx->arena, date));
}

/* ---- in words ---- */

static const char *gap_words(struct ctx *cx, const struct chart_gap *gap)
{
	const struct words one = W("day", "dag"), days = W("days", "dage");
	long n = gap->to - gap->from + 1;

	return arena_fmt(cx->arena, "%ld %s", n, words_in(cx->lang, n == 1 ? one : days));
}

void timeline_say(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out)
{
	const struct words letter = W("bridge letter until", "bridge letter til"),
			   uncovered = W("uncovered", "udækket");
	const struct chart_span *s = &chart->spans[i];
	bool opens = i == 0 || strcmp(s[-1].row, s->row) != 0;
	struct chart_gap *gaps;
	size_t n = chart_gaps(cx->arena, chart, &gaps);

	buf_fmt(out, "%s%s%s %s\u2013%s", opens ? s->row : "", opens ? ": " : "", s->label,
		date_of(cx, s->from), date_of(cx, s->to));
	if (s->bridged_to > s->to)
		buf_fmt(out, ", %s %s", words_in(cx->lang, letter), date_of(cx, s->bridged_to));
	for (size_t k = 0; k < n; k++)
		if (gaps[k].after == i)
			buf_fmt(out, "; %s %s\u2013%s (%s)", words_in(cx->lang, uncovered),
				date_of(cx, gaps[k].from), date_of(cx, gaps[k].to),
				gap_words(cx, &gaps[k]));
}

/* ---- the axis ---- */

static void limits_find(struct timeline *t)
{
	const struct chart *chart = t->chart;

	t->first = chart->spans[0].from;
	t->last = chart->today ? chart->today : chart->spans[0].bridged_to;
	for (size_t i = 0; i < chart->span_count; i++) {
		if (chart->spans[i].from < t->first)
			t->first = chart->spans[i].from;
		if (chart->spans[i].bridged_to > t->last)
			t->last = chart->spans[i].bridged_to;
	}
	t->last += 1 + (t->last - t->first) / 60;
}

static const char *tick_words(struct ctx *cx, const char *date)
{
	static const struct words months[] = { W("Jan", "jan."), W("Feb", "feb."), W("Mar", "mar."),
		W("Apr", "apr."), W("May", "maj"), W("Jun", "jun."), W("Jul", "jul."),
		W("Aug", "aug."), W("Sep", "sep."), W("Oct", "okt."), W("Nov", "nov."),
		W("Dec", "dec.") };
	long month = strtol(date + 5, NULL, 10);

	return month == 1 ? arena_fmt(cx->arena, "%.4s", date)
			  : words_in(cx->lang, months[month - 1]);
}

/* Ticks at the first of months: as many months apart as few ticks need. */
static long months_apart(const struct timeline *t)
{
	static const long steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
	size_t i = 0;

	while (i + 1 < COUNT(steps) && (t->last - t->first) / (steps[i] * 30) > TICKS_MOST)
		i++;
	return steps[i];
}

static void ticks_draw(const struct timeline *t, double bottom)
{
	long step = months_apart(t), day;
	struct picture *p = t->picture;
	char date[DATE_SIZE];

	days_to_date(t->first, date);
	date[5] = date[8] = '0';
	date[6] = date[9] = '1';
	for (; days_from_date(date, &day) && day <= t->last;) {
		if (day >= t->first) {
			double x = across(t, day);
			p->role = "tick";
			mark_line(p, (const double[]){ x, t->top - 2 },
				(const double[]){ x, bottom }, 0.5, PAINT_GRID);
			mark_words(p, tick_words(&p->cx, date),
				&(struct box){ x - 25, bottom + 2, 50, 7.5 }, 0.5)
				->colour = PAINT_MUTED;
		}
		if (!date_add_months(date, step, date))
			return;
	}
}

static void today_draw(const struct timeline *t, double bottom)
{
	const struct words today_words = W("today", "i dag");
	struct picture *p = t->picture;
	double x = across(t, t->chart->today);

	if (!t->chart->today || t->chart->today < t->first)
		return;
	p->role = "today";
	mark_line(
		p, (const double[]){ x, t->top - 3 }, (const double[]){ x, bottom }, 1, PAINT_INK);
	mark_words(p, words_in(p->cx.lang, today_words),
		&(struct box){ x - 40, t->top - 13, 40, 7.5 }, 1);
}

/* ---- rows ---- */

/* The first lane that is free again when the span begins. */
static size_t lane_of(const struct chart_span *span, long busy[LANES])
{
	size_t lane = 0;

	while (lane + 1 < LANES && busy[lane] >= span->from)
		lane++;
	if (busy[lane] < span->bridged_to)
		busy[lane] = span->bridged_to;
	return lane;
}

static size_t row_end(const struct chart *chart, size_t from)
{
	size_t i = from + 1;

	while (i < chart->span_count && strcmp(chart->spans[i].row, chart->spans[from].row) == 0)
		i++;
	return i;
}

static double row_height(const struct timeline *t, size_t from, size_t to)
{
	long busy[LANES] = { LONG_MIN, LONG_MIN, LONG_MIN };
	size_t lanes = 1;

	for (size_t i = from; i < to; i++) {
		size_t lane = lane_of(&t->chart->spans[i], busy);
		lanes = lane + 1 > lanes ? lane + 1 : lanes;
	}
	return (double)lanes * LANE + NAMES + ROW_GAP;
}

static void span_draw(const struct timeline *t, const struct chart_span *s, double y)
{
	struct picture *p = t->picture;
	double x = across(t, s->from), end = across(t, s->to + 1);

	p->role = "period";
	box_fill(p, &(struct box){ x, y, fmax(end - x - 0.7, 0.7), BAR }, &series_fills[0]);
	if (end - x > NAME_LEAST || words_wide(p, s->label) < end - x - 5)
		mark_words(
			p, s->label, &(struct box){ x + 3, y + 1.5, end - x - 7, SMALL + 0.5 }, 0)
			->colour = PAINT_WHITE;
	if (s->bridged_to <= s->to)
		return;
	p->role = "letter";
	box_fill(p, &(struct box){ end, y, across(t, s->bridged_to + 1) - end - 0.7, BAR },
		&letter_fill);
}

/* The gap as a box with a pattern; its name below, where it does not touch the one before. */
static void gap_draw(const struct timeline *t, const struct chart_gap *gap, double y, double *taken)
{
	struct picture *p = t->picture;
	const char *words = gap_words(&p->cx, gap);
	double x = across(t, gap->from), end = across(t, gap->to + 1);
	double wide = words_wide(p, words), middle = (x + end) / 2;
	double edge = t->chart->today ? across(t, t->chart->today) : p->width;
	double left = fmin(middle - wide / 2, fmin(p->width, edge) - wide - 2);

	p->role = "gap";
	box_fill(p, &(struct box){ x, y, fmax(end - x - 0.7, 0.7), BAR }, &gap_fill);
	if (left < *taken)
		return;
	*taken = left + wide + 3;
	p->role = "plate"; /* no line of the axis through the name */
	mark_add(p, MARK_BOX, &(struct box){ left, y + BAR + 1.5, wide, 8.5 }, PAINT_WHITE);
	p->role = "gap name";
	struct mark *mark =
		mark_words(p, words, &(struct box){ left, y + BAR + 1, wide, 7.5 }, 0.5);
	mark->colour = gap_fill.letters;
}

static void row_draw(const struct timeline *t, size_t from, size_t to, double y)
{
	long busy[LANES] = { LONG_MIN, LONG_MIN, LONG_MIN };
	double height = row_height(t, from, to), taken = t->left;
	struct picture *p = t->picture;

	p->role = "label";
	mark_words(p, t->chart->spans[from].row, &(struct box){ 0, y + 1.5, t->left - 8, 0 }, 1);
	for (size_t i = from; i < to; i++) {
		const struct chart_span *span = &t->chart->spans[i];
		span_draw(t, span, y + LANE * (double)lane_of(span, busy));
	}
	for (size_t i = 0; i < t->gap_count; i++)
		if (t->gaps[i].after >= from && t->gaps[i].after < to)
			gap_draw(t, &t->gaps[i], y + height - NAMES - ROW_GAP - LANE, &taken);
}

static double legend(const struct timeline *t)
{
	static const struct words words[] = {
		W("Period of a statement", "Erklæringens periode"),
		W("Bridge letter (no assurance)", "Bridge letter (uden sikkerhed)"),
		W("Gap (nothing covers it)", "Hul (udækket)"),
	};
	const struct fill fills[] = { series_fills[0], letter_fill, gap_fill };
	const char *names[COUNT(words)];

	for (size_t i = 0; i < COUNT(words); i++)
		names[i] = words_in(t->picture->cx.lang, words[i]);
	return legend_draw(t->picture, names, fills, COUNT(words), t->picture->width) + 10;
}

static double labels_width(const struct timeline *t)
{
	double width = 0, most = t->picture->width * LABEL_SHARE;

	for (size_t i = 0; i < t->chart->span_count && width < most; i = row_end(t->chart, i))
		width = fmax(width, words_wide(t->picture, t->chart->spans[i].row));
	return fmin(width, most);
}

/* Where the rows end that fit: at least one does, and none is left alone. Gives their bottom. */
static size_t part_end(const struct timeline *t, size_t from, double *bottom)
{
	const size_t all = t->chart->span_count;
	size_t to = from, last = from, count = 0;
	double height = 0; /* of the last one */

	*bottom = t->top;
	for (size_t next; to < all; last = to, to = next, count++) {
		next = row_end(t->chart, to);
		double more = row_height(t, to, next);
		bool fits = *bottom + more <= t->picture->room - FOOT;
		if (!fits && next == all && count > 2) {
			*bottom -= height;
			return last;
		}
		if (!fits && count)
			return to;
		*bottom += height = more;
	}
	return to;
}

size_t timeline_draw(struct picture *picture, const struct chart *chart, size_t from)
{
	struct timeline t = { .picture = picture, .chart = chart };
	struct chart_gap *gaps;

	if (!chart->span_count) {
		picture_empty(picture);
		return 0;
	}
	t.gap_count = chart_gaps(picture->arena, chart, &gaps);
	t.gaps = gaps;
	limits_find(&t);
	t.left = labels_width(&t) + 8;
	t.width = picture->width - t.left;
	t.top = legend(&t);
	double bottom;
	size_t to = part_end(&t, from, &bottom);
	ticks_draw(&t, bottom);
	today_draw(&t, bottom);
	double y = t.top + 2;
	for (size_t i = from, next; i < to; i = next) {
		next = row_end(chart, i);
		row_draw(&t, i, next, y);
		y += row_height(&t, i, next);
	}
	picture->height = bottom + FOOT;
	return to;
}
