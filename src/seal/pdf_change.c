/* pdf_change.c - what may be done to a signed document: one table of rules */
#include "pdf_change.h"

#include <string.h>

#include "pdf_section.h"
#include "pdf_store.h"

static const struct pdf_value nothing = { .kind = PDF_DICT, .text = { "<<>>", 4 } };

/* One update under examination. */
struct update {
	struct section section;
	struct pdf_store_changes store;
	uint64_t signature; /* the one object that is the signature's value, or 0 */
};

static bool is_new(const struct change *c)
{
	return c->old.kind == PDF_ABSENT && !c->stream;
}

static struct pdf_value catalogue_of(const struct pdf_file *doc)
{
	return pdf_follow(doc, doc->trailer, "Root");
}

/* ---- the signature and its field ---- */

/* A signature's value: a dictionary of its own, new in this update, which can be nothing else. */
static bool is_value(const struct update *u, struct pdf_value reference)
{
	static const char *const keys[] = { "Type", "Filter", "SubFilter", "ByteRange", "Contents",
		"M", "Reason", "Location", "Name", "ContactInfo", "Reference", "Cert", "Prop_Build",
		"Prop_AuthTime", "Prop_AuthType", "R", "V", NULL };
	const struct change *c = reference.kind == PDF_REFERENCE
					 ? section_change(&u->section, reference.number)
					 : NULL;

	return c && is_new(c) && pdf_only_keys(c->new, keys) &&
	       pdf_get(c->new, "ByteRange").kind == PDF_ARRAY;
}

/* A rectangle without extent shows nothing. */
static bool is_empty_rectangle(struct pdf_value array)
{
	struct slice in = pdf_inside(array);
	struct pdf_value side[4], more;

	for (size_t i = 0; i < COUNT(side); i++)
		if (!pdf_next(&in, &side[i]))
			return false;
	return !pdf_next(&in, &more) && pdf_same(side[0].text, side[2].text) &&
	       pdf_same(side[1].text, side[3].text);
}

/* A field that this update made: invisible, signed, and without anything that acts. */
static bool is_new_field(const struct update *u, const struct change *c)
{
	static const char *const keys[] = { "Type", "Subtype", "FT", "T", "Rect", "F", "P", "V",
		NULL };

	return c && is_new(c) && pdf_only_keys(c->new, keys) &&
	       pdf_name_is(pdf_get(c->new, "FT"), "Sig") && is_value(u, pdf_get(c->new, "V")) &&
	       is_empty_rectangle(pdf_get(c->new, "Rect"));
}

/* A field that was waiting, now filled. */
static bool is_filled_field(const struct update *u, const struct change *c)
{
	static const char *const value[] = { "V", NULL };

	return pdf_name_is(pdf_get(c->old, "FT"), "Sig") &&
	       pdf_get(c->old, "V").kind == PDF_ABSENT && pdf_same_but(c->old, c->new, value) &&
	       is_value(u, pdf_get(c->new, "V"));
}

static bool is_the_signature(const struct update *u, const struct change *c)
{
	return u->signature && c->number == u->signature;
}

/* ---- the lists that lead to it ---- */

/* A list that still begins as it did, and then names new fields. */
static bool list_grew(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	struct slice a = pdf_inside(old), b = pdf_inside(new);
	struct pdf_value item, other;

	if ((old.kind != PDF_ARRAY && old.kind != PDF_ABSENT) || new.kind != PDF_ARRAY)
		return false;
	while (pdf_next(&a, &item))
		if (!pdf_next(&b, &other) || !pdf_same(item.text, other.text))
			return false;
	if (item.kind == PDF_BAD)
		return false;
	while (pdf_next(&b, &other))
		if (other.kind != PDF_REFERENCE ||
			!is_new_field(u, section_change(&u->section, other.number)))
			return false;
	return other.kind == PDF_ABSENT;
}

/* The key's list is the same one, or grew where it stands. A list that is an object of its own is
 * looked at as that object. */
