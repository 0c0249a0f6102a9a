/* test_read.c - who sees what, as of when, and what a reader's own SQL may not do */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"

/* One supplier each of two members and of the association, and a system that uses each. */
struct places {
	struct scene scene;
	const char *roskilde, *greve, *shared;
};

static const char *place(struct ctx *cx, const char *organisation, const char *name)
{
	const struct record *r = scene_save(cx, "supplier", organisation,
		PAIRS("name", arena_fmt(cx->arena, "Leverandør i %s", name)));

	scene_save(cx, "system", organisation,
		PAIRS("name", arena_fmt(cx->arena, "System i %s", name), "supplier", r->id,
			"sensitivity", "ordinary,special"));
	return r->id;
}

static int setup(void **state)
{
	static struct places p;

	scene_open(&p.scene);
	p.roskilde = place(&p.scene.cx, "roskilde", "Roskilde");
	p.greve = place(&p.scene.cx, "greve", "Greve");
	p.shared = place(&p.scene.cx, "association", "foreningen");
	*state = &p;
	return 0;
}

static int teardown(void **state)
{
	scene_close(&((struct places *)*state)->scene);
	return 0;
}

static int64_t number(struct ctx *cx, const char *sql)
{
	int64_t n = -1;

	must(cx, query_one(cx, &n, sql, NULL, 0));
	return n;
}

static int64_t count(struct ctx *cx, const char *entity)
{
	int64_t n;

	must(cx, record_count(cx, &n, &(struct selection){ .form = entity_find(entity) }));
	return n;
}

static bool is_there(struct ctx *cx, const char *entity, const char *id)
{
	struct record *r;

	must(cx, record_find(cx, &r, entity_find(entity), id));
	return r != NULL;
}

static bool add_name(struct ctx *cx, struct record *r, void *arg)
{
	struct buf *names = arg;

	(void)cx;
	buf_fmt(names, "%s;", record_text(r, r->form->fields));
	return true;
}

static const char *names(struct ctx *cx, const struct selection *selection)
{
	struct arena *arena = arena_new();
	struct buf list = { .arena = arena };

	buf_puts(&list, "");
	must(cx, record_each(cx, selection, add_name, &list));
	const char *text = arena_dup(cx->arena, list.text);
	arena_free(arena);
	return text;
}

static void test_a_member_sees_its_own_and_the_shared(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	scene_as(&p->scene, "roskilde-isk", NULL);
	assert_int_equal(count(cx, "supplier"), 2);
	assert_true(is_there(cx, "supplier", p->roskilde));
	assert_true(is_there(cx, "supplier", p->shared));
	assert_false(is_there(cx, "supplier", p->greve));
	assert_int_equal(number(cx, "SELECT count(*) FROM supplier"), 2);
	assert_int_equal(number(cx, "SELECT count(*) FROM system_sensitivity"), 4);
	assert_int_equal(number(cx, "SELECT count(*) FROM system s JOIN system_sensitivity v "
				    "ON v.system = s.id WHERE v.value = 'special'"),
		2);
	assert_int_equal(number(cx, "SELECT count(*) FROM organisation"), 3);
}

static void test_over_the_cooperation_all_is_seen(void **state)
{
	struct places *p = *state;
	static const char *const over[] = { "admin", "dpo", "revisor", "fu", "tilsyn" };

	for (size_t i = 0; i < COUNT(over); i++) {
		scene_as(&p->scene, over[i], NULL);
		assert_int_equal(count(&p->scene.cx, "supplier"), 3);
		assert_int_equal(number(&p->scene.cx, "SELECT count(*) FROM system"), 3);
	}
}

/* The supervision group has no word to read processings. */
static void test_a_role_without_the_word_sees_nothing(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	scene_save(cx, "processing", "association", PAIRS("title", "Løn", "purpose", "At betale"));
	assert_int_equal(number(cx, "SELECT count(*) FROM processing"), 1);
	scene_as(&p->scene, "tilsyn", NULL);
	assert_int_equal(number(cx, "SELECT count(*) FROM processing"), 0);
	assert_int_equal(count(cx, "processing"), 0);
}

