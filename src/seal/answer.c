/* answer.c - what one process says to another, as bytes */
#include "answer.h"

#include <string.h>

#define NO_TEXT UINT32_MAX

void answer_number(struct buf *out, uint32_t number)
{
	buf_add(out, (const char *)&number, sizeof(number));
}

void answer_text(struct buf *out, const char *text)
{
	answer_number(out, text ? (uint32_t)strlen(text) : NO_TEXT);
	if (text)
		buf_puts(out, text);
}

void answer_bytes(struct buf *out, struct slice bytes)
{
	answer_number(out, (uint32_t)bytes.len);
	buf_add(out, bytes.at, bytes.len);
}

void answer_outcome(const struct ctx *cx, struct buf *out, bool ok)
{
	answer_number(out, ok ? ERR_NONE : cx->err.kind);
	if (!ok)
		answer_text(out, cx->err.text);
}

bool answer_take(struct slice *in, void *out, size_t len)
{
	if (in->len < len)
		return false;
	memcpy(out, in->at, len);
	in->at += len;
	in->len -= len;
	return true;
}

bool answer_take_number(struct slice *in, uint32_t *out, uint32_t most)
{
	return answer_take(in, out, sizeof(*out)) && *out <= most;
}

bool answer_take_moment(struct slice *in, int64_t *out)
{
	static const int64_t first = -62167219200, last = 253402300799;

	return answer_take(in, out, sizeof(*out)) && *out >= first && *out <= last;
}

bool answer_take_text(struct ctx *cx, struct slice *in, const char **out)
{
	uint32_t len;

	*out = NULL;
	if (!answer_take(in, &len, sizeof(len)))
		return false;
	if (len == NO_TEXT)
		return true;
	if (len > in->len)
		return false;
	*out = text_printable(cx, in->at, len);
	in->at += len;
	in->len -= len;
	return true;
}

bool answer_take_bytes(struct slice *in, struct slice *out)
{
	uint32_t len;

	if (!answer_take(in, &len, sizeof(len)) || len > in->len)
		return false;
	*out = (struct slice){ in->at, len };
	in->at += len;
	in->len -= len;
	return true;
}

bool answer_take_outcome(struct ctx *cx, struct slice *in)
{
	const char *why = NULL;
	uint32_t kind = 0;

	if (!answer_take_number(in, &kind, ERR_SYSTEM) ||
		(kind && (!answer_take_text(cx, in, &why) || !why)))
		return answer_is_none(cx);
	if (!kind)
		return true;
	cx->err = (struct err){ .kind = (enum err_kind)kind };
	return err_at(cx, "%s", why);
}

bool answer_is_none(struct ctx *cx)
{
	return err_set(cx, ERR_SYSTEM, "The check of the PDF did not say what it found");
}
