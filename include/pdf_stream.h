/* pdf_stream.h - the streams of a PDF: read through their filters, and deflated for writing */
#ifndef PDF_STREAM_H
#define PDF_STREAM_H

#include "pdf_read.h"

#define PDF_DECODED_MAX \
	((size_t)64 << 20) /* bytes of one stream: a few bytes may stand for many \
			    */

/* The bytes of a stream whose dictionary is given, through FlateDecode (with its predictors),
 * ASCIIHexDecode and ASCII85Decode; raw is what stands in the file. Lives in the arena. */
MUST_USE bool pdf_decode(struct ctx *cx, struct slice *out, const struct pdf_file *doc,
	struct pdf_value dict, struct slice raw);

/* The decoded bytes of a stream that is an indirect object; *dict, where it is asked for, is its
 * dictionary. Fails for an object that is no stream, and for a filter that is not known. */
MUST_USE bool pdf_stream_read(struct ctx *cx, struct slice *out, struct pdf_value *dict,
	const struct pdf_file *doc, uint64_t number);

/* The bytes of the file that is attached to the document under that name as its data (/AF); out is
 * empty where there is none. */
MUST_USE bool pdf_attachment(
	struct ctx *cx, struct slice *out, const struct pdf_file *doc, const char *name);

/* Adds the bytes deflated, as FlateDecode takes them. */
void pdf_deflate(struct buf *out, const void *bytes, size_t len);

#endif
