/* err.c - why something failed, in the user's language */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base.h"

static const struct {
	int exit_status, http_status;
} outcomes[] = {
#define X(name, exit_status, http_status) { exit_status, http_status },
	ERR_MAP(X)
#undef X
};

int err_exit_status(const struct err *err)
{
	return outcomes[err->kind].exit_status;
}

int err_http_status(const struct err *err)
{
	return outcomes[err->kind].http_status;
}

/* A text cut at its end must not end inside a character. */
static void trim_utf8(char *text, size_t size)
{
	size_t len = strlen(text);

	if (len + 1 < size)
		return;
	while (len && ((unsigned char)text[len - 1] & 0xc0) == 0x80)
		len--;
	if (len && (unsigned char)text[len - 1] >= 0xc0)
		len--;
	text[len] = '\0';
}

bool err_set(struct ctx *cx, enum err_kind kind, const char *fmt, ...)
{
	char text[sizeof(cx->err.text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), tr(cx->lang, fmt), ap);
	va_end(ap);
	trim_utf8(text, sizeof(text));
	cx->err = (struct err){ .kind = kind };
	memcpy(cx->err.text, text, sizeof(text));
	return false;
}

bool err_at(struct ctx *cx, const char *where, ...)
{
	char text[sizeof(cx->err.text)];
	va_list ap;

	va_start(ap, where);
	int len = vsnprintf(text, sizeof(text), where, ap);
	va_end(ap);
	if (len >= 0 && (size_t)len < sizeof(text))
		snprintf(text + len, sizeof(text) - (size_t)len, "%s", cx->err.text);
	trim_utf8(text, sizeof(text));
	memcpy(cx->err.text, text, sizeof(text));
	return false;
}

void warn_add(struct ctx *cx, const char *fmt, ...)
{
	char text[1000];
	va_list ap;

	if (!cx->warnings)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), tr(cx->lang, fmt), ap);
	va_end(ap);
	trim_utf8(text, sizeof(text));
	buf_puts(cx->warnings, text);
	buf_putc(cx->warnings, '\n');
}
