/* json_put.c - members and elements of JSON, with commas between them */
#include <string.h>

#include "json_put.h"
#include "tree.h"

void json_next(struct buf *b)
{
	if (b->len && !strchr("{[", b->text[b->len - 1]))
		buf_putc(b, ',');
}

void json_string(struct buf *b, const char *text)
{
	buf_json(b, words_clean(b->arena, text));
}

void json_key(struct buf *b, const char *key)
{
	json_next(b);
	buf_fmt(b, "\"%s\":", key);
}

void json_member(struct buf *b, const char *key, const char *text)
{
	if (!text)
		return;
	json_key(b, key);
	json_string(b, text);
}

void json_flag(struct buf *b, const char *key, bool flag)
{
	json_key(b, key);
	buf_puts(b, flag ? "true" : "false");
}

void json_element(struct buf *b, const char *text)
{
	json_next(b);
	json_string(b, text);
}

void json_open_list(struct buf *b, const char *key)
{
	json_key(b, key);
	buf_putc(b, '[');
}

void json_open_element(struct buf *b)
{
	json_next(b);
	buf_puts(b, "\n{");
}

void json_labels(struct buf *b, const char *key, const char *const *labels, size_t count)
{
	json_open_list(b, key);
	for (size_t i = 0; i < count; i++)
		json_element(b, labels[i]);
	buf_putc(b, ']');
}
