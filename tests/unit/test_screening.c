/* test_screening.c - the questionnaire's own examples, and what a screening keeps */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "asset.h"
#include "law.h"
#include "scene.h"
#include "screening.h"

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

static const struct questionnaire *dpia(struct ctx *cx)
{
	const struct questionnaire *file = NULL;

	must(cx, screening_load(cx, &file, "dpia"));
	return file;
}

static struct reply *blank(struct ctx *cx, const struct questionnaire *file)
{
	return arena_alloc(cx->arena, (file->questions.count + 1) * sizeof(struct reply));
}

/* Every question that needs an answer is answered no. */
static struct reply *all_no(struct ctx *cx, const struct questionnaire *file)
{
	struct reply *replies = blank(cx, file);

	for (size_t i = 0; i < file->questions.count; i++)
		if (!file->questions.list[i].optional)
			replies[i].answer = "no";
	return replies;
}

static struct record *new_screening(struct ctx *cx)
{
	return scene_save(cx, "screening", "roskilde", PAIRS("title", "Screening"));
}

static void reply_to(const struct questionnaire *file, struct reply *replies, const char *question,
	const char *answer)
{
	long i = question_find(&file->questions, question);

	assert_true(i >= 0);
	replies[i].answer = answer;
}

static const char *fired_rules(struct ctx *cx, const struct screening_result *result)
{
	struct buf text = { .arena = cx->arena };

	buf_puts(&text, "");
	for (size_t i = 0; i < result->fired_count; i++)
		buf_fmt(&text, "%s%s", i ? " " : "", result->fired[i].rule->id);
	return text.text;
}

static void test_the_examples_of_the_file_hold(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);

	assert_true(file->example_count >= 9);
	for (size_t i = 0; i < file->example_count; i++) {
		const struct screening_example *example = &file->examples[i];
		struct record *screening = new_screening(cx);
		struct screening_result result;
		print_message("# %s\n", example->title);
		must(cx, screening_decide(cx, &result, screening, example->replies));
		assert_string_equal(result.outcome, example->outcome);
		assert_string_equal(fired_rules(cx, &result), example->rules);
		assert_int_equal(result.criteria, example->criteria);
		assert_string_equal(record_get(screening, "outcome"), example->outcome);
	}
}

static void test_each_question_of_35_3_alone_requires_a_dpia(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);

	for (size_t i = 0; i < file->questions.count; i++) {
		const struct question *q = &file->questions.list[i];
		struct reply *replies = all_no(cx, file);
		struct record *screening = new_screening(cx);
		struct screening_result result;
		replies[i] = (struct reply){ "yes", "fordi" };
		must(cx, screening_decide(cx, &result, screening, replies));
		assert_string_equal(result.outcome, q->id[0] == 'a'   ? "required"
						    : q->id[0] == 'k' ? "decide"
						    : q->id[0] == 'l' && !q->needs_criterion
							    ? "required"
							    : "not_required");
	}
}

static void test_an_item_that_needs_a_criterion_fires_with_one_more(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	size_t seen = 0;

	for (size_t i = 0; i < file->questions.count; i++) {
		struct reply *replies = all_no(cx, file);
		struct screening_result result;
		if (!file->questions.list[i].needs_criterion)
			continue;
		seen++;
		replies[i].answer = "partly";
		reply_to(file, replies, "k3", "yes");
		must(cx, screening_decide(cx, &result, new_screening(cx), replies));
		assert_string_equal(fired_rules(cx, &result), "B D");
	}
	assert_int_equal(seen, 4);
}

static void test_the_outcome_is_written_with_its_grounds(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx), *back;
	struct screening_result result;
	struct reply *replies = blank(cx, file), *kept;

	reply_to(file, replies, "k4", "yes");
	reply_to(file, replies, "k7", "partly");
	replies[question_find(&file->questions, "k7")].reason = "Børn";
	must(cx, screening_decide(cx, &result, screening, replies));
	scene_as(*state, "roskilde-isk", NULL);
	must(cx, record_load(cx, &back, screening->form, screening->id));
	assert_string_equal(record_get(back, "outcome"), "undecided");
	assert_string_equal(record_get(back, "criteria_count"), "2");
	assert_string_equal(record_get(back, "screened"), "2026-01-15");
	assert_non_null(strstr(record_get(back, "rules_fired"), "(WP248 III.B(a)) – k4, k7"));
	assert_non_null(strstr(record_get(back, "unanswered"), "a1: Sker der"));
	assert_null(strstr(record_get(back, "unanswered"), "x1"));
	must(cx, screening_open(cx, &file, &kept, back));
	assert_string_equal(kept[question_find(&file->questions, "k7")].reason, "Børn");
}

