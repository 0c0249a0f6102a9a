/* What KITOS and KL have, into a store, once and again; files of our own in their shapes, and the
 * real ones where they are at hand. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "entities.h"
#include "exchange.h"
#include "scene.h"

static struct import_result result;

static int open_scene(void **state)
{
	struct scene *scene = malloc(sizeof(*scene));
	struct ctx *cx = &scene->cx;
	const char *id;
	struct record *roskilde;

	scene_open(scene);
	cx->warnings = arena_alloc(cx->arena, sizeof(*cx->warnings));
	cx->warnings->arena = cx->arena;
	must(cx, record_resolve(cx, &id, &organisation_form, "roskilde"));
	must(cx, record_load(cx, &roskilde, &organisation_form, id));
	must(cx, record_set(cx, roskilde, "cvr", "29189404"));
	must(cx, record_save(cx, roskilde, WORD_SET));
	*state = scene;
	return 0;
}

static int close_scene(void **state)
{
	scene_close(*state);
	free(*state);
	return 0;
}

static const char *source(struct ctx *cx, const char *name)
{
	return arena_fmt(cx->arena, "%s/%s", getenv("VAERN_SOURCE"), name);
}

static void import(struct ctx *cx, const char *const *paths, size_t n)
{
	bool ok = import_files(cx, &result, paths, n, &(struct import_options){ 0 });

	for (size_t i = 0; i < result.fault_count; i++)
		fprintf(stderr, "%s\n", result.faults[i]);
	must(cx, ok);
}

/* The contract comes first, and what it is about last: the order of files must not matter. */
static void import_ours(struct ctx *cx)
{
	const char *const paths[] = {
		source(cx, "tests/unit/kitos/contract.json"),
		source(cx, "tests/unit/kitos/registrations.json"),
		source(cx, "tests/unit/kitos/choices.json"),
		source(cx, "tests/unit/kitos/overview-odata.json"),
		source(cx, "tests/unit/kitos/usages-2026.json"),
		source(cx, "tests/unit/kitos/usage-2025.json"),
	};

	import(cx, paths, COUNT(paths));
}

static int64_t events(struct ctx *cx)
{
	int64_t size;
	const char *root;

	must(cx, ledger_root(cx, &size, &root));
	return size;
}

static struct record *from(
	struct ctx *cx, const struct form *form, const char *organisation, const char *origin)
{
	const char *id;
	struct record *r;

	must(cx, record_resolve(cx, &id, &organisation_form, organisation));
	must(cx, record_find_origin(cx, &r, form, id, origin));
	assert_non_null(r);
	return r;
}

#define USAGE        "kitos:usage:aaaaaaaa-0000-4000-8000-00000000000"
#define SYSTEM       "kitos:system:bbbbbbbb-0000-4000-8000-00000000000"
#define REGISTRATION "aaaaaaaa-0000-4000-8000-000000000003"

static void holds(const struct record *r, const char *const *pairs)
{
	for (; *pairs; pairs += 2)
		assert_string_equal(record_str(r, pairs[0]), pairs[1]);
}

static void test_a_usage_of_2025_is_a_system_and_its_use(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	const struct record *use = from(cx, &system_use_form, "roskilde", USAGE "1");
	const struct record *system = from(cx, &system_form, "roskilde", SYSTEM "1");
	holds(system, PAIRS("name", "Byggesag", "hosting", "own", "lifecycle", "planned",
			      "personal_data", "1", "archive_duty", "discard", "users", "100",
			      "sensitivity", "confidential\ncriminal\nordinary", "data_categories",
			      "cpr\ncriminal", "precautions", "encryption\npseudonymisation",
			      "business_critical", "unknown", "kle", "02.34.02"));
	holds(use, PAIRS("system", system->id, "local_name", "Byg", "local_number", "B-7", "since",
			   "2024-01-01", "until", "", "department", "Teknik og Miljø", "purpose",
			   "Behandling af ansøgninger om byggetilladelse", "risk_assessed", "no",
			   "retention_defined", "yes", "retention_review", "2027-06-30",
			   "dpia_conducted", "", "access_reviewed", ""));
	assert_non_null(strstr(record_get(use, "foreign_record"), "Ny udgave i"));
}

static void test_a_usage_of_2026_and_of_the_list_are_read_as_well(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	holds(from(cx, &system_form, "roskilde", SYSTEM "2"),
		PAIRS("purpose", "Journal og indkaldelse", "society_critical", "no",
			"business_critical", "yes", "hosting", "hybrid", "lifecycle", "pilot", "ai",
			"yes", "data_categories", "cpr\nhealth\nsocial", "data_subjects",
			"children"));
	holds(from(cx, &system_use_form, "roskilde", USAGE "2"),
		PAIRS("purpose", "Tandpleje efter sundhedsloven", "risk_assessed_on", "2026-01-10",
			"risk_result", "high", "agreement_required", "yes", "record_reference",
			"https://esdh.example/19", "local_name", ""));
	/* The list does not say whose it is: it goes to the actor's own organisation. */
	holds(from(cx, &system_form, "association", SYSTEM "5"),
		PAIRS("name", "Vejregister", "hosting", "own", "lifecycle", "running",
			"sensitivity", "ordinary\nspecial", "archive_duty", "preserve"));
	holds(from(cx, &system_use_form, "association", USAGE "5"),
		PAIRS("since", "2024-08-31", "kle", "05.01 05.02.01", "department", "Veje"));
}

