/* seal.h - signatures on documents: PAdES B-B to B-LTA (ETSI EN 319 142-1) made and checked */
#ifndef SEAL_H
#define SEAL_H

#include "base.h"

/* What stands as organisation in the certificate of a demo key, and nowhere else. */
#define SEAL_DEMO "Værn DEMO - ikke til brug"

/* ---- who signs ---- */

/* A private key with its certificate and those above it. CLEANUP(seal_key_done). */
struct seal_key {
	struct evp_pkey_st *key;
	struct seal_token *token; /* the hardware that holds the key, or NULL */
	struct x509_st *certificate;
	struct stack_st_X509 *chain;
};

struct seal_key_source {
	/* PEM or PKCS#12 with the key, and its certificates if they are there; or "pkcs11:...", the
	 * address of a key in a token (RFC 7512). */
	const char *path;
	const char *certificates; /* PEM with the certificates when they stand apart, or NULL */

	/* Asked only when the key has a password; NULL, or an answer of NULL, is "there is none".
	 * The answer is wiped when it has done its work, so that no process started later has it.
	 */
	char *(*password)(struct ctx *cx, const char *path, void *arg);
	void *arg;
};

/* Opens a key to sign with: an elliptic-curve or RSA key (2048 bits or more) whose certificate fits
 * it and is valid now. Says which file is at fault, also for a wrong password. */
MUST_USE bool seal_key_open(
	struct ctx *cx, struct seal_key *out, const struct seal_key_source *source);
void seal_key_done(struct seal_key *key);

/* "common name, organisation" of the certificate. */
const char *seal_key_subject(struct ctx *cx, const struct seal_key *key);

/* Makes a P-256 key and a self-signed certificate, named SEAL_DEMO as organisation and in the
 * common name, valid ten years from the day before the clock. Writes both to a new file
 * "demo-key.pem" in the folder (mode 0600) and gives its path. */
MUST_USE bool seal_key_make_demo(
	struct ctx *cx, const char **path, const char *folder, const char *common_name);

/* ---- signing ---- */

/* How long a signature can be shown to hold (EN 319 142-1): by the signer's word; from a trusted
 * time on; with what shows that its certificates were not revoked; and that under a trusted time
 * too. */
enum seal_level { SEAL_OTHER, SEAL_B, SEAL_T, SEAL_LT, SEAL_LTA };
const char *seal_level_name(enum seal_level level); /* "PAdES B-T" */

/* Where time-stamps come from (RFC 3161). */
struct stamp_source {
	const char *const *urls; /* http, tried in order; ends with NULL */
	const char *trust;       /* PEM file or folder that authorities must lead to, or NULL */
	int seconds;             /* to wait for each of them; 0: 10 */
};

struct pdf_sign_options {
	const char *field;    /* an empty signature field to fill; made where there is none */
	const char *reason;   /* or NULL */
	const char *location; /* or NULL */
	int64_t time;         /* the claimed time, seconds since 1970; 0: the clock's */
	const struct stamp_source *stamp; /* makes it PAdES B-T; NULL: B-B */
	enum seal_level level; /* SEAL_LT and SEAL_LTA need a stamp; lower ones follow from it */
	bool certify;          /* nothing but further signatures may come after it (DocMDP) */
};

/* Adds one signature to a PDF of our own making as an incremental update; one that somebody sent is
 * for seal_sign_file(). Fails for a field that is signed already,
 * and for files that cannot be updated safely (cross-reference streams, encryption, damage). */
MUST_USE bool pdf_sign(struct ctx *cx, struct buf *out, const struct buf *in,
	const struct seal_key *key, const struct pdf_sign_options *options);

struct pdf_keep_options {
	const struct stamp_source *stamp; /* for a time-stamp over everything, or NULL */
	struct buf *doubts; /* where what nobody could prove is written, a line each; NULL: fails */
};

