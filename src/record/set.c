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
		if (choices ? !choice_named(choices, it.text, it.len)
			    : memchr(it.text, ',', it.len) || item_trimmed(it).len != it.len)
			return false;
	}
	return true;
}

/* Whether the rest of a line begins with an item spelled so. */
static bool begins(struct item rest, const char *spelling)
{
	size_t len = strlen(spelling);

	if (!len || len > rest.len || !same_folded(spelling, rest.text, len))
		return false;
	while (len < rest.len && is_blank(rest.text[len]))
		len++;
	return len == rest.len || rest.text[len] == ',';
}

/* The choice that the rest of a line begins with: by name or else by label, and the longest one,
 * as a label may hold commas. Gives how much of the line it takes, or 0. */
static size_t choice_begins(const struct choice *choices, struct item rest, struct item *out)
{
	size_t longest = 0;

	for (int way = 0; way < 3; way++)
		for (const struct choice *c = choices; c->name; c++) {
			const char *spellings[] = { c->name, c->label.en, c->label.da };
			const char *spelling = spellings[way] ? spellings[way] : "";
			if (strlen(spelling) <= longest || !begins(rest, spelling))
				continue;
			longest = strlen(spelling);
			*out = (struct item){ c->name, strlen(c->name) };
		}
	return longest;
}

/* The link that the rest of a line begins with: all until a comma. */
static size_t link_begins(struct item rest, struct item *out)
{
	const char *comma = memchr(rest.text, ',', rest.len);
	size_t len = comma ? (size_t)(comma - rest.text) : rest.len;

	*out = item_trimmed((struct item){ rest.text, len });
	return len;
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
		struct item rest = { *p, (size_t)(end - *p) };
		size_t taken = choices ? choice_begins(choices, rest, &items[*n])
				       : link_begins(rest, &items[*n]);
		if (!taken)
			return false;
		*p += taken;
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
