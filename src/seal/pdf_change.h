/* pdf_change.h - what was done to a document between two of its states */
#ifndef SEAL_PDF_CHANGE_H
#define SEAL_PDF_CHANGE_H

#include "pdf_read.h"

/* Whether what lies between the states is only what may be added to a signed document: data that
 * proves its certificates (DSS), and, where signature says so, exactly one signature, which ends
 * it. Stricter than most: everything but these, and the lists that lead to them, must be as it was.
 * Otherwise an error that says what was changed. */
MUST_USE bool change_is_allowed(
	struct ctx *cx, const struct pdf_file *older, const struct pdf_file *newer, bool signature);

#endif
