/* template_value.c - what a name in a template stands for, and how it is shown */
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "template.h"

/* Whether the name is written as a field's, and not the text of an expression. */
static bool is_field_name(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
	size_t len = strspn(name, letters);

	return name[0] >= 'a' && name[len] == '.' && name[len + 1] &&
	       !name[len + 1 + strspn(name + len + 1, letters)];
}

/* The field of "entity.field"; NULL where the name is of another kind. */
static bool find_field(struct ctx *cx, const char *name, const struct form **form,
	const struct field **field, bool *is_id)
{
	const char *dot = strchr(name, '.');

	*form = NULL;
	*field = NULL;
	*is_id = false;
	if (!is_field_name(name))
		return true;
	*form = entity_find(arena_str(cx->arena, name, (size_t)(dot - name)));
	*is_id = strcmp(dot + 1, "id") == 0;
	if (*form && !*is_id)
		*field = field_find(*form, dot + 1);
	return *field || (*form && *is_id) ||
	       err_set(cx, ERR_INVALID, "There is no field '%s'", name);
}

bool value_typed(struct ctx *cx, struct value *out, const char *alias)
{
	const struct form *form = NULL;
	bool is_id = false;

	*out = (struct value){ .name = arena_dup(cx->arena, alias) };
	if (!find_field(cx, alias, &form, &out->field, &is_id))
		return false;
	if (is_id)
		out->names = form;
	return true;
}

/* ---- finding ---- */

static const struct value *value_find(const struct scope *scope, const char *name)
{
	for (size_t i = 0; i < scope->count; i++)
		if (strcmp(scope->values[i].name, name) == 0)
			return &scope->values[i];
	return NULL;
}

/* The record's own value, where the name is of its entity. */
static bool of_record(const struct record *r, const char *name, const struct form *form,
	const struct field *field, struct value *out)
{
	if (!r || r->form != form)
		return false;
	*out = (struct value){
		.name = name,
		.raw = field ? record_text(r, field) : r->id,
		.field = field,
		.names = field ? NULL : form,
	};
	return true;
}

bool scope_find(struct ctx *cx, const struct scope *scope, const char *name, struct value *out)
{
	const struct form *form;
	const struct field *field;
	bool is_id = false;

	for (const struct scope *s = scope; s; s = s->outer) {
		const struct value *v = value_find(s, name);
		if (v) {
			*out = *v;
			return true;
		}
	}
	if (!find_field(cx, name, &form, &field, &is_id))
		return false;
	for (const struct scope *s = scope; s && form; s = s->outer)
		if (of_record(s->record, name, form, field, out))
			return true;
	return err_set(cx, ERR_INVALID, "Nothing here is called '%s'", name);
}

/* ---- showing ---- */

static const char *subject_shown(struct ctx *cx, const char *raw)
{
	const char *slash = strchr(raw, '/');
	const struct form *form =
		slash ? entity_find(arena_str(cx->arena, raw, (size_t)(slash - raw))) : NULL;

	return form ? arena_fmt(cx->arena, "%s: %s", words_in(cx->lang, form->label),
			      record_title(cx, form, slash + 1))
		    : raw;
}

static const char *links_shown(struct ctx *cx, const struct form *target, const char *raw)
{
	struct buf out = { .arena = cx->arena };

	for (struct item it = item_first(raw); it.text; it = item_next(it)) {
		const char *id = arena_str(cx->arena, it.text, it.len);
		buf_fmt(&out, "%s%s", out.len ? ", " : "", record_title(cx, target, id));
	}
	return out.text ? out.text : "";
}

static const char *field_value_shown(struct ctx *cx, const struct value *v, bool in_table)
{
	const struct field *f = v->field;

	if (f->kind == KIND_LINK)
		return record_title(cx, f->target, v->raw);
	if (f->kind == KIND_LINKS)
		return links_shown(cx, f->target, v->raw);
	if (f->kind == KIND_SUBJECT)
		return subject_shown(cx, v->raw);
	if (f->kind == KIND_DATE && !in_table)
		return date_long(cx, v->raw);
	return field_shown(cx, f, v->raw);
}

/* Whole numbers as they are, others with one decimal. */
static const char *decimal_shown(struct ctx *cx, const char *raw)
{
	char *end;
	double number = strtod(raw, &end);

	if (end == raw || *end || number > 1e15 || number < -1e15)
		return raw;
	if (!strpbrk(raw, ".eE"))
		return number_shown(cx, strtoll(raw, NULL, 10));
	return tenths_shown(cx, (long long)(number * 10 + (number < 0 ? -0.5 : 0.5)));
}

static enum shape shape_of(const struct value *v)
{
	if (v->shape != SHAPE_PLAIN)
		return v->shape;
	return v->is_number ? SHAPE_NUMBER : is_date(v->raw) ? SHAPE_DATE : SHAPE_TEXT;
}

