/* nearest.h - what a misspelt word was meant to be */
#ifndef NEAREST_H
#define NEAREST_H

/* The candidate (NULL ends them) that a misspelt word most likely means, or NULL. */
const char *nearest(const char *word, const char *const *candidates);

#endif
