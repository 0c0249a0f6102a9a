/* sample_pdf.h - a small PDF put together by hand, and ways to change it, for tests */
#ifndef SAMPLE_PDF_H
#define SAMPLE_PDF_H

#include "base.h"

/* A one-page document: 1 catalogue, 2 pages, 3 page, 4 content, 5 form with the empty signature
 * field 6 "Segl", 7 metadata. */
struct buf sample_pdf(struct ctx *cx);

/* The same without any form. */
struct buf sample_pdf_plain(struct ctx *cx);

/* An object of an update: its number and what stands between "obj" and "endobj". */
struct sample_object {
	unsigned number;
	const char *body;
};

/* The document with an incremental update of these objects (the last has the number 0). */
struct buf sample_update(
	struct ctx *cx, const struct buf *pdf, const struct sample_object *objects);

#endif
