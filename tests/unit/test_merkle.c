/* test_merkle.c - every proof of every small tree, and none that is forged */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "merkle.h"

#define LEAVES 64

/* The leaves are the digests of the bytes 0, 1, 2 ... */
struct forest {
	struct ctx cx;
	struct sha256 sha;
	struct hash leaves[LEAVES];
};

static int setup(void **state)
{
	static struct forest f;

	f = (struct forest){ .cx = { .arena = arena_new(), .lang = LANG_EN } };
	if (!sha256_init(&f.cx, &f.sha))
		return -1;
	for (size_t i = 0; i < LEAVES; i++) {
		uint8_t entry = (uint8_t)i;
		hash_leaf(&f.sha, &f.leaves[i], &entry, 1);
	}
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct forest *f = *state;

	sha256_done(&f->sha);
	arena_free(f->cx.arena);
	return 0;
}

/* RFC 9162 section 2.1.1, word for word: the slow definition that all else is held against. */
static struct hash root_of(struct forest *f, size_t start, size_t n)
{
	struct hash out;
	size_t k = 1;

	if (n == 1)
		return f->leaves[start];
	while (2 * k < n)
		k *= 2;
	struct hash left = root_of(f, start, k), right = root_of(f, start + k, n - k);
	hash_node(&f->sha, &out, &left, &right);
	return out;
}

static bool node(void *arg, unsigned level, uint64_t index, struct hash *out)
{
	*out = root_of(arg, (size_t)(index << level), (size_t)1 << level);
	return true;
}

static struct tree tree_of(struct forest *f)
{
	return (struct tree){ .sha = &f->sha, .node = node, .arg = f };
}

static struct tree_head head_of(struct forest *f, size_t n)
{
	return (struct tree_head){ n, root_of(f, 0, n) };
}

static void assert_hex(const struct hash *hash, const char *want)
{
	char hex[HASH_HEX_SIZE];

	hash_hex(hash, hex);
	assert_string_equal(hex, want);
}

