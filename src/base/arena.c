/* arena.c - memory that lives as long as the work it was taken for */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

#define CHUNK ((size_t)64 * 1024)

struct chunk {
	struct chunk *next;
	size_t used, size;
	_Alignas(max_align_t) char bytes[];
};

struct arena {
	struct chunk *chunks;
	struct chunk *spare; /* one ordinary chunk kept back, so that a loop does not ask anew */
};

static void *or_die(void *p)
{
	if (!p) {
		fputs("vaern: out of memory\n", stderr);
		abort();
	}
	return p;
}

struct arena *arena_new(void)
{
	return or_die(calloc(1, sizeof(struct arena)));
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	arena_rewind(arena, (struct arena_mark){ 0 });
	free(arena->spare);
	free(arena);
}

void arena_done(struct arena **arena)
{
	arena_free(*arena);
}

static void chunk_add(struct arena *arena, size_t size)
{
	struct chunk *c = arena->spare;

	if (c && size <= CHUNK) {
		arena->spare = NULL;
	} else {
		size_t room = size > CHUNK ? size : CHUNK;
		c = or_die(malloc(sizeof(*c) + room));
		c->size = room;
	}
	c->used = 0;
	c->next = arena->chunks;
	arena->chunks = c;
}

static size_t aligned(size_t size)
{
	const size_t align = _Alignof(max_align_t);

	return (size + align - 1) & ~(align - 1);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		or_die(NULL);
	size = aligned(size);
	if (!arena->chunks || arena->chunks->size - arena->chunks->used < size)
		chunk_add(arena, size);
	char *p = arena->chunks->bytes + arena->chunks->used;
	arena->chunks->used += size;
	return memset(p, 0, size);
}

void *arena_grow(struct arena *arena, void *p, size_t old, size_t size)
{
	struct chunk *c = arena->chunks;
	size_t was = aligned(old), more = aligned(size) - was;

	if (!c || !p || c->used < was || (char *)p != c->bytes + c->used - was)
		return NULL;
	if (c->size - c->used < more) {
		if (c->next || c->used != was)
			return NULL;
		c = arena->chunks = or_die(realloc(c, sizeof(*c) + aligned(size)));
		c->size = aligned(size);
	}
	memset(c->bytes + c->used, 0, more);
	c->used += more;
	return c->bytes + c->used - aligned(size);
}

void arena_adopt(struct arena *arena, struct arena *from)
{
	struct chunk **last = &from->chunks;

	while (*last)
		last = &(*last)->next;
	*last = arena->chunks;
	arena->chunks = from->chunks;
	from->chunks = NULL;
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){ arena->chunks, arena->chunks ? arena->chunks->used : 0 };
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->chunks && arena->chunks != mark.chunk) {
		struct chunk *c = arena->chunks;
		arena->chunks = c->next;
		if (c->size == CHUNK && !arena->spare)
			arena->spare = c;
		else
			free(c);
	}
	if (arena->chunks)
		arena->chunks->used = mark.used;
}

char *arena_str(struct arena *arena, const char *text, size_t len)
{
	char *copy = arena_alloc(arena, len + 1);

	if (len)
		memcpy(copy, text, len);
	return copy;
}

char *arena_dup(struct arena *arena, const char *text)
{
	return text ? arena_str(arena, text, strlen(text)) : NULL;
}

char *arena_fmt(struct arena *arena, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	char *text = arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
	va_start(ap, fmt);
	if (len > 0)
		vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return text;
}
