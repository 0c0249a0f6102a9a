/* pdf_signing.h - one state added to a document: a signature, what proves certificates, or both */
#ifndef SEAL_PDF_SIGNING_H
#define SEAL_PDF_SIGNING_H

#include "evidence.h"
#include "pdf_update.h"
#include "seal.h"

struct signing {
	struct pdf_update u;
	struct pdf_value catalogue, form;
	bool catalogue_changed;
	const struct pdf_sign_options *options; /* NULL: nothing is signed */
	const struct seal_key *key;             /* NULL: an archive time-stamp */
	const struct evidence *evidence;        /* to add, or NULL */
	uint64_t signature;                     /* its object number */
	size_t range, contents, contents_end;   /* places of the two gaps in the output */
};

/* Writes a key of the catalogue anew. */
void catalogue_set(struct ctx *cx, struct signing *s, const char *key, const char *value);

/* Leads from the document's form to the signature's value: by the field of the name that the
 * options give, which is made where there is none. A field that is made is field and widget in one
 * object, of no size and outside the page: the one shape that PDF/UA, poppler and strict verifiers
 * all accept. */
MUST_USE bool field_prepare(struct ctx *cx, struct signing *s);

/* Adds the state to the document. */
MUST_USE bool state_add(struct ctx *cx, struct buf *out, const struct buf *in, struct signing *s);

#endif
