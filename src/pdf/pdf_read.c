/* pdf_read.c - the objects that a cross-reference table names (ISO 32000-1, 7.3.10 and 7.5) */
#include <string.h>

#include "pdf_unpack.h"

#define ENTRY_LEN 20 /* of a line in a cross-reference table, always */

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

static uint64_t wide(const char *at, size_t width)
{
	uint64_t n = 0;

	for (size_t i = 0; i < width; i++)
		n = n << 8 | (unsigned char)at[i];
	return n;
}

bool pdf_run_place(
	const struct pdf_file *doc, const struct pdf_run *run, uint64_t n, struct pdf_place *out)
{
	const uint8_t *w = run->widths;
	const size_t row = (size_t)w[0] + w[1] + w[2];

	*out = (struct pdf_place){ 0 };
	if (!row)
		return entry_offset(run->entries + n * ENTRY_LEN, &out->offset) &&
		       out->offset < doc->bytes.len;
	const char *at = run->entries + n * row;
	uint64_t kind = w[0] ? wide(at, w[0]) : 1, second = wide(at + w[0], w[1]),
		 third = wide(at + w[0] + w[1], w[2]);
	out->packed = kind == 2;
	out->offset = out->packed ? 0 : (size_t)second;
	out->container = out->packed ? second : 0;
	out->index = out->packed ? third : 0;
	return out->packed || (kind == 1 && third == 0 && out->offset < doc->bytes.len);
}

bool pdf_find(const struct pdf_file *doc, uint64_t number, struct pdf_place *out)
{
	for (size_t i = 0; i < doc->run_count; i++) {
		const struct pdf_run *run = &doc->runs[i];
		if (number >= run->first && number - run->first < run->count)
			return pdf_run_place(doc, run, number - run->first, out);
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
	if (!*stream)
		return pdf_word_is(word, "endobj");
	size_t end = in->len && *in->at == '\r' ? 1 : 0;
	end += in->len > end && in->at[end] == '\n';
	in->at += end;
	in->len -= end;
	return end > 0;
}

bool pdf_raw(struct slice *out, const struct pdf_file *doc, struct pdf_value dict, struct slice in)
{
	struct pdf_value length = pdf_follow(doc, dict, "Length"), word;

	if (length.kind != PDF_INTEGER || length.number > in.len)
		return false;
	*out = (struct slice){ in.at, (size_t)length.number };
	in.at += out->len;
	in.len -= out->len;
	return pdf_next(&in, &word) && pdf_word_is(word, "endstream");
}

static bool object_at(const struct pdf_file *doc, size_t offset, uint64_t number,
	struct pdf_value *out, bool *stream)
{
	struct slice in = { doc->bytes.at + offset, doc->bytes.len - offset };
	uint64_t found;

	return pdf_take_object(&in, &found, out, stream) && found == number;
}

struct pdf_value pdf_object(const struct pdf_file *doc, uint64_t number, bool *stream)
{
	struct pdf_place place;
	struct pdf_value value;
	bool is_stream = false;

	if (number == 0 || !pdf_find(doc, number, &place))
		return (struct pdf_value){ .kind = PDF_ABSENT };
	if (place.packed ? !unpacked_object(doc, &place, number, &value)
			 : !object_at(doc, place.offset, number, &value, &is_stream))
		return (struct pdf_value){ .kind = PDF_BAD };
	if (stream)
		*stream = is_stream;
	return value;
}

bool pdf_stream_read(struct ctx *cx, struct slice *out, struct pdf_value *dict,
	const struct pdf_file *doc, uint64_t number)
{
	struct pdf_place place;
	struct pdf_value value;
	struct slice raw;
	uint64_t found;
	bool stream;

	if (number && pdf_find(doc, number, &place) && !place.packed) {
		struct slice in = { doc->bytes.at + place.offset, doc->bytes.len - place.offset };
		if (pdf_take_object(&in, &found, &value, &stream) && found == number && stream &&
			pdf_raw(&raw, doc, value, in)) {
			if (dict)
				*dict = value;
			return pdf_decode(cx, out, doc, value, raw);
		}
	}
	return err_set(cx, ERR_INVALID, "The PDF is damaged: object %llu is no stream",
		(unsigned long long)number);
}

struct pdf_value pdf_resolve(const struct pdf_file *doc, struct pdf_value value)
{
	return value.kind == PDF_REFERENCE ? pdf_object(doc, value.number, NULL) : value;
}

struct pdf_value pdf_follow(const struct pdf_file *doc, struct pdf_value dict, const char *key)
{
	return pdf_resolve(doc, pdf_get(dict, key));
}
