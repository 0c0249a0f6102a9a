/* scene.h - a store in a folder of its own: an association, two members, and people who act */
#ifndef SCENE_H
#define SCENE_H

#include "store.h"

/* Who acts in it: login name, role, and the short name of the organisation of the seat. */
#define SCENE_PEOPLE(X) \
	X("admin", "administrator", "association") \
	X("roskilde-isk", "coordinator", "roskilde") \
	X("greve-isk", "coordinator", "greve") \
	X("roskilde-leder", "manager", "roskilde") \
	X("dpo", "dpo", "association") \
	X("fu", "editor", "association") \
	X("tilsyn", "supervision", "association") \
	X("revisor", "auditor", "association")

struct scene {
	struct ctx cx;
	char folder[64];
};

/* Makes the folder, its store and its people, and leaves it open as the administrator. The clock
 * stands at 2026-01-15 12:00 UTC. Any failure ends the program with its reason. */
void scene_open(struct scene *scene);
void scene_close(struct scene *scene);

/* Takes a folder away with all that is in it. */
void scene_remove(const char *folder);

/* Opens the store anew, as another or as of a date. */
void scene_as(struct scene *scene, const char *login, const char *as_of);

void scene_clock(struct scene *scene, const char *time);

/* A record of the entity, filled in from pairs of field and text that end with NULL; organisation
 * is a short name or NULL. Ends the program when a field is not there. */
struct record *scene_record(
	struct ctx *cx, const char *entity, const char *organisation, const char *const *pairs);
#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The same, saved. */
struct record *scene_save(
	struct ctx *cx, const char *entity, const char *organisation, const char *const *pairs);

/* Lets the store have templates of its own, and puts the text in the language's file of the one
 * with the id "t". */
void scene_own_files(struct scene *scene);
void scene_template(struct ctx *cx, const char *lang, const char *text);

/* Ends the program with cx->err unless ok. */
void must(struct ctx *cx, bool ok);

/* Runs SQL behind the store's back. */
void scene_sql(struct scene *scene, const char *sql);

#endif
