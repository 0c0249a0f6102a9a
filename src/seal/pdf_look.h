/* pdf_look.h - looking at every signature of a PDF: what is shared by the steps */
#ifndef SEAL_PDF_LOOK_H
#define SEAL_PDF_LOOK_H

#include "chain.h"
#include "cms.h"
#include "pdf_read.h"
#include "seal.h"

#define SIGNATURES_MAX 64

/* A signature as found in the file. */
struct found {
	struct pdf_value value;    /* its dictionary */
	struct pdf_value contents; /* where the CMS stands */
	size_t end;                /* how much of the file it covers */
	struct pdf_file state;     /* the document as it was signed */
	struct pdf_signature facts;
	struct credential signer, stamper; /* who signed, and who gave the time; may be empty */
};

/* CLEANUP(look_done). */
struct look {
	struct ctx *cx;
	struct slice file;
	struct pdf_file doc;
	X509_STORE *trust;                  /* or NULL */
	struct evidence shown;              /* by the document as it is now */
	struct found found[SIGNATURES_MAX]; /* in the order in which they were made */
	size_t count;
	struct pdf_finding *findings;
	size_t finding_count, finding_room;
};

/* Finds and checks all signatures of a PDF; fails only where it could not look. */
MUST_USE bool look_at(struct ctx *cx, struct look **out, const struct buf *in, X509_STORE *trust);
void look_done(struct look **look);

/* Whether it found signatures, and no fault. */
bool look_is_good(const struct look *look);

void finding_add(struct look *look, bool fault, const char *text);

/* Turns the failure of a check into a finding: it is an answer, not a failure to look. */
void fault_add(struct look *look);

/* What the signature covers: all of a state of the document but itself. Fills the claim. */
MUST_USE bool cover_check(
	struct ctx *cx, const struct look *look, struct found *f, struct cms_claim *claim);

/* What the document itself shows of the certificates: whether they were revoked, and so at which
 * level each signature stands. */
void proofs_check(struct look *look);

/* When the keys of a signature, and of the time-stamp on it, were used. */
struct proof_times signer_times(struct look *look, const struct found *f);
struct proof_times stamper_times(struct look *look, const struct found *f);

/* What people should know of a signature that holds. */
void notes_add(struct look *look, const struct pdf_signature *signature);

/* pdf_verify() by a trust list that is open. */
MUST_USE bool verdict_make(
	struct ctx *cx, struct pdf_verdict *out, const struct buf *in, X509_STORE *trust);

#endif
