/* hex.h - bytes as hexadecimal text, and back */
#ifndef HEX_H
#define HEX_H

#include "base.h"

/* The value of a digit of either case; -1 for any other character. */
int hex_digit(char c);

/* Adds bytes as lower-case digits. */
void buf_hex(struct buf *b, const void *bytes, size_t len);

/* Reads exactly n bytes from 2n hexadecimal digits of either case; false for anything else, also
 * for text that is longer. out is then undefined. */
MUST_USE bool hex_read(const char *text, void *out, size_t n);

#endif
