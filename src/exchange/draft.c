/* draft.c - a record as a file has it, cell by cell */
#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "reader.h"

struct draft *draft_new(struct ctx *cx, const struct form *form, const char *file, size_t line)
{
	struct draft *d = arena_alloc(cx->arena, sizeof(*d));

	*d = (struct draft){ .r = record_new(cx, form), .file = file, .line = line };
	d->lines = arena_alloc(cx->arena, field_count(form) * sizeof(*d->lines));
	return d;
}

void draft_put(struct draft *d, const struct field *f, const char *text, size_t line)
{
	*record_cell(d->r, f) = text && *text ? text : NULL;
	d->lines[f - d->r->form->fields] = line;
}

void draft_put_name(struct draft *d, const char *field, const char *text)
{
	draft_put(d, field_find(d->r->form, field), text, d->line);
}

static bool twice(struct ctx *cx, const char *name)
{
	return err_set(
		cx, ERR_INVALID, "'%s' stands twice in one record; leave one of them out", name);
}

/* The names beside the fields. */
static const char **own_cell(struct record *r, const char *name)
{
	return strcmp(name, "id") == 0             ? &r->id
	       : strcmp(name, "organisation") == 0 ? &r->organisation
	       : strcmp(name, "origin") == 0       ? &r->origin
						   : NULL;
}

static bool no_such_field(struct ctx *cx, const struct form *form, const char *name)
{
	const char **names = arena_alloc(cx->arena, (field_count(form) + 4) * sizeof(*names)),
		   **p = names;

	FOR_EACH_FIELD(f, form)
		*p++ = f->name;
	*p++ = "organisation";
	*p++ = "origin";
	const char *meant = nearest(name, names);
	if (meant)
		return err_set(cx, ERR_INVALID, "%s has no field '%.80s'; did you mean %s?",
			form->name, name, meant);
	return err_set(cx, ERR_INVALID, "%s has no field '%.80s'; 'vaern help %s' lists them",
		form->name, name, form->name);
}

bool draft_set(struct ctx *cx, struct draft *d, const char *name, const char *text, size_t line)
{
	const struct field *f = field_find(d->r->form, name);
	const char **own = own_cell(d->r, name);

	if (f) {
		if (d->lines[f - d->r->form->fields])
			return twice(cx, name);
		draft_put(d, f, text, line);
		return true;
	}
	if (own) {
		if (*own)
			return twice(cx, name);
		*own = text && *text ? text : NULL;
		return true;
	}
	if (strcmp(name, "version") == 0) {
		d->r->version = text ? strtoll(text, NULL, 10) : 0;
		return true;
	}
	return no_such_field(cx, d->r->form, name);
}

/* Small letters for ASCII and for the two-byte letters of Latin-1, so that "FORMÅL" is "formål". */
static unsigned char folded(const char *text, size_t i)
{
	unsigned char c = (unsigned char)text[i];
	bool latin1 = i && (unsigned char)text[i - 1] == 0xc3 && c >= 0x80 && c <= 0x9e;

	return (c >= 'A' && c <= 'Z') || latin1 ? (unsigned char)(c + 0x20) : c;
}

static bool same_heading(const char *a, const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && a[i] && folded(a, i) == folded(text, i))
		i++;
	return i == len && !a[i];
}

const struct field *field_by_heading(const struct form *form, const char *text, size_t len)
{
	FOR_EACH_FIELD(f, form)
		if (same_heading(f->name, text, len))
			return f;
	FOR_EACH_FIELD(f, form)
		if (same_heading(f->label.da, text, len) || same_heading(f->label.en, text, len))
			return f;
	return NULL;
}

static const struct form *form_by_word(const char *word, size_t len)
{
	for (size_t i = 0; entities[i]; i++) {
		const struct form *e = entities[i];
		const char *const words[] = { e->name, e->label.da, e->label.en, e->plural.da,
			e->plural.en };
		for (size_t w = 0; w < COUNT(words); w++)
			if (same_heading(words[w], word, len))
				return e;
	}
	return NULL;
}

bool form_named(struct ctx *cx, const struct form **out, const char *name)
{
	*out = form_by_word(name, strlen(name));
	return *out || entity_unknown(cx, name);
}

bool form_by_file(struct ctx *cx, const struct form **out, const char *entity, const char *file)
{
	const char *slash = strrchr(file, '/'), *base = slash ? slash + 1 : file;

	if (entity)
		return form_named(cx, out, entity);
	/* "processing.csv", "behandlingsaktiviteter-2026.csv" */
	for (size_t len = strlen(base); len; len--)
		if ((!base[len] || strchr(".-_ ", base[len])) && (*out = form_by_word(base, len)))
			return true;
	return err_set(cx, ERR_INVALID,
		"Say with --entity what the records are; the file's name does not tell");
}
