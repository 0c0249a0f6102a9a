#include "utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base.h"

/* Well-formed sequences (RFC 3629 section 4): what the first byte allows the second one to be. */
static const struct {
	unsigned char first, last, low, high, len;
} sequences[] = {
	{ 0x00, 0x7f, 0x00, 0x00, 1 },
	{ 0xc2, 0xdf, 0x80, 0xbf, 2 },
	{ 0xe0, 0xe0, 0xa0, 0xbf, 3 },
	{ 0xe1, 0xec, 0x80, 0xbf, 3 },
	{ 0xed, 0xed, 0x80, 0x9f, 3 },
	{ 0xee, 0xef, 0x80, 0xbf, 3 },
	{ 0xf0, 0xf0, 0x90, 0xbf, 4 },
	{ 0xf1, 0xf3, 0x80, 0xbf, 4 },
	{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

static bool continues(const unsigned char *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((p[i] & 0xc0) != 0x80)
			return false;
	return true;
}

size_t utf8_char(const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *)text;

	for (size_t i = 0; len && i < COUNT(sequences); i++) {
		if (p[0] < sequences[i].first || p[0] > sequences[i].last)
			continue;
		size_t n = sequences[i].len;
		if (n == 1)
			return 1;
		return n <= len && p[1] >= sequences[i].low && p[1] <= sequences[i].high &&
				       continues(p, 2, n)
			       ? n
			       : 0;
	}
	return 0;
}

static bool eight_ascii(const char *text)
{
	uint64_t word;

	memcpy(&word, text, sizeof(word));
	return !(word & UINT64_C(0x8080808080808080));
}

size_t utf8_valid(const char *text, size_t len)
{
	size_t at = 0, n;

	while (at < len) {
		n = len - at >= 8 && eight_ascii(text + at) ? 8 : utf8_char(text + at, len - at);
		if (n == 0)
			break;
		at += n;
	}
	return at;
}
