/* set.h - what an import must remember of thousands of records: that it has met them */
#ifndef EXCHANGE_SET_H
#define EXCHANGE_SET_H

#include "base.h"

/* Hashes of words; 64 bits, so that two of a million meet by chance once in 10^7 imports. */
struct met {
	struct arena *arena;
	uint64_t *hashes;
	size_t used, size;
};

/* Whether the two words were met before; they are afterwards. */
bool met_add(struct met *met, const char *a, const char *b);
bool met_has(const struct met *met, const char *a, const char *b);

/* What a text was found to mean. */
struct meanings {
	struct arena *arena;
	struct meaning *chains[1024];
};

/* NULL when it is not known yet. */
const char *meaning_find(const struct meanings *m, const char *kind, const char *text);
void meaning_add(struct meanings *m, const char *kind, const char *text, const char *meaning);

#endif
