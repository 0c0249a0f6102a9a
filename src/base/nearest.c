#include "nearest.h"

#include <string.h>

enum { LONGEST_WORD = 40 };

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Insertions, deletions and replacements from one word to the other (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST_WORD + 1], la = strlen(a), lb = strlen(b);

	if (la > LONGEST_WORD || lb > LONGEST_WORD)
		return LONGEST_WORD;
	for (size_t j = 0; j <= lb; j++)
		row[j] = j;
	for (size_t i = 1; i <= la; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= lb; j++) {
			size_t above = row[j];
			row[j] =
				least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[lb];
}

const char *nearest(const char *word, const char *const *candidates)
{
	const char *best = NULL;
	size_t best_far = strlen(word) / 3 + 2; /* one slip in a short word, a few in a long one */

	for (; *candidates; candidates++) {
		size_t far = distance(word, *candidates);
		if (strlen(word) >= 3 && strncmp(word, *candidates, strlen(word)) == 0)
			far = 1;
		if (far < best_far && far < strlen(*candidates)) {
			best = *candidates;
			best_far = far;
		}
	}
	return best;
}
