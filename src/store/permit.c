/* permit.c - the table of role, entity and word, asked */
#include "permit.h"

#include <string.h>

static const struct {
	const char *name;
	struct words label;
	bool reaches_all;
} roles[] = {
#define X(name, text, en, da, reaches) [ROLE_##name] = { #text, W(en, da), reaches },
	ROLES(X)
#undef X
};

static const struct {
	enum word word;
	const char *name;
} words[] = {
#define X(name, text, bit) { WORD_##name, #text },
	WORDS(X)
#undef X
};

const char *word_name(enum word word)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (words[i].word == word)
			return words[i].name;
	return "";
}

bool role_reaches_all(enum role role)
{
	return roles[role].reaches_all;
}

static bool names_entity(const char *list, const char *name)
{
	size_t len = strlen(name);

	if (strcmp(list, "*") == 0)
		return true;
	for (const char *p = list; *p; p += strcspn(p, " ")) {
		p += strspn(p, " ");
		if (strncmp(p, name, len) == 0 && (p[len] == ' ' || p[len] == '\0'))
			return true;
	}
	return false;
}

static bool allows(const struct permit *p, enum word word, const struct form *form)
{
	return p->words & word && names_entity(p->entities, form->name);
}

static bool is_shared(const struct actor *actor, const char *organisation)
{
	for (const char *const *id = actor->shared; id && *id; id++)
		if (strcmp(*id, organisation) == 0)
			return true;
	return false;
}

static bool covers(const struct permit *p, const struct seat *seat, const char *organisation)
{
	return (p->reach == REACH_ALL && seat->reaches_all) ||
	       strcmp(seat->organisation, organisation) == 0;
}

/* Who the members of the cooperation are is no secret among them. */
static bool is_public(enum word word, const struct form *form)
{
	return word == WORD_READ && strcmp(form->name, "organisation") == 0;
}

bool may(const struct actor *actor, enum word word, const struct form *form,
	const char *organisation)
{
	if (!actor || is_public(word, form))
		return true;
	bool shared = word == WORD_READ && is_shared(actor, organisation);
	for (const struct permit *p = permits; p->entities; p++) {
		if (!allows(p, word, form))
			continue;
		for (size_t i = 0; i < actor->seat_count; i++)
			if (actor->seats[i].role == p->role &&
				(shared || covers(p, &actor->seats[i], organisation)))
				return true;
	}
	return false;
}

bool may_read_all(const struct actor *actor, const struct form *form)
{
	if (!actor || is_public(WORD_READ, form))
		return true;
	for (const struct permit *p = permits; p->entities; p++) {
		if (p->reach != REACH_ALL || !allows(p, WORD_READ, form))
			continue;
		for (size_t i = 0; i < actor->seat_count; i++)
			if (actor->seats[i].role == p->role && actor->seats[i].reaches_all)
				return true;
	}
	return false;
}

/* Those whom the table lets, as "Coordinator, Manager". */
static const char *who_may(struct ctx *cx, enum word word, const struct form *form)
{
	struct buf list = { .arena = cx->arena };
	unsigned seen = 0;

	for (const struct permit *p = permits; p->entities; p++) {
		if (!allows(p, word, form) || seen & 1u << p->role)
			continue;
		seen |= 1u << p->role;
		buf_fmt(&list, "%s%s", list.len ? ", " : "",
			words_in(cx->lang, roles[p->role].label));
	}
	return list.text;
}

bool may_or_err(struct ctx *cx, enum word word, const struct form *form, const char *organisation)
{
	if (may(cx->actor, word, form, organisation))
		return true;
	const char *who = who_may(cx, word, form), *what = words_in(cx->lang, form->label);
	if (!who)
		return err_set(cx, ERR_DENIED, "%s: nobody may '%s'", what, word_name(word));
	return err_set(cx, ERR_DENIED,
		"%s: you may not '%s' in that organisation; there it takes the role %s", what,
		word_name(word), who);
}
