/* test_bulk.c - many records at once, from elsewhere */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "scene.h"

#define INDEXES "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"

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

static int64_t events(struct ctx *cx)
{
	const char *root;
	int64_t n;

	must(cx, ledger_root(cx, &n, &root));
	return n;
}

static int64_t number(struct scene *scene, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	const char *path = arena_fmt(scene->cx.arena, "%s/vaern.db", scene->folder);

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	int64_t n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return n;
}

/* Enough suppliers that their indexes are dropped on the way. */
static void add_many(struct ctx *cx)
{
	for (int i = 0; i < 2500; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		scene_save(cx, "supplier", NULL, PAIRS("name", arena_fmt(cx->arena, "L %d", i)));
		arena_rewind(cx->arena, mark);
	}
}

static void test_an_import_keeps_ids_and_origins(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const char *id = "019b1234-0000-7000-8000-00000000abcd";
	struct record *r = scene_record(cx, "supplier", "greve", PAIRS("name", "Fra Kitos"));
	struct record *back = NULL;

	r->id = id;
	r->origin = "kitos:organization:7";
	assert_true(record_save(cx, r, WORD_IMPORT));
	assert_string_equal(r->id, id);
	assert_true(
		record_find_origin(cx, &back, r->form, r->organisation, "kitos:organization:7"));
	assert_string_equal(back->id, id);
	assert_true(record_find_origin(cx, &back, r->form, r->organisation, "kitos:other"));
	assert_null(back);
	r = scene_record(cx, "supplier", "greve", PAIRS("name", "Igen"));
	r->id = id;
	assert_false(record_save(cx, r, WORD_IMPORT));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	r->id = "not-an-id";
	assert_false(record_save(cx, r, WORD_IMPORT));
	assert_int_equal(cx->err.kind, ERR_INVALID);
}

static void test_a_bulk_import_leaves_all_in_place(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct ledger_result result;
	int64_t before = number(scene, INDEXES);

	must(cx, store_bulk(cx, true));
	must(cx, store_begin(cx, "import"));
	add_many(cx);
	store_rollback(cx);
	assert_int_equal(number(scene, INDEXES), before);
	assert_int_equal(number(scene, "SELECT count(*) FROM supplier"), 0);
	must(cx, store_begin(cx, "import"));
	add_many(cx);
	must(cx, store_commit(cx));
	must(cx, store_bulk(cx, false));
	assert_int_equal(number(scene, INDEXES), before);
	assert_int_equal(number(scene, "SELECT count(*) FROM supplier"), 2500);
	must(cx, ledger_verify(cx, &result, NULL, 0));
	assert_int_equal(result.fault_count, 0);
}

static void test_an_import_may_name_what_comes_later(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const char *id = "019b1234-0000-7000-8000-00000000abcd";
	const int64_t before = events(cx);

	for (int comes = 0; comes < 2; comes++) {
		must(cx, store_bulk(cx, true));
		must(cx, store_begin(cx, "import"));
		struct record *system =
			scene_record(cx, "system", NULL, PAIRS("name", "S", "supplier", id));
		must(cx, record_save(cx, system, WORD_IMPORT));
		struct record *supplier =
			scene_record(cx, "supplier", NULL, PAIRS("name", "Senere"));
		supplier->id = comes ? id : NULL;
		must(cx, record_save(cx, supplier, WORD_IMPORT));
		assert_int_equal(store_commit(cx), comes);
		must(cx, store_bulk(cx, false));
		if (!comes)
			assert_non_null(strstr(cx->err.text, id));
		assert_int_equal(events(cx), before + 2 * comes);
	}
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_an_import_keeps_ids_and_origins),
		T_(test_a_bulk_import_leaves_all_in_place),
		T_(test_an_import_may_name_what_comes_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
