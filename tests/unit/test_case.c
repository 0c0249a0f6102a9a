/* test_case.c - every state and every word of a case, four eyes, and the version decided on */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "case.h"
#include "scene.h"

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

static const char *const states[] = { "draft", "submitted", "in_review", "returned", "advised",
	"approved", "rejected", "closed" };
static const enum word words[] = { WORD_SUBMIT, WORD_REVIEW, WORD_RETURN, WORD_ADVISE, WORD_APPROVE,
	WORD_REJECT, WORD_CLOSE };
static const struct case_words everything = { "En tekst", "yes", "En grund", 0 };

/* What must come of it, written down apart from the table under test. */
static const char *expected(const char *state, enum word word, const char *kind)
{
	static const struct {
		const char *state, *kind;
		enum word word;
		const char *then;
	} moves[] = {
		{ "draft", NULL, WORD_SUBMIT, "submitted" },
		{ "returned", NULL, WORD_SUBMIT, "submitted" },
		{ "submitted", NULL, WORD_REVIEW, "in_review" },
		{ "in_review", NULL, WORD_RETURN, "returned" },
		{ "in_review", "advice", WORD_ADVISE, "advised" },
		{ "in_review", "approval", WORD_APPROVE, "approved" },
		{ "in_review", "approval", WORD_REJECT, "rejected" },
		{ "advised", NULL, WORD_CLOSE, "closed" },
		{ "approved", NULL, WORD_CLOSE, "closed" },
		{ "rejected", NULL, WORD_CLOSE, "closed" },
	};

	for (size_t i = 0; i < COUNT(moves); i++)
		if (strcmp(moves[i].state, state) == 0 && moves[i].word == word &&
			(!moves[i].kind || strcmp(moves[i].kind, kind) == 0))
			return moves[i].then;
	return NULL;
}

/* Who may say the word of Roskilde's case. */
static const char *speaker(enum word word)
{
	return word == WORD_SUBMIT || word == WORD_CLOSE ? "roskilde-isk"
	       : word == WORD_ADVISE                     ? "dpo"
							 : "roskilde-leder";
}

static struct record *scene_subject(struct ctx *cx)
{
	return scene_save(cx, "screening", "roskilde", PAIRS("title", "Screening"));
}

/* A case in the state, as an import would bring it; the administrator acts. */
static struct record *case_in(struct scene *scene, const char *state, const char *kind)
{
	struct ctx *cx = &scene->cx;

	scene_as(scene, "admin", NULL);
	const struct record *subject = scene_subject(cx);
	struct record *c = scene_record(cx, "case", "roskilde",
		PAIRS("title", "Sag", "kind", kind, "question", "Må vi?", "state", state, "subject",
			arena_fmt(cx->arena, "screening/%s", subject->id)));
	must(cx, record_save(cx, c, WORD_IMPORT));
	return c;
}

static void walk(struct scene *scene, const char *state, enum word word, const char *kind)
{
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, state, kind), *back;
	const char *then = expected(state, word, kind);

	scene_as(scene, speaker(word), NULL);
	bool done = case_do(cx, c, word, &everything);
	if (done != (then != NULL))
		fail_msg(
			"%s %s %s: %s", kind, state, word_name(word), done ? "done" : cx->err.text);
	must(cx, record_load(cx, &back, c->form, c->id));
	assert_string_equal(record_get(back, "state"), then ? then : state);
	assert_int_equal(back->version, then ? 2 : 1);
}

static void test_every_state_and_word_does_what_the_flow_says(void **state)
{
	static const char *const kinds[] = { "advice", "approval" };

	for (size_t k = 0; k < COUNT(kinds); k++)
		for (size_t s = 0; s < COUNT(states); s++)
			for (size_t w = 0; w < COUNT(words); w++)
				walk(*state, states[s], words[w], kinds[k]);
}

static void test_only_who_the_table_allows_says_a_word(void **state)
{
	static const char *const nobody[] = { "greve-isk", "revisor", "admin", "tilsyn" };
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;

	for (size_t p = 0; p < COUNT(nobody); p++)
		for (size_t w = 0; w < COUNT(words); w++) {
			struct record *c = case_in(scene, "in_review", "approval");
			scene_as(scene, nobody[p], NULL);
			assert_false(case_do(cx, c, words[w], &everything));
			assert_true(cx->err.kind == ERR_DENIED || cx->err.kind == ERR_NOT_FOUND);
		}
}

/* Gives the coordinator a manager's seat as well. */
static void add_seat(struct scene *scene, const char *login, const char *role)
{
	struct ctx *cx = &scene->cx;

	scene_as(scene, "admin", NULL);
	scene_save(cx, "membership", "roskilde",
		PAIRS("person", login, "role", role, "valid_from", "2020-01-01"));
}

static void test_who_submitted_never_decides_in_any_role_or_round(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "draft", "approval");

	add_seat(scene, "roskilde-isk", "manager");
	scene_as(scene, "roskilde-isk", NULL);
	must(cx, case_do(cx, c, WORD_SUBMIT, &everything));
	assert_false(case_do(cx, c, WORD_REVIEW, &everything));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	scene_as(scene, "roskilde-leder", NULL);
	must(cx, case_do(cx, c, WORD_REVIEW, &everything));
	must(cx, case_do(cx, c, WORD_RETURN, &everything));
	must(cx, case_do(cx, c, WORD_SUBMIT, &everything)); /* the manager takes it over */
	scene_as(scene, "dpo", NULL);
	must(cx, case_do(cx, c, WORD_REVIEW, &everything));
	scene_as(scene, "roskilde-isk", NULL);
	assert_false(case_do(cx, c, WORD_APPROVE, &everything));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	scene_as(scene, "roskilde-leder", NULL);
	assert_false(case_do(cx, c, WORD_APPROVE, &everything));
	assert_int_equal(cx->err.kind, ERR_DENIED);
	scene_as(scene, "dpo", NULL);
	must(cx, case_do(cx, c, WORD_APPROVE, &everything));
}

