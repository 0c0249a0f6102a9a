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

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);

	if (size > SIZE_MAX / 2)
		or_die(NULL);
	size = (size + align - 1) & ~(align - 1);
	if (!arena->chunks || arena->chunks->size - arena->chunks->used < size)
		chunk_add(arena, size);
	char *p = arena->chunks->bytes + arena->chunks->used;
	arena->chunks->used += size;
	return memset(p, 0, size);
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
	va_list ap, again;

	va_start(ap, fmt);
	va_copy(again, ap);
	int len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	char *text = arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
	if (len > 0)
		vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return text;
}
