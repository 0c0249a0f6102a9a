/* test_forgery.c - what was forged is found and named */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scene.h"

#define SUPPLIERS 600 /* so that two blocks of 256 events are complete */

/* Records that the forgeries are made on: event 300 is about the first kept, 301 the second. */
struct forge {
	struct scene scene;
	const char *first, *second; /* ids of the records of events 300 and 301 */
	const char *system;         /* a record with sets */
};

static int setup(void **state)
{
	static struct forge forge;
	struct ctx *cx = &forge.scene.cx;

	scene_open(&forge.scene);
	must(cx, store_begin(cx, "test"));
	for (int i = 0; i < SUPPLIERS; i++) {
		struct record *r = scene_save(cx, "supplier", "roskilde",
			PAIRS("name", arena_fmt(cx->arena, "Leverandør %d", i)));
		if (r->event == 300)
			forge.first = r->id;
		if (r->event == 301)
			forge.second = r->id;
	}
	must(cx, store_commit(cx));
	struct record *r = scene_save(
		cx, "system", NULL, PAIRS("name", "Sags", "sensitivity", "ordinary, special"));
	must(cx, record_set(cx, r, "name", "Sagsstyring"));
	must(cx, record_save(cx, r, WORD_SET));
	forge.system = r->id;
	*state = &forge;
	return 0;
}

static int teardown(void **state)
{
	scene_close(&((struct forge *)*state)->scene);
	return 0;
}

static struct ledger_result verify(struct ctx *cx)
{
	struct ledger_result result;

	must(cx, ledger_verify(cx, &result, NULL, 0));
	return result;
}

/* Forges by SQL, and expects a fault that names all of the words. */
static void expect_fault(struct forge *forge, const char *sql, const char *const *words)
{
	struct ctx *cx = &forge->scene.cx;

	scene_sql(&forge->scene, sql);
	struct ledger_result result = verify(cx);
	for (size_t i = 0; i < result.fault_count; i++) {
		bool all = true;
		for (const char *const *w = words; *w; w++)
			all = all && strstr(result.faults[i], *w);
		if (all)
			return;
	}
	fprintf(stderr, "%s: %zu faults, the first: %s; wanted: %s\n", sql, result.fault_count,
		result.fault_count ? result.faults[0] : "-", words[0]);
	fail();
}

static void test_an_honest_store_has_no_faults(void **state)
{
	struct ctx *cx = &((struct forge *)*state)->scene.cx;
	struct ledger_result result = verify(cx);

	assert_int_equal(result.fault_count, 0);
	assert_true(result.events > SUPPLIERS);
	assert_int_equal(result.rows, result.events - 1); /* one of them has two versions */
}

static void test_an_altered_body_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge, "UPDATE event SET body = replace(body, 'Lev', 'Løv') WHERE seq = 300",
		PAIRS("Event 300", forge->first, "body"));
}

static void test_a_missing_event_is_named(void **state)
{
	expect_fault(*state, "DELETE FROM event WHERE seq = 300", PAIRS("Event 300 is missing"));
}

static void test_a_removed_and_renumbered_event_gives_its_block(void **state)
{
	expect_fault(*state,
		"DELETE FROM event WHERE seq = 300;"
		"UPDATE event SET seq = -seq WHERE seq > 300;"
		"UPDATE event SET seq = -seq - 1 WHERE seq < 0",
		PAIRS("Events 257 to 512"));
}

static void test_swapped_events_give_their_block_and_records(void **state)
{
	struct forge *forge = *state;
	static const char swap[] = "UPDATE event SET seq = -1 WHERE seq = 300;"
				   "UPDATE event SET seq = 300 WHERE seq = 301;"
				   "UPDATE event SET seq = 301 WHERE seq = -1";

	expect_fault(forge, swap, PAIRS("Events 257 to 512"));
	expect_fault(forge, "SELECT 1", PAIRS(forge->first));
}

static void test_an_altered_time_or_person_is_named(void **state)
{
	expect_fault(*state,
		"UPDATE writing SET person = 'somebody' WHERE id = (SELECT writing FROM event "
		"WHERE seq = 300)",
		PAIRS("Event 20 ", "person"));
}

static void test_an_altered_word_is_named(void **state)
{
	expect_fault(*state,
		"UPDATE writing SET word = 'approve' WHERE id = (SELECT writing FROM event WHERE "
		"seq = 300)",
		PAIRS("Event 20 ", "word"));
}

static void test_an_altered_operation_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge, "UPDATE event SET op = 'set' WHERE seq = 300",
		PAIRS("Event 300", forge->first, "line"));
}

static void test_a_forged_leaf_gives_its_block(void **state)
{
	expect_fault(*state, "UPDATE event SET leaf = zeroblob(32) WHERE seq = 300",
		PAIRS("Events 257 to 512"));
}

static void test_an_event_added_at_the_end_breaks_the_head(void **state)
{
	expect_fault(*state,
		"INSERT INTO event SELECT (SELECT max(seq) + 1 FROM event), writing, organisation, "
		"entity, record, version + 1, op, seq, body, salt, digest, leaf "
		"FROM event WHERE seq = 300",
		PAIRS("The head counts"));
}

