/* character.c - reading UTF-8 of which nothing is known */
#include "character.h"

#define REPLACEMENT 0xfffd

/* Leading byte ranges: how many bytes follow, and the smallest character that needs so many. */
static const struct {
	unsigned char from, to, mask;
	int following;
	uint32_t least;
} forms[] = {
	{ 0xc2, 0xdf, 0x1f, 1, 0x80 },
	{ 0xe0, 0xef, 0x0f, 2, 0x800 },
	{ 0xf0, 0xf4, 0x07, 3, 0x10000 },
};

uint32_t character_next(const char **text)
{
	const char *p = *text;
	unsigned char lead = (unsigned char)*p;

	if (!lead)
		return 0;
	*text = p + 1;
	if (lead < 0x80)
		return lead;
	for (size_t i = 0; i < COUNT(forms); i++) {
		if (lead < forms[i].from || lead > forms[i].to)
			continue;
		uint32_t c = lead & forms[i].mask;
		for (int n = 1; n <= forms[i].following; n++) {
			unsigned char next = (unsigned char)p[n];
			if ((next & 0xc0) != 0x80)
				return REPLACEMENT;
			c = c << 6 | (next & 0x3f);
		}
		if (c < forms[i].least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
			return REPLACEMENT;
		*text = p + 1 + forms[i].following;
		return c;
	}
	return REPLACEMENT;
}

bool character_is_xml(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff));
}

void character_put(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_putc(b, (char)c);
		return;
	}
	if (c < 0x800) {
		buf_putc(b, (char)(0xc0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_putc(b, (char)(0xe0 | c >> 12));
		} else {
			buf_putc(b, (char)(0xf0 | c >> 18));
			buf_putc(b, (char)(0x80 | (c >> 12 & 0x3f)));
		}
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	buf_putc(b, (char)(0x80 | (c & 0x3f)));
}

/* The first three were there long before the others. */
static const uint32_t raised[] = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078,
	0x2079 };

uint32_t character_raised(uint32_t digit)
{
	return digit >= '0' && digit <= '9' ? raised[digit - '0'] : digit;
}

uint32_t character_unraised(uint32_t c)
{
	for (uint32_t i = 0; i < COUNT(raised); i++)
		if (c == raised[i])
			return '0' + i;
	return c;
}
