/* rules_annotation.c - what lies on top of pages: which kinds, to which elements they belong, and
 * the form */
#include "rules.h"

/* What ISO 32000-1, table 169 has, but for what plays and what is not looked at. */
static const char *const kinds[] = { "Text", "Link", "FreeText", "Line", "Square", "Circle",
	"Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret",
	"Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark",
	"Redact" };

static void each_annotation(struct inspection *in, void *arg,
	void (*fn)(struct inspection *in, void *arg, size_t page, struct pdf_value reference))
{
	for (size_t i = 0; i < in->page_count; i++) {
		struct slice list = pdf_inside(pdf_follow(&in->doc, in->pages[i].dict, "Annots"));
		struct pdf_value one;
		while (pdf_next(&list, &one))
			fn(in, arg, i, one);
	}
}

static void kind_look(struct inspection *in, void *arg, size_t page, struct pdf_value reference)
{
	struct pdf_value kind = pdf_get(pdf_resolve(&in->doc, reference), "Subtype");

	(void)arg;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (pdf_name_is(kind, kinds[i]))
			return;
	found_on(in, page);
}

void check_annotation_kinds(struct inspection *in)
{
	each_annotation(in, NULL, kind_look);
}

/* ---- to which element an annotation belongs ---- */

/* Objects by number, a bit each. */
struct owned {
	uint8_t *shown;   /* annotations of a page */
	uint8_t *claimed; /* that an element holds, and that name that element */
	struct pdf_value tree;
};

static bool bit(const uint8_t *bits, uint64_t n)
{
	return bits[n / 8] >> n % 8 & 1;
}

static void bit_set(uint8_t *bits, uint64_t n)
{
	bits[n / 8] = (uint8_t)(bits[n / 8] | 1U << n % 8);
}

static void shown_note(struct inspection *in, void *arg, size_t page, struct pdf_value reference)
{
	struct owned *owned = arg;

	(void)page;
	if (reference.kind == PDF_REFERENCE && reference.number < in->objects)
		bit_set(owned->shown, reference.number);
}

/* From an element to the annotation that it holds, and back. */
static bool claim(struct inspection *in, struct owned *owned, const struct element *e,
	struct pdf_value annotation)
{
	struct pdf_value key = pdf_get(pdf_resolve(&in->doc, annotation), "StructParent");

	if (annotation.kind != PDF_REFERENCE || annotation.number >= in->objects ||
		!bit(owned->shown, annotation.number) || bit(owned->claimed, annotation.number) ||
		key.kind != PDF_INTEGER)
		return false;
	bit_set(owned->claimed, annotation.number);
	return number_tree_find(in, owned->tree, key.number).text.at == e->dict.text.at;
}

static void element_look(struct inspection *in, struct owned *owned, const struct element *e)
{
	struct pdf_value kids = pdf_follow(&in->doc, e->dict, "K"), kid = kids;
	struct slice inside = pdf_inside(kids);

	while (kids.kind != PDF_ARRAY || pdf_next(&inside, &kid)) {
		struct pdf_value held = pdf_resolve(&in->doc, kid);
		if (pdf_name_is(pdf_get(held, "Type"), "OBJR") &&
			!claim(in, owned, e, pdf_get(held, "Obj")))
			found_at(in, e->number);
		if (kids.kind != PDF_ARRAY)
			return;
	}
}

/* Fields for signatures that are nowhere on the page: as wide as nothing. */
static bool shows_nothing(const struct inspection *in, struct pdf_value annotation)
{
	struct slice rect = pdf_inside(pdf_follow(&in->doc, annotation, "Rect"));
	struct pdf_value left, low, right;

	return pdf_name_is(pdf_get(annotation, "Subtype"), "Widget") && pdf_next(&rect, &left) &&
	       pdf_next(&rect, &low) && pdf_next(&rect, &right) && pdf_same(left.text, right.text);
}

static void owner_look(struct inspection *in, void *arg, size_t page, struct pdf_value reference)
{
	const struct owned *owned = arg;
	struct pdf_value annotation = pdf_resolve(&in->doc, reference);

	if (pdf_name_is(pdf_get(annotation, "Subtype"), "Popup") || shows_nothing(in, annotation))
		return;
	if (reference.kind != PDF_REFERENCE || reference.number >= in->objects ||
		!bit(owned->claimed, reference.number))
		found_on(in, page);
}

void check_annotation_owners(struct inspection *in)
{
	struct pdf_value root = pdf_follow(&in->doc, in->catalogue, "StructTreeRoot");
	struct owned owned = { .shown = arena_alloc(in->cx->arena, in->objects / 8 + 1),
		.claimed = arena_alloc(in->cx->arena, in->objects / 8 + 1),
		.tree = pdf_follow(&in->doc, root, "ParentTree") };

	each_annotation(in, &owned, shown_note);
	for (size_t i = 1; i < in->element_count; i++)
		if (in->elements[i].objects)
			element_look(in, &owned, &in->elements[i]);
	each_annotation(in, &owned, owner_look);
}

/* ---- the form ---- */

void check_form(struct inspection *in)
{
	struct pdf_value form = pdf_follow(&in->doc, in->catalogue, "AcroForm");

	if (form.kind == PDF_ABSENT)
		return;
	if (pdf_word_is(pdf_follow(&in->doc, form, "NeedAppearances"), "true") ||
		pdf_get(form, "XFA").kind != PDF_ABSENT)
		found(in, "");
}
