/* utf8.h - whether bytes are text */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>

/* How many bytes the character at the start of text takes; 0 when it is none of strict UTF-8
 * (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
size_t utf8_char(const char *text, size_t len);

/* How many bytes at the start of text are whole characters: len when all of it is UTF-8. */
size_t utf8_valid(const char *text, size_t len);

#endif
