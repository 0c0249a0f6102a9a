/* test_read.c - who sees what, and lists */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "places.h"

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
	struct buf list = { .arena = cx->arena };

	buf_puts(&list, "");
	must(cx, record_each(cx, selection, add_name, &list));
	return list.text;
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
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM supplier"), 2);
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM system_sensitivity"), 4);
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM system s JOIN system_sensitivity v "
					  "ON v.system = s.id WHERE v.value = 'special'"),
		2);
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM organisation"), 3);
}

static void test_over_the_cooperation_all_is_seen(void **state)
{
	struct places *p = *state;
	static const char *const over[] = { "admin", "dpo", "revisor", "fu", "tilsyn" };

	for (size_t i = 0; i < COUNT(over); i++) {
		scene_as(&p->scene, over[i], NULL);
		assert_int_equal(count(&p->scene.cx, "supplier"), 3);
		assert_int_equal(scene_number(&p->scene.cx, "SELECT count(*) FROM system"), 3);
	}
}

/* The supervision group has no word to read processings. */
static void test_a_role_without_the_word_sees_nothing(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	scene_save(cx, "processing", "association", PAIRS("title", "Løn", "purpose", "At betale"));
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM processing"), 1);
	scene_as(&p->scene, "tilsyn", NULL);
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM processing"), 0);
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

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, places_setup, places_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_a_member_sees_its_own_and_the_shared),
		T_(test_over_the_cooperation_all_is_seen),
		T_(test_a_role_without_the_word_sees_nothing),
		T_(test_no_other_way_leads_to_what_others_own),
		T_(test_lists_are_filtered_sorted_and_paged),
		T_(test_a_list_may_look_up_others_on_the_way),
		T_(test_what_a_list_leaves_in_the_arena_stays),
		T_(test_records_are_listed_in_the_order_in_which_they_were_made),
		T_(test_a_view_made_in_a_transaction_outlives_its_rollback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