static void test_a_registration_is_an_agreement_with_each_processor(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	const struct record *first =
		from(cx, &agreement_form, "roskilde", "kitos:dpr:" REGISTRATION);
	const struct record *second = from(cx, &agreement_form, "roskilde",
		"kitos:dpr:" REGISTRATION ":22222222-0000-4000-8000-000000000002");
	holds(first,
		PAIRS("title", "Tandpleje - databehandling", "status", "signed", "signed",
			"2025-03-01", "transfer_tool", "bcr", "locations", "IN\nUS", "case_number",
			"2025-77", "systems", from(cx, &system_form, "roskilde", SYSTEM "2")->id));
	assert_string_equal(record_get(second, "title"), "Tandpleje - databehandling (Drift ApS)");
	assert_string_equal(
		record_title(cx, &supplier_form, record_get(first, "supplier")), "Tandsystem A/S");
	/* Drift ApS comes under two uuids and no number: its name makes it one. */
	const struct record *third = from(
		cx, &agreement_form, "roskilde", "kitos:dpr:aaaaaaaa-0000-4000-8000-000000000004");
	assert_string_equal(record_get(third, "supplier"), record_get(second, "supplier"));
	assert_string_equal(record_get(third, "status"), "draft");
	assert_non_null(strstr(cx->warnings->text, "Ukendt system"));
	assert_non_null(strstr(cx->warnings->text, "'23232' is not a valid CVR number"));
}

static void test_sub_processors_and_supervision_hang_on_the_agreement(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	const struct record *agreement =
		from(cx, &agreement_form, "roskilde", "kitos:dpr:" REGISTRATION);
	holds(from(cx, &sub_processor_form, "roskilde",
		      "kitos:sub:" REGISTRATION ":22222222-0000-4000-8000-000000000003"),
		PAIRS("name", "Sky Inc", "agreement", agreement->id, "country", "IN",
			"transfer_tool", "scc", "status", "approved"));
	const struct record *oversight =
		from(cx, &supervision_form, "roskilde", "kitos:oversight:" REGISTRATION);
	holds(oversight, PAIRS("title", "Tilsyn: Tandpleje - databehandling", "agreement",
				 agreement->id, "interval_months", "6", "last", "2026-03-01",
				 "next", "2026-09-01", "year", "2026", "status", "planned"));
	assert_non_null(strstr(record_get(oversight, "material"),
		"- 2026-03-01, Skriftlig kontrol: Mangler log Rapport https://esdh.example/r"));
}

static void test_a_contract_is_kept_as_a_document_about_the_agreement(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	const char *about = arena_fmt(cx->arena, "agreement/%s",
		from(cx, &agreement_form, "roskilde", "kitos:dpr:" REGISTRATION)->id);
	holds(from(cx, &document_form, "roskilde",
		      "kitos:contract:aaaaaaaa-0000-4000-8000-000000000006"),
		PAIRS("title", "Hovedkontrakt tandpleje", "kind", "agreement", "case_number",
			"K-12", "link", "https://esdh.example/k12", "dated", "2025-01-15",
			"subject", about));
}

static void test_a_second_import_writes_nothing(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	int64_t before = events(cx);
	import_ours(cx);
	assert_int_equal(result.added + result.changed, 0);
	assert_int_equal(events(cx), before);
}

static void import_changed(struct ctx *cx, const char *from_text, const char *to_text)
{
	const char *path = source(cx, "tests/unit/kitos/registrations.json");
	json_t *json = json_load_file(path, 0, NULL);
	char *dumped = json_dumps(json, JSON_COMPACT);
	const char *at = strstr(dumped, from_text);

	assert_non_null(at);
	struct buf text = { .arena = cx->arena };
	buf_fmt(&text, "%.*s%s%s", (int)(at - dumped), dumped, to_text, at + strlen(from_text));
	must(cx, import_text(cx, &result, "again.json", &text, &(struct import_options){ 0 }));
	free(dumped);
	json_decref(json);
}

static void test_what_was_mended_here_stays_until_kitos_changes_it(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *r;

	import_ours(cx);
	r = from(cx, &agreement_form, "roskilde", "kitos:dpr:" REGISTRATION);
	must(cx, record_set(cx, r, "signed", "2025-03-02"));
	must(cx, record_set(cx, r, "notice_days", "30"));
	must(cx, record_save(cx, r, WORD_SET));
	import_ours(cx);
	assert_int_equal(result.changed, 0);
	import_changed(cx, "2025-03-01T", "2025-04-05T");
	r = from(cx, &agreement_form, "roskilde", "kitos:dpr:" REGISTRATION);
	holds(r, PAIRS("signed", "2025-04-05", "notice_days", "30"));
}

