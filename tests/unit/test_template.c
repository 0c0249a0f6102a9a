/* test_template.c - templates: what they write, and what they may see */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report.h"
#include "says.h"
#include "scene.h"

#define HEAD "---\ntitle: T\nabout: organisation\n---\n"

struct bench {
	struct scene scene;
	const char *roskilde, *greve;
};

static int setup(void **state)
{
	static struct bench b;
	struct ctx *cx = &b.scene.cx;
	const struct form *organisation = entity_find("organisation");

	scene_open(&b.scene);
	must(cx, record_resolve(cx, &b.roskilde, organisation, "roskilde"));
	must(cx, record_resolve(cx, &b.greve, organisation, "greve"));
	scene_save(cx, "processing", "roskilde",
		PAIRS("title", "Ansættelser", "basis6", "6e,6c", "data_subjects", "employees",
			"registered_count", "32000", "purpose", "At **ansætte**.\n\n- den ene\n",
			"reviewed", "2025-11-02"));
	scene_save(cx, "processing", "roskilde",
		PAIRS("title", "Ældrepleje", "registered_count", "1200"));
	scene_save(cx, "processing", "greve", PAIRS("title", "Greves egen"));
	scene_own_files(&b.scene);
	*state = &b;
	return 0;
}

static int teardown(void **state)
{
	scene_close(&((struct bench *)*state)->scene);
	return 0;
}

static bool make(struct bench *b, struct document **doc, struct report_order *order)
{
	struct report_kind *kind = arena_alloc(b->scene.cx.arena, sizeof(*kind));

	if (!report_find(&b->scene.cx, kind, "t"))
		return false;
	order->kind = kind;
	if (!order->organisation && !order->record)
		order->organisation = b->roskilde;
	return report_make(&b->scene.cx, doc, order);
}

/* The document; any failure ends the program. */
static struct document *must_make(struct bench *b, struct report_order order)
{
	struct document *doc = NULL;

	must(&b->scene.cx, make(b, &doc, &order));
	if (!doc)
		abort();
	return doc;
}

/* The Markdown of a template's document, for Roskilde. */
static const char *made_with(struct bench *b, const char *text, struct report_order order)
{
	struct ctx *cx = &b->scene.cx;
	struct buf out = { .arena = cx->arena };

	scene_template(cx, "en", text);
	document_to_markdown(must_make(b, order), &out);
	return out.text;
}

static const char *made(struct bench *b, const char *text)
{
	return made_with(b, text, (struct report_order){ 0 });
}

static void test_a_table_takes_headers_and_words_from_the_fields(void **state)
{
	const char *md = made(*state,
		HEAD "# Record\n\n```sql table caption=\"All of {{organisation.name}}\" "
		     "empty=\"None.\"\n"
		     "SELECT p.title AS \"processing.title\", p.role AS \"processing.role\",\n"
		     "p.id AS \"processing.basis6\", p.reviewed AS \"processing.reviewed\"\n"
		     "FROM processing p WHERE p.organisation = $2 ORDER BY p.title COLLATE "
		     "danish\n```\n");

	assert_has(md, "All of Roskilde Kommune");
	assert_has(md, "| Title | Our role | Legal basis, article 6 | Last reviewed |");
	assert_has(md, "(c) Legal obligation, (e) Public task");
	assert_has(md, "2025-11-02");
	assert_lacks(md, "Greves");
	assert_true(strstr(md, "Ansættelser") < strstr(md, "Ældrepleje"));
}

static void test_danish_numbers_dates_and_labels(void **state)
{
	struct bench *b = *state;
	struct buf out = { .arena = b->scene.cx.arena };
	struct document *doc = NULL;

	unlink(arena_fmt(out.arena, "%s/templates/t.en.md", b->scene.folder));
	scene_template(&b->scene.cx, "da",
		HEAD "```sql let\nSELECT sum(registered_count) AS n, max(reviewed) AS d "
		     "FROM processing WHERE organisation = $2\n```\n"
		     "{{n}} personer, {{d}}, {{today}}.\n\n"
		     "```sql table caption=\"T\" empty=\"I\" columns=\"| Andel:percent | Dag\"\n"
		     "SELECT role AS \"processing.role\", 12.5, reviewed FROM processing\n"
		     "WHERE reviewed IS NOT NULL\n```\n");
	doc = must_make(b, (struct report_order){ 0 });
	document_to_markdown(doc, &out);
	assert_has(out.text, "33.200 personer, 2. november 2025, 15. januar 2026.");
	assert_has(out.text, "| Vores rolle | Andel | Dag |");
	assert_has(out.text, "Dataansvarlig");
	assert_has(out.text, "12,5\302\240%");
	assert_has(out.text, "02-11-2025");
	assert_int_equal(doc->lang, LANG_DA);
	assert_int_equal(b->scene.cx.lang, LANG_EN);
	unlink(arena_fmt(out.arena, "%s/templates/t.da.md", b->scene.folder));
}

