/* pdf_tag.c - the structure tree: what each mark on each page means, and the way back */
#include "pdf_inside.h"

struct tag *pdf_root(struct pdf *pdf)
{
	return &pdf->root;
}

struct tag *tag_new(struct pdf *pdf, struct tag *parent, const char *role)
{
	struct tag *tag = arena_alloc(pdf->arena, sizeof(*tag));

	tag->role = role;
	tag->parent = parent;
	return tag;
}

void tag_place(struct pdf *pdf, struct tag *tag)
{
	while (!tag->placed) {
		struct tag *parent = tag->parent;
		struct kid *kid = arena_alloc(pdf->arena, sizeof(*kid));

		tag->placed = true;
		if (!parent)
			return;
		kid->tag = tag;
		tag_place(pdf, parent);
		if (parent->last)
			parent->last->next = kid;
		else
			parent->first = kid;
		parent->last = kid;
	}
}

static HPDF_Dict attribute_of(
	struct pdf *pdf, const char *owner, const char *name, const char *value)
{
	HPDF_Dict dict = pdf_dict(pdf);

	HPDF_Dict_AddName(dict, "O", owner);
	HPDF_Dict_AddName(dict, name, value);
	return dict;
}

static void attributes_write(struct pdf *pdf, const struct tag *tag, HPDF_Dict dict)
{
	const double *box = tag->box;

	if (tag->alt)
		HPDF_Dict_Add(dict, "Alt", pdf_string(pdf, tag->alt));
	if (tag->scope)
		HPDF_Dict_Add(dict, "A", attribute_of(pdf, "Table", "Scope", tag->scope));
	if (tag->numbering)
		HPDF_Dict_Add(
			dict, "A", attribute_of(pdf, "List", "ListNumbering", tag->numbering));
	if (box[2] > 0) {
		HPDF_Dict layout = attribute_of(pdf, "Layout", "Placement", "Block");
		const double corners[] = { box[0], PAGE_HEIGHT - box[1] - box[3], box[0] + box[2],
			PAGE_HEIGHT - box[1] };
		HPDF_Dict_Add(layout, "BBox", pdf_numbers(pdf, corners, COUNT(corners)));
		HPDF_Dict_Add(dict, "A", layout);
	}
}

/* A mark is a number on the element's own page, and a reference elsewhere. */
static void mark_write(
	struct pdf *pdf, HPDF_Array kids, const struct tag *tag, const struct kid *kid)
{
	if (kid->page == tag->page) {
		HPDF_Array_AddNumber(kids, (HPDF_INT32)kid->mark);
		return;
	}
	HPDF_Dict reference = pdf_dict(pdf);
	HPDF_Dict_AddName(reference, "Type", "MCR");
	HPDF_Dict_Add(reference, "Pg", kid->page->written);
	HPDF_Dict_AddNumber(reference, "MCID", (HPDF_INT32)kid->mark);
	HPDF_Array_Add(kids, reference);
}

static void link_write(struct pdf *pdf, HPDF_Array kids, const struct kid *kid)
{
	HPDF_Dict reference = pdf_dict(pdf);

	HPDF_Dict_AddName(reference, "Type", "OBJR");
	HPDF_Dict_Add(reference, "Obj", kid->link->written);
	HPDF_Dict_Add(reference, "Pg", kid->page->written);
	HPDF_Array_Add(kids, reference);
}

static void tag_write(struct pdf *pdf, struct tag *tag, HPDF_Dict parent)
{
	HPDF_Dict dict = pdf_indirect(pdf);
	HPDF_Array kids = pdf_array(pdf);

	tag->written = dict;
	HPDF_Dict_AddName(dict, "S", tag->role);
	HPDF_Dict_Add(dict, "P", parent);
	if (tag->page)
		HPDF_Dict_Add(dict, "Pg", tag->page->written);
	attributes_write(pdf, tag, dict);
	for (const struct kid *kid = tag->first; kid; kid = kid->next) {
		if (kid->tag) {
			tag_write(pdf, kid->tag, dict);
			HPDF_Array_Add(kids, kid->tag->written);
		} else if (kid->link) {
			link_write(pdf, kids, kid);
		} else {
			mark_write(pdf, kids, tag, kid);
		}
	}
	HPDF_Dict_Add(dict, "K", kids);
}

/* From the number of a page, and of a link, to the elements that they belong to. */
static void parents_write(struct pdf *pdf)
{
	for (const struct page *page = pdf->pages; page; page = page->next) {
		HPDF_Array marks = pdf_array(pdf);
		for (unsigned i = 0; i < page->mark_count; i++)
			HPDF_Array_Add(marks, page->marks[i]->written);
		HPDF_Dict_AddNumber(page->written, "StructParents", pdf->parent_keys);
		HPDF_Array_AddNumber(pdf->parents, pdf->parent_keys++);
		HPDF_Array_Add(pdf->parents, marks);
	}
	for (const struct page *page = pdf->pages; page; page = page->next) {
		for (const struct link *link = page->links; link; link = link->next) {
			HPDF_Dict_AddNumber(link->written, "StructParent", pdf->parent_keys);
			HPDF_Array_AddNumber(pdf->parents, pdf->parent_keys++);
			HPDF_Array_Add(pdf->parents, link->tag->written);
		}
	}
}

void pdf_write_tags(struct pdf *pdf)
{
	HPDF_Dict root = pdf_indirect(pdf), numbers = pdf_indirect(pdf), mark_info = pdf_dict(pdf);
	HPDF_Array kids = pdf_array(pdf);

	HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
	tag_write(pdf, &pdf->root, root);
	HPDF_Array_Add(kids, pdf->root.written);
	HPDF_Dict_Add(root, "K", kids);
	pdf->parents = pdf_array(pdf);
	parents_write(pdf);
	HPDF_Dict_Add(numbers, "Nums", pdf->parents);
	HPDF_Dict_Add(root, "ParentTree", numbers);
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey", pdf->parent_keys);
	HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(pdf->haru->catalog, "MarkInfo", mark_info);
	HPDF_Dict_Add(pdf->haru->catalog, "StructTreeRoot", root);
}
