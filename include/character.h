/* character.h - the characters of a UTF-8 text, one by one */
#ifndef CHARACTER_H
#define CHARACTER_H

#include <stdint.h>

#include "base.h"

/* The next character of a UTF-8 text, moving past it; U+FFFD for bytes that are none. At the end
 * it is 0 and nothing moves. */
uint32_t character_next(const char **text);

/* Whether the character is one that XML 1.0 allows. */
bool character_is_xml(uint32_t c);

/* Adds the character as UTF-8. */
void character_put(struct buf *b, uint32_t c);

/* The raised figure of a digit '0' to '9', and the digit of one that is raised; another character
 * is itself. */
uint32_t character_raised(uint32_t digit);
uint32_t character_unraised(uint32_t c);

#endif
