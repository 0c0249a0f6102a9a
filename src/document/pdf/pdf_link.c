/* pdf_link.c - what can be clicked or filled in: links, the outline, signature fields */
#include <string.h>

#include "pdf_inside.h"

#define PRINTED            4 /* flags of an annotation (ISO 32000-1, 12.5.3) */
#define PRINTED_AND_LOCKED 132

static struct link *link_add(struct page *page, struct tag *tag, const struct area *area)
{
	struct link *link = arena_alloc(page->pdf->arena, sizeof(*link));
	struct kid *kid = arena_alloc(page->pdf->arena, sizeof(*kid));

	*link = (struct link){ .area = *area, .tag = tag };
	if (page->last_link)
		page->last_link->next = link;
	else
		page->links = link;
	page->last_link = link;
	tag_place(page->pdf, tag);
	*kid = (struct kid){ .kind = KID_LINK, .page = page, .link = link };
	if (tag->last)
		tag->last->next = kid;
	else
		tag->first = kid;
	tag->last = kid;
	return link;
}

void page_link_out(struct page *page, struct tag *tag, const struct area *area, const char *address)
{
	link_add(page, tag, area)->address = address;
}

void page_link_in(
	struct page *page, struct tag *tag, const struct area *area, const struct goal *goal)
{
	link_add(page, tag, area)->goal = *goal;
}

static void annotation_add(struct pdf *pdf, const struct page *page, HPDF_Dict annotation)
{
	HPDF_Array all = HPDF_Dict_GetItem(page->written, "Annots", HPDF_OCLASS_ARRAY);

	if (!all) {
		all = pdf_array(pdf);
		HPDF_Dict_Add(page->written, "Annots", all);
	}
	HPDF_Array_Add(all, annotation);
}

/* Addresses are bytes of ASCII; anything else is written as %XX. */
static HPDF_Dict action_of(struct pdf *pdf, const char *address)
{
	HPDF_Dict action = pdf_dict(pdf);
	struct buf b = { .arena = pdf->arena };

	for (const char *p = address; *p && b.len < 2000; p++) {
		if (*p > ' ' && *p < 0x7f)
			buf_putc(&b, *p);
		else
			buf_fmt(&b, "%%%02X", (unsigned char)*p);
	}
	HPDF_Dict_AddName(action, "Type", "Action");
	HPDF_Dict_AddName(action, "S", "URI");
	HPDF_Dict_Add(action, "URI", pdf_ascii(pdf, b.text ? b.text : ""));
	return action;
}

static void link_write(struct pdf *pdf, const struct page *page, struct link *link)
{
	const struct area *area = &link->area;
	const double corners[] = { area->x, PAGE_HEIGHT - area->y - area->height,
		area->x + area->width, PAGE_HEIGHT - area->y };
	HPDF_Dict dict = pdf_indirect(pdf);

	link->written = dict;
	HPDF_Dict_AddName(dict, "Type", "Annot");
	HPDF_Dict_AddName(dict, "Subtype", "Link");
	HPDF_Dict_Add(dict, "Rect", pdf_numbers(pdf, corners, COUNT(corners)));
	HPDF_Dict_Add(dict, "Border", pdf_numbers(pdf, (const double[]){ 0, 0, 0 }, 3));
	HPDF_Dict_AddNumber(dict, "F", PRINTED);
	if (link->address) {
		HPDF_Dict_Add(dict, "A", action_of(pdf, link->address));
		HPDF_Dict_Add(dict, "Contents", pdf_string(pdf, link->address));
	} else {
		HPDF_Dict_Add(dict, "Dest", pdf_place(pdf, link->goal.page, link->goal.y));
		HPDF_Dict_Add(dict, "Contents", pdf_string(pdf, link->goal.words));
	}
	annotation_add(pdf, page, dict);
}

void pdf_write_links(struct pdf *pdf)
{
	for (struct page *page = pdf->pages; page; page = page->next)
		for (struct link *link = page->links; link; link = link->next)
			link_write(pdf, page, link);
}

void pdf_outline(struct pdf *pdf, int level, const char *words, struct page *page, double y)
{
	struct outline *entry = arena_alloc(pdf->arena, sizeof(*entry));

	*entry = (struct outline){ .level = level, .words = words, .page = page, .y = y };
	if (pdf->last_outline)
		pdf->last_outline->next = entry;
	else
		pdf->outline = entry;
	pdf->last_outline = entry;
}

