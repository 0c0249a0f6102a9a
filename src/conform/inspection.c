/* inspection.c - a PDF taken apart: its pages and fonts, and what the rules ask of any of it */
#include "inspection.h"

#include <string.h>

#include "pdf_stream.h"
#include "xmp.h"

#define PAGES_MAX   20000
#define DEPTH_MAX   64      /* of nodes above a page, or of a number tree */
#define OBJECTS_MAX 8388608 /* ISO 32000-1 annex C */

/* ---- findings ---- */

void found(struct inspection *in, const char *where)
{
	struct conform_result *r = in->result;
	size_t same = 0;

	for (size_t i = r->count; i > 0 && r->findings[i - 1].rule == in->rule; i--)
		same++;
	if (same == TOLD_MAX)
		return;
	r->findings[r->count++] = (struct conform_finding){ in->rule, where };
}

void found_at(struct inspection *in, uint64_t number)
{
	struct ctx *cx = in->cx;

	found(in, arena_fmt(cx->arena, _("object %llu"), (unsigned long long)number));
}

void found_on(struct inspection *in, size_t page)
{
	struct ctx *cx = in->cx;

	found(in, arena_fmt(cx->arena, _("page %zu"), page + 1));
}

/* ---- what the rules ask ---- */

const char *name_text(struct inspection *in, struct pdf_value name)
{
	if (name.kind != PDF_NAME)
		return "";
	return arena_str(in->cx->arena, name.text.at + 1, name.text.len - 1);
}

struct pdf_value page_key(const struct inspection *in, struct pdf_value page, const char *key)
{
	struct pdf_value value = { .kind = PDF_ABSENT };

	for (int depth = 0; depth < DEPTH_MAX && page.kind == PDF_DICT; depth++) {
		value = pdf_follow(&in->doc, page, key);
		if (value.kind != PDF_ABSENT)
			break;
		page = pdf_follow(&in->doc, page, "Parent");
	}
	return value;
}

bool type_is(const struct element *element, const char *type)
{
	return strcmp(element->type, type) == 0;
}

