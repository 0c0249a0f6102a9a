/* pdf_unpack.h - objects that are packed into streams, unpacked once (ISO 32000-1, 7.5.7) */
#ifndef PDF_UNPACK_H
#define PDF_UNPACK_H

#include "pdf_stream.h"

struct pdf_unpacked *pdf_unpacked_new(struct arena *arena);

/* The value of a packed object; false where its stream does not hold it. */
MUST_USE bool unpacked_object(const struct pdf_file *doc, const struct pdf_place *place,
	uint64_t number, struct pdf_value *out);

#endif
