/* pdf_token.c - the objects of a PDF as they are written (ISO 32000-1 section 7.2 and 7.3) */
#include <string.h>

#include "hex.h"
#include "pdf_read.h"

#define DEPTH 100 /* of arrays and dictionaries in each other; real files stay below ten */

enum sign { REGULAR, SPACE, DELIMITER };

/* ISO 32000-1, tables 1 and 2. */
static const uint8_t signs[256] = {
	['\0'] = SPACE,
	['\t'] = SPACE,
	['\n'] = SPACE,
	['\f'] = SPACE,
	['\r'] = SPACE,
	[' '] = SPACE,
	['('] = DELIMITER,
	[')'] = DELIMITER,
	['<'] = DELIMITER,
	['>'] = DELIMITER,
	['['] = DELIMITER,
	[']'] = DELIMITER,
	['{'] = DELIMITER,
	['}'] = DELIMITER,
	['/'] = DELIMITER,
	['%'] = DELIMITER,
};

static enum sign sign_of(char c)
{
	return (enum sign)signs[(unsigned char)c];
}

static bool is_space(char c)
{
	return sign_of(c) == SPACE;
}

static void step(struct slice *in, size_t n)
{
	if (!n)
		return; /* what is absent has no place to step from */
	in->at += n;
	in->len -= n;
}

static void skip_space(struct slice *in)
{
	bool comment = false;

	for (; in->len; step(in, 1)) {
		char c = *in->at;
		if (c == '\n' || c == '\r')
			comment = false;
		else if (c == '%')
			comment = true;
		else if (!comment && !is_space(c))
			return;
	}
}

/* The length of "(…)", brackets inside it balanced or escaped; 0 where it does not end. */
static size_t string_len(struct slice in)
{
	size_t depth = 0;

	for (size_t i = 0; i < in.len; i++) {
		if (in.at[i] == '\\')
			i++;
		else if (in.at[i] == '(')
			depth++;
		else if (in.at[i] == ')' && --depth == 0)
			return i + 1;
	}
	return 0;
}

/* The length of "<…>"; 0 where it does not end or is no hexadecimal text. */
static size_t hex_len(struct slice in)
{
	for (size_t i = 1; i < in.len; i++) {
		if (in.at[i] == '>')
			return i + 1;
		if (!is_space(in.at[i]) && hex_digit(in.at[i]) < 0)
			return 0;
	}
	return 0;
}

static size_t regular_len(struct slice in)
{
	size_t i = 0;

	while (i < in.len && sign_of(in.at[i]) == REGULAR)
		i++;
	return i;
}

/* A token is a simple value, or one of these brackets. */
enum bracket { NONE, OPEN_ARRAY, CLOSE_ARRAY, OPEN_DICT, CLOSE_DICT };

struct token {
	struct pdf_value value;
	enum bracket bracket;
};

static bool integer_read(struct slice text, uint64_t *out)
{
	uint64_t n = 0;

	if (text.len == 0 || text.len > 18)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		n = 10 * n + (uint64_t)(text.at[i] - '0');
	}
	*out = n;
	return true;
}

static struct token bracket(struct slice in, const char *text, enum bracket bracket)
{
	size_t len = strlen(text);
	bool whole = in.len >= len && memcmp(in.at, text, len) == 0;

	return (struct token){ { whole ? PDF_WORD : PDF_BAD, { in.at, whole ? len : 0 }, 0 },
		bracket };
}

static struct token simple(struct slice in, enum pdf_kind kind, size_t len)
{
	return (struct token){ { len ? kind : PDF_BAD, { in.at, len }, 0 }, NONE };
}

static struct token token_at(struct slice in)
{
	if (!in.len)
		return (struct token){ { .kind = PDF_ABSENT, .text = in }, NONE };
	switch (*in.at) {
	case '[':
		return bracket(in, "[", OPEN_ARRAY);
	case ']':
		return bracket(in, "]", CLOSE_ARRAY);
	case '>':
		return bracket(in, ">>", CLOSE_DICT);
	case '<':
		if (in.len > 1 && in.at[1] == '<')
			return bracket(in, "<<", OPEN_DICT);
		return simple(in, PDF_HEX, hex_len(in));
	case '(':
		return simple(in, PDF_STRING, string_len(in));
	case '/':
		return simple(
			in, PDF_NAME, 1 + regular_len((struct slice){ in.at + 1, in.len - 1 }));
	}
	struct token word = simple(in, PDF_WORD, regular_len(in));
	if (integer_read(word.value.text, &word.value.number))
		word.value.kind = PDF_INTEGER;
	return word;
}

static struct token token_take(struct slice *in)
{
	skip_space(in);
	struct token t = token_at(*in);
	step(in, t.value.text.len);
	return t;
}

/* "12 0 R" is one value of three tokens. Only generation 0: others come from objects that were
 * freed and used again, which no writer of today does. */
