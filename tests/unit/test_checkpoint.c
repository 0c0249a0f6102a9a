/* test_checkpoint.c - heads that are signed, and every way to spoil one */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "checkpoint.h"
#include "key.h"

struct bench {
	struct ctx cx;
	char folder[32];
	const char *path;
	struct signer signer;
	struct checkpoint point;
};

static int setup(void **state)
{
	static struct bench b;

	b = (struct bench){ .cx = { .arena = arena_new(), .lang = LANG_EN },
		.folder = "/tmp/vaern-XXXXXX",
		.point = { "vaern.example/roskilde", { 20852163, { { 1, 2, 3 } } } } };
	if (!mkdtemp(b.folder))
		return -1;
	b.path = arena_fmt(b.cx.arena, "%s/ledger.pem", b.folder);
	*state = &b;
	return key_make(&b.cx, b.path, KEY_ED25519) &&
			       signer_open(&b.cx, b.path, "vaern.example/roskilde", &b.signer)
		       ? 0
		       : -1;
}

static int teardown(void **state)
{
	struct bench *b = *state;

	signer_done(&b->signer);
	unlink(b->path);
	rmdir(b->folder);
	arena_free(b->cx.arena);
	return 0;
}

static struct buf signed_note(struct bench *b)
{
	struct buf note = { .arena = b->cx.arena };

	assert_true(checkpoint_sign(&b->cx, &b->point, &b->signer, &note));
	return note;
}

static void test_a_checkpoint_opens_as_it_was_signed(void **state)
{
	struct bench *b = *state;
	struct buf note = signed_note(b);
	struct checkpoint back;

	assert_true(checkpoint_open(&b->cx, note.text, note.len, &b->signer, &back));
	assert_string_equal(back.origin, b->point.origin);
	assert_int_equal(back.head.size, b->point.head.size);
	assert_true(hash_same(&back.head.root, &b->point.head.root));
}

static void test_the_public_key_line_is_enough_to_check(void **state)
{
	struct bench *b = *state;
	struct buf note = signed_note(b);
	CLEANUP(signer_done) struct signer reader = { 0 };
	struct checkpoint back;
	const char *vkey;

	assert_true(signer_vkey(&b->cx, &b->signer, &vkey));
	assert_true(signer_from_vkey(&b->cx, vkey, &reader));
	assert_true(checkpoint_open(&b->cx, note.text, note.len, &reader, &back));
	assert_false(checkpoint_sign(&b->cx, &b->point, &reader, &note));
}

/* The key of the Go module checksum database, which is public. */
static void test_the_key_line_of_another_log_is_read(void **state)
{
	static const char sumdb[] =
		"sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
	struct bench *b = *state;
	CLEANUP(signer_done) struct signer reader = { 0 };
	const char *again;

	assert_true(signer_from_vkey(&b->cx, sumdb, &reader));
	assert_string_equal(reader.name, "sum.golang.org");
	assert_true(signer_vkey(&b->cx, &reader, &again));
	assert_string_equal(again, sumdb);
}

static void test_every_changed_bit_is_refused(void **state)
{
	struct bench *b = *state;
	struct buf note = signed_note(b);
	struct checkpoint back;

	for (size_t bit = 0; bit < 8 * note.len; bit++) {
		struct arena_mark mark = arena_mark(b->cx.arena);
		note.text[bit / 8] = (char)(note.text[bit / 8] ^ 1 << bit % 8);
		if (checkpoint_open(&b->cx, note.text, note.len, &b->signer, &back))
			fail_msg("bit %zu of the checkpoint was changed unnoticed", bit);
		note.text[bit / 8] = (char)(note.text[bit / 8] ^ 1 << bit % 8);
		arena_rewind(b->cx.arena, mark);
	}
}

static void test_every_cut_is_refused(void **state)
{
	struct bench *b = *state;
	struct buf note = signed_note(b);
	struct checkpoint back;

	for (size_t len = 0; len < note.len; len++)
		assert_false(checkpoint_open(&b->cx, note.text, len, &b->signer, &back));
}

static void test_every_changed_bit_of_a_key_line_is_refused(void **state)
{
	struct bench *b = *state;
	const char *vkey;

	assert_true(signer_vkey(&b->cx, &b->signer, &vkey));
	char *line = arena_dup(b->cx.arena, vkey);
	for (size_t bit = 0; bit < 8 * strlen(vkey); bit++) {
		CLEANUP(signer_done) struct signer reader = { 0 };
		line[bit / 8] = (char)(line[bit / 8] ^ 1 << bit % 8);
		assert_false(signer_from_vkey(&b->cx, line, &reader));
		line[bit / 8] = (char)(line[bit / 8] ^ 1 << bit % 8);
	}
}

static void test_a_key_is_private_and_never_overwritten(void **state)
{
	struct bench *b = *state;
	struct stat st;

	assert_int_equal(stat(b->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_false(key_make(&b->cx, b->path, KEY_ED25519));
	assert_int_equal(b->cx.err.kind, ERR_CONFLICT);
	assert_non_null(strstr(b->cx.err.text, b->path));
}

static void test_a_key_of_another_kind_does_not_sign_heads(void **state)
{
	struct bench *b = *state;
	const char *path = arena_fmt(b->cx.arena, "%s/p256.pem", b->folder);
	struct signer who = { 0 };

	assert_true(key_make(&b->cx, path, KEY_P256));
	assert_false(signer_open(&b->cx, path, "vaern.example", &who));
	assert_non_null(strstr(b->cx.err.text, path));
	unlink(path);
	assert_false(signer_open(&b->cx, path, "vaern.example", &who));
	assert_int_equal(b->cx.err.kind, ERR_NOT_FOUND);
	assert_false(signer_open(&b->cx, b->path, "two words", &who));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_checkpoint_opens_as_it_was_signed),
		cmocka_unit_test(test_the_public_key_line_is_enough_to_check),
		cmocka_unit_test(test_the_key_line_of_another_log_is_read),
		cmocka_unit_test(test_every_changed_bit_is_refused),
		cmocka_unit_test(test_every_cut_is_refused),
		cmocka_unit_test(test_every_changed_bit_of_a_key_line_is_refused),
		cmocka_unit_test(test_a_key_is_private_and_never_overwritten),
		cmocka_unit_test(test_a_key_of_another_kind_does_not_sign_heads),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