static bool list_fits(
	const struct update *u, struct pdf_value old, struct pdf_value new, const char *key)
{
	struct pdf_value a = pdf_get(old, key), b = pdf_get(new, key);

	if (a.kind == PDF_REFERENCE)
		return b.kind == PDF_REFERENCE && b.number == a.number;
	return (a.kind == PDF_ABSENT && b.kind == PDF_ABSENT) || list_grew(u, a, b);
}

static bool form_fits(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	static const char *const own[] = { "Fields", "SigFlags", NULL };
	struct pdf_value flags = pdf_get(new, "SigFlags");

	if (old.kind == PDF_ABSENT)
		old = nothing;
	return pdf_same_but(old, new, own) && list_fits(u, old, new, "Fields") &&
	       flags.kind == PDF_INTEGER && flags.number == 3;
}

static bool is_page(const struct update *u, const struct change *c)
{
	static const char *const own[] = { "Annots", NULL };

	return pdf_name_is(pdf_get(c->old, "Type"), "Page") && pdf_same_but(c->old, c->new, own) &&
	       list_fits(u, c->old, c->new, "Annots");
}

/* The list of fields, or of the annotations of a page. */
static bool is_grown_list(const struct update *u, const struct change *c)
{
	return c->old.kind == PDF_ARRAY && list_grew(u, c->old, c->new);
}

/* The form: changed where it stands, or the one that the catalogue did not have before. */
static bool is_form(const struct update *u, const struct change *c)
{
	struct pdf_value before = pdf_get(catalogue_of(u->section.older), "AcroForm");
	struct pdf_value after = pdf_get(catalogue_of(u->section.newer), "AcroForm");

	return after.kind == PDF_REFERENCE && after.number == c->number &&
	       (c->old.kind == PDF_ABSENT
			       ? before.kind == PDF_ABSENT
			       : before.kind == PDF_REFERENCE && before.number == c->number) &&
	       form_fits(u, c->old, c->new);
}

/* ---- the catalogue, key by key ---- */

static bool form_key(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	if (old.kind == PDF_REFERENCE)
		return new.kind == PDF_REFERENCE &&new.number == old.number;
	return form_fits(u, old, pdf_resolve(u->section.newer, new));
}

/* It may come, and be replaced by one that holds all of it; what it is made of is looked at as
 * objects of their own. */
static bool store_key(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	(void)old;
	return (new.kind == PDF_REFERENCE || new.kind == PDF_DICT) && !u->store.shrank;
}

/* Names of levels of the standard, which say nothing that a page shows (ISO 32000-1, 7.12). */
static bool extensions_key(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	static const char *const own[] = { "ESIC", "ADBE", NULL };
	static const char *const inside[] = { "Type", "BaseVersion", "ExtensionLevel", NULL };

	(void)u;
	if (!pdf_same_but(old.kind == PDF_ABSENT ? nothing : old, new, own))
		return false;
	for (size_t i = 0; own[i]; i++) {
		struct pdf_value one = pdf_get(new, own[i]);
		if (one.kind != PDF_ABSENT && !pdf_only_keys(one, inside))
			return false;
	}
	return true;
}

/* The signature of this update certifies the document: what may come after it. */
static bool permissions_key(const struct update *u, struct pdf_value old, struct pdf_value new)
{
	static const char *const own[] = { "DocMDP", NULL };
	struct pdf_value by = pdf_get(new, "DocMDP");

	return old.kind == PDF_ABSENT && pdf_only_keys(new, own) && by.kind == PDF_REFERENCE &&
	       u->signature && by.number == u->signature;
}

static const struct {
	const char *key;
	bool (*fits)(const struct update *u, struct pdf_value old, struct pdf_value new);
} catalogue_keys[] = {
	{ "AcroForm", form_key },
	{ "DSS", store_key },
	{ "Extensions", extensions_key },
	{ "Perms", permissions_key },
};

