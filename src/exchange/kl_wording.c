/* kl_wording.c - blanks and misprints mended, near misses asked about */
#include <string.h>

#include "kl.h"

#define WORD_MIN  7 /* shorter words are too near each other */
#define SAME_TAIL 3 /* letters at the end that inflection changes */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* One blank between words; none before a line's end. Lines stay. */
static const char *blanks_mended(struct ctx *cx, const char *text)
{
	struct buf out = { .arena = cx->arena };

	buf_add(&out, "", 0);
	for (const char *p = text; *p; p++) {
		const char *after = p + strspn(p, " \t");
		if (!is_blank(*p))
			buf_putc(&out, *p);
		else if (*after && *after != '\n' && out.len && out.text[out.len - 1] != '\n' &&
			 !is_blank(out.text[out.len - 1]))
			buf_putc(&out, ' ');
	}
	return out.text;
}

/* The misprint that begins here, as words of their own. */
static const struct misprint *misprint_at(const char *text, const char *p)
{
	if (p > text && is_letter(p[-1]))
		return NULL;
	for (const struct misprint *m = misprints; m->printed; m++) {
		size_t len = strlen(m->printed);
		if (strncmp(p, m->printed, len) == 0 && !is_letter(p[len]))
			return m;
	}
	return NULL;
}

static void note(struct buf *notes, const char *text)
{
	buf_fmt(notes, "%s%s", notes->len ? "; " : "", text);
}

static const char *misprints_mended(struct ctx *cx, const char *text, struct buf *notes)
{
	struct buf out = { .arena = cx->arena };

	buf_add(&out, "", 0);
	for (const char *p = text; *p;) {
		const struct misprint *m = misprint_at(text, p);
		if (!m) {
			buf_putc(&out, *p++);
			continue;
		}
		note(notes,
			arena_fmt(cx->arena, _("'%s' is mended to '%s'"), m->printed, m->meant));
		buf_puts(&out, m->meant);
		p += strlen(m->printed);
	}
	return out.text;
}

/* Whether one letter was changed, left out or put in, before the word's ending. */
static bool is_one_off(const char *word, size_t len, const char *common)
{
	size_t other = strlen(common), longest = len > other ? len : other;
	size_t shortest = len < other ? len : other, head = 0, tail = 0;

	if (longest - shortest > 1 || (len == other && memcmp(word, common, len) == 0))
		return false;
	while (head < shortest && word[head] == common[head])
		head++;
	while (tail < shortest - head && word[len - 1 - tail] == common[other - 1 - tail])
		tail++;
	return longest - head - tail <= 1 && tail >= SAME_TAIL && head > 0;
}

static bool is_common(const char *word, size_t len)
{
	for (const char *const *w = common_words; *w; w++)
		if (strlen(*w) == len && memcmp(*w, word, len) == 0)
			return true;
	return false;
}

static void ask_about(struct ctx *cx, const char *word, size_t len, struct buf *notes)
{
	if (len < WORD_MIN || is_common(word, len))
		return;
	for (const char *const *w = common_words; *w; w++)
		if (is_one_off(word, len, *w)) {
			note(notes, arena_fmt(cx->arena, _("is '%.*s' meant to be '%s'?"), (int)len,
					    word, *w));
			return;
		}
}

const char *wording_mended(struct ctx *cx, const char *text, struct buf *notes)
{
	const char *mended = misprints_mended(cx, blanks_mended(cx, text), notes);

	for (const char *p = mended; *p;) {
		size_t len = 0;
		while (is_letter(p[len]))
			len++;
		ask_about(cx, p, len, notes);
		p += len ? len : 1;
	}
	return mended;
}
