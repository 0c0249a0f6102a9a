/* buf.c - text that grows, and the only escapers */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base.h"

#define FORMATTED 100 /* bytes that most formatted pieces stay below: those are formatted once */

void buf_reserve(struct buf *b, size_t more)
{
	if (b->len + more < b->cap)
		return;
	size_t cap = 2 * b->cap + more + 64;
	char *text = arena_grow(b->arena, b->text, b->cap, cap);
	if (!text) {
		text = arena_alloc(b->arena, cap);
		if (b->len)
			memcpy(text, b->text, b->len);
	}
	b->text = text;
	b->cap = cap;
}

void buf_add(struct buf *b, const char *text, size_t len)
{
	buf_reserve(b, len);
	if (len)
		memcpy(b->text + b->len, text, len);
	b->len += len;
	b->text[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->text[b->len++] = c;
	b->text[b->len] = '\0';
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	buf_reserve(b, FORMATTED);
	va_start(ap, fmt);
	int len = vsnprintf(b->text + b->len, b->cap - b->len, fmt, ap);
	va_end(ap);
	if (len >= 0 && (size_t)len >= b->cap - b->len) {
		buf_reserve(b, (size_t)len);
		va_start(ap, fmt);
		vsnprintf(b->text + b->len, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	if (len > 0)
		b->len += (size_t)len;
	b->text[b->len] = '\0';
}

static const char *html_escape(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

void buf_html(struct buf *b, const char *text)
{
	for (const char *p = text; *p;) {
		size_t plain = strcspn(p, "&<>\"'");
		buf_add(b, p, plain);
		p += plain;
		if (*p)
			buf_puts(b, html_escape(*p++));
	}
}

static void json_escape(struct buf *b, char c)
{
	switch (c) {
	case '"':
	case '\\':
		buf_putc(b, '\\');
		buf_putc(b, c);
		return;
	case '\n':
		buf_puts(b, "\\n");
		return;
	case '\t':
		buf_puts(b, "\\t");
		return;
	}
	buf_fmt(b, "\\u%04x", (unsigned)(unsigned char)c);
}

static bool json_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

void buf_json(struct buf *b, const char *text)
{
	buf_putc(b, '"');
	for (const char *p = text; *p;) {
		const char *start = p;
		while (json_plain(*p))
			p++;
		buf_add(b, start, (size_t)(p - start));
		if (*p)
			json_escape(b, *p++);
	}
	buf_putc(b, '"');
}

void buf_csv(struct buf *b, const char *text, char separator)
{
	const char special[] = { separator, '"', '\n', '\r', '\0' };

	if (!text[strcspn(text, special)] && *text != ' ') {
		buf_puts(b, text);
		return;
	}
	buf_putc(b, '"');
	for (const char *p = text; *p; p++) {
		if (*p == '"')
			buf_putc(b, '"');
		buf_putc(b, *p);
	}
	buf_putc(b, '"');
}