static void test_an_altered_row_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge,
		arena_fmt(forge->scene.cx.arena, "UPDATE supplier SET name = 'X' WHERE id = '%s'",
			forge->first),
		PAIRS("supplier", forge->first, "event 300"));
}

static void test_a_removed_item_of_a_set_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge, "DELETE FROM system_sensitivity WHERE value = 'special'",
		PAIRS("system", forge->system, "differs"));
}

static void test_an_item_without_a_row_is_named(void **state)
{
	expect_fault(*state, "INSERT INTO system_sensitivity VALUES ('zzz', 'special')",
		PAIRS("zzz", "sensitivity"));
}

static void test_a_row_set_back_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge,
		"UPDATE system SET name = 'Sags', version = 1, event = (SELECT prev FROM event "
		"WHERE seq = system.event)",
		PAIRS("system", forge->system, "last event"));
}

static void test_a_removed_row_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge,
		arena_fmt(forge->scene.cx.arena, "DELETE FROM supplier WHERE id = '%s'",
			forge->second),
		PAIRS("supplier", forge->second, "missing"));
}

static void test_a_row_without_an_event_is_named(void **state)
{
	expect_fault(*state,
		"INSERT INTO supplier (id, organisation, version, event, name) "
		"SELECT 'zzz', organisation, 1, event, 'Indsmuglet' FROM supplier LIMIT 1",
		PAIRS("supplier", "zzz", "no event"));
}

static void test_a_body_taken_without_a_redaction_is_named(void **state)
{
	struct forge *forge = *state;

	expect_fault(forge,
		"UPDATE event SET body = NULL, salt = NULL WHERE seq = 300;"
		"UPDATE supplier SET name = 'Ny' WHERE event = 300",
		PAIRS("Event 300", forge->first, "without a redaction"));
}

static void test_an_altered_head_is_found(void **state)
{
	expect_fault(*state, "UPDATE ledger SET size = size - 1", PAIRS("The ledger's head"));
}

static const char *find_fault(const struct ledger_result *result, const char *words)
{
	for (size_t i = 0; i < result->fault_count; i++)
		if (strstr(result->faults[i], words))
			return result->faults[i];
	return NULL;
}

static void test_a_history_made_anew_does_not_fit_an_old_checkpoint(void **state)
{
	struct forge *forge = *state;
	struct ctx *cx = &forge->scene.cx;
	struct ledger_result result;
	const char *note;

	must(cx, ledger_head(cx, &note));
	scene_save(cx, "supplier", NULL, PAIRS("name", "Senere"));
	must(cx, ledger_verify(cx, &result, note, strlen(note)));
	assert_int_equal(result.fault_count, 0);
	/* The same number of events in another store, under the same key and name. */
	scene_sql(&forge->scene, "UPDATE writing SET word = 'x' WHERE id = 2");
	must(cx, ledger_verify(cx, &result, note, strlen(note)));
	assert_null(find_fault(&result, "checkpoint"));
	scene_sql(&forge->scene, "UPDATE event SET leaf = zeroblob(32) WHERE seq = 20");
	must(cx, ledger_verify(cx, &result, note, strlen(note)));
	assert_non_null(find_fault(&result, "are not those of the checkpoint"));
}

static void test_events_cut_off_do_not_fit_an_old_checkpoint(void **state)
{
	struct forge *forge = *state;
	struct ctx *cx = &forge->scene.cx;
	struct ledger_result result;
	const char *note;

	must(cx, ledger_head(cx, &note));
	scene_sql(&forge->scene, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
	must(cx, ledger_verify(cx, &result, note, strlen(note)));
	assert_non_null(find_fault(&result, "The checkpoint counts"));
}

static void test_a_foreign_checkpoint_is_refused(void **state)
{
	struct forge *forge = *state;
	struct ctx *cx = &forge->scene.cx;
	struct ledger_result result;
	struct scene other;
	const char *note;

	scene_open(&other);
	must(&other.cx, ledger_head(&other.cx, &note));
	assert_false(ledger_verify(cx, &result, note, strlen(note)));
	scene_close(&other);
}

int main(void)
{
#define T_(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T_(test_an_honest_store_has_no_faults),
		T_(test_an_altered_body_is_named),
		T_(test_a_missing_event_is_named),
		T_(test_a_removed_and_renumbered_event_gives_its_block),
		T_(test_swapped_events_give_their_block_and_records),
		T_(test_an_altered_time_or_person_is_named),
		T_(test_an_altered_word_is_named),
		T_(test_an_altered_operation_is_named),
		T_(test_a_forged_leaf_gives_its_block),
		T_(test_an_event_added_at_the_end_breaks_the_head),
		T_(test_an_altered_row_is_named),
		T_(test_a_removed_item_of_a_set_is_named),
		T_(test_an_item_without_a_row_is_named),
		T_(test_a_row_set_back_is_named),
		T_(test_a_removed_row_is_named),
		T_(test_a_row_without_an_event_is_named),
		T_(test_a_body_taken_without_a_redaction_is_named),
		T_(test_an_altered_head_is_found),
		T_(test_a_history_made_anew_does_not_fit_an_old_checkpoint),
		T_(test_events_cut_off_do_not_fit_an_old_checkpoint),
		T_(test_a_foreign_checkpoint_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
