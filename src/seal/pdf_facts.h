/* pdf_facts.h - a verdict as bytes, to come from one process to another */
#ifndef SEAL_PDF_FACTS_H
#define SEAL_PDF_FACTS_H

#include "seal.h"

/* Writes what a check of a PDF came to: a verdict, or where verdict is NULL the error. */
void verdict_write(const struct ctx *cx, struct buf *out, const struct pdf_verdict *verdict);

/* Reads it again, into the arena; the bytes may be anybody's. False with the error that they tell,
 * or where they are no verdict. */
MUST_USE bool verdict_read(struct ctx *cx, struct pdf_verdict *out, const char *bytes, size_t len);

#endif
