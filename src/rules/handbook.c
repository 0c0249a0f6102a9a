/* handbook.c - reads the chapters, keeps what members decide on them */
#include "handbook.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "asset.h"
#include "entities.h"
#include "hash.h"
#include "moment.h"
#include "permit.h"
#include "store.h"
#include "yaml_file.h"

#define FENCE "---\n"

struct reading {
	struct chapter *list;
	size_t n, room;
};

/* A list of texts with ", " between, or NULL. */
static bool joined(struct ctx *cx, const char **out, const struct yml *root, const char *key)
{
	const struct yml *list = yml_find(root, key);
	struct buf text = { .arena = cx->arena };

	if (list && !yml_is(cx, list, YML_LIST))
		return false;
	for (const struct yml *node = list ? list->first : NULL; node; node = node->next) {
		if (!yml_is(cx, node, YML_TEXT))
			return false;
		buf_fmt(&text, "%s%s", text.len ? ", " : "", node->text);
	}
	*out = text.text;
	return true;
}

static bool owner_exists(struct ctx *cx, const char *owner, const struct yml *root)
{
	return choice_find(role_choices, owner) ||
	       err_set(cx, ERR_INVALID, "There is no role '%s'", owner) ||
	       yml_here(cx, yml_find(root, "owner"));
}

static bool front_read(
	struct ctx *cx, struct chapter *out, const char *file, const char *yaml, size_t len)
{
	const struct yml *root = NULL;

	return yml_read(cx, &root, file, yaml, len) &&
	       yml_only(cx, root, "id title iso27002 gdpr nis2 owner") &&
	       yml_text(cx, &out->id, root, "id") && yml_words(cx, &out->title, root, "title") &&
	       joined(cx, &out->iso27002, root, "iso27002") &&
	       joined(cx, &out->gdpr, root, "gdpr") && joined(cx, &out->nis2, root, "nis2") &&
	       yml_text(cx, &out->owner, root, "owner") && owner_exists(cx, out->owner, root);
}

static bool digest_of(struct ctx *cx, const char **out, const char *text)
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	const struct part part = { text, strlen(text) };
	char hex[HASH_HEX_SIZE];
	struct hash hash;

	if (!sha256_init(cx, &sha))
		return false;
	sha256_parts(&sha, &hash, &part, 1);
	hash_hex(&hash, hex);
	*out = arena_dup(cx->arena, hex);
	return true;
}

static bool chapter_read(struct ctx *cx, struct chapter *out, const struct asset *asset)
{
	const char *fence = strncmp(asset->text, FENCE, strlen(FENCE)) == 0
				    ? strstr(asset->text, "\n" FENCE)
				    : NULL;

	if (!fence)
		return err_set(cx, ERR_INVALID,
			"%s:1: a chapter begins with its front matter between two lines of ---",
			asset->name);
	out->text = fence + 1 + strlen(FENCE);
	out->text += strspn(out->text, "\n");
	return front_read(cx, out, asset->name, asset->text, (size_t)(fence + 1 - asset->text)) &&
	       digest_of(cx, &out->digest, out->text);
}

static bool add_chapter(struct ctx *cx, const struct asset *asset, void *arg)
{
	struct reading *rd = arg;
	const char *dot = strrchr(asset->name, '.');

	if (!dot || strcmp(dot, ".md") != 0)
		return true;
	if (rd->n == rd->room) {
		size_t room = 2 * rd->room + 32;
		struct chapter *list = arena_alloc(cx->arena, room * sizeof(*list));
		if (rd->n)
			memcpy(list, rd->list, rd->n * sizeof(*list));
		rd->list = list;
		rd->room = room;
	}
	if (!chapter_read(cx, &rd->list[rd->n], asset))
		return false;
	for (size_t i = 0; i < rd->n; i++)
		if (strcasecmp(rd->list[i].id, rd->list[rd->n].id) == 0)
			return err_set(cx, ERR_INVALID, "%s: there is a chapter %s already",
				asset->name, rd->list[i].id);
	rd->n++;
	return true;
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct chapter *)a)->id, ((const struct chapter *)b)->id);
}

bool handbook_load(struct ctx *cx, const struct chapter **out, size_t *n)
{
	struct reading rd = { 0 };

	if (!asset_each(cx, "handbook/", add_chapter, &rd))
		return false;
	if (!rd.n)
		return err_set(cx, ERR_NOT_FOUND, "The handbook has no chapters");
	qsort(rd.list, rd.n, sizeof(*rd.list), by_id);
	*out = rd.list;
	*n = rd.n;
	return true;
}

bool chapter_get(struct ctx *cx, const struct chapter **out, const char *id)
{
	const struct chapter *list = NULL;
	size_t n = 0;

	if (!handbook_load(cx, &list, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(list[i].id, id) == 0) {
			*out = &list[i];
			return true;
		}
	return err_set(cx, ERR_NOT_FOUND, "The handbook has no chapter '%s'", id);
}

bool adoption_find(struct ctx *cx, struct record **out, const struct chapter *chapter,
	const char *organisation)
{
	const struct filter filter = { field_find(&adoption_form, "chapter"), EQUALS, chapter->id };
	const struct selection selection = {
		.form = &adoption_form,
		.filters = &filter,
		.filter_count = 1,
		.organisation = organisation,
	};
	struct record **list;
	size_t n;

	if (!record_list(cx, &list, &n, &selection))
		return false;
	*out = n ? list[0] : NULL;
	return true;
}

bool chapter_changed(const struct chapter *chapter, const struct record *adoption)
{
	const char *digest = record_get(adoption, "text_digest");

	return digest && strcmp(digest, chapter->digest) != 0;
}

/* Sets the field where something is said of it. */
static bool set_said(struct ctx *cx, struct record *r, const char *field, const char *text)
{
	return !text || record_set(cx, r, field, text);
}

static bool adoption_set(struct ctx *cx, struct record *r, const struct chapter *chapter,
	const struct adoption_words *words)
{
	bool adapted = strcmp(words->way, "adapted") == 0;

	return record_set(cx, r, "chapter", chapter->id) && record_set(cx, r, "way", words->way) &&
	       (adapted ? set_said(cx, r, "local_text", words->text)
			: record_set(cx, r, "local_text", "")) &&
	       set_said(cx, r, "reason", words->reason) &&
	       set_said(cx, r, "approved_by", words->approved_by) &&
	       set_said(cx, r, "implementation", words->implementation) &&
	       record_set(cx, r, "adopted_on", words->date ? words->date : today(cx)) &&
	       record_set(cx, r, "text_digest", chapter->digest);
}

bool chapter_adopt(struct ctx *cx, struct record **out, const struct chapter *chapter,
	const char *organisation, const struct adoption_words *words)
{
	struct record *r;

	if (words->text && strcmp(words->way, "adapted") != 0)
		return err_set(
			cx, ERR_INVALID, "Only a chapter that is adapted has a text of its own");
	if (!adoption_find(cx, &r, chapter, organisation))
		return false;
	if (!r) {
		r = record_new(cx, &adoption_form);
		r->organisation = organisation;
	}
	if (!adoption_set(cx, r, chapter, words) || !record_save(cx, r, WORD_ADOPT))
		return false;
	*out = r;
	return true;
}
