/* yaml_read.c - "entity:" and its list of records, event by event: memory for one record at a time
 */
#include <string.h>

#include "yaml_event.h"

/* The scalar's text in the arena; NULL for null. */
static const char *scalar(struct ctx *cx, const yaml_event_t *e)
{
	static const char *const nothing[] = { "", "~", "null", "Null", "NULL" };
	const char *text = (const char *)e->data.scalar.value;

	for (size_t i = 0; i < COUNT(nothing); i++)
		if (e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
			strcmp(text, nothing[i]) == 0)
			return NULL;
	return arena_str(cx->arena, text, e->data.scalar.length);
}

static bool has_nul(const yaml_event_t *e)
{
	return memchr(e->data.scalar.value, '\0', e->data.scalar.length);
}

static bool tell(struct ctx *cx, struct yaml *y, struct draft *d, size_t line, size_t column)
{
	d->bad = true;
	return !y->to ? err_at(cx, "%s:%zu:%zu: ", y->in->name, line, column)
		      : intake_fault(cx, y->to, y->in->name, line, column);
}

/* The items of a list, each on a line of the cell. */
static bool items(struct ctx *cx, struct yaml *y, const char **text, bool *plain)
{
	struct buf cell = { .arena = cx->arena };

	for (*plain = true;;) {
		if (!yaml_next(cx, y))
			return false;
		if (y->event.type == YAML_SEQUENCE_END_EVENT)
			break;
		if (y->event.type != YAML_SCALAR_EVENT || has_nul(&y->event)) {
			*plain = false;
			if (!yaml_pass_over(cx, y))
				return false;
			continue;
		}
		if (cell.len)
			buf_putc(&cell, '\n');
		buf_add(&cell, (const char *)y->event.data.scalar.value,
			y->event.data.scalar.length);
	}
	*text = cell.text;
	return true;
}

/* The value of one field: a text, or a list of texts. */
static bool value(struct ctx *cx, struct yaml *y, const char **text, bool *plain)
{
	switch (y->event.type) {
	case YAML_SCALAR_EVENT:
		*plain = !has_nul(&y->event);
		*text = scalar(cx, &y->event);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		return items(cx, y, text, plain);
	default:
		*plain = false;
		return yaml_pass_over(cx, y);
	}
}

static bool entry(struct ctx *cx, struct yaml *y, struct draft *d)
{
	size_t line = yaml_line(y), column = yaml_column(y);
	const char *name, *text = NULL;
	bool plain = false;

	if (y->event.type != YAML_SCALAR_EVENT) {
		err_set(cx, ERR_INVALID, "the name of a field is a word");
		return yaml_broken(cx, y);
	}
	name = arena_str(
		cx->arena, (const char *)y->event.data.scalar.value, y->event.data.scalar.length);
	if (!yaml_next(cx, y) || !value(cx, y, &text, &plain))
		return false;
	if (!plain) {
		err_set(cx, ERR_INVALID, "'%.80s' is a text or a list of texts", name);
		return tell(cx, y, d, line, column);
	}
	return draft_set(cx, d, name, text, line) || tell(cx, y, d, line, column);
}

static bool fields(struct ctx *cx, struct yaml *y, struct draft *d)
{
	for (;;) {
		if (!yaml_next(cx, y))
			return false;
		if (y->event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (!entry(cx, y, d))
			return false;
	}
}

static bool record(struct ctx *cx, struct yaml *y, const struct form *form)
{
	struct arena_mark mark = arena_mark(cx->arena);
	struct draft *d = draft_new(cx, form, y->in->name, yaml_line(y));

	if (y->event.type != YAML_MAPPING_START_EVENT) {
		err_set(cx, ERR_INVALID, "a record is a mapping from fields to texts");
		return yaml_broken(cx, y);
	}
	if (!fields(cx, y, d) || !y->to->take(cx, y->to, d))
		return false;
	arena_rewind(cx->arena, mark);
	return true;
}

/* A list of records, or one alone. */
static bool records(struct ctx *cx, struct yaml *y, const struct form *form)
{
	if (y->event.type == YAML_MAPPING_START_EVENT)
		return record(cx, y, form);
	if (y->event.type == YAML_SCALAR_EVENT && !scalar(cx, &y->event))
		return true;
	if (y->event.type != YAML_SEQUENCE_START_EVENT) {
		err_set(cx, ERR_INVALID, "'%s' is followed by a list of records", form->name);
		return yaml_broken(cx, y);
	}
	for (;;) {
		if (!yaml_next(cx, y))
			return false;
		if (y->event.type == YAML_SEQUENCE_END_EVENT)
			return true;
		if (!record(cx, y, form))
			return false;
	}
}

static bool section(struct ctx *cx, struct yaml *y)
{
	const struct form *form;

	if (y->event.type != YAML_SCALAR_EVENT) {
		err_set(cx, ERR_INVALID, "the name of an entity is a word");
		return yaml_broken(cx, y);
	}
	if (form_named(cx, &form, (const char *)y->event.data.scalar.value))
		return yaml_next(cx, y) && records(cx, y, form);
	return intake_fault(cx, y->to, y->in->name, yaml_line(y), yaml_column(y)) &&
	       yaml_next(cx, y) && yaml_pass_over(cx, y);
}

static bool sections(struct ctx *cx, struct yaml *y)
{
	for (;;) {
		if (!yaml_next(cx, y))
			return false;
		if (y->event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (!section(cx, y))
			return false;
	}
}

static bool document(struct ctx *cx, struct yaml *y)
{
	const struct form *form;

	if (y->event.type == YAML_MAPPING_START_EVENT)
		return sections(cx, y);
	if (y->event.type == YAML_SCALAR_EVENT && !scalar(cx, &y->event))
		return true;
	if (y->event.type == YAML_SEQUENCE_START_EVENT)
		return form_by_file(cx, &form, y->to->options->entity, y->in->name)
			       ? records(cx, y, form)
			       : yaml_broken(cx, y);
	err_set(cx, ERR_INVALID, "write the name of an entity, a colon, and a list of records");
	return yaml_broken(cx, y);
}

bool yaml_read(struct ctx *cx, struct input *in, struct intake *to)
{
	CLEANUP(yaml_done) struct yaml y = { .in = in, .to = to };

	yaml_open(&y);
	do {
		if (!yaml_next(cx, &y))
			return false;
		bool content = y.event.type != YAML_STREAM_START_EVENT &&
			       y.event.type != YAML_DOCUMENT_START_EVENT &&
			       y.event.type != YAML_DOCUMENT_END_EVENT &&
			       y.event.type != YAML_STREAM_END_EVENT;
		if (content && !document(cx, &y))
			return false;
	} while (y.event.type != YAML_STREAM_END_EVENT);
	return input_ended(cx, in);
}

bool yaml_read_one(struct ctx *cx, struct input *in, struct draft *d)
{
	CLEANUP(yaml_done) struct yaml y = { .in = in };

	yaml_open(&y);
	do
		if (!yaml_next(cx, &y))
			return false;
	while (y.event.type == YAML_STREAM_START_EVENT ||
		y.event.type == YAML_DOCUMENT_START_EVENT);
	if (y.event.type == YAML_MAPPING_START_EVENT)
		return fields(cx, &y, d);
	err_set(cx, ERR_INVALID, "a record is a mapping from fields to texts");
	return yaml_broken(cx, &y);
}

bool yaml_sniff(const char *head, size_t len, const char *name)
{
	(void)head, (void)len;
	return name_ends(name, ".yaml") || name_ends(name, ".yml") || strcmp(name, "-") == 0;
}
