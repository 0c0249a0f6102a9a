#include "portable_inside.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is(const struct token *t, enum token_kind kind, const char *text)
{
	return t->kind == kind && strcasecmp(t->text, text) == 0;
}

static bool is_one_of(const struct token *t, enum token_kind kind, const char *const *list)
{
	for (; *list; list++)
		if (is(t, kind, *list))
			return true;
	return false;
}

#define ONE_OF(t, kind, ...) is_one_of(t, kind, (const char *const[]){ __VA_ARGS__, NULL })

/* The token before the i-th; the first has none. */
static const struct token *before(const struct sql *s, size_t i)
{
	static const struct token none = { END_OF_SQL, "" };

	return i ? &s->tokens[i - 1] : &none;
}

/* A field of that name in some entity that has the property. */
static bool some_field(const char *name, bool (*has)(const struct field *f))
{
	for (const struct form *const *e = entities; *e; e++)
		FOR_EACH_FIELD(f, *e)
			if (strcasecmp(f->name, name) == 0 && has(f))
				return true;
	return false;
}

static bool is_any(const struct field *f)
{
	return f->name != NULL;
}

static bool is_flag(const struct field *f)
{
	return f->kind == KIND_YES_NO;
}

static bool is_numeric(const struct field *f)
{
	return f->kind == KIND_YES_NO || f->kind == KIND_NUMBER;
}

/* Whether an entity that the SQL names has a field of that name which need not be filled in. */
static bool may_be_missing(const struct sql *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct form *form = s->tokens[i].kind == WORD || s->tokens[i].kind == QUOTED
						  ? entity_find(s->tokens[i].text)
						  : NULL;
		const struct field *f = form ? field_find(form, name) : NULL;
		if (f && !(f->flags & REQUIRED))
			return true;
	}
	return false;
}

/* ---- the rules, each about one token and those around it ---- */

static bool words_are_shared(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];

	if (ONE_OF(t, WORD, "iif", "ifnull", "julianday", "strftime", "unixepoch", "group_concat",
		    "string_agg", "greatest", "least", "glob", "regexp", "ilike", "isnull",
		    "notnull", "rowid", "typeof", "instr", "printf", "nocase", "nvl", "decode"))
		return refuse(s, arena_fmt(s->arena, "%s: only one of the two has it", t->text));
	if (ONE_OF(t, WORD, "true", "false"))
		return refuse(s, "flags are numbers: write = 1 or = 0, not TRUE or FALSE");
	if (ONE_OF(t, WORD, "current_date", "current_time", "current_timestamp", "now"))
		return refuse(s, "today is $1, so that the answer can be repeated");
	if (t->kind == WORD && strncasecmp(t->text, "json", 4) == 0)
		return refuse(s, "no JSON: sets are child tables");
	return true;
}

static bool functions_are_shared(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];

	if (!is(&s->tokens[i + 1], SIGN, "("))
		return true;
	if (ONE_OF(t, WORD, "date", "time", "datetime", "age", "date_part", "date_trunc", "to_char",
		    "to_date"))
		return refuse(s,
			arena_fmt(s->arena, "%s(): write days_between() or add_months()", t->text));
	if (ONE_OF(t, WORD, "total", "format", "char", "hex", "quote", "random", "concat"))
		return refuse(s, arena_fmt(s->arena, "%s(): they differ", t->text));
	return true;
}

/* How many commas stand between the parenthesis at i and its end. */
static size_t commas_within(const struct sql *s, size_t i)
{
	size_t depth = 0, commas = 0;

	for (; i < s->count; i++) {
		const struct token *t = &s->tokens[i];
		if (is(t, SIGN, "("))
			depth++;
		else if (is(t, SIGN, ")") && --depth == 0)
			break;
		else if (depth == 1 && is(t, SIGN, ","))
			commas++;
	}
	return commas;
}

static bool max_is_an_aggregate(struct sql *s, size_t i)
{
	if (ONE_OF(&s->tokens[i], WORD, "max", "min") && is(&s->tokens[i + 1], SIGN, "(") &&
		commas_within(s, i + 1))
		return refuse(s, "max and min of two arguments: write CASE");
	return true;
}

static bool signs_are_shared(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];

	if (is(t, SIGN, "::"))
		return refuse(s, "'::' is only PostgreSQL's: write CAST or compare as text");
	if (ONE_OF(t, SIGN, "->", "->>"))
		return refuse(s, "no JSON: sets are child tables");
	if (is(t, SIGN, "=="))
		return refuse(s, "'==' is only SQLite's: write =");
	if (ONE_OF(t, SIGN, "`", "["))
		return refuse(s, "names are quoted with \" only");
	return true;
}

/* SQLite takes "DK" for the text where no column has that name. */
static bool quotes_hold_names(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];

	if (t->kind != QUOTED || entity_find(t->text) || some_field(t->text, is_any) ||
		is(before(s, i), WORD, "AS"))
		return true;
	return refuse(s, arena_fmt(s->arena, "\"%s\" is no name: texts stand in ' '", t->text));
}

