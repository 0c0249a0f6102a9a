/* text.c - what the pages of a document say, without what is only decoration */
#include "conform.h"

#include "inspection.h"

/* The cell in which an element stands, or NOWHERE. */
static size_t cell_of(const struct inspection *in, size_t element)
{
	while (element != NOWHERE && !type_in(&in->elements[element], "TD TH"))
		element = in->elements[element].parent;
	return element;
}

static void cells_write(struct inspection *in, struct buf *cells, struct conform_text *out)
{
	size_t count = 0;

	for (size_t i = 0; i < in->element_count; i++)
		count += type_in(&in->elements[i], "TD TH");
	out->cells = arena_alloc(in->cx->arena, (count + 1) * sizeof(*out->cells));
	for (size_t i = 0; i < in->element_count; i++)
		if (type_in(&in->elements[i], "TD TH"))
			out->cells[out->cell_count++] = cells[i].len ? cells[i].text : "";
}

bool conform_text(struct ctx *cx, struct conform_text *out, const struct buf *pdf)
{
	struct conform_result none = { 0 };
	struct inspection in = { .cx = cx, .result = &none, .wants_text = true };
	struct buf all = { .arena = cx->arena };

	*out = (struct conform_text){ 0 };
	if (!pdf_file_open(cx, &in.doc, (struct slice){ pdf->text, pdf->len }) || !inspect(&in))
		return false;
	struct buf *cells = arena_alloc(cx->arena, (in.element_count + 1) * sizeof(*cells));
	buf_add(&all, "", 0);
	for (size_t p = 0; p < in.page_count; p++)
		for (size_t m = 0; m < in.pages[p].mark_count; m++) {
			const struct mark *mark = &in.pages[p].marks[m];
			size_t cell = cell_of(&in, mark->element);
			if (!mark->text.len)
				continue;
			buf_add(&all, mark->text.text, mark->text.len);
			if (cell == NOWHERE)
				continue;
			cells[cell].arena = cx->arena;
			buf_add(&cells[cell], mark->text.text, mark->text.len);
		}
	cells_write(&in, cells, out);
	out->all = all.text;
	return true;
}
