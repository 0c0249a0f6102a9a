/* pdf_filter.h - what the files of filters share */
#ifndef PDF_FILTER_H
#define PDF_FILTER_H

#include "pdf_stream.h"

/* How a row of bytes was foretold from the one before it: 1 not at all, 2 as in TIFF, 10 to 15 as
 * in PNG. */
struct predictor {
	uint64_t kind;
	size_t row, pixel; /* bytes of a row, and of what stands to its left */
};

/* Each false for what cannot be decoded, or would be too much. */
MUST_USE bool flate_decode(struct buf *out, struct slice in);
MUST_USE bool predictor_undo(struct buf *out, struct slice in, const struct predictor *p);

#endif
