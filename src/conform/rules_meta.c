/* rules_meta.c - what the document says of itself */
#include <stdlib.h>
#include <string.h>

#include "pdf_stream.h"
#include "rules.h"
#include "xmp.h"

static const char *said(const struct inspection *in, enum xmp_property property)
{
	const char *value = in->xmp ? in->xmp->values[property] : NULL;

	return value ? value : "";
}

/* Plain XML, which is found without knowing PDF. */
void check_metadata(struct inspection *in)
{
	struct pdf_value stream = pdf_follow(&in->doc, in->catalogue, "Metadata");

	if (!in->xmp || !in->xmp->well_formed || pdf_get(stream, "Filter").kind != PDF_ABSENT ||
		!pdf_name_is(pdf_get(stream, "Subtype"), "XML"))
		found(in, "");
}

void check_pdfa_part(struct inspection *in)
{
	if (strcmp(said(in, XMP_PDFA_PART), "3") != 0 ||
		strcmp(said(in, XMP_PDFA_CONFORMANCE), "A") != 0)
		found(in, "");
}

void check_pdfua_part(struct inspection *in)
{
	if (strcmp(said(in, XMP_PDFUA_PART), "1") != 0)
		found(in, "");
}

void check_schema(struct inspection *in)
{
	if (*said(in, XMP_PDFUA_PART) &&
		strcmp(said(in, XMP_SCHEMA), "http://www.aiim.org/pdfua/ns/id/") != 0)
		found(in, "");
}

void check_title(struct inspection *in)
{
	if (!*said(in, XMP_TITLE))
		found(in, "");
}

/* "D:20270129000000Z" and "2027-01-29T00:00:00Z" have the same digits. */
static bool same_digits(const char *a, const char *b)
{
	static const char digits[] = "0123456789";

	for (;;) {
		a += strcspn(a, digits);
		b += strcspn(b, digits);
		if (!*a || !*b)
			return *a == *b;
		if (*a++ != *b++)
			return false;
	}
}

void check_information(struct inspection *in)
{
	static const struct {
		const char *key;
		enum xmp_property property;
	} dates[] = { { "CreationDate", XMP_CREATED }, { "ModDate", XMP_MODIFIED } };
	struct pdf_value info = pdf_follow(&in->doc, in->doc.trailer, "Info");
	const char *title = pdf_text(in->cx, pdf_follow(&in->doc, info, "Title"));

	if (info.kind != PDF_DICT)
		return;
	if (title && strcmp(title, said(in, XMP_TITLE)) != 0)
		found(in, "Title");
	for (size_t i = 0; i < COUNT(dates); i++) {
		const char *date = pdf_text(in->cx, pdf_follow(&in->doc, info, dates[i].key));
		if (date && !same_digits(date, said(in, dates[i].property)))
			found(in, dates[i].key);
	}
}

void check_title_shown(struct inspection *in)
{
	struct pdf_value shown = pdf_follow(&in->doc,
		pdf_follow(&in->doc, in->catalogue, "ViewerPreferences"), "DisplayDocTitle");

	if (!pdf_word_is(shown, "true"))
		found(in, "");
}

void check_language(struct inspection *in)
{
	if (!lang_is_tag(pdf_text(in->cx, pdf_follow(&in->doc, in->catalogue, "Lang"))))
		found(in, "");
	for (size_t i = 0; i < in->element_count; i++) {
		struct pdf_value own = pdf_follow(&in->doc, in->elements[i].dict, "Lang");
		if (own.kind != PDF_ABSENT && !lang_is_tag(pdf_text(in->cx, own)))
			found_at(in, in->elements[i].number);
	}
}

void check_marked(struct inspection *in)
{
	struct pdf_value info = pdf_follow(&in->doc, in->catalogue, "MarkInfo");

	if (!pdf_word_is(pdf_follow(&in->doc, info, "Marked"), "true") ||
		pdf_word_is(pdf_follow(&in->doc, info, "Suspects"), "true"))
		found(in, "");
}
