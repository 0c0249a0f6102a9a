/* test_asof.c - what was, on a date */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "places.h"

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
	assert_int_equal(
		scene_number(cx, "SELECT version FROM supplier WHERE name = 'Nyt navn'"), 2);
	scene_as(&p->scene, "roskilde-isk", "2026-12-31");
	assert_string_equal(names(cx, &by_name), "Leverandør i foreningen;Nyere navn;");
}

static void test_a_day_ends_at_midnight_in_denmark(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	tell_a_story(p);
	scene_as(&p->scene, "admin", "2026-03-31");
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM system WHERE name = 'Marts'"), 1);
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM system WHERE name = 'April'"), 0);
	assert_int_equal(
		scene_number(
			cx, "SELECT count(*) FROM system_sensitivity WHERE value = 'criminal'"),
		1);
	scene_as(&p->scene, "admin", "2026-04-01");
	assert_int_equal(scene_number(cx, "SELECT count(*) FROM system WHERE name = 'April'"), 1);
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

/* Only the first field, filtered and sorted by others that are not shown. */
static void test_a_list_of_some_fields_is_the_same_list(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;

	tell_a_story(p);
	for (const struct form *const *e = entities; *e; e++) {
		bool wanted[100] = { true };
		const struct field *last = &(*e)->fields[field_count(*e) - 1];
		const struct filter filter = { .field = last, .compare = IS_EMPTY };
		struct selection some = { .form = *e, .filters = &filter, .filter_count = 1 };
		int64_t all, few;

		scene_as(&p->scene, "roskilde-isk", "2026-03-31");
		some.sort = field_is_set(last) ? NULL : last->name;
		some.wanted = wanted;
		const char *list = names(cx, &some);
		must(cx, record_count(cx, &few, &some));
		some.wanted = NULL;
		assert_string_equal(list, names(cx, &some));
		must(cx, record_count(cx, &all, &some));
		assert_int_equal(few, all);
		some.wanted = wanted; /* now that the whole table stands */
		assert_string_equal(list, names(cx, &some));
	}
}

static bool is_bare(struct ctx *cx, struct record *r, void *arg)
{
	(void)cx;
	(void)arg;
	FOR_EACH_FIELD(f, r->form)
		if (f != r->form->fields)
			assert_null(record_text(r, f));
	assert_non_null(record_text(r, r->form->fields));
	return true;
}

static void test_fields_that_are_not_wanted_are_not_read(void **state)
{
	struct places *p = *state;
	struct ctx *cx = &p->scene.cx;
	const bool wanted[100] = { true };
	const struct selection some = { .form = entity_find("system"), .wanted = wanted };

	tell_a_story(p);
	must(cx, record_each(cx, &some, is_bare, NULL));
	scene_as(&p->scene, "admin", "2026-12-31");
	must(cx, record_each(cx, &some, is_bare, NULL));
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, places_setup, places_teardown)
	const struct CMUnitTest tests[] = {
		T_(test_the_past_is_shown_as_it_was),
		T_(test_a_day_ends_at_midnight_in_denmark),
		T_(test_the_past_cannot_be_written),
		T_(test_the_past_of_all_entities_equals_the_present),
		T_(test_a_list_of_some_fields_is_the_same_list),
		T_(test_fields_that_are_not_wanted_are_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
