/* hex.c - bytes as hexadecimal text, and back */
#include "hex.h"

int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void buf_hex(struct buf *b, const void *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *p = bytes;

	for (size_t i = 0; i < len; i++)
		buf_add(b, (const char[]){ digits[p[i] >> 4], digits[p[i] & 15] }, 2);
}

bool hex_read(const char *text, void *out, size_t n)
{
	uint8_t *bytes = out;

	for (size_t i = 0; i < 2 * n; i++) {
		int value = hex_digit(text[i]);
		if (value < 0)
			return false;
		bytes[i / 2] = (uint8_t)(i % 2 ? bytes[i / 2] | value : value << 4);
	}
	return text[2 * n] == '\0';
}