/* "shared" or "s.shared" where a condition stands. */
static bool flags_are_compared(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];
	size_t first = is(before(s, i), SIGN, ".") && i >= 2 ? i - 2 : i;

	if (t->kind != WORD || !some_field(t->text, is_flag))
		return true;
	const struct token *last = before(s, first), *next = &s->tokens[i + 1];
	bool opens = ONE_OF(last, WORD, "WHERE", "AND", "OR", "NOT", "WHEN", "ON", "HAVING");
	bool closes = next->kind == END_OF_SQL || ONE_OF(next, SIGN, ")", ";") ||
		      ONE_OF(next, WORD, "AND", "OR", "THEN", "GROUP", "ORDER", "LIMIT", "UNION");
	if (opens && closes)
		return refuse(
			s, arena_fmt(s->arena, "%s is a number: write %s = 1", t->text, t->text));
	return true;
}

static bool numbers_meet_numbers(struct sql *s, size_t i)
{
	const struct token *t = &s->tokens[i];

	if (t->kind == WORD && some_field(t->text, is_numeric) &&
		ONE_OF(&s->tokens[i + 1], SIGN, "=", "<>", "!=", "<", ">", "<=", ">=") &&
		s->tokens[i + 2].kind == STRING)
		return refuse(s,
			arena_fmt(s->arena, "%s is a number and is compared with a text", t->text));
	return true;
}

static bool has_letter(const char *text)
{
	for (; *text; text++)
		if (isalpha((unsigned char)*text))
			return true;
	return false;
}

static bool like_ignores_case(struct sql *s, size_t i)
{
	const struct token *pattern = &s->tokens[i + 1], *left = before(s, i);

	if (!is(&s->tokens[i], WORD, "LIKE") || pattern->kind != STRING ||
		!has_letter(pattern->text))
		return true;
	if (is(left, WORD, "NOT") && i)
		left = before(s, i - 1);
	if (is(left, SIGN, ")") && strpbrk(pattern->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL)
		return true;
	return refuse(s, "LIKE differs in case: write lower(x) LIKE 'small letters'");
}

/* ORDER BY a field that may be missing says where the missing ones go. */
static bool order_item_is_sure(struct sql *s, size_t from, size_t to)
{
	const char *field = NULL;

	for (size_t i = from; i < to; i++) {
		const struct token *t = &s->tokens[i];
		if (is(t, SIGN, "(") || is(t, WORD, "NULLS"))
			return true;
		if (t->kind == WORD && !ONE_OF(t, WORD, "ASC", "DESC", "COLLATE", "danish") &&
			!is(&s->tokens[i + 1], SIGN, "."))
			field = t->text;
	}
	if (field && may_be_missing(s, field))
		return refuse(s,
			arena_fmt(s->arena, "ORDER BY %s: say NULLS FIRST or NULLS LAST", field));
	return true;
}

static bool orders_say_where_nulls_go(struct sql *s, size_t i)
{
	size_t depth = 0;

	if (!is(&s->tokens[i], WORD, "ORDER") || !is(&s->tokens[i + 1], WORD, "BY"))
		return true;
	size_t from = i += 2;
	for (;; i++) {
		const struct token *t = &s->tokens[i];
		bool ends = t->kind == END_OF_SQL || is(t, SIGN, ";") ||
			    (!depth && (is(t, SIGN, ")") ||
					       ONE_OF(t, WORD, "LIMIT", "UNION", "ROWS", "RANGE")));
		if ((ends || (!depth && is(t, SIGN, ","))) && !order_item_is_sure(s, from, i))
			return false;
		if (ends)
			return true;
		if (!depth && is(t, SIGN, ","))
			from = i + 1;
		depth += is(t, SIGN, "(");
		depth -= is(t, SIGN, ")");
	}
}

static bool is_alias(const struct sql *s, const char *name)
{
	for (size_t i = 1; i < s->count; i++)
		if (is(&s->tokens[i - 1], WORD, "AS") && is(&s->tokens[i], WORD, name) &&
			!ONE_OF(&s->tokens[i + 1], SIGN, "("))
			return true;
	return false;
}

static bool having_names_no_alias(struct sql *s, size_t i)
{
	if (!is(&s->tokens[i], WORD, "HAVING"))
		return true;
	for (i++; i < s->count; i++) {
		const struct token *t = &s->tokens[i];
		if (ONE_OF(t, WORD, "ORDER", "LIMIT", "UNION") || is(t, SIGN, ";"))
			break;
		if (t->kind == WORD && !is(before(s, i), SIGN, ".") &&
			!ONE_OF(&s->tokens[i + 1], SIGN, "(", ".") && is_alias(s, t->text) &&
			!some_field(t->text, is_any))
			return refuse(s, arena_fmt(s->arena,
						 "HAVING %s: write the expression, "
						 "not its alias",
						 t->text));
	}
	return true;
}

static bool (*const rules[])(struct sql *s, size_t i) = {
	words_are_shared,
	functions_are_shared,
	max_is_an_aggregate,
	signs_are_shared,
	quotes_hold_names,
	flags_are_compared,
	numbers_meet_numbers,
	like_ignores_case,
	orders_say_where_nulls_go,
	having_names_no_alias,
};

const char *portable_fault(struct arena *arena, const char *sql)
{
	struct sql *s = arena_alloc(arena, sizeof(*s));

	s->arena = arena;
	read_tokens(s, sql);
	for (size_t i = 0; i < s->count && !s->fault; i++) {
		if (is(before(s, i), SIGN, ".") && s->tokens[i].kind == WORD &&
			!some_field(s->tokens[i].text, is_any))
			continue; /* a column of somebody's own, whatever it is called */
		for (size_t r = 0; r < COUNT(rules); r++)
			if (!rules[r](s, i))
				break;
	}
	return s->fault;
}
