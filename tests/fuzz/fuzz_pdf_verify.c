/* fuzz_pdf_verify.c - checking the signatures of a file that a stranger sent */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = { .arena = arena_new(), .lang = LANG_EN };
	char *bytes = malloc(size ? size : 1); /* to the byte, so that reading past it is seen */
	struct pdf_verdict verdict;

	if (size)
		memcpy(bytes, data, size);
	const struct buf in = { .text = bytes, .len = size };
	/* Either it could not look, and says why, or every signature that is not good has its line.
	 */
	bool looked = pdf_verify(&cx, &verdict, &in, NULL);
	if (looked ? !verdict.good && verdict.finding_count == 0 : !*cx.err.text)
		abort();
	free(bytes);
	arena_free(cx.arena);
	return 0;
}