static bool is_catalogue(const struct update *u, const struct change *c)
{
	const char *own[COUNT(catalogue_keys) + 1] = { NULL };
	struct pdf_value root = pdf_get(u->section.older->trailer, "Root");

	for (size_t i = 0; i < COUNT(catalogue_keys); i++)
		own[i] = catalogue_keys[i].key;
	if (root.kind != PDF_REFERENCE || root.number != c->number ||
		!pdf_same_but(c->old, c->new, own))
		return false;
	for (size_t i = 0; i < COUNT(catalogue_keys); i++) {
		struct pdf_value old = pdf_get(c->old, own[i]), new = pdf_get(c->new, own[i]);
		bool same = old.kind == new.kind &&pdf_same(old.text, new.text);
		if (!same && !catalogue_keys[i].fits(u, old, new))
			return false;
	}
	return true;
}

/* ---- what proves the certificates ---- */

static bool is_store_part(const struct update *u, const struct change *c)
{
	return store_part_fits(&u->store, c);
}

/* ---- all of it ---- */

/* What an object of an update may be. */
static bool (*const rules[])(const struct update *u, const struct change *c) = {
	is_the_signature,
	is_new_field,
	is_filled_field,
	is_page,
	is_grown_list,
	is_form,
	is_catalogue,
	is_store_part,
};

/* The value that a field of this update is signed with; one and no more. */
static bool find_signature(struct update *u)
{
	for (size_t i = 0; i < u->section.count; i++) {
		const struct change *c = &u->section.changes[i];
		if (!is_filled_field(u, c) && !is_new_field(u, c))
			continue;
		if (u->signature)
			return err_set(u->section.cx, ERR_INVALID,
				"more than one signature was added at once");
		u->signature = pdf_get(c->new, "V").number;
	}
	return true;
}

/* What a person would call an object: its /Type or /Subtype. */
static const char *kind_of(struct ctx *cx, struct pdf_value value, bool stream)
{
	struct pdf_value type = pdf_get(value, "Type");

	if (type.kind != PDF_NAME)
		type = pdf_get(value, "Subtype");
	if (type.kind == PDF_NAME)
		return text_printable(
			cx, type.text.at + 1, type.text.len < 40 ? type.text.len - 1 : 40);
	return stream ? _("a stream") : _("of no type");
}

static bool refused(struct ctx *cx, const struct change *c)
{
	if (c->old.kind == PDF_ABSENT)
		return err_set(cx, ERR_INVALID, "object %llu (%s) was added",
			(unsigned long long)c->number, kind_of(cx, c->new, c->stream));
	return err_set(cx, ERR_INVALID, "object %llu (%s) was changed",
		(unsigned long long)c->number, kind_of(cx, c->old, c->stream));
}

static bool objects_fit(const struct update *u)
{
	for (size_t i = 0; i < u->section.count; i++) {
		bool fits = false;
		for (size_t k = 0; k < COUNT(rules) && !fits; k++)
			fits = rules[k](u, &u->section.changes[i]);
		if (!fits)
			return refused(u->section.cx, &u->section.changes[i]);
	}
	return true;
}

static bool update_is_allowed(
	struct ctx *cx, const struct pdf_file *older, const struct pdf_file *newer, bool signature)
{
	struct update u = { 0 };

	if (!section_read(cx, &u.section, older, newer) || !find_signature(&u))
		return false;
	store_changes_read(cx, &u.store, older, newer);
	if (!objects_fit(&u))
		return false;
	if (u.signature && !signature)
		return err_set(
			cx, ERR_INVALID, "a signature was added that its form does not show");
	return (signature ? u.signature != 0 : u.store.grew) ||
	       err_set(cx, ERR_INVALID,
		       "what was added to the file is not a proper update of a PDF");
}

bool change_is_allowed(
	struct ctx *cx, const struct pdf_file *older, const struct pdf_file *newer, bool signature)
{
	struct pdf_file *at = arena_alloc(cx->arena, 2 * sizeof(*at)), *next = at + 1;

	*at = *older;
	while (at->end < newer->end) {
		if (!section_next(cx, next, at, newer->end) ||
			!update_is_allowed(cx, at, next, signature && next->end == newer->end))
			return false;
		*at = *next;
	}
	return true;
}
