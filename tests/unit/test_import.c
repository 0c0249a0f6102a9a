/* Files of YAML, JSON and CSV, good and bad, into a store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange.h"
#include "scene.h"

static int open_scene(void **state)
{
	struct scene *scene = malloc(sizeof(*scene));

	scene_open(scene);
	*state = scene;
	return 0;
}

static int close_scene(void **state)
{
	scene_close(*state);
	free(*state);
	return 0;
}

static struct import_result result;

static bool import_buf(struct ctx *cx, const char *name, const struct buf *text)
{
	return import_text(cx, &result, name, text, &(struct import_options){ 0 });
}

static bool import(struct ctx *cx, const char *name, const char *text)
{
	struct buf all = { .arena = cx->arena };

	buf_puts(&all, text);
	return import_buf(cx, name, &all);
}

static int64_t count_of(struct ctx *cx, const char *entity)
{
	int64_t n;

	must(cx, record_count(cx, &n, &(struct selection){ .form = entity_find(entity) }));
	return n;
}

static struct record *named(struct ctx *cx, const char *entity, const char *title)
{
	const char *id;
	struct record *r;

	must(cx, record_resolve(cx, &id, entity_find(entity), title));
	must(cx, record_load(cx, &r, entity_find(entity), id));
	return r;
}

static void test_yaml_brings_records_that_name_each_other_in_any_order(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	must(cx, import(cx, "all.yaml",
			 "processing:\n"
			 "- title: Visitation\n"
			 "  organisation: roskilde\n"
			 "  systems: [Journal, Plan]\n"
			 "  basis6: [6e, 6c]\n"
			 "  purpose: |\n"
			 "    To linjer\n"
			 "    tekst\n"
			 "system:\n"
			 "- {name: Journal, organisation: roskilde, supplier: Firma}\n"
			 "- {name: Plan, organisation: roskilde, hosting: Egen drift}\n"
			 "supplier:\n"
			 "  name: Firma\n"
			 "  organisation: roskilde\n"));
	const struct record *r = named(cx, "processing", "Visitation");
	assert_string_equal(record_get(r, "basis6"), "6c\n6e");
	assert_string_equal(record_get(r, "purpose"), "To linjer\ntekst");
	assert_true(set_has(record_get(r, "systems"), named(cx, "system", "Journal")->id));
	assert_true(set_has(record_get(r, "systems"), named(cx, "system", "Plan")->id));
	assert_string_equal(record_get(named(cx, "system", "Plan"), "hosting"), "own");
	assert_int_equal(result.added, 4);
}

static void test_a_second_import_changes_only_what_the_file_names(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	static const char first[] = "supplier:\n- {origin: 'x:1', name: A, phone: '1234'}\n";
	static const char second[] = "supplier:\n- {origin: 'x:1', name: B}\n";
	static const char third[] = "supplier:\n- {origin: 'x:1', phone: null}\n";

	must(cx, import(cx, "a.yaml", first));
	must(cx, import(cx, "a.yaml", first));
	assert_int_equal(result.added + result.changed, 0);
	assert_int_equal(result.same, 1);
	must(cx, import(cx, "a.yaml", second));
	assert_int_equal(result.changed, 1);
	assert_string_equal(record_get(named(cx, "supplier", "B"), "phone"), "1234");
	must(cx, import(cx, "a.yaml", third));
	assert_null(record_get(named(cx, "supplier", "B"), "phone"));
	assert_int_equal(count_of(cx, "supplier"), 1);
}

static void test_a_dry_run_keeps_nothing(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	static const char text[] = "[{\"name\": \"A\"}, {\"name\": \"B\"}]";

	struct buf all = { .arena = cx->arena };

	buf_puts(&all, text);
	must(cx, import_text(cx, &result, "supplier.json", &all,
			 &(struct import_options){ .dry_run = true }));
	assert_int_equal(result.added, 2);
	assert_int_equal(count_of(cx, "supplier"), 0);
}

static void test_json_takes_the_same_shapes(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	must(cx, import(cx, "all.json",
			 "{\"system\": [{\"name\": \"S\", \"users\": 12, \"shared\": true,\n"
			 "\"data_categories\": [\"cpr\", \"health\"], \"supplier\": \"F\"}],\n"
			 "\"supplier\": {\"name\": \"F\", \"email\": null}}"));
	const struct record *r = named(cx, "system", "S");
	assert_string_equal(record_get(r, "users"), "12");
	assert_string_equal(record_get(r, "shared"), "1");
	assert_string_equal(record_get(r, "data_categories"), "cpr\nhealth");
	assert_string_equal(record_get(r, "supplier"), named(cx, "supplier", "F")->id);
}

static void test_csv_is_read_by_its_headings_in_either_language(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	must(cx, import(cx, "behandlingsaktiviteter 2026.csv",
			 "\xef\xbb\xbf"
			 "Organisation;TITEL; Formål ;Behandlingsgrundlag, artikel 6;reviewed\r\n"
			 "roskilde;A;\"To\nlinjer; og \"\"citat\"\"\";\"(c) Retlig forpligtelse, "
			 "6e\";31-01-2026\r\n"
			 "\r\n"
			 ";;;;\r\n"
			 "greve;B;;;\r\n"));
	const struct record *r = named(cx, "processing", "A");
	assert_string_equal(record_get(r, "purpose"), "To\nlinjer; og \"citat\"");
	assert_string_equal(record_get(r, "basis6"), "6c\n6e");
	assert_string_equal(record_get(r, "reviewed"), "2026-01-31");
	assert_string_equal(r->organisation, named(cx, "organisation", "roskilde")->id);
	assert_int_equal(result.added, 2);
}

static void test_csv_takes_commas_and_counts_lines_across_cells(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	must(cx, import(cx, "supplier.csv", "name,country\n\"A, B\",DK\nC,se\n"));
	assert_string_equal(record_get(named(cx, "supplier", "A, B"), "country"), "DK");
	assert_false(import(cx, "processing.csv",
		"title,purpose,reviewed\nA,\"x\ny\r\nz\",\nB,,31-02-2026\r\nC,,2026-13-01\n"));
	assert_int_equal(result.fault_count, 2);
	assert_non_null(strstr(result.faults[0], "processing.csv:5: Last reviewed"));
	assert_non_null(strstr(result.faults[1], "processing.csv:6: Last reviewed"));
}

/* What a bad file is told, and that it leaves nothing. */
static const struct {
	const char *name, *text, *told;
} bad[] = {
	{ "a.yaml", "supplier:\n- nam: x\n",
		"a.yaml:2:3: supplier has no field 'nam'; did you mean name?" },
	{ "a.yaml", "suplier:\n- name: x\n", "a.yaml:1:1: There is no entity 'suplier'; did" },
	{ "a.yaml", "supplier:\n- name: x\n  name: y\n", "a.yaml:3:3: 'name' stands twice" },
	{ "a.yaml", "supplier:\n- name: [x, {y: z}]\n", "'name' is a text or a list of texts" },
	{ "a.yaml", "supplier:\n- &a {name: x}\n", "a.yaml:2:3: anchors and aliases" },
	{ "a.yaml", "supplier:\n- name: *a\n", "a.yaml:2:9: anchors and aliases" },
	{ "a.yaml", "supplier:\n- name: \"x\n", "this is not YAML: found unexpected end" },
	{ "a.yaml", "supplier:\n- name: \"\xff\"\n", "is not text (invalid leading UTF-8" },
	{ "a.yaml", "supplier: [[x]]\n", "a record is a mapping from fields to texts" },
	{ "a.yaml", "just words\n", "write the name of an entity, a colon" },
	{ "a.yaml", "system:\n- name: x\n\n  supplier: Nobody\n",
		"a.yaml:4: Supplier: there is no Supplier 'Nobody'" },
	{ "a.yaml", "system:\n- name: x\n  supplier: 01a209d9-9c50-7721-bb9b-1842b5b43af9\n",
		"a.yaml:3: Supplier: there is no Supplier '01a209d9-" },
	{ "a.yaml", "system:\n- name: x\n  hosting: moon\n",
		"a.yaml:3: Hosting: there is no choice" },
	{ "a.yaml", "supplier:\n- name: x\n  organisation: mars\n",
		"a.yaml:2: Organisation: there is no Organisation 'mars'" },
	{ "a.yaml", "supplier:\n- {id: x, name: y}\n", "'x' is no identifier" },
	{ "a.yaml", "supplier:\n- {origin: 'k:1', name: y}\n- {origin: 'k:1', name: z}\n",
		"a.yaml:3: origin 'k:1' stands twice in the files" },
	{ "a.json", "{\"supplier\": [{\"name\": \"x\"}, {\"na", "the file ends in the middle" },
	{ "a.json", "{\"supplier\": [{\"name\": \"x\", \"name\": \"y\"}]}", "a name stands twice" },
	{ "a.json", "{\"supplier\": [\n\n{\"name\": {\"x\": 1}}]}",
		"a.json:3: 'name' is a text or a list of texts" },
	{ "a.json", "{\"supplier\": [{\"name\": \"a\\u0000\"}]}", "a text holds a NUL character" },
	{ "a.json", "{\"supplier\": [{\"name\": \"\xff\"}]}",
		"this is not JSON: it holds bytes that are not UTF-8" },
	{ "a.json", "{\"supplier\": []} x", "there is more after its end" },
	{ "a.json", "[{\"name\": \"x\"}]", "a.json:1: Say with --entity" },
	{ "supplier.csv", "name;landd\nx;y\n",
		"supplier.csv:1:2: supplier has no field 'landd'; did you mean Land?" },
	{ "supplier.csv", "name;name\nx;y\n", "the column 'name' stands twice" },
	{ "supplier.csv", "name;cvr\nx;y;z\n", "supplier.csv:2:3: the row has more cells than" },
	{ "supplier.csv", "name;cvr\n\"x;y\n", "the file ends inside a quoted cell" },
	{ "supplier.csv", "name;cvr\nx\"y;1\n", "a quote stands inside a cell" },
	{ "supplier.csv", "name;country\n;DK\n", "supplier.csv:2: Name: must be filled in" },
	{ "things.csv", "name\nx\n", "Say with --entity" },
};

