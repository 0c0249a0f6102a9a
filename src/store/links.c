/* links.c - what a record refers to must exist, and be seen by whoever writes it */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

#define REFERRERS 3 /* named when a delete is refused */

static bool no_such(
	struct ctx *cx, const struct field *f, const struct form *target, const char *text)
{
	err_set(cx, ERR_INVALID, "%s: there is no %s '%s'", words_in(cx->lang, f->label),
		words_in(cx->lang, target->label), text);
	cx->err.field = f->name;
	return false;
}

/* Whose record it is; NULL where it is not there, or may not be seen. */
static bool find_owner(
	struct ctx *cx, const struct form *target, const char *id, const char **owner)
{
	struct table *table = table_of(cx, target);
	struct statement *st;
	bool row;

	if (!table_kept(cx, table, KEPT_HOLDER, &st) ||
		!kept_run(cx, st, CELLS(TEXT_CELL(id)), &row))
		return false;
	bool seen = row && may(cx->actor, WORD_READ, target, cell_at(cx, st, 0).bytes);
	*owner = seen ? arena_dup(cx->arena, cell_at(cx, st, 0).bytes) : NULL;
	cx->store->driver->stop(st);
	return true;
}

/* A part that another organisation adds would change what the whole says: its answers, its risks.
 */
static bool is_owners(struct ctx *cx, const struct form *form, const struct form *whole,
	const char *part_of, const char *owner)
{
	return strcmp(part_of, owner) == 0 ||
	       err_set(cx, ERR_INVALID,
		       "%s: it must belong to '%s', as what it is part of does (%s)",
		       words_in(cx->lang, form->label),
		       record_title(cx, entity_find("organisation"), owner),
		       words_in(cx->lang, whole->label));
}

/* What a field refers to. */
struct referred {
	const struct form *form;
	const char *id;    /* at first maybe a title, or the beginning of an id */
	const char *owner; /* whose it is, for a part of it; NULL: it comes later */
};

/* An import may name what comes later in the same transaction. */
static void put_off(
	struct ctx *cx, const struct record *r, const struct field *f, const struct referred *to)
{
	struct transaction *tx = &cx->store->tx;
	struct later *later = arena_alloc(tx->arena, sizeof(*later));

	*later = (struct later){ .next = tx->later,
		.form = r->form,
		.target = to->form,
		.id = arena_dup(tx->arena, r->id),
		.link = arena_dup(tx->arena, to->id),
		.owner = f->flags & PART ? arena_dup(tx->arena, r->organisation) : NULL };
	tx->later = later;
}

bool later_check(struct ctx *cx)
{
	for (const struct later *l = cx->store->tx.later; l; l = l->next) {
		const char *owner;
		if (!find_owner(cx, l->target, l->link, &owner))
			return false;
		if (owner && l->owner && !is_owners(cx, l->form, l->target, l->owner, owner))
			return false;
		if (!owner)
			return err_set(cx, ERR_INVALID,
				"%s %s refers to %s '%s', which does not exist",
				words_in(cx->lang, l->form->label), l->id,
				words_in(cx->lang, l->target->label), l->link);
	}
	return true;
}

static bool full_id(
	struct ctx *cx, const struct record *r, const struct field *f, struct referred *to)
{
	if (!is_id(to->id)) {
		if (record_resolve(cx, &to->id, to->form, to->id))
			return !(f->flags & PART) || find_owner(cx, to->form, to->id, &to->owner);
		cx->err.field = f->name;
		return err_at(cx, "%s: ", words_in(cx->lang, f->label));
	}
	/* A record may name itself before it is written. */
	if (to->form == r->form && strcmp(to->id, r->id) == 0)
		return true;
	if (!find_owner(cx, to->form, to->id, &to->owner))
		return false;
	if (to->owner)
		return true;
	if (!cx->store->bulk)
		return no_such(cx, f, to->form, to->id);
	put_off(cx, r, f, to);
	return true;
}

