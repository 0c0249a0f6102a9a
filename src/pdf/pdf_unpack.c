/* pdf_unpack.c - objects that are packed into streams, unpacked once (ISO 32000-1, 7.5.7) */
#include "pdf_unpack.h"

#define CONTAINERS_MAX 20000
#define UNPACKED_MAX   ((size_t)128 << 20) /* bytes of all of them */

/* A stream of objects: "12 0 13 88 ..." tells where each begins, counted from first. */
struct container {
	uint64_t number;
	struct slice bytes; /* nothing where it could not be read */
	struct listed {
		uint64_t number, offset;
	} * listed; /* by index */
	size_t count;
	struct container *next;
};

struct pdf_unpacked {
	struct arena *arena;
	struct container *containers;
	size_t count, bytes;
	bool busy;
};

struct pdf_unpacked *pdf_unpacked_new(struct arena *arena)
{
	struct pdf_unpacked *u = arena_alloc(arena, sizeof(*u));

	u->arena = arena;
	return u;
}

/* Reads where each object begins, once, for there are many in one stream. */
static void list_read(struct arena *arena, struct container *c, uint64_t first)
{
	struct slice in = { c->bytes.at, (size_t)first };
	struct pdf_value number, at;

	/* A number, a place and the blanks between take four bytes at least. */
	c->listed = arena_alloc(arena, ((size_t)first / 4 + 1) * sizeof(*c->listed));
	while (c->count < first / 4 + 1 && pdf_next(&in, &number) && pdf_next(&in, &at) &&
		number.kind == PDF_INTEGER && at.kind == PDF_INTEGER)
		c->listed[c->count++] = (struct listed){ number.number, first + at.number };
}

/* What cannot be unpacked is remembered too, so that it is not tried again and again. */
static struct container *unpack(const struct pdf_file *doc, uint64_t number)
{
	struct pdf_unpacked *u = doc->unpacked;
	struct container *c = arena_alloc(u->arena, sizeof(*c));
	const struct err before = doc->cx->err;
	struct pdf_value dict, first;

	*c = (struct container){ .number = number, .next = u->containers };
	u->containers = c;
	u->count++;
	u->busy = true;
	if (!pdf_stream_read(doc->cx, &c->bytes, &dict, doc, number) ||
		!pdf_name_is(pdf_get(dict, "Type"), "ObjStm") ||
		(first = pdf_get(dict, "First")).kind != PDF_INTEGER ||
		first.number > c->bytes.len || u->bytes + c->bytes.len > UNPACKED_MAX)
		c->bytes = (struct slice){ "", 0 };
	else
		list_read(u->arena, c, first.number);
	u->busy = false;
	u->bytes += c->bytes.len;
	doc->cx->err = before;
	return c;
}

/* The one that was asked for last stands first, for the next object is often in it too. */
static const struct container *container_of(const struct pdf_file *doc, uint64_t number)
{
	struct container **at = &doc->unpacked->containers, *c;

	while (*at && (*at)->number != number)
		at = &(*at)->next;
	c = *at;
	if (c) {
		*at = c->next;
		c->next = doc->unpacked->containers;
		doc->unpacked->containers = c;
		return c;
	}
	/* What unpacking a container needs must not be packed itself (7.5.7): no circles, no depth.
	 */
	if (doc->unpacked->busy || doc->unpacked->count >= CONTAINERS_MAX)
		return NULL;
	return unpack(doc, number);
}

bool unpacked_object(const struct pdf_file *doc, const struct pdf_place *place, uint64_t number,
	struct pdf_value *out)
{
	const struct container *c = container_of(doc, place->container);

	/* The object at the index must be the one of that number. */
	if (!c || place->index >= c->count || c->listed[place->index].number != number ||
		c->listed[place->index].offset >= c->bytes.len)
		return false;
	size_t offset = (size_t)c->listed[place->index].offset;
	struct slice in = { c->bytes.at + offset, c->bytes.len - offset };
	return pdf_next(&in, out);
}
