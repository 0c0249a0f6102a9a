/* rules_file.c - the file as a whole: its frame, its streams, what it may not do, what it carries
 */
#include <string.h>

#include "pdf_stream.h"
#include "rules.h"

void check_header(struct inspection *in)
{
	struct slice b = in->doc.bytes;
	bool version = b.len > 15 && memcmp(b.at, "%PDF-1.", 7) == 0 && b.at[7] >= '0' &&
		       b.at[7] <= '7' && strchr("\r\n", b.at[8]);
	size_t line = version && b.at[8] == '\r' && b.at[9] == '\n' ? 10 : 9;

	if (!version || b.at[line] != '%') {
		found(in, "");
		return;
	}
	for (size_t i = 1; i <= 4; i++) /* bytes above 127, so that nobody takes it for text */
		if (!((unsigned char)b.at[line + i] & 0x80)) {
			found(in, "");
			return;
		}
}

void check_identity(struct inspection *in)
{
	struct slice both = pdf_inside(pdf_follow(&in->doc, in->doc.trailer, "ID"));
	struct pdf_value part;

	for (int i = 0; i < 2; i++)
		if (!pdf_next(&both, &part) || (part.kind != PDF_STRING && part.kind != PDF_HEX)) {
			found(in, "");
			return;
		}
}

/* The length that a stream says is the one that it has. */
static void stream_look(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream)
{
	struct pdf_place place;
	struct pdf_value value;
	struct slice raw, rest;
	uint64_t own;
	bool is_stream;

	(void)dict;
	if (!stream || !pdf_find(&in->doc, number, &place) || place.packed)
		return;
	rest = (struct slice){ in->doc.bytes.at + place.offset, in->doc.bytes.len - place.offset };
	if (!pdf_take_object(&rest, &own, &value, &is_stream) ||
		!pdf_raw(&raw, &in->doc, value, rest))
		found_at(in, number);
}

void check_streams(struct inspection *in)
{
	each_dictionary(in, stream_look);
}

static void filter_look(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream)
{
	struct pdf_value filter = pdf_follow(&in->doc, dict, "Filter"), one;
	struct slice inside = pdf_inside(filter);
	bool bad = pdf_name_is(filter, "LZWDecode") || pdf_name_is(filter, "Crypt");

	while (filter.kind == PDF_ARRAY && pdf_next(&inside, &one))
		bad = bad || pdf_name_is(one, "LZWDecode") || pdf_name_is(one, "Crypt");
	if (stream && (bad || pdf_get(dict, "F").kind != PDF_ABSENT))
		found_at(in, number);
}

void check_filters(struct inspection *in)
{
	each_dictionary(in, filter_look);
}

static void action_look(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream)
{
	static const char *const never[] = { "JavaScript", "Launch", "Sound", "Movie", "ResetForm",
		"ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView" };
	struct pdf_value kind = pdf_get(dict, "S");

	(void)stream;
	if (pdf_get(dict, "AA").kind != PDF_ABSENT || pdf_get(dict, "JS").kind != PDF_ABSENT) {
		found_at(in, number);
		return;
	}
	for (size_t i = 0; i < COUNT(never); i++)
		if (pdf_name_is(kind, never[i]))
			found_at(in, number);
}

void check_actions(struct inspection *in)
{
	each_dictionary(in, action_look);
}

/* ---- colour ---- */

/* A profile of colours for as many components as it says (ICC.1, 7.2). */
static bool profile_fits(struct inspection *in, struct pdf_value reference)
{
	static const struct {
		const char *space;
		uint64_t components;
	} spaces[] = { { "RGB ", 3 }, { "GRAY", 1 }, { "CMYK", 4 } };
	struct slice bytes;
	struct pdf_value dict;

	if (reference.kind != PDF_REFERENCE ||
		!pdf_stream_read(in->cx, &bytes, &dict, &in->doc, reference.number) ||
		bytes.len < 128 || memcmp(bytes.at + 36, "acsp", 4) != 0)
		return false;
	for (size_t i = 0; i < COUNT(spaces); i++)
		if (memcmp(bytes.at + 16, spaces[i].space, 4) == 0)
			return pdf_get(dict, "N").number == spaces[i].components;
	return false;
}

void check_colour(struct inspection *in)
{
	struct slice intents = pdf_inside(pdf_follow(&in->doc, in->catalogue, "OutputIntents"));
	struct pdf_value one;
	bool fits = false;

	while (pdf_next(&intents, &one)) {
		struct pdf_value intent = pdf_resolve(&in->doc, one);
		fits = fits || (pdf_name_is(pdf_get(intent, "S"), "GTS_PDFA1") &&
				       profile_fits(in, pdf_get(intent, "DestOutputProfile")));
	}
	in->cx->err = (struct err){ 0 };
	if (!fits)
		found(in, "");
}

/* ---- attachments ---- */

static bool is_associated(struct inspection *in, uint64_t number)
{
	struct slice list = pdf_inside(pdf_follow(&in->doc, in->catalogue, "AF"));
	struct pdf_value one;

	while (pdf_next(&list, &one))
		if (one.kind == PDF_REFERENCE && one.number == number)
			return true;
	return false;
}

static void file_look(struct inspection *in, uint64_t number, struct pdf_value dict, bool stream)
{
	struct pdf_value held = pdf_follow(&in->doc, dict, "EF");
	struct pdf_value file = pdf_follow(&in->doc, held, "F");

	(void)stream;
	if (held.kind == PDF_ABSENT)
		return;
	if (pdf_get(dict, "F").kind == PDF_ABSENT || pdf_get(dict, "UF").kind == PDF_ABSENT ||
		pdf_get(dict, "AFRelationship").kind != PDF_NAME ||
		pdf_get(file, "Subtype").kind != PDF_NAME || !is_associated(in, number))
		found_at(in, number);
}

void check_attachments(struct inspection *in)
{
	each_dictionary(in, file_look);
}