static bool check_link(struct ctx *cx, struct record *r, const struct field *f)
{
	const char **cell = record_cell(r, f);
	struct referred to = { .form = f->target, .id = *cell };

	if (!full_id(cx, r, f, &to))
		return false;
	*cell = to.id;
	if (!(f->flags & PART) || !to.owner ||
		is_owners(cx, r->form, f->target, r->organisation, to.owner))
		return true;
	cx->err.field = f->name;
	return false;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join_sorted(struct ctx *cx, const char **ids, size_t n)
{
	struct buf cell = { .arena = cx->arena };

	qsort(ids, n, sizeof(*ids), by_bytes);
	for (size_t i = 0; i < n; i++) {
		if (i && strcmp(ids[i], ids[i - 1]) == 0)
			continue;
		if (cell.len)
			buf_putc(&cell, '\n');
		buf_puts(&cell, ids[i]);
	}
	return cell.text;
}

static bool check_links(struct ctx *cx, struct record *r, const struct field *f)
{
	const char **cell = record_cell(r, f);
	size_t n = 0, most = strlen(*cell) / 2 + 1;
	const char **ids = arena_alloc(cx->arena, most * sizeof(*ids));
	bool changed = false;

	for (struct item it = item_first(*cell); it.text; it = item_next(it)) {
		const char *text = arena_str(cx->arena, it.text, it.len);
		struct referred to = { .form = f->target, .id = text };
		if (!full_id(cx, r, f, &to))
			return false;
		changed = changed || to.id != text;
		ids[n++] = to.id;
	}
	if (changed)
		*cell = join_sorted(cx, ids, n);
	return true;
}

/* "entity/id"; record_check() has seen to it that there is such an entity. */
static bool check_subject(struct ctx *cx, struct record *r, const struct field *f)
{
	const char **cell = record_cell(r, f), *slash = strchr(*cell, '/');
	const char *name = arena_str(cx->arena, *cell, (size_t)(slash - *cell));
	struct referred to = { .form = entity_find(name), .id = slash + 1 };

	if (!full_id(cx, r, f, &to))
		return false;
	if (to.id != slash + 1)
		*cell = arena_fmt(cx->arena, "%s/%s", name, to.id);
	return true;
}

static bool is_digest(const char *text)
{
	uint8_t bytes[HASH_SIZE];

	return hex_read(text, bytes, sizeof(bytes));
}

static bool check_file(struct ctx *cx, struct record *r, const struct field *f)
{
	const char **cell = record_cell(r, f);
	bool there;

	if (!is_digest(*cell)) {
		if (file_add(cx, cell, *cell))
			return true;
		cx->err.field = f->name;
		return false;
	}
	if (!file_has(cx, *cell, &there))
		return false;
	if (there)
		return true;
	err_set(cx, ERR_INVALID, "%s: the store has no file %s; give the path of it",
		words_in(cx->lang, f->label), *cell);
	cx->err.field = f->name;
	return false;
}

static bool check_field(struct ctx *cx, struct record *r, const struct field *f)
{
	switch (f->kind) {
	case KIND_LINK:
		return check_link(cx, r, f);
	case KIND_LINKS:
		return check_links(cx, r, f);
	case KIND_SUBJECT:
		return check_subject(cx, r, f);
	case KIND_FILE:
		return check_file(cx, r, f);
	default:
		return true;
	}
}

bool links_check(struct ctx *cx, struct record *r)
{
	FOR_EACH_FIELD(f, r->form)
		if (record_text(r, f) && !check_field(cx, r, f))
			return false;
	return true;
}

/* Adds one record that refers to this one; those that the actor may not see are only counted. */
static void add_referrer(
	struct ctx *cx, struct buf *names, const struct form *form, struct statement *st)
{
	const char *organisation = cell_text(cx, st, 1), *id = cell_text(cx, st, 0);

	buf_puts(names, names->len ? ", " : "");
	if (may(cx->actor, WORD_READ, form, organisation))
		buf_fmt(names, "%s '%s'", words_in(cx->lang, form->label),
			record_title(cx, form, id));
	else
		buf_puts(names, words_in(cx->lang, form->label));
}

static bool add_referrers(struct ctx *cx, struct buf *names, const struct form *form,
	const struct field *f, const char *link)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	const char *from =
		field_is_set(f)
			? arena_fmt(cx->arena,
				  "main.\"%s_%s\" s JOIN main.\"%s\" t ON t.id = s.\"%s\" "
				  "WHERE s.value",
				  form->name, f->name, form->name, form->name)
			: arena_fmt(cx->arena, "main.\"%s\" t WHERE t.\"%s\"", form->name, f->name);
	bool row;

	if (!sql_open(cx, &st,
		    arena_fmt(cx->arena, "SELECT t.id, t.organisation FROM %s = $1 LIMIT %d", from,
			    REFERRERS),
		    CELLS(TEXT_CELL(link))))
		return false;
	do {
		if (!sql_next(cx, st, &row))
			return false;
		if (row)
			add_referrer(cx, names, form, st);
	} while (row);
	return true;
}

bool links_free(struct ctx *cx, const struct form *form, const char *id)
{
	const char *subject = arena_fmt(cx->arena, "%s/%s", form->name, id);
	struct buf names = { .arena = cx->arena };

	for (const struct form *const *e = entities; *e; e++)
		FOR_EACH_FIELD(f, *e) {
			bool any = f->kind == KIND_SUBJECT;
			if ((any || f->target == form) &&
				!add_referrers(cx, &names, *e, f, any ? subject : id))
				return false;
		}
	return !names.len ||
	       err_set(cx, ERR_CONFLICT, "%s '%s' cannot be deleted while others refer to it: %s",
		       words_in(cx->lang, form->label), record_title(cx, form, id), names.text);
}
