/* pdf_data.c - the document's content for programs, as a file within the PDF (ISO 19005-3, 6.8) */
#include <hpdf_encrypt.h>

#include "pdf_inside.h"

#define DATA_NAME "data.json"

static const struct words about = W("The content of this document as data, for programs",
	"Dokumentets indhold som data, til programmer");

static HPDF_Binary checksum(struct pdf *pdf, const struct buf *data)
{
	HPDF_BYTE sum[HPDF_MD5_KEY_LEN];
	HPDF_MD5_CTX md5;

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, (const HPDF_BYTE *)data->text, (HPDF_UINT32)data->len);
	HPDF_MD5Final(sum, &md5);
	return HPDF_Binary_New(pdf->haru->mmgr, sum, sizeof(sum));
}

static HPDF_Dict file_write(struct pdf *pdf, const struct buf *data)
{
	HPDF_Dict file = pdf_stream(pdf, data->text, data->len, true), params = pdf_dict(pdf);

	HPDF_Dict_AddName(file, "Type", "EmbeddedFile");
	HPDF_Dict_AddName(file, "Subtype", "application/json");
	HPDF_Dict_AddNumber(params, "Size", (HPDF_INT32)data->len);
	HPDF_Dict_Add(params, "CheckSum", checksum(pdf, data));
	HPDF_Dict_Add(params, "ModDate", pdf_ascii(pdf, pdf_date(pdf)));
	HPDF_Dict_Add(file, "Params", params);
	return file;
}

static HPDF_Dict specification(struct pdf *pdf, const struct buf *data)
{
	HPDF_Dict spec = pdf_indirect(pdf), files = pdf_dict(pdf), file = file_write(pdf, data);

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
	HPDF_Dict spec = specification(pdf, &pdf->meta->data);
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
