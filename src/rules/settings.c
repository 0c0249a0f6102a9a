/* settings.c - what a user decides once, in a file of their own */
#include "settings.h"

#include <string.h>

#include "asset.h"
#include "nearest.h"
#include "store.h"
#include "yaml_file.h"

#define KEYS_MAX 64

static bool is_unknown(struct ctx *cx, const struct form *form, const struct yml *node)
{
	const char *names[KEYS_MAX + 1] = { NULL };
	size_t n = 0;

	for (const struct field *f = form->fields; f->name && n < KEYS_MAX; f++)
		names[n++] = f->name;
	const char *meant = nearest(node->key, names);
	if (meant)
		err_set(cx, ERR_INVALID, "There is no setting '%s'; did you mean '%s'?", node->key,
			meant);
	else
		err_set(cx, ERR_INVALID, "There is no setting '%s'", node->key);
	return yml_here(cx, node);
}

/* A text, or the items of a list with blanks between. */
static bool value_of(struct ctx *cx, const struct yml *node, const char **out)
{
	struct buf text = { .arena = cx->arena };

	if (node->kind == YML_TEXT) {
		*out = strcmp(node->text, "true") == 0    ? "1"
		       : strcmp(node->text, "false") == 0 ? "0"
							  : node->text;
		return true;
	}
	if (node->kind == YML_MAP)
		return err_set(cx, ERR_INVALID, "'%s' takes a text or a list", node->key) ||
		       yml_here(cx, node);
	FOR_EACH_YML(item, node)
		buf_fmt(&text, "%s%s", text.len ? " " : "", item->text ? item->text : "");
	*out = text.len ? text.text : "";
	return true;
}

/* One map of settings, into a record of its own, where what is there already stays. */
static bool map_read(struct ctx *cx, struct record *r, const struct yml *map)
{
	if (!yml_is(cx, map, YML_MAP))
		return false;
	FOR_EACH_YML(node, map) {
		const char *value = NULL;
		if (strcmp(node->key, "organisations") == 0)
			continue;
		if (!field_find(r->form, node->key))
			return is_unknown(cx, r->form, node);
		if (record_get(r, node->key))
			continue;
		if (!value_of(cx, node, &value))
			return false;
		if (!record_set(cx, r, node->key, value) || !record_check(cx, r))
			return yml_here(cx, node);
	}
	return true;
}

/* Whether the map is for that organisation. Each must name one: a slip of the pen would let it seal
 * with the key of all. */
static bool is_meant(struct ctx *cx, bool *meant, const struct yml *one, const char *organisation)
{
	const char *id = one->key;

	if (cx->store && !organisation_named(cx, &id, one->key))
		return yml_here(cx, one);
	*meant = organisation && strcmp(id, organisation) == 0;
	return true;
}

/* Without a store nobody knows by which names the organisation goes. */
static bool none_meant(struct ctx *cx, const struct yml *all, const char *organisation)
{
	if (cx->store || !organisation)
		return true;
	err_set(cx, ERR_NOT_FOUND, "There is no %s '%s'",
		words_in(cx->lang, entity_find("organisation")->label), organisation);
	return yml_here(cx, all);
}

/* The map of one organisation, or NULL; those of the others are checked as well, not only when
 * somebody works for them. */
static bool organisation_find(struct ctx *cx, const struct yml **out, const struct yml *root,
	const struct form *form, const char *organisation)
{
	const struct yml *all = yml_find(root, "organisations");

	*out = NULL;
	if (!all)
		return true;
	if (!yml_is(cx, all, YML_MAP))
		return false;
	FOR_EACH_YML(one, all) {
		bool meant = false;
		if (!is_meant(cx, &meant, one, organisation) ||
			!map_read(cx, record_new(cx, form), one))
			return false;
		if (meant && *out)
			return err_set(cx, ERR_INVALID, "'%s' is here twice", one->key) ||
			       yml_here(cx, one);
		if (meant)
			*out = one;
	}
	return *out || none_meant(cx, all, organisation);
}

bool settings_fill(struct ctx *cx, struct record *into, const struct form *form, const char *file,
	const char *organisation)
{
	struct record *r = record_new(cx, form);
	const struct yml *root, *own;

	if (!asset_find(cx, file))
		return true;
	if (!yml_open(cx, &root, file) || !yml_is(cx, root, YML_MAP))
		return false;
	if (!organisation_find(cx, &own, root, form, organisation))
		return false;
	if ((own && !map_read(cx, r, own)) || !map_read(cx, r, root))
		return false;
	for (const struct field *f = form->fields; f->name; f++)
		if (record_get(r, f->name) && field_find(into->form, f->name) &&
			!record_get(into, f->name) &&
			!record_set(cx, into, f->name, record_get(r, f->name)))
			return false;
	return true;
}