bool type_in(const struct element *element, const char *types)
{
	size_t len = strlen(element->type);

	for (const char *at = types; len && (at = strstr(at, element->type)); at += len)
		if ((at == types || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
			return true;
	return false;
}

static struct pdf_value nums_find(const struct inspection *in, struct pdf_value node, uint64_t key)
{
	struct slice pairs = pdf_inside(pdf_follow(&in->doc, node, "Nums"));
	struct pdf_value number, value;

	while (pdf_next(&pairs, &number) && pdf_next(&pairs, &value))
		if (number.kind == PDF_INTEGER && number.number == key)
			return pdf_resolve(&in->doc, value);
	return (struct pdf_value){ .kind = PDF_ABSENT };
}

/* Whether the limits of a node include the key. */
static bool may_hold(const struct inspection *in, struct pdf_value node, uint64_t key)
{
	struct slice limits = pdf_inside(pdf_follow(&in->doc, node, "Limits"));
	struct pdf_value low, high;

	return pdf_next(&limits, &low) && pdf_next(&limits, &high) && low.number <= key &&
	       key <= high.number;
}

struct pdf_value number_tree_find(const struct inspection *in, struct pdf_value tree, uint64_t key)
{
	for (int depth = 0; depth < DEPTH_MAX && tree.kind == PDF_DICT; depth++) {
		struct pdf_value kid, next = { .kind = PDF_ABSENT };
		struct slice kids = pdf_inside(pdf_follow(&in->doc, tree, "Kids"));
		if (!kids.len)
			return nums_find(in, tree, key);
		while (next.kind == PDF_ABSENT && pdf_next(&kids, &kid)) {
			struct pdf_value node = pdf_resolve(&in->doc, kid);
			if (may_hold(in, node, key))
				next = node;
		}
		tree = next;
	}
	return (struct pdf_value){ .kind = PDF_ABSENT };
}

/* Takes what comes next inside a dictionary or an array. */
static bool inner_next(struct slice *in, bool dict, struct pdf_value *out)
{
	struct pdf_value key;

	return dict ? pdf_entry(in, &key, out) : pdf_next(in, out);
}

static void dictionaries_in(struct inspection *in, uint64_t number, struct pdf_value value,
	bool stream,
	void (*fn)(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream))
{
	struct level {
		struct slice left;
		bool dict;
	} levels[DEPTH_MAX];
	int depth = 0;

	for (;;) {
		bool dict = value.kind == PDF_DICT;
		if (dict)
			fn(in, number, value, stream);
		stream = false;
		if ((dict || value.kind == PDF_ARRAY) && depth < DEPTH_MAX)
			levels[depth++] = (struct level){ pdf_inside(value), dict };
		while (depth &&
			!inner_next(&levels[depth - 1].left, levels[depth - 1].dict, &value))
			depth--;
		if (!depth)
			return;
	}
}

void each_dictionary(struct inspection *in,
	void (*fn)(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream))
{
	for (uint64_t n = 1; n < in->objects; n++) {
		bool stream = false;
		struct pdf_value value = pdf_object(&in->doc, n, &stream);
		dictionaries_in(in, n, value, stream, fn);
	}
}

/* ---- fonts ---- */

static struct font *font_add(struct inspection *in, uint64_t number)
{
	for (size_t i = 0; i < in->font_count; i++)
		if (in->fonts[i]->number == number)
			return in->fonts[i];
	if (in->font_count == FONTS_MAX)
		return NULL;
	struct font *f = arena_alloc(in->cx->arena, sizeof(*f));
	struct pdf_value first = { .kind = PDF_ABSENT };
	f->number = number;
	f->dict = pdf_object(&in->doc, number, NULL);
	struct slice descendants = pdf_inside(pdf_follow(&in->doc, f->dict, "DescendantFonts"));
	if (pdf_next(&descendants, &first))
		f->descendant = pdf_resolve(&in->doc, first);
	f->descriptor = pdf_follow(&in->doc, f->descendant, "FontDescriptor");
	if (in->wants_text)
		f->unicode = font_unicode(in, f);
	in->fonts[in->font_count++] = f;
	return f;
}

struct font *font_of(struct inspection *in, const struct page *page, struct pdf_value name)
{
	struct pdf_value resources = page_key(in, page->dict, "Resources");
	struct pdf_value fonts = pdf_follow(&in->doc, resources, "Font");
	struct pdf_value reference = pdf_get(fonts, name_text(in, name));

	return reference.kind == PDF_REFERENCE ? font_add(in, reference.number) : NULL;
}

/* ---- pages ---- */

static void page_add(struct inspection *in, uint64_t number, struct pdf_value dict)
{
	if (in->page_count == PAGES_MAX || number >= in->objects || in->page_of[number])
		return;
	in->pages[in->page_count] = (struct page){ .number = number, .dict = dict };
	in->page_of[number] = (uint32_t)++in->page_count;
}

/* Nodes on the way down to a page, each with what is left of its kids. */
static void pages_read(struct inspection *in)
{
	struct slice left[DEPTH_MAX];
	struct pdf_value root = pdf_follow(&in->doc, in->catalogue, "Pages"), kid;
	int depth = 1, steps = 0;

	left[0] = pdf_inside(pdf_follow(&in->doc, root, "Kids"));
	while (depth > 0 && steps++ < 2 * PAGES_MAX) {
		if (!pdf_next(&left[depth - 1], &kid)) {
			depth--;
			continue;
		}
		struct pdf_value node = pdf_resolve(&in->doc, kid);
		struct pdf_value kids = pdf_follow(&in->doc, node, "Kids");
		if (kids.kind != PDF_ARRAY)
			page_add(in, kid.number, node);
		else if (depth < DEPTH_MAX)
			left[depth++] = pdf_inside(kids);
	}
}

/* ---- all of it ---- */

static void xmp_find(struct inspection *in)
{
	struct pdf_value reference = pdf_get(in->catalogue, "Metadata");
	struct slice bytes;

	if (reference.kind == PDF_REFERENCE &&
		pdf_stream_read(in->cx, &bytes, NULL, &in->doc, reference.number))
		in->xmp = xmp_read(in->cx, bytes.at, bytes.len);
	in->cx->err = (struct err){ 0 };
}

static uint64_t object_count(const struct inspection *in)
{
	struct pdf_value size = pdf_get(in->doc.trailer, "Size");
	uint64_t most = in->doc.bytes.len; /* an object has at least some bytes */

	if (size.kind != PDF_INTEGER || size.number > OBJECTS_MAX)
		return 0;
	return size.number < 100 * most ? size.number : 0;
}

bool inspect(struct inspection *in)
{
	struct arena *arena = in->cx->arena;

	in->catalogue = pdf_follow(&in->doc, in->doc.trailer, "Root");
	in->objects = object_count(in);
	if (in->catalogue.kind != PDF_DICT || !in->objects)
		return err_set(in->cx, ERR_INVALID, "The PDF is damaged: it has no catalogue");
	size_t pages = in->objects < PAGES_MAX ? (size_t)in->objects : PAGES_MAX;
	in->pages = arena_alloc(arena, pages * sizeof(*in->pages));
	in->page_of = arena_alloc(arena, in->objects * sizeof(*in->page_of));
	pages_read(in);
	for (size_t i = 0; i < in->page_count; i++)
		content_scan(in, &in->pages[i]);
	structure_read(in);
	xmp_find(in);
	return true;
}