const char *value_shown(struct ctx *cx, const struct value *v, bool in_table)
{
	if (!v->raw)
		return "";
	if (v->field)
		return field_value_shown(cx, v, in_table);
	if (v->names)
		return record_title(cx, v->names, v->raw);
	switch (shape_of(v)) {
	case SHAPE_NUMBER:
		return decimal_shown(cx, v->raw);
	case SHAPE_PERCENT:
		return arena_fmt(cx->arena, "%s\302\240%%", decimal_shown(cx, v->raw));
	case SHAPE_DATE:
		return in_table ? date_short(cx, v->raw) : date_long(cx, v->raw);
	case SHAPE_PLAIN:
	case SHAPE_TEXT:
		break;
	}
	return is_time(v->raw) ? time_shown(cx, v->raw) : v->raw;
}

/* Whether people wrote it: the words of a field, or the name of a record. */
static bool is_written(const struct value *v)
{
	if (!v->field)
		return v->names || (v->source && (v->source->kind == KIND_TEXT ||
							 v->source->kind == KIND_PROSE));
	return v->field->kind == KIND_TEXT || v->field->kind == KIND_PROSE ||
	       v->field->kind == KIND_LINK || v->field->kind == KIND_LINKS;
}

/* Municipalities write in Danish whatever language a report is asked for in; what consists of
 * figures is in none. */
const char *other_lang(
	const struct ctx *cx, const struct writer *w, const struct value *v, const char *shown)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\303";
	const char *own = lang_text(LANG_DA), *now = w->lang ? w->lang : lang_text(cx->lang);

	return v->raw && is_written(v) && strpbrk(shown, letters) && strcmp(own, now) != 0 ? own
											   : NULL;
}

/* ---- filling in ---- */

static const char *trimmed(struct ctx *cx, const char *text, size_t len)
{
	while (len && *text == ' ') {
		text++;
		len--;
	}
	while (len && text[len - 1] == ' ')
		len--;
	return arena_str(cx->arena, text, len);
}

#define ELSE " else"

/* Where "else" stands, with or without words behind it; NULL: nowhere. */
static const char *else_in(const char *inside)
{
	const char *at = strstr(inside, ELSE);

	while (at && at[strlen(ELSE)] && at[strlen(ELSE)] != ' ')
		at = strstr(at + 1, ELSE);
	return at;
}

bool is_one_name(struct ctx *cx, const char *text, const char **name)
{
	const char *open = text + strspn(text, " \n"), *close = strstr(text, "}}");

	if (strncmp(open, "{{", 2) != 0 || !close || close[2 + strspn(close + 2, " \n")])
		return false;
	*name = trimmed(cx, open + 2, (size_t)(close - open - 2));
	return !else_in(*name);
}

/* Where filled-in text goes. */
struct sink {
	void (*put)(void *to, const char *words, const struct value *v);
	void *to;
};

/* One name with the words for when it is not stated. */
static bool fill_one(
	struct ctx *cx, const struct scope *scope, const char *inside, const struct sink *sink)
{
	static const struct words unstated = W("not stated", "ikke oplyst");
	const char *end = else_in(inside), *words = words_in(cx->lang, unstated);
	const char *name = end ? trimmed(cx, inside, (size_t)(end - inside)) : inside;
	struct value v = { 0 };

	if (end)
		words = trimmed(cx, end + strlen(ELSE), strlen(end + strlen(ELSE)));
	if (!scope_find(cx, scope, name, &v))
		return false;
	const char *shown = value_shown(cx, &v, false);
	if (*shown)
		sink->put(sink->to, shown, &v);
	else
		sink->put(sink->to, words, NULL);
	return true;
}

bool text_each(struct ctx *cx, const struct scope *scope, const char *text,
	void (*put)(void *to, const char *words, const struct value *v), void *to)
{
	const struct sink sink = { put, to };
	const char *open;

	for (; (open = strstr(text, "{{")) != NULL; text = strstr(open, "}}") + 2) {
		const char *close = strstr(open, "}}");
		if (!close)
			return err_set(cx, ERR_INVALID, "'{{' is not closed by '}}'");
		put(to, arena_str(cx->arena, text, (size_t)(open - text)), NULL);
		if (!fill_one(cx, scope, trimmed(cx, open + 2, (size_t)(close - open - 2)), &sink))
			return false;
	}
	put(to, text, NULL);
	return true;
}

static void put_words(void *to, const char *words, const struct value *v)
{
	(void)v;
	buf_puts(to, words);
}

bool text_filled(struct ctx *cx, const struct scope *scope, const char *text, const char **out)
{
	struct buf b = { .arena = cx->arena };

	if (!text_each(cx, scope, text, put_words, &b))
		return false;
	*out = b.text;
	return true;
}
