/* body.c - a record as one line of canonical JSON: what an event's digest is taken of */
#include <string.h>

#include "hex.h"
#include "inside.h"

void body_member(struct buf *out, const char *name)
{
	if (out->text[out->len - 1] != '{')
		buf_putc(out, ',');
	buf_putc(out, '"');
	buf_puts(out, name);
	buf_add(out, "\":", 2);
}

/* The items are JSON texts too; none of them holds a newline. */
static void write_items(struct buf *out, const char *cell)
{
	char opens = '[';

	for (struct item it = item_first(cell); it.text; it = item_next(it)) {
		buf_putc(out, opens);
		buf_json(out, arena_str(out->arena, it.text, it.len));
		opens = ',';
	}
	buf_putc(out, ']');
}

void body_write(struct buf *out, const struct record *r)
{
	buf_putc(out, '{');
	if (r->origin) {
		body_member(out, "origin");
		buf_json(out, r->origin);
	}
	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(r, f);
		if (!text)
			continue;
		body_member(out, f->name);
		if (field_is_set(f))
			write_items(out, text);
		else
			buf_json(out, text);
	}
	buf_putc(out, '}');
}

/* Where the reader is; p stands still at the end of the text, and at the first fault. */
struct reader {
	const char *p;
	struct arena *arena;
	bool failed;
};

static bool take(struct reader *in, char c)
{
	if (*in->p != c)
		return false;
	in->p++;
	return true;
}

/* Only control characters come as \u00xx: the writer leaves the rest as they are. */
static char escaped(struct reader *in)
{
	char c = *in->p++;
	int high, low;

	switch (c) {
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case '"':
	case '\\':
		return c;
	}
	if (c != 'u' || strncmp(in->p, "00", 2) != 0 || (high = hex_digit(in->p[2])) < 0 ||
		(low = hex_digit(in->p[3])) < 0) {
		in->failed = true;
		in->p = "";
		return ' ';
	}
	in->p += 4;
	return (char)(16 * high + low);
}

/* A text; most have no escapes and are taken whole. */
static const char *read_text(struct reader *in)
{
	struct buf text = { .arena = in->arena };

	if (!take(in, '"')) {
		in->failed = true;
		return "";
	}
	for (;;) {
		size_t plain = strcspn(in->p, "\"\\");
		if (in->p[plain] == '"' && !text.len) {
			const char *whole = arena_str(in->arena, in->p, plain);
			in->p += plain + 1;
			return whole;
		}
		buf_add(&text, in->p, plain);
		in->p += plain;
		if (!take(in, '\\'))
			break;
		buf_putc(&text, escaped(in));
	}
	in->failed = in->failed || !take(in, '"');
	return text.text;
}

static void skip_text(struct reader *in)
{
	in->failed = in->failed || !take(in, '"');
	while (!in->failed && !take(in, '"')) {
		in->p += strcspn(in->p, "\"\\");
		if (take(in, '\\'))
			in->p += *in->p != '\0';
		in->failed = !*in->p;
	}
}

static void skip_value(struct reader *in)
{
	if (!take(in, '[')) {
		skip_text(in);
		return;
	}
	do
		skip_text(in);
	while (!in->failed && take(in, ','));
	in->failed = in->failed || !take(in, ']');
}

static const char *read_items(struct reader *in)
{
	struct buf items = { .arena = in->arena };

	do {
		if (items.len)
			buf_putc(&items, '\n');
		buf_puts(&items, read_text(in));
	} while (!in->failed && take(in, ','));
	in->failed = in->failed || !take(in, ']');
	return items.text;
}

/* Bodies have the fields in the table's order, so the next one is looked for after the last. */
static const struct field *find_from(
	const struct form *form, const struct field *from, const char *name)
{
	for (const struct field *f = from; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return from == form->fields ? NULL : field_find(form, name);
}

/* A field that the program no longer has is passed over. */
bool body_read_some(struct ctx *cx, struct record *r, const char *body, const bool *wanted)
{
	struct reader in = { .p = body, .arena = cx->arena };
	const struct field *next = r->form->fields;

	r->origin = NULL;
	FOR_EACH_FIELD(f, r->form)
		*record_cell(r, f) = NULL;
	if (strcmp(body, "{}") == 0)
		return true;
	for (char opens = '{'; !in.failed && take(&in, opens); opens = ',') {
		const char *name = read_text(&in);
		in.failed = in.failed || !take(&in, ':');
		const struct field *f = find_from(r->form, next, name);
		if (f && wanted && !wanted[f - r->form->fields]) {
			skip_value(&in);
			next = f + 1;
			continue;
		}
		const char *text = take(&in, '[') ? read_items(&in) : read_text(&in);
		if (f) {
			*record_cell(r, f) = text;
			next = f + 1;
		} else if (strcmp(name, "origin") == 0) {
			r->origin = text;
		}
	}
	return !in.failed && take(&in, '}') && !*in.p;
}

bool body_read(struct ctx *cx, struct record *r, const char *body)
{
	return body_read_some(cx, r, body, NULL);
}
