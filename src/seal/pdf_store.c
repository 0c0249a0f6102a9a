/* pdf_store.c - a PDF's document security store (DSS), read and written */
#include "pdf_store.h"

#include <inttypes.h>

#include "pdf_stream.h"

/* The lists of the store, by the kind of their items. */
static const char *const lists[] = {
	[EVIDENCE_CERTIFICATE] = "Certs",
	[EVIDENCE_LIST] = "CRLs",
	[EVIDENCE_ANSWER] = "OCSPs",
};

#define ITEMS_MAX 1000 /* in the store of one document */

/* An empty dictionary where the document has none. */
static struct pdf_value store_of(const struct pdf_file *doc)
{
	static const struct pdf_value none = { .kind = PDF_DICT, .text = { "<<>>", 4 } };
	struct pdf_value store = pdf_follow(doc, pdf_follow(doc, doc->trailer, "Root"), "DSS");

	return store.kind == PDF_ABSENT ? none : store;
}

/* ---- content ---- */

static bool damaged(struct ctx *cx)
{
	return err_set(cx, ERR_INVALID,
		"The PDF's proof of its certificates (DSS) is damaged: it cannot be read");
}

static bool list_read(
	struct ctx *cx, struct evidence *out, const struct pdf_file *doc, enum evidence_kind kind)
{
	struct pdf_value list = pdf_follow(doc, store_of(doc), lists[kind]), item;
	struct slice in = pdf_inside(list), der;

	if (list.kind == PDF_ABSENT)
		return true;
	if (list.kind != PDF_ARRAY)
		return damaged(cx);
	for (int i = 0; pdf_next(&in, &item); i++)
		if (i == ITEMS_MAX || item.kind != PDF_REFERENCE ||
			!pdf_stream_read(cx, &der, NULL, doc, item.number) ||
			!evidence_add(out, kind, der))
			return damaged(cx);
	return item.kind == PDF_ABSENT || damaged(cx);
}

bool store_read(struct ctx *cx, struct evidence *out, const struct pdf_file *doc)
{
	if (!evidence_init(cx, out))
		return false;
	for (enum evidence_kind kind = 0; kind < COUNT(lists); kind++)
		if (!list_read(cx, out, doc, kind))
			return false;
	return true;
}

/* The references that a list has already, and then the new items as streams. */
static void list_write(struct ctx *cx, struct pdf_update *u, struct buf *out,
	const struct evidence *more, enum evidence_kind kind)
{
	struct slice old = pdf_inside(pdf_follow(u->doc, store_of(u->doc), lists[kind]));
	size_t count = evidence_count(more, kind);

	if (!count && !old.len)
		return;
	buf_fmt(out, " /%s [", lists[kind]);
	buf_add(out, old.at, old.len);
	for (size_t i = 0; i < count; i++) {
		struct slice der = evidence_der(cx, more, kind, i);
		buf_fmt(out, " %" PRIu64 " 0 R", update_stream(u, der.at, der.len));
	}
	buf_puts(out, "]");
}

/* The level of the standard that knows a DSS (ETSI TS 102 778-4, annex A). */
static void extension_add(struct ctx *cx, struct pdf_value *catalogue)
{
	static const char esic[] = "<</BaseVersion /1.7 /ExtensionLevel 5>>";
	struct pdf_value there = pdf_get(*catalogue, "Extensions");

	if (there.kind == PDF_ABSENT)
		*catalogue = dict_set(
			cx, *catalogue, "Extensions", arena_fmt(cx->arena, "<</ESIC %s>>", esic));
	else if (there.kind == PDF_DICT && pdf_get(there, "ESIC").kind == PDF_ABSENT) {
		struct pdf_value more = dict_set(cx, there, "ESIC", esic);
		*catalogue = dict_set(cx, *catalogue, "Extensions",
			arena_str(cx->arena, more.text.at, more.text.len));
	}
}

bool store_write(struct ctx *cx, struct pdf_update *u, struct pdf_value *catalogue,
	const struct evidence *more)
{
	struct pdf_value vri = pdf_get(store_of(u->doc), "VRI");
	struct buf out = { .arena = cx->arena };
	uint64_t number;

	if (catalogue->kind != PDF_DICT)
		return damaged(cx);
	buf_puts(&out, "<</Type /DSS");
	for (enum evidence_kind kind = 0; kind < COUNT(lists); kind++)
		list_write(cx, u, &out, more, kind);
	if (vri.kind != PDF_ABSENT) {
		buf_puts(&out, " /VRI ");
		buf_add(&out, vri.text.at, vri.text.len);
	}
	buf_puts(&out, ">>");
	number = u->next++;
	update_object(
		u, number, (struct pdf_value){ .kind = PDF_DICT, .text = { out.text, out.len } });
	*catalogue =
		dict_set(cx, *catalogue, "DSS", arena_fmt(cx->arena, "%" PRIu64 " 0 R", number));
	extension_add(cx, catalogue);
	return true;
}

/* ---- what an update does to it ---- */

#define PARTS_MAX 4000

