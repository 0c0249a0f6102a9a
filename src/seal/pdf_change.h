/* pdf_change.h - what was done to a document between two of its states */
#ifndef SEAL_PDF_CHANGE_H
#define SEAL_PDF_CHANGE_H

#include "pdf_read.h"

/* Whether the newer state adds exactly one signature to the older and nothing else. Stricter than
 * most: everything but the signature, its field, and the two lists that lead to the field must be
 * as it was. Otherwise an error that says what was changed. */
MUST_USE bool change_is_signature(
	struct ctx *cx, const struct pdf_file *older, const struct pdf_file *newer);

#endif
