/* rules_structure.c - the structure tree, as somebody hears it who cannot see the pages */
#include <stdlib.h>
#include <string.h>

#include "rules.h"

void check_tree(struct inspection *in)
{
	struct pdf_value root = pdf_follow(&in->doc, in->catalogue, "StructTreeRoot");

	if (pdf_follow(&in->doc, root, "ParentTree").kind != PDF_DICT || in->element_count < 2)
		found(in, "");
}

void check_stray(struct inspection *in)
{
	if (in->stray)
		found(in, "");
}

void check_parents(struct inspection *in)
{
	if (in->circular)
		found(in, "");
	for (size_t i = 1; i < in->element_count; i++) {
		const struct element *e = &in->elements[i];
		struct pdf_value up = pdf_get(e->dict, "P");
		if (up.kind != PDF_REFERENCE || up.number != in->elements[e->parent].number)
			found_at(in, e->number);
	}
}

void check_roles(struct inspection *in)
{
	for (size_t i = 1; i < in->element_count; i++)
		if (!*in->elements[i].type)
			found_at(in, in->elements[i].number);
}

/* The first is of the first level, and none skips one. */
void check_headings(struct inspection *in)
{
	int level = 0;

	for (size_t i = 1; i < in->element_count; i++) {
		const char *type = in->elements[i].type;
		if (type[0] != 'H' || type[1] < '1' || type[1] > '6')
			continue;
		if (type[1] - '0' > level + 1)
			found_at(in, in->elements[i].number);
		level = type[1] - '0';
	}
}

void check_alternatives(struct inspection *in)
{
	for (size_t i = 1; i < in->element_count; i++) {
		const struct element *e = &in->elements[i];
		const char *alt = pdf_text(in->cx, pdf_follow(&in->doc, e->dict, "Alt"));
		if (type_in(e, "Figure Formula") && (!alt || !*alt) &&
			pdf_follow(&in->doc, e->dict, "ActualText").kind == PDF_ABSENT)
			found_at(in, e->number);
	}
}

void check_links(struct inspection *in)
{
	for (size_t i = 1; i < in->element_count; i++)
		if (type_is(&in->elements[i], "Link") && !in->elements[i].objects)
			found_at(in, in->elements[i].number);
}

struct note {
	struct slice id; /* as it is written */
	uint64_t number;
};

static int note_order(const void *a, const void *b)
{
	const struct note *s = a, *t = b;
	size_t len = s->id.len < t->id.len ? s->id.len : t->id.len;
	int order = len ? memcmp(s->id.at, t->id.at, len) : 0;

	return order ? order : (s->id.len > t->id.len) - (s->id.len < t->id.len);
}

/* Sorted, so that a stranger's file with very many is looked at in time. */
void check_notes(struct inspection *in)
{
	struct note *notes = arena_alloc(in->cx->arena, (in->element_count + 1) * sizeof(*notes));
	size_t count = 0;

	for (size_t i = 1; i < in->element_count; i++) {
		const struct element *e = &in->elements[i];
		struct pdf_value id = pdf_get(e->dict, "ID");
		if (!type_is(e, "Note"))
			continue;
		if (id.kind == PDF_STRING || id.kind == PDF_HEX)
			notes[count++] = (struct note){ id.text, e->number };
		else
			found_at(in, e->number);
	}
	qsort(notes, count, sizeof(*notes), note_order);
	for (size_t i = 1; i < count; i++)
		if (note_order(&notes[i - 1], &notes[i]) == 0)
			found_at(in, notes[i].number);
}

/* ---- what may stand in what ---- */

/* Whether all that an element holds is of those types. */
static bool holds_only(const struct inspection *in, const struct element *e, const char *types)
{
	for (size_t kid = e->first; kid != NOWHERE; kid = in->elements[kid].next)
		if (!type_in(&in->elements[kid], types))
			return false;
	return true;
}

struct containment {
	const char *type, *holds, *stands_in; /* stands_in: NULL for anywhere */
};

static void containment_check(struct inspection *in, const struct containment *rules, size_t count)
{
	for (size_t i = 1; i < in->element_count; i++)
		for (size_t k = 0; k < count; k++) {
			const struct element *e = &in->elements[i];
			const struct containment *c = &rules[k];
			if (!type_is(e, c->type))
				continue;
			if ((c->holds && !holds_only(in, e, c->holds)) ||
				(c->stands_in && !type_in(&in->elements[e->parent], c->stands_in)))
				found_at(in, e->number);
		}
}

void check_lists(struct inspection *in)
{
	static const struct containment rules[] = {
		{ "L", "L LI Caption", NULL },
		{ "LI", "Lbl LBody", "L" },
		{ "LBody", NULL, "LI" },
	};

	containment_check(in, rules, COUNT(rules));
}