/* Adds to a document that holds what shows that the certificates behind its signatures were not
 * revoked, as their issuers say now (OCSP, CRL), and an archive time-stamp over all of it (PAdES's
 * DocTimeStamp), in one update; may be done again and again. Fails where one was revoked. The PDF,
 * which anybody may have sent, is read in a process that can reach nothing. */
MUST_USE bool pdf_keep(struct ctx *cx, struct buf *out, const struct buf *in,
	const struct pdf_keep_options *options);

/* A file that anybody may have sent, to be sealed. */
struct seal_order {
	const char *from, *to; /* may be the same: written aside, synced, renamed */
	const struct seal_key_source *source;
	struct pdf_sign_options how;
};

/* pdf_sign() from file to file. The PDF is read, and its update made, in a process that can reach
 * nothing; the key is opened when that is done, and this process adds the signature to what it did
 * not read. *subject is then whose seal it is. */
MUST_USE bool seal_sign_file(struct ctx *cx, const char **subject, const struct seal_order *order);

/* pdf_keep() of a file in its place. */
MUST_USE bool seal_keep_file(
	struct ctx *cx, const char *path, const struct pdf_keep_options *options);

/* ---- checking ---- */

/* One signature; a check that was not reached, because one before it failed, is false. */
struct pdf_signature {
	const char *field;                 /* name of the field */
	const char *signer, *organisation; /* CN and O of the certificate, "" where it has none */
	const char *reason;                /* or NULL */
	const char *time;                  /* claimed, "2026-01-31T12:00:00Z", or NULL */
	int64_t claimed;                   /* the same in seconds since 1970 */
	bool archive;                      /* a time-stamp over the document, not a signature */
	const char *stamped;               /* the trusted time, or NULL, given by: */
	const char *authority;
	int64_t trusted_time; /* the same in seconds since 1970 */
	int64_t stamp_until;  /* when the authority's certificate ends */
	enum seal_level level;
	bool demo, self_signed;             /* demo: a key of seal_key_make_demo() */
	bool covers_revision;               /* all bytes of the state that was signed */
	bool digest_holds, signature_holds; /* the bytes are those that the key signed */
	bool certificate_named; /* by signing-certificate-v2, so none can be put instead */
	bool certificate_valid; /* at the claimed time, and meant for signing */
	bool trusted;           /* leads to the trust list */
	bool later_signed;      /* what came after are further signatures and proof only */
	bool unrevoked;         /* the file shows that none of its certificates was revoked */
	bool certifies;         /* lets nothing but signatures come after it (DocMDP) */
	bool good;              /* all of it; trust counts where a list was given */
};

/* Each of them, for those who write or read all. */
struct pdf_fact {
	const char *name;
	enum fact_kind { FACT_BOOL, FACT_TEXT, FACT_MOMENT, FACT_LEVEL } kind;
	size_t offset; /* in struct pdf_signature */
};
extern const struct pdf_fact pdf_facts[]; /* ends with one without a name */

/* One line for people, translated. */
struct pdf_finding {
	bool fault;
	const char *text;
};

struct pdf_verdict {
	bool good; /* signed, no faults, and the last signature covers the whole file */
	struct pdf_signature *signatures; /* in the order in which they were made */
	size_t signature_count;
	struct pdf_finding *findings;
	size_t finding_count;
};

/* Checks every signature of a PDF and what was done to the file after each. trust: a PEM file or a
 * folder of them that signers must lead to, or NULL. Fails only when it could not look: no PDF, a
 * trust list that cannot be read; faults are in the verdict. */
MUST_USE bool pdf_verify(
	struct ctx *cx, struct pdf_verdict *out, const struct buf *in, const char *trust);

/* The same for a file that anybody may have sent: it is read in a process that can reach nothing.
 */
MUST_USE bool seal_verify_file(
	struct ctx *cx, struct pdf_verdict *out, const char *path, const char *trust);

#endif
