/* test_schema.c - tables from the entities, names that are taken, and files of other versions */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../../src/store/inside.h"
#include "sample.h"
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

/* Columns that every table has, and the tables of the ledger. */
static void test_no_field_or_entity_takes_a_reserved_name(void **state)
{
	static const char *const columns[] = { "id", "organisation", "version", "event", "origin",
		"value", "ground" };
	static const char *const tables[] = { "about", "event", "ledger", "subtree", "writing" };
	(void)state;

	for (const struct form *const *e = entities; *e; e++) {
		for (size_t i = 0; i < COUNT(tables); i++)
			assert_string_not_equal((*e)->name, tables[i]);
		FOR_EACH_FIELD(f, *e)
			for (size_t i = 0; i < COUNT(columns); i++)
				if (strcmp(f->name, columns[i]) == 0)
					fail_msg("%s.%s is a reserved name", (*e)->name, f->name);
	}
}

/* The table of a set must not be that of another entity, or of another entity's set. */
static void test_no_two_tables_have_one_name(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	for (const struct form *const *e = entities; *e; e++)
		FOR_EACH_FIELD(f, *e) {
			const char *set = arena_fmt(cx->arena, "%s_%s", (*e)->name, f->name);
			if (field_is_set(f) && entity_find(set))
				fail_msg("the set %s is also an entity", set);
		}
}

/* Those who write checks should not have to quote the names of fields. */
static void test_no_field_is_a_word_of_sql(void **state)
{
	(void)state;
	for (const struct form *const *e = entities; *e; e++)
		FOR_EACH_FIELD(f, *e) {
			sqlite3 *db;
			char sql[200];
			snprintf(sql, sizeof(sql), "CREATE TABLE x (%s TEXT)", f->name);
			assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
			if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
				fail_msg("%s.%s must be quoted in SQL", (*e)->name, f->name);
			sqlite3_close(db);
		}
}

struct stock {
	const char *ids[64];
};

static const char *pick(void *arg, const struct form *target, uint64_t random)
{
	const struct stock *stock = arg;
	(void)random;

	for (size_t i = 0; entities[i]; i++)
		if (entities[i] == target)
			return stock->ids[i];
	return NULL;
}

/* Each entity, every field filled, comes back as it was; and the ledger agrees. */
static void test_every_entity_survives_the_store(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct stock stock = { { NULL } };
	struct sample s = { .state = 1,
		.first_year = 2024,
		.last_year = 2026,
		.derived = true,
		.pick = pick,
		.arg = &stock };
	struct ledger_result result;

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; entities[i]; i++) {
			struct record *r = sample_record(cx, &s, entities[i]), *back;
			must(cx, record_save(cx, r, WORD_IMPORT));
			must(cx, record_load(cx, &back, r->form, r->id));
			FOR_EACH_FIELD(f, r->form)
				if (strcmp(record_text(r, f) ? record_text(r, f) : "",
					    record_text(back, f) ? record_text(back, f) : "") != 0)
					fail_msg("%s.%s", r->form->name, f->name);
			stock.ids[i] = r->id;
		}
		s.missing += 40;
	}
	must(cx, ledger_verify(cx, &result, NULL, 0));
	assert_int_equal(result.fault_count, 0);
}

static struct store_options options(const struct scene *scene)
{
	return (struct store_options){ .folder = scene->folder, .login = "admin" };
}

static void test_a_newer_file_is_refused(void **state)
{
	struct scene *scene = *state;
	const struct store_options o = options(scene);

	store_close(&scene->cx);
	scene_sql(scene, "PRAGMA user_version = 9999");
	assert_false(store_open(&scene->cx, &o));
	assert_non_null(strstr(scene->cx.err.text, "newer"));
	assert_false(store_upgrade(&scene->cx, scene->folder));
	assert_non_null(strstr(scene->cx.err.text, "newer"));
}

/* What an older program left: a table less, a column less, a choice less, a set less. */
static const char older[] =
	"DROP TABLE report_text; DROP TABLE system_sensitivity;"
	"PRAGMA foreign_keys = OFF;"
	"CREATE TABLE old (id TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL, "
	"version INTEGER NOT NULL, event INTEGER NOT NULL, origin TEXT, name TEXT, gone TEXT, "
	"country TEXT CHECK (country = 'DK')) STRICT;"
	"INSERT INTO old SELECT id, organisation, version, event, origin, name, NULL, country "
	"FROM supplier; DROP TABLE supplier; ALTER TABLE old RENAME TO supplier;"
	"UPDATE about SET fingerprint = 'older'";

static const char *schema_of(struct scene *scene)
{
	struct buf out = { .arena = scene->cx.arena };
	sqlite3 *db;
	sqlite3_stmt *st;

	assert_int_equal(
		sqlite3_open(arena_fmt(scene->cx.arena, "%s/vaern.db", scene->folder), &db),
		SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema ORDER BY type, name",
				 -1, &st, NULL),
		SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		buf_fmt(&out, "%s\n",
			sqlite3_column_text(st, 0) ? (const char *)sqlite3_column_text(st, 0) : "");
	sqlite3_finalize(st);
	sqlite3_close(db);
	return out.text;
}

