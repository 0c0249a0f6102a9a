/* pdf_compare.c - whether two dictionaries say the same */
#include <string.h>

#include "pdf_read.h"

#define KEYS_MAX 200 /* in one dictionary that is compared */

static bool is_one_of(struct pdf_value key, const char *const *names)
{
	for (; *names; names++)
		if (pdf_name_is(key, *names))
			return true;
	return false;
}

/* Whether each key of a that is not free stands in b with the same value. */
static bool keys_stand_in(struct pdf_value a, struct pdf_value b, const char *const *free_keys)
{
	struct slice in = pdf_inside(a);
	struct pdf_value key, value;
	char name[128];

	for (int keys = 0; pdf_entry(&in, &key, &value); keys++) {
		if (keys == KEYS_MAX || key.text.len > sizeof(name))
			return false;
		if (is_one_of(key, free_keys))
			continue;
		memcpy(name, key.text.at + 1, key.text.len - 1);
		name[key.text.len - 1] = '\0';
		struct pdf_value other = pdf_get(b, name);
		if (other.kind != value.kind || !pdf_same(value.text, other.text))
			return false;
	}
	return key.kind == PDF_ABSENT;
}

bool pdf_same_but(struct pdf_value a, struct pdf_value b, const char *const *free_keys)
{
	return a.kind == PDF_DICT && b.kind == PDF_DICT && keys_stand_in(a, b, free_keys) &&
	       keys_stand_in(b, a, free_keys);
}

bool pdf_only_keys(struct pdf_value dict, const char *const *keys)
{
	static const struct pdf_value nothing = { .kind = PDF_DICT, .text = { "<<>>", 4 } };

	return pdf_same_but(dict, nothing, keys);
}
