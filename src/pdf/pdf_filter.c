/* pdf_filter.c - the filters of a stream, one after the other (ISO 32000-1, 7.4) */
#include "pdf_filter.h"

#include <string.h>

#include "hex.h"

#define FILTERS_MAX 4
#define ROW_MAX     65536

static bool hex_decode(struct buf *out, struct slice in)
{
	int high = -1;

	for (size_t i = 0; i < in.len && in.at[i] != '>'; i++) {
		int digit = hex_digit(in.at[i]);
		if (digit < 0)
			continue;
		if (high >= 0)
			buf_putc(out, (char)(high << 4 | digit));
		high = high >= 0 ? -1 : digit;
	}
	if (high >= 0)
		buf_putc(out, (char)(high << 4));
	return true;
}

/* Writes the first n - 1 of the four bytes that n digits of base 85 stand for. */
static void group_put(struct buf *out, const unsigned digits[5], size_t n)
{
	uint32_t value = 0;

	for (size_t i = 0; i < 5; i++)
		value = value * 85 + (i < n ? digits[i] : 84);
	for (size_t i = 0; i + 1 < n; i++)
		buf_putc(out, (char)(value >> (24 - 8 * i)));
}

/* The digits of a group of five that were met so far. */
struct group {
	unsigned digits[5];
	size_t n;
};

static bool ascii85_take(struct buf *out, struct group *g, char c)
{
	if (c == 'z' && g->n == 0) {
		buf_add(out, "\0\0\0\0", 4);
		return true;
	}
	if (c < '!' || c > 'u')
		return !c || strchr(" \t\r\n\f", c);
	g->digits[g->n++] = (unsigned)(c - '!');
	if (g->n == 5) {
		group_put(out, g->digits, g->n);
		g->n = 0;
	}
	return true;
}

static bool ascii85_decode(struct buf *out, struct slice in)
{
	struct group g = { .n = 0 };

	for (size_t i = 0; i < in.len && in.at[i] != '~'; i++)
		if (!ascii85_take(out, &g, in.at[i]))
			return false;
	if (g.n)
		group_put(out, g.digits, g.n);
	return g.n != 1;
}

static const struct {
	const char *name, *brief;
	bool (*decode)(struct buf *out, struct slice in);
} filters[] = {
	{ "FlateDecode", "Fl", flate_decode },
	{ "ASCIIHexDecode", "AHx", hex_decode },
	{ "ASCII85Decode", "A85", ascii85_decode },
};

static uint64_t number_or(struct pdf_value dict, const char *key, uint64_t otherwise)
{
	struct pdf_value v = pdf_get(dict, key);

	return v.kind == PDF_INTEGER ? v.number : otherwise;
}

/* What /DecodeParms says; false for what cannot be. */
static bool predictor_read(struct predictor *p, struct pdf_value parms)
{
	if (parms.kind != PDF_DICT) {
		*p = (struct predictor){ .kind = 1 };
		return true;
	}
	uint64_t colours = number_or(parms, "Colors", 1),
		 bits = number_or(parms, "BitsPerComponent", 8),
		 columns = number_or(parms, "Columns", 1);
	if (colours > 32 || bits > 16 || columns > ROW_MAX)
		return false;
	p->kind = number_or(parms, "Predictor", 1);
	p->pixel = (size_t)(colours * bits + 7) / 8;
	p->row = (size_t)(colours * bits * columns + 7) / 8;
	return p->row && p->pixel && p->row <= ROW_MAX &&
	       (p->kind == 1 || (p->kind == 2 && bits == 8) || (p->kind >= 10 && p->kind <= 15));
}

static bool run_filter(
	struct ctx *cx, struct slice *data, struct pdf_value name, struct pdf_value parms)
{
	struct buf plain = { .arena = cx->arena }, out = { .arena = cx->arena };
	struct predictor p;
	size_t i = 0;

	while (i < COUNT(filters) && !pdf_name_is(name, filters[i].name) &&
		!pdf_name_is(name, filters[i].brief))
		i++;
	if (i == COUNT(filters))
		return err_set(cx, ERR_INVALID,
			"The PDF packs its parts in a way that is not known: %s",
			text_printable(cx, name.text.at, name.text.len < 40 ? name.text.len : 40));
	if (!predictor_read(&p, parms) || !filters[i].decode(&plain, *data) ||
		!predictor_undo(&out, (struct slice){ plain.text, plain.len }, &p))
		return err_set(cx, ERR_INVALID,
			"The PDF is damaged: a part of it cannot be unpacked, or is too large");
	*data = (struct slice){ out.text, out.len };
	return true;
}

/* The nth of what is one value or a list of them. */
static struct pdf_value nth(const struct pdf_file *doc, struct pdf_value value, size_t n)
{
	struct slice in = pdf_inside(value);
	struct pdf_value item = { .kind = PDF_ABSENT };

	if (value.kind != PDF_ARRAY)
		return n == 0 ? value : item;
	for (size_t i = 0; i <= n; i++)
		if (!pdf_next(&in, &item))
			return (struct pdf_value){ .kind = PDF_ABSENT };
	return pdf_resolve(doc, item);
}

bool pdf_decode(struct ctx *cx, struct slice *out, const struct pdf_file *doc,
	struct pdf_value dict, struct slice raw)
{
	struct pdf_value names = pdf_follow(doc, dict, "Filter"),
			 parms = pdf_follow(doc, dict, "DecodeParms"), name;

	for (size_t n = 0; (name = nth(doc, names, n)).kind == PDF_NAME; n++) {
		if (n == FILTERS_MAX)
			return err_set(cx, ERR_INVALID,
				"The PDF is damaged: a part of it is packed too many times");
		if (!run_filter(cx, &raw, name, nth(doc, parms, n)))
			return false;
	}
	*out = raw;
	return true;
}
