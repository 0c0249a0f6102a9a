/* json_text.c - JSON cut into values before each is made a tree: memory for one at a time */
#include "json_read.h"

#include <string.h>

static void skip_blanks(struct json_text *t)
{
	for (; t->at < t->end && strchr(" \t\r\n", *t->at) && *t->at; t->at++)
		t->line += *t->at == '\n';
}

bool json_open(struct ctx *cx, struct input *in, struct json_text *out)
{
	static const char bom[] = "\xef\xbb\xbf";
	const char *text;
	size_t len;

	if (!input_all(cx, in, &text, &len))
		return false;
	*out = (struct json_text){ .name = in->name, .at = text, .end = text + len, .line = 1 };
	if (len >= 3 && memcmp(text, bom, 3) == 0)
		out->at += 3;
	skip_blanks(out);
	return true;
}

bool json_broken(struct ctx *cx, const struct json_text *t)
{
	return err_at(cx, "%s:%zu: ", t->name, t->line);
}

static bool ends_early(struct ctx *cx, const struct json_text *t)
{
	err_set(cx, ERR_INVALID, "the file ends in the middle; fetch the whole of it");
	return json_broken(cx, t);
}

char json_peek(struct json_text *t)
{
	skip_blanks(t);
	if (t->at < t->end)
		return *t->at;
	return '\0';
}

bool json_expect(struct ctx *cx, struct json_text *t, char c)
{
	if (json_peek(t) == c) {
		t->at++;
		return true;
	}
	if (t->at >= t->end)
		return ends_early(cx, t);
	err_set(cx, ERR_INVALID, "this is not JSON: '%c' is missing", c);
	return json_broken(cx, t);
}

static bool pass_string(struct ctx *cx, struct json_text *t)
{
	for (t->at++; t->at < t->end && *t->at != '"'; t->at++) {
		if (*t->at == '\\' && t->at + 1 < t->end)
			t->at++;
		t->line += *t->at == '\n';
	}
	if (t->at >= t->end)
		return ends_early(cx, t);
	t->at++;
	return true;
}

/* Passes over a bracket, a comma, a string, or the letters of a number or word. */
static bool pass_token(struct ctx *cx, struct json_text *t)
{
	static const char marks[] = "{}[],: \t\r\n\"";

	if (*t->at == '"')
		return pass_string(cx, t);
	bool bare = !*t->at || !strchr(marks, *t->at);
	t->at++;
	while (bare && t->at < t->end && *t->at && !strchr(marks, *t->at))
		t->at++;
	return true;
}

/* Passes over one value; only its brackets and strings are looked at. */
static bool pass_value(struct ctx *cx, struct json_text *t)
{
	int depth = 0;

	do {
		char c = json_peek(t);
		if (t->at >= t->end)
			return ends_early(cx, t);
		depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		if (depth > DEPTH_MAX) {
			err_set(cx, ERR_INVALID, "lists in lists more than %d deep are not read",
				DEPTH_MAX);
			return json_broken(cx, t);
		}
		if (!pass_token(cx, t))
			return false;
	} while (depth > 0);
	return true;
}

/* What the library says, in our words and the user's language. */
static const struct {
	enum json_error_code code;
	const char *words;
} problems[] = {
	{ json_error_invalid_utf8, N_("it holds bytes that are not UTF-8") },
	{ json_error_premature_end_of_input, N_("it ends in the middle") },
	{ json_error_end_of_input_expected, N_("something stands behind its end") },
	{ json_error_invalid_syntax, N_("something is missing, or does not belong here") },
	{ json_error_null_character, N_("a text holds a NUL character; remove it") },
	{ json_error_null_byte_in_key, N_("a name holds a NUL character; remove it") },
	{ json_error_duplicate_key, N_("a name stands twice in the same object") },
	{ json_error_numeric_overflow, N_("a number is too large") },
	{ json_error_stack_overflow, N_("it is nested too deeply") },
};

static bool refused(struct ctx *cx, const json_error_t *error)
{
	const char *near = strstr(error->text, " near ");

	for (size_t i = 0; i < COUNT(problems); i++)
		if (problems[i].code == json_error_code(error))
			return near ? err_set(cx, ERR_INVALID, "this is not JSON: %s, at %s",
					      _(problems[i].words), near + strlen(" near "))
				    : err_set(cx, ERR_INVALID, "this is not JSON: %s",
					      _(problems[i].words));
	return err_set(cx, ERR_INVALID, "this is not JSON: %s", error->text);
}

bool json_value(struct ctx *cx, struct json_text *t, json_t **out, size_t *line)
{
	json_error_t error;

	json_peek(t);
	const char *start = t->at;
	*line = t->line;
	if (!pass_value(cx, t))
		return false;
	*out = json_loadb(
		start, (size_t)(t->at - start), JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	if (*out)
		return true;
	size_t bad_line = *line + (size_t)(error.line > 0 ? error.line - 1 : 0);
	refused(cx, &error);
	return err_at(cx, "%s:%zu: ", t->name, bad_line);
}

void json_done(json_t **value)
{
	json_decref(*value);
}

bool json_ended(struct ctx *cx, struct json_text *t)
{
	if (!json_peek(t) && t->at >= t->end)
		return true;
	err_set(cx, ERR_INVALID, "this is not JSON: there is more after its end");
	return json_broken(cx, t);
}

bool json_each(struct ctx *cx, struct json_text *t,
	bool (*fn)(struct ctx *cx, json_t *value, size_t line, void *arg), void *arg)
{
	if (json_peek(t) != '[') {
		CLEANUP(json_done) json_t *one = NULL;
		size_t line;
		return json_value(cx, t, &one, &line) && fn(cx, one, line, arg);
	}
	t->at++;
	if (json_peek(t) == ']')
		return json_expect(cx, t, ']');
	for (;;) {
		CLEANUP(json_done) json_t *item = NULL;
		size_t line;
		if (!json_value(cx, t, &item, &line) || !fn(cx, item, line, arg))
			return false;
		if (json_peek(t) == ']')
			return json_expect(cx, t, ']');
		if (!json_expect(cx, t, ','))
			return false;
	}
}

const char *json_cell(struct ctx *cx, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		return arena_dup(cx->arena, json_string_value(value));
	case JSON_INTEGER:
		return arena_fmt(cx->arena, "%lld", (long long)json_integer_value(value));
	case JSON_REAL:
		return arena_fmt(cx->arena, "%.15g", json_real_value(value));
	case JSON_TRUE:
		return "1";
	case JSON_FALSE:
		return "0";
	default:
		return NULL;
	}
}