static void test_a_bad_file_is_told_with_its_place_and_leaves_nothing(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(import(cx, bad[i].name, bad[i].text));
		assert_int_equal(cx->err.kind, ERR_INVALID);
		assert_int_equal(result.fault_count, 1);
		if (!strstr(result.faults[0], bad[i].told))
			assert_string_equal(result.faults[0], bad[i].told);
	}
	assert_int_equal(count_of(cx, "supplier") + count_of(cx, "system"), 0);
}

static char *repeated(struct ctx *cx, const char *head, const char *piece, size_t n)
{
	struct buf b = { .arena = cx->arena };

	buf_puts(&b, head);
	for (size_t i = 0; i < n; i++)
		buf_puts(&b, piece);
	return b.text;
}

static void test_what_is_too_deep_or_too_long_is_refused(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	static const char nul[] = "supplier:\n- name: a\0b\n", cell[] = "name;cvr\na\0b;1\n";
	struct buf yaml = { .arena = cx->arena }, csv = { .arena = cx->arena };

	assert_false(import(cx, "a.yaml", repeated(cx, "supplier:\n- name: ", "[", 2000)));
	assert_non_null(strstr(result.faults[0], "more than 64 deep"));
	assert_false(import(cx, "a.json", repeated(cx, "{\"supplier\": ", "[", 2000)));
	assert_non_null(strstr(result.faults[0], "more than 64 deep"));
	assert_false(import(cx, "a.yaml", repeated(cx, "supplier:\n- name: ", "long ", 2000000)));
	assert_non_null(strstr(result.faults[0], "Name: at most 200 characters"));
	assert_false(import(cx, "supplier.csv", repeated(cx, "name\n", "long ", 2000000)));
	assert_non_null(strstr(result.faults[0], "Name: at most 200 characters"));
	buf_add(&yaml, nul, sizeof(nul) - 1);
	buf_add(&csv, cell, sizeof(cell) - 1);
	assert_false(import_buf(cx, "a.yaml", &yaml));
	assert_non_null(strstr(result.faults[0], "control characters"));
	assert_false(import_buf(cx, "supplier.csv", &csv));
	assert_non_null(strstr(result.faults[0], "supplier.csv:2:1: the cell holds a NUL byte"));
}

