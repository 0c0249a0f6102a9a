/* pdf_update.c - changes to a PDF that leave every old byte in its place (ISO 32000-1, 7.5.6) */
#include "pdf_update.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "character.h"
#include "hex.h"
#include "pdf_stream.h"

#define NUMBER_MAX   8388607 /* ISO 32000-1 annex C */
#define NUMBERS_LEFT 10000   /* for what is added */
#define UPDATE_ROOM  65536   /* bytes that most updates need at most */

/* The first number that neither /Size nor a table has given away. */
static uint64_t first_free(const struct pdf_file *doc)
{
	struct pdf_value size = pdf_get(doc->trailer, "Size");
	uint64_t next = size.kind == PDF_INTEGER ? size.number : 1;

	for (size_t i = 0; i < doc->run_count; i++)
		if (doc->runs[i].first + doc->runs[i].count > next)
			next = doc->runs[i].first + doc->runs[i].count;
	return next;
}

bool update_begin(struct ctx *cx, struct pdf_update *u, const struct pdf_file *doc, struct buf *out)
{
	*u = (struct pdf_update){ .doc = doc, .out = out, .next = first_free(doc) };
	if (u->next > NUMBER_MAX - NUMBERS_LEFT)
		return err_set(cx, ERR_INVALID, "The PDF is damaged: it has too many objects");
	buf_reserve(out, doc->bytes.len + UPDATE_ROOM);
	buf_add(out, doc->bytes.at, doc->bytes.len);
	if (out->text[out->len - 1] != '\n')
		buf_putc(out, '\n');
	return true;
}

void update_open(struct pdf_update *u, uint64_t number)
{
	if (u->count == u->room) {
		size_t room = 2 * u->room + 16;
		struct pdf_written *more = arena_alloc(u->out->arena, room * sizeof(*more));
		if (u->count)
			memcpy(more, u->objects, u->count * sizeof(*more));
		u->objects = more;
		u->room = room;
	}
	u->objects[u->count++] = (struct pdf_written){ number, u->out->len };
	buf_fmt(u->out, "%" PRIu64 " 0 obj\n", number);
}

void update_close(struct pdf_update *u)
{
	buf_puts(u->out, "\nendobj\n");
}

void update_object(struct pdf_update *u, uint64_t number, struct pdf_value value)
{
	update_open(u, number);
	buf_add(u->out, value.text.at, value.text.len);
	update_close(u);
}

/* The document keeps the first half of its identity; the second is new with each state of it. */
static void id_add(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE])
{
	struct pdf_value id = pdf_get(u->doc->trailer, "ID"), first;
	struct slice in = pdf_inside(id);

	if (id.kind != PDF_ARRAY || !pdf_next(&in, &first))
		return;
	buf_puts(u->out, " /ID [");
	buf_add(u->out, first.text.at, first.text.len);
	buf_puts(u->out, " <");
	buf_hex(u->out, state, PDF_ID_SIZE);
	buf_puts(u->out, ">]");
}

static void kept_add(struct pdf_update *u, const char *key)
{
	struct pdf_value value = pdf_get(u->doc->trailer, key);

	if (value.kind != PDF_REFERENCE)
		return;
	buf_fmt(u->out, " /%s ", key);
	buf_add(u->out, value.text.at, value.text.len);
}

uint64_t update_stream(struct pdf_update *u, const void *bytes, size_t len)
{
	struct buf packed = { .arena = u->out->arena };
	uint64_t number = u->next++;

	pdf_deflate(&packed, bytes, len);
	update_open(u, number);
	buf_fmt(u->out, "<</Filter /FlateDecode /Length %zu>>\nstream\n", packed.len);
	buf_add(u->out, packed.text, packed.len);
	buf_puts(u->out, "\nendstream");
	update_close(u);
	return number;
}

/* What a trailer says, in a trailer or in the dictionary of a cross-reference stream. */
static void trailer_add(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE])
{
	buf_fmt(u->out, "/Size %" PRIu64, u->next);
	kept_add(u, "Root");
	kept_add(u, "Info");
	id_add(u, state);
	buf_fmt(u->out, " /Prev %zu", u->doc->xref);
}