static void test_a_section_repeats_for_each_row_with_its_record(void **state)
{
	const char *md = made(*state, HEAD
		"```sql each\nSELECT id AS \"processing.id\" FROM processing\n"
		"WHERE organisation = $2 ORDER BY title COLLATE danish\n```\n"
		"## {{processing.title}}\n\n{{processing.purpose}}\n\n"
		"People: {{processing.data_subjects else nobody}}, {{processing.department}}"
		"{{processing.retention else}}.\n\n"
		"```sql list empty=\"No basis.\"\n"
		"SELECT value AS \"processing.basis6\" FROM processing_basis6 WHERE 1 = 0\n```\n"
		"<!-- end -->\n");

	assert_has(md, "## Ansættelser\n\nAt **ansætte**.\n\n- den ene\n");
	assert_has(md, "People: Employees, not stated.");
	assert_has(md, "## Ældrepleje\n\nnot stated\n\nPeople: nobody, not stated.");
	assert_has(md, "No basis.");
}

static void test_sections_depend_on_rows(void **state)
{
	const char *md = made(*state, HEAD
		"```sql if\nSELECT count(*) AS n FROM processing WHERE organisation = $2 HAVING "
		"count(*) > 1\n"
		"```\nMany: {{n}}.\n<!-- else -->\nFew.\n<!-- end -->\n"
		"```sql unless\nSELECT id FROM system\n```\nNo systems.\n<!-- else -->\nSystems.\n"
		"<!-- end -->\n"
		"```sql each\nSELECT id FROM system\n```\nA system.\n<!-- else -->\nNone at all.\n"
		"<!-- end -->\n");

	assert_has(md, "Many: 2.");
	assert_has(md, "No systems.");
	assert_has(md, "None at all.");
	assert_lacks(md, "Few.");
	assert_lacks(md, "A system.");
}

/* In the order in which they are made; of one subject the last that is final and no older. */
static const struct {
	const char *org, *system, *processing, *status, *assessed;
	bool in_force;
} assessed[] = {
	{ "roskilde", "Opus", NULL, "final", "2025-03-01", false },
	{ "roskilde", "Opus", NULL, "final", "2025-05-01", false },
	{ "roskilde", "Opus", NULL, "final", "2025-05-01", true },
	{ "roskilde", "Opus", NULL, "final", "2024-05-01", false },
	{ "roskilde", "Opus", NULL, "draft", "2025-06-01", false },
	{ "greve", "Opus", NULL, "final", "2023-01-01", true },
	{ "roskilde", "Aula", NULL, "final", "2023-01-01", true },
	{ "roskilde", NULL, "Skole", "final", "2023-01-01", false },
	{ "roskilde", NULL, "Skole", "final", "2023-01-02", true },
	{ "roskilde", NULL, NULL, "final", "2023-01-01", true },
	{ "roskilde", NULL, NULL, "final", "2023-01-02", true },
};

static void test_the_last_final_assessment_of_a_subject_is_in_force(void **state)
{
	struct ctx *cx = &((struct bench *)*state)->scene.cx;
	struct buf expected = { .arena = cx->arena };

	scene_save(cx, "system", NULL, PAIRS("name", "Opus"));
	scene_save(cx, "system", NULL, PAIRS("name", "Aula"));
	scene_save(cx, "processing", "roskilde", PAIRS("title", "Skole"));
	for (size_t i = 0; i < COUNT(assessed); i++) {
		const char *title = arena_fmt(cx->arena, "No %02zu", i);
		scene_save(cx, "assessment", assessed[i].org,
			PAIRS("title", title, "method", "dk-4x4-kl", "system", assessed[i].system,
				"processing", assessed[i].processing, "status", assessed[i].status,
				"assessed", assessed[i].assessed));
		if (assessed[i].in_force)
			buf_fmt(&expected, "- %s\n", title);
	}
	const char *md = made(*state,
		HEAD "```sql list empty=\"None\"\nWITH {{in_force}} SELECT a.title FROM in_force f "
		     "JOIN assessment a ON a.id = f.id ORDER BY a.title\n```\n");
	assert_has(md, expected.text);
	assert_string_equal(strstr(md, "- No 02"), strstr(md, expected.text));
}

