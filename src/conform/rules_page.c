/* rules_page.c - what pages paint, and to whom it belongs */
#include "rules.h"

void check_readable(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		if (!in->pages[i].readable)
			found_on(in, i);
	if (!in->page_count)
		found(in, "");
}

void check_balance(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		if (!in->pages[i].balanced)
			found_on(in, i);
}

void check_all_marked(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		if (!in->pages[i].marked)
			found_on(in, i);
}

void check_marks_once(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		for (size_t m = 0; m < in->pages[i].mark_count; m++)
			if (in->pages[i].marks[m].times > 1 || in->pages[i].marks[m].claims > 1)
				found_on(in, i);
}

void check_marks_owned(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		for (size_t m = 0; m < in->pages[i].mark_count; m++)
			if (in->pages[i].marks[m].times && !in->pages[i].marks[m].claims)
				found_on(in, i);
}

/* The other direction: from the content of a page to the element that says it has it. */
static bool parents_agree(
	const struct inspection *in, const struct page *page, struct pdf_value tree)
{
	struct pdf_value key = pdf_get(page->dict, "StructParents"), one;
	struct pdf_value list = number_tree_find(in, tree, key.number);
	struct slice inside = pdf_inside(list);

	if (!page->mark_count)
		return true;
	if (key.kind != PDF_INTEGER)
		return false;
	for (size_t m = 0; m < page->mark_count; m++) {
		bool there = pdf_next(&inside, &one);
		const struct mark *mark = &page->marks[m];
		if (mark->element == NOWHERE)
			continue;
		if (!there || one.kind != PDF_REFERENCE ||
			one.number != in->elements[mark->element].number)
			return false;
	}
	return true;
}

void check_parent_tree(struct inspection *in)
{
	struct pdf_value root = pdf_follow(&in->doc, in->catalogue, "StructTreeRoot");
	struct pdf_value tree = pdf_follow(&in->doc, root, "ParentTree");

	for (size_t i = 0; i < in->page_count; i++)
		if (!parents_agree(in, &in->pages[i], tree))
			found_on(in, i);
}

/* ---- annotations ---- */

static void each_annotation(struct inspection *in,
	void (*fn)(struct inspection *in, size_t page, struct pdf_value annotation))
{
	for (size_t i = 0; i < in->page_count; i++) {
		struct slice list = pdf_inside(pdf_follow(&in->doc, in->pages[i].dict, "Annots"));
		struct pdf_value one;
		while (pdf_next(&list, &one))
			fn(in, i, pdf_resolve(&in->doc, one));
	}
}

void check_tab_order(struct inspection *in)
{
	for (size_t i = 0; i < in->page_count; i++)
		if (pdf_inside(pdf_follow(&in->doc, in->pages[i].dict, "Annots")).len &&
			!pdf_name_is(pdf_get(in->pages[i].dict, "Tabs"), "S"))
			found_on(in, i);
}

#define FLAG_HIDDEN  2U
#define FLAG_PRINT   4U
#define FLAG_NO_VIEW 32U

static void flags_look(struct inspection *in, size_t page, struct pdf_value annotation)
{
	struct pdf_value flags = pdf_follow(&in->doc, annotation, "F");

	if (pdf_name_is(pdf_get(annotation, "Subtype"), "Popup"))
		return;
	if (flags.kind != PDF_INTEGER || !(flags.number & FLAG_PRINT) ||
		flags.number & (FLAG_HIDDEN | FLAG_NO_VIEW))
		found_on(in, page);
}

void check_annotations(struct inspection *in)
{
	each_annotation(in, flags_look);
}

static void words_look(struct inspection *in, size_t page, struct pdf_value annotation)
{
	const char *words = pdf_text(in->cx, pdf_follow(&in->doc, annotation, "Contents"));

	if (pdf_name_is(pdf_get(annotation, "Subtype"), "Link") &&
		(!words || !*words || pdf_get(annotation, "StructParent").kind != PDF_INTEGER))
		found_on(in, page);
}

void check_link_words(struct inspection *in)
{
	each_annotation(in, words_look);
}
