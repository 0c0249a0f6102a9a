/* xmp.h - what a document says of itself in XML (ISO 16684-1) */
#ifndef CONFORM_XMP_H
#define CONFORM_XMP_H

#include "base.h"

/* The properties that the rules ask for. */
enum xmp_property {
	XMP_PDFA_PART,
	XMP_PDFA_CONFORMANCE,
	XMP_PDFUA_PART,
	XMP_TITLE,
	XMP_CREATED,
	XMP_MODIFIED,
	XMP_SCHEMA, /* one that is described in the document: its namespace */
	XMP_PROPERTIES
};

struct xmp {
	bool well_formed;
	const char *values[XMP_PROPERTIES]; /* NULL where it is not said */
};

struct xmp *xmp_read(struct ctx *cx, const char *bytes, size_t len);

#endif
