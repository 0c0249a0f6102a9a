/* hash.c - SHA-256, hexadecimal text and random bytes */
#include "hash.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/rand.h>

bool hash_same(const struct hash *a, const struct hash *b)
{
	return memcmp(a->bytes, b->bytes, HASH_SIZE) == 0;
}

bool sha256_init(struct ctx *cx, struct sha256 *sha)
{
	EVP_MD *sha2 = EVP_MD_fetch(NULL, "SHA256", NULL);

	sha->md = EVP_MD_CTX_new();
	bool ok = sha->md && sha2 && EVP_DigestInit_ex2(sha->md, sha2, NULL);
	EVP_MD_free(sha2);
	if (!ok)
		sha256_done(sha);
	return ok || err_set(cx, ERR_SYSTEM, "SHA-256 is not available in this OpenSSL");
}

void sha256_done(struct sha256 *sha)
{
	EVP_MD_CTX_free(sha->md);
	sha->md = NULL;
}

void sha256_begin(struct sha256 *sha)
{
	bool ok = EVP_DigestInit_ex2(sha->md, NULL, NULL);
	assert(ok);
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t len)
{
	bool ok = EVP_DigestUpdate(sha->md, bytes, len);
	assert(ok);
}

void sha256_end(struct sha256 *sha, struct hash *out)
{
	bool ok = EVP_DigestFinal_ex(sha->md, out->bytes, NULL);
	assert(ok);
}

void sha256_parts(struct sha256 *sha, struct hash *out, const struct part *parts, size_t n)
{
	sha256_begin(sha);
	for (size_t i = 0; i < n; i++)
		sha256_add(sha, parts[i].bytes, parts[i].len);
	sha256_end(sha, out);
}

static const char digits[] = "0123456789abcdef";

void hash_hex(const struct hash *hash, char out[HASH_HEX_SIZE])
{
	for (size_t i = 0; i < HASH_SIZE; i++) {
		out[2 * i] = digits[hash->bytes[i] >> 4];
		out[2 * i + 1] = digits[hash->bytes[i] & 15];
	}
	out[HASH_HEX_SIZE - 1] = '\0';
}

bool random_bytes(void *out, size_t n)
{
	return n <= INT_MAX && RAND_bytes(out, (int)n) == 1;
}
