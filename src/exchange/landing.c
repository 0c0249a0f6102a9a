/* landing.c - a record of a file becomes a record of the store: found again, merged, saved */
#include <string.h>

#include "entities.h"
#include "landing.h"

#define SHOW_EVERY 500

static bool fails(struct ctx *cx, struct landing *to, const struct draft *d)
{
	size_t line = d->line;

	/* A record is many lines in YAML: name the one of the field. */
	FOR_EACH_FIELD(f, d->r->form)
		if (cx->err.field && strcmp(f->name, cx->err.field) == 0 &&
			d->lines[f - d->r->form->fields])
			line = d->lines[f - d->r->form->fields];
	return intake_fault(cx, &to->intake, d->file, line, 0);
}

static const char *home_of(const struct ctx *cx, const struct draft *d)
{
	return d->r->organisation ? d->r->organisation : cx->actor->home;
}

/* The record as it stands, by its id or where it came from; NULL when it is new. */
static bool find_existing(struct ctx *cx, struct record **out, const struct draft *d)
{
	*out = NULL;
	if (d->r->id && !looks_like_id(d->r->id))
		return err_set(cx, ERR_INVALID,
			"'%.60s' is no identifier; leave it out, or write it as an export has it",
			d->r->id);
	if (d->r->id && !record_find(cx, out, d->r->form, d->r->id))
		return false;
	if (*out || !d->r->origin)
		return true;
	return record_find_origin(cx, out, d->r->form, home_of(cx, d), d->r->origin);
}

static bool stands_twice(struct ctx *cx, struct landing *to, const struct draft *d)
{
	const struct record *r = d->r;
	const char *mark = r->id ? r->id : r->origin;

	if (d->again || !mark)
		return false;
	if (!r->id)
		mark = arena_fmt(cx->arena, "%s %s", home_of(cx, d), mark);
	if (!met_add(&to->once, r->form->name, mark))
		return false;
	err_set(cx, ERR_INVALID, "%s '%s' stands twice in the files; leave one of them out",
		r->id ? "id" : "origin", r->id ? r->id : r->origin);
	return true;
}

/* What the file names, over what is there, or over an empty form. */
static struct record *merged(struct ctx *cx, const struct draft *d, const struct record *existing)
{
	struct record *r = existing ? record_copy(cx, existing) : record_new(cx, d->r->form);

	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(d->r, f);
		if (!d->lines[f - r->form->fields])
			continue;
		/* An empty cell of a table leaves a field that must be filled in as it is. */
		if (text || !(f->flags & REQUIRED))
			*record_cell(r, f) = text;
	}
	if (!existing)
		r->id = d->r->id;
	if (d->r->origin)
		r->origin = d->r->origin;
	if (d->r->organisation)
		r->organisation = d->r->organisation;
	return r;
}

/* What a record's file field names in the folder: a digest as an export writes it, or a path. A
 * file of records may come from anyone, so it reaches no other file of whoever imports it. */
static bool bring_file(struct ctx *cx, const char *folder, const char **cell)
{
	bool digest = strlen(*cell) == 64 && !strchr(*cell, '/'), there = false;
	const char *got;

	if (digest && !file_has(cx, *cell, &there))
		return false;
	if (there || (digest && !folder))
		return true;
	if (!folder || **cell == '/' || strstr(*cell, ".."))
		return err_set(cx, ERR_INVALID,
			"'%.60s' is not read; put the file into a folder, write its path in there, "
			"and name the folder with --files",
			*cell);
	if (!file_add(cx, &got, arena_fmt(cx->arena, "%s/%s", folder, *cell)))
		return false;
	if (digest && strcmp(got, *cell) != 0)
		return err_set(cx, ERR_INVALID,
			"%s/%s does not hold what its name says; export it again", folder, *cell);
	*cell = got;
	return true;
}

static bool bring_files(struct ctx *cx, const struct landing *to, struct record *r)
{
	FOR_EACH_FIELD(f, r->form) {
		if (f->kind != KIND_FILE || !record_text(r, f) ||
			bring_file(cx, to->intake.options->files, record_cell(r, f)))
			continue;
		cx->err.field = f->name;
		return false;
	}
	return true;
}

/* A copy of what was decided elsewhere, where the actor may make one; else an everyday change. */
static enum word word_for(const struct ctx *cx, const struct record *r, bool fresh)
{
	const char *organisation = r->organisation ? r->organisation : cx->actor->home;

	if (may(cx->actor, WORD_IMPORT, r->form, organisation))
		return WORD_IMPORT;
	return fresh ? WORD_ADD : WORD_SET;
}

/* A store that held no more than its founders gives way to the association of the file. */
static bool make_way(struct ctx *cx, struct landing *to, const struct draft *d)
{
	struct founders *founders = &to->founders;
	bool organisation = d->r->form == &organisation_form;

	if (!to->taken && organisation && !founders_find(cx, founders))
		return false;
	if (!founders->alone || !organisation || !d->r->id ||
		strcmp(record_str(d->r, "kind"), "association") != 0 ||
		strcmp(d->r->id, founders->ids[FOUNDING - 1]) == 0)
		return true;
	founders->alone = false;
	to->refounded = true;
	return founders_remove(cx, founders);
}

static void count(struct landing *to, const struct record *r, const struct record *existing)
{
	struct import_result *result = to->intake.result;

	result->added += !existing;
	result->changed += existing && r->version != existing->version;
	result->same += existing && r->version == existing->version;
	if (r->form == &membership_form && strcmp(record_str(r, "role"), "administrator") == 0)
		to->has_administrator = true;
}

