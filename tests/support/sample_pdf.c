/* sample_pdf.c - a small PDF put together by hand, and ways to change it, for tests */
#include "sample_pdf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define OBJECTS_MAX 16

static const struct sample_object with_form[] = {
	{ 1, "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 7 0 R>>" },
	{ 2, "<</Type /Pages /Kids [3 0 R] /Count 1>>" },
	{ 3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
	     "/Resources <<>> /Annots [6 0 R]>>" },
	{ 4, "<</Length 20>>\nstream\n10 10 180 80 re f %)\nendstream" },
	{ 5, "<</Fields [6 0 R] /SigFlags 3>>" },
	{ 6, "<</Type /Annot /Subtype /Widget /FT /Sig /T (Segl) /Rect [-10 -10 -10 -10] "
	     "/F 132 /P 3 0 R>>" },
	{ 7, "<</Type /Metadata /Subtype /XML /Length 5>>\nstream\n<x/>\n\nendstream" },
	{ 0 },
};

static const struct sample_object plain[] = {
	{ 1, "<</Type /Catalog /Pages 2 0 R>>" },
	{ 2, "<</Type /Pages /Kids [3 0 R] /Count 1>>" },
	{ 3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R "
	     "/Resources <<>>>>" },
	{ 4, "<</Length 20>>\nstream\n10 10 180 80 re f %)\nendstream" },
	{ 0 },
};

/* Writes objects, their table and a trailer; prev is the table before, or 0. */
static void write_state(struct buf *out, const struct sample_object *objects, size_t prev)
{
	size_t offsets[OBJECTS_MAX], n = 0;

	for (; objects[n].number; n++) {
		assert(n < OBJECTS_MAX);
		offsets[n] = out->len;
		buf_fmt(out, "%u 0 obj\n%s\nendobj\n", objects[n].number, objects[n].body);
	}
	size_t table = out->len;
	buf_puts(out, "xref\n0 1\n0000000000 65535 f\r\n");
	for (size_t i = 0; i < n; i++)
		buf_fmt(out, "%u 1\n%010zu 00000 n\r\n", objects[i].number, offsets[i]);
	buf_puts(out, "trailer\n<</Size 50 /Root 1 0 R");
	buf_puts(out,
		" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]");
	if (prev)
		buf_fmt(out, " /Prev %zu", prev);
	buf_fmt(out, ">>\nstartxref\n%zu\n%%%%EOF\n", table);
}

static struct buf document(struct ctx *cx, const struct sample_object *objects)
{
	struct buf out = { .arena = cx->arena };

	buf_puts(&out, "%PDF-1.7\n%\xc3\xa6\xc3\xb8\n");
	write_state(&out, objects, 0);
	return out;
}

struct buf sample_pdf(struct ctx *cx)
{
	return document(cx, with_form);
}

struct buf sample_pdf_plain(struct ctx *cx)
{
	return document(cx, plain);
}

/* Where the newest table of a document begins. */
static size_t last_table(const struct buf *pdf)
{
	size_t at = pdf->len - strlen("startxref");

	while (memcmp(pdf->text + at, "startxref", strlen("startxref")) != 0)
		at--;
	return strtoul(pdf->text + at + strlen("startxref"), NULL, 10);
}

struct buf sample_update(struct ctx *cx, const struct buf *pdf, const struct sample_object *objects)
{
	struct buf out = { .arena = cx->arena };

	buf_add(&out, pdf->text, pdf->len);
	write_state(&out, objects, last_table(pdf));
	return out;
}
