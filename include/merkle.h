/* merkle.h - an RFC 9162 Merkle tree that grows at its right edge */
#ifndef MERKLE_H
#define MERKLE_H

#include "hash.h"

#define TREE_LEVELS 64
#define PROOF_MAX   128 /* two for each level */

/* RFC 9162 section 2.1.1: a leaf is SHA-256(0x00 || entry), a node SHA-256(0x01 || left || right).
 * out may be one of the inputs. */
void hash_leaf(struct sha256 *sha, struct hash *out, const void *entry, size_t len);
void hash_node(
	struct sha256 *sha, struct hash *out, const struct hash *left, const struct hash *right);

/* What is needed to go on: the root of one perfect subtree per set bit of size. */
struct frontier {
	uint64_t size;
	struct hash roots[TREE_LEVELS]; /* [level] counts only where that bit is set */
};

void frontier_add(struct sha256 *sha, struct frontier *f, const struct hash *leaf);

/* The root of all leaves so far; of none, the digest of nothing. */
void frontier_root(struct sha256 *sha, const struct frontier *f, struct hash *out);

/* How many leaves, and the root over them: all that one has to remember of a tree. */
struct tree_head {
	uint64_t size;
	struct hash root;
};

/* Where old nodes are kept: node() gives the root of the 2^level leaves from index << level on,
 * or false when it cannot. */
struct tree {
	struct sha256 *sha;
	bool (*node)(void *arg, unsigned level, uint64_t index, struct hash *out);
	void *arg;
};

struct proof {
	size_t n;
	struct hash path[PROOF_MAX];
};

/* The root of the first size leaves. */
MUST_USE bool tree_root(const struct tree *tree, uint64_t size, struct hash *out);

/* Proves that leaf index is in the tree of the first size leaves (RFC 9162 section 2.1.3). */
MUST_USE bool inclusion_prove(
	const struct tree *tree, uint64_t index, uint64_t size, struct proof *out);
MUST_USE bool inclusion_holds(struct sha256 *sha, const struct hash *leaf, uint64_t index,
	const struct proof *proof, const struct tree_head *head);

/* Proves that the tree of old_size leaves is the beginning of the tree of size leaves (RFC 9162
 * section 2.1.4). */
MUST_USE bool consistency_prove(
	const struct tree *tree, uint64_t old_size, uint64_t size, struct proof *out);
MUST_USE bool consistency_holds(struct sha256 *sha, const struct tree_head *old,
	const struct tree_head *head, const struct proof *proof);

#endif
