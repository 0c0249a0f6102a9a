/* yaml_file.h - a YAML file as a tree with its line numbers, for the loaders of rule files */
#ifndef YAML_FILE_H
#define YAML_FILE_H

#include "base.h"

enum yml_kind { YML_TEXT, YML_LIST, YML_MAP };

/* One value of the file. */
struct yml {
	enum yml_kind kind;
	const char *file; /* as errors name it */
	size_t line;
	const char *key;                /* what its map calls it; NULL in a list */
	const char *text;               /* of YML_TEXT, "" when nothing is there; else NULL */
	size_t count;                   /* of the things inside */
	const struct yml *first, *next; /* the first thing inside; the one beside */
};

#define FOR_EACH_YML(node, in) for (const struct yml *node = (in)->first; node; node = node->next)

/* Reads a file's bytes; the tree lives in the arena. Refuses what no rule file needs: more than
 * 1 MB, more than 20 levels, aliases, a key twice in one map. Errors say file:line. */
MUST_USE bool yml_read(
	struct ctx *cx, const struct yml **out, const char *file, const char *bytes, size_t len);

/* The same for a file that ships inside the program or that the user has put in its place;
 * ERR_NOT_FOUND when there is none of that name. */
MUST_USE bool yml_open(struct ctx *cx, const struct yml **out, const char *asset);

/* The same for a file that somebody named. */
MUST_USE bool yml_open_path(struct ctx *cx, const struct yml **out, const char *path);

/* Puts "file:line: " before the error and returns false: `return err_set(...) || yml_here(...)`. */
bool yml_here(struct ctx *cx, const struct yml *node);

/* What the map calls key, or NULL. */
const struct yml *yml_find(const struct yml *map, const char *key);

/* Fails unless the node is of that kind. */
MUST_USE bool yml_is(struct ctx *cx, const struct yml *node, enum yml_kind kind);

/* What must be in the map, of that kind. */
MUST_USE bool yml_get(struct ctx *cx, const struct yml **out, const struct yml *map,
	const char *key, enum yml_kind kind);
MUST_USE bool yml_text(struct ctx *cx, const char **out, const struct yml *map, const char *key);
MUST_USE bool yml_number(struct ctx *cx, long *out, const struct yml *map, const char *key);

/* Words in both languages: {da: ..., en: ...}. */
MUST_USE bool yml_words(struct ctx *cx, struct words *out, const struct yml *map, const char *key);

/* What may be left out: NULL, no words, the preset. */
const char *yml_text_or_null(const struct yml *map, const char *key);
MUST_USE bool yml_words_or_none(
	struct ctx *cx, struct words *out, const struct yml *map, const char *key);
MUST_USE bool yml_flag(
	struct ctx *cx, bool *out, const struct yml *map, const char *key, bool preset);

/* The whole number that the node holds. */
MUST_USE bool yml_as_number(struct ctx *cx, long *out, const struct yml *node);

/* Fails on a key that is none of the names, which have blanks between. */
MUST_USE bool yml_only(struct ctx *cx, const struct yml *map, const char *names);

#endif