static void test_an_older_file_is_brought_up_to_date(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct store_options o = options(scene);
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Før", "country", "DK"));
	struct ledger_result result;

	store_close(cx);
	const char *fresh = schema_of(scene);
	scene_sql(scene, older);
	assert_string_not_equal(schema_of(scene), fresh);
	assert_false(store_open(cx, &o));
	assert_non_null(strstr(cx->err.text, "vaern upgrade"));
	assert_true(store_upgrade(cx, scene->folder));
	assert_string_equal(schema_of(scene), fresh);
	assert_true(store_open(cx, &o));
	must(cx, record_load(cx, &r, r->form, r->id));
	assert_string_equal(record_get(r, "name"), "Før");
	must(cx, record_set(cx, r, "country", "SE"));
	must(cx, record_save(cx, r, WORD_SET));
	must(cx, ledger_verify(cx, &result, NULL, 0));
	assert_int_equal(result.fault_count, 0);
}

static void test_an_upgrade_loses_nothing_it_does_not_know(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	scene_save(cx, "supplier", NULL, PAIRS("name", "X"));
	store_close(cx);
	scene_sql(scene, "ALTER TABLE supplier ADD COLUMN future TEXT;"
			 "UPDATE supplier SET future = 'kept'; UPDATE about SET fingerprint = 'x'");
	const char *before = schema_of(scene);
	assert_false(store_upgrade(cx, scene->folder));
	assert_non_null(strstr(cx->err.text, "supplier.future"));
	assert_string_equal(schema_of(scene), before);
}

/* A release that renames a column: the migration moves it before the tables are compared. */
static const char *one_migration(struct ctx *cx, int64_t number)
{
	(void)cx;
	return number == 1 ? "ALTER TABLE supplier RENAME COLUMN called TO name" : NULL;
}

static const char *bad_migration(struct ctx *cx, int64_t number)
{
	(void)cx;
	return number == 1 ? "UPDATE supplier SET called = 'x'; UPDATE nothing SET x = 1" : NULL;
}

static void test_a_migration_runs_once_and_whole(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *r = scene_save(cx, "supplier", NULL, PAIRS("name", "Før"));
	const struct store_options anew = { .folder = scene->folder };
	int64_t version;

	scene_sql(scene, "ALTER TABLE supplier RENAME COLUMN name TO called");
	scene_as(scene, "admin", NULL);
	assert_false(schema_upgrade(cx, bad_migration));
	assert_non_null(strstr(cx->err.text, "001.sql"));
	must(cx, sql_number(cx, &version, "SELECT count(*) FROM main.supplier WHERE called = 'x'",
			 NULL, 0));
	assert_int_equal(version, 0);
	assert_true(schema_upgrade(cx, one_migration));
	assert_true(schema_upgrade(cx, one_migration));
	must(cx, sql_number(cx, &version, "PRAGMA user_version", NULL, 0));
	assert_int_equal(version, 1);
	must(cx, record_load(cx, &r, r->form, r->id));
	assert_string_equal(record_get(r, "name"), "Før");
	store_close(cx);
	assert_false(store_open(cx, &anew));
	assert_non_null(strstr(cx->err.text, "newer"));
}

static void test_the_database_refuses_what_the_program_should_have(void **state)
{
	struct scene *scene = *state;
	static const char *const refused[] = {
		"UPDATE supplier SET country = 'DANMARK'",
		"UPDATE supplier SET version = 'x'",
		"INSERT INTO system_sensitivity SELECT id, 'no such choice' FROM system",
		"PRAGMA foreign_keys = ON; UPDATE supplier SET organisation = 'nowhere'",
		"UPDATE event SET op = 'forge'",
	};

	scene_save(&scene->cx, "supplier", NULL, PAIRS("name", "X"));
	scene_save(&scene->cx, "system", NULL, PAIRS("name", "X"));
	for (size_t i = 0; i < COUNT(refused); i++) {
		sqlite3 *db;
		assert_int_equal(
			sqlite3_open(arena_fmt(scene->cx.arena, "%s/vaern.db", scene->folder), &db),
			SQLITE_OK);
		if (sqlite3_exec(db, refused[i], NULL, NULL, NULL) == SQLITE_OK)
			fail_msg("let through: %s", refused[i]);
		sqlite3_close(db);
	}
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_no_field_or_entity_takes_a_reserved_name),
		T_(test_no_two_tables_have_one_name),
		T_(test_no_field_is_a_word_of_sql),
		T_(test_every_entity_survives_the_store),
		T_(test_a_newer_file_is_refused),
		T_(test_an_older_file_is_brought_up_to_date),
		T_(test_an_upgrade_loses_nothing_it_does_not_know),
		T_(test_a_migration_runs_once_and_whole),
		T_(test_the_database_refuses_what_the_program_should_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
