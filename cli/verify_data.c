/* verify_data.c - whether the data that a report carries says what its pages say */
#include "verify_data.h"

#include <string.h>

#include "character.h"
#include "conform.h"
#include "disk.h"
#include "pdf_read.h"
#include "report.h"

#define FILE_LIMIT 268435456
#define CLIPPED    0x2026 /* a header that was too long ends so */
#define MISSING    0x25a1 /* shown for characters that the fonts lack */

/* The comparison under way. */
struct comparing {
	struct ctx *cx;
	struct conform_text pages;
	const char *all; /* of the pages, without blanks */
	size_t cell;     /* the next one */
	size_t told;
	const char *fault; /* the first text that the pages do not have */
};

/* The text without blanks and what does not show, for lines break where there is room. The numbers
 * of notes are raised on the page, and have figures of their own in the data. */
static const char *squeezed(struct ctx *cx, const char *text)
{
	struct buf out = { .arena = cx->arena };
	uint32_t c;

	buf_add(&out, "", 0);
	while ((c = character_next(&text)))
		if (c > ' ' && c != 0xa0 && c != 0xad && character_is_xml(c))
			character_put(&out, character_unraised(c));
	return out.text;
}

/* Whether both say the same, as far as the page could show it. */
static bool same(struct ctx *cx, const char *told, const char *shown)
{
	uint32_t a, b;

	told = squeezed(cx, told);
	shown = squeezed(cx, shown);
	do {
		a = character_next(&told);
		b = character_next(&shown);
		if (b == CLIPPED && a != CLIPPED)
			return true;
	} while (a == b ? a != 0 : b == MISSING && a);
	return a == b;
}

static void compare(void *arg, bool cell, const char *text)
{
	struct comparing *c = arg;
	struct arena_mark mark = arena_mark(c->cx->arena);
	bool agrees;

	c->told++;
	if (c->fault)
		return;
	if (cell)
		agrees = c->cell < c->pages.cell_count &&
			 same(c->cx, text, c->pages.cells[c->cell++]);
	else
		agrees = strstr(c->all, squeezed(c->cx, text)) || strstr(c->all, "\u25a1");
	arena_rewind(c->cx->arena, mark);
	if (!agrees)
		c->fault = arena_dup(c->cx->arena, text);
}

/* "=" where both agree, "!" and the text where they do not, "?" where it cannot be read. */
static void compare_apart(struct ctx *cx, struct buf *out, void *arg)
{
	struct comparing c = { .cx = cx };

	if (!conform_text(cx, &c.pages, arg)) {
		buf_puts(out, "?");
		return;
	}
	c.all = squeezed(cx, c.pages.all);
	if (!report_told(cx, arg, compare, &c))
		buf_puts(out, "?");
	else if (c.fault)
		buf_fmt(out, "!%.200s", c.fault);
	else if (c.told && c.cell != c.pages.cell_count)
		buf_fmt(out, "!%.200s", c.pages.cells[c.cell]);
	else if (c.told)
		buf_puts(out, "=");
}

bool verify_data_begin(struct ctx *cx, struct apart *out, const char *path)
{
	static const struct apart_limits limits = {
		.seconds = 60, .memory = (size_t)2 << 30, .answer = 1000
	};
	struct buf pdf;

	return disk_read(cx, path, FILE_LIMIT, &pdf) &&
	       apart_begin(cx, out, &limits, compare_apart, &pdf);
}

bool verify_data_end(struct ctx *cx, struct apart *comparison, const char **fault)
{
	struct buf said = { .arena = cx->arena };

	*fault = NULL;
	if (!apart_end(cx, comparison, &said))
		return false;
	if (!said.len)
		return true;
	*fault = *said.text == '='   ? ""
		 : *said.text == '!' ? text_printable(cx, said.text + 1, said.len - 1)
				     : _("it cannot be read");
	return true;
}
