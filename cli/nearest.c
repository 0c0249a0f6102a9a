/* nearest.c - what a misspelt word was meant to be */
#include <string.h>

#include "cli.h"

enum { LONGEST_WORD = 40 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters put in, left out, replaced or swapped with the next, from one word to the other
 * (Damerau's distance, optimal string alignment). */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST_WORD + 1], la = strlen(a), lb = strlen(b);

	if (la > LONGEST_WORD || lb > LONGEST_WORD)
		return LONGEST_WORD;
	for (size_t j = 0; j <= lb; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= la; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *over = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= lb; j++) {
			row[j] = least(least(above[j], row[j - 1]) + 1,
				above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], over[j - 2] + 1);
		}
	}
	return rows[la % 3][lb];
}

const char *nearest_word(struct ctx *cx, const char *word, const char *const *candidates)
{
	const char *best = NULL;
	size_t best_far = strlen(word) / 3 + 2; /* one slip in a short word, a few in a long one */
	(void)cx;

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

bool entity_named(struct ctx *cx, const struct form **out, const char *word)
{
	const char *names[100];
	size_t n = 0;

	*out = entity_find(word);
	if (*out)
		return true;
	for (; entities[n] && n + 1 < COUNT(names); n++)
		names[n] = entities[n]->name;
	names[n] = NULL;
	const char *nearest = nearest_word(cx, word, names);
	if (nearest)
		return err_set(cx, ERR_INVALID, "There is no entity '%s'; did you mean %s?", word,
			nearest);
	return err_set(cx, ERR_INVALID, "There is no entity '%s'; 'vaern help' lists them", word);
}
