#include "set.h"

#include <string.h>

/* FNV-1a, with the two words kept apart; 0 stands for an empty place. */
static uint64_t hash_of(const char *a, const char *b)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (const char *p = a; *p; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	h *= UINT64_C(0x100000001b3);
	for (const char *p = b; *p; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	return h ? h : 1;
}

/* The place of the hash, or the empty place for it. */
static uint64_t *place(const struct met *met, uint64_t hash)
{
	size_t i = (size_t)hash & (met->size - 1);

	while (met->hashes[i] && met->hashes[i] != hash)
		i = (i + 1) & (met->size - 1);
	return &met->hashes[i];
}

static void grow(struct met *met)
{
	struct met bigger = { .arena = met->arena, .size = met->size ? met->size * 4 : 1024 };

	bigger.hashes = arena_alloc(met->arena, bigger.size * sizeof(*bigger.hashes));
	for (size_t i = 0; i < met->size; i++)
		if (met->hashes[i])
			*place(&bigger, met->hashes[i]) = met->hashes[i];
	bigger.used = met->used;
	*met = bigger;
}

bool met_add(struct met *met, const char *a, const char *b)
{
	if (met->used * 2 >= met->size)
		grow(met);
	uint64_t hash = hash_of(a, b), *at = place(met, hash);
	bool was = *at;
	*at = hash;
	met->used += !was;
	return was;
}

bool met_has(const struct met *met, const char *a, const char *b)
{
	return met->size && *place(met, hash_of(a, b));
}

struct meaning {
	struct meaning *next;
	const char *kind, *text, *meaning;
};

static size_t chain(const char *kind, const char *text)
{
	return (size_t)hash_of(kind, text) % COUNT(((struct meanings *)NULL)->chains);
}

const char *meaning_find(const struct meanings *m, const char *kind, const char *text)
{
	for (const struct meaning *e = m->chains[chain(kind, text)]; e; e = e->next)
		if (strcmp(e->kind, kind) == 0 && strcmp(e->text, text) == 0)
			return e->meaning;
	return NULL;
}

void meaning_add(struct meanings *m, const char *kind, const char *text, const char *meaning)
{
	struct meaning *e = arena_alloc(m->arena, sizeof(*e)),
		       **head = &m->chains[chain(kind, text)];

	*e = (struct meaning){ *head, arena_dup(m->arena, kind), arena_dup(m->arena, text),
		arena_dup(m->arena, meaning) };
	*head = e;
}
