/* pdf_change.c - what was done to a document between two of its states
 *
 * The bytes of an update are read from first to last, not only where its table points, so that
 * nothing can hide between the objects for a reader that rebuilds the table by itself. */
#include "pdf_change.h"

#include <string.h>

#define CHANGES_MAX 16  /* a signature takes five */
#define KEYS_MAX    200 /* in one dictionary that is compared */

/* One object of the update. */
struct change {
	uint64_t number;
	struct pdf_value old, new; /* old is absent where the object is new */
};

struct update {
	struct ctx *cx;
	const struct pdf_file *older, *newer;
	struct change changes[CHANGES_MAX];
	size_t count;
	uint64_t signature; /* the one object that is the signature's value, or 0 */
};

static const struct change *change_of(const struct update *u, uint64_t number)
{
	for (size_t i = 0; i < u->count; i++)
		if (u->changes[i].number == number)
			return &u->changes[i];
	return NULL;
}

/* ---- reading the update ---- */

static bool damaged(struct ctx *cx)
{
	return err_set(
		cx, ERR_INVALID, "what was added to the file is not a proper update of a PDF");
}

static bool object_add(struct update *u, uint64_t number, size_t offset, struct pdf_value value)
{
	struct pdf_place listed;

	if (!pdf_find(u->newer, number, &listed) || listed.packed || listed.offset != offset ||
		change_of(u, number))
		return damaged(u->cx);
	if (u->count == CHANGES_MAX)
		return err_set(u->cx, ERR_INVALID, "many objects were changed");
	u->changes[u->count++] =
		(struct change){ number, pdf_object(u->older, number, NULL), value };
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

static bool objects_read(struct update *u)
{
	const char *start = u->newer->bytes.at;
	struct slice in = { start + u->older->end, u->newer->xref - u->older->end };
	struct pdf_value value, end;
	uint64_t number;
	bool stream;

	for (;;) {
		struct slice ahead = in;
		if (!pdf_next(&ahead, &end))
			return end.kind == PDF_ABSENT || damaged(u->cx);
		size_t offset = (size_t)(end.text.at - start);
		if (!pdf_take_object(&in, &number, &value, &stream))
			return damaged(u->cx);
		if (stream)
			return err_set(u->cx, ERR_INVALID, "object %llu (%s) was added or changed",
				(unsigned long long)number, kind_of(u->cx, value, true));
		if (!object_add(u, number, offset, value))
			return false;
	}
}

/* Takes the stream that a table is from the front of in. */
static bool table_take(const struct update *u, struct slice *in, uint64_t *number)
{
	struct pdf_value dict, word;
	struct slice raw;
	bool stream;

	if (!pdf_take_object(in, number, &dict, &stream) || !stream ||
		!pdf_raw(&raw, u->newer, dict, *in))
		return false;
	in->at += raw.len;
	in->len -= raw.len;
	return pdf_next(in, &word) && pdf_word_is(word, "endstream") && pdf_next(in, &word) &&
	       pdf_word_is(word, "endobj");
}

/* What stands between the newer state's table, with its trailer, and its end. */
static bool behind_table(const struct update *u, struct slice *out)
{
	const struct slice bytes = u->newer->bytes;
	const char *from = bytes.at + u->newer->xref;
	struct slice trailer = u->newer->trailer.text;
	uint64_t number;

	if (!u->newer->streams)
		from = trailer.at + trailer.len;
	*out = (struct slice){ from, (size_t)(bytes.at + u->newer->end - from) };
	return !u->newer->streams || table_take(u, out, &number);
}

/* A table that is a stream lists itself too. */
static bool lists_itself(const struct update *u)
{
	struct slice in = { u->newer->bytes.at + u->newer->xref, u->newer->end - u->newer->xref };
	struct pdf_place place;
	uint64_t number;

	return u->newer->streams && table_take(u, &in, &number) &&
	       pdf_find(u->newer, number, &place) && !place.packed &&
	       place.offset == u->newer->xref;
}

/* The table names the objects that were read, frees none, and goes on to the older state's. */
static bool table_fits(struct update *u)
{
	struct pdf_value prev = pdf_get(u->newer->trailer, "Prev");
	uint64_t listed = 0;

	for (size_t i = 0; i < u->newer->own_runs; i++) {
		const struct pdf_run *run = &u->newer->runs[i];
		bool zero = run->first == 0 && run->count > 0;
		if (run->count > CHANGES_MAX + 1)
			return err_set(u->cx, ERR_INVALID, "many objects were changed");
		listed += run->count - zero;
	}
	return (prev.kind == PDF_INTEGER && prev.number == u->older->xref &&
		       listed == u->count + lists_itself(u)) ||
	       damaged(u->cx);
}

static bool is_one_of(struct pdf_value key, const char *const *names)
{
	for (; *names; names++)
		if (pdf_name_is(key, *names))
			return true;
	return false;
}

/* Whether each key of a that is not free stands in b with the same value. */
static bool keys_stand_in(struct pdf_value a, struct pdf_value b, const char *const *free_keys)
{
	struct slice in = pdf_inside(a);
	struct pdf_value key, value;
	char name[128];

	for (int keys = 0; pdf_entry(&in, &key, &value); keys++) {
		if (keys == KEYS_MAX || key.text.len > sizeof(name))
			return false;
		if (is_one_of(key, free_keys))
			continue;
		memcpy(name, key.text.at + 1, key.text.len - 1);
		name[key.text.len - 1] = '\0';
		struct pdf_value other = pdf_get(b, name);
		if (other.kind != value.kind || !pdf_same(value.text, other.text))
			return false;
	}
	return key.kind == PDF_ABSENT;
}

/* Whether two dictionaries say the same but for the free keys. */
static bool same_but(struct pdf_value a, struct pdf_value b, const char *const *free_keys)
{
	return a.kind == PDF_DICT && b.kind == PDF_DICT && keys_stand_in(a, b, free_keys) &&
	       keys_stand_in(b, a, free_keys);
}

/* The same document, and nothing between its trailer and its end. */
static bool trailer_fits(struct update *u)
{
	static const char *const kept[] = { "Root", "Info" };
	struct pdf_value trailer = u->newer->trailer, word, number, more;
	struct slice in;

	if (!behind_table(u, &in) || !pdf_next(&in, &word) || !pdf_word_is(word, "startxref") ||
		!pdf_next(&in, &number) || number.number != u->newer->xref ||
		pdf_next(&in, &more) || more.kind == PDF_BAD)
		return damaged(u->cx);
	for (size_t i = 0; i < COUNT(kept); i++) {
		struct pdf_value old = pdf_get(u->older->trailer, kept[i]);
		struct pdf_value new = pdf_get(trailer, kept[i]);
		if (old.kind != new.kind || !pdf_same(old.text, new.text))
			return err_set(u->cx, ERR_INVALID,
				"the document's catalogue or information was replaced");
	}
	return true;
}

/* ---- what a signature may touch ---- */

/* A signature's value: a dictionary of its own, new in this update. */
static bool is_value(const struct update *u, struct pdf_value reference)
{
	const struct change *c =
		reference.kind == PDF_REFERENCE ? change_of(u, reference.number) : NULL;

	return c && c->old.kind == PDF_ABSENT &&
	       c->new.kind == PDF_DICT &&pdf_get(c->new, "ByteRange").kind == PDF_ARRAY;
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
	static const struct pdf_value none = { .kind = PDF_DICT, .text = { "<<>>", 4 } };

	return c && c->old.kind == PDF_ABSENT && same_but(c->new, none, keys) &&
	       pdf_name_is(pdf_get(c->new, "FT"), "Sig") && is_value(u, pdf_get(c->new, "V")) &&
	       is_empty_rectangle(pdf_get(c->new, "Rect"));
}

/* A field that was waiting, now filled. */
static bool is_filled_field(const struct update *u, const struct change *c)
{
	static const char *const value[] = { "V", NULL };

	return pdf_name_is(pdf_get(c->old, "FT"), "Sig") &&
	       pdf_get(c->old, "V").kind == PDF_ABSENT && same_but(c->old, c->new, value) &&
	       is_value(u, pdf_get(c->new, "V"));
}

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
		if (other.kind != PDF_REFERENCE || !is_new_field(u, change_of(u, other.number)))
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
	static const struct pdf_value none = { .kind = PDF_DICT, .text = { "<<>>", 4 } };
	struct pdf_value flags = pdf_get(new, "SigFlags");

	if (old.kind == PDF_ABSENT)
		old = none;
	return same_but(old, new, own) && list_fits(u, old, new, "Fields") &&
	       flags.kind == PDF_INTEGER && flags.number == 3;
}

