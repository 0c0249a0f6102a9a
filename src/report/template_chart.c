/* template_chart.c - rows of a SELECT as a chart, and the same rows as its table */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "moment.h"
#include "template.h"

/* NAN where it is not stated. */
static bool number_read(struct ctx *cx, const struct value *v, double *out)
{
	char *end;

	*out = NAN;
	if (!v->raw)
		return true;
	*out = strtod(v->raw, &end);
	return (end != v->raw && !*end && isfinite(*out)) ||
	       err_set(cx, ERR_INVALID, "A chart cannot show '%s' as a number", v->raw);
}

static bool data_read(
	struct ctx *cx, const struct rows *rows, const char *const *headers, struct chart *chart)
{
	size_t series = rows->width > chart->kind->most ? chart->kind->most - 1 : rows->width - 1;
	double *values = arena_alloc(cx->arena, (rows->count * series + 1) * sizeof(*values));
	const char **names = arena_alloc(cx->arena, (rows->count + 1) * sizeof(char *));

	for (size_t i = 0; i < rows->count; i++) {
		names[i] = value_shown(cx, &rows->list[i][0], true);
		for (size_t s = 0; s < series; s++)
			if (!number_read(cx, &rows->list[i][s + 1], &values[i * series + s]))
				return false;
	}
	chart->data = (struct chart_data){ names, headers + 1, rows->count, series, values };
	return true;
}

/* A day that is not stated is the one that stands for it. */
static bool day_read(struct ctx *cx, const struct value *v, long otherwise, long *out)
{
	*out = otherwise;
	return !v->raw || days_from_date(v->raw, out) ||
	       err_set(cx, ERR_INVALID, "A chart cannot show '%s' as a day", v->raw);
}

/* Periods without a first or a last day are left to the table. */
static bool spans_read(struct ctx *cx, const struct rows *rows, struct chart *chart)
{
	enum { ROW, LABEL, FROM, TO, BRIDGE };
	struct chart_span *spans = arena_alloc(cx->arena, (rows->count + 1) * sizeof(*spans));

	for (size_t i = 0; i < rows->count; i++) {
		const struct value *row = rows->list[i];
		struct chart_span *s = &spans[chart->span_count];
		s->row = value_shown(cx, &row[ROW], true);
		s->label = value_shown(cx, &row[LABEL], true);
		if (!day_read(cx, &row[FROM], 0, &s->from) || !day_read(cx, &row[TO], 0, &s->to) ||
			!day_read(cx, &row[BRIDGE], s->to, &s->bridged_to))
			return false;
		chart->span_count += row[FROM].raw && row[TO].raw;
	}
	chart->spans = spans;
	return true;
}

static bool kind_read(
	struct ctx *cx, const struct rows *rows, const struct node *node, struct chart *chart)
{
	const char *name = attribute(node, "kind");
	struct buf known = { .arena = cx->arena };

	for (const struct chart_kind *k = chart_kinds; k->name; k++)
		buf_fmt(&known, "%s%s", known.len ? ", " : "", k->name);
	chart->kind = chart_kind_find(name);
	if (!chart->kind)
		return err_set(
			cx, ERR_INVALID, "There is no chart '%s', but: %s", name, known.text);
	bool more = rows->width > chart->kind->most && chart->kind->least < chart->kind->most;
	return (rows->width >= chart->kind->least && !more) ||
	       err_set(cx, ERR_INVALID, "A chart '%s' needs these columns: %s", name,
		       words_in(cx->lang, chart->kind->columns));
}

static bool chart_read(struct ctx *cx, const struct writer *w, struct rows *rows,
	const struct node *node, struct chart *chart)
{
	const char **headers = arena_alloc(cx->arena, (rows->width + 1) * sizeof(char *));
	long today = 0;

	if (!kind_read(cx, rows, node, chart) || !rows_headers(cx, rows, headers))
		return false;
	if (!chart->kind->has_spans)
		return data_read(cx, rows, headers, chart);
	if (w->parameters[0].text && days_from_date(w->parameters[0].text, &today))
		chart->today = today;
	return spans_read(cx, rows, chart);
}

bool write_chart(struct ctx *cx, struct writer *w, const struct node *node)
{
	struct chart chart = { .unit = attribute(node, "unit") };
	const char *headers;
	struct rows rows;

	if (!rows_read(cx, &rows, w, node) ||
		!attribute_filled(cx, w, node, "caption", &chart.caption) ||
		!attribute_filled(cx, w, node, "alt", &chart.alt) ||
		!attribute_filled(cx, w, node, "columns", &headers))
		return false;
	if (!rows.count)
		return write_empty(cx, w, node);
	if (!name_columns(cx, &rows, headers) || !chart_read(cx, w, &rows, node, &chart))
		return template_err(cx, w->template, node->line - 1);
	chart.levels = attribute_is(node, "levels", "yes");
	doc_chart(w->out, &chart);
	return attribute_is(node, "table", "no") || rows_table(cx, w, node, &rows);
}
