/* says.h - what a text says and does not say, for tests that look at what was made */
#ifndef SAYS_H
#define SAYS_H

/* Fails with the whole text where the words are missing, or are there. The text is not NULL. */
void assert_has(const char *text, const char *words);
void assert_lacks(const char *text, const char *words);

#endif
