/* test_template_heard.c - what a template says for those who hear its report: languages, the names
 * of rows, notes */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report.h"
#include "says.h"
#include "scene.h"

#define HEAD "---\ntitle: T\nabout: organisation\n---\n"

static int setup(void **state)
{
	static struct scene scene;

	scene_open(&scene);
	scene_save(&scene.cx, "processing", "roskilde",
		PAIRS("title", "Ansættelser", "basis6", "6e,6c", "registered_count", "32000",
			"purpose", "At **ansætte**.\n\n- den ene\n", "reviewed", "2025-11-02"));
	scene_save(&scene.cx, "processing", "roskilde",
		PAIRS("title", "112", "basis6", "6e", "registered_count", "900", "purpose",
			"Alarmer.", "reviewed", "2025-11-03"));
	scene_own_files(&scene);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	scene_close(*state);
	return 0;
}

/* The document of a template of its own name in that language, for Roskilde. */
static struct document *made(struct scene *scene, const char *lang, const char *text)
{
	struct ctx *cx = &scene->cx;
	struct report_kind kind;
	struct report_order order = { .kind = &kind };
	const struct form *form = entity_find("organisation");
	enum lang users = cx->lang;
	struct document *doc = NULL;

	scene_template(cx, lang, text);
	must(cx, lang_from_text(lang, &cx->lang));
	must(cx, record_resolve(cx, &order.organisation, form, "roskilde") &&
			 report_find(cx, &kind, "t") && report_make(cx, &doc, &order));
	cx->lang = users;
	if (!doc)
		abort();
	return doc;
}

/* As a web page, which says all that is heard. */
static const char *page_of(struct scene *scene, const char *lang, const char *text)
{
	struct buf out = { .arena = scene->cx.arena };

	document_to_html(made(scene, lang, text), &out);
	return out.text;
}

#define ACTIVITY \
	"```sql each\nSELECT id AS \"processing.id\" FROM processing WHERE registered_count = " \
	"32000\n```\n"
#define ITS_TABLE \
	"```sql table caption=\"C\" empty=\"E\"\nSELECT title AS \"processing.title\", " \
	"registered_count AS \"processing.registered_count\" FROM processing\n```\n"

static void test_what_is_written_in_danish_is_danish_in_an_english_report(void **state)
{
	const char *page = page_of(*state, "en",
		HEAD ACTIVITY "Title: {{processing.title}}, {{processing.registered_count}}, "
			      "{{processing.basis6}}\n\n{{processing.purpose}}\n<!-- end -->\n"
			      "After.\n\n" ITS_TABLE);

	assert_has(page, "<p>Title: <span lang=\"da\">Ansættelser</span>, 32,000, (c) Legal");
	assert_has(page, "<div lang=\"da\">\n<p>At <strong>ansætte</strong>.</p>\n</div>\n");
	assert_has(page, "<p>After.</p>");
	assert_has(page, "<th scope=\"row\"><span lang=\"da\">Ansættelser</span></th>");
	assert_has(page, "<td class=\"number\">32,000</td>");
	assert_lacks(page, "<div lang=\"da\">\n<p>After");
	/* Also what the SQL gives as it stands in the record; not what it made of that. */
	page = page_of(*state, "en",
		HEAD "```sql list empty=\"E\"\nSELECT p.title, 'Of ' || p.title, p.status, p.id\n"
		     "FROM (SELECT * FROM processing) p WHERE p.registered_count = 32000\n```\n");
	assert_has(page, "<span lang=\"da\"><strong>Ansættelser</strong></span>: Of Ansættelser");
}

/* However many letters there are in the identifier that it is shown for. */
static void test_what_is_shown_as_figures_is_in_no_language(void **state)
{
	const char *page = page_of(*state, "en",
		HEAD
		"```sql list empty=\"E\"\nSELECT id AS \"processing.id\", 'text' FROM processing "
		"ORDER BY registered_count\n```\n");

	assert_has(page, "<strong>112</strong>: text");
	assert_lacks(page, "<span lang=\"da\"><strong>112");
	assert_has(page, "<span lang=\"da\"><strong>Ansættelser</strong></span>: text");
}

static void test_a_template_says_what_is_in_another_language(void **state)
{
	const char *page = page_of(*state, "da",
		HEAD "Dansk.\n<!-- lang en -->\n> Each controller: {{organisation.name}}\n\n"
		     "- point\n<!-- lang -->\nIgen.\n" ACTIVITY
		     "<!-- lang de-CH -->\nHeute.\n<!-- end -->\nTil sidst. "
		     "{{organisation.name}}\n\n" ITS_TABLE);
	assert_has(page, "<div lang=\"en\">\n<blockquote>\n<p>Each controller: "
			 "<span lang=\"da\">Roskilde Kommune</span></p>");
	assert_has(page, "<div lang=\"en\">\n<ul>\n<li><p>point</p>");
	assert_has(page, "</div>\n<p>Igen.</p>\n<div lang=\"de-CH\">\n<p>Heute.</p>\n</div>\n"
			 "<p>Til sidst. Roskilde Kommune</p>");
	assert_has(page, "<th scope=\"row\">Ansættelser</th>");
}

