/* yaml_get.c - takes values out of a tree, or says where they are missing */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "yaml_file.h"

const struct yml *yml_find(const struct yml *map, const char *key)
{
	FOR_EACH_YML(node, map)
		if (node->key && strcmp(node->key, key) == 0)
			return node;
	return NULL;
}

bool yml_is(struct ctx *cx, const struct yml *node, enum yml_kind kind)
{
	static const char *const shapes[] = {
		[YML_TEXT] = N_("a text"),
		[YML_LIST] = N_("a list"),
		[YML_MAP] = N_("a map of names and values"),
	};

	if (node->kind == kind)
		return true;
	return err_set(cx, ERR_INVALID, "'%s' must be %s", node->key ? node->key : "-",
		       _(shapes[kind])) ||
	       yml_here(cx, node);
}

static bool is_missing(struct ctx *cx, const struct yml *map, const char *key)
{
	err_set(cx, ERR_INVALID, "'%s' is missing", key);
	yml_here(cx, map);
	return false;
}

bool yml_get(struct ctx *cx, const struct yml **out, const struct yml *map, const char *key,
	enum yml_kind kind)
{
	if (!yml_is(cx, map, YML_MAP))
		return false;
	const struct yml *node = yml_find(map, key);
	if (!node)
		return is_missing(cx, map, key);
	if (!yml_is(cx, node, kind))
		return false;
	*out = node;
	return true;
}

bool yml_text(struct ctx *cx, const char **out, const struct yml *map, const char *key)
{
	const struct yml *node = NULL;

	if (!yml_get(cx, &node, map, key, YML_TEXT))
		return false;
	if (!*node->text)
		return err_set(cx, ERR_INVALID, "'%s' is empty", key) || yml_here(cx, node);
	*out = node->text;
	return true;
}

bool yml_as_number(struct ctx *cx, long *out, const struct yml *node)
{
	char *end = NULL;

	if (!yml_is(cx, node, YML_TEXT))
		return false;
	errno = 0;
	long value = strtol(node->text, &end, 10);
	if (errno || end == node->text || *end)
		return err_set(cx, ERR_INVALID, "'%s' is not a whole number", node->text) ||
		       yml_here(cx, node);
	*out = value;
	return true;
}

bool yml_number(struct ctx *cx, long *out, const struct yml *map, const char *key)
{
	const struct yml *node = NULL;

	return yml_get(cx, &node, map, key, YML_TEXT) && yml_as_number(cx, out, node);
}

bool yml_words(struct ctx *cx, struct words *out, const struct yml *map, const char *key)
{
	const struct yml *node = NULL;

	return yml_get(cx, &node, map, key, YML_MAP) && yml_only(cx, node, "da en") &&
	       yml_text(cx, &out->da, node, "da") && yml_text(cx, &out->en, node, "en");
}

const char *yml_text_or_null(const struct yml *map, const char *key)
{
	const struct yml *node = yml_find(map, key);

	return node && node->text && *node->text ? node->text : NULL;
}

bool yml_words_or_none(struct ctx *cx, struct words *out, const struct yml *map, const char *key)
{
	*out = (struct words){ 0 };
	return !yml_find(map, key) || yml_words(cx, out, map, key);
}

bool yml_flag(struct ctx *cx, bool *out, const struct yml *map, const char *key, bool preset)
{
	const struct yml *node = yml_find(map, key);
	bool yes = node && node->text && strcmp(node->text, "true") == 0;

	if (node && !yes && !(node->text && strcmp(node->text, "false") == 0))
		return err_set(cx, ERR_INVALID, "'%s' must be true or false", key) ||
		       yml_here(cx, node);
	*out = node ? yes : preset;
	return true;
}

static bool is_among(const char *names, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = names; *at; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");
		if (n == len && memcmp(at, name, n) == 0)
			return true;
		at += n;
	}
	return false;
}

bool yml_only(struct ctx *cx, const struct yml *map, const char *names)
{
	if (!yml_is(cx, map, YML_MAP))
		return false;
	FOR_EACH_YML(node, map)
		if (!is_among(names, node->key))
			return err_set(cx, ERR_INVALID, "'%s' is unknown here; known are: %s",
				       node->key, names) ||
			       yml_here(cx, node);
	return true;
}
