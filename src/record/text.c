/* text.c - what every cell must be before its kind looks at it: clean text */
#include <stdint.h>
#include <string.h>

#include "accept.h"
#include "utf8.h"

#define ONES  UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

const char *field_label(const struct ctx *cx, const struct field *f)
{
	return words_in(cx->lang, f->label);
}

const char *excerpt(struct ctx *cx, const char *text, size_t len)
{
	enum { SHOWN = 60 };
	size_t at = 0, n;

	if (len <= SHOWN)
		return arena_str(cx->arena, text, len);
	while ((n = utf8_char(text + at, len - at)) && at + n <= SHOWN)
		at += n;
	return arena_fmt(cx->arena, "%.*s...", (int)at, text);
}

/* Whether eight bytes are all printable ASCII: no high bit, none below a blank, no DEL. */
static bool eight_plain(const char *text)
{
	uint64_t word;

	memcpy(&word, text, sizeof(word));
	uint64_t below = word - ONES * 0x20, del = (word ^ ONES * 0x7f) - ONES;
	return !((word | below | del) & HIGHS);
}

/* C0 and C1 controls and DEL; C1 comes as two bytes. */
static bool is_control(const char *text)
{
	unsigned char c = (unsigned char)text[0];

	return c < 0x20 || c == 0x7f || (c == 0xc2 && (unsigned char)text[1] < 0xa0);
}

/* Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) make people read another
 * order than the one that is stored; letters of right-to-left scripts need none of them. */
static bool turns_direction(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;

	return c[0] == 0xe2 && ((c[1] == 0x80 && c[2] >= 0xaa && c[2] <= 0xae) ||
				       (c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9));
}

/* Where the text stops being one: at a control character that is not allowed, or at bytes that are
 * not UTF-8. len when it is text throughout. */
static size_t text_end(const char *text, size_t len, const char *allowed)
{
	size_t at = 0;

	while (at < len) {
		size_t n = 8;
		if (len - at < 8 || !eight_plain(text + at)) {
			n = utf8_char(text + at, len - at);
			if (!n || (is_control(text + at) && !strchr(allowed, text[at])) ||
				turns_direction(text + at))
				break;
		}
		at += n;
	}
	return at;
}

static bool has_lines(const struct field *f)
{
	return f->kind == KIND_PROSE || field_is_set(f);
}

static bool text_refuse(struct ctx *cx, const struct field *f, const char *text, size_t left)
{
	const char *label = field_label(cx, f);

	if (!utf8_char(text, left))
		return err_set(cx, ERR_INVALID,
			"%s: the text is not valid UTF-8; save the file as UTF-8", label);
	if (!has_lines(f) && (*text == '\n' || *text == '\r'))
		return err_set(cx, ERR_INVALID, "%s: must be one line", label);
	if (turns_direction(text))
		return err_set(cx, ERR_INVALID,
			"%s: the text has an invisible character that turns the direction of "
			"writing; remove it",
			label);
	return err_set(cx, ERR_INVALID, "%s: the text has a control character (%d); remove it",
		label, (unsigned char)*text);
}

/* The same text with LF where it had CRLF. */
static const char *one_byte_line_ends(struct ctx *cx, const char *text, size_t *len)
{
	char *out = arena_alloc(cx->arena, *len + 1);
	size_t n = 0;

	for (size_t i = 0; i < *len; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			out[n++] = text[i];
	*len = n;
	return out;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The text without blanks at its ends; only a blank at the far end costs a copy. */
static const char *trimmed(struct ctx *cx, const char *text, size_t *len)
{
	size_t end = strlen(text);

	while (end && is_blank(text[end - 1]))
		end--;
	bool cut = text[end];
	for (; end && is_blank(*text); end--)
		text++;
	*len = end;
	return cut && end ? arena_str(cx->arena, text, end) : text;
}

bool text_clean(struct ctx *cx, const struct field *f, const char **text, long max)
{
	size_t len;
	const char *clean = trimmed(cx, *text, &len);

	if (has_lines(f) && memchr(clean, '\r', len))
		clean = one_byte_line_ends(cx, clean, &len);
	size_t end = text_end(clean, len, has_lines(f) ? "\n\t" : "");
	if (end < len)
		return text_refuse(cx, f, clean + end, len - end);
	if (max && len > (size_t)max)
		return err_set(
			cx, ERR_INVALID, "%s: at most %ld characters", field_label(cx, f), max);
	*text = len ? clean : NULL;
	return true;
}
