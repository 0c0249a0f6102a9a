/* pdf_tag.c - the structure tree: what each mark on each page means, and the way back */
#include <string.h>

#include "../tree.h"
#include "pdf_inside.h"
#include "pdf_update.h"

struct tag *pdf_root(struct pdf *pdf)
{
	return &pdf->root;
}

struct tag *tag_new(struct pdf *pdf, struct tag *parent, const char *role)
{
	struct tag *tag = arena_alloc(pdf->arena, sizeof(*tag));

	tag->role = role;
	tag->parent = parent;
	tag->lang = pdf->lang;
	if (strcmp(role, "Figure") == 0)
		tag->box = arena_alloc(pdf->arena, 4 * sizeof(*tag->box));
	return tag;
}

const char *pdf_speak(struct pdf *pdf, const char *lang)
{
	const char *before = pdf->lang;

	pdf->lang = lang;
	return before;
}

const char *tag_lang(const struct tag *tag)
{
	while (tag && !tag->lang)
		tag = tag->parent;
	return tag ? tag->lang : NULL;
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
		tag->self = kid;
		tag_place(pdf, parent);
		if (parent->last)
			parent->last->next = kid;
		else
			parent->first = kid;
		parent->last = kid;
	}
}

/* ---- each as text: a dictionary of libharu's would take a kilobyte ---- */

/* What a cell of a table is for, where that is more than itself. */
static void cell_add(const struct tag *tag, struct buf *out)
{
	if (!tag->scope && tag->rows < 2)
		return;
	buf_puts(out, " /A <</O /Table");
	if (tag->scope)
		buf_puts(out, tag->scope == SCOPE_ROW ? " /Scope /Row" : " /Scope /Column");
	if (tag->rows > 1)
		buf_fmt(out, " /RowSpan %u", tag->rows);
	buf_puts(out, ">>");
}

static void attributes_add(struct pdf *pdf, const struct tag *tag, struct buf *out)
{
	const double *box = tag->box;

	if (tag->alt) {
		buf_puts(out, " /Alt ");
		pdf_string_add(out, words_clean(pdf->scratch, tag->alt));
	}
	if (tag->id)
		buf_fmt(out, " /ID (%s)", tag->id);
	cell_add(tag, out);
	if (tag->numbering)
		buf_fmt(out, " /A <</O /List /ListNumbering /%s>>", tag->numbering);
	if (box && box[2] > 0) {
		buf_puts(out, " /A <</O /Layout /Placement /Block /BBox [");
		pdf_number_add(out, box[0]);
		pdf_number_add(out, PAGE_HEIGHT - box[1] - box[3]);
		pdf_number_add(out, box[0] + box[2]);
		pdf_number_add(out, PAGE_HEIGHT - box[1]);
		buf_puts(out, "]>>");
	}
}

static void lang_add(struct pdf *pdf, const struct tag *tag, struct buf *out)
{
	const char *above = tag_lang(tag->parent);

	if (!tag->lang || (above && strcmp(above, tag->lang) == 0))
		return;
	buf_puts(out, " /Lang ");
	pdf_string_add(out, words_clean(pdf->scratch, tag->lang));
}

/* A mark is a number on the element's own page, and a reference elsewhere. */
static void kid_add(const struct tag *tag, const struct kid *kid, struct buf *out)
{
	if (kid->kind == KID_TAG)
		buf_fmt(out, "%u 0 R ", kid->tag->number);
	else if (kid->kind == KID_LINK)
		buf_fmt(out, "<</Type /OBJR /Obj %u 0 R /Pg %u 0 R>> ",
			pdf_number_of(kid->link->written), pdf_number_of(kid->page->written));
	else if (kid->page == tag->page)
		buf_fmt(out, "%u ", kid->mark);
	else
		buf_fmt(out, "<</Type /MCR /Pg %u 0 R /MCID %u>> ",
			pdf_number_of(kid->page->written), kid->mark);
}

static void element_text(struct pdf *pdf, const struct tag *tag, struct buf *out)
{
	const void *above = pdf->structure;

	buf_fmt(out, "<</S /%s /P %u 0 R", tag->role,
		tag->parent ? tag->parent->number : pdf_number_of(above));
	if (tag->page)
		buf_fmt(out, " /Pg %u 0 R", pdf_number_of(tag->page->written));
	attributes_add(pdf, tag, out);
	lang_add(pdf, tag, out);
	buf_puts(out, " /K [");
	for (const struct kid *kid = tag->first; kid; kid = kid->next)
		kid_add(tag, kid, out);
	buf_puts(out, "]>>");
}