static void table_add(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE])
{
	buf_puts(u->out, "xref\n");
	for (size_t i = 0; i < u->count; i++)
		buf_fmt(u->out, "%" PRIu64 " 1\n%010zu 00000 n\r\n", u->objects[i].number,
			u->objects[i].offset);
	buf_puts(u->out, "trailer\n<<");
	trailer_add(u, state);
	buf_puts(u->out, ">>\n");
}

static int by_number(const void *a, const void *b)
{
	const struct pdf_written *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* Rows of a kind, a place in four bytes, and the generation; the stream lists itself too. */
static void stream_add(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE])
{
	struct buf rows = { .arena = u->out->arena };

	update_open(u, u->next++);
	qsort(u->objects, u->count, sizeof(*u->objects), by_number);
	buf_puts(u->out, "<</Type /XRef /W [1 4 1] /Index [");
	for (size_t i = 0; i < u->count; i++) {
		size_t at = u->objects[i].offset;
		const char row[] = { 1, (char)(at >> 24), (char)(at >> 16), (char)(at >> 8),
			(char)at, 0 };
		buf_add(&rows, row, sizeof(row));
		buf_fmt(u->out, "%s%" PRIu64 " 1", i ? " " : "", u->objects[i].number);
	}
	buf_puts(u->out, "] ");
	trailer_add(u, state);
	buf_fmt(u->out, " /Length %zu>>\nstream\n", rows.len);
	buf_add(u->out, rows.text, rows.len);
	buf_puts(u->out, "\nendstream");
	update_close(u);
}

void update_end(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE])
{
	size_t table = u->out->len;

	(u->doc->streams ? stream_add : table_add)(u, state);
	buf_fmt(u->out, "startxref\n%zu\n%%%%EOF\n", table);
}

static struct pdf_value value_of(enum pdf_kind kind, const struct buf *text)
{
	return (struct pdf_value){ .kind = kind, .text = { text->text, text->len } };
}

struct pdf_value dict_set(struct ctx *cx, struct pdf_value dict, const char *key, const char *value)
{
	struct pdf_value old = pdf_get(dict, key);
	struct buf out = { .arena = cx->arena };
	const char *end = dict.text.at + dict.text.len, *cut = end - strlen(">>");

	if (old.kind == PDF_ABSENT) {
		buf_add(&out, dict.text.at, (size_t)(cut - dict.text.at));
		buf_fmt(&out, " /%s %s>>", key, value);
	} else {
		cut = old.text.at + old.text.len;
		buf_add(&out, dict.text.at, (size_t)(old.text.at - dict.text.at));
		buf_fmt(&out, " %s ", value);
		buf_add(&out, cut, (size_t)(end - cut));
	}
	return value_of(PDF_DICT, &out);
}

struct pdf_value array_append(struct ctx *cx, struct pdf_value array, uint64_t number)
{
	struct buf out = { .arena = cx->arena };

	buf_add(&out, array.text.at, array.text.len - 1);
	buf_fmt(&out, " %" PRIu64 " 0 R]", number);
	return value_of(PDF_ARRAY, &out);
}

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if (*text < 0x20 || *text > 0x7e)
			return false;
	return true;
}

static void utf16_add(struct buf *out, uint32_t c)
{
	if (c >= 0x10000) {
		buf_fmt(out, "%04X", 0xd800 + ((c - 0x10000) >> 10));
		c = 0xdc00 + (c & 0x3ff);
	}
	buf_fmt(out, "%04X", c);
}

void pdf_string_add(struct buf *out, const char *utf8)
{
	uint32_t c;

	if (is_plain(utf8)) {
		buf_putc(out, '(');
		for (; *utf8; utf8++) {
			if (strchr("()\\", *utf8))
				buf_putc(out, '\\');
			buf_putc(out, *utf8);
		}
		buf_putc(out, ')');
		return;
	}
	buf_puts(out, "<FEFF");
	while ((c = character_next(&utf8)))
		utf16_add(out, c);
	buf_putc(out, '>');
}
