/* pdf_read.c - cross-reference tables and the objects that they name (ISO 32000-1 section 7.5) */
#include "pdf_read.h"

#include <string.h>

#define ENTRY_LEN  20   /* of a cross-reference entry, always */
#define TABLES_MAX 1000 /* saved states of one file */
#define RUNS_MAX   4000

static struct slice from(struct slice bytes, size_t offset)
{
	return (struct slice){ bytes.at + offset, bytes.len - offset };
}

static bool opens_with(struct slice in, const char *text)
{
	return in.len >= strlen(text) && memcmp(in.at, text, strlen(text)) == 0;
}

static struct slice behind_line(struct slice in)
{
	while (in.len && (*in.at == '\r' || *in.at == '\n' || *in.at == ' '))
		in = from(in, 1);
	return in;
}

/* The last "startxref", the number after it, and the end of its "%%EOF". */
static bool end_find(struct slice bytes, uint64_t *xref, size_t *end)
{
	static const char word[] = "startxref", mark[] = "%%EOF";
	struct pdf_value number;
	size_t at = bytes.len;

	while (at > 0 && !opens_with(from(bytes, at), word))
		at--;
	if (at == 0)
		return false;
	struct slice in = from(bytes, at + strlen(word));
	if (!pdf_next(&in, &number) || number.kind != PDF_INTEGER)
		return false;
	in = behind_line(in);
	if (!opens_with(in, mark))
		return false;
	in = from(in, strlen(mark));
	in = from(in, opens_with(in, "\r\n") ? 2 : opens_with(in, "\n") || opens_with(in, "\r"));
	*xref = number.number;
	*end = bytes.len - in.len;
	return true;
}

static bool bad_table(struct ctx *cx, uint64_t at)
{
	return err_set(cx, ERR_INVALID,
		"The PDF is damaged: no cross-reference table can be read at byte %llu",
		(unsigned long long)at);
}

static bool run_add(struct ctx *cx, struct pdf_file *doc, struct pdf_run run)
{
	if (doc->run_count == RUNS_MAX)
		return err_set(cx, ERR_INVALID, "The PDF has been changed too many times to check");
	doc->runs[doc->run_count++] = run;
	return true;
}

/* Takes "12 3" and the three entries behind it from a table. */
static bool run_take(struct slice *in, struct pdf_value first, struct pdf_run *out)
{
	struct pdf_value count;

	if (first.kind != PDF_INTEGER || !pdf_next(in, &count) || count.kind != PDF_INTEGER)
		return false;
	*in = behind_line(*in);
	if (count.number > in->len / ENTRY_LEN)
		return false;
	*out = (struct pdf_run){ first.number, count.number, in->at };
	*in = from(*in, count.number * ENTRY_LEN);
	return true;
}

/* Reads the runs of one table and gives the trailer after them. */
static bool table_read(struct ctx *cx, struct pdf_file *doc, uint64_t at, struct pdf_value *trailer)
{
	struct pdf_value word;
	struct pdf_run run;

	if (at >= doc->bytes.len || !opens_with(from(doc->bytes, at), "xref"))
		return bad_table(cx, at);
	struct slice in = from(doc->bytes, at + strlen("xref"));
	while (pdf_next(&in, &word) && !pdf_word_is(word, "trailer")) {
		if (!run_take(&in, word, &run))
			return bad_table(cx, at);
		if (!run_add(cx, doc, run))
			return false;
	}
	return (pdf_word_is(word, "trailer") && pdf_next(&in, trailer) &&
		       trailer->kind == PDF_DICT) ||
	       bad_table(cx, at);
}

static bool trailer_is_ours(struct ctx *cx, struct pdf_value trailer)
{
	if (pdf_get(trailer, "Encrypt").kind != PDF_ABSENT)
		return err_set(cx, ERR_INVALID, "The PDF is encrypted; save it without a password");
	if (pdf_get(trailer, "XRefStm").kind != PDF_ABSENT)
		return err_set(cx, ERR_INVALID,
			"The PDF keeps its objects in cross-reference streams, which are not "
			"supported; write it anew with 'qpdf --object-streams=disable'");
	return true;
}

static bool is_stream_table(struct slice bytes, uint64_t at)
{
	uint64_t number;
	struct pdf_value value;
	bool stream = false;

	if (at >= bytes.len)
		return false;
	struct slice in = from(bytes, at);
	return pdf_take_object(&in, &number, &value, &stream) && stream;
}