static void test_the_first_column_of_words_names_its_row(void **state)
{
	static const char sql[] =
		"SELECT p.reviewed AS \"processing.reviewed\", p.title AS \"processing.title\", "
		"p.status AS \"processing.status\" FROM processing p WHERE registered_count = "
		"32000\n```\n";
	struct scene *scene = *state;
	const char *page = page_of(scene, "en",
		arena_fmt(scene->cx.arena,
			HEAD "```sql table caption=\"C\" empty=\"E\"\n%s"
			     "```sql table caption=\"D\" empty=\"E\" names=\"Status\"\n%s",
			sql, sql));

	assert_has(page, "<td class=\"date\">2025-11-02</td><th scope=\"row\"><span "
			 "lang=\"da\">Ansættelser");
	assert_has(page, "<td class=\"date\">2025-11-02</td><td><span "
			 "lang=\"da\">Ansættelser</span></td><th sc");
}

static void test_rows_may_share_their_first_cell(void **state)
{
	const char *page = page_of(*state, "en",
		HEAD "```sql table caption=\"C\" empty=\"E\" columns=\"Group | Number | Name\" "
		     "group=\"yes\"\nSELECT 'a', 1, 'one' UNION ALL SELECT 'a', 2, 'two' "
		     "UNION ALL SELECT 'b', 3, 'three' ORDER BY 2\n```\n");

	assert_has(page, "<tr><th scope=\"row\" rowspan=\"2\">a</th><td class=\"number\">1</td>"
			 "<th scope=\"row\">one</th></tr>\n<tr><td class=\"number\">2</td>"
			 "<th scope=\"row\">two</th></tr>\n<tr><th scope=\"row\">b</th>");
}

static void test_notes_stand_at_the_end_of_their_chapter(void **state)
{
	struct scene *scene = *state;
	struct buf out = { .arena = scene->cx.arena };

	document_to_markdown(
		made(scene, "en",
			HEAD
			"# One\n\nA fact.[^a] Another[^b-2]; the first[^a].\n\n## Part\n\nMore.\n\n"
			"Table: T\n\n| A | B |\n|---|---|\n| x | y[^b-2] |\n\n# Two\n\nAgain "
			"**so[^a]**.\n"
			"`[^a]`\n\n[^a]: The *law*, {{organisation.name}}\n[^b-2]: "
			"https://example.org/\n"
			"[^unused]: Nothing\n"),
		&out);
	const char *md = out.text;

	assert_has(md, "A fact.[^1] Another[^2]; the first[^1].");
	assert_has(md, "| x | y[^2] |\n\n[^1]: The *law*, Roskilde Kommune\n[^2]: https://ex");
	assert_has(md, "[^2]: https://example.org/\n\n## Two\n");
	assert_has(md, "Again **so**[^3]. `[^a]`\n\n[^3]: The *law*, Roskilde Kommune\n");
	assert_lacks(md, "Nothing");
}

/* The first row's words do not stand for all rows, and the same words are one note. */
static void test_a_note_says_what_it_says_where_it_is_referred_to(void **state)
{
	const char *page = page_of(*state, "da",
		HEAD "```sql each\nSELECT 1 AS row, 'et' AS name UNION ALL SELECT 2, 'to' "
		     "UNION ALL SELECT 3, 'et' ORDER BY 1\n```\nRække {{row}}[^a].[^b]\n"
		     "<!-- end -->\n\n[^a]: Om {{name}}\n[^b]: Fælles\n");

	assert_has(page, "id=\"ref-3\" href=\"#note-3\">3</a></sup>.<sup><a role=\"doc-noteref\" "
			 "href=\"#note-2\">");
	assert_has(page, "<p>Række 3<sup><a role=\"doc-noteref\" href=\"#note-1\">");
	assert_has(page, "value=\"1\">Om et <a");
	assert_has(page, "value=\"3\">Om to <a");
	assert_lacks(page, "#note-4");
}

static void test_a_note_is_in_the_language_of_the_report(void **state)
{
	const char *page = page_of(*state, "da",
		HEAD "# A\n\n<!-- lang en -->\nIn English[^a].\n\n# B\n\nMore.\n\n<!-- lang "
		     "-->\n[^a]: {{organisation.name}}, dansk\n");

	assert_has(page, "<div lang=\"en\">\n<p>In English<sup>");
	assert_has(page, "</div>\n<section role=\"doc-endnotes\" class=\"notes\">\n<ol>\n"
			 "<li id=\"note-1\" value=\"1\">Roskilde Kommune, dansk <a");
	assert_has(page, "<div lang=\"en\">\n<h2 id=\"h2\">B</h2>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_written_in_danish_is_danish_in_an_english_report),
		cmocka_unit_test(test_what_is_shown_as_figures_is_in_no_language),
		cmocka_unit_test(test_a_template_says_what_is_in_another_language),
		cmocka_unit_test(test_the_first_column_of_words_names_its_row),
		cmocka_unit_test(test_rows_may_share_their_first_cell),
		cmocka_unit_test(test_notes_stand_at_the_end_of_their_chapter),
		cmocka_unit_test(test_a_note_says_what_it_says_where_it_is_referred_to),
		cmocka_unit_test(test_a_note_is_in_the_language_of_the_report),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