static void reference_take(struct slice *in, struct pdf_value *value)
{
	struct slice ahead = *in;
	struct pdf_value generation = token_take(&ahead).value;

	skip_space(&ahead);
	if (generation.kind != PDF_INTEGER || !ahead.len || *ahead.at != 'R' ||
		!pdf_word_is(token_take(&ahead).value, "R"))
		return;
	value->kind = generation.number == 0 ? PDF_REFERENCE : PDF_BAD;
	value->text.len = (size_t)(ahead.at - value->text.at);
	*in = ahead;
}

/* Follows one bracket; false where it does not fit those that are open. */
static bool nest(uint8_t *open, size_t *depth, enum bracket next)
{
	switch (next) {
	case NONE:
		return true;
	case OPEN_ARRAY:
	case OPEN_DICT:
		if (*depth == DEPTH)
			return false;
		open[(*depth)++] = (uint8_t)next;
		return true;
	case CLOSE_ARRAY:
	case CLOSE_DICT:
		return *depth && open[--*depth] == next - 1;
	}
	return false;
}

/* Takes what is left of an object whose first token is the bracket t, to its last closing one. */
static bool rest_take(struct slice *in, struct token t)
{
	uint8_t open[DEPTH];
	size_t depth = 0;

	while (t.value.kind != PDF_ABSENT && t.value.kind != PDF_BAD) {
		if (!nest(open, &depth, t.bracket))
			return false;
		if (depth == 0)
			return true;
		t = token_take(in);
	}
	return false;
}

bool pdf_next(struct slice *in, struct pdf_value *out)
{
	struct token first = token_take(in);

	*out = first.value;
	if (out->kind == PDF_ABSENT || out->kind == PDF_BAD)
		return false;
	if (first.bracket != NONE) {
		if (!rest_take(in, first)) {
			out->kind = PDF_BAD;
			return false;
		}
		out->kind = first.bracket == OPEN_DICT ? PDF_DICT : PDF_ARRAY;
		out->text.len = (size_t)(in->at - out->text.at);
	}
	if (out->kind == PDF_INTEGER)
		reference_take(in, out);
	return out->kind != PDF_BAD;
}

struct slice pdf_inside(struct pdf_value value)
{
	size_t bracket = value.kind == PDF_DICT ? 2 : value.kind == PDF_ARRAY ? 1 : 0;

	if (!bracket)
		return (struct slice){ value.text.at, 0 };
	return (struct slice){ value.text.at + bracket, value.text.len - 2 * bracket };
}

bool pdf_entry(struct slice *in, struct pdf_value *key, struct pdf_value *out)
{
	if (!pdf_next(in, key))
		return false;
	if (key->kind != PDF_NAME || !pdf_next(in, out)) {
		key->kind = PDF_BAD;
		return false;
	}
	return true;
}

struct pdf_value pdf_get(struct pdf_value dict, const char *key)
{
	struct pdf_value name, value, found = { .kind = PDF_ABSENT };
	struct slice in = pdf_inside(dict);
	bool twice = false;

	while (pdf_entry(&in, &name, &value)) {
		if (!pdf_name_is(name, key))
			continue;
		twice = found.kind != PDF_ABSENT;
		found = value;
	}
	if (dict.kind != PDF_DICT || name.kind == PDF_BAD || twice)
		found.kind = PDF_BAD;
	return found;
}

bool pdf_word_is(struct pdf_value value, const char *word)
{
	return value.kind == PDF_WORD && *value.text.at == *word &&
	       value.text.len == strlen(word) && memcmp(value.text.at, word, value.text.len) == 0;
}

/* One character of a name, "#xx" decoded; -1 at the end. */
static int name_char(struct slice *in)
{
	if (!in->len)
		return -1;
	int c = (unsigned char)*in->at, high, low;
	step(in, 1);
	if (c != '#' || in->len < 2)
		return c;
	high = hex_digit(in->at[0]);
	low = hex_digit(in->at[1]);
	if (high < 0 || low < 0)
		return c;
	step(in, 2);
	return high << 4 | low;
}

static bool same_name(struct slice a, struct slice b)
{
	int c;

	do {
		c = name_char(&a);
		if (c != name_char(&b))
			return false;
	} while (c >= 0);
	return true;
}

bool pdf_name_is(struct pdf_value value, const char *name)
{
	return value.kind == PDF_NAME &&
	       same_name((struct slice){ value.text.at + 1, value.text.len - 1 },
		       (struct slice){ name, strlen(name) });
}

static bool same_token(struct token a, struct token b)
{
	struct slice s = a.value.text, t = b.value.text;

	if (a.bracket != b.bracket || a.value.kind != b.value.kind)
		return false;
	if (a.value.kind == PDF_NAME)
		return same_name(s, t);
	return s.len == t.len && (s.len == 0 || memcmp(s.at, t.at, s.len) == 0);
}

bool pdf_same(struct slice a, struct slice b)
{
	for (;;) {
		struct token s = token_take(&a), t = token_take(&b);
		if (!same_token(s, t) || s.value.kind == PDF_BAD)
			return false;
		if (s.value.kind == PDF_ABSENT)
			return true;
	}
}
