/* What is exported and imported again is the same, for every field of every entity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "entities.h"
#include "exchange.h"
#include "scene.h"

#define ROUNDS 3 /* records of each entity */

/* Text that a careless writer of YAML, JSON or CSV would break. */
static const char *const awkward[] = { "Æblegrød: \"citat\" \\ - # ; , 'x'",
	"@yes !!null & * {a: b} [c]\xe2\x80\xa8linje\xe2\x80\xa9\xef\xbb\xbf", "- ja~|>%`" };

static const char *const prose[] = { "# Overskrift\n\n- punkt; \"a\"\n\ttab\n  indrykket",
	"to\nlinjer\\n", "null" };

struct world {
	struct scene scene;
	const char *last[100]; /* the last id of each entity */
};

static size_t index_of(const struct form *form)
{
	size_t i = 0;

	while (entities[i] != form)
		i++;
	return i;
}

static const char *sample_choices(struct ctx *cx, const struct field *f, size_t round)
{
	struct buf out = { .arena = cx->arena };
	const struct choice *choices = field_choices(f);

	for (size_t i = 0; i <= round && choices[i].name; i++)
		buf_fmt(&out, "%s%s", i ? "\n" : "", choices[i].name);
	return out.text;
}

static const char *sample_text(struct ctx *cx, const struct field *f, size_t round)
{
	if (strcmp(f->name, "kle") == 0)
		return round ? "27.36.04, 15" : "27.36";
	if (f->flags & UNIQUE || (f->max && f->max < 60))
		return arena_fmt(cx->arena, "x%zu", round);
	return awkward[round];
}

/* A cell that the field takes, another in each round; links point to what was made before. */
static const char *sample(struct ctx *cx, struct world *w, const struct field *f, size_t round)
{
	const char *link = f->target ? w->last[index_of(f->target)] : NULL, *digest;

	switch (f->kind) {
	case KIND_TEXT:
		return sample_text(cx, f, round);
	case KIND_PROSE:
		return prose[round];
	case KIND_NUMBER:
		return arena_fmt(cx->arena, "%ld", f->min + (long)round);
	case KIND_DATE:
		return "2025-02-28";
	case KIND_TIME:
		return "2025-02-28T12:00:00Z";
	case KIND_YES_NO:
		return round % 2 ? "1" : "0";
	case KIND_CHOICE:
		return sample_choices(cx, f, 0);
	case KIND_CHOICES:
	case KIND_COUNTRIES:
		return sample_choices(cx, f, round);
	case KIND_COUNTRY:
		return "SE";
	case KIND_LINK:
	case KIND_LINKS:
		return link;
	case KIND_SUBJECT:
		return arena_fmt(cx->arena, "supplier/%s", w->last[index_of(&supplier_form)]);
	case KIND_EMAIL:
		return "post@example.dk";
	case KIND_CVR:
		return "29189404";
	case KIND_FILE:
		must(cx, file_add_bytes(cx, &digest, f->name, strlen(f->name)));
		return digest;
	}
	return NULL;
}

/* Where the entity's own check minds a field beside another, the first such field is left out, or
 * filled in. */
static void satisfy(struct ctx *cx, struct world *w, struct record *r)
{
	if (record_check(cx, record_copy(cx, r)))
		return;
	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(r, f);
		*record_cell(r, f) = text ? NULL : sample(cx, w, f, 0);
		if (record_check(cx, record_copy(cx, r)))
			return;
		*record_cell(r, f) = text;
	}
}

static struct record *sampled(
	struct ctx *cx, struct world *w, const struct form *form, size_t round)
{
	struct record *r = record_new(cx, form);

	/* The last round leaves out all that it may, presets too. */
	FOR_EACH_FIELD(f, form)
		*record_cell(r, f) =
			round + 1 < ROUNDS || f->flags & REQUIRED ? sample(cx, w, f, round) : NULL;
	satisfy(cx, w, r);
	r->origin = round ? NULL : "peer:1";
	return r;
}

static int open_world(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	struct ctx *cx = &w->scene.cx;

	scene_open(&w->scene);
	must(cx, store_begin(cx, "sample"));
	for (size_t i = 0; entities[i]; i++)
		for (size_t round = 0; round < ROUNDS; round++) {
			struct record *r = sampled(cx, w, entities[i], round);
			must(cx, record_save(cx, r, WORD_IMPORT));
			w->last[i] = r->id;
		}
	must(cx, store_commit(cx));
	*state = w;
	return 0;
}

static int close_world(void **state)
{
	struct world *w = *state;

	scene_close(&w->scene);
	free(w);
	return 0;
}

static bool add_text(struct ctx *cx, const char *text, size_t len, void *arg)
{
	(void)cx;
	buf_add(arg, text, len);
	return true;
}

