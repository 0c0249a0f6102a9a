/* pdf_xref.c - cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8) */
#include "pdf_unpack.h"

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
	*out = (struct pdf_run){ first.number, count.number, in->at, { 0 } };
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
	return pdf_get(trailer, "Encrypt").kind == PDF_ABSENT ||
	       err_set(cx, ERR_INVALID, "The PDF is encrypted; save it without a password");
}

/* ---- streams ---- */

static bool widths_read(struct pdf_value w, uint8_t widths[3])
{
	struct slice in = pdf_inside(w);
	struct pdf_value number;
	unsigned total = 0;

	for (size_t i = 0; i < 3; i++) {
		if (!pdf_next(&in, &number) || number.kind != PDF_INTEGER || number.number > 8)
			return false;
		widths[i] = (uint8_t)number.number;
		total += widths[i];
	}
	return total > 0;
}

/* Cuts the unpacked rows into the runs of /Index, [0 Size] where there is none. */
static bool rows_cut(struct ctx *cx, struct pdf_file *doc, struct pdf_value dict, struct slice rows)
{
	struct pdf_value index = pdf_get(dict, "Index"), size = pdf_get(dict, "Size"), first, count;
	struct pdf_run run = { 0 };
	struct slice in = pdf_inside(index);

	if (!widths_read(pdf_get(dict, "W"), run.widths) || size.kind != PDF_INTEGER)
		return false;
	const size_t row = (size_t)run.widths[0] + run.widths[1] + run.widths[2];
	for (bool more = true; more;) {
		first = (struct pdf_value){ .kind = PDF_INTEGER };
		count = size;
		more = index.kind == PDF_ARRAY;
		if (more && !pdf_next(&in, &first))
			return first.kind == PDF_ABSENT;
		if (more && !pdf_next(&in, &count))
			return false;
		if (first.kind != PDF_INTEGER || count.kind != PDF_INTEGER ||
			count.number > rows.len / row)
			return false;
		run.first = first.number;
		run.count = count.number;
		run.entries = rows.at;
		if (!run_add(cx, doc, run))
			return false;
		rows = from(rows, count.number * row);
	}
	return true;
}

static bool is_stream_table(struct slice bytes, uint64_t at)
{
	struct pdf_value value;
	uint64_t number;
	bool stream = false;

	if (at >= bytes.len)
		return false;
	struct slice in = from(bytes, at);
	return pdf_take_object(&in, &number, &value, &stream) && stream;
}

static bool stream_read(
	struct ctx *cx, struct pdf_file *doc, uint64_t at, struct pdf_value *trailer)
{
	struct slice in = from(doc->bytes, at), raw, rows;
	uint64_t number;
	bool stream;

	if (!pdf_take_object(&in, &number, trailer, &stream) ||
		!pdf_name_is(pdf_get(*trailer, "Type"), "XRef"))
		return bad_table(cx, at);
	/* Before the table is read nothing can be looked up in it. */
	if (pdf_get(*trailer, "Length").kind != PDF_INTEGER || !pdf_raw(&raw, doc, *trailer, in))
		return bad_table(cx, at);
	if (!pdf_decode(cx, &rows, doc, *trailer, raw))
		return false;
	return rows_cut(cx, doc, *trailer, rows) || bad_table(cx, at);
}

/* ---- either ---- */

static bool one_read(struct ctx *cx, struct pdf_file *doc, uint64_t at, struct pdf_value *trailer)
{
	struct pdf_value beside, other;

	if (is_stream_table(doc->bytes, at))
		return stream_read(cx, doc, at, trailer);
	if (!table_read(cx, doc, at, trailer))
		return false;
	/* A hybrid file: what the table hides from old readers. */
	beside = pdf_get(*trailer, "XRefStm");
	if (beside.kind == PDF_ABSENT)
		return true;
	return beside.kind == PDF_INTEGER && is_stream_table(doc->bytes, beside.number)
		       ? stream_read(cx, doc, beside.number, &other)
		       : bad_table(cx, at);
}

static bool tables_read(struct ctx *cx, struct pdf_file *doc, uint64_t at)
{
	struct pdf_value trailer = { 0 }, prev;

	for (int tables = 0; tables < TABLES_MAX; tables++) {
		if (!one_read(cx, doc, at, &trailer) || !trailer_is_ours(cx, trailer))
			return false;
		if (tables == 0) {
			doc->trailer = trailer;
			doc->own_runs = doc->run_count;
			doc->streams = is_stream_table(doc->bytes, at);
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
	struct pdf_file doc = { .cx = cx, .bytes = bytes };
	uint64_t xref;

	if (!opens_with(bytes, "%PDF-"))
		return err_set(cx, ERR_INVALID, "This is not a PDF");
	if (!end_find(bytes, &xref, &doc.end))
		return err_set(cx, ERR_INVALID,
			"The PDF is cut or damaged: there is no 'startxref' with '%%%%EOF' in it");
	doc.runs = arena_alloc(cx->arena, RUNS_MAX * sizeof(*doc.runs));
	doc.unpacked = pdf_unpacked_new(cx->arena);
	if (!tables_read(cx, &doc, xref))
		return false;
	doc.xref = (size_t)xref;
	if (pdf_follow(&doc, doc.trailer, "Root").kind != PDF_DICT)
		return err_set(cx, ERR_INVALID, "The PDF is damaged: it has no catalogue");
	*out = doc;
	return true;
}
