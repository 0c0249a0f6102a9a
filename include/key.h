/* key.h - private keys: made once, kept in PEM files that only their owner can read */
#ifndef KEY_H
#define KEY_H

#include "base.h"

struct evp_pkey_st;

/* Ed25519 signs the ledger's heads; P-256 signs documents, because PDF readers know it. */
enum key_kind { KEY_ED25519, KEY_P256 };

/* Makes a key and writes it to a new file (PKCS#8 PEM, mode 0600, synced); a file that is there
 * already is a conflict and stays as it is. */
MUST_USE bool key_make(struct ctx *cx, const char *path, enum key_kind kind);

/* Reads a private key without password from a PEM file. The caller owns it: CLEANUP(key_done). */
MUST_USE bool key_load(struct ctx *cx, const char *path, struct evp_pkey_st **out);
void key_done(struct evp_pkey_st **key);

#endif
