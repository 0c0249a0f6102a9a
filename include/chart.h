/* chart.h - charts as figures of a document: what they show, and what they say in words */
#ifndef CHART_H
#define CHART_H

#include "document.h"

#define CHART_SERIES 8 /* as many as can be told apart without colour */

/* Numbers by category (a year, a member) and series (what is counted). */
struct chart_data {
	const char *const *categories, *const *series;
	size_t category_count, series_count;
	const double *values; /* category by category; NAN: not known */
};

/* A period in a row of a timeline, in days since 1970. */
struct chart_span {
	const char *row, *label;
	long from, to;
	long bridged_to; /* covered by a letter up to here; to, where there is none */
};

struct chart;
struct picture;

/* A kind of chart is one row of chart_kinds and one file that draws it. */
struct chart_kind {
	const char *name;     /* in templates and in JSON */
	struct words columns; /* what its query gives, in words, with: */
	size_t least, most;   /* how many; what comes after the most is for the table alone */
	bool has_spans;       /* it shows spans, not data */

	/* Draws what fits a page, beginning with that category or span; gives the first that is
	 * left. */
	size_t (*draw)(struct picture *picture, const struct chart *chart, size_t from);

	/* The figures of that category or span in words. */
	void (*say)(struct ctx *cx, const struct chart *chart, size_t i, struct buf *out);
};

extern const struct chart_kind chart_kinds[]; /* ends with a nameless one */
const struct chart_kind *chart_kind_find(const char *name);

struct chart {
	const struct chart_kind *kind;
	const char *caption, *alt; /* required */
	const char *unit;          /* or NULL: "%", "kr." */
	bool levels;               /* the series are steps of a scale, from the lowest */
	struct chart_data data;
	const struct chart_span *spans;
	size_t span_count;
	long today; /* of a timeline: what is not covered until then is a gap; 0: no such day */
};

/* Adds the chart; what it points to is kept, not copied. Spans are sorted by rows, in the order
 * in which these first come, and by time. */
void doc_chart(struct flow *in, const struct chart *chart);

/* How many categories or spans it has. */
size_t chart_count(const struct chart *chart);

/* What the chart is about, followed by its figures: for those who cannot see it. */
const char *chart_words(struct arena *arena, enum lang lang, const struct chart *chart);

/* Days between two spans of a row, or after its last one, that nothing covers. */
struct chart_gap {
	size_t after; /* the span before it */
	long from, to;
};

/* Finds them in the order of the spans; gives how many. */
size_t chart_gaps(struct arena *arena, const struct chart *chart, struct chart_gap **out);

#endif