static void test_what_people_wrote_is_no_template(void **state)
{
	struct bench *b = *state;
	struct ctx *cx = &b->scene.cx;
	const struct record *r = scene_save(cx, "report_text", "roskilde",
		PAIRS("title", "{{organisation.name}} | `x`", "year", "2025", "section", "year",
			"text",
			("# Loud\n\n{{organisation.short}}\n\n```sql table\nSELECT 1\n```\n"
			 "<!-- end -->\n")));
	const char *md = made(b,
		arena_fmt(cx->arena,
			HEAD "# One\n\n```sql each\nSELECT id AS \"report_text.id\" FROM "
			     "report_text WHERE "
			     "id = '%s'\n```\n{{report_text.title}}\n\n{{report_text.text}}\n<!-- "
			     "end -->\n",
			r->id));

	assert_has(md, "{{organisation.short}}");
	assert_has(md, "## Loud");
	assert_has(md, "SELECT 1");
	assert_lacks(md, "roskilde");
}

static void test_names_are_bound_and_never_pasted(void **state)
{
	const char *md =
		made(*state, HEAD "```sql let\nSELECT 'x'' OR 1 = 1 --' AS evil\n```\n"
				  "```sql list empty=\"Nothing is called {{evil}}\"\n"
				  "SELECT title FROM processing WHERE title = {{evil}}\n```\n");

	assert_has(md, "Nothing is called x' OR 1 = 1");
	assert_lacks(md, "Ansættelser");
}

static bool fill_chapters(struct ctx *cx, struct dataset *set, const struct report_order *order)
{
	assert_non_null(order->organisation);
	dataset_row(cx, set, ARGS(T("H02"), T("Bilag's \"navn\"'; DROP TABLE x"), I(2)));
	dataset_row(cx, set, ARGS(T("H01"), T(NULL), I(1)));
	return true;
}

static void test_data_sets_are_tables(void **state)
{
	struct dataset sets[] = {
		{ .name = "chapters", .columns = "id, title, place", .fill = fill_chapters },
		{ .name = "none", .columns = "a, b" }
	};
	const char *md = made_with(*state,
		HEAD "```sql table caption=\"C\" columns=\"Id | Title | Place\" empty=\"E\" "
		     "total=\"Sum\"\n"
		     "WITH {{chapters}} SELECT id, title, place FROM chapters ORDER BY id\n```\n"
		     "```sql list empty=\"No rows.\"\nWITH {{none}} SELECT a, b FROM none\n```\n",
		(struct report_order){ .sets = sets, .set_count = COUNT(sets) });

	assert_has(md, "Bilag's \"navn\"'; DROP TABLE x");
	assert_true(strstr(md, "H01") < strstr(md, "H02"));
	assert_has(md, "**Sum**");
	assert_has(md, "**3**");
	assert_has(md, "No rows.");
}

static void test_figures_carry_their_words(void **state)
{
	const char *md = made(*state, HEAD
		"```sql keyfigures\nSELECT 'Activities', count(*), '', 'of all' FROM processing "
		"WHERE organisation = $2\n```\n"
		"```sql barchart caption=\"By role\" alt=\"Bars of {{organisation.name}}\" "
		"unit=\"%\" "
		"empty=\"E\"\nSELECT role AS \"processing.role\", 50 FROM processing GROUP BY "
		"role\n```\n"
		"```sql heatmap caption=\"M\" alt=\"A matrix\" rows=\"R\" columns=\"C\" "
		"empty=\"E\"\n"
		"SELECT 1, 1, 'r1', 'c1', 'low' AS \"scenario.level_before\", 3 UNION ALL\n"
		"SELECT 2, 1, 'r2', 'c1', 'high', 7\n```\n");

	assert_has(md, "Activities");
	assert_has(md, "of all");
	assert_has(md, "Bars of Roskilde Kommune");
	assert_has(md, "Controller");
	assert_has(md, "A matrix");
	assert_true(strstr(md, "r2") < strstr(md, "r1"));
	assert_has(md, "High");
}

