/* asset.c - the files inside the program, and the user's own before them */
#include "asset.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define OWN_FILE_MAX (4 << 20)

/* Made by embed.sh: in order of name, ends with a nameless one. */
extern const struct asset vaern_assets[];

struct list {
	struct asset *items;
	size_t n, cap;
};

static void list_add(struct ctx *cx, struct list *list, struct asset asset)
{
	if (list->n == list->cap) {
		size_t cap = 2 * list->cap + 16;
		struct asset *items = arena_alloc(cx->arena, cap * sizeof(*items));
		if (list->n)
			memcpy(items, list->items, list->n * sizeof(*items));
		list->items = items;
		list->cap = cap;
	}
	list->items[list->n++] = asset;
}

static void file_done(FILE **file)
{
	if (*file)
		fclose(*file);
}

static void dir_done(DIR **dir)
{
	if (*dir)
		closedir(*dir);
}

/* Reads one of the user's own files; false when there is none that can be read. */
static bool own_read(struct ctx *cx, const char *name, struct asset *out)
{
	struct stat st;
	char *path = arena_fmt(cx->arena, "%s/%s", cx->own_files, name);
	CLEANUP(file_done) FILE *file = fopen(path, "rbe");

	if (!file || fstat(fileno(file), &st) || !S_ISREG(st.st_mode) || st.st_size > OWN_FILE_MAX)
		return false;
	char *text = arena_alloc(cx->arena, (size_t)st.st_size + 1);
	size_t len = fread(text, 1, (size_t)st.st_size, file);
	*out = (struct asset){ arena_dup(cx->arena, name), text, len };
	return true;
}

static const struct asset *built_in(const char *name)
{
	for (const struct asset *a = vaern_assets; a->name; a++)
		if (strcmp(a->name, name) == 0)
			return a;
	return NULL;
}

const struct asset *asset_find(struct ctx *cx, const char *name)
{
	struct asset own;

	if (!cx->own_files || strstr(name, "..") || !own_read(cx, name, &own))
		return built_in(name);
	struct asset *copy = arena_alloc(cx->arena, sizeof(*copy));
	*copy = own;
	return copy;
}

/* The user's own files below a folder, those of built-in names too. */
static void own_list(struct ctx *cx, struct list *list, const char *folder, const char *prefix)
{
	CLEANUP(dir_done) DIR *dir = opendir(arena_fmt(cx->arena, "%s/%s", cx->own_files, folder));
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		char *name =
			arena_fmt(cx->arena, "%s%s%s", folder, *folder ? "/" : "", entry->d_name);
		struct asset own;
		if (entry->d_name[0] == '.')
			continue;
		if (own_read(cx, name, &own) && strncmp(name, prefix, strlen(prefix)) == 0)
			list_add(cx, list, own);
		else if (strncmp(name, prefix, strnlen(name, strlen(prefix))) == 0)
			own_list(cx, list, name, prefix);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct asset *)a)->name, ((const struct asset *)b)->name);
}

static bool listed(const struct list *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->items[i].name, name) == 0)
			return true;
	return false;
}

bool asset_each(struct ctx *cx, const char *prefix,
	bool (*fn)(struct ctx *cx, const struct asset *asset, void *arg), void *arg)
{
	struct list list = { 0 };

	if (cx->own_files)
		own_list(cx, &list, "", prefix);
	for (const struct asset *a = vaern_assets; a->name; a++)
		if (strncmp(a->name, prefix, strlen(prefix)) == 0 && !listed(&list, a->name))
			list_add(cx, &list, *a);
	if (list.n)
		qsort(list.items, list.n, sizeof(*list.items), by_name);
	for (size_t i = 0; i < list.n; i++)
		if (!fn(cx, &list.items[i], arg))
			return false;
	return true;
}
