/* test_store.c - records written and read, versions, links, files */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "scene.h"

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	scene_close(*state);
	return 0;
}

static struct record *load(struct ctx *cx, const char *entity, const char *id)
{
	struct record *r = NULL;

	must(cx, record_load(cx, &r, entity_find(entity), id));
	return r;
}

static int64_t events(struct ctx *cx)
{
	const char *root;
	int64_t n;

	must(cx, ledger_root(cx, &n, &root));
	return n;
}

static void test_what_is_saved_is_loaded(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct record *supplier = scene_save(
		cx, "supplier", "roskilde", PAIRS("name", "Fjordens IT ApS", "country", "DK"));
	const struct record *a = scene_save(cx, "system", NULL, PAIRS("name", "Sagsstyring"));
	const struct record *b = scene_save(cx, "system", NULL, PAIRS("name", "Løn"));
	const struct record *r = scene_save(cx, "agreement", "roskilde",
		PAIRS("title", "Aftale \"1\"\\\n", "supplier", "Fjordens IT ApS", "systems",
			arena_fmt(cx->arena, "%s, %s", "Løn", "Sagsstyring")));

	scene_as(scene, "admin", NULL);
	const struct record *back = load(cx, "agreement", r->id);
	assert_int_equal(back->version, 1);
	assert_int_equal(back->event, r->event);
	assert_string_equal(record_get(back, "title"), "Aftale \"1\"\\");
	assert_string_equal(record_get(back, "supplier"), supplier->id);
	assert_string_equal(
		record_get(back, "systems"), arena_fmt(cx->arena, "%s\n%s", a->id, b->id));
	FOR_EACH_FIELD(f, r->form)
		assert_true(record_text(r, f) == NULL
				    ? record_text(back, f) == NULL
				    : strcmp(record_text(r, f), record_text(back, f)) == 0);
	assert_string_equal(record_title(cx, back->form, back->id), "Aftale \"1\"\\");
}

static void test_a_save_that_changes_nothing_leaves_no_event(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "En"));
	int64_t before = events(cx);

	assert_true(record_save(cx, r, WORD_SET));
	assert_int_equal(events(cx), before);
	assert_int_equal(r->version, 1);
	assert_true(record_set(cx, r, "name", "To"));
	assert_true(record_save(cx, r, WORD_SET));
	assert_int_equal(events(cx), before + 1);
	assert_int_equal(r->version, 2);
}

static void test_a_stale_write_shows_both_texts(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *mine = scene_save(cx, "supplier", NULL, PAIRS("name", "Før"));
	struct record *theirs = record_copy(cx, mine);

	assert_true(record_set(cx, theirs, "name", "Deres"));
	assert_true(record_save(cx, theirs, WORD_SET));
	assert_true(record_set(cx, mine, "name", "Min"));
	assert_false(record_save(cx, mine, WORD_SET));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	assert_non_null(strstr(cx->err.text, "name: stored 'Deres', yours 'Min'"));
	assert_int_equal(mine->version, 1);
	assert_string_equal(record_get(load(cx, "supplier", mine->id), "name"), "Deres");
}

static void test_links_must_exist(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_record(cx, "system", NULL,
		PAIRS("name", "X", "supplier", "019b0000-0000-7000-8000-000000000000"));

	assert_false(record_save(cx, r, WORD_ADD));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_string_equal(cx->err.field, "supplier");
	assert_null(r->id);
	assert_true(record_set(cx, r, "supplier", "Ingen ApS"));
	assert_false(record_save(cx, r, WORD_ADD));
	assert_string_equal(cx->err.field, "supplier");
	r = scene_record(cx, "comment", NULL, PAIRS("text", "?", "subject", "system/Ingen"));
	assert_false(record_save(cx, r, WORD_ADD));
	assert_string_equal(cx->err.field, "subject");
}

static void test_hands_do_not_write_derived_fields(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct record *person =
		scene_save(cx, "person", NULL, PAIRS("name", "S", "login", "s"));
	const char *subject = arena_fmt(cx->arena, "person/%s", person->id);
	struct record *r = scene_record(cx, "case", NULL,
		PAIRS("title", "Spørgsmål", "subject", subject, "state", "approved"));

	assert_false(record_save(cx, r, WORD_ADD));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_string_equal(cx->err.field, "state");
	assert_true(record_save(cx, r, WORD_IMPORT));
	assert_true(record_set(cx, r, "state", "closed"));
	assert_false(record_save(cx, r, WORD_SET));
	assert_int_equal(cx->err.kind, ERR_DENIED);
}

static void test_what_is_unique_is_taken_once(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r = scene_record(cx, "person", NULL, PAIRS("name", "N", "login", "admin"));

	assert_false(record_save(cx, r, WORD_ADD));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	assert_string_equal(cx->err.field, "login");
}

static void test_a_transaction_is_all_or_nothing(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct selection all = { .form = entity_find("supplier") };
	int64_t before = events(cx), n;

	assert_true(store_begin(cx, "test"));
	scene_save(cx, "supplier", NULL, PAIRS("name", "A"));
	scene_save(cx, "supplier", NULL, PAIRS("name", "B"));
	store_rollback(cx);
	assert_true(record_count(cx, &n, &all));
	assert_int_equal(n, 0);
	assert_int_equal(events(cx), before);
	assert_true(store_begin(cx, "test"));
	scene_save(cx, "supplier", NULL, PAIRS("name", "A"));
	scene_save(cx, "supplier", NULL, PAIRS("name", "B"));
	assert_true(store_commit(cx));
	assert_true(record_count(cx, &n, &all));
	assert_int_equal(n, 2);
}

