/* read_any.h - any bytes through the reader of a format, without a store */
#ifndef READ_ANY_H
#define READ_ANY_H

#include <stddef.h>
#include <stdint.h>

/* Aborts when a reader stops without a reason, or tells a fault without words. */
void read_any(const char *format, const char *entity, const uint8_t *data, size_t size);

#endif
