/* pdf_meta.c - what the file says about itself: XMP, colours, language, dates */
#include <string.h>

#include "../tree.h"
#include "moment.h"
#include "pdf_inside.h"

#define PRODUCER "Værn " VAERN_VERSION

/* The claim to be PDF/UA needs its schema described, since PDF/A does not know it (ISO 19005-3,
 * 6.6.2.3.3). */
static const char claims[] =
	"<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
	"<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
	"<rdf:Description rdf:about=\"\" "
	"xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaProperty:name>part</pdfaProperty:name>"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	"<pdfaProperty:category>internal</pdfaProperty:category>"
	"<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
	"</rdf:Description>\n";

static const char *language(enum lang lang)
{
	return words_in(lang, (struct words)W("en-GB", "da-DK"));
}

static void put_between(struct buf *b, const char *before, const char *text, const char *after)
{
	buf_puts(b, before);
	buf_html(b, words_clean(b->arena, text));
	buf_puts(b, after);
}

static void put_dublin_core(struct buf *b, const struct pdf_meta *meta)
{
	buf_puts(b, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
		    "<dc:format>application/pdf</dc:format>");
	put_between(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title,
		"</rdf:li></rdf:Alt></dc:title>");
	put_between(b, "<dc:creator><rdf:Seq><rdf:li>", meta->author,
		"</rdf:li></rdf:Seq></dc:creator>");
	if (meta->subject)
		put_between(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
			meta->subject, "</rdf:li></rdf:Alt></dc:description>");
	put_between(b, "<dc:language><rdf:Bag><rdf:li>", language(meta->lang),
		"</rdf:li></rdf:Bag></dc:language></rdf:Description>\n");
}

/* "2026-01-31T12:00:00Z" */
static const char *moment_of(struct pdf *pdf)
{
	int64_t moment = pdf->meta->moment;
	int second = (int)(moment % 86400);
	char date[DATE_SIZE];

	days_to_date((long)(moment / 86400), date);
	return arena_fmt(pdf->arena, "%sT%02d:%02d:%02dZ", date, second / 3600, second / 60 % 60,
		second % 60);
}

/* "D:20260131120000Z" */
const char *pdf_date(struct pdf *pdf)
{
	struct buf b = { .arena = pdf->arena };

	buf_puts(&b, "D:");
	for (const char *text = moment_of(pdf); *text; text++)
		if (!strchr("-T:", *text))
			buf_putc(&b, *text);
	return b.text;
}

static HPDF_Dict xmp(struct pdf *pdf)
{
	struct buf b = { .arena = pdf->arena };
	const char *moment = moment_of(pdf);

	buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
		     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	put_dublin_core(&b, pdf->meta);
	buf_fmt(&b,
		"<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
		"<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate>"
		"<xmp:ModifyDate>%s</xmp:ModifyDate></rdf:Description>\n"
		"<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
		"<pdf:Producer>" PRODUCER "</pdf:Producer></rdf:Description>\n",
		moment, moment);
	buf_fmt(&b,
		"<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
		"<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
		"</rdf:Description>\n",
		pdf->meta->archive == ARCHIVE_1A ? 1 : 3);
	buf_puts(&b, claims);
	buf_puts(&b, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
	HPDF_Dict dict = pdf_stream(pdf, b.text, b.len, false);
	HPDF_Dict_AddName(dict, "Type", "Metadata");
	HPDF_Dict_AddName(dict, "Subtype", "XML");
	return dict;
}

/* The colours in the file are those of a screen: sRGB. */
static HPDF_Array output_intents(struct pdf *pdf)
{
	HPDF_Dict intent = pdf_indirect(pdf);
	HPDF_Dict profile = pdf_stream(pdf, pdf->icc.text, pdf->icc.len, true);
	HPDF_Array all = pdf_array(pdf);

	HPDF_Dict_AddNumber(profile, "N", 3);
	HPDF_Dict_AddName(intent, "Type", "OutputIntent");
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	HPDF_Dict_Add(intent, "OutputConditionIdentifier", pdf_ascii(pdf, "sRGB IEC61966-2.1"));
	HPDF_Dict_Add(intent, "Info", pdf_ascii(pdf, "sRGB IEC61966-2.1"));
	HPDF_Dict_Add(intent, "DestOutputProfile", profile);
	HPDF_Array_Add(all, intent);
	return all;
}

static void info_write(struct pdf *pdf)
{
	HPDF_Dict info = pdf->haru->info;
	const char *moment = pdf_date(pdf);

	HPDF_Dict_Add(info, "Title", pdf_string(pdf, pdf->meta->title));
	HPDF_Dict_Add(info, "Author", pdf_string(pdf, pdf->meta->author));
	if (pdf->meta->subject)
		HPDF_Dict_Add(info, "Subject", pdf_string(pdf, pdf->meta->subject));
	HPDF_Dict_Add(info, "Creator", pdf_string(pdf, PRODUCER));
	HPDF_Dict_Add(info, "Producer", pdf_string(pdf, PRODUCER));
	HPDF_Dict_Add(info, "CreationDate", pdf_ascii(pdf, moment));
	HPDF_Dict_Add(info, "ModDate", pdf_ascii(pdf, moment));
}

/* Readers call pages what their footers call them: 1, 2, 3 from the first on. */
static HPDF_Dict page_labels(struct pdf *pdf)
{
	HPDF_Dict labels = pdf_dict(pdf), style = pdf_dict(pdf);
	HPDF_Array ranges = pdf_array(pdf);

	HPDF_Dict_AddName(style, "S", "D");
	HPDF_Array_AddNumber(ranges, 0);
	HPDF_Array_Add(ranges, style);
	HPDF_Dict_Add(labels, "Nums", ranges);
	return labels;
}

void pdf_write_meta(struct pdf *pdf)
{
	HPDF_Dict catalog = pdf->haru->catalog, viewer = pdf_dict(pdf);
	HPDF_Array id = pdf_array(pdf);
	HPDF_BYTE unknown[16] = { 0 }; /* until all the rest is written */

	HPDF_Dict_Add(catalog, "Metadata", xmp(pdf));
	HPDF_Dict_Add(catalog, "OutputIntents", output_intents(pdf));
	HPDF_Dict_Add(catalog, "Lang", pdf_ascii(pdf, language(pdf->meta->lang)));
	HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
	HPDF_Dict_Add(catalog, "ViewerPreferences", viewer);
	HPDF_Dict_Add(catalog, "PageLabels", page_labels(pdf));
	info_write(pdf);
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(id, HPDF_Binary_New(pdf->haru->mmgr, unknown, sizeof(unknown)));
	HPDF_Dict_Add(pdf->haru->trailer, "ID", id);
}