static void test_what_others_refer_to_is_not_deleted(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct record *supplier = scene_save(cx, "supplier", NULL, PAIRS("name", "Lev"));
	const struct record *system =
		scene_save(cx, "system", NULL, PAIRS("name", "Sys", "supplier", supplier->id));
	struct record *gone;

	assert_false(record_delete(cx, supplier->form, supplier->id));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	assert_non_null(strstr(cx->err.text, "Sys"));
	assert_true(record_delete(cx, system->form, system->id));
	assert_true(record_delete(cx, supplier->form, supplier->id));
	assert_true(record_find(cx, &gone, supplier->form, supplier->id));
	assert_null(gone);
	assert_false(record_delete(cx, supplier->form, supplier->id));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
}

static void test_files_are_kept_by_their_digest(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const char *digest, *path = arena_fmt(cx->arena, "%s/letter.txt", scene->folder);
	const char *abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	bool there;
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	assert_int_equal(fwrite("abc", 1, 3, file), 3);
	assert_int_equal(fclose(file), 0);
	assert_true(file_has(cx, abc, &there));
	assert_false(there);
	const struct record *r =
		scene_save(cx, "agreement", NULL, PAIRS("title", "A", "file", path));
	assert_string_equal(record_get(r, "file"), abc);
	assert_true(file_has(cx, abc, &there));
	assert_true(there);
	assert_true(file_add_bytes(cx, &digest, "abc", 3));
	assert_string_equal(digest, abc);
	assert_int_equal(access(file_path(cx, abc), R_OK), 0);
	assert_false(file_add(cx, &digest, scene->folder));
	struct record *missing = scene_record(cx, "agreement", NULL,
		PAIRS("title", "B", "file",
			"0000000000000000000000000000000000000000000000000000000000000000"));
	assert_false(record_save(cx, missing, WORD_ADD));
	assert_string_equal(cx->err.field, "file");
}

static void test_names_are_resolved(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct form *form = entity_find("supplier");
	const struct record *a = scene_save(cx, "supplier", NULL, PAIRS("name", "Ens"));
	const struct record *b = scene_save(cx, "supplier", NULL, PAIRS("name", "Anden"));
	const char *id;

	assert_true(record_resolve(cx, &id, form, "anden"));
	assert_string_equal(id, b->id);
	assert_true(record_resolve(cx, &id, form, a->id));
	assert_string_equal(id, a->id);
	assert_true(record_resolve(cx, &id, form, arena_fmt(cx->arena, "%.35s", a->id)));
	assert_string_equal(id, a->id);
	assert_false(record_resolve(cx, &id, form, "Ingen"));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
	scene_save(cx, "supplier", NULL, PAIRS("name", "Ens"));
	assert_false(record_resolve(cx, &id, form, "Ens"));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_true(record_resolve(cx, &id, entity_find("organisation"), "greve"));
}

static void test_a_folder_that_is_no_store_is_refused(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const char *folder = arena_fmt(cx->arena, "%s/other", scene->folder);
	const char *path = arena_fmt(cx->arena, "%s/vaern.db", folder);
	const struct store_options options = { .folder = folder, .login = "admin" };

	store_close(cx);
	assert_false(store_open(cx, &options));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
	assert_int_equal(mkdir(folder, 0700), 0);
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	assert_true(
		fputs("this is a text that somebody put where the store should be\n", file) > 0);
	assert_int_equal(fclose(file), 0);
	assert_false(store_open(cx, &options));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "is not a store"));
	assert_int_equal(unlink(path), 0);
	assert_true(store_init(cx, folder, "admin"));
	assert_false(store_init(cx, folder, "admin"));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	assert_true(store_open(cx, &options));
}

static void test_only_the_known_act(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	store_close(cx);
	assert_false(store_open(
		cx, &(struct store_options){ .folder = scene->folder, .login = "nobody" }));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_null(cx->store);
	assert_false(store_open(cx, &(struct store_options){ .folder = scene->folder,
					    .login = "greve-isk",
					    .organisation = "roskilde" }));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_true(store_open(cx,
		&(struct store_options){
			.folder = scene->folder, .login = "admin", .organisation = "roskilde" }));
	const struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Hjemme"));
	assert_string_equal(r->organisation, cx->actor->home);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_what_is_saved_is_loaded),
		T_(test_a_save_that_changes_nothing_leaves_no_event),
		T_(test_a_stale_write_shows_both_texts),
		T_(test_links_must_exist),
		T_(test_hands_do_not_write_derived_fields),
		T_(test_what_is_unique_is_taken_once),
		T_(test_a_transaction_is_all_or_nothing),
		T_(test_what_others_refer_to_is_not_deleted),
		T_(test_files_are_kept_by_their_digest),
		T_(test_names_are_resolved),
		T_(test_a_folder_that_is_no_store_is_refused),
		T_(test_only_the_known_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