static void test_no_other_way_leads_to_what_others_own(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;
	struct record *r;
	const char *text;

	scene_as(&p->scene, "roskilde-isk", NULL);
	const struct form *form = entity_find("supplier");
	assert_false(record_load(cx, &r, form, p->greve));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
	assert_false(record_resolve(cx, &text, form, "Leverandør i Greve"));
	assert_false(record_resolve(cx, &text, form, p->greve));
	assert_false(record_digest(cx, &text, form, p->greve));
	assert_false(history_each(cx, form, p->greve, NULL, NULL));
	assert_string_equal(
		record_title(cx, form, p->greve), arena_fmt(cx->arena, "%.13s", p->greve));
	assert_false(record_delete(cx, form, p->greve));
	assert_int_equal(cx->err.kind, ERR_NOT_FOUND);
	r = scene_record(cx, "system", NULL, PAIRS("name", "X", "supplier", p->greve));
	assert_false(record_save(cx, r, WORD_ADD));
	assert_string_equal(cx->err.field, "supplier");
	r = scene_record(cx, "supplier", "greve", PAIRS("name", "X"));
	assert_false(record_save(cx, r, WORD_ADD));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	r = scene_record(cx, "supplier", "roskilde", PAIRS("name", "X"));
	r->id = p->greve;
	r->version = 1;
	assert_false(record_save(cx, r, WORD_SET));
	assert_int_equal(cx->err.kind, ERR_DENIED);
}

static void test_a_query_reads_and_nothing_else(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;
	static const char *const refused[] = {
		"SELECT * FROM event",
		"SELECT body FROM event",
		"SELECT count(*) FROM writing",
		"SELECT * FROM ledger",
		"SELECT * FROM subtree",
		"SELECT * FROM about",
		"SELECT * FROM sqlite_schema",
		"SELECT * FROM sqlite_temp_schema",
		"SELECT * FROM main.supplier",
		"SELECT * FROM main . supplier",
		"SELECT * FROM \"main\".supplier",
		"SELECT * FROM [main].supplier",
		"SELECT * FROM `MAIN` /* x */ -- y\n . supplier",
		"SELECT * FROM 'main'.supplier",
		"SELECT * FROM temp.supplier",
		"SELECT * FROM pragma_table_info('supplier')",
		"SELECT * FROM json_each('[1]')",
		"SELECT load_extension('x')",
		"SELECT randomblob(10)",
		"SELECT name FROM supplier; SELECT 1",
		"DELETE FROM supplier",
		"UPDATE supplier SET name = 'x'",
		"INSERT INTO supplier (id) VALUES ('x')",
		"CREATE TABLE x (y)",
		"DROP TABLE supplier",
		"PRAGMA foreign_keys = OFF",
		"ATTACH 'x' AS y",
		"VACUUM",
		"BEGIN",
		"SELECT \"name\" FROM supplier WHERE name = \"Greve\"",
		"SELECT ?",
		"SELECT :name",
		"",
		"SELEC 1",
		"WITH supplier AS (SELECT * FROM main.supplier) SELECT * FROM supplier",
	};

	for (int member = 0; member < 2; member++) {
		scene_as(&p->scene, member ? "roskilde-isk" : "admin", NULL);
		for (size_t i = 0; i < COUNT(refused); i++) {
			struct query *q = NULL;
			if (query_open(cx, &q, refused[i], NULL, 0))
				fail_msg("let through: %s", refused[i]);
			assert_null(q);
		}
		assert_int_equal(number(cx, "WITH x AS (SELECT id FROM supplier) "
					    "SELECT count(*) FROM x WHERE 'main.x' <> id"),
			member ? 2 : 3);
	}
}

