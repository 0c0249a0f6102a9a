/* kind.c - the table of kinds */
#include "kind.h"

#include <stdlib.h>
#include <string.h>

#include "accept.h"
#include "moment.h"

#define LONG_TEXT 1000000

/* A year is no quantity: its digits are not grouped. */
static const char *shown_number(struct ctx *cx, const struct field *f, const char *text)
{
	if (f->min >= 1000 && f->max < 10000)
		return text;
	return number_shown(cx, strtoll(text, NULL, 10));
}

static const char *shown_date(struct ctx *cx, const struct field *f, const char *text)
{
	(void)f;
	return date_short(cx, text);
}

static const char *shown_time(struct ctx *cx, const struct field *f, const char *text)
{
	(void)f;
	return time_shown(cx, text);
}

static const char *shown_yes_no(struct ctx *cx, const struct field *f, const char *text)
{
	static const struct words yes = W("Yes", "Ja"), no = W("No", "Nej");

	(void)f;
	return words_in(cx->lang, strcmp(text, "1") == 0 ? yes : no);
}

static const char *shown_choice(struct ctx *cx, const struct field *f, const char *text)
{
	const struct choice *c = choice_find(field_choices(f), text);

	return c ? words_in(cx->lang, c->label) : text;
}

static const char *shown_set(struct ctx *cx, const struct field *f, const char *text)
{
	struct buf out = { .arena = cx->arena };

	for (struct item it = item_first(text); it.text; it = item_next(it)) {
		if (out.len)
			buf_puts(&out, ", ");
		buf_puts(&out, shown_choice(cx, f, arena_str(cx->arena, it.text, it.len)));
	}
	return out.text;
}

static void condition_choice(struct buf *out, const struct field *f, const char *column)
{
	for (const struct choice *c = f->choices; c->name; c++)
		buf_fmt(out, "%s%s = '%s'", c == f->choices ? "" : " OR ", column, c->name);
}

static void condition_yes_no(struct buf *out, const struct field *f, const char *column)
{
	(void)f;
	buf_fmt(out, "%s = 0 OR %s = 1", column, column);
}

static void condition_length(struct buf *out, const struct field *f, const char *column)
{
	buf_fmt(out, "length(%s) = %d", column, kinds[f->kind].length);
}

const struct kind_row kinds[] = {
	[KIND_TEXT] = { "TEXT", accept_any, .max = 1000 },
	[KIND_PROSE] = { "TEXT", accept_any, .max = LONG_TEXT },
	[KIND_NUMBER] = { "INTEGER", accept_number, shown_number, .bare = true },
	[KIND_DATE] = { "TEXT", accept_date, shown_date, condition_length, .length = 10 },
	[KIND_TIME] = { "TEXT", accept_time, shown_time, condition_length, .length = 20 },
	[KIND_YES_NO] = { "INTEGER", accept_yes_no, shown_yes_no, condition_yes_no, .bare = true },
	[KIND_CHOICE] = { "TEXT", accept_choice, shown_choice, condition_choice },
	[KIND_CHOICES] = { "TEXT", accept_set, shown_set, condition_choice, .set = true,
		.max = LONG_TEXT },
	[KIND_LINK] = { "TEXT", accept_any, .max = 1000 },
	[KIND_LINKS] = { "TEXT", accept_set, .set = true, .max = LONG_TEXT },
	[KIND_SUBJECT] = { "TEXT", accept_subject, .max = 1000 },
	[KIND_EMAIL] = { "TEXT", accept_email, .max = 254 },
	[KIND_CVR] = { "TEXT", accept_cvr, .max = 20 },
	[KIND_COUNTRY] = { "TEXT", accept_choice, shown_choice, condition_length, .length = 2 },
	[KIND_COUNTRIES] = { "TEXT", accept_set, shown_set, condition_length, .length = 2,
		.set = true, .max = LONG_TEXT },
	[KIND_FILE] = { "TEXT", accept_any, NULL, condition_length, .max = 4096, .length = 64 },
};

void kind_check_sql(struct buf *out, const struct field *f, const char *column)
{
	if (!kinds[f->kind].condition)
		return;
	buf_puts(out, " CHECK (");
	kinds[f->kind].condition(out, f, column);
	buf_putc(out, ')');
}

bool field_is_set(const struct field *f)
{
	return kinds[f->kind].set;
}

const char *field_shown(struct ctx *cx, const struct field *f, const char *text)
{
	if (!text)
		return "";
	return kinds[f->kind].shown ? kinds[f->kind].shown(cx, f, text) : text;
}

/* The limit on a text's bytes; a number's max is of the number itself. */
static long longest(const struct field *f)
{
	return f->max && f->kind != KIND_NUMBER ? f->max : kinds[f->kind].max;
}

static bool is_long_enough(struct ctx *cx, const struct field *f, const char *text)
{
	return f->kind == KIND_NUMBER || !f->min || strlen(text) >= (size_t)f->min ||
	       err_set(cx, ERR_INVALID, "%s: at least %ld characters", field_label(cx, f), f->min);
}

static bool cell_check(struct ctx *cx, const struct field *f, const char **text)
{
	if (*text && !text_clean(cx, f, text, longest(f)))
		return false;
	if (*text && !(kinds[f->kind].accept(cx, f, text) && is_long_enough(cx, f, *text)))
		return false;
	return *text || !(f->flags & REQUIRED) ||
	       err_set(cx, ERR_INVALID, "%s: must be filled in", field_label(cx, f));
}

bool field_check(struct ctx *cx, const struct field *f, const char **text)
{
	if (cell_check(cx, f, text))
		return true;
	cx->err.field = f->name;
	return false;
}