static void test_markdown_tables_have_a_caption(void **state)
{
	const char *md =
		made(*state, HEAD "Table: The field's words\n\n| Field | Text |\n|---|--:|\n"
				  "| **Name** | {{organisation.name}} |\n");

	assert_has(md, "The field's words");
	assert_has(md, "| **Name** | Roskilde Kommune |");
	assert_lacks(md, "Table:");
}

static void test_a_reader_sees_what_the_actor_may_see(void **state)
{
	struct bench *b = *state;
	struct report_order order = { .organisation = b->greve };

	scene_as(&b->scene, "greve-isk", NULL);
	const char *md = made_with(b,
		HEAD "```sql list empty=\"None.\"\n"
		     "SELECT title FROM processing ORDER BY title\n```\n",
		order);
	assert_has(md, "Greves egen");
	assert_lacks(md, "Ansættelser");
	scene_as(&b->scene, "admin", NULL);
}

static void test_a_report_of_an_earlier_day_is_made_from_that_days_rows(void **state)
{
	struct bench *b = *state;
	struct document *before = NULL, *after = NULL;
	struct buf md = { .arena = b->scene.cx.arena };

	scene_clock(&b->scene, "2026-03-01T12:00:00Z");
	scene_save(&b->scene.cx, "processing", "roskilde", PAIRS("title", "Senere"));
	scene_template(&b->scene.cx, "en",
		HEAD "```sql list empty=\"None.\"\n"
		     "SELECT title FROM processing ORDER BY title\n```\n");
	after = must_make(b, (struct report_order){ 0 });
	scene_as(&b->scene, "admin", "2026-02-01");
	before = must_make(b, (struct report_order){ .as_of = "2026-02-01" });
	document_to_markdown(before, &md);
	assert_lacks(md.text, "Senere");
	assert_has(md.text, "Ansættelser");
	assert_string_equal(before->date, "2026-02-01");
	assert_string_not_equal(before->ledger_head, after->ledger_head);
	scene_as(&b->scene, "admin", NULL);
	scene_clock(&b->scene, "2026-01-15T12:00:00Z");
}

static void test_every_report_says_what_it_was_made_from(void **state)
{
	struct bench *b = *state;
	struct document *doc = NULL;
	struct report_order order = { .year = 2024, .draft = true, .notice = "Demo" };
	struct buf facts = { .arena = b->scene.cx.arena };

	scene_template(&b->scene.cx, "en",
		"---\ntitle: Annual {{year}}\nsubtitle: {{first}}\n"
		"about: organisation\nperiod: year\ncover: yes\n---\n"
		"```sql list empty=\"E\"\nSELECT $4, $5, $1\n```\n");
	doc = must_make(b, order);
	for (size_t i = 0; i < doc->fact_count; i++)
		buf_fmt(&facts, "%s=%s;", doc->facts[i].label, doc->facts[i].value);
	assert_string_equal(doc->title, "Annual 2024");
	assert_string_equal(doc->subtitle, "1 January 2024");
	assert_has(facts.text, "Period=1 January 2024 \342\200\223 31 December 2024;");
	assert_has(facts.text, "Data as of=15 January 2026;");
	assert_has(facts.text, "Made by=");
	assert_has(facts.text, VAERN_VERSION);
	assert_has(doc->ledger_head, " events, root ");
	assert_true(doc->draft && doc->cover && !doc->contents);
	assert_string_equal(doc->notice, "Demo");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_table_takes_headers_and_words_from_the_fields),
		cmocka_unit_test(test_danish_numbers_dates_and_labels),
		cmocka_unit_test(test_a_section_repeats_for_each_row_with_its_record),
		cmocka_unit_test(test_sections_depend_on_rows),
		cmocka_unit_test(test_the_last_final_assessment_of_a_subject_is_in_force),
		cmocka_unit_test(test_what_people_wrote_is_no_template),
		cmocka_unit_test(test_names_are_bound_and_never_pasted),
		cmocka_unit_test(test_data_sets_are_tables),
		cmocka_unit_test(test_figures_carry_their_words),
		cmocka_unit_test(test_markdown_tables_have_a_caption),
		cmocka_unit_test(test_a_reader_sees_what_the_actor_may_see),
		cmocka_unit_test(test_a_report_of_an_earlier_day_is_made_from_that_days_rows),
		cmocka_unit_test(test_every_report_says_what_it_was_made_from),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
