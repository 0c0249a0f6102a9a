/* pdf_section.c - one update of a document: the objects that its bytes hold */
#include "pdf_section.h"

#include <string.h>

#define CHANGES_MAX \
	400         /* a signature takes five, the data that proves its certificates some 30 \
		     */
#define ENDS_MAX 64 /* of "%%EOF" in the streams of one update */

const struct change *section_change(const struct section *s, uint64_t number)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->changes[i].number == number)
			return &s->changes[i];
	return NULL;
}

static bool damaged(struct ctx *cx)
{
	return err_set(
		cx, ERR_INVALID, "what was added to the file is not a proper update of a PDF");
}

static bool object_add(struct section *s, uint64_t number, size_t offset, struct change change)
{
	struct pdf_place listed;

	if (!pdf_find(s->newer, number, &listed) || listed.packed || listed.offset != offset ||
		section_change(s, number))
		return damaged(s->cx);
	if (s->count == CHANGES_MAX)
		return err_set(s->cx, ERR_INVALID, "many objects were changed");
	change.number = number;
	change.old = pdf_object(s->older, number, NULL);
	s->changes[s->count++] = change;
	return true;
}

/* Goes behind the bytes of a stream, of which in begins with the first. */
static bool stream_skip(const struct section *s, struct slice *in, struct pdf_value dict)
{
	struct pdf_value word;
	struct slice raw;

	if (!pdf_raw(&raw, s->newer, dict, *in))
		return false;
	in->at += raw.len;
	in->len -= raw.len;
	return pdf_next(in, &word) && pdf_word_is(word, "endstream") && pdf_next(in, &word) &&
	       pdf_word_is(word, "endobj");
}

static bool objects_read(struct section *s)
{
	const char *start = s->newer->bytes.at;
	struct slice in = { start + s->older->end, s->newer->xref - s->older->end };

	for (;;) {
		struct change change = { 0 };
		struct slice ahead = in;
		struct pdf_value end;
		uint64_t number;
		if (!pdf_next(&ahead, &end))
			return end.kind == PDF_ABSENT || damaged(s->cx);
		size_t offset = (size_t)(end.text.at - start);
		if (!pdf_take_object(&in, &number, &change.new, &change.stream) ||
			(change.stream && !stream_skip(s, &in, change.new)))
			return damaged(s->cx);
		if (!object_add(s, number, offset, change))
			return false;
	}
}

/* Takes the stream that a table is from the front of in. */
static bool table_take(const struct section *s, struct slice *in, uint64_t *number)
{
	struct pdf_value dict;
	bool stream;

	return pdf_take_object(in, number, &dict, &stream) && stream && stream_skip(s, in, dict);
}

/* What stands between the newer state's table, with its trailer, and its end. */
static bool behind_table(const struct section *s, struct slice *out)
{
	const struct slice bytes = s->newer->bytes;
	const char *from = bytes.at + s->newer->xref;
	struct slice trailer = s->newer->trailer.text;
	uint64_t number;

	if (!s->newer->streams)
		from = trailer.at + trailer.len;
	*out = (struct slice){ from, (size_t)(bytes.at + s->newer->end - from) };
	return !s->newer->streams || table_take(s, out, &number);
}

/* A table that is a stream lists itself too. */
static bool lists_itself(const struct section *s)
{
	struct slice in = { s->newer->bytes.at + s->newer->xref, s->newer->end - s->newer->xref };
	struct pdf_place place;
	uint64_t number;

	return s->newer->streams && table_take(s, &in, &number) &&
	       pdf_find(s->newer, number, &place) && !place.packed &&
	       place.offset == s->newer->xref;
}

/* The table names the objects that were read, frees none, and goes on to the older state's. */
static bool table_fits(const struct section *s)
{
	struct pdf_value prev = pdf_get(s->newer->trailer, "Prev");
	uint64_t listed = 0;

	for (size_t i = 0; i < s->newer->own_runs; i++) {
		const struct pdf_run *run = &s->newer->runs[i];
		bool zero = run->first == 0 && run->count > 0;
		if (run->count > CHANGES_MAX + 1)
			return err_set(s->cx, ERR_INVALID, "many objects were changed");
		listed += run->count - zero;
	}
	return (prev.kind == PDF_INTEGER && prev.number == s->older->xref &&
		       listed == s->count + lists_itself(s)) ||
	       damaged(s->cx);
}

/* The same document, and nothing between its trailer and its end. */
static bool trailer_fits(const struct section *s)
{
	static const char *const kept[] = { "Root", "Info" };
	struct pdf_value trailer = s->newer->trailer, word, number, more;
	struct slice in;

	if (!behind_table(s, &in) || !pdf_next(&in, &word) || !pdf_word_is(word, "startxref") ||
		!pdf_next(&in, &number) || number.number != s->newer->xref ||
		pdf_next(&in, &more) || more.kind == PDF_BAD)
		return damaged(s->cx);
	for (size_t i = 0; i < COUNT(kept); i++) {
		struct pdf_value old = pdf_get(s->older->trailer, kept[i]);
		struct pdf_value new = pdf_get(trailer, kept[i]);
		if (old.kind != new.kind || !pdf_same(old.text, new.text))
			return err_set(s->cx, ERR_INVALID,
				"the document's catalogue or information was replaced");
	}
	return true;
}

bool section_read(struct ctx *cx, struct section *out, const struct pdf_file *older,
	const struct pdf_file *newer)
{
	struct section s = { .cx = cx, .older = older, .newer = newer };

	if (newer->xref < older->end)
		return damaged(cx);
	s.changes = arena_alloc(cx->arena, CHANGES_MAX * sizeof(*s.changes));
	*out = s;
	return objects_read(out) && table_fits(out) && trailer_fits(out);
}

/* The place behind the line of the next "%%EOF". */
static bool next_end(struct slice bytes, size_t *at)
{
	const char *mark = memmem(bytes.at + *at, bytes.len - *at, "%%EOF", strlen("%%EOF"));

	if (!mark)
		return false;
	*at = (size_t)(mark - bytes.at) + strlen("%%EOF");
	*at += *at < bytes.len && bytes.at[*at] == '\r';
	*at += *at < bytes.len && bytes.at[*at] == '\n';
	return true;
}

bool section_next(struct ctx *cx, struct pdf_file *out, const struct pdf_file *older, size_t end)
{
	struct slice bytes = { older->bytes.at, end };
	size_t at = older->end;

	/* A stream may hold the mark by chance: then no table ends there that goes on to the older
	 * one. */
	for (int i = 0; i < ENDS_MAX && next_end(bytes, &at); i++) {
		if (pdf_file_open(cx, out, (struct slice){ bytes.at, at }) && out->end == at &&
			pdf_get(out->trailer, "Prev").number == older->xref)
			return true;
		cx->err = (struct err){ 0 };
	}
	return damaged(cx);
}
