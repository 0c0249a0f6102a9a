/* desk.h - a desk to sign documents at, for tests: a key, a signed document, a verdict read aloud
 */
#ifndef DESK_H
#define DESK_H

#include "seal.h"

#define DESK_NOW 1767225600 /* 2026-01-01T00:00:00Z */

struct desk {
	struct ctx cx;
	char folder[32];
	const char *key_file;
	struct seal_key key;
	struct buf signed_pdf; /* sample_pdf() with its field "Segl" signed */
};

/* For cmocka's groups. */
int desk_setup(void **state);
int desk_teardown(void **state);

/* The document signed in that field; the test fails where it cannot be. */
struct buf desk_sign(struct desk *d, const struct buf *in, const char *field);

struct pdf_verdict desk_verify(struct desk *d, const struct buf *pdf);

/* Whether bytes that may be no PDF at all verify. */
bool desk_passes(struct desk *d, const struct buf *pdf);

bool verdict_says(const struct pdf_verdict *verdict, const char *words);

/* The verdict is good, over that many signatures. */
void assert_good(const struct pdf_verdict *verdict, size_t signatures);

/* The document does not verify, and the reason contains these words. */
void assert_bad(struct desk *d, const struct buf *pdf, const char *words);

#endif
