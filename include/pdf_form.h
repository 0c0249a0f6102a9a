/* pdf_form.h - the form fields and the pages of a PDF, as far as signatures need them */
#ifndef PDF_FORM_H
#define PDF_FORM_H

#include "pdf_read.h"

#define FIELDS_MAX 2000

/* The object numbers of all fields, parents and children alike. */
struct pdf_fields {
	uint64_t *numbers;
	size_t count;
};

/* Lists the fields of the document's form; none where it has no form. Fails where the list is
 * damaged or too long. */
MUST_USE bool pdf_fields_read(struct ctx *cx, const struct pdf_file *doc, struct pdf_fields *out);

/* The first page: its object number and its dictionary. */
MUST_USE bool pdf_first_page(
	struct ctx *cx, const struct pdf_file *doc, uint64_t *number, struct pdf_value *page);

#endif