void check_contents(struct inspection *in)
{
	static const struct containment rules[] = {
		{ "TOC", "TOC TOCI Caption", NULL },
		{ "TOCI", NULL, "TOC" },
	};

	containment_check(in, rules, COUNT(rules));
}

void check_table_parts(struct inspection *in)
{
	static const struct containment rules[] = {
		{ "Table", "TR THead TBody TFoot Caption", NULL },
		{ "THead", "TR", "Table" },
		{ "TBody", "TR", "Table" },
		{ "TFoot", "TR", "Table" },
		{ "TR", "TH TD", "Table THead TBody TFoot" },
		{ "TH", NULL, "TR" },
		{ "TD", NULL, "TR" },
	};

	containment_check(in, rules, COUNT(rules));
}

/* ---- tables ---- */

/* An attribute of an element that the owner gives: one dictionary of them, or a list. */
static struct pdf_value attribute(
	const struct inspection *in, const struct element *e, const char *owner, const char *key)
{
	struct pdf_value at = pdf_follow(&in->doc, e->dict, "A"), one;
	struct slice list = pdf_inside(at);

	if (at.kind == PDF_DICT && pdf_name_is(pdf_get(at, "O"), owner))
		return pdf_follow(&in->doc, at, key);
	while (at.kind == PDF_ARRAY && pdf_next(&list, &one)) {
		struct pdf_value dict = pdf_resolve(&in->doc, one);
		if (dict.kind == PDF_DICT && pdf_name_is(pdf_get(dict, "O"), owner))
			return pdf_follow(&in->doc, dict, key);
	}
	return (struct pdf_value){ .kind = PDF_ABSENT };
}

#define SPAN_END 1000 /* no cell of a table that can be heard is for so many rows or columns */

/* What the rows of a table have in common. */
struct rows {
	uint64_t width;             /* of the first; 0: there was none yet */
	uint64_t carried[SPAN_END]; /* columns that cells above take in the rows to come */
	bool regular;
};

/* The rows or columns that a cell is for; a number that is none makes the table irregular. */
static uint64_t span(
	const struct inspection *in, const struct element *cell, const char *key, struct rows *rows)
{
	struct pdf_value value = attribute(in, cell, "Table", key);

	if (value.kind == PDF_INTEGER && value.number > 0 && value.number < SPAN_END)
		return value.number;
	rows->regular = rows->regular && value.kind == PDF_ABSENT;
	return 1;
}

/* The columns of a row; cells that reach down into later rows count there too, which is
 * what carried keeps. */
static uint64_t row_width(const struct inspection *in, const struct element *row, struct rows *rows)
{
	uint64_t width = rows->carried[0];

	memmove(rows->carried, rows->carried + 1, (SPAN_END - 1) * sizeof(*rows->carried));
	rows->carried[SPAN_END - 1] = 0;
	for (size_t cell = row->first; cell != NOWHERE; cell = in->elements[cell].next) {
		uint64_t columns = span(in, &in->elements[cell], "ColSpan", rows);
		uint64_t down = span(in, &in->elements[cell], "RowSpan", rows);
		width += columns;
		for (uint64_t i = 0; i + 1 < down; i++)
			rows->carried[i] += columns;
	}
	return width;
}

static void row_look(const struct inspection *in, struct rows *rows, size_t row)
{
	if (!type_is(&in->elements[row], "TR"))
		return;
	uint64_t width = row_width(in, &in->elements[row], rows);
	if (!rows->width)
		rows->width = width;
	rows->regular = rows->regular && width == rows->width;
}

/* No cell reaches below the last row of a table, or of its head, body or foot. */
static void rows_end(struct rows *rows)
{
	rows->regular = rows->regular && !rows->carried[0];
}

static bool is_regular(const struct inspection *in, size_t table)
{
	struct rows rows = { .regular = true };

	for (size_t part = in->elements[table].first; part != NOWHERE;
		part = in->elements[part].next) {
		row_look(in, &rows, part);
		for (size_t row = in->elements[part].first; row != NOWHERE;
			row = in->elements[row].next)
			row_look(in, &rows, row);
		if (!type_is(&in->elements[part], "TR"))
			rows_end(&rows);
	}
	rows_end(&rows);
	return rows.regular;
}

void check_table_width(struct inspection *in)
{
	for (size_t i = 1; i < in->element_count; i++)
		if (type_is(&in->elements[i], "Table") && !is_regular(in, i))
			found_at(in, in->elements[i].number);
}

void check_header_scope(struct inspection *in)
{
	for (size_t i = 1; i < in->element_count; i++)
		if (type_is(&in->elements[i], "TH") &&
			attribute(in, &in->elements[i], "Table", "Scope").kind != PDF_NAME)
			found_at(in, in->elements[i].number);
}
