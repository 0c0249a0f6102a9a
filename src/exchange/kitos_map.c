/* kitos_map.c - from a path in an object to a cell of a record */
#include "kitos.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "kind.h"
#include "utf8.h"

const json_t *kitos_at(const json_t *source, const char *path)
{
	while (source && *path) {
		size_t len = strcspn(path, ".");
		source = json_object_getn(source, path, len);
		path += len + (path[len] == '.');
	}
	return source && !json_is_null(source) ? source : NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *trimmed(struct ctx *cx, const char *text, size_t len)
{
	for (; len && is_blank(*text); len--)
		text++;
	while (len && is_blank(text[len - 1]))
		len--;
	return len ? arena_str(cx->arena, text, len) : NULL;
}

const char *kitos_plain(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	const char *text = json_cell(cx, value);

	(void)words;
	return text ? trimmed(cx, text, strlen(text)) : NULL;
}

const char *kitos_text(struct ctx *cx, const json_t *source, const char *path)
{
	const json_t *value = kitos_at(source, path);

	return value ? kitos_plain(cx, value, NULL) : NULL;
}

/* "2024-11-01T00:00:00Z"; the year 1 stands for no date. */
const char *kitos_date(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	const char *text = kitos_plain(cx, value, words);

	if (!text || strlen(text) < 10 || strncmp(text, "0001", 4) == 0)
		return NULL;
	return arena_str(cx->arena, text, 10);
}

/* KITOS writes the same word as OnPremise, ONPREMISE and On_premise. */
static bool same_word(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += strspn(a, "_ ");
		b += strspn(b, "_ ");
		if (strncasecmp(a, b, 1) != 0)
			return false;
		if (!*a)
			return true;
	}
}

static const char *word_of(const char *text, const struct kitos_word *words)
{
	for (; text && words->theirs; words++)
		if (same_word(words->theirs, text))
			return words->ours;
	return NULL;
}

const char *kitos_word(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	size_t count = 0;

	if (json_is_boolean(value))
		return word_of(json_is_true(value) ? "Yes" : "No", words);
	if (!json_is_integer(value))
		return word_of(kitos_plain(cx, value, words), words);
	while (words[count].theirs)
		count++;
	json_int_t number = json_integer_value(value);
	return number >= 0 && (size_t)number < count ? words[number].ours : NULL;
}

static void add_item(struct buf *out, const char *item)
{
	if (item)
		buf_fmt(out, "%s%s", out->len ? "\n" : "", item);
}

/* The texts of a list, or those between the commas of a text. */
static size_t texts_of(struct ctx *cx, const json_t *value, const char ***out)
{
	const char *text = kitos_plain(cx, value, NULL);
	size_t most = json_array_size(value) + 1, n = 0, i;
	json_t *item;

	for (const char *p = text; p && *p; p++)
		most += *p == ',';
	*out = arena_alloc(cx->arena, most * sizeof(**out));
	json_array_foreach(value, i, item)
	{
		const char *name = kitos_text(cx, item, json_is_object(item) ? "name" : "");
		if (name)
			(*out)[n++] = name;
	}
	for (const char *p = text; p && *p;) {
		size_t len = strcspn(p, ",");
		const char *piece = trimmed(cx, p, len);
		if (piece)
			(*out)[n++] = piece;
		p += len + (p[len] == ',');
	}
	return n;
}

const char *kitos_words(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	struct buf out = { .arena = cx->arena };
	const char **texts;
	size_t n = texts_of(cx, value, &texts), i;
	json_t *item;

	for (i = 0; i < n; i++)
		if (strspn(texts[i], "0123456789") == 0)
			add_item(&out, word_of(texts[i], words));
	json_array_foreach(value, i, item) if (json_is_integer(item))
		add_item(&out, kitos_word(cx, item, words));
	return out.text;
}

const char *kitos_named(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	struct buf out = { .arena = cx->arena };
	const char **texts;
	size_t n = texts_of(cx, value, &texts);

	for (size_t i = 0; i < n; i++)
		for (const struct kitos_word *w = words; w->theirs; w++)
			if (strcasestr(texts[i], w->theirs)) {
				add_item(&out, w->ours);
				break;
			}
	return out.text;
}

/* Two digits, a point and two, at most three times. */
static bool is_kle(const char *text)
{
	for (size_t part = 0; part < 3; part++, text += 3) {
		if (strspn(text, "0123456789") != 2)
			return false;
		if (text[2] != '.')
			return !text[2];
	}
	return false;
}

const char *kitos_kle(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	struct buf out = { .arena = cx->arena };
	const char **texts;
	size_t n = texts_of(cx, value, &texts);

	(void)words;
	for (size_t i = 0; i < n; i++)
		if (is_kle(texts[i]))
			buf_fmt(&out, "%s%s", out.len ? " " : "", texts[i]);
	return out.text;
}

const char *kitos_country(struct ctx *cx, const json_t *value, const struct kitos_word *words)
{
	static const struct field country = { .name = "country", .kind = KIND_COUNTRY };
	struct buf out = { .arena = cx->arena };
	const char **texts, *one = kitos_text(cx, value, "name");
	size_t n = one ? 0 : texts_of(cx, value, &texts);
	struct err before = cx->err;

	(void)words;
	if (one && field_check(cx, &country, &one))
		add_item(&out, one);
	for (size_t i = 0; i < n; i++)
		if (field_check(cx, &country, &texts[i]))
			add_item(&out, texts[i]);
	/* A name that is no country's stays in the foreign record. */
	cx->err = before;
	return out.text;
}

/* A text as the field takes it: one line where it must be, no controls, not too long. All of it
 * stays in the foreign record. */
static const char *fitted(struct ctx *cx, const struct field *f, const char *text)
{
	static const char dots[] = "...";
	size_t max = (size_t)(f->max ? f->max : kinds[f->kind].max), len = 0, n;
	char *out = arena_dup(cx->arena, text);

	if (f->kind != KIND_TEXT && f->kind != KIND_PROSE)
		return text;
	for (char *p = out; *p; p++)
		if (((unsigned char)*p < 0x20 && (f->kind == KIND_TEXT || *p != '\n')) ||
			*p == 0x7f)
			*p = ' ';
	if (strlen(out) <= max)
		return out;
	while ((n = utf8_char(out + len, strlen(out + len))) && len + n + sizeof(dots) <= max)
		len += n;
	return arena_fmt(cx->arena, "%.*s%s", (int)len, out, dots);
}

void kitos_map(struct ctx *cx, struct draft *d, const json_t *source, const struct kitos_row *rows)
{
	for (; rows->field; rows++) {
		const struct field *f = field_find(d->r->form, rows->field);
		const json_t *value = kitos_at(source, rows->path);
		bool named = d->lines[f - d->r->form->fields];
		if (named && record_text(d->r, f))
			continue;
		const char *text = value ? rows->read(cx, value, rows->words) : NULL;
		draft_put(d, f, text ? fitted(cx, f, text) : NULL, d->line);
	}
}
