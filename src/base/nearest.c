/* nearest.c - the word that a misspelt one was meant to be */
#include "nearest.h"

#include <string.h>

enum { LONGEST_WORD = 40 };

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* What it takes to write b instead of a, from the rows of the two characters before. */
static size_t step(const char *a, const char *b, size_t j, size_t rows[3][LONGEST_WORD + 1])
{
	size_t far = least(rows[1][j] + 1, rows[2][j - 1] + 1, rows[1][j - 1] + (a[0] != b[0]));

	/* In the first row no swap is less, so that a[-1] is not looked at. */
	if (j > 1 && rows[0][j - 2] + 1 < far && a[0] == b[-1] && a[-1] == b[0])
		far = rows[0][j - 2] + 1;
	return far;
}

/* Insertions, deletions, replacements and swaps of neighbours from one word to the other
 * (Damerau and Levenshtein). */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST_WORD + 1], la = strlen(a), lb = strlen(b);

	if (la > LONGEST_WORD || lb > LONGEST_WORD)
		return LONGEST_WORD;
	for (size_t j = 0; j <= lb; j++) {
		rows[1][j] = LONGEST_WORD; /* nothing comes before the first character */
		rows[2][j] = j;
	}
	for (size_t i = 1; i <= la; i++) {
		memcpy(rows[0], rows[1], sizeof(rows[0]));
		memcpy(rows[1], rows[2], sizeof(rows[1]));
		rows[2][0] = i;
		for (size_t j = 1; j <= lb; j++)
			rows[2][j] = step(a + i - 1, b + j - 1, j, rows);
	}
	return rows[2][lb];
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
