/* choice.c - choices by name, or by label as people write them */
#include <string.h>

#include "accept.h"
#include "country.h"

/* The byte in small letters, for ASCII and for the two-byte letters from A grave to thorn. */
static unsigned char folded(const char *text, size_t i)
{
	unsigned char c = (unsigned char)text[i];
	bool latin1 = i && (unsigned char)text[i - 1] == 0xc3 && c >= 0x80 && c <= 0x9e &&
		      c != 0x97; /* the multiplication sign */

	return (c >= 'A' && c <= 'Z') || latin1 ? (unsigned char)(c + 0x20) : c;
}

bool same_folded(const char *a, const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && a[i] && folded(a, i) == folded(text, i))
		i++;
	return i == len && !a[i];
}

const struct choice *choice_named(const struct choice *choices, const char *name, size_t len)
{
	if (choices == countries)
		return country_named(name, len);
	for (const struct choice *c = choices; c->name; c++)
		if (strncmp(c->name, name, len) == 0 && !c->name[len])
			return c;
	return NULL;
}

const struct choice *choice_find(const struct choice *choices, const char *name)
{
	return choice_named(choices, name, strlen(name));
}

const struct choice *choice_match(const struct choice *choices, const char *text, size_t len)
{
	for (const struct choice *c = choices; c->name; c++)
		if (same_folded(c->name, text, len))
			return c;
	for (const struct choice *c = choices; c->name; c++)
		if (same_folded(c->label.en, text, len) ||
			(c->label.da && same_folded(c->label.da, text, len)))
			return c;
	return NULL;
}

const struct choice *field_choices(const struct field *f)
{
	return f->kind == KIND_COUNTRY || f->kind == KIND_COUNTRIES ? countries : f->choices;
}

bool choice_refuse(struct ctx *cx, const struct field *f, const char *text, size_t len)
{
	enum { LISTED_AT_MOST = 12 };
	struct buf names = { .arena = cx->arena };
	size_t n = 0;

	for (const struct choice *c = field_choices(f); c->name; c++, n++)
		buf_fmt(&names, "%s%s", n ? ", " : "", c->name);
	if (n > LISTED_AT_MOST || n == 0)
		return err_set(cx, ERR_INVALID, "%s: there is no choice '%s'", field_label(cx, f),
			excerpt(cx, text, len));
	return err_set(cx, ERR_INVALID, "%s: there is no choice '%s'; choose among %s",
		field_label(cx, f), excerpt(cx, text, len), names.text);
}

bool accept_choice(struct ctx *cx, const struct field *f, const char **text)
{
	const struct choice *choices = field_choices(f);

	if (choice_find(choices, *text))
		return true;
	const struct choice *c = choice_match(choices, *text, strlen(*text));
	if (!c)
		return choice_refuse(cx, f, *text, strlen(*text));
	*text = c->name;
	return true;
}
