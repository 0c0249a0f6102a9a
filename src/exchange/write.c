/* write.c - records as YAML, JSON and CSV, as the readers of this folder take them */
#include <string.h>

#include "exchange.h"
#include "kind.h"

/* Whether the field must be written to be read as it is. */
static bool is_written(const struct field *f, const char *text)
{
	return text || f->preset;
}

/* A JSON string; it is a YAML string too, but for characters that YAML takes as ends of lines or
 * does not take at all. */
static void yaml_string(struct buf *out, const char *text)
{
	static const struct {
		const char *bytes, *escape;
	} special[] = {
		{ "\xe2\x80\xa8", "\\u2028" },
		{ "\xe2\x80\xa9", "\\u2029" },
		{ "\xef\xbb\xbf", "\\ufeff" },
		{ "\xef\xbf\xbe", "\\ufffe" },
		{ "\xef\xbf\xbf", "\\uffff" },
	};
	size_t start = out->len;

	buf_json(out, text);
	if (!strpbrk(text, "\xe2\xef"))
		return;
	/* Rare: written once more, piece by piece. */
	const char *json = arena_str(out->arena, out->text + start, out->len - start);
	out->len = start;
	for (const char *p = json; *p;) {
		size_t i = 0;
		while (i < COUNT(special) && strncmp(p, special[i].bytes, 3) != 0)
			i++;
		if (i < COUNT(special))
			buf_puts(out, special[i].escape);
		else
			buf_putc(out, *p);
		p += i < COUNT(special) ? 3 : 1;
	}
}

typedef void string_writer(struct buf *out, const char *text);

static void write_items(struct buf *out, const char *text, string_writer *string)
{
	const char *between = "[";

	for (struct item it = item_first(text); it.text; it = item_next(it)) {
		buf_puts(out, between);
		string(out, arena_str(out->arena, it.text, it.len));
		between = ", ";
	}
	buf_putc(out, ']');
}

static void write_value(
	struct buf *out, const struct field *f, const char *text, string_writer *string)
{
	if (!text)
		buf_puts(out, "null");
	else if (kinds[f->kind].bare)
		buf_puts(out, text);
	else if (field_is_set(f))
		write_items(out, text, string);
	else
		string(out, text);
}

struct own {
	const char *name, *text;
};

#define OWN(r) \
	{ \
		{ "id", (r)->id }, { "organisation", (r)->organisation }, \
		{ \
			"origin", (r)->origin \
		} \
	}

void yaml_record(struct buf *out, const struct record *r)
{
	const struct own own[] = OWN(r);
	const char *before = "- ";

	for (size_t i = 0; i < COUNT(own); i++) {
		if (!own[i].text)
			continue;
		buf_fmt(out, "%s%s: ", before, own[i].name);
		yaml_string(out, own[i].text);
		buf_putc(out, '\n');
		before = "  ";
	}
	FOR_EACH_FIELD(f, r->form) {
		if (!is_written(f, record_text(r, f)))
			continue;
		buf_fmt(out, "%s%s: ", before, f->name);
		write_value(out, f, record_text(r, f), yaml_string);
		buf_putc(out, '\n');
		before = "  ";
	}
}

void json_record(struct buf *out, const struct record *r)
{
	const struct own own[] = OWN(r);
	const char *before = "{";

	for (size_t i = 0; i < COUNT(own); i++) {
		if (!own[i].text)
			continue;
		buf_fmt(out, "%s\"%s\": ", before, own[i].name);
		buf_json(out, own[i].text);
		before = ", ";
	}
	FOR_EACH_FIELD(f, r->form) {
		if (!is_written(f, record_text(r, f)))
			continue;
		buf_fmt(out, "%s\"%s\": ", before, f->name);
		write_value(out, f, record_text(r, f), buf_json);
		before = ", ";
	}
	buf_putc(out, '}');
}

void csv_header(struct buf *out, const struct form *form, char separator)
{
	buf_fmt(out, "id%corganisation%corigin", separator, separator);
	FOR_EACH_FIELD(f, form)
		buf_fmt(out, "%c%s", separator, f->name);
	buf_puts(out, "\r\n");
}

/* The items of a set stand on one line, so that a spreadsheet shows rows of one height. */
static void csv_items(struct buf *out, const char *text, char separator)
{
	struct buf cell = { .arena = out->arena };

	for (struct item it = item_first(text); it.text; it = item_next(it)) {
		buf_puts(&cell, cell.len ? ", " : "");
		buf_add(&cell, it.text, it.len);
	}
	buf_csv(out, cell.text, separator);
}

void csv_record(struct buf *out, const struct record *r, char separator)
{
	const struct own own[] = OWN(r);

	for (size_t i = 0; i < COUNT(own); i++) {
		if (i)
			buf_putc(out, separator);
		buf_csv(out, own[i].text ? own[i].text : "", separator);
	}
	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(r, f);
		buf_putc(out, separator);
		if (text && field_is_set(f))
			csv_items(out, text, separator);
		else
			buf_csv(out, text ? text : "", separator);
	}
	buf_puts(out, "\r\n");
}