static void test_bad_sql_names_its_line(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	struct query *q;

	assert_false(query_open(cx, &q, "SELECT name\nFROM supplier\nWHERE nmae = 'x'", NULL, 0));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "line 3"));
	assert_non_null(strstr(cx->err.text, "nmae"));
}

static void test_parameters_are_bound_by_number(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	CLEANUP(query_done) struct query *q = NULL;
	bool row;

	must(cx, query_open(cx, &q, "SELECT $2 || '-' || $1 AS both, $3 + 1, $1, $4",
			 ARGS(T("a"), T("b"), I(41))));
	must(cx, query_next(cx, q, &row));
	assert_true(row);
	assert_int_equal(query_columns(q), 4);
	assert_string_equal(query_column(q, 0), "both");
	assert_string_equal(query_text(q, 0), "b-a");
	assert_true(query_is_number(q, 1));
	assert_int_equal(query_number(q, 1), 42);
	assert_string_equal(query_text(q, 1), "42");
	assert_string_equal(query_text(q, 2), "a");
	assert_null(query_text(q, 3));
	must(cx, query_next(cx, q, &row));
	assert_false(row);
}

static void test_sql_knows_the_calendar_and_danish(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;

	assert_int_equal(number(cx, "SELECT days_between('2026-02-28', '2026-03-01')"), 1);
	assert_int_equal(number(cx, "SELECT add_months('2026-01-31', 1) = '2026-02-28'"), 1);
	assert_int_equal(number(cx, "SELECT add_months(NULL, 1) IS NULL"), 1);
	assert_int_equal(number(cx, "SELECT days_between('x', '2026-03-01') IS NULL"), 1);
	assert_int_equal(number(cx, "SELECT 'Aabenraa' > 'Østerbro' COLLATE danish"), 1);
	assert_int_equal(number(cx, "SELECT 'æble' < 'øl' COLLATE danish"), 1);
	assert_int_equal(number(cx, "SELECT 'å' > 'z' COLLATE danish"), 1);
}

static void test_a_runaway_query_ends(void **state)
{
	struct scene *scene = &((struct places *)*state)->scene;
	struct ctx *cx = &scene->cx;
	int64_t n;

	store_close(cx);
	must(cx, store_open(cx,
			 &(struct store_options){
				 .folder = scene->folder, .login = "admin", .query_seconds = 1 }));
	assert_false(query_one(cx, &n,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
		"SELECT count(*) FROM n",
		NULL, 0));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	assert_non_null(strstr(cx->err.text, "too long"));
}

static void test_lists_are_filtered_sorted_and_paged(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;
	const struct form *system = entity_find("system");
	const struct field *name = field_find(system, "name");
	const struct field *set = field_find(system, "sensitivity");
	const struct field *supplier = field_find(system, "supplier");
	const struct {
		struct filter filter;
		const char *names;
	} cases[] = {
		{ { name, EQUALS, "System i Greve" }, "System i Greve;" },
		{ { name, DIFFERS, "System i Greve" },
			"System i foreningen;System i Roskilde;Øst;" },
		{ { name, CONTAINS, "i gre" }, "System i Greve;" },
		{ { name, CONTAINS, "%" }, "" },
		{ { set, EQUALS, "special" },
			"System i foreningen;System i Greve;System i Roskilde;" },
		{ { set, DIFFERS, "special" }, "Øst;" },
		{ { set, IS_EMPTY, NULL }, "Øst;" },
		{ { set, CONTAINS, "spec" },
			"System i foreningen;System i Greve;System i Roskilde;" },
		{ { supplier, IS_EMPTY, NULL }, "Øst;" },
		{ { supplier, EQUALS, p->greve }, "System i Greve;" },
		{ { name, AT_LEAST, "T" }, "Øst;" },
	};

	scene_save(cx, "system", NULL, PAIRS("name", "Øst"));
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(names(cx, &(struct selection){ .form = system,
						      .filters = &cases[i].filter,
						      .filter_count = 1,
						      .sort = "name" }),
			cases[i].names);
	assert_string_equal(
		names(cx,
			&(struct selection){
				.form = system, .sort = "-name", .limit = 2, .offset = 1 }),
		"System i Roskilde;System i Greve;");
	assert_false(record_each(
		cx, &(struct selection){ .form = system, .sort = "nothing" }, add_name, NULL));
	assert_int_equal(cx->err.kind, ERR_INVALID);
}

