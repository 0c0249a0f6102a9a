#include "portable_inside.h"

#include <ctype.h>
#include <string.h>

bool refuse(struct sql *s, const char *why)
{
	if (!s->fault)
		s->fault = why;
	return false;
}

static const char *past_space(const char *p)
{
	for (;;) {
		p += strspn(p, " \t\r\n");
		if (strncmp(p, "--", 2) == 0)
			p += strcspn(p, "\n");
		else if (strncmp(p, "/*", 2) == 0 && strstr(p + 2, "*/"))
			p = strstr(p + 2, "*/") + 2;
		else
			return p;
	}
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t word_length(const char *p)
{
	size_t n = 0;

	while (in_word(p[n]))
		n++;
	return n;
}

/* The length of the quoted text with both quotes; a doubled quote is part of it. */
static size_t quoted_length(const char *p)
{
	size_t n = 1;

	while (p[n] && (p[n] != *p || p[n + 1] == *p))
		n += p[n] == *p ? 2 : 1;
	return p[n] ? n + 1 : 0;
}

/* Operators of more than one character. */
static size_t sign_length(const char *p)
{
	static const char *const signs[] = { "->>", "->", "::", "||", "<>",
		"<=", ">=", "!=", "==", "<<", ">>" };

	for (size_t i = 0; i < COUNT(signs); i++)
		if (strncmp(p, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 1;
}

static bool parameter_is_right(const char *p, size_t len)
{
	return *p == '$' && len == 2 && p[1] >= '1' && p[1] <= '9';
}

static size_t token_at(struct sql *s, const char *p, struct token *t)
{
	size_t len;

	if (*p == '\'' || *p == '"') {
		len = quoted_length(p);
		*t = (struct token){ *p == '"' ? QUOTED : STRING,
			len ? arena_str(s->arena, p + 1, len - 2) : "" };
		return len ? len : (refuse(s, "a quoted text does not end"), strlen(p));
	}
	if (strchr("$?:@#", *p) && strncmp(p, "::", 2) != 0) {
		len = 1 + word_length(p + 1);
		*t = (struct token){ PARAMETER, arena_str(s->arena, p, len) };
		if (!parameter_is_right(p, len))
			refuse(s, "parameters are $1 to $9, not ?1, :name or @name");
		return len;
	}
	len = word_length(p);
	if (len) {
		*t = (struct token){ isdigit((unsigned char)*p) ? NUMERAL : WORD,
			arena_str(s->arena, p, len) };
		return len;
	}
	len = sign_length(p);
	*t = (struct token){ SIGN, arena_str(s->arena, p, len) };
	return len;
}

void read_tokens(struct sql *s, const char *p)
{
	for (p = past_space(p); *p && s->count < TOKENS; p = past_space(p))
		p += token_at(s, p, &s->tokens[s->count++]);
	if (*p)
		refuse(s, "the SQL is too long to look at");
	for (size_t i = s->count; i < s->count + 4; i++)
		s->tokens[i] = (struct token){ END_OF_SQL, "" };
}
