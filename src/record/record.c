/* record.c - forms, and records that fill them in */
#include "record.h"
#include "nearest.h"

#include <assert.h>
#include <string.h>

const struct form *entity_find(const char *name)
{
	for (size_t i = 0; entities[i]; i++)
		if (strcmp(entities[i]->name, name) == 0)
			return entities[i];
	return NULL;
}

bool entity_unknown(struct ctx *cx, const char *word)
{
	const char *names[100];
	size_t n = 0;

	for (; entities[n] && n + 1 < COUNT(names); n++)
		names[n] = entities[n]->name;
	names[n] = NULL;
	const char *meant = nearest(word, names);
	if (meant)
		return err_set(cx, ERR_INVALID, "There is no entity '%.80s'; did you mean %s?",
			word, meant);
	return err_set(
		cx, ERR_INVALID, "There is no entity '%.80s'; 'vaern help' lists them", word);
}

const struct field *field_find(const struct form *form, const char *name)
{
	FOR_EACH_FIELD(f, form)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

size_t field_count(const struct form *form)
{
	size_t n = 0;

	FOR_EACH_FIELD(f, form)
		n++;
	return n;
}

static struct record *record_blank(struct ctx *cx, const struct form *form, size_t fields)
{
	struct record *r = arena_alloc(cx->arena, sizeof(*r) + fields * sizeof(r->text[0]));

	r->form = form;
	return r;
}

struct record *record_new(struct ctx *cx, const struct form *form)
{
	struct record *r = record_blank(cx, form, field_count(form));

	FOR_EACH_FIELD(f, form)
		*record_cell(r, f) = f->preset;
	return r;
}

struct record *record_copy(struct ctx *cx, const struct record *r)
{
	size_t fields = field_count(r->form);
	struct record *copy = record_blank(cx, r->form, fields);

	memcpy(copy, r, sizeof(*r) + fields * sizeof(r->text[0]));
	return copy;
}

const char *record_get(const struct record *r, const char *name)
{
	const struct field *f = field_find(r->form, name);

	assert(f);
	return record_text(r, f);
}

bool record_says(const struct record *r, const char *name, const char *text)
{
	const char *own = record_get(r, name);
	size_t len = own ? strlen(own) : 0;

	return strncmp(text, own ? own : "", len) == 0 &&
	       strspn(text + len, "\n") == strlen(text + len);
}

const char *record_str(const struct record *r, const char *name)
{
	const char *text = record_get(r, name);

	return text ? text : "";
}

static bool no_such_field(struct ctx *cx, const struct form *form, const char *name)
{
	struct buf names = { .arena = cx->arena };

	FOR_EACH_FIELD(f, form)
		buf_fmt(&names, "%s%s", names.len ? ", " : "", f->name);
	return err_set(cx, ERR_INVALID, "%s has no field '%s'; it has %s",
		words_in(cx->lang, form->label), name, names.len ? names.text : "-");
}

bool record_set(struct ctx *cx, struct record *r, const char *name, const char *text)
{
	const struct field *f = field_find(r->form, name);

	if (!f)
		return no_such_field(cx, r->form, name);
	*record_cell(r, f) = text && *text ? text : NULL;
	return true;
}

bool record_check(struct ctx *cx, struct record *r)
{
	FOR_EACH_FIELD(f, r->form)
		if (!field_check(cx, f, record_cell(r, f)))
			return false;
	return !r->form->check || r->form->check(cx, r);
}
