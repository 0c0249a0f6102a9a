/* seal_often.c - what a seal costs, beside what it cannot do without: hashing the document and
 * signing the digest. Prints both in milliseconds: seal_often KEY.pem FILE.pdf TIMES */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <openssl/evp.h>

#include "disk.h"
#include "seal.h"

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool seal(struct ctx *cx, const struct seal_key *key, const struct buf *pdf)
{
	struct arena_mark mark = arena_mark(cx->arena);
	struct buf out;
	bool ok = pdf_sign(cx, &out, pdf, key, &(struct pdf_sign_options){ .field = "Segl" });

	arena_rewind(cx->arena, mark);
	return ok;
}

static bool hash_and_sign(EVP_PKEY *key, const struct buf *pdf)
{
	unsigned char sum[EVP_MAX_MD_SIZE], signature[1024];
	size_t len = sizeof(signature);
	unsigned int sum_len;
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	bool ok = md && EVP_Digest(pdf->text, pdf->len, sum, &sum_len, EVP_sha256(), NULL) &&
		  EVP_DigestSignInit(md, NULL, EVP_sha256(), NULL, key) == 1 &&
		  EVP_DigestSign(md, signature, &len, sum, sum_len) == 1;

	EVP_MD_CTX_free(md);
	return ok;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
	CLEANUP(arena_done) struct arena *arena = arena_new();
	CLEANUP(seal_key_done) struct seal_key key = { 0 };
	struct ctx cx = { .arena = arena, .lang = LANG_EN };
	struct buf pdf;
	double ours[1000], beside[1000];
	long times = argc > 3 ? strtol(argv[3], NULL, 10) : 0;

	if (times < 1 || times > 1000 ||
		!seal_key_open(&cx, &key, &(struct seal_key_source){ .path = argv[1] }) ||
		!disk_read(&cx, argv[2], 1 << 28, &pdf))
		return 1;
	for (long i = 0; i < times; i++) { /* in turns, so that both meet the same machine */
		double start = now_ms();
		if (!seal(&cx, &key, &pdf))
			return 1;
		double half = now_ms();
		if (!hash_and_sign(key.key, &pdf))
			return 1;
		ours[i] = half - start;
		beside[i] = now_ms() - half;
	}
	qsort(ours, (size_t)times, sizeof(*ours), by_size);
	qsort(beside, (size_t)times, sizeof(*beside), by_size);
	printf("%.4f %.4f 0\n", ours[times / 2], beside[times / 2]);
	return 0;
}
