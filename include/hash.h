/* hash.h - SHA-256 and random bytes */
#ifndef HASH_H
#define HASH_H

#include "hex.h"

#define HASH_SIZE     32
#define HASH_HEX_SIZE (2 * HASH_SIZE + 1)

struct hash {
	uint8_t bytes[HASH_SIZE];
};

bool hash_same(const struct hash *a, const struct hash *b);

/* One SHA-256 engine, set up once: a third of the cost of starting anew. Holds a foreign handle:
 * CLEANUP(sha256_done) struct sha256 sha = { 0 }; */
struct sha256 {
	struct evp_md_ctx_st *md;
};

struct part {
	const void *bytes;
	size_t len;
};

MUST_USE bool sha256_init(struct ctx *cx, struct sha256 *sha);
void sha256_done(struct sha256 *sha);

/* The digest of the parts, one after the other. */
void sha256_parts(struct sha256 *sha, struct hash *out, const struct part *parts, size_t n);

/* The same for what comes piece by piece: begin, add as often as needed, end. */
void sha256_begin(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t len);
void sha256_end(struct sha256 *sha, struct hash *out);

/* Lower-case hexadecimal text. */
void hash_hex(const struct hash *hash, char out[HASH_HEX_SIZE]);

/* Bytes that nobody can guess; false only when the system has none. */
MUST_USE bool random_bytes(void *out, size_t n);

#endif