/* The catalogue, whose form may be written in it. */
static bool catalogue_fits(const struct update *u, const struct change *c)
{
	static const char *const own[] = { "AcroForm", NULL };
	struct pdf_value old = pdf_get(c->old, "AcroForm"), new = pdf_get(c->new, "AcroForm");

	if (!same_but(c->old, c->new, own))
		return false;
	if (old.kind == PDF_REFERENCE)
		return new.kind == PDF_REFERENCE &&new.number == old.number;
	return form_fits(u, old, pdf_resolve(u->newer, new));
}

static bool page_fits(const struct update *u, const struct change *c)
{
	static const char *const own[] = { "Annots", NULL };

	return pdf_name_is(pdf_get(c->old, "Type"), "Page") && same_but(c->old, c->new, own) &&
	       list_fits(u, c->old, c->new, "Annots");
}

/* Whether a new object is the form that the catalogue did not have before. */
static bool is_new_form(const struct update *u, const struct change *c)
{
	struct pdf_value catalogue = pdf_follow(u->newer, u->newer->trailer, "Root");
	struct pdf_value before = pdf_follow(u->older, u->older->trailer, "Root");
	struct pdf_value form = pdf_get(catalogue, "AcroForm");

	return pdf_get(before, "AcroForm").kind == PDF_ABSENT && form.kind == PDF_REFERENCE &&
	       form.number == c->number && form_fits(u, (struct pdf_value){ 0 }, c->new);
}