static bool look_up(struct ctx *cx, struct record *r, void *arg)
{
	int *found = arg;
	const char *supplier = record_get(r, "supplier");

	*found += strncmp(record_title(cx, entity_find("supplier"), supplier), "Lev", 3) == 0;
	return true;
}

static void test_a_list_may_look_up_others_on_the_way(void **state)
{
	struct places *p = *state;
	int found = 0;

	scene_as(&p->scene, "roskilde-isk", NULL);
	must(&p->scene.cx,
		record_each(&p->scene.cx, &(struct selection){ .form = entity_find("system") },
			look_up, &found));
	assert_int_equal(found, 2);
}

static bool keep_title(struct ctx *cx, struct record *r, void *arg)
{
	const char ***next = arg;

	*(*next)++ = arena_dup(cx->arena, record_get(r, "name"));
	return true;
}

static void test_what_a_list_leaves_in_the_arena_stays(void **state)
{
	struct ctx *cx = &((struct places *)*state)->scene.cx;
	const char *kept[3] = { NULL }, **next = kept;

	must(cx, record_each(cx,
			 &(struct selection){ .form = entity_find("system"), .sort = "name" },
			 keep_title, &next));
	assert_string_equal(kept[0], "System i foreningen");
	assert_string_equal(kept[1], "System i Greve");
	assert_string_equal(kept[2], "System i Roskilde");
}

/* Each process makes its own identifiers; under a clock that stands still they go on in order. */
static void test_records_are_listed_in_the_order_in_which_they_were_made(void **state)
{
	struct scene *scene = &((struct places *)*state)->scene;
	struct ctx *cx = &scene->cx;
	struct buf made = { .arena = cx->arena };

	for (char name[] = "A"; *name <= 'T'; (*name)++) {
		scene_as(scene, "admin", NULL);
		scene_save(cx, "measure", NULL, PAIRS("name", arena_dup(cx->arena, name)));
		buf_fmt(&made, "%s;", name);
	}
	assert_string_equal(
		names(cx, &(struct selection){ .form = entity_find("measure") }), made.text);
}

static void test_a_view_made_in_a_transaction_outlives_its_rollback(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	scene_as(&p->scene, "roskilde-isk", NULL);
	must(cx, store_begin(cx, "test"));
	assert_int_equal(count(cx, "supplier"), 2);
	store_rollback(cx);
	assert_int_equal(count(cx, "supplier"), 2);
	assert_false(is_there(cx, "supplier", p->greve));
}

/* A supplier is renamed each month; another is deleted, a third comes late. */
static void tell_a_story(struct places *p)
{
	struct ctx *cx = &p->scene.cx;
	const struct form *form = entity_find("supplier");
	struct record *r;

	scene_clock(&p->scene, "2026-02-15T12:00:00Z");
	must(cx, record_load(cx, &r, form, p->roskilde));
	must(cx, record_set(cx, r, "name", "Nyt navn"));
	must(cx, record_save(cx, r, WORD_SET));
	const struct record *doomed = scene_save(cx, "supplier", "roskilde", PAIRS("name", "Dømt"));
	scene_clock(&p->scene, "2026-03-15T12:00:00Z");
	must(cx, record_delete(cx, form, doomed->id));
	must(cx, record_set(cx, r, "name", "Nyere navn"));
	must(cx, record_save(cx, r, WORD_SET));
	scene_clock(&p->scene, "2026-03-31T21:59:59Z"); /* the last second of March in Denmark */
	scene_save(cx, "system", "roskilde", PAIRS("name", "Marts", "sensitivity", "criminal"));
	scene_clock(&p->scene, "2026-03-31T22:00:00Z");
	scene_save(cx, "system", "roskilde", PAIRS("name", "April"));
}