static HPDF_Dict entry_write(struct pdf *pdf, struct outline *entry, HPDF_Dict parent)
{
	HPDF_Dict dict = pdf_indirect(pdf);

	HPDF_Dict_Add(dict, "Title", pdf_string(pdf, entry->words));
	HPDF_Dict_Add(dict, "Parent", parent);
	HPDF_Dict_Add(dict, "Dest", pdf_place(pdf, entry->page, entry->y));
	entry->written = dict;
	return dict;
}

/* The entries of one level below their parent; gives the first entry that is not below it. A
 * closed parent counts its children negatively. */
static struct outline *level_write(
	struct pdf *pdf, struct outline *entry, HPDF_Dict parent, int level)
{
	HPDF_Dict before = NULL;
	int count = 0;

	while (entry && entry->level >= level) {
		HPDF_Dict dict = entry_write(pdf, entry, parent);
		if (before) {
			HPDF_Dict_Add(before, "Next", dict);
			HPDF_Dict_Add(dict, "Prev", before);
		} else {
			HPDF_Dict_Add(parent, "First", dict);
		}
		before = dict;
		count++;
		entry = entry->next;
		if (entry && entry->level > level)
			entry = level_write(pdf, entry, dict, level + 1);
	}
	if (before)
		HPDF_Dict_Add(parent, "Last", before);
	HPDF_Dict_AddNumber(parent, "Count", level == 1 ? count : -count);
	return entry;
}

void pdf_write_outline(struct pdf *pdf)
{
	if (!pdf->outline)
		return;
	HPDF_Dict root = pdf_indirect(pdf);
	HPDF_Dict_AddName(root, "Type", "Outlines");
	level_write(pdf, pdf->outline, root, 1);
	HPDF_Dict_Add(pdf->haru->catalog, "Outlines", root);
	HPDF_Dict_AddName(pdf->haru->catalog, "PageMode", "UseOutlines");
}

void pdf_field(struct pdf *pdf, struct page *page, const char *name, const char *tip)
{
	struct field **place = &pdf->fields;

	for (; *place; place = &(*place)->next)
		if (strcmp((*place)->name, name) == 0)
			return;
	*place = arena_alloc(pdf->arena, sizeof(**place));
	**place = (struct field){ .name = name, .tip = tip, .page = page };
}

/* An appearance is wanted of every widget, also of one that nobody sees. */
static HPDF_Dict empty_look(struct pdf *pdf)
{
	HPDF_Dict look = pdf_dict(pdf), form = pdf_stream(pdf, "", 0, false);

	HPDF_Dict_AddName(form, "Type", "XObject");
	HPDF_Dict_AddName(form, "Subtype", "Form");
	HPDF_Dict_Add(form, "BBox", pdf_numbers(pdf, (const double[]){ 0, 0, 0, 0 }, 4));
	HPDF_Dict_Add(form, "Resources", pdf_dict(pdf));
	HPDF_Dict_Add(look, "N", form);
	return look;
}

/* Field and widget in one object without size, outside the page and the structure: then signing
 * changes this object only, and every reader finds the signature. */
static HPDF_Dict field_write(struct pdf *pdf, const struct field *field)
{
	HPDF_Dict dict = pdf_indirect(pdf);

	HPDF_Dict_AddName(dict, "Type", "Annot");
	HPDF_Dict_AddName(dict, "Subtype", "Widget");
	HPDF_Dict_AddName(dict, "FT", "Sig");
	HPDF_Dict_Add(dict, "T", pdf_string(pdf, field->name));
	HPDF_Dict_Add(dict, "TU", pdf_string(pdf, field->tip));
	HPDF_Dict_AddNumber(dict, "F", PRINTED_AND_LOCKED);
	HPDF_Dict_Add(dict, "P", field->page->written);
	HPDF_Dict_Add(dict, "Rect", pdf_numbers(pdf, (const double[]){ -10, -10, -10, -10 }, 4));
	HPDF_Dict_Add(dict, "AP", empty_look(pdf));
	annotation_add(pdf, field->page, dict);
	return dict;
}

void pdf_write_fields(struct pdf *pdf)
{
	HPDF_Dict form = pdf_indirect(pdf);
	HPDF_Array fields = pdf_array(pdf);

	for (const struct field *field = pdf->fields; field; field = field->next)
		HPDF_Array_Add(fields, field_write(pdf, field));
	HPDF_Dict_Add(form, "Fields", fields);
	HPDF_Dict_AddNumber(form, "SigFlags", 3);
	HPDF_Dict_Add(pdf->haru->catalog, "AcroForm", form);
}
