/* chart_json.c - what a chart shows, as data */
#include <math.h>

#include "../json_put.h"
#include "moment.h"
#include "picture.h"

/* A number that is not known is null. */
static void put_values(struct buf *b, const struct chart_data *data)
{
	json_open_list(b, "values");
	for (size_t i = 0; i < data->category_count; i++) {
		json_next(b);
		buf_putc(b, '[');
		for (size_t s = 0; s < data->series_count; s++) {
			double value = chart_value(data, i, s);
			buf_fmt(b, isnan(value) ? "%snull" : "%s%.15g", s ? "," : "", value);
		}
		buf_putc(b, ']');
	}
	buf_putc(b, ']');
}

static void put_date(struct buf *b, const char *key, long day)
{
	char date[DATE_SIZE];

	days_to_date(day, date);
	json_member(b, key, date);
}

static void put_spans(struct buf *b, const struct chart *chart)
{
	json_open_list(b, "periods");
	for (size_t i = 0; i < chart->span_count; i++) {
		const struct chart_span *span = &chart->spans[i];
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "row", span->row);
		json_member(b, "label", span->label);
		put_date(b, "from", span->from);
		put_date(b, "to", span->to);
		if (span->bridged_to > span->to)
			put_date(b, "bridged_to", span->bridged_to);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

static void put_gaps(struct buf *b, const struct chart *chart)
{
	struct chart_gap *gaps;
	size_t n = chart_gaps(b->arena, chart, &gaps);

	json_open_list(b, "gaps");
	for (size_t i = 0; i < n; i++) {
		json_next(b);
		buf_putc(b, '{');
		json_member(b, "row", chart->spans[gaps[i].after].row);
		put_date(b, "from", gaps[i].from);
		put_date(b, "to", gaps[i].to);
		buf_putc(b, '}');
	}
	buf_putc(b, ']');
}

void chart_to_json(struct buf *b, const struct chart *chart)
{
	json_member(b, "chart", chart->kind->name);
	json_member(b, "caption", chart->caption);
	json_member(b, "alt", chart->alt);
	json_member(b, "unit", chart->unit);
	if (chart->kind->has_spans) {
		put_spans(b, chart);
		put_gaps(b, chart);
		return;
	}
	json_labels(b, "categories", chart->data.categories, chart->data.category_count);
	json_labels(b, "series", chart->data.series, chart->data.series_count);
	put_values(b, &chart->data);
}