/* The vectors that certificate-transparency logs are tested with. */
static void test_roots_are_those_of_rfc_9162(void **state)
{
	static const char *const entries[] = { "", "00", "10", "2021", "3031", "40414243" };
	struct forest *f = *state;
	struct frontier grown = { 0 };
	struct hash root, leaf;

	frontier_root(&f->sha, &grown, &root);
	assert_hex(&root, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	for (size_t i = 0; i < COUNT(entries); i++) {
		uint8_t entry[4];
		size_t len = strlen(entries[i]) / 2;
		assert_true(hex_read(entries[i], entry, len));
		hash_leaf(&f->sha, &leaf, entry, len);
		if (i == 0)
			assert_hex(&leaf,
				"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
		frontier_add(&f->sha, &grown, &leaf);
	}
	frontier_root(&f->sha, &grown, &root);
	assert_hex(&root, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef");
}

static void test_a_tree_that_grows_has_the_root_of_the_whole(void **state)
{
	struct forest *f = *state;
	struct frontier grown = { 0 };
	struct tree tree = tree_of(f);

	for (size_t n = 1; n <= LEAVES; n++) {
		struct hash want = root_of(f, 0, n), root;
		frontier_add(&f->sha, &grown, &f->leaves[n - 1]);
		frontier_root(&f->sha, &grown, &root);
		assert_true(hash_same(&root, &want));
		assert_true(tree_root(&tree, n, &root));
		assert_true(hash_same(&root, &want));
	}
}

static bool includes(
	struct forest *f, uint64_t index, const struct proof *proof, const struct tree_head *head)
{
	return inclusion_holds(&f->sha, &f->leaves[index % LEAVES], index, proof, head);
}

/* Whatever one changes in a proof that holds, it holds no more. */
static void refuses_forged_inclusion(
	struct forest *f, uint64_t index, const struct proof *proof, const struct tree_head *head)
{
	struct proof forged = *proof;
	struct tree_head other = *head;

	for (size_t i = 0; i < proof->n; i++) {
		forged.path[i].bytes[i % HASH_SIZE] ^= 1;
		assert_false(includes(f, index, &forged, head));
		forged = *proof;
	}
	forged.n++;
	assert_false(includes(f, index, &forged, head));
	if (proof->n) {
		forged.n = proof->n - 1;
		assert_false(includes(f, index, &forged, head));
	}
	other.root.bytes[0] ^= 0x80;
	assert_false(includes(f, index, proof, &other));
	assert_false(includes(f, index + 1, proof, head));
	assert_false(includes(f, head->size, proof, head));
}

static void test_every_leaf_is_proven_in_every_tree(void **state)
{
	struct forest *f = *state;
	struct tree tree = tree_of(f);
	struct proof proof;

	for (size_t n = 1; n <= LEAVES; n++) {
		struct tree_head head = head_of(f, n);
		for (size_t index = 0; index < n; index++) {
			assert_true(inclusion_prove(&tree, index, n, &proof));
			assert_true(includes(f, index, &proof, &head));
			refuses_forged_inclusion(f, index, &proof, &head);
		}
		assert_false(inclusion_prove(&tree, n, n, &proof));
	}
}

static void refuses_forged_consistency(struct forest *f, const struct tree_head *old,
	const struct tree_head *head, const struct proof *proof)
{
	const struct tree_head *first = head, *second = old; /* the wrong way round */
	struct proof forged = *proof;
	struct tree_head other = *old;

	for (size_t i = 0; i < proof->n; i++) {
		forged.path[i].bytes[i % HASH_SIZE] ^= 1;
		assert_false(consistency_holds(&f->sha, old, head, &forged));
		forged = *proof;
	}
	forged.n++;
	assert_false(consistency_holds(&f->sha, old, head, &forged));
	other.root.bytes[0] ^= 0x80;
	assert_false(consistency_holds(&f->sha, &other, head, proof));
	other = *head;
	other.root.bytes[HASH_SIZE - 1] ^= 1;
	assert_false(consistency_holds(&f->sha, old, &other, proof));
	if (old->size < head->size)
		assert_false(consistency_holds(&f->sha, first, second, proof));
}

static void test_every_tree_is_proven_the_beginning_of_every_later_one(void **state)
{
	struct forest *f = *state;
	struct tree tree = tree_of(f);
	struct proof proof;

	for (size_t n = 1; n <= LEAVES; n++) {
		struct tree_head head = head_of(f, n);
		for (size_t m = 1; m <= n; m++) {
			struct tree_head old = head_of(f, m);
			assert_true(consistency_prove(&tree, m, n, &proof));
			assert_true(consistency_holds(&f->sha, &old, &head, &proof));
			refuses_forged_consistency(f, &old, &head, &proof);
		}
		assert_false(consistency_prove(&tree, n + 1, n, &proof));
	}
}

static void test_the_empty_tree_begins_every_tree_without_proof(void **state)
{
	struct forest *f = *state;
	struct tree tree = tree_of(f);
	struct tree_head none = { 0 }, head = head_of(f, 7);
	struct proof proof;

	assert_true(consistency_prove(&tree, 0, 7, &proof));
	assert_int_equal(proof.n, 0);
	assert_true(consistency_holds(&f->sha, &none, &head, &proof));
	proof.n = 1;
	assert_false(consistency_holds(&f->sha, &none, &head, &proof));
}

static void test_a_leaf_is_not_a_node(void **state)
{
	struct forest *f = *state;
	struct hash node_hash, leaf_hash;
	uint8_t both[2 * HASH_SIZE];

	memcpy(both, f->leaves[0].bytes, HASH_SIZE);
	memcpy(both + HASH_SIZE, f->leaves[1].bytes, HASH_SIZE);
	hash_node(&f->sha, &node_hash, &f->leaves[0], &f->leaves[1]);
	hash_leaf(&f->sha, &leaf_hash, both, sizeof(both));
	assert_false(hash_same(&node_hash, &leaf_hash));
}

static void test_hexadecimal_is_exact(void **state)
{
	struct forest *f = *state;
	struct buf b = { .arena = f->cx.arena };
	uint8_t bytes[2];

	assert_true(hex_read("0fA5", bytes, 2));
	buf_hex(&b, bytes, 2);
	assert_string_equal(b.text, "0fa5");
	assert_false(hex_read("0fa", bytes, 2));
	assert_false(hex_read("0fa50", bytes, 2));
	assert_false(hex_read("0fg5", bytes, 2));
	assert_false(hex_read("", bytes, 2));
}

static void test_random_bytes_differ(void **state)
{
	uint8_t a[16], b[16];
	(void)state;

	assert_true(random_bytes(a, sizeof(a)));
	assert_true(random_bytes(b, sizeof(b)));
	assert_memory_not_equal(a, b, sizeof(a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roots_are_those_of_rfc_9162),
		cmocka_unit_test(test_a_tree_that_grows_has_the_root_of_the_whole),
		cmocka_unit_test(test_every_leaf_is_proven_in_every_tree),
		cmocka_unit_test(test_every_tree_is_proven_the_beginning_of_every_later_one),
		cmocka_unit_test(test_the_empty_tree_begins_every_tree_without_proof),
		cmocka_unit_test(test_a_leaf_is_not_a_node),
		cmocka_unit_test(test_hexadecimal_is_exact),
		cmocka_unit_test(test_random_bytes_differ),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
