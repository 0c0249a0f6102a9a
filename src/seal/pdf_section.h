/* pdf_section.h - one update of a document: the objects that its bytes hold
 *
 * The bytes are read from first to last, not only where the update's table points, so that nothing
 * can hide between the objects for a reader that rebuilds the table by itself. */
#ifndef SEAL_PDF_SECTION_H
#define SEAL_PDF_SECTION_H

#include "pdf_read.h"

/* One object of the update. */
struct change {
	uint64_t number;
	struct pdf_value old, new; /* old is absent where the object is new */
	bool stream;               /* the new one */
};

struct section {
	struct ctx *cx;
	const struct pdf_file *older, *newer;
	struct change *changes;
	size_t count;
};

/* Opens the state of the document that the first update behind the older state made, of those that
 * end no later than the given place. */
MUST_USE bool section_next(
	struct ctx *cx, struct pdf_file *out, const struct pdf_file *older, size_t end);

/* Reads the one update that lies between two states: a proper one, which names the objects that
 * stand there and no others, and keeps the document's catalogue and information. */
MUST_USE bool section_read(struct ctx *cx, struct section *out, const struct pdf_file *older,
	const struct pdf_file *newer);

/* What the update does to an object, or NULL. */
const struct change *section_change(const struct section *section, uint64_t number);

#endif
