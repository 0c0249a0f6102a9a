/* kind.c - the table of kinds */
#include "kind.h"

#include <stdlib.h>
#include <string.h>

#include "accept.h"
#include "moment.h"

#define LONG_TEXT 1000000

static const char *shown_number(struct ctx *cx, const struct field *f, const char *text)
{
	(void)f;
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

static const char *shown_choices(struct ctx *cx, const struct field *f, const char *text)
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

/* Kinds of one length: of dates, times, countries' codes and digests in hex. */
static void condition_length(struct buf *out, const struct field *f, const char *column)
{
	static const int lengths[] = {
		[KIND_DATE] = 10,
		[KIND_TIME] = 20,
		[KIND_COUNTRY] = 2,
		[KIND_COUNTRIES] = 2,
		[KIND_FILE] = 64,
	};

	buf_fmt(out, "length(%s) = %d", column, lengths[f->kind]);
}

/* clang-format off */
const struct kind_row kinds[] = {
	/*                   column     bare   set    max        accept          shown          condition */
	[KIND_TEXT] =      { "TEXT",    false, false, 1000,      accept_any,     NULL,          NULL },
	[KIND_PROSE] =     { "TEXT",    false, false, LONG_TEXT, accept_any,     NULL,          NULL },
	[KIND_NUMBER] =    { "INTEGER", true,  false, 0,         accept_number,  shown_number,  NULL },
	[KIND_DATE] =      { "TEXT",    false, false, 0,         accept_date,    shown_date,    condition_length },
	[KIND_TIME] =      { "TEXT",    false, false, 0,         accept_time,    shown_time,    condition_length },
	[KIND_YES_NO] =    { "INTEGER", true,  false, 0,         accept_yes_no,  shown_yes_no,  condition_yes_no },
	[KIND_CHOICE] =    { "TEXT",    false, false, 0,         accept_choice,  shown_choice,  condition_choice },
	[KIND_CHOICES] =   { "TEXT",    false, true,  LONG_TEXT, accept_set,     shown_choices, condition_choice },
	[KIND_LINK] =      { "TEXT",    false, false, 1000,      accept_any,     NULL,          NULL },
	[KIND_LINKS] =     { "TEXT",    false, true,  LONG_TEXT, accept_set,     NULL,          NULL },
	[KIND_SUBJECT] =   { "TEXT",    false, false, 1000,      accept_subject, NULL,          NULL },
	[KIND_EMAIL] =     { "TEXT",    false, false, 254,       accept_email,   NULL,          NULL },
	[KIND_CVR] =       { "TEXT",    false, false, 20,        accept_cvr,     NULL,          NULL },
	[KIND_COUNTRY] =   { "TEXT",    false, false, 0,         accept_choice,  shown_choice,  condition_length },
	[KIND_COUNTRIES] = { "TEXT",    false, true,  LONG_TEXT, accept_set,     shown_choices, condition_length },
	[KIND_FILE] =      { "TEXT",    false, false, 4096,      accept_any,     NULL,          condition_length },
};
/* clang-format on */

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
