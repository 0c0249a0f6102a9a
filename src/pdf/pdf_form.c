/* pdf_form.c - the form fields and the pages of a PDF, as far as signatures need them */
#include "pdf_form.h"

#define PAGE_DEPTH 64 /* of nodes above the first page */

static bool damaged(struct ctx *cx)
{
	return err_set(
		cx, ERR_INVALID, "The PDF is damaged: the list of its form fields cannot be read");
}

/* Adds what a list refers to. Fields that are not objects of their own are against the rules. */
static bool list_add(struct ctx *cx, struct pdf_value list, struct pdf_fields *out)
{
	struct slice in = pdf_inside(list);
	struct pdf_value item;

	if (list.kind == PDF_ABSENT)
		return true;
	if (list.kind != PDF_ARRAY)
		return damaged(cx);
	while (pdf_next(&in, &item)) {
		if (item.kind != PDF_REFERENCE)
			return damaged(cx);
		if (out->count == FIELDS_MAX)
			return err_set(cx, ERR_INVALID,
				"The PDF has more form fields than can be checked");
		out->numbers[out->count++] = item.number;
	}
	return item.kind == PDF_ABSENT || damaged(cx);
}

bool pdf_fields_read(struct ctx *cx, const struct pdf_file *doc, struct pdf_fields *out)
{
	struct pdf_value form = pdf_follow(doc, pdf_follow(doc, doc->trailer, "Root"), "AcroForm");

	out->numbers = arena_alloc(cx->arena, FIELDS_MAX * sizeof(*out->numbers));
	out->count = 0;
	if (form.kind == PDF_ABSENT)
		return true;
	if (form.kind != PDF_DICT || !list_add(cx, pdf_follow(doc, form, "Fields"), out))
		return damaged(cx);
	/* The list grows while it is walked: children come behind all that was found before them. A
	 * circle ends at FIELDS_MAX. */
	for (size_t i = 0; i < out->count; i++) {
		struct pdf_value field = pdf_object(doc, out->numbers[i], NULL);
		if (field.kind != PDF_DICT || !list_add(cx, pdf_follow(doc, field, "Kids"), out))
			return damaged(cx);
	}
	return true;
}

bool pdf_first_page(
	struct ctx *cx, const struct pdf_file *doc, uint64_t *number, struct pdf_value *page)
{
	struct pdf_value at = pdf_get(pdf_follow(doc, doc->trailer, "Root"), "Pages");

	for (int depth = 0; depth < PAGE_DEPTH && at.kind == PDF_REFERENCE; depth++) {
		struct pdf_value node = pdf_resolve(doc, at);
		if (pdf_name_is(pdf_get(node, "Type"), "Page")) {
			*number = at.number;
			*page = node;
			return true;
		}
		struct slice kids = pdf_inside(pdf_follow(doc, node, "Kids"));
		pdf_next(&kids, &at);
	}
	return err_set(cx, ERR_INVALID, "The PDF is damaged: its first page cannot be found");
}
