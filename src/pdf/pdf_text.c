/* pdf_text.c - text strings of a PDF as UTF-8 (ISO 32000-1 section 7.3.4 and 7.9.2) */
#include <string.h>

#include "character.h"
#include "hex.h"
#include "pdf_read.h"

#define REPLACEMENT 0xfffd

/* What a backslash before c means; c itself where it means nothing special. */
static char escaped(char c)
{
	static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
	const char *at = c ? strchr(letters, c) : NULL;

	if (at)
		c = meanings[at - letters];
	return c;
}

/* Up to three octal digits after a backslash; returns how many there are. */
static size_t octal(struct slice in, char *out)
{
	unsigned value = 0;
	size_t n = 0;

	for (; n < 3 && n < in.len && in.at[n] >= '0' && in.at[n] <= '7'; n++)
		value = 8 * value + (unsigned)(in.at[n] - '0');
	*out = (char)(value & 0xff);
	return n;
}

static void literal_bytes(struct buf *out, struct slice in)
{
	for (size_t i = 0; i < in.len; i++) {
		char c = in.at[i];
		if (c == '\\' && i + 1 < in.len) {
			size_t n = octal((struct slice){ in.at + i + 1, in.len - i - 1 }, &c);
			if (!n)
				c = escaped(in.at[i + 1]);
			i += n ? n : 1;
		}
		buf_putc(out, c);
	}
}

static void hex_bytes(struct buf *out, struct slice in)
{
	int high = -1;

	for (size_t i = 0; i < in.len; i++) {
		int digit = hex_digit(in.at[i]);
		if (digit < 0)
			continue;
		if (high >= 0)
			buf_putc(out, (char)(high << 4 | digit));
		high = high >= 0 ? -1 : digit;
	}
	if (high >= 0)
		buf_putc(out, (char)(high << 4));
}

/* Adds a character; those that would move a terminal's cursor or hide text are replaced. */
static void printable_add(struct buf *out, uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000) ||
		(c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
		(c >= 0x2066 && c <= 0x2069))
		c = REPLACEMENT;
	character_put(out, c);
}

static uint32_t utf16_unit(const struct buf *in, size_t i)
{
	if (i + 1 >= in->len)
		return REPLACEMENT;
	return (uint32_t)(unsigned char)in->text[i] << 8 | (unsigned char)in->text[i + 1];
}

static void from_utf16(struct buf *out, const struct buf *in)
{
	for (size_t i = 2; i < in->len; i += 2) {
		uint32_t c = utf16_unit(in, i), low = utf16_unit(in, i + 2);
		if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			i += 2;
		}
		printable_add(out, c);
	}
}

/* PDFDocEncoding is Latin-1 but for a few signs that nobody has in a name. */
static void from_latin1(struct buf *out, const struct buf *in)
{
	for (size_t i = 0; i < in->len; i++)
		printable_add(out, (unsigned char)in->text[i]);
}

void pdf_bytes(struct buf *out, struct pdf_value value)
{
	struct slice inside = { value.text.at + 1, value.text.len - 2 };

	if (value.kind == PDF_HEX)
		hex_bytes(out, inside);
	else if (value.kind == PDF_STRING)
		literal_bytes(out, inside);
}

const char *pdf_text(struct ctx *cx, struct pdf_value value)
{
	struct buf bytes = { .arena = cx->arena }, out = { .arena = cx->arena };

	if (value.kind != PDF_STRING && value.kind != PDF_HEX)
		return NULL;
	buf_add(&out, "", 0);
	pdf_bytes(&bytes, value);
	if (bytes.len >= 2 && memcmp(bytes.text, "\xfe\xff", 2) == 0)
		from_utf16(&out, &bytes);
	else
		from_latin1(&out, &bytes);
	return out.text;
}

const char *text_printable(struct ctx *cx, const char *utf8, size_t len)
{
	struct buf out = { .arena = cx->arena };
	const char *p = arena_str(cx->arena, utf8, len), *end = p + len;

	buf_add(&out, "", 0);
	while (p < end) {
		uint32_t c = character_next(&p);
		if (!c) /* a NUL within */
			p++;
		printable_add(&out, c);
	}
	return out.text;
}
