/* json_read.c - the same shapes as in YAML */
#include "json_read.h"

#include <string.h>

/* A text, or a list of texts as the lines of one cell. */
static bool cell_read(struct ctx *cx, const json_t *value, const char **out)
{
	struct buf cell = { .arena = cx->arena };
	size_t i;
	json_t *item;

	*out = json_cell(cx, value);
	if (!json_is_array(value))
		return *out || json_is_null(value);
	json_array_foreach(value, i, item)
	{
		const char *text = json_cell(cx, item);
		if (!text)
			return false;
		buf_fmt(&cell, "%s%s", cell.len ? "\n" : "", text);
	}
	*out = cell.text;
	return true;
}

static bool draft_fill(struct ctx *cx, struct draft *d, const char *name, const json_t *value)
{
	const char *text;

	if (!cell_read(cx, value, &text))
		return err_set(cx, ERR_INVALID, "'%.80s' is a text or a list of texts", name);
	return draft_set(cx, d, name, text, d->line);
}

struct section {
	struct input *in;
	struct intake *to;
	const struct form *form;
};

static bool take_record(struct ctx *cx, json_t *value, size_t line, void *arg)
{
	const struct section *s = arg;
	struct arena_mark mark = arena_mark(cx->arena);
	struct draft *d = draft_new(cx, s->form, s->in->name, line);
	const char *name;
	json_t *member;

	if (!json_is_object(value)) {
		err_set(cx, ERR_INVALID, "a record is a mapping from fields to texts");
		return intake_fault(cx, s->to, s->in->name, line, 0);
	}
	json_object_foreach(value, name, member)
	{
		if (draft_fill(cx, d, name, member))
			continue;
		d->bad = true;
		if (!intake_fault(cx, s->to, s->in->name, line, 0))
			return false;
	}
	if (!s->to->take(cx, s->to, d))
		return false;
	arena_rewind(cx->arena, mark);
	return true;
}

static bool pass_section(struct ctx *cx, json_t *value, size_t line, void *arg)
{
	(void)cx, (void)value, (void)line, (void)arg;
	return true;
}

/* One "entity": [...] of the outermost object. */
static bool member_read(struct ctx *cx, struct json_text *t, struct section *s)
{
	CLEANUP(json_done) json_t *name = NULL;
	size_t line;

	if (json_peek(t) != '"') {
		err_set(cx, ERR_INVALID, "the name of an entity is a word");
		return json_broken(cx, t);
	}
	if (!json_value(cx, t, &name, &line) || !json_expect(cx, t, ':'))
		return false;
	if (form_named(cx, &s->form, json_string_value(name)))
		return json_each(cx, t, take_record, s);
	return intake_fault(cx, s->to, s->in->name, line, 0) &&
	       json_each(cx, t, pass_section, NULL);
}

static bool members_read(struct ctx *cx, struct json_text *t, struct section *s)
{
	if (!json_expect(cx, t, '{'))
		return false;
	while (json_peek(t) != '}') {
		if (!member_read(cx, t, s))
			return false;
		if (json_peek(t) != '}' && !json_expect(cx, t, ','))
			return false;
	}
	return json_expect(cx, t, '}');
}

bool json_read(struct ctx *cx, struct input *in, struct intake *to)
{
	struct section s = { .in = in, .to = to };
	struct json_text t;

	if (!json_open(cx, in, &t))
		return false;
	if (json_peek(&t) == '{')
		return members_read(cx, &t, &s) && json_ended(cx, &t);
	if (!form_by_file(cx, &s.form, to->options->entity, in->name))
		return json_broken(cx, &t);
	return json_each(cx, &t, take_record, &s) && json_ended(cx, &t);
}

bool json_read_one(struct ctx *cx, struct input *in, struct draft *d)
{
	CLEANUP(json_done) json_t *value = NULL;
	struct json_text t;
	const char *name;
	json_t *member;
	size_t line;

	if (!json_open(cx, in, &t) || !json_value(cx, &t, &value, &line) || !json_ended(cx, &t))
		return false;
	json_object_foreach(
		value, name, member) if (!draft_fill(cx, d, name, member)) return err_at(cx,
		"%s:%zu: ", in->name, line);
	return true;
}

bool json_sniff(const char *head, size_t len, const char *name)
{
	size_t at = len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < len && head[at] && strchr(" \t\r\n", head[at]))
		at++;
	return name_ends(name, ".json") || (at < len && (head[at] == '{' || head[at] == '['));
}
