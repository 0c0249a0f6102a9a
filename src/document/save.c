/* save.c - a PDF in a file: complete or not there */
#include "disk.h"
#include "document.h"

bool document_save(struct ctx *cx, const struct document *doc, const char *path)
{
	struct pdf_bytes pdf;

	return document_to_pdf(cx, doc, &pdf) &&
	       disk_replace(cx, path, (const char *)pdf.data, pdf.len);
}