static void test_a_decision_keeps_the_version_and_its_digest(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "draft", "approval"), *subject;
	const char *digest;

	scene_as(scene, "roskilde-isk", NULL);
	must(cx, case_do(cx, c, WORD_SUBMIT, &everything));
	scene_as(scene, "roskilde-leder", NULL);
	must(cx, case_do(cx, c, WORD_REVIEW, &everything));
	must(cx, case_do(cx, c, WORD_APPROVE, &everything));
	must(cx, case_subject(cx, &subject, c));
	must(cx, record_digest(cx, &digest, subject->form, subject->id));
	assert_string_equal(record_get(c, "decided_digest"), digest);
	assert_string_equal(record_get(c, "decided_version"), "1");
	assert_string_equal(record_get(c, "decided_on"), "2026-01-15");
	assert_string_equal(record_get(c, "decision"), "En tekst");
}

static void test_what_changed_after_submission_is_decided_on_only_when_it_was_read(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "draft", "approval"), *subject;
	struct case_words said = everything;

	scene_as(scene, "roskilde-isk", NULL);
	must(cx, case_do(cx, c, WORD_SUBMIT, &everything));
	must(cx, case_subject(cx, &subject, c));
	must(cx, record_set(cx, subject, "description", "Ændret"));
	must(cx, record_save(cx, subject, WORD_SET));
	/* Setting the case itself does not make the change forgotten. */
	must(cx, record_set(cx, c, "deadline", "2026-02-01"));
	must(cx, record_save(cx, c, WORD_SET));
	scene_as(scene, "roskilde-leder", NULL);
	must(cx, case_do(cx, c, WORD_REVIEW, &everything));
	assert_false(case_do(cx, c, WORD_APPROVE, &everything));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	said.version = 1;
	assert_false(case_do(cx, c, WORD_APPROVE, &said));
	assert_int_equal(cx->err.kind, ERR_CONFLICT);
	said.version = 2;
	must(cx, case_do(cx, c, WORD_APPROVE, &said));
	assert_string_equal(record_get(c, "decided_version"), "2");
}

static void test_advice_that_is_not_followed_needs_the_controllers_reason(void **state)
{
	static const struct case_words lacking[] = {
		{ 0 },
		{ .follow = "no" },
		{ .follow = "maybe", .reason = "Nej" },
	};
	const struct case_words no = { .follow = "no", .reason = "Lille risiko" };
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "advised", "advice");

	scene_as(scene, "roskilde-isk", NULL);
	for (size_t i = 0; i < COUNT(lacking); i++) {
		assert_false(case_do(cx, c, WORD_CLOSE, &lacking[i]));
		assert_int_equal(cx->err.kind, ERR_INVALID);
	}
	must(cx, case_do(cx, c, WORD_CLOSE, &no));
	assert_string_equal(record_get(c, "follows_advice"), "0");
	assert_string_equal(record_get(c, "deviation_reason"), "Lille risiko");
	assert_string_equal(record_get(c, "closed_on"), "2026-01-15");
}

static void test_a_text_is_demanded_where_the_table_says(void **state)
{
	static const struct case_words silent = { 0 };
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "in_review", "approval");

	scene_as(scene, "roskilde-leder", NULL);
	assert_false(case_do(cx, c, WORD_RETURN, &silent));
	assert_false(case_do(cx, c, WORD_REJECT, &silent));
	must(cx, case_do(cx, c, WORD_APPROVE, &silent));
	assert_null(record_get(c, "decision"));
}

static void test_what_is_said_on_return_is_a_comment(void **state)
{
	struct scene *scene = *state;
	struct ctx *cx = &scene->cx;
	struct record *c = case_in(scene, "in_review", "advice");
	const struct selection all = { .form = entity_find("comment") };
	struct record **comments;
	size_t n;

	scene_as(scene, "dpo", NULL);
	must(cx, case_do(cx, c, WORD_RETURN, &everything));
	must(cx, record_list(cx, &comments, &n, &all));
	assert_int_equal(n, 1);
	assert_string_equal(record_get(comments[0], "text"), "En tekst");
	assert_string_equal(comments[0]->organisation, c->organisation);
	assert_string_equal(record_get(comments[0], "author"), cx->actor->person);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_every_state_and_word_does_what_the_flow_says),
		TEST(test_only_who_the_table_allows_says_a_word),
		TEST(test_who_submitted_never_decides_in_any_role_or_round),
		TEST(test_a_decision_keeps_the_version_and_its_digest),
		TEST(test_what_changed_after_submission_is_decided_on_only_when_it_was_read),
		TEST(test_advice_that_is_not_followed_needs_the_controllers_reason),
		TEST(test_a_text_is_demanded_where_the_table_says),
		TEST(test_what_is_said_on_return_is_a_comment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
