#include "scene.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "moment.h"

static const struct {
	const char *login, *role, *organisation;
} people[] = {
#define X(login, role, organisation) { login, role, organisation },
	SCENE_PEOPLE(X)
#undef X
};

void must(struct ctx *cx, bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "unexpected failure: %s\n", cx->err.text);
	abort();
}

void scene_clock(struct scene *scene, const char *time)
{
	if (!time_from_text(time, &scene->cx.clock.fixed))
		abort();
}

struct record *scene_record(
	struct ctx *cx, const char *entity, const char *organisation, const char *const *pairs)
{
	struct record *r = record_new(cx, entity_find(entity));

	if (organisation)
		must(cx, record_resolve(
				 cx, &r->organisation, entity_find("organisation"), organisation));
	for (; *pairs; pairs += 2)
		must(cx, record_set(cx, r, pairs[0], pairs[1]));
	return r;
}

struct record *scene_save(
	struct ctx *cx, const char *entity, const char *organisation, const char *const *pairs)
{
	struct record *r = scene_record(cx, entity, organisation, pairs);

	must(cx, record_save(cx, r, WORD_ADD));
	return r;
}

static void populate(struct ctx *cx)
{
	scene_save(cx, "organisation", NULL,
		PAIRS("name", "Roskilde Kommune", "short", "roskilde", "kind", "municipality"));
	scene_save(cx, "organisation", NULL,
		PAIRS("name", "Greve Kommune", "short", "greve", "kind", "municipality"));
	for (size_t i = 1; i < COUNT(people); i++) {
		const struct record *person = scene_save(cx, "person", people[i].organisation,
			PAIRS("name", people[i].login, "login", people[i].login));
		scene_save(cx, "membership", people[i].organisation,
			PAIRS("person", person->id, "role", people[i].role, "valid_from",
				"2026-01-01"));
	}
}

void scene_open(struct scene *scene)
{
	*scene = (struct scene){ .cx = { .arena = arena_new(), .lang = LANG_EN } };
	snprintf(scene->folder, sizeof(scene->folder), "/tmp/vaern-test-XXXXXX");
	scene_clock(scene, "2026-01-15T12:00:00Z");
	if (!mkdtemp(scene->folder))
		abort();
	must(&scene->cx, store_init(&scene->cx, scene->folder, "admin"));
	scene_as(scene, "admin", NULL);
	must(&scene->cx, store_begin(&scene->cx, "populate"));
	populate(&scene->cx);
	must(&scene->cx, store_commit(&scene->cx));
}

void scene_as(struct scene *scene, const char *login, const char *as_of)
{
	store_close(&scene->cx);
	must(&scene->cx, store_open(&scene->cx, &(struct store_options){ .folder = scene->folder,
							.login = login,
							.as_of = as_of }));
}

static int take_away(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st, (void)kind, (void)where;
	return remove(path);
}

void scene_remove(const char *folder)
{
	nftw(folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
}

void scene_close(struct scene *scene)
{
	store_close(&scene->cx);
	arena_free(scene->cx.arena);
	scene_remove(scene->folder);
}

void scene_sql(struct scene *scene, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;
	const char *path = arena_fmt(scene->cx.arena, "%s/vaern.db", scene->folder);

	if (sqlite3_open(path, &db) != SQLITE_OK ||
		sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", sql, why ? why : "?");
		abort();
	}
	sqlite3_close(db);
}

void scene_own_files(struct scene *scene)
{
	scene->cx.own_files = scene->folder;
	mkdir(arena_fmt(scene->cx.arena, "%s/templates", scene->folder), 0700);
}

void scene_template(struct ctx *cx, const char *lang, const char *text)
{
	FILE *f = fopen(arena_fmt(cx->arena, "%s/templates/t.%s.md", cx->own_files, lang), "w");

	must(cx, f || err_set(cx, ERR_SYSTEM, "cannot write the template t"));
	fputs(text, f);
	must(cx, fclose(f) == 0);
}