static bool tables_read(struct ctx *cx, struct pdf_file *doc, uint64_t at)
{
	struct pdf_value trailer = { 0 }, prev;

	for (int tables = 0; tables < TABLES_MAX; tables++) {
		if (is_stream_table(doc->bytes, at))
			return err_set(cx, ERR_INVALID,
				"The PDF keeps its objects in cross-reference streams, which are "
				"not supported; write it anew with "
				"'qpdf --object-streams=disable'");
		if (!table_read(cx, doc, at, &trailer) || !trailer_is_ours(cx, trailer))
			return false;
		if (tables == 0) {
			doc->trailer = trailer;
			doc->own_runs = doc->run_count;
		}
		prev = pdf_get(trailer, "Prev");
		if (prev.kind == PDF_ABSENT)
			return true;
		if (prev.kind != PDF_INTEGER)
			return bad_table(cx, at);
		at = prev.number;
	}
	return err_set(cx, ERR_INVALID, "The PDF has been changed too many times to check");
}

bool pdf_file_open(struct ctx *cx, struct pdf_file *out, struct slice bytes)
{
	struct pdf_file doc = { .bytes = bytes };
	uint64_t xref;

	if (!opens_with(bytes, "%PDF-"))
		return err_set(cx, ERR_INVALID, "This is not a PDF");
	if (!end_find(bytes, &xref, &doc.end))
		return err_set(cx, ERR_INVALID,
			"The PDF is cut or damaged: there is no 'startxref' with '%%%%EOF' in it");
	doc.runs = arena_alloc(cx->arena, RUNS_MAX * sizeof(*doc.runs));
	if (!tables_read(cx, &doc, xref))
		return false;
	doc.xref = (size_t)xref;
	if (pdf_follow(&doc, doc.trailer, "Root").kind != PDF_DICT)
		return err_set(cx, ERR_INVALID, "The PDF is damaged: it has no catalogue");
	*out = doc;
	return true;
}

/* "0000012345 00000 n": where the object is, or false for one that is free or misread. */
static bool entry_offset(const char *entry, size_t *out)
{
	struct slice in = { entry, ENTRY_LEN };
	struct pdf_value offset, generation, use;

	if (!pdf_next(&in, &offset) || !pdf_next(&in, &generation) || !pdf_next(&in, &use) ||
		offset.kind != PDF_INTEGER || generation.kind != PDF_INTEGER ||
		generation.number != 0 || !pdf_word_is(use, "n"))
		return false;
	*out = (size_t)offset.number;
	return true;
}

bool pdf_offset(const struct pdf_file *doc, uint64_t number, size_t *out)
{
	for (size_t i = 0; i < doc->run_count; i++) {
		const struct pdf_run *run = &doc->runs[i];
		if (number >= run->first && number - run->first < run->count)
			return entry_offset(
				       run->entries + (number - run->first) * ENTRY_LEN, out) &&
			       *out < doc->bytes.len;
	}
	return false;
}

bool pdf_take_object(struct slice *in, uint64_t *number, struct pdf_value *out, bool *stream)
{
	struct pdf_value n, generation, word;

	if (!pdf_next(in, &n) || n.kind != PDF_INTEGER || !pdf_next(in, &generation) ||
		generation.kind != PDF_INTEGER || generation.number != 0 || !pdf_next(in, &word) ||
		!pdf_word_is(word, "obj") || !pdf_next(in, out) || !pdf_next(in, &word))
		return false;
	*number = n.number;
	*stream = pdf_word_is(word, "stream");
	return *stream || pdf_word_is(word, "endobj");
}

struct pdf_value pdf_object(const struct pdf_file *doc, uint64_t number, bool *stream)
{
	struct pdf_value value;
	bool is_stream;
	uint64_t found;
	size_t offset;

	if (number == 0 || !pdf_offset(doc, number, &offset))
		return (struct pdf_value){ .kind = PDF_ABSENT };
	struct slice in = from(doc->bytes, offset);
	if (!pdf_take_object(&in, &found, &value, &is_stream) || found != number)
		return (struct pdf_value){ .kind = PDF_BAD };
	if (stream)
		*stream = is_stream;
	return value;
}

struct pdf_value pdf_resolve(const struct pdf_file *doc, struct pdf_value value)
{
	return value.kind == PDF_REFERENCE ? pdf_object(doc, value.number, NULL) : value;
}

struct pdf_value pdf_follow(const struct pdf_file *doc, struct pdf_value dict, const char *key)
{
	return pdf_resolve(doc, pdf_get(dict, key));
}
