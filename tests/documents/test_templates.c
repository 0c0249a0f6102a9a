/* test_templates.c - the templates that ship: over an empty store, and over one that has something
 * of everything */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "conform.h"
#include "report_data.h"
#include "says.h"

/* Keeps the document in the folder PAPERS, for programs by others to look at; as PDF/A-1a where
 * PDFA_1 is set. */
static void keep_paper(struct ctx *cx, struct document *doc, const char *id, const char *whose)
{
	static unsigned count;
	const char *folder = getenv("PAPERS");

	if (!folder)
		return;
	if (getenv("PDFA_1"))
		doc->archive = ARCHIVE_1A;
	must(cx, document_save(cx, doc,
			 arena_fmt(cx->arena, "%s/%03u-%s-%s.pdf", folder, ++count, id, whose)));
}

static void assert_conforms(struct ctx *cx, struct pdf_bytes pdf, const char *id)
{
	struct buf bytes = { .arena = cx->arena };
	struct conform_result result;

	buf_add(&bytes, (const char *)pdf.data, pdf.len);
	must(cx, conform_check(cx, &result, &bytes));
	if (result.count)
		fail_msg("%s breaks the rule %s: %s", id, result.findings[0].rule->id,
			result.findings[0].where);
}

/* The template's document as Markdown; it is also made as a PDF, which must keep the rules of
 * PDF/A-3a and PDF/UA-1. */
static const char *made(struct bench *b, const char *id, enum lang lang, const char *organisation)
{
	struct ctx *cx = &b->scene.cx;
	struct buf md = { .arena = cx->arena };
	struct report_kind kind;
	struct pdf_bytes pdf;
	struct document *doc;

	cx->lang = lang;
	must(cx, report_find(cx, &kind, id));
	struct report_order order = { .kind = &kind, .year = 2025, .record = subject_of(b, &kind) };
	order.organisation = order.record ? NULL : organisation;
	order.set_count = report_data(cx, &order.sets);
	must(cx, report_make(cx, &doc, &order));
	must(cx, document_to_pdf(cx, doc, &pdf));
	assert_conforms(cx, pdf, id);
	document_to_markdown(doc, &md);
	keep_paper(cx, doc, id, lang == LANG_DA ? "da" : "en");
	return md.text;
}

static bool is_about_organisation(const struct report_kind *kind)
{
	return strcmp(kind->about->name, "organisation") == 0;
}

static bool make_kind(struct ctx *cx, const struct report_kind *kind, void *arg)
{
	struct bench *b = arg;

	if (!is_about_organisation(kind) && !subject_of(b, kind))
		fail_msg("There is no record to make '%s' about", kind->id);
	assert_null(strstr(made(b, kind->id, cx->lang, b->roskilde), "{{"));
	return true;
}

static bool make_kind_about_organisation(struct ctx *cx, const struct report_kind *kind, void *arg)
{
	return !is_about_organisation(kind) || make_kind(cx, kind, arg);
}

static void test_every_template_is_made_from_a_store_with_everything(void **state)
{
	struct bench *b = *state;

	for (enum lang lang = LANG_DA; lang <= LANG_EN; lang++) {
		b->scene.cx.lang = lang;
		must(&b->scene.cx, report_each(&b->scene.cx, make_kind, b));
	}
}

static void test_every_template_about_an_organisation_is_made_from_an_empty_store(void **state)
{
	struct bench empty = { 0 };
	(void)state;

	scene_open(&empty.scene);
	must(&empty.scene.cx, record_resolve(&empty.scene.cx, &empty.roskilde,
				      entity_find("organisation"), "greve"));
	empty.scene.cx.lang = LANG_DA;
	must(&empty.scene.cx, report_each(&empty.scene.cx, make_kind_about_organisation, &empty));
	assert_has(made(&empty, "annual", LANG_DA, empty.roskilde),
		"Der er ikke registreret aktive behandlingsaktiviteter.");
	scene_close(&empty.scene);
}