static struct buf exported(struct ctx *cx, struct arena *arena, const char *format,
	const struct form *only, const char *files)
{
	struct buf out = { .arena = arena };
	const struct export_options options = { .format = format,
		.forms = &only,
		.form_count = only ? 1 : 0,
		.files = files,
		.write = add_text,
		.arg = &out };

	must(cx, export_records(cx, &options));
	return out;
}

/* Imports, or ends the program with every line of what is wrong. */
static void must_import(struct ctx *cx, struct import_result *result, const char *name,
	const struct buf *text, const struct import_options *options)
{
	bool ok = import_text(cx, result, name, text, options);

	for (size_t i = 0; i < result->fault_count; i++)
		fprintf(stderr, "%s\n", result->faults[i]);
	must(cx, ok);
}

/* A second folder with nothing in it but what its founding left. */
struct empty {
	struct ctx cx;
	char folder[64];
};

static void empty_open(struct empty *e)
{
	*e = (struct empty){ .cx = { .arena = arena_new(), .lang = LANG_EN } };
	snprintf(e->folder, sizeof(e->folder), "/tmp/vaern-empty-XXXXXX");
	assert_non_null(mkdtemp(e->folder));
	must(&e->cx, store_init(&e->cx, e->folder, "somebody"));
	must(&e->cx, store_open(&e->cx,
			     &(struct store_options){ .folder = e->folder, .login = "somebody" }));
}

static void empty_close(struct empty *e)
{
	store_close(&e->cx);
	arena_free(e->cx.arena);
	scene_remove(e->folder);
}

static void comes_out_the_same(struct world *w, const char *format, const char *name)
{
	struct ctx *cx = &w->scene.cx;
	const char *files = arena_fmt(cx->arena, "%s/copies-%s", w->scene.folder, format);
	struct buf before = exported(cx, cx->arena, format, NULL, files);
	struct import_result result;
	struct empty e;

	empty_open(&e);
	must_import(&e.cx, &result, name, &before, &(struct import_options){ .files = files });
	struct buf after = exported(&e.cx, cx->arena, format, NULL, NULL);
	assert_int_equal(result.changed + result.same, 0);
	assert_string_equal(after.text, before.text);
	/* And a third time, into what is there now. */
	store_close(&e.cx);
	must(&e.cx,
		store_open(&e.cx, &(struct store_options){ .folder = e.folder, .login = "admin" }));
	must_import(&e.cx, &result, name, &before, &(struct import_options){ 0 });
	assert_int_equal(result.added + result.changed, 0);
	empty_close(&e);
}

static void test_a_full_export_as_yaml_comes_out_of_an_empty_store_the_same(void **state)
{
	comes_out_the_same(*state, "yaml", "all.yaml");
}

static void test_a_full_export_as_json_comes_out_of_an_empty_store_the_same(void **state)
{
	comes_out_the_same(*state, "json", "all.json");
}

static void test_every_entity_as_csv_is_taken_back_without_a_change(void **state)
{
	struct world *w = *state;
	struct ctx *cx = &w->scene.cx;

	for (size_t i = 0; entities[i]; i++) {
		struct buf out = exported(cx, cx->arena, "csv", entities[i], NULL);
		struct import_result result;
		must_import(cx, &result, "table.csv", &out,
			&(struct import_options){ .entity = entities[i]->name });
		assert_int_equal(result.added + result.changed, 0);
		assert_true(result.same >= ROUNDS);
	}
}

static void test_an_export_holds_one_organisation_when_asked(void **state)
{
	struct world *w = *state;
	struct ctx *cx = &w->scene.cx;
	struct buf out = { .arena = cx->arena };
	struct export_options options = { .write = add_text, .arg = &out };

	must(cx, record_resolve(cx, &options.organisation, &organisation_form, "greve"));
	must(cx, export_records(cx, &options));
	assert_non_null(strstr(out.text, "greve-isk"));
	assert_null(strstr(out.text, "roskilde"));
}

static void test_an_association_without_administrator_is_refused(void **state)
{
	static const char text[] = "organisation:\n- id: 01a209d8-f070-70db-bff7-cf09d039d379\n"
				   "  name: F\n  short: association\n  kind: association\n";
	struct import_result result;
	struct empty e;
	(void)state;

	empty_open(&e);
	struct buf all = { .arena = e.cx.arena };
	buf_puts(&all, text);
	assert_false(import_text(&e.cx, &result, "all.yaml", &all, &(struct import_options){ 0 }));
	assert_non_null(strstr(result.faults[0], "no administrator"));
	empty_close(&e);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_full_export_as_yaml_comes_out_of_an_empty_store_the_same),
		cmocka_unit_test(test_a_full_export_as_json_comes_out_of_an_empty_store_the_same),
		cmocka_unit_test(test_every_entity_as_csv_is_taken_back_without_a_change),
		cmocka_unit_test(test_an_export_holds_one_organisation_when_asked),
		cmocka_unit_test(test_an_association_without_administrator_is_refused),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
