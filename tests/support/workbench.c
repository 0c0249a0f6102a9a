#include "workbench.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rules/yaml_file.h"
#include "scene.h"

static const char *joined(struct ctx *cx, const struct yml *value)
{
	struct buf cell = { .arena = cx->arena };

	if (value->kind == YML_TEXT)
		return value->text;
	FOR_EACH_YML(item, value)
		buf_fmt(&cell, "%s\n", item->text);
	return cell.text;
}

/* Saves one record of an example; what names no organisation is Roskilde's. */
static bool load_record(struct ctx *cx, const char *entity, const struct yml *map)
{
	const struct yml *place = yml_find(map, "organisation");
	const char *org = place ? place->text : "roskilde";
	const struct form *form = entity_find(entity);

	if (!form)
		return err_set(cx, ERR_INVALID, "there is no entity %s", entity);
	struct record *r = record_new(cx, form);
	if (strcmp(entity, "organisation") != 0 &&
		!record_resolve(cx, &r->organisation, entity_find("organisation"), org))
		return false;
	FOR_EACH_YML(value, map)
		if (value != place && !record_set(cx, r, value->key, joined(cx, value)))
			return false;
	return record_save(cx, r, WORD_IMPORT);
}

bool workbench_load(struct ctx *cx, const char *name, const char *yaml)
{
	const struct yml *file;

	if (!yml_read(cx, &file, name, yaml, strlen(yaml)))
		return false;
	FOR_EACH_YML(list, file)
		FOR_EACH_YML(map, list)
			if (!load_record(cx, list->key, map))
				return yml_here(cx, map);
	return true;
}

static char *read_file(struct ctx *cx, const char *path)
{
	struct buf text = { .arena = cx->arena };
	char part[4096];
	FILE *f = fopen(path, "rb");

	if (!f)
		abort();
	for (size_t n = fread(part, 1, sizeof(part), f); n; n = fread(part, 1, sizeof(part), f))
		buf_add(&text, part, n);
	fclose(f);
	return text.text;
}

void workbench_open(struct workbench *bench)
{
	struct ctx *cx = &bench->cx;

	*bench = (struct workbench){ .cx = { .arena = arena_new(), .lang = LANG_EN } };
	snprintf(bench->folder, sizeof(bench->folder), "/tmp/vaern-test-XXXXXX");
	if (!mkdtemp(bench->folder))
		abort();
	must(cx, store_init(cx, bench->folder, "admin"));
	must(cx, store_open(
			 cx, &(struct store_options){ .folder = bench->folder, .login = "admin" }));
	const char *base =
		arena_fmt(cx->arena, "%s/tests/checks/base.yaml", getenv("VAERN_SOURCE"));
	must(cx, store_begin(cx, "base"));
	must(cx, workbench_load(cx, "base.yaml", read_file(cx, base)));
	must(cx, store_commit(cx));
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

void workbench_close(struct workbench *bench)
{
	store_close(&bench->cx);
	arena_free(bench->cx.arena);
	if (nftw(bench->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0)
		abort();
}