static void test_the_record_shows_data_with_those_they_are_about(void **state)
{
	struct bench *b = *state;
	const char *md = made(b, "article30", LANG_DA, b->roskilde);

	assert_has(md, "| Borgere | CPR-nummer, Helbredsoplysninger | 1.200 |");
	assert_has(md, "| Tredjelande (litra e) | USA |");
	assert_has(md, "| Dataansvarlige (litra a) | Nabokommunen |");
}

static void test_a_screening_shows_every_question_with_its_answer(void **state)
{
	const char *md = made(*state, "screening", LANG_DA, NULL);

	assert_has(md, "| Ja | Der behandles helbredsoplysninger. |");
	assert_has(md, "GDPR 35(3)(a)");
	assert_has(md, "ordlyden er ikke verificeret");
}

static void test_a_matrix_places_a_scenario_at_its_worst_consequence(void **state)
{
	const char *md = made(*state, "risk", LANG_DA, NULL);

	assert_has(md, "To faktorer");
	assert_has(md, "4 → 4");
	assert_has(md, "| Ikke hos os |");
	assert_has(md, "Dansk 4×4-skala, KL");
}

static void test_gaps_between_statements_are_counted_in_days(void **state)
{
	const char *md = made(*state, "supervision", LANG_DA, NULL);

	assert_has(md,
		"| Erklæring 2024 | 01-01-2024 | 31-12-2024 | 10-01-2025 | 01-02-2025 | 31 | 21 |");
	assert_has(md, "ikke verificeret");
	assert_has(md, "| Roskilde Kommune | Afventer |");
	assert_has(md, "| Logning mangler | Høj |");
}

static void test_the_annual_report_counts_what_there_is(void **state)
{
	struct bench *b = *state;
	const char *md = made(b, "annual", LANG_DA, b->roskilde);

	assert_has(md, "Kommunen fører 2 aktive behandlingsaktiviteter og anvender 1 it-systemer.");
	assert_has(md, "Vi har vores egen.");
	assert_has(md, "**Kontroller med fund**");
	assert_has(md, "| Opdatér fortegnelsen |");
}

static void test_the_association_reports_its_economy(void **state)
{
	struct bench *b = *state;
	const char *md = made(b, "association", LANG_DA, b->association);

	assert_has(md, "| Drift | 1.000.000 | 1.250.000 | -250.000 | -25\302\240% |");
	assert_has(md, "Forbruget ligger dermed 250.000 kr. over budgettet.");
	assert_has(md, "Vi har set på det.");
}

/* The document as that person would have it. */
static const char *made_as(struct bench *b, const char *login, const char *id, const char *org)
{
	scene_as(&b->scene, login, NULL);
	const char *md = made(b, id, LANG_DA, org);
	scene_as(&b->scene, "admin", NULL);
	return md;
}

static void test_an_agreement_says_when_it_does_not_list_every_controller(void **state)
{
	struct bench *b = *state;
	const char *whole = made_as(b, "fu", "agreement", NULL);
	const char *part = made_as(b, "greve-isk", "agreement", NULL);

	assert_has(whole, "| Roskilde Kommune |");
	assert_null(strstr(whole, "ikke hele listen"));
	assert_null(strstr(part, "| Roskilde Kommune |"));
	assert_has(part, "ikke hele listen");
}

static void test_a_system_overview_says_what_it_leaves_out(void **state)
{
	struct bench *b = *state;
	const char *part = made_as(b, "greve-isk", "system", NULL);
	const char *whole = made_as(b, "dpo", "system", NULL);

	assert_has(part, "**Ikke hele samarbejdet:**");
	assert_null(strstr(whole, "**Ikke hele samarbejdet:**"));
	assert_has(whole, "| Opgave | Forny aftalen | Foreningen | 30-11-2025 | forfaldt |");
	assert_has(whole, "| Sagsbehandling |");
}

static void test_a_count_of_decisions_says_when_it_is_of_those_that_may_be_read(void **state)
{
	struct bench *b = *state;
	const char *part = made_as(b, "greve-isk", "review", NULL);
	const char *whole = made_as(b, "dpo", "review", NULL);
	const char *supervision = made_as(b, "greve-isk", "supervision", NULL);

	assert_has(part, "de kommuner, hvis beslutninger");
	assert_has(part, "viser kun de observationer, som");
	assert_lacks(whole, "**Ikke alle kommuner:**");
	assert_has(supervision, "viser kun de observationer, som");
	assert_has(supervision, "viser kun de erklæringer, som");
	assert_has(supervision, "de kommuner, hvis beslutninger");
	assert_lacks(made_as(b, "dpo", "supervision", NULL), "**Ikke alle kommuner:**");
}