static void test_every_bad_row_is_told_up_to_a_hundred(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	assert_false(import(cx, "supplier.csv", repeated(cx, "name;country\n", "A;Narnia\n", 7)));
	assert_int_equal(result.fault_count, 7);
	assert_false(import(cx, "supplier.csv", repeated(cx, "name;country\n", "A;Narnia\n", 300)));
	assert_int_equal(result.fault_count, IMPORT_FAULTS);
	assert_non_null(strstr(result.faults[99], "supplier.csv:101: Country"));
}

static const char *written(struct scene *scene, const char *name, const char *text)
{
	const char *path = arena_fmt(scene->cx.arena, "%s/%s", scene->folder, name);
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return path;
}

static void test_the_hundredth_fault_ends_the_import_of_all_files(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct buf text = { .arena = cx->arena };

	buf_puts(&text, repeated(cx, "name;country\n", "A;Narnia\n", 99));
	buf_puts(&text, "\"cut");
	const char *const paths[] = { written(scene, "supplier.csv", text.text),
		written(scene, "system.csv", "name\n\n;\n\"\"\n") };
	assert_false(import_files(cx, &result, paths, COUNT(paths), &(struct import_options){ 0 }));
	assert_int_equal(result.fault_count, IMPORT_FAULTS);
	assert_non_null(strstr(result.faults[99], "the file ends inside a quoted cell"));
}

