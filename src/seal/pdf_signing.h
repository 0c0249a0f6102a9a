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
	int64_t time;                           /* the claimed one */
	size_t room;                            /* bytes that the signature may take */
	bool archive;                           /* it is an archive time-stamp */
	const struct evidence *evidence;        /* to add, or NULL */
	uint64_t signature;                     /* its object number */
};

/* Where a signature's dictionary begins, and the two gaps in it. */
struct gaps {
	size_t start, range, contents, contents_end;
};

/* A document with the state added, but for the signature's value. */
struct prepared {
	struct buf bytes;
	struct gaps gaps; /* zeros where nothing is signed */
};

/* Writes a key of the catalogue anew. */
void catalogue_set(struct ctx *cx, struct signing *s, const char *key, const char *value);

/* Leads from the document's form to the signature's value: by the field of the name that the
 * options give, which is made where there is none. A field that is made is field and widget in one
 * object, of no size and outside the page: the one shape that PDF/UA, poppler and strict verifiers
 * all accept. */
MUST_USE bool field_prepare(struct ctx *cx, struct signing *s);

/* Adds the state to the document, of which nothing is known. */
MUST_USE bool state_prepare(
	struct ctx *cx, struct prepared *out, const struct buf *in, struct signing *s);

/* The same in a process that can reach nothing. Here the document is not read; what comes back is
 * put behind it, and must hold the very dictionary that was asked for. */
MUST_USE bool state_prepare_apart(
	struct ctx *cx, struct prepared *out, const struct buf *in, struct signing *s);

/* Takes what that process says; the bytes may be anybody's. */
MUST_USE bool prepared_read(struct ctx *cx, struct prepared *out, const struct buf *in,
	const struct signing *s, struct slice answer);

/* The signature's dictionary with its gaps; their places count from the first byte of out. */
void dictionary_write(struct buf *out, const struct signing *s, struct gaps *gaps);

/* Now that every byte has its place: what is covered, and the signature over it. key: NULL for a
 * time-stamp. */
MUST_USE bool state_fill(struct ctx *cx, struct prepared *p, const struct seal_key *key,
	const struct stamp_source *stamp);

/* A time-stamp needs an authority. */
MUST_USE bool level_check(struct ctx *cx, const struct pdf_sign_options *options);

#endif