/* The supervision group sees a municipality's own system, but not what it is used for. */
static void test_an_overview_of_a_members_own_system_says_what_it_leaves_out(void **state)
{
	struct bench *b = *state;
	struct ctx *cx = &b->scene.cx;
	const char *shared = b->subjects[SUBJECT_SYSTEM];

	b->subjects[SUBJECT_SYSTEM] =
		scene_save(cx, "system", "greve", PAIRS("name", "Adgangskontrol"))->id;
	assert_has(made_as(b, "tilsyn", "system", NULL), "**Ikke alt er med:**");
	assert_lacks(made_as(b, "greve-isk", "system", NULL), "**Ikke alt er med:**");
	b->subjects[SUBJECT_SYSTEM] = shared;
}

/* Zeros for what cannot be seen would be a lie under a seal. */
static void test_a_report_is_refused_to_those_who_cannot_read_what_it_counts(void **state)
{
	static const struct {
		const char *login, *id;
		bool of_association;
		const char *why;
	} refused[] = {
		{ "tilsyn", "annual", false, "of that organisation, and you may not" },
		{ "tilsyn", "association", true, "of every organisation, and you may not" },
		{ "greve-isk", "supervision_year", true, "of every organisation, and you may not" },
	};
	struct bench *b = *state;
	struct ctx *cx = &b->scene.cx;

	for (size_t i = 0; i < COUNT(refused); i++) {
		struct report_order order = { .organisation = b->association };
		struct report_kind kind;
		struct document *doc;
		scene_as(&b->scene, refused[i].login, NULL);
		cx->lang = LANG_EN;
		must(cx, report_find(cx, &kind, refused[i].id));
		order.kind = &kind;
		order.organisation = refused[i].of_association ? b->association : b->roskilde;
		order.set_count = report_data(cx, &order.sets);
		assert_false(report_make(cx, &doc, &order));
		assert_int_equal(cx->err.kind, ERR_DENIED);
		assert_has(cx->err.text, refused[i].why);
		scene_as(&b->scene, "admin", NULL);
	}
}

static void test_a_handbook_knows_the_edition_that_was_adopted(void **state)
{
	struct bench *b = *state;

	scene_sql(&b->scene, "UPDATE adoption SET text_digest = '0123456789abcdef'");
	assert_has(made(b, "handbook", LANG_DA, b->roskilde), " (ændret siden) |");
	assert_has(made(b, "chapter", LANG_DA, NULL), "**Den fælles tekst er ændret,**");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_template_is_made_from_a_store_with_everything),
		cmocka_unit_test(
			test_every_template_about_an_organisation_is_made_from_an_empty_store),
		cmocka_unit_test(test_the_record_shows_data_with_those_they_are_about),
		cmocka_unit_test(test_a_screening_shows_every_question_with_its_answer),
		cmocka_unit_test(test_a_matrix_places_a_scenario_at_its_worst_consequence),
		cmocka_unit_test(test_gaps_between_statements_are_counted_in_days),
		cmocka_unit_test(test_the_annual_report_counts_what_there_is),
		cmocka_unit_test(test_the_association_reports_its_economy),
		cmocka_unit_test(test_an_agreement_says_when_it_does_not_list_every_controller),
		cmocka_unit_test(test_a_system_overview_says_what_it_leaves_out),
		cmocka_unit_test(
			test_a_count_of_decisions_says_when_it_is_of_those_that_may_be_read),
		cmocka_unit_test(test_an_overview_of_a_members_own_system_says_what_it_leaves_out),
		cmocka_unit_test(test_a_report_is_refused_to_those_who_cannot_read_what_it_counts),
		cmocka_unit_test(test_a_handbook_knows_the_edition_that_was_adopted),
	};
	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
