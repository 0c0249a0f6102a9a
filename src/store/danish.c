/* danish.c - the order of words in Danish */
#include <string.h>

#include <sqlite3.h>

#include "base.h"
#include "sqlite_words.h"

enum { AE = 'z' + 1, OE, AA };

#define LETTERS 0x10000 /* signs and spaces stand before figures, figures before letters */
#define FIGURES 0x8000

/* Letters that Danish writes with marks, as the letter they count as. */
static const struct {
	unsigned code;
	unsigned char letter, mark;
} letters[] = {
	{ 0xc4, AE, 1 },
	{ 0xc5, AA, 0 },
	{ 0xc6, AE, 0 },
	{ 0xd6, OE, 1 },
	{ 0xd8, OE, 0 },
	{ 0xdc, 'y', 2 },
	{ 0xe4, AE, 1 },
	{ 0xe5, AA, 0 },
	{ 0xe6, AE, 0 },
	{ 0xf6, OE, 1 },
	{ 0xf8, OE, 0 },
	{ 0xfc, 'y', 2 },
};

/* U+00C0 to U+00FF without the letters above: what they are without their mark. */
static const char plain_letters[] =
	"aaaa\0\0\0ceeeeiiiidnooooo\0\0uuu\0y\0\0aaaa\0\0\0ceeeeiiiidnooooo\0\0uuu\0y\0y";

struct cursor {
	const unsigned char *p, *end;
};

struct letter {
	int primary; /* 0 at the end */
	int mark, upper;
};

static unsigned decode(struct cursor *c)
{
	unsigned first = *c->p++, code = first;
	int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;

	if (more)
		code = first & (0x3fu >> more);
	for (; more && c->p < c->end && (*c->p & 0xc0) == 0x80; more--)
		code = code << 6 | (*c->p++ & 0x3fu);
	return code;
}

/* "Aabenraa" stands with å. */
static struct letter ascii_letter(struct cursor *c, unsigned code)
{
	struct letter l = { .upper = code >= 'A' && code <= 'Z' };

	l.primary = (int)(l.upper ? code + 32 : code);
	if (l.primary == 'a' && c->p < c->end && (*c->p | 32) == 'a') {
		c->p++;
		l.primary = AA;
		l.mark = 1;
	}
	return l;
}

static struct letter marked_letter(unsigned code)
{
	struct letter l = { .primary = (int)code + 256 };

	if (code < 0xc0 || code > 0xff)
		return l;
	l.upper = code < 0xe0;
	for (size_t i = 0; i < COUNT(letters); i++)
		if (letters[i].code == code) {
			l.primary = letters[i].letter;
			l.mark = letters[i].mark;
			return l;
		}
	if (plain_letters[code - 0xc0]) {
		l.primary = (unsigned char)plain_letters[code - 0xc0];
		l.mark = (int)(code & 0x1f) + 3;
	}
	return l;
}

static struct letter next(struct cursor *c)
{
	if (c->p == c->end)
		return (struct letter){ 0 };
	unsigned code = decode(c);
	struct letter l = code < 0x80 ? ascii_letter(c, code) : marked_letter(code);
	if (l.primary >= 'a' && l.primary <= AA)
		l.primary += LETTERS;
	else if (l.primary >= '0' && l.primary <= '9')
		l.primary += FIGURES;
	return l;
}

static bool within_letter(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* How many bytes both begin with, up to where a letter begins and no a may be half of an aa. */
static int same_start(const char *a, const char *b, int shorter)
{
	int same = 0;

	while (same < shorter && a[same] == b[same])
		same++;
	while (same && ((same < shorter && (within_letter(a[same]) || within_letter(b[same]))) ||
			       (b[same - 1] | 32) == 'a'))
		same--;
	return same;
}

int danish_compare(const char *a, int a_len, const char *b, int b_len)
{
	int shorter = a_len < b_len ? a_len : b_len, same = same_start(a, b, shorter);
	struct cursor x = { (const unsigned char *)a + same, (const unsigned char *)a + a_len };
	struct cursor y = { (const unsigned char *)b + same, (const unsigned char *)b + b_len };
	int mark = 0, upper = 0;

	for (;;) {
		struct letter l = next(&x), r = next(&y);
		if (l.primary != r.primary)
			return l.primary - r.primary;
		if (!l.primary)
			break;
		mark = mark ? mark : l.mark - r.mark;
		upper = upper ? upper : r.upper - l.upper;
	}
	if (mark || upper)
		return mark ? mark : upper;
	int rest = memcmp(a, b, (size_t)shorter);
	return rest ? rest : a_len - b_len;
}

static int collate(void *arg, int a_len, const void *a, int b_len, const void *b)
{
	(void)arg;
	return danish_compare(a, a_len, b, b_len);
}

int sqlite_danish(struct sqlite3 *db)
{
	return sqlite3_create_collation(db, "danish", SQLITE_UTF8, NULL, collate);
}
