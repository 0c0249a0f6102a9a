/* resolve.c - links as people write them: by id, title, short name or origin */
#include <string.h>

#include "entities.h"
#include "landing.h"

bool looks_like_id(const char *text)
{
	static const char shape[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t i = 0;

	for (; shape[i] && text[i]; i++) {
		bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
		if (shape[i] == 'x' ? !hex : text[i] != '-')
			return false;
	}
	return !shape[i] && !text[i];
}

/* The place of a link, for when it has to be told later. */
struct link {
	struct landing *to;
	const struct draft *draft;
	const struct form *target;
	const char *label;
	size_t line;
};

static bool is_here(
	struct ctx *cx, struct landing *to, const struct form *target, const char *id, bool *out)
{
	struct arena_mark mark = arena_mark(cx->arena);
	struct record *r = NULL;

	*out = met_has(&to->known, target->name, id);
	if (!*out && !record_find(cx, &r, target, id))
		return false;
	if (r) {
		met_add(&to->known, target->name, id);
		*out = true;
	}
	arena_rewind(cx->arena, mark);
	return true;
}

static bool await(struct ctx *cx, const struct link *link, const char *id)
{
	struct landing *to = link->to;
	bool there;

	if (!is_here(cx, to, link->target, id, &there))
		return false;
	if (there)
		return true;
	struct awaited *a = arena_alloc(to->intake.arena, sizeof(*a));
	*a = (struct awaited){ .next = to->awaited,
		.target = link->target,
		.id = arena_dup(to->intake.arena, id),
		.file = arena_dup(to->intake.arena, link->draft->file),
		.label = link->label,
		.line = link->line };
	to->awaited = a;
	return true;
}

bool awaited_tell(struct ctx *cx, struct landing *to)
{
	struct awaited *oldest = NULL;

	/* They were pushed on a stack; people read from the front of the file. */
	for (struct awaited *a = to->awaited, *next; a; a = next) {
		next = a->next;
		a->next = oldest;
		oldest = a;
	}
	to->awaited = NULL;
	for (const struct awaited *a = oldest; a; a = a->next) {
		bool there;
		if (!is_here(cx, to, a->target, a->id, &there))
			return false;
		if (there)
			continue;
		err_set(cx, ERR_INVALID, "%s: there is no %s '%s', in the store or in the files",
			a->label, words_in(cx->lang, a->target->label), a->id);
		if (!intake_fault(cx, &to->intake, a->file, a->line, 0))
			return false;
	}
	return true;
}

static bool looks_like_origin(const char *text)
{
	return strchr(text, ':') && !strpbrk(text, " \t\n");
}

static const char *organisation_of(const struct ctx *cx, const struct draft *d)
{
	return d->r->organisation ? d->r->organisation : cx->actor->home;
}

static enum resolved by_origin(
	struct ctx *cx, const struct link *link, const char *text, const char **id)
{
	struct record *r;

	if (!record_find_origin(cx, &r, link->target, organisation_of(cx, link->draft), text))
		return RESOLVED_BAD;
	if (!r)
		return RESOLVED_LATER;
	*id = r->id;
	return RESOLVED;
}

static enum resolved by_title(
	struct ctx *cx, const struct link *link, const char *text, const char **id)
{
	struct landing *to = link->to;
	const char *known = meaning_find(&to->ids, link->target->name, text);

	if (!known && record_resolve(cx, &known, link->target, text))
		meaning_add(&to->ids, link->target->name, text, known);
	if (known) {
		*id = known;
		return RESOLVED;
	}
	return cx->err.kind == ERR_NOT_FOUND ? RESOLVED_LATER : RESOLVED_BAD;
}

static bool is_to_come(const struct link *link, const char *text)
{
	return met_has(&link->to->titles, link->target->name, text);
}

static enum resolved resolve(
	struct ctx *cx, const struct link *link, const char *text, const char **id)
{
	enum resolved found;

	*id = text;
	if (looks_like_id(text))
		return await(cx, link, text) ? RESOLVED : RESOLVED_BAD;
	found = looks_like_origin(text) ? by_origin(cx, link, text, id) : RESOLVED_LATER;
	if (found == RESOLVED_LATER)
		found = by_title(cx, link, text, id);
	/* After the first fault nothing is written, so what the files hold counts as there. */
	if (found == RESOLVED_LATER && link->to->intake.result->fault_count &&
		is_to_come(link, text))
		return RESOLVED;
	if (found == RESOLVED_LATER)
		err_set(cx, ERR_INVALID,
			"%s: there is no %s '%.100s', in the store or in the files", link->label,
			words_in(cx->lang, link->target->label), text);
	return found;
}

static const char *trimmed(struct ctx *cx, const char *text, size_t len)
{
	while (len && strchr(" \t\r", *text))
		text++, len--;
	while (len && strchr(" \t\r", text[len - 1]))
		len--;
	return arena_str(cx->arena, text, len);
}

/* The items of a line that no title is: titles themselves may hold commas, so this comes last. */
static enum resolved resolve_split(
	struct ctx *cx, const struct link *link, const char *line, struct buf *cell)
{
	enum resolved found = RESOLVED;

	for (const char *p = line; *p && found == RESOLVED;) {
		size_t len = strcspn(p, ",");
		const char *text = trimmed(cx, p, len), *id;
		p += len + (p[len] != '\0');
		if (!*text)
			continue;
		found = resolve(cx, link, text, &id);
		buf_fmt(cell, "%s%s", cell->len ? "\n" : "", id);
	}
	return found;
}

static enum resolved resolve_many(struct ctx *cx, const struct link *link, const char **text)
{
	struct buf cell = { .arena = cx->arena };
	enum resolved found = RESOLVED;

	for (struct item it = item_first(*text); it.text && found == RESOLVED; it = item_next(it)) {
		const char *line = trimmed(cx, it.text, it.len), *id;
		if (!*line)
			continue;
		found = resolve(cx, link, line, &id);
		if (found == RESOLVED)
			buf_fmt(&cell, "%s%s", cell.len ? "\n" : "", id);
		else if (found == RESOLVED_LATER && strchr(line, ','))
			found = resolve_split(cx, link, line, &cell);
	}
	if (found == RESOLVED)
		*text = cell.text;
	return found;
}

/* "entity/id" or "entity/title"; what has no such form is left for the record's own check. */
static enum resolved resolve_subject(struct ctx *cx, struct link *link, const char **text)
{
	const char *slash = strchr(*text, '/'), *id;

	if (!slash ||
		!(link->target = entity_find(arena_str(cx->arena, *text, (size_t)(slash - *text)))))
		return RESOLVED;
	enum resolved found = resolve(cx, link, slash + 1, &id);
	if (found == RESOLVED && id != slash + 1)
		*text = arena_fmt(cx->arena, "%s/%s", link->target->name, id);
	return found;
}

static enum resolved resolve_field(
	struct ctx *cx, struct link *link, const struct field *f, const char **text)
{
	switch (f->kind) {
	case KIND_LINK:
		return resolve(cx, link, trimmed(cx, *text, strlen(*text)), text);
	case KIND_LINKS:
		return resolve_many(cx, link, text);
	case KIND_SUBJECT:
		return resolve_subject(cx, link, text);
	default:
		return RESOLVED;
	}
}

enum resolved resolve_links(struct ctx *cx, struct landing *to, struct draft *d, size_t *field_line)
{
	FOR_EACH_FIELD(f, d->r->form) {
		size_t line = d->lines[f - d->r->form->fields];
		const char **cell = record_cell(d->r, f);
		if (!line || !*cell)
			continue;
		struct link link = { to, d, f->target, words_in(cx->lang, f->label), line };
		enum resolved found = resolve_field(cx, &link, f, cell);
		if (found != RESOLVED) {
			*field_line = line;
			return found;
		}
	}
	return RESOLVED;
}

bool resolve_organisation(struct ctx *cx, struct landing *to, struct draft *d)
{
	struct link link = { to, d, &organisation_form, words_in(cx->lang, organisation_form.label),
		d->line };

	if (d->r->form == &organisation_form)
		return true;
	if (!d->r->organisation) {
		d->r->organisation = to->intake.options->organisation;
		return true;
	}
	return resolve(cx, &link, d->r->organisation, &d->r->organisation) == RESOLVED;
}
