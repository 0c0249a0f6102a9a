#include "yaml_event.h"

void yaml_done(struct yaml *y)
{
	if (y->seen)
		yaml_event_delete(&y->event);
	if (y->open)
		yaml_parser_delete(&y->parser);
}

static int bytes(void *data, unsigned char *out, size_t size, size_t *n)
{
	*n = input_read(data, out, size);
	return 1;
}

size_t yaml_line(const struct yaml *y)
{
	return y->event.start_mark.line + 1;
}

size_t yaml_column(const struct yaml *y)
{
	return y->event.start_mark.column + 1;
}

/* An error of the file's form: nothing after it can be read. */
static bool broken(struct ctx *cx, const struct yaml *y, size_t line, size_t column)
{
	return err_at(cx, "%s:%zu:%zu: ", y->in->name, line, column);
}

bool yaml_broken(struct ctx *cx, const struct yaml *y)
{
	return broken(cx, y, yaml_line(y), yaml_column(y));
}

static bool problem(struct ctx *cx, const struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;

	if (p->error == YAML_READER_ERROR) {
		err_set(cx, ERR_INVALID,
			"byte %zu is not text (%s); save the file as UTF-8 without control "
			"characters",
			p->problem_offset, p->problem ? _(p->problem) : "-");
		return broken(cx, y, p->mark.line + 1, p->mark.column + 1);
	}
	err_set(cx, ERR_INVALID, "this is not YAML: %s", p->problem ? _(p->problem) : "-");
	return broken(cx, y, p->problem_mark.line + 1, p->problem_mark.column + 1);
}

static bool is_labelled(const yaml_event_t *e)
{
	return e->type == YAML_ALIAS_EVENT ||
	       (e->type == YAML_SCALAR_EVENT && e->data.scalar.anchor) ||
	       (e->type == YAML_SEQUENCE_START_EVENT && e->data.sequence_start.anchor) ||
	       (e->type == YAML_MAPPING_START_EVENT && e->data.mapping_start.anchor);
}

bool yaml_next(struct ctx *cx, struct yaml *y)
{
	if (y->seen)
		yaml_event_delete(&y->event);
	y->seen = false;
	if (!yaml_parser_parse(&y->parser, &y->event))
		return problem(cx, y);
	y->seen = true;
	if (is_labelled(&y->event)) {
		err_set(cx, ERR_INVALID,
			"anchors and aliases (& and *) are not read; write the text out");
		return yaml_broken(cx, y);
	}
	switch (y->event.type) {
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		if (++y->depth <= DEPTH_MAX)
			return true;
		err_set(cx, ERR_INVALID, "lists in lists more than %d deep are not read",
			DEPTH_MAX);
		return yaml_broken(cx, y);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		y->depth--;
		return true;
	default:
		return true;
	}
}

bool yaml_pass_over(struct ctx *cx, struct yaml *y)
{
	int outside = y->depth - 1;

	if (y->event.type != YAML_SEQUENCE_START_EVENT && y->event.type != YAML_MAPPING_START_EVENT)
		return true;
	while (y->depth > outside)
		if (!yaml_next(cx, y))
			return false;
	return true;
}

void yaml_open(struct yaml *y)
{
	y->open = yaml_parser_initialize(&y->parser);
	yaml_parser_set_input(&y->parser, bytes, y->in);
}