/* What is not in the store, but in the files: others may name it all the same. */
static void remember(struct landing *to, const struct record *r)
{
	const char *title = record_text(r, r->form->fields);

	if (r->id)
		met_add(&to->known, r->form->name, r->id);
	if (title)
		met_add(&to->titles, r->form->name, title);
	if (r->form == &organisation_form && record_get(r, "short"))
		met_add(&to->titles, r->form->name, record_get(r, "short"));
}

/* After the first fault nothing is written: the rest is only looked at. */
static bool save(struct ctx *cx, struct landing *to, struct record *r, bool fresh)
{
	static const char somebody[] = "00000000-0000-7000-8000-000000000000";

	if (!to->intake.result->fault_count)
		return bring_files(cx, to, r) && record_save(cx, r, word_for(cx, r, fresh));
	if (!r->id)
		r->id = somebody;
	return record_check(cx, r);
}

static bool put_off(struct landing *to, const struct draft *d)
{
	struct arena *arena = to->intake.arena;
	size_t fields = field_count(d->r->form);
	struct put_off *p = arena_alloc(arena, sizeof(*p));
	struct draft *copy = arena_alloc(arena, sizeof(*copy));
	struct record *r = arena_alloc(arena, sizeof(*r) + fields * sizeof(r->text[0]));

	*r = (struct record){ .form = d->r->form,
		.id = arena_dup(arena, d->r->id),
		.organisation = arena_dup(arena, d->r->organisation),
		.origin = arena_dup(arena, d->r->origin) };
	*copy = *d;
	copy->r = r;
	copy->file = arena_dup(arena, d->file);
	copy->lines = arena_alloc(arena, fields * sizeof(*copy->lines));
	memcpy(copy->lines, d->lines, fields * sizeof(*copy->lines));
	for (size_t i = 0; i < fields; i++)
		r->text[i] = arena_dup(arena, d->r->text[i]);
	p->draft = copy;
	*to->last_put_off = p;
	to->last_put_off = &p->next;
	return true;
}

static bool land(struct ctx *cx, struct landing *to, struct draft *d)
{
	struct record *existing, *r;
	size_t line = d->line;

	if (d->bad) {
		remember(to, d->r);
		return true;
	}
	switch (resolve_links(cx, to, d, &line)) {
	case RESOLVED:
		break;
	case RESOLVED_LATER:
		if (to->last_round)
			return intake_fault(cx, &to->intake, d->file, line, 0);
		remember(to, d->r);
		return put_off(to, d);
	case RESOLVED_BAD:
		return intake_fault(cx, &to->intake, d->file, line, 0);
	}
	if (!find_existing(cx, &existing, d))
		return fails(cx, to, d);
	r = merged(cx, d, existing);
	bool saved = save(cx, to, r, !existing);
	if (!saved || to->intake.result->fault_count)
		remember(to, r);
	if (!saved)
		return fails(cx, to, d);
	count(to, r, existing);
	d->r->id = r->id;
	return true;
}

/* Warnings of the kinds, as of a CVR number, get the record's place. */
static void pass_warnings(struct ctx *cx, struct landing *to, const struct draft *d, size_t from)
{
	char *line = cx->warnings->text ? cx->warnings->text + from : NULL;

	while (line && *line) {
		char *end = line + strcspn(line, "\n"), *next = end + (*end != '\0');
		*end = '\0';
		intake_warn(cx, &to->intake, d, line);
		line = next;
	}
}

bool landing_take(struct ctx *cx, struct intake *intake, struct draft *d)
{
	struct landing *to = (struct landing *)intake;
	const struct import_progress *progress = &intake->options->progress;
	struct buf heard = { .arena = cx->arena }, *listening = cx->warnings;

	cx->warnings = &heard;
	bool ok = make_way(cx, to, d);
	if (ok && (!resolve_organisation(cx, to, d) || stands_twice(cx, to, d)))
		ok = fails(cx, to, d);
	else if (ok)
		ok = land(cx, to, d);
	pass_warnings(cx, to, d, 0);
	cx->warnings = listening;
	if (++to->taken % SHOW_EVERY == 0 && progress->show)
		progress->show(cx, d->file, to->taken, progress->arg);
	return ok;
}

static size_t put_off_count(const struct landing *to)
{
	size_t n = 0;

	for (const struct put_off *p = to->put_off; p; p = p->next)
		n++;
	return n;
}

static bool land_again(struct ctx *cx, struct landing *to)
{
	struct put_off *round = to->put_off;
	size_t before = put_off_count(to);

	to->put_off = NULL;
	to->last_put_off = &to->put_off;
	for (; round; round = round->next)
		if (!land(cx, to, round->draft))
			return false;
	/* Nothing found its place any more: the next round tells what is missing. */
	to->last_round = put_off_count(to) == before;
	return true;
}

bool landing_finish(struct ctx *cx, struct landing *to)
{
	while (to->put_off)
		if (!land_again(cx, to))
			return false;
	if (to->refounded && !to->has_administrator) {
		err_set(cx, ERR_INVALID,
			"the files bring an association but no administrator, so nobody could act");
		if (!intake_fault(cx, &to->intake, _("import"), 0, 0))
			return false;
	}
	return awaited_tell(cx, to);
}