static void test_a_fault_does_not_make_others_of_what_comes_after_it(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	assert_false(import(cx, "a.yaml",
		"supplier:\n- {name: A, country: Narnia}\n- {name: B}\n"
		"system:\n- {name: S, supplier: A}\n- {name: T, supplier: B}\n"));
	assert_int_equal(result.fault_count, 1);
}

static void test_a_coordinator_imports_to_the_own_organisation_only(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	scene_as(scene, "roskilde-isk", NULL);
	must(cx, import(cx, "supplier.csv", "name\nA\n"));
	assert_string_equal(named(cx, "supplier", "A")->organisation, cx->actor->home);
	assert_false(import(cx, "supplier.csv", "organisation;name\ngreve;B\n"));
	assert_true(cx->err.kind == ERR_DENIED || cx->err.kind == ERR_INVALID);
	assert_false(import(cx, "supervision.csv", "title;points\nT;7\n"));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	assert_non_null(strstr(result.faults[0], "supervision.csv:2: Points"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)
		TEST(test_yaml_brings_records_that_name_each_other_in_any_order),
		TEST(test_a_second_import_changes_only_what_the_file_names),
		TEST(test_a_dry_run_keeps_nothing),
		TEST(test_json_takes_the_same_shapes),
		TEST(test_csv_is_read_by_its_headings_in_either_language),
		TEST(test_csv_takes_commas_and_counts_lines_across_cells),
		TEST(test_a_bad_file_is_told_with_its_place_and_leaves_nothing),
		TEST(test_what_is_too_deep_or_too_long_is_refused),
		TEST(test_every_bad_row_is_told_up_to_a_hundred),
		TEST(test_the_hundredth_fault_ends_the_import_of_all_files),
		TEST(test_a_fault_does_not_make_others_of_what_comes_after_it),
		TEST(test_a_coordinator_imports_to_the_own_organisation_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
