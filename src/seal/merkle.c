/* merkle.c - an RFC 9162 Merkle tree that grows at its right edge */
#include "merkle.h"

#include <assert.h>
#include <string.h>

static const uint8_t leaf_mark = 0x00, node_mark = 0x01;

void hash_leaf(struct sha256 *sha, struct hash *out, const void *entry, size_t len)
{
	sha256_parts(sha, out, (struct part[]){ { &leaf_mark, 1 }, { entry, len } }, 2);
}

void hash_node(
	struct sha256 *sha, struct hash *out, const struct hash *left, const struct hash *right)
{
	uint8_t both[1 + 2 * HASH_SIZE] = { node_mark };

	memcpy(both + 1, left->bytes, HASH_SIZE);
	memcpy(both + 1 + HASH_SIZE, right->bytes, HASH_SIZE);
	sha256_parts(sha, out, &(struct part){ both, sizeof(both) }, 1);
}

void frontier_add(struct sha256 *sha, struct frontier *f, const struct hash *leaf)
{
	struct hash node = *leaf;
	unsigned level = 0;

	for (; f->size >> level & 1; level++)
		hash_node(sha, &node, &f->roots[level], &node);
	f->roots[level] = node;
	f->size++;
}

void frontier_root(struct sha256 *sha, const struct frontier *f, struct hash *out)
{
	bool any = false;

	for (unsigned level = 0; level < TREE_LEVELS; level++) {
		if (!(f->size >> level & 1))
			continue;
		if (any)
			hash_node(sha, out, &f->roots[level], out);
		else
			*out = f->roots[level];
		any = true;
	}
	if (!any)
		sha256_parts(sha, out, NULL, 0);
}

/* The n leaves from start on. */
struct range {
	uint64_t start, n;
};

static unsigned log2_floor(uint64_t n)
{
	return 63 - (unsigned)__builtin_clzll(n);
}

static bool is_power_of_two(uint64_t n)
{
	return n && (n & (n - 1)) == 0;
}

/* RFC 9162 splits n leaves at the largest power of two below n. */
static struct range left_of(struct range r)
{
	return (struct range){ r.start, UINT64_C(1) << log2_floor(r.n - 1) };
}

static struct range right_of(struct range r)
{
	uint64_t k = left_of(r).n;

	return (struct range){ r.start + k, r.n - k };
}

/* Descends once per level, so never deeper than TREE_LEVELS. */
static bool range_root(const struct tree *tree, struct range r, struct hash *out)
{
	struct hash left, right;

	if (is_power_of_two(r.n))
		return tree->node(tree->arg, log2_floor(r.n), r.start >> log2_floor(r.n), out);
	if (!range_root(tree, left_of(r), &left) || !range_root(tree, right_of(r), &right))
		return false;
	hash_node(tree->sha, out, &left, &right);
	return true;
}

bool tree_root(const struct tree *tree, uint64_t size, struct hash *out)
{
	if (size)
		return range_root(tree, (struct range){ 0, size }, out);
	sha256_parts(tree->sha, out, NULL, 0);
	return true;
}

static bool proof_add(const struct tree *tree, struct range r, struct proof *proof)
{
	assert(proof->n < PROOF_MAX);
	return range_root(tree, r, &proof->path[proof->n++]);
}

static bool inclusion_path(
	const struct tree *tree, uint64_t index, struct range r, struct proof *proof)
{
	if (r.n == 1)
		return true;
	struct range left = left_of(r), right = right_of(r);
	if (index < right.start)
		return inclusion_path(tree, index, left, proof) && proof_add(tree, right, proof);
	return inclusion_path(tree, index, right, proof) && proof_add(tree, left, proof);
}

bool inclusion_prove(const struct tree *tree, uint64_t index, uint64_t size, struct proof *out)
{
	out->n = 0;
	return index < size && inclusion_path(tree, index, (struct range){ 0, size }, out);
}

/* The way up from a node to the root, one step for each hash of a proof. */
struct climb {
	uint64_t at, last; /* the node's place on its level, and the level's last place */
};

/* One level up; says whether the proof's hash stands left of the node, false past the root. */
static bool climb_step(struct climb *c, bool *left)
{
	if (c->last == 0)
		return false;
	*left = c->at & 1 || c->at == c->last;
	if (*left) {
		for (; !(c->at & 1) && c->at; c->last >>= 1)
			c->at >>= 1;
	}
	c->at >>= 1;
	c->last >>= 1;
	return true;
}

bool inclusion_holds(struct sha256 *sha, const struct hash *leaf, uint64_t index,
	const struct proof *proof, const struct tree_head *head)
{
	if (index >= head->size)
		return false;
	struct climb c = { index, head->size - 1 };
	struct hash sum = *leaf;
	for (size_t i = 0; i < proof->n; i++) {
		const struct hash *side = &proof->path[i];
		bool left;
		if (!climb_step(&c, &left))
			return false;
		hash_node(sha, &sum, left ? side : &sum, left ? &sum : side);
	}
	return c.last == 0 && hash_same(&sum, &head->root);
}

/* known: the verifier has the root of this range already, as the old tree's own. */
static bool consistency_path(
	const struct tree *tree, uint64_t old_size, struct range r, bool known, struct proof *proof)
{
	if (old_size == r.n)
		return known || proof_add(tree, r, proof);
	struct range left = left_of(r), right = right_of(r);
	if (old_size <= left.n)
		return consistency_path(tree, old_size, left, known, proof) &&
		       proof_add(tree, right, proof);
	return consistency_path(tree, old_size - left.n, right, false, proof) &&
	       proof_add(tree, left, proof);
}

bool consistency_prove(const struct tree *tree, uint64_t old_size, uint64_t size, struct proof *out)
{
	out->n = 0;
	if (old_size > size)
		return false;
	return old_size == 0 ||
	       consistency_path(tree, old_size, (struct range){ 0, size }, true, out);
}

/* Climbs with two sums at once: the old tree's, and the new one's that contains it. */
static bool both_roots_hold(struct sha256 *sha, const struct tree_head *old,
	const struct tree_head *head, const struct proof *proof)
{
	struct climb c = { old->size - 1, head->size - 1 };

	for (; c.at & 1; c.last >>= 1)
		c.at >>= 1;
	/* A perfect old tree is its own first node, and left out of the proof. */
	size_t i = is_power_of_two(old->size) ? 0 : 1;
	if (proof->n < i)
		return false;
	struct hash old_sum = i ? proof->path[0] : old->root, sum = old_sum;
	for (; i < proof->n; i++) {
		const struct hash *side = &proof->path[i];
		bool left;
		if (!climb_step(&c, &left))
			return false;
		if (left)
			hash_node(sha, &old_sum, side, &old_sum);
		hash_node(sha, &sum, left ? side : &sum, left ? &sum : side);
	}
	return c.last == 0 && hash_same(&old_sum, &old->root) && hash_same(&sum, &head->root);
}

bool consistency_holds(struct sha256 *sha, const struct tree_head *old,
	const struct tree_head *head, const struct proof *proof)
{
	if (old->size > head->size || proof->n > PROOF_MAX)
		return false;
	if (old->size == 0)
		return proof->n == 0;
	if (old->size == head->size)
		return proof->n == 0 && hash_same(&old->root, &head->root);
	return both_roots_hold(sha, old, head, proof);
}
