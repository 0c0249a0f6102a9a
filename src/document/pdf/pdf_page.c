/* pdf_page.c - drawing on a page: the operators of its content stream */
#include <math.h>
#include <string.h>

#include "pdf_inside.h"
#include "pdf_stream.h"

struct page *pdf_page(struct pdf *pdf)
{
	struct page *page = arena_alloc(pdf->arena, sizeof(*page));

	*page = (struct page){ .pdf = pdf, .content.arena = arena_new(), .fill = NO_COLOUR };
	if (pdf->last_page)
		pdf->last_page->next = page;
	else
		pdf->pages = page;
	pdf->last_page = page;
	return page;
}

static void put_numbers(struct page *page, const double *numbers, size_t count, const char *op)
{
	for (size_t i = 0; i < count; i++)
		pdf_number_add(&page->content, numbers[i]);
	buf_puts(&page->content, op);
	buf_putc(&page->content, '\n');
}

#define PUT(page, op, ...) \
	put_numbers((page), (const double[]){ __VA_ARGS__ }, \
		sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double), (op))

static void put_colour(struct page *page, uint32_t colour, const char *op)
{
	PUT(page, op, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
		(colour & 0xff) / 255.0);
}

static void fill_with(struct page *page, uint32_t colour)
{
	if (page->fill != colour)
		put_colour(page, colour, "rg");
	page->fill = colour;
}

static void ink_close(struct page *page)
{
	if (page->open)
		buf_puts(&page->content, "EMC\n");
	page->open = false;
	page->inked = NULL;
}

void page_end(struct page *page)
{
	struct buf deflated = { .arena = page->pdf->scratch };
	struct arena_mark mark = arena_mark(page->pdf->scratch);

	if (!page->content.arena)
		return;
	ink_close(page);
	pdf_deflate(&deflated, page->content.text ? page->content.text : "", page->content.len);
	arena_free(page->content.arena);
	page->content =
		(struct buf){ .text = arena_str(page->pdf->arena, deflated.text, deflated.len),
			.len = deflated.len };
	arena_rewind(page->pdf->scratch, mark);
}

/* Remembers which element the mark belongs to, in both directions. */
static unsigned mark_add(struct page *page, struct tag *tag)
{
	struct arena *arena = page->pdf->arena;
	struct kid *kid = arena_alloc(arena, sizeof(*kid));

	if (page->mark_count == page->mark_room) {
		unsigned room = page->mark_room ? page->mark_room * 2 : 64;
		struct tag **marks = arena_alloc(arena, room * sizeof(struct tag *));
		if (page->mark_count)
			memcpy(marks, page->marks, page->mark_count * sizeof(struct tag *));
		page->marks = marks;
		page->mark_room = room;
	}
	*kid = (struct kid){ .kind = KID_MARK, .page = page, .mark = page->mark_count };
	if (tag->last)
		tag->last->next = kid;
	else
		tag->first = kid;
	tag->last = kid;
	if (!tag->page)
		tag->page = page;
	page->marks[page->mark_count] = tag;
	return page->mark_count++;
}

void page_ink(struct page *page, struct tag *tag)
{
	if (page->open && page->inked == tag)
		return;
	ink_close(page);
	page->open = true;
	page->inked = tag;
	if (tag) {
		tag_place(page->pdf, tag);
		buf_fmt(&page->content, "/%s <</MCID %u>> BDC\n", tag->role, mark_add(page, tag));
	} else {
		buf_puts(&page->content, "/Artifact BMC\n");
	}
}

void page_furniture(struct page *page, const char *kind)
{
	ink_close(page);
	page->open = true;
	page->inked = &page->pdf->furniture;
	buf_fmt(&page->content, "/Artifact <</Type /Pagination /Subtype /%s>> BDC\n", kind);
}

void page_rect(struct page *page, const struct area *area, uint32_t fill)
{
	fill_with(page, fill);
	PUT(page, "re f", area->x, PAGE_HEIGHT - area->y - area->height, area->width, area->height);
}

void page_frame(struct page *page, const struct area *area, uint32_t stroke)
{
	put_colour(page, stroke, "RG");
	PUT(page, "w", 0.6);
	PUT(page, "re S", area->x, PAGE_HEIGHT - area->y - area->height, area->width, area->height);
}

void page_line(
	struct page *page, const double from[2], const double to[2], double thick, uint32_t stroke)
{
	put_colour(page, stroke, "RG");
	PUT(page, "w", thick);
	PUT(page, "m", from[0], PAGE_HEIGHT - from[1]);
	PUT(page, "l S", to[0], PAGE_HEIGHT - to[1]);
}

void page_shape(struct page *page, const double *points, size_t count, uint32_t fill)
{
	fill_with(page, fill);
	for (size_t i = 0; i < count; i++)
		PUT(page, i ? "l" : "m", points[2 * i], PAGE_HEIGHT - points[2 * i + 1]);
	buf_puts(&page->content, "f\n");
}

void page_disc(struct page *page, double x, double y, double radius, uint32_t fill)
{
	double k = radius * 0.5523; /* four Bézier curves that look like a circle */
	double cy = PAGE_HEIGHT - y;

	fill_with(page, fill);
	PUT(page, "m", x + radius, cy);
	PUT(page, "c", x + radius, cy + k, x + k, cy + radius, x, cy + radius);
	PUT(page, "c", x - k, cy + radius, x - radius, cy + k, x - radius, cy);
	PUT(page, "c", x - radius, cy - k, x - k, cy - radius, x, cy - radius);
	PUT(page, "c f", x + k, cy - radius, x + radius, cy - k, x + radius, cy);
}

void page_text_begin(struct page *page, const struct pen *pen)
{
	fill_with(page, pen->colour);
	buf_puts(&page->content, "BT ");
	if (page->face != pen->face || page->size < pen->size || page->size > pen->size) {
		buf_fmt(&page->content, "/F%d ", pen->face);
		PUT(page, "Tf", pen->size);
		page->face = pen->face;
		page->size = pen->size;
	}
	PUT(page, "Td", pen->x, PAGE_HEIGHT - pen->y);
	page->text = page->content.len;
	buf_puts(&page->content, " <");
}

void page_text_glyph(struct page *page, uint16_t id, int kern)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf *out = &page->content;

	if (kern) {
		out->text[page->text] = '[';
		buf_fmt(out, ">%d<", -kern);
	}
	buf_reserve(out, 4);
	for (int shift = 12; shift >= 0; shift -= 4)
		out->text[out->len++] = hex[id >> shift & 15];
}

void page_text_end(struct page *page)
{
	bool is_array = page->content.text[page->text] == '[';

	buf_puts(&page->content, is_array ? ">] TJ ET\n" : "> Tj ET\n");
}

void page_turn(struct page *page, double x, double y, double degrees)
{
	double angle = degrees * M_PI / 180, c = cos(angle), s = sin(angle);
	double up = PAGE_HEIGHT - y;

	buf_puts(&page->content, "q ");
	for (int i = 0; i < 4; i++) {
		long parts = lround((const double[]){ c, s, -s, c }[i] * 100000);
		buf_fmt(&page->content, "%s%ld.%05ld ", parts < 0 ? "-" : "", labs(parts) / 100000,
			labs(parts) % 100000);
	}
	PUT(page, "cm", x - c * x + s * up, up - s * x - c * up);
	page->fill = NO_COLOUR;
	page->size = 0;
}

void page_unturn(struct page *page)
{
	buf_puts(&page->content, "Q\n");
	page->fill = NO_COLOUR;
	page->size = 0;
}
