/* chart_marks.h - pictures of charts, and their marks, for tests */
#ifndef CHART_MARKS_H
#define CHART_MARKS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "../../src/document/chart/picture.h"
#include "paper.h"

#define WIDE 460.0

/* Every letter is half as wide as high. */
static inline double measure(void *with, const char *words, double size, bool strong)
{
	double n = 0;

	(void)with;
	(void)strong;
	for (const char *p = words; *p; p++)
		n += ((unsigned char)*p & 0xc0) != 0x80;
	return n * size / 2;
}

static inline struct picture *drawn_in(
	struct ctx *cx, const struct chart *chart, double room, size_t from, size_t *next)
{
	struct picture *p = arena_alloc(cx->arena, sizeof(*p));

	*p = (struct picture){ .arena = cx->arena,
		.cx = { .arena = cx->arena, .lang = LANG_DA },
		.width = WIDE,
		.room = room,
		.measure = measure };
	*next = chart->kind->draw(p, chart, from);
	return p;
}

static inline struct picture *drawn(
	struct ctx *cx, const struct chart *chart, size_t from, size_t *next)
{
	return drawn_in(cx, chart, PICTURE_ROOM, from, next);
}

static inline struct picture *drawn_whole(struct ctx *cx, const struct chart *chart)
{
	size_t next;

	return drawn(cx, chart, 0, &next);
}

/* The mark number n of that role and kind, or NULL. */
static inline const struct mark *mark_seek(
	const struct picture *p, enum mark_kind kind, const char *role, size_t n)
{
	for (const struct mark *m = p->first; m; m = m->next)
		if (m->kind == kind && strcmp(m->role, role) == 0 && n-- == 0)
			return m;
	return NULL;
}

/* The same; the test fails where there is none. */
static inline const struct mark *mark_of(
	const struct picture *p, enum mark_kind kind, const char *role, size_t n)
{
	static const struct mark none = { .words = "" };
	const struct mark *mark = mark_seek(p, kind, role, n);

	if (!mark)
		fail_msg("no %s number %zu", role, n);
	return mark ? mark : &none;
}

static inline size_t marks_of(const struct picture *p, enum mark_kind kind, const char *role)
{
	size_t n = 0;

	while (mark_seek(p, kind, role, n))
		n++;
	return n;
}

/* No mark leaves the picture, and no number of it is none. */
static inline void assert_inside(const struct picture *p)
{
	for (const struct mark *m = p->first; m; m = m->next) {
		assert_true(isfinite(m->x) && isfinite(m->y));
		assert_true(isfinite(m->width) && isfinite(m->height));
		if (m->kind == MARK_CORNERS || m->kind == MARK_WORDS)
			continue;
		assert_true(m->x >= -1 && fmax(m->x, m->x + m->width) <= WIDE + 1);
		assert_true(m->y >= -1 && fmax(m->y, m->y + m->height) <= p->height + 1);
	}
}

/* Words of one role do not lie upon each other. */
static inline void assert_apart(const struct picture *p, const char *role)
{
	const struct mark *a, *b;

	for (size_t i = 0; (a = mark_seek(p, MARK_WORDS, role, i)) != NULL; i++)
		for (size_t k = i + 1; (b = mark_seek(p, MARK_WORDS, role, k)) != NULL; k++)
			assert_true(a->x + a->width <= b->x + 0.01 ||
				    b->x + b->width <= a->x + 0.01 || fabs(a->y - b->y) > 8);
}

static const char *const towns[] = { "Greve", "Køge", "Ishøj" };
static const char *const kinds_of[] = { "Åbne", "Lukkede" };
static const double numbers[] = { 30, 10, 15, NAN, -5, 20 };

static inline struct chart chart_of(const char *kind)
{
	return (struct chart){ .kind = chart_kind_find(kind),
		.caption = "Sager",
		.alt = "Sager hos kommunerne.",
		.data = { towns, kinds_of, 3, 2, numbers } };
}

/* Out of order: doc_chart() sorts them. */
static const struct chart_span spans[] = {
	{ "KMD", "2025", 19000 + 400, 19000 + 700, 0 },
	{ "Netcompany", "2024", 19000, 19000 + 364, 0 },
	{ "KMD", "2024", 19000, 19000 + 364, 19000 + 380 },
	{ "Netcompany", "2025", 19000 + 365, 19000 + 729, 0 },
};

/* What doc_chart() made is seen only by writers: as JSON. */
static inline json_t *chart_json(struct ctx *cx, const struct document *doc)
{
	struct buf b = { .arena = cx->arena };
	json_error_t error;

	document_to_json(doc, &b);
	json_t *root = json_loadb(b.text, b.len, 0, &error);
	assert_non_null(root);
	return root;
}

#endif
