/* checkpoint.h - the head of the ledger as a C2SP tlog-checkpoint in an Ed25519 signed note */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H

#include "merkle.h"

/* Who signs: "vaern.example/roskilde" and its key; the private half may be absent. The name has
 * neither spaces nor "+" (C2SP signed-note). */
struct signer {
	const char *name;
	struct evp_pkey_st *key;
};

struct checkpoint {
	const char *origin;
	struct tree_head head;
};

/* Opens the signer's private key, an Ed25519 key as key_make() writes it. CLEANUP(signer_done). */
MUST_USE bool signer_open(struct ctx *cx, const char *path, const char *name, struct signer *out);

/* "name+0f1e2d3c+base64", the form in which other tools take the public key. */
MUST_USE bool signer_vkey(struct ctx *cx, const struct signer *who, const char **out);

/* Reads such a line, so that a verifier needs nothing else from us. CLEANUP(signer_done). */
MUST_USE bool signer_from_vkey(struct ctx *cx, const char *vkey, struct signer *out);
void signer_done(struct signer *who);

/* Adds the signed note to out. */
MUST_USE bool checkpoint_sign(
	struct ctx *cx, const struct checkpoint *point, const struct signer *who, struct buf *out);

/* Fails unless the note is well formed and carries a right signature by who. */
MUST_USE bool checkpoint_open(struct ctx *cx, const char *note, size_t len,
	const struct signer *who, struct checkpoint *out);

#endif
