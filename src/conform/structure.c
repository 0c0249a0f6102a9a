/* structure.c - the structure tree: elements in the order of reading (ISO 32000-1, 14.7) */
#include <stdlib.h>
#include <string.h>

#include "inspection.h"

#define ELEMENTS_MAX 2000000
#define ROLES_MAX    16 /* that lead from one to the next */

/* The standard types, ISO 32000-1, 14.8.4. */
static const char standard[] = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index "
			       "NonStruct Private P H H1 H2 H3 "
			       "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span "
			       "Quote Note Reference BibEntry "
			       "Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form ";

struct walk {
	struct inspection *in;
	struct pdf_value roles;
	uint8_t *seen; /* objects that are elements, a bit each */
	size_t room;
};

static bool is_standard(const char *type)
{
	size_t len = strlen(type);

	for (const char *at = standard; len && (at = strstr(at, type)); at += len)
		if (at[-1] == ' ' && at[len] == ' ')
			return true;
	return false;
}

/* What a type of the document's own stands for, by its role map; "" where that leads nowhere. */
static const char *type_of(struct walk *w, struct pdf_value dict)
{
	const char *type = name_text(w->in, pdf_get(dict, "S"));

	for (int i = 0; i < ROLES_MAX && !is_standard(type); i++)
		type = name_text(w->in, pdf_follow(&w->in->doc, w->roles, type));
	return is_standard(type) ? type : "";
}

/* ---- its content ---- */

/* A piece of content of a page belongs to an element. */
static void claim(struct walk *w, size_t element, struct pdf_value page, struct pdf_value mcid)
{
	struct inspection *in = w->in;
	uint32_t place = page.kind == PDF_REFERENCE && page.number < in->objects
				 ? in->page_of[page.number]
				 : 0;

	if (!place || mcid.number >= in->pages[place - 1].mark_count ||
		!in->pages[place - 1].marks[mcid.number].times) {
		in->stray = true;
		return;
	}
	struct mark *mark = &in->pages[place - 1].marks[mcid.number];
	mark->claims++;
	if (mark->element == NOWHERE)
		mark->element = element;
}

static size_t element_add(struct walk *w, size_t parent, struct pdf_value kid)
{
	struct inspection *in = w->in;
	uint64_t number = kid.kind == PDF_REFERENCE ? kid.number : 0;

	if (number && number < in->objects) {
		if (w->seen[number / 8] & 1U << number % 8) {
			in->circular = true;
			return NOWHERE;
		}
		w->seen[number / 8] = (uint8_t)(w->seen[number / 8] | 1U << number % 8);
	}
	if (in->element_count == w->room) {
		size_t room = 2 * w->room + 1024;
		struct element *more = arena_alloc(in->cx->arena, room * sizeof(*more));
		if (w->room)
			memcpy(more, in->elements, w->room * sizeof(*more));
		in->elements = more;
		w->room = room;
	}
	struct pdf_value dict = pdf_resolve(&in->doc, kid);
	in->elements[in->element_count] = (struct element){ .number = number,
		.dict = dict,
		.type = type_of(w, dict),
		.parent = parent,
		.first = NOWHERE,
		.last = NOWHERE,
		.next = NOWHERE };
	return in->element_count++;
}

static void kid_link(struct walk *w, size_t parent, size_t kid)
{
	struct element *all = w->in->elements;

	if (all[parent].last == NOWHERE)
		all[parent].first = kid;
	else
		all[all[parent].last].next = kid;
	all[parent].last = kid;
}

/* One of what an element holds: a piece of content, an annotation, or an element. */
static void kid_read(struct walk *w, size_t element, struct pdf_value page, struct pdf_value kid)
{
	struct inspection *in = w->in;
	struct pdf_value value = pdf_resolve(&in->doc, kid);

	if (value.kind == PDF_INTEGER) {
		claim(w, element, page, value);
	} else if (pdf_name_is(pdf_get(value, "Type"), "MCR")) {
		struct pdf_value own = pdf_get(value, "Pg");
		claim(w, element, own.kind == PDF_ABSENT ? page : own, pdf_get(value, "MCID"));
	} else if (pdf_name_is(pdf_get(value, "Type"), "OBJR")) {
		in->elements[element].objects++;
	} else if (value.kind == PDF_DICT && in->element_count < ELEMENTS_MAX) {
		size_t added = element_add(w, element, kid);
		if (added != NOWHERE)
			kid_link(w, element, added);
	}
}

static void kids_read(struct walk *w, size_t element)
{
	struct pdf_value kids = pdf_get(w->in->elements[element].dict, "K"), kid;
	struct pdf_value page = pdf_get(w->in->elements[element].dict, "Pg");
	struct pdf_value value = pdf_resolve(&w->in->doc, kids);
	struct slice inside = pdf_inside(value);

	if (value.kind != PDF_ARRAY) {
		if (value.kind != PDF_ABSENT)
			kid_read(w, element, page, kids);
		return;
	}
	while (pdf_next(&inside, &kid))
		kid_read(w, element, page, kid);
}

/* ---- the order of reading ---- */

/* The one that is read after it. */
static size_t next_read(const struct inspection *in, size_t at)
{
	if (in->elements[at].first != NOWHERE)
		return in->elements[at].first;
	while (at != NOWHERE && in->elements[at].next == NOWHERE)
		at = in->elements[at].parent;
	return at == NOWHERE ? NOWHERE : in->elements[at].next;
}

static void move(size_t *link, const size_t *place)
{
	if (*link != NOWHERE)
		*link = place[*link];
}

static void marks_move(struct inspection *in, const size_t *place)
{
	for (size_t p = 0; p < in->page_count; p++)
		for (size_t m = 0; m < in->pages[p].mark_count; m++)
			move(&in->pages[p].marks[m].element, place);
}

/* From the order in which elements were found, level by level, to that in which they are read. */
static void order(struct inspection *in)
{
	size_t count = in->element_count, n = 0;
	struct element *sorted = arena_alloc(in->cx->arena, (count + 1) * sizeof(*sorted));
	size_t *place = arena_alloc(in->cx->arena, (count + 1) * sizeof(*place));

	for (size_t at = 0; n < count && at != NOWHERE; at = next_read(in, at)) {
		place[at] = n;
		sorted[n++] = in->elements[at];
	}
	for (size_t i = 0; i < n; i++) {
		move(&sorted[i].parent, place);
		move(&sorted[i].first, place);
		move(&sorted[i].next, place);
		move(&sorted[i].last, place);
	}
	marks_move(in, place);
	in->elements = sorted;
	in->element_count = n;
}

void structure_read(struct inspection *in)
{
	struct pdf_value reference = pdf_get(in->catalogue, "StructTreeRoot");
	struct pdf_value root = pdf_resolve(&in->doc, reference);
	struct walk w = { .in = in, .roles = pdf_follow(&in->doc, root, "RoleMap") };

	if (root.kind != PDF_DICT)
		return;
	w.seen = arena_alloc(in->cx->arena, in->objects / 8 + 1);
	element_add(&w, NOWHERE, reference);
	for (size_t i = 0; i < in->element_count; i++)
		kids_read(&w, i);
	order(in);
}