/* The element that comes after one in the order of the tree, or NULL. */
static struct tag *tag_next(struct tag *tag)
{
	for (struct kid *kid = tag->first; kid; kid = kid->next)
		if (kid->kind == KID_TAG)
			return kid->tag;
	for (; tag->parent; tag = tag->parent)
		for (struct kid *kid = tag->self->next; kid; kid = kid->next)
			if (kid->kind == KID_TAG)
				return kid->tag;
	return NULL;
}

uint32_t tags_number(struct pdf *pdf, uint32_t first)
{
	pdf->first_element = first;
	for (struct tag *tag = &pdf->root; tag; tag = tag_next(tag))
		tag->number = first++;
	pdf->first_parents = first;
	for (const struct page *page = pdf->pages; page; page = page->next)
		first++;
	return first;
}

/* The elements that the marks of a page belong to. */
static void parents_text(const struct page *page, struct buf *out)
{
	buf_putc(out, '[');
	for (unsigned i = 0; i < page->mark_count; i++)
		buf_fmt(out, "%u 0 R ", page->marks[i]->number);
	buf_putc(out, ']');
}

void tags_write(
	struct pdf *pdf, void (*put)(void *to, uint32_t number, const struct buf *value), void *to)
{
	struct arena_mark mark = arena_mark(pdf->scratch);
	uint32_t number = pdf->first_parents;

	for (struct tag *tag = &pdf->root; tag; tag = tag_next(tag)) {
		struct buf text = { .arena = pdf->scratch };
		element_text(pdf, tag, &text);
		put(to, tag->number, &text);
		arena_rewind(pdf->scratch, mark);
	}
	for (const struct page *page = pdf->pages; page; page = page->next) {
		struct buf text = { .arena = pdf->scratch };
		parents_text(page, &text);
		put(to, number++, &text);
		arena_rewind(pdf->scratch, mark);
	}
}

/* The elements that have an identifier; nothing where there is none. */
static void ids_text(struct pdf *pdf, struct buf *out)
{
	bool any = false;

	for (struct tag *tag = &pdf->root; tag; tag = tag_next(tag)) {
		if (!tag->id)
			continue;
		buf_puts(out, any ? " " : " /IDTree <</Names [");
		buf_fmt(out, "(%s) %u 0 R", tag->id, tag->number);
		any = true;
	}
	if (any)
		buf_puts(out, "]>>");
}

/* From the number of a page, and of a link, to the elements that they belong to. */
void tags_root_text(struct pdf *pdf, struct buf *out)
{
	uint32_t number = pdf->first_parents;
	int key = 0;

	buf_fmt(out, "<</Type /StructTreeRoot /K [%u 0 R]", pdf->root.number);
	if (pdf->meta->archive == ARCHIVE_1A) /* PDF 1.4 does not know these roles */
		buf_puts(out, " /RoleMap <</THead /Sect /TBody /Sect>>");
	ids_text(pdf, out);
	buf_puts(out, " /ParentTree <</Nums [");
	for (const struct page *page = pdf->pages; page; page = page->next)
		buf_fmt(out, "%d %u 0 R ", key++, number++);
	for (const struct page *page = pdf->pages; page; page = page->next)
		for (const struct link *link = page->links; link; link = link->next)
			buf_fmt(out, "%d %u 0 R ", key++, link->tag->number);
	buf_fmt(out, "]>> /ParentTreeNextKey %d>>", key);
}

void pdf_write_tags(struct pdf *pdf)
{
	HPDF_Dict mark_info = pdf_dict(pdf);
	int key = 0;

	pdf->structure = pdf_indirect(pdf);
	for (const struct page *page = pdf->pages; page; page = page->next)
		HPDF_Dict_AddNumber(page->written, "StructParents", key++);
	for (const struct page *page = pdf->pages; page; page = page->next)
		for (const struct link *link = page->links; link; link = link->next)
			HPDF_Dict_AddNumber(link->written, "StructParent", key++);
	HPDF_Dict_AddBoolean(mark_info, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(pdf->haru->catalog, "MarkInfo", mark_info);
	HPDF_Dict_Add(pdf->haru->catalog, "StructTreeRoot", pdf->structure);
}
