/* pdf_store.h - a PDF's document security store (DSS): what shows, for as long as the document is
 * kept, that the certificates behind its signatures were not revoked (ETSI EN 319 142-1, 5.4) */
#ifndef SEAL_PDF_STORE_H
#define SEAL_PDF_STORE_H

#include "evidence.h"
#include "pdf_section.h"
#include "pdf_update.h"

/* ---- what an update does to it ---- */

enum store_part_kind { STORE_WHOLE, STORE_LIST, STORE_ITEM, STORE_VRI, STORE_VRI_ENTRY };

/* The objects that the store of a state is made of. */
struct pdf_store_parts {
	struct pdf_store_part {
		uint64_t number;
		enum store_part_kind kind;
	} * parts;
	size_t count;
};

struct pdf_store_changes {
	struct pdf_store_parts older, newer;
	bool grew;   /* something is in it that was not */
	bool shrank; /* something that was in it is gone */
};

void store_changes_read(struct ctx *cx, struct pdf_store_changes *out, const struct pdf_file *older,
	const struct pdf_file *newer);

/* Whether the changed object is a part of the store as it may be: nothing that a page could show,
 * and nothing that was there before is gone. */
bool store_part_fits(const struct pdf_store_changes *changes, const struct change *change);

/* ---- its content ---- */

/* Reads what the document's store holds; nothing where it has none. Fails at an item that is not
 * whole; those before it are there. */
MUST_USE bool store_read(struct ctx *cx, struct evidence *out, const struct pdf_file *doc);

/* Adds a store to the update that holds what the document's has, and the new evidence; *catalogue
 * then leads to it. */
MUST_USE bool store_write(struct ctx *cx, struct pdf_update *u, struct pdf_value *catalogue,
	const struct evidence *more);

#endif
