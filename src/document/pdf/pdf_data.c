/* pdf_data.c - the document's content for programs, as a file within the PDF (ISO 19005-3, 6.8) */
#include <hpdf_encrypt.h>

#include "hex.h"
#include "pdf_inside.h"
#include "pdf_stream.h"

#define DATA_NAME "data.json"

static const struct words about = W("The content of this document as data, for programs",
	"Dokumentets indhold som data, til programmer");

void pdf_attach(struct pdf *pdf, const struct buf *data)
{
	struct arena_mark mark = arena_mark(pdf->scratch);
	struct buf deflated = { .arena = pdf->scratch };
	HPDF_MD5_CTX md5;

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, (const HPDF_BYTE *)data->text, (HPDF_UINT32)data->len);
	HPDF_MD5Final(pdf->attached.sum, &md5);
	pdf->attached.size = data->len;
	pdf_deflate(&deflated, data->text, data->len);
	pdf->attached.deflated =
		(struct buf){ .text = arena_str(pdf->arena, deflated.text, deflated.len),
			.len = deflated.len };
	arena_rewind(pdf->scratch, mark);
}

const char *pdf_attached_text(struct pdf *pdf)
{
	struct buf sum = { .arena = pdf->arena };

	buf_hex(&sum, pdf->attached.sum, sizeof(pdf->attached.sum));
	return arena_fmt(pdf->arena,
		"/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %zu /CheckSum "
		"<%s> /ModDate (%s)>>",
		pdf->attached.size, sum.text, pdf_date(pdf));
}

static HPDF_Dict specification(struct pdf *pdf)
{
	HPDF_Dict spec = pdf_indirect(pdf), files = pdf_dict(pdf);
	HPDF_Dict file = pdf_stream(pdf, "", 0, false);

	pdf->attached.written = file; /* stands for what is written as text */
	HPDF_Dict_AddName(spec, "Type", "Filespec");
	HPDF_Dict_Add(spec, "F", pdf_ascii(pdf, DATA_NAME));
	HPDF_Dict_Add(spec, "UF", pdf_string(pdf, DATA_NAME));
	HPDF_Dict_Add(spec, "Desc", pdf_string(pdf, words_in(pdf->meta->lang, about)));
	HPDF_Dict_AddName(spec, "AFRelationship", "Data");
	HPDF_Dict_Add(files, "F", file);
	HPDF_Dict_Add(files, "UF", file);
	HPDF_Dict_Add(spec, "EF", files);
	return spec;
}

void pdf_write_data(struct pdf *pdf)
{
	HPDF_Dict spec = specification(pdf);
	HPDF_Dict names = pdf_dict(pdf), embedded = pdf_dict(pdf);
	HPDF_Array associated = pdf_array(pdf), list = pdf_array(pdf);

	HPDF_Array_Add(associated, spec);
	HPDF_Array_Add(list, pdf_ascii(pdf, DATA_NAME));
	HPDF_Array_Add(list, spec);
	HPDF_Dict_Add(embedded, "Names", list);
	HPDF_Dict_Add(names, "EmbeddedFiles", embedded);
	HPDF_Dict_Add(pdf->haru->catalog, "Names", names);
	HPDF_Dict_Add(pdf->haru->catalog, "AF", associated);
}