static const struct pdf_store_part *part_find(const struct pdf_store_parts *p, uint64_t number)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->parts[i].number == number)
			return &p->parts[i];
	return NULL;
}

/* Notes what a value refers to, and gives the value. */
static struct pdf_value part_add(struct pdf_store_parts *p, const struct pdf_file *doc,
	struct pdf_value value, enum store_part_kind kind)
{
	if (value.kind == PDF_REFERENCE && p->count < PARTS_MAX && !part_find(p, value.number))
		p->parts[p->count++] = (struct pdf_store_part){ value.number, kind };
	return pdf_resolve(doc, value);
}

static void list_walk(struct pdf_store_parts *p, const struct pdf_file *doc, struct pdf_value dict,
	const char *key)
{
	struct slice in = pdf_inside(part_add(p, doc, pdf_get(dict, key), STORE_LIST));
	struct pdf_value item;

	while (pdf_next(&in, &item))
		part_add(p, doc, item, STORE_ITEM);
}

/* What is kept by signature: the same items once more, in lists of other names. */
static void vri_walk(struct pdf_store_parts *p, const struct pdf_file *doc, struct pdf_value store)
{
	static const char *const keys[] = { "Cert", "CRL", "OCSP" };
	struct slice in = pdf_inside(part_add(p, doc, pdf_get(store, "VRI"), STORE_VRI));
	struct pdf_value key, value;

	while (pdf_entry(&in, &key, &value)) {
		struct pdf_value entry = part_add(p, doc, value, STORE_VRI_ENTRY);
		for (size_t i = 0; i < COUNT(keys); i++)
			list_walk(p, doc, entry, keys[i]);
	}
}

static struct pdf_store_parts parts_of(struct ctx *cx, const struct pdf_file *doc)
{
	struct pdf_value reference = pdf_get(pdf_follow(doc, doc->trailer, "Root"), "DSS");
	struct pdf_store_parts p = { 0 };

	if (reference.kind == PDF_ABSENT)
		return p;
	p.parts = arena_alloc(cx->arena, PARTS_MAX * sizeof(*p.parts));
	struct pdf_value store = part_add(&p, doc, reference, STORE_WHOLE);
	for (size_t i = 0; i < COUNT(lists); i++)
		list_walk(&p, doc, store, lists[i]);
	vri_walk(&p, doc, store);
	return p;
}

/* Whether one has an item that the other has not. */
static bool has_more(const struct pdf_store_parts *one, const struct pdf_store_parts *other)
{
	for (size_t i = 0; i < one->count; i++)
		if (one->parts[i].kind == STORE_ITEM && !part_find(other, one->parts[i].number))
			return true;
	return false;
}

void store_changes_read(struct ctx *cx, struct pdf_store_changes *out, const struct pdf_file *older,
	const struct pdf_file *newer)
{
	out->older = parts_of(cx, older);
	out->newer = parts_of(cx, newer);
	out->grew = has_more(&out->newer, &out->older);
	out->shrank = out->newer.count == PARTS_MAX || has_more(&out->older, &out->newer);
}

static bool is_list_of_references(struct pdf_value list)
{
	struct slice in = pdf_inside(list);
	struct pdf_value item;

	while (pdf_next(&in, &item))
		if (item.kind != PDF_REFERENCE)
			return false;
	return list.kind == PDF_ARRAY && item.kind == PDF_ABSENT;
}

/* Names of signatures, each with what belongs to it. */
static bool is_vri(struct pdf_value dict)
{
	struct slice in = pdf_inside(dict);
	struct pdf_value key, value;

	while (pdf_entry(&in, &key, &value))
		if (value.kind != PDF_REFERENCE && value.kind != PDF_DICT &&
			!pdf_name_is(key, "Type"))
			return false;
	return dict.kind == PDF_DICT && key.kind == PDF_ABSENT;
}

static bool shape_fits(enum store_part_kind kind, const struct change *c)
{
	static const char *const whole[] = { "Type", "Certs", "CRLs", "OCSPs", "VRI", NULL };
	static const char *const item[] = { "Filter", "Length", NULL };
	static const char *const entry[] = { "Type", "Cert", "CRL", "OCSP", "TU", "TS", NULL };

	switch (kind) {
	case STORE_ITEM:
		return c->stream && c->old.kind == PDF_ABSENT && pdf_only_keys(c->new, item);
	case STORE_LIST:
		return !c->stream && is_list_of_references(c->new);
	case STORE_WHOLE:
		return !c->stream && pdf_only_keys(c->new, whole);
	case STORE_VRI:
		return !c->stream && is_vri(c->new);
	default:
		return !c->stream && pdf_only_keys(c->new, entry);
	}
}

bool store_part_fits(const struct pdf_store_changes *p, const struct change *c)
{
	const struct pdf_store_part *now = part_find(&p->newer, c->number);
	const struct pdf_store_part *before = part_find(&p->older, c->number);

	return now && !p->shrank && shape_fits(now->kind, c) &&
	       (c->old.kind == PDF_ABSENT || (before && before->kind == now->kind));
}