/* They are stored in Danish; where the rules give the same still, they can be said in English. */
static void test_grounds_are_in_the_readers_language_while_they_hold(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx);
	struct screening_result result;
	struct reply *replies = all_no(cx, file);
	const char *grounds;

	must(cx, screening_grounds(cx, &grounds, screening));
	assert_null(grounds);
	reply_to(file, replies, "k4", "yes");
	reply_to(file, replies, "k7", "yes");
	must(cx, screening_decide(cx, &result, screening, replies));
	must(cx, screening_grounds(cx, &grounds, screening));
	assert_non_null(strstr(grounds, "nine criteria"));
	assert_non_null(strstr(record_get(screening, "rules_fired"), "ni kriterier"));
	must(cx, record_set(cx, screening, "rules_fired", "C: Det var ordene den dag"));
	must(cx, screening_grounds(cx, &grounds, screening));
	assert_string_equal(grounds, "C: Det var ordene den dag");
}

static void test_laws_are_named_in_the_readers_language(void **state)
{
	struct arena *a = ((struct scene *)*state)->cx.arena;
	const char *law = "GDPR 10, databeskyttelsesloven § 8";

	assert_string_equal(law_in(a, LANG_DA, law), law);
	assert_string_equal(
		law_in(a, LANG_EN, law), "GDPR 10, the Danish Data Protection Act, section 8");
	assert_string_equal(law_in(a, LANG_EN, ""), "");
}

static void test_answers_of_an_earlier_day_stay_until_they_are_changed(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx);
	struct screening_result result;
	struct reply *replies = all_no(cx, file);

	must(cx, screening_decide(cx, &result, screening, replies));
	assert_string_equal(result.outcome, "not_required");
	replies = blank(cx, file);
	reply_to(file, replies, "a2", "yes");
	must(cx, screening_decide(cx, &result, screening, replies));
	assert_string_equal(result.outcome, "required");
	assert_int_equal(result.unanswered_count, 0);
	assert_int_equal(screening->version, 3);
}

static void test_an_override_needs_the_view_of_the_dpo(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx);
	struct screening_result result;
	struct reply *replies = all_no(cx, file);

	reply_to(file, replies, "a1", "yes");
	must(cx, record_set(cx, screening, "override_outcome", "not_required"));
	must(cx, record_set(cx, screening, "override_reason", "Lille omfang"));
	must(cx, record_save(cx, screening, WORD_SET));
	must(cx, screening_decide(cx, &result, screening, replies));
	assert_string_equal(result.outcome, "required");
	assert_string_equal(record_get(screening, "override_outcome"), "not_required");
	assert_int_equal(result.missing_count, 1);
	assert_string_equal(result.missing[0]->id, "R");
	must(cx, record_set(cx, screening, "dpo_view", "Enig"));
	must(cx, record_save(cx, screening, WORD_SET));
	must(cx, screening_decide(cx, &result, screening, replies));
	assert_int_equal(result.missing_count, 0);
}

static void test_an_exception_without_evidence_is_refused_and_nothing_is_kept(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx);
	struct screening_result result;
	struct reply *replies = all_no(cx, file), *kept;

	reply_to(file, replies, "x1", "yes");
	assert_false(screening_decide(cx, &result, screening, replies));
	assert_int_equal(cx->err.kind, ERR_INVALID);
	must(cx, screening_open(cx, &file, &kept, screening));
	for (size_t i = 0; i < file->questions.count; i++)
		assert_null(kept[i].answer);
}

static void test_another_members_screening_cannot_be_answered(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);
	struct record *screening = new_screening(cx);
	struct screening_result result;

	scene_as(*state, "greve-isk", NULL);
	assert_false(screening_decide(cx, &result, screening, all_no(cx, file)));
	assert_true(cx->err.kind == ERR_DENIED || cx->err.kind == ERR_NOT_FOUND);
}

