/* tr.c - looks messages up in the compiled gettext catalogue that ships inside the program.
 * libintl is not used: it needs an installed locale and speaks one language a process. */
#include <string.h>

#include "asset.h"

#define MO_MAGIC 0x950412deU

/* The catalogue's own layout: magic, version, count, then where the two tables begin. */
enum { MO_COUNT = 2, MO_MESSAGES = 3, MO_TRANSLATIONS = 4 };

extern const char vaern_catalogue[];

static uint32_t mo_word(size_t at)
{
	uint32_t word;

	memcpy(&word, vaern_catalogue + at, sizeof(word));
	return word;
}

static const char *mo_text(size_t table, size_t i)
{
	return vaern_catalogue + mo_word(mo_word(4 * table) + 8 * i + 4);
}

const char *tr(enum lang lang, const char *message)
{
	size_t low = 0, high = mo_word(4 * (size_t)MO_COUNT);

	if (lang != LANG_DA || mo_word(0) != MO_MAGIC || !*message)
		return message;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(message, mo_text(MO_MESSAGES, middle));
		if (order == 0)
			return mo_text(MO_TRANSLATIONS, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return message;
}

const char *words_in(enum lang lang, struct words words)
{
	const char *text = lang == LANG_DA ? words.da : words.en;

	return text ? text : words.en;
}

bool lang_from_text(const char *text, enum lang *out)
{
	if (strcmp(text, "da") == 0)
		*out = LANG_DA;
	else if (strcmp(text, "en") == 0)
		*out = LANG_EN;
	else
		return false;
	return true;
}

const char *lang_text(enum lang lang)
{
	return words_in(lang, (struct words)W("en", "da"));
}

bool lang_is_tag(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t len = text ? strspn(text, letters) : 0;

	if (len < 2 || len > 8)
		return false;
	for (text += len; *text == '-'; text += len) {
		text++;
		len = strspn(
			text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (len < 1 || len > 8)
			return false;
	}
	return !*text;
}
