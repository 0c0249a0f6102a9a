/* pdf_unpack.c - objects that are packed into streams, unpacked once (ISO 32000-1, 7.5.7) */
#include "pdf_unpack.h"

#define CONTAINERS_MAX 20000
#define UNPACKED_MAX   ((size_t)128 << 20) /* bytes of all of them */

/* A stream of objects: "12 0 13 88 ..." tells where each begins, counted from first. */
struct container {
	uint64_t number;
	struct slice bytes; /* nothing where it could not be read */
	uint64_t first;
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
		c->first = first.number;
	u->busy = false;
	u->bytes += c->bytes.len;
	doc->cx->err = before;
	return c;
}

static const struct container *container_of(const struct pdf_file *doc, uint64_t number)
{
	const struct container *c = doc->unpacked->containers;

	while (c && c->number != number)
		c = c->next;
	/* What unpacking a container needs must not be packed itself (7.5.7): no circles, no depth.
	 */
	if (!c && !doc->unpacked->busy && doc->unpacked->count < CONTAINERS_MAX)
		c = unpack(doc, number);
	return c;
}

/* The place of the object of that number, which must be the one at the index. */
static bool listed_at(const struct container *c, uint64_t index, uint64_t number, uint64_t *offset)
{
	struct slice in = { c->bytes.at, (size_t)c->first };
	struct pdf_value n, at;

	for (uint64_t i = 0; i <= index; i++)
		if (!pdf_next(&in, &n) || !pdf_next(&in, &at) || n.kind != PDF_INTEGER ||
			at.kind != PDF_INTEGER)
			return false;
	*offset = c->first + at.number;
	return n.number == number && *offset < c->bytes.len;
}

bool unpacked_object(const struct pdf_file *doc, const struct pdf_place *place, uint64_t number,
	struct pdf_value *out)
{
	const struct container *c = container_of(doc, place->container);
	uint64_t offset;

	if (!c || !listed_at(c, place->index, number, &offset))
		return false;
	struct slice in = { c->bytes.at + offset, c->bytes.len - (size_t)offset };
	return pdf_next(&in, out);
}
