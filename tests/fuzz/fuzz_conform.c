/* fuzz_conform.c - the rules of PDF/A-3a and PDF/UA-1 over a file that a stranger sent */
#include <stdlib.h>
#include <string.h>

#include "conform.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = { .arena = arena_new(), .lang = LANG_EN };
	char *bytes = malloc(size ? size : 1); /* to the byte, so that reading past it is seen */
	struct conform_result result;

	if (size)
		memcpy(bytes, data, size);
	const struct buf in = { .arena = cx.arena, .text = bytes, .len = size };
	/* Either it could not look, and says why, or it looked at all of the rules. */
	bool looked = conform_check(&cx, &result, &in);
	if (looked ? !result.rules || *cx.err.text : !*cx.err.text)
		abort();
	free(bytes);
	arena_free(cx.arena);
	return 0;
}