static void test_the_past_is_shown_as_it_was(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;
	const struct selection by_name = { .form = entity_find("supplier"), .sort = "name" };

	tell_a_story(p);
	scene_as(&p->scene, "admin", "2026-01-14");
	assert_string_equal(names(cx, &by_name), "");
	scene_as(&p->scene, "admin", "2026-01-31");
	assert_string_equal(names(cx, &by_name),
		"Leverandør i foreningen;Leverandør i Greve;Leverandør i Roskilde;");
	assert_string_equal(record_title(cx, by_name.form, p->roskilde), "Leverandør i Roskilde");
	scene_as(&p->scene, "roskilde-isk", "2026-02-28");
	assert_string_equal(names(cx, &by_name), "Dømt;Leverandør i foreningen;Nyt navn;");
	assert_false(is_there(cx, "supplier", p->greve));
	assert_int_equal(number(cx, "SELECT version FROM supplier WHERE name = 'Nyt navn'"), 2);
	scene_as(&p->scene, "roskilde-isk", "2026-12-31");
	assert_string_equal(names(cx, &by_name), "Leverandør i foreningen;Nyere navn;");
}

static void test_a_day_ends_at_midnight_in_denmark(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	tell_a_story(p);
	scene_as(&p->scene, "admin", "2026-03-31");
	assert_int_equal(number(cx, "SELECT count(*) FROM system WHERE name = 'Marts'"), 1);
	assert_int_equal(number(cx, "SELECT count(*) FROM system WHERE name = 'April'"), 0);
	assert_int_equal(
		number(cx, "SELECT count(*) FROM system_sensitivity WHERE value = 'criminal'"), 1);
	scene_as(&p->scene, "admin", "2026-04-01");
	assert_int_equal(number(cx, "SELECT count(*) FROM system WHERE name = 'April'"), 1);
}

static void test_the_past_cannot_be_written(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	scene_as(&p->scene, "admin", "2026-01-15");
	struct record *r = scene_record(cx, "supplier", NULL, PAIRS("name", "X"));
	assert_false(record_save(cx, r, WORD_ADD));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_false(record_delete(cx, r->form, p->greve));
}

static void test_the_past_of_all_entities_equals_the_present(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	tell_a_story(p);
	for (const struct form *const *e = entities; *e; e++) {
		const struct selection all = { .form = *e };
		scene_as(&p->scene, "admin", NULL);
		const char *now = names(cx, &all);
		scene_as(&p->scene, "admin", "2099-01-01");
		assert_string_equal(names(cx, &all), now);
	}
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_a_member_sees_its_own_and_the_shared),
		T_(test_over_the_cooperation_all_is_seen),
		T_(test_a_role_without_the_word_sees_nothing),
		T_(test_no_other_way_leads_to_what_others_own),
		T_(test_a_query_reads_and_nothing_else),
		T_(test_bad_sql_names_its_line),
		T_(test_parameters_are_bound_by_number),
		T_(test_sql_knows_the_calendar_and_danish),
		T_(test_a_runaway_query_ends),
		T_(test_lists_are_filtered_sorted_and_paged),
		T_(test_a_list_may_look_up_others_on_the_way),
		T_(test_what_a_list_leaves_in_the_arena_stays),
		T_(test_records_are_listed_in_the_order_in_which_they_were_made),
		T_(test_a_view_made_in_a_transaction_outlives_its_rollback),
		T_(test_the_past_is_shown_as_it_was),
		T_(test_a_day_ends_at_midnight_in_denmark),
		T_(test_the_past_cannot_be_written),
		T_(test_the_past_of_all_entities_equals_the_present),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