static void test_a_sub_processor_that_is_gone_is_ended(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;

	import_ours(cx);
	import_changed(cx, "\"subDataProcessors\":[{", "\"subDataProcessors\":[],\"were\":[{");
	holds(from(cx, &sub_processor_form, "roskilde",
		      "kitos:sub:" REGISTRATION ":22222222-0000-4000-8000-000000000003"),
		PAIRS("status", "ended"));
}

static void test_a_shared_system_stays_with_the_association(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct record *shared = scene_record(cx, "system", "association", PAIRS("name", "Tand"));

	shared->origin = SYSTEM "2";
	must(cx, record_save(cx, shared, WORD_ADD));
	import_ours(cx);
	assert_string_equal(record_get(from(cx, &system_use_form, "roskilde", USAGE "2"), "system"),
		shared->id);
	holds(from(cx, &system_form, "association", SYSTEM "2"), PAIRS("name", "Tand"));
}

static void test_a_template_of_kl_is_a_draft_with_its_words_mended(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const char *const path[] = { source(cx, "tests/unit/kitos/template.json") };
	static const char mended[] =
		"Behandlingen af personoplysninger sker med henblik på udlejning.\n"
		"Også statistik og registering af både.";

	import(cx, path, 1);
	holds(from(cx, &processing_form, "association", "kl:07"),
		PAIRS("title", "Behandling af personoplysninger om havnepladser", "template",
			"KL 07", "purpose", mended, "kle", "08.00 08.03", "basis6", "6c\n6e",
			"basis9", "", "basis10", "1", "basis_cpr", "1", "national_law",
			"Databeskyttelsesloven § 12", "status", "draft"));
	assert_non_null(strstr(cx->warnings->text, "'statisik' is mended to 'statistik'"));
	assert_non_null(strstr(cx->warnings->text, "'registering' meant to be 'registrering'?"));
	assert_non_null(strstr(cx->warnings->text, "article 9 is ticked, but no letter of it"));
	import(cx, path, 1);
	assert_int_equal(result.same, 1);
}

static void test_what_is_no_object_of_kitos_is_refused(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	struct buf text = { .arena = cx->arena };

	buf_puts(&text, "[{\"organizationContext\": {}, \"general\": 7}]");
	assert_false(import_text(cx, &result, "x.json", &text, &(struct import_options){ 0 }));
	assert_non_null(strstr(result.faults[0], "x.json:1: this is no object of KITOS"));
}

/* The real files lie beside the source, where they do. */
static bool real_files(struct ctx *cx, const char *pattern, glob_t *found)
{
	if (glob(source(cx, pattern), 0, NULL, found) == 0)
		return true;
	fprintf(stderr, "%s is not at hand\n", pattern);
	return false;
}

static void import_real_twice(struct ctx *cx, const char *pattern)
{
	glob_t found;

	if (!real_files(cx, pattern, &found))
		return;
	import(cx, (const char *const *)found.gl_pathv, found.gl_pathc);
	assert_true(result.added > 0);
	int64_t before = events(cx);
	import(cx, (const char *const *)found.gl_pathv, found.gl_pathc);
	assert_int_equal(result.added + result.changed, 0);
	assert_int_equal(events(cx), before);
	globfree(&found);
}

static void test_the_real_answers_of_kitos_go_in_twice(void **state)
{
	import_real_twice(&((struct scene *)*state)->cx, "../shared/data/kitos/*.json");
}

static void test_the_real_templates_of_kl_go_in_twice(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct selection all = { .form = &processing_form };
	int64_t count;

	import_real_twice(cx, "../shared/data/registers/kl_article30_*.json");
	must(cx, record_count(cx, &count, &all));
	assert_true(count == 0 || count == 45);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)
		TEST(test_a_usage_of_2025_is_a_system_and_its_use),
		TEST(test_a_usage_of_2026_and_of_the_list_are_read_as_well),
		TEST(test_a_registration_is_an_agreement_with_each_processor),
		TEST(test_sub_processors_and_supervision_hang_on_the_agreement),
		TEST(test_a_contract_is_kept_as_a_document_about_the_agreement),
		TEST(test_a_second_import_writes_nothing),
		TEST(test_what_was_mended_here_stays_until_kitos_changes_it),
		TEST(test_a_sub_processor_that_is_gone_is_ended),
		TEST(test_a_shared_system_stays_with_the_association),
		TEST(test_a_template_of_kl_is_a_draft_with_its_words_mended),
		TEST(test_what_is_no_object_of_kitos_is_refused),
		TEST(test_the_real_answers_of_kitos_go_in_twice),
		TEST(test_the_real_templates_of_kl_go_in_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
