/* where.c - conditions of a list */
#include "where.h"

#include <string.h>

#include "cli.h"
#include "nearest.h"

/* The longer sign first where one begins with another. */
static const struct {
	const char *sign;
	enum compare compare;
	bool takes_text;
} signs[] = {
	{ "!=", DIFFERS, true },
	{ ">=", AT_LEAST, true },
	{ "<=", AT_MOST, true },
	{ "=", EQUALS, true },
	{ "~", CONTAINS, true },
	{ ":empty", IS_EMPTY, false },
	{ ":tom", IS_EMPTY, false },
	{ ":set", IS_SET, false },
	{ ":udfyldt", IS_SET, false },
};

bool field_named(
	struct ctx *cx, const struct field **out, const struct form *form, const char *name)
{
	const char *names[200];
	size_t n = 0;

	*out = field_find(form, name);
	if (*out)
		return true;
	FOR_EACH_FIELD(f, form)
		if (n + 1 < COUNT(names))
			names[n++] = f->name;
	names[n] = NULL;
	const char *meant = nearest(name, names);
	if (meant)
		return err_set(cx, ERR_INVALID, "%s has no field '%s'; did you mean %s?",
			words_in(cx->lang, form->label), name, meant);
	return err_set(cx, ERR_INVALID, "%s has no field '%s'; 'vaern help %s' lists them",
		words_in(cx->lang, form->label), name, form->name);
}

/* The full id where the text names a record by a title or part of an id. */
static bool resolve(struct ctx *cx, const struct field *f, const char **text)
{
	const char *slash = strchr(*text, '/'), *id;

	if (f->kind == KIND_LINK || f->kind == KIND_LINKS)
		return record_resolve(cx, text, f->target, *text);
	if (f->kind != KIND_SUBJECT || !slash)
		return true;
	const char *name = arena_str(cx->arena, *text, (size_t)(slash - *text));
	const struct form *form;
	if (!entity_named(cx, &form, name) || !record_resolve(cx, &id, form, slash + 1))
		return false;
	*text = arena_fmt(cx->arena, "%s/%s", name, id);
	return true;
}

/* What is compared must be in the field's own form, or it would never be found. */
static bool canonical(struct ctx *cx, struct filter *filter)
{
	struct field f = *filter->field;
	const char *text = filter->text;

	if (filter->compare == CONTAINS)
		return true;
	f.flags = 0;
	if (!field_check(cx, &f, &text) || (text && !resolve(cx, &f, &text)))
		return false;
	if (!text)
		filter->compare = filter->compare == DIFFERS ? IS_SET : IS_EMPTY;
	filter->text = text;
	return true;
}

static bool add(struct ctx *cx, struct selection *s, struct filter *room, const char *name,
	struct filter filter)
{
	if (strcmp(name, "organisation") == 0 && !field_find(s->form, name)) {
		if (!record_resolve(cx, &filter.text, entity_find("organisation"), filter.text))
			return false;
	} else if (!field_named(cx, &filter.field, s->form, name) ||
		   (filter.text && !canonical(cx, &filter))) {
		return false;
	}
	room[s->filter_count++] = filter;
	return true;
}

static bool read_line(struct ctx *cx, struct selection *s, struct filter *room, const char *line)
{
	size_t len = strcspn(line, "!<>=~:");
	const char *name = arena_str(cx->arena, line, len), *rest = line + len;

	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t n = strlen(signs[i].sign);
		if (strncmp(rest, signs[i].sign, n) != 0 || (!signs[i].takes_text && rest[n]))
			continue;
		return add(cx, s, room, name,
			(struct filter){
				.compare = signs[i].compare,
				.text = signs[i].takes_text ? rest + n : NULL,
			});
	}
	return err_set(cx, ERR_INVALID,
		"--where: '%s' is no condition; write field=text, != >= <= ~ or field:empty", line);
}

bool where_read(struct ctx *cx, struct selection *s, const char *lines, const char *const *fields)
{
	size_t most = 1;

	for (const char *p = lines ? lines : ""; *p; p++)
		most += *p == '\n';
	for (const char *const *field = fields; *field; field++)
		most++;
	struct filter *room = arena_alloc(cx->arena, most * sizeof(*room));
	s->filters = room;
	for (struct item it = item_first(lines); it.text; it = item_next(it))
		if (!read_line(cx, s, room, arena_str(cx->arena, it.text, it.len)))
			return false;
	for (; *fields; fields++)
		if (!read_line(cx, s, room, *fields + 2))
			return false;
	return true;
}