/* The questionnaire with another SELECT in its first rule, as an own file. */
static void first_rule_is(struct scene *scene, const char *sql)
{
	static const char begins[] = "SELECT question FROM answer", ends[] = "ORDER BY question\n";
	struct ctx *cx = &scene->cx;
	const struct asset *asset = asset_find(cx, "checks/screening/dpia.yaml");
	const char *text = arena_str(cx->arena, asset->text, asset->len);
	const char *from = strstr(text, begins), *to = strstr(from, ends) + strlen(ends);
	char *folder = arena_fmt(cx->arena, "%s/checks", scene->folder);

	mkdir(folder, 0700);
	mkdir(arena_fmt(cx->arena, "%s/screening", folder), 0700);
	FILE *file = fopen(arena_fmt(cx->arena, "%s/screening/dpia.yaml", folder), "w");
	assert_non_null(file);
	fprintf(file, "%.*s%s\n%s", (int)(from - text), text, sql, to);
	fclose(file);
	cx->own_files = scene->folder;
}

static void test_a_rule_that_stops_half_way_has_not_found_nothing(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *screening = new_screening(cx);
	struct screening_result result;

	first_rule_is(scene, "SELECT sum(v.column1) FROM (VALUES (9223372036854775807), (1)) v");
	assert_false(screening_decide(cx, &result, screening, all_no(cx, dpia(cx))));
	assert_non_null(strstr(cx->err.text, "X: "));
	assert_non_null(strstr(cx->err.text, "overflow"));
}

static const char *written(struct scene *scene, const char *text)
{
	const char *path = arena_fmt(scene->cx.arena, "%s/answers.yaml", scene->folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	return path;
}

static void test_a_file_of_answers_is_read_or_refused_by_its_line(void **state)
{
	static const struct {
		const char *yaml, *says; /* says NULL: good */
	} cases[] = {
		{ "k4: {answer: ja, reason: Helbred}\nk5: nej\nk6: not_relevant\n", NULL },
		{ "k4: ja\nk10: ja\n", "answers.yaml:2: " },
		{ "k4: ja\n\nk5: måske\n", "answers.yaml:3: " },
		{ "k4: {answer: ja, grund: x}\n", "answers.yaml:1: " },
		{ "k4:\n", "answers.yaml:1: " },
		{ "x1: ja\n", "answers.yaml:1: " },
		{ "- k4\n", "answers.yaml:1: " },
		{ "k4: [ja\n", "answers.yaml:2: " },
	};
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	const struct questionnaire *file = dpia(cx);

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply *replies = blank(cx, file);
		bool good =
			replies_read(cx, replies, &file->questions, written(scene, cases[i].yaml));
		if (good != !cases[i].says)
			fail_msg("%s: %s", cases[i].yaml, good ? "taken" : cx->err.text);
		if (cases[i].says)
			assert_non_null(strstr(cx->err.text, cases[i].says));
	}
	struct reply *replies = blank(cx, file);
	must(cx, replies_read(cx, replies, &file->questions, written(scene, cases[0].yaml)));
	assert_string_equal(replies[question_find(&file->questions, "k4")].answer, "yes");
	assert_string_equal(replies[question_find(&file->questions, "k4")].reason, "Helbred");
	assert_false(replies_read(cx, replies, &file->questions, "/no/such/file"));
}

static void test_unverified_items_are_marked(void **state)
{
	struct ctx *cx = &((struct scene *)*state)->cx;
	const struct questionnaire *file = dpia(cx);

	for (size_t i = 0; i < file->questions.count; i++) {
		const struct question *q = &file->questions.list[i];
		assert_int_equal(q->verified, !strstr("l2 l6 l7 l8", q->id));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_the_examples_of_the_file_hold),
		TEST(test_each_question_of_35_3_alone_requires_a_dpia),
		TEST(test_an_item_that_needs_a_criterion_fires_with_one_more),
		TEST(test_a_rule_that_stops_half_way_has_not_found_nothing),
		TEST(test_the_outcome_is_written_with_its_grounds),
		TEST(test_grounds_are_in_the_readers_language_while_they_hold),
		TEST(test_laws_are_named_in_the_readers_language),
		TEST(test_answers_of_an_earlier_day_stay_until_they_are_changed),
		TEST(test_an_override_needs_the_view_of_the_dpo),
		TEST(test_an_exception_without_evidence_is_refused_and_nothing_is_kept),
		TEST(test_another_members_screening_cannot_be_answered),
		TEST(test_a_file_of_answers_is_read_or_refused_by_its_line),
		TEST(test_unverified_items_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
