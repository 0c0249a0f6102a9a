/* set.c - many items in one cell: in byte order, a newline between */
#include <stdlib.h>
#include <string.h>

#include "accept.h"

static struct item item_at(const char *text)
{
	return (struct item){ text, strcspn(text, "\n") };
}

struct item item_first(const char *cell)
{
	return cell && *cell ? item_at(cell) : (struct item){ 0 };
}

struct item item_next(struct item item)
{
	const char *end = item.text + item.len;

	return *end ? item_at(end + 1) : (struct item){ 0 };
}

bool set_has(const char *cell, const char *item)
{
	size_t len = strlen(item);

	for (struct item it = item_first(cell); it.text; it = item_next(it))
		if (it.len == len && memcmp(it.text, item, len) == 0)
			return true;
	return false;
}

static int by_bytes(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);

	return order ? order : (x->len > y->len) - (x->len < y->len);
}

static bool has_name(const struct choice *choices, struct item it)
{
	for (const struct choice *c = choices; c->name; c++)
		if (strncmp(c->name, it.text, it.len) == 0 && !c->name[it.len])
			return true;
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct item item_trimmed(struct item it)
{
	for (; it.len && is_blank(it.text[0]); it.len--)
		it.text++;
	while (it.len && is_blank(it.text[it.len - 1]))
		it.len--;
	return it;
}

static bool is_canonical(const struct choice *choices, const char *cell)
{
	struct item last = { "", 0 };

	for (struct item it = item_first(cell); it.text; last = it, it = item_next(it)) {
		if (by_bytes(&last, &it) >= 0)
			return false;
		if (choices ? !has_name(choices, it)
			    : memchr(it.text, ',', it.len) || item_trimmed(it).len != it.len)
			return false;
	}
	return true;
}

/* The item that the rest of a line begins with. A label may hold commas, so the longest piece that
 * is a choice wins; links end at the first comma. The item has no text where there is no match. */
static struct item item_match(const struct choice *choices, const char **p, size_t len)
{
	struct item piece = { *p, len }, found = { 0 };

	while (choices && piece.len && !found.text) {
		struct item it = item_trimmed(piece);
		const struct choice *c = choice_match(choices, it.text, it.len);
		if (c)
			found = (struct item){ c->name, strlen(c->name) };
		else
			while (piece.len && piece.text[--piece.len] != ',')
				;
	}
	if (!choices) {
		const char *comma = memchr(*p, ',', len);
		piece.len = comma ? (size_t)(comma - *p) : len;
		found = item_trimmed(piece);
	}
	*p += piece.len;
	return found;
}

/* Splits one line; false where a piece of it is no choice, which *p then points at. */
static bool line_split(const struct choice *choices, const char **p, struct item *items, size_t *n)
{
	const char *end = *p + strcspn(*p, "\n");

	while (*p < end) {
		if (**p == ',' || is_blank(**p)) {
			++*p;
			continue;
		}
		items[*n] = item_match(choices, p, (size_t)(end - *p));
		if (!items[*n].text)
			return false;
		++*n;
	}
	*p = end + (*end != '\0');
	return true;
}

static const char *joined(struct ctx *cx, const struct item *items, size_t n)
{
	struct buf out = { .arena = cx->arena };

	for (size_t i = 0; i < n; i++) {
		if (i && by_bytes(&items[i - 1], &items[i]) == 0)
			continue;
		if (out.len)
			buf_putc(&out, '\n');
		buf_add(&out, items[i].text, items[i].len);
	}
	return out.text;
}

bool accept_set(struct ctx *cx, const struct field *f, const char **text)
{
	const struct choice *choices = field_choices(f);
	size_t n = 0, most = 1;

	if (is_canonical(choices, *text))
		return true;
	for (const char *p = *text; *p; p++)
		most += *p == ',' || *p == '\n';
	struct item *items = arena_alloc(cx->arena, most * sizeof(*items));
	for (const char *p = *text; *p;)
		if (!line_split(choices, &p, items, &n))
			return choice_refuse(cx, f, p, strcspn(p, ",\n"));
	qsort(items, n, sizeof(*items), by_bytes);
	*text = n ? joined(cx, items, n) : NULL;
	return true;
}