/* Whether the object is the list of fields, or of the annotations of a page. */
static bool is_grown_list(const struct update *u, const struct change *c)
{
	return c->old.kind == PDF_ARRAY && list_grew(u, c->old, c->new);
}

static bool is_form(const struct update *u, uint64_t number)
{
	struct pdf_value catalogue = pdf_follow(u->older, u->older->trailer, "Root");
	struct pdf_value form = pdf_get(catalogue, "AcroForm");

	return form.kind == PDF_REFERENCE && form.number == number;
}

static bool is_allowed(const struct update *u, const struct change *c)
{
	struct pdf_value root = pdf_get(u->older->trailer, "Root");

	if (c->old.kind == PDF_ABSENT)
		return c->number == u->signature || is_new_field(u, c) || is_new_form(u, c);
	if (root.kind == PDF_REFERENCE && root.number == c->number)
		return catalogue_fits(u, c);
	if (is_form(u, c->number))
		return form_fits(u, c->old, c->new);
	return is_filled_field(u, c) || page_fits(u, c) || is_grown_list(u, c);
}

/* The value that a field of this update is signed with; one and no more. */
static bool find_signature(struct update *u)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct change *c = &u->changes[i];
		if (!is_filled_field(u, c) && !is_new_field(u, c))
			continue;
		if (u->signature)
			return err_set(
				u->cx, ERR_INVALID, "more than one signature was added at once");
		u->signature = pdf_get(c->new, "V").number;
	}
	return true;
}

static bool objects_fit(struct update *u)
{
	for (size_t i = 0; i < u->count; i++) {
		const struct change *c = &u->changes[i];
		if (is_allowed(u, c))
			continue;
		if (c->old.kind == PDF_ABSENT)
			return err_set(u->cx, ERR_INVALID, "object %llu (%s) was added",
				(unsigned long long)c->number, kind_of(u->cx, c->new, false));
		return err_set(u->cx, ERR_INVALID, "object %llu (%s) was changed",
			(unsigned long long)c->number, kind_of(u->cx, c->old, false));
	}
	return u->signature || damaged(u->cx);
}

bool change_is_signature(struct ctx *cx, const struct pdf_file *older, const struct pdf_file *newer)
{
	struct update u = { .cx = cx, .older = older, .newer = newer };

	if (newer->xref < older->end)
		return damaged(cx);
	return objects_read(&u) && table_fits(&u) && trailer_fits(&u) && find_signature(&u) &&
	       objects_fit(&u);
}
