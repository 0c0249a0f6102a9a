/* verify.c - walks the whole log: every body, every line, the tree and the chain of each record */
#include "verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ALTERED_MAX 10

void fault(struct verify *v, const char *fmt, ...)
{
	struct ledger_result *result = v->result;
	struct ctx *cx = v->cx;
	char text[500];
	va_list ap;

	if (result->fault_count == FAULTS_MAX)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), tr(cx->lang, fmt), ap);
	va_end(ap);
	if (result->fault_count == FAULTS_MAX - 1)
		snprintf(text, sizeof(text), "%s", _("There are more faults than these"));
	result->faults[result->fault_count++] = arena_dup(cx->arena, text);
}

uint64_t record_mark(const char *entity, const char *record)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	for (; *entity; entity++)
		sum = (sum ^ (unsigned char)*entity) * UINT64_C(0x100000001b3);
	for (; *record; record++)
		sum = (sum ^ (unsigned char)*record) * UINT64_C(0x100000001b3);
	return sum;
}

/* One event as it is read; texts live until the next one. */
struct line {
	int64_t seq, writing, prev;
	struct leaf leaf;
	struct cell body, salt;
	struct hash digest, stored;
};

/* What was true for a whole transaction, kept while its events pass by. */
struct writing {
	int64_t id;
	unsigned altered; /* lines of it that were */
	char at[64], person[64], word[64];
};

static const char *text_at(struct ctx *cx, struct statement *st, int i)
{
	struct cell c = cell_at(cx, st, i);

	return c.kind == CELL_TEXT ? c.bytes : "";
}

static void hash_at(struct ctx *cx, struct statement *st, int i, struct hash *out)
{
	struct cell c = cell_at(cx, st, i);

	memset(out, 0, sizeof(*out));
	if (c.kind == CELL_BYTES && c.len == HASH_SIZE)
		memcpy(out, c.bytes, HASH_SIZE);
}

static void line_read(struct ctx *cx, struct statement *st, struct line *l)
{
	*l = (struct line){
		.seq = cell_number(cx, st, 0),
		.writing = cell_number(cx, st, 1),
		.leaf.organisation = text_at(cx, st, 2),
		.leaf.entity = text_at(cx, st, 3),
		.leaf.record = text_at(cx, st, 4),
		.leaf.version = cell_number(cx, st, 5),
		.leaf.op = text_at(cx, st, 6),
		.prev = cell_number(cx, st, 7),
		.body = cell_at(cx, st, 8),
		.salt = cell_at(cx, st, 9),
	};
	hash_at(cx, st, 10, &l->digest);
	hash_at(cx, st, 11, &l->stored);
	l->leaf.digest = &l->digest;
}

static bool writing_read(struct ctx *cx, int64_t id, struct writing *w)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	bool row;

	if (!sql_open(cx, &st, "SELECT at, person, word FROM main.writing WHERE id = $1",
		    CELLS(NUMBER_CELL(id))) ||
		!sql_next(cx, st, &row))
		return false;
	*w = (struct writing){ .id = id };
	if (row) {
		snprintf(w->at, sizeof(w->at), "%s", text_at(cx, st, 0));
		snprintf(w->person, sizeof(w->person), "%s", text_at(cx, st, 1));
		snprintf(w->word, sizeof(w->word), "%s", text_at(cx, st, 2));
	}
	return true;
}

/* Keeps the writing of the line, and sees that time does not go back. */
static bool writing_follow(struct verify *v, const struct line *l, struct writing *w)
{
	char before[sizeof(w->at)];

	if (w->id == l->writing)
		return true;
	memcpy(before, w->at, sizeof(before));
	if (!writing_read(v->cx, l->writing, w))
		return false;
	if (strcmp(w->at, before) < 0)
		fault(v, "Event %lld: its time %s lies before that of the event before it",
			(long long)l->seq, w->at);
	return true;
}

static void check_body(struct verify *v, const struct line *l)
{
	struct hash digest;

	if (l->body.kind == CELL_NULL && l->salt.kind == CELL_NULL)
		return;
	if (l->body.kind == CELL_TEXT && l->salt.len == SALT_SIZE) {
		body_digest(&v->cx->store->sha, l->salt.bytes, l->body.bytes, l->body.len, &digest);
		if (hash_same(&digest, &l->digest))
			return;
	}
	fault(v, "Event %lld (%s %s): its body was altered", (long long)l->seq, l->leaf.entity,
		l->leaf.record);
}

static void check_leaf(struct verify *v, struct buf *scratch, struct line *l, struct writing *w)
{
	struct hash leaf;

	l->leaf.at = w->at;
	l->leaf.person = w->person;
	l->leaf.word = w->word;
	leaf_hash(&v->cx->store->sha, scratch, &l->leaf, &leaf);
	/* An altered time or person alters all lines of a writing; a few of them name it. */
	if (!hash_same(&leaf, &l->stored) && w->altered++ < ALTERED_MAX)
		fault(v,
			"Event %lld (%s %s): its line was altered (time, person, word, record, "
			"version or digest)",
			(long long)l->seq, l->leaf.entity, l->leaf.record);
}

/* Each event but a record's first follows the one before it by one version. */
static void check_chain(struct verify *v, const struct line *l)
{
	uint64_t mark = record_mark(l->leaf.entity, l->leaf.record);
	bool deleted = strcmp(l->leaf.op, "delete") == 0, says_so, emptied;
	int64_t prev = l->prev;

	if (prev < 0 || prev >= l->seq || (prev == 0) != (l->leaf.version == 1) ||
		(prev && (v->record[prev] != mark || v->state[prev] & SUPERSEDED ||
				 v->version[prev] + 1 != (uint32_t)l->leaf.version)))
		fault(v,
			"Event %lld (%s %s): version %lld does not follow the record's events "
			"before it",
			(long long)l->seq, l->leaf.entity, l->leaf.record,
			(long long)l->leaf.version);
	prev = prev > 0 && prev < l->seq ? prev : 0;
	says_so =
		l->body.kind == CELL_TEXT && (strcmp(l->leaf.op, "redact") == 0 ||
						     (deleted && strcmp(l->body.bytes, "{}") != 0));
	emptied = l->body.kind == CELL_NULL || (v->state[prev] & EMPTIED && !says_so);
	v->state[prev] |= prev ? SUPERSEDED : 0;
	v->record[l->seq] = mark;
	v->version[l->seq] = (uint32_t)l->leaf.version;
	v->state[l->seq] = (uint8_t)((deleted ? DELETED : 0) | (emptied ? EMPTIED : 0));
}

/* Compares the block of 256 that ends with the last leaf with its root as it was kept. */
static bool check_block(struct verify *v, const struct hash *root)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct hash kept;
	bool row;

	if (!sql_open(v->cx, &st, "SELECT root FROM main.subtree WHERE n = $1",
		    CELLS(NUMBER_CELL((int64_t)v->tree.size / BLOCK - 1))) ||
		!sql_next(v->cx, st, &row))
		return false;
	memset(&kept, 0, sizeof(kept));
	if (row)
		hash_at(v->cx, st, 0, &kept);
	if (!hash_same(root, &kept) && !v->tree_is_broken) {
		v->tree_is_broken = true;
		fault(v, "Events %lld to %lld are not those that the tree was made of",
			(long long)v->tree.size - BLOCK + 1, (long long)v->tree.size);
	}
	return true;
}

static void check_earlier(struct verify *v)
{
	struct hash root;

	if (!v->earlier || v->tree.size != v->earlier->head.size)
		return;
	frontier_root(&v->cx->store->sha, &v->tree, &root);
	if (!hash_same(&root, &v->earlier->head.root))
		fault(v, "The first %lld events are not those of the checkpoint",
			(long long)v->tree.size);
}

static bool check_tree(struct verify *v, const struct hash *leaf)
{
	struct sha256 *sha = &v->cx->store->sha;
	struct hash root;

	bool whole = block_root(sha, &v->tree, leaf, &root);
	frontier_add(sha, &v->tree, leaf);
	check_earlier(v);
	return !whole || check_block(v, &root);
}

static void check_gap(struct verify *v, int64_t expected, int64_t seq)
{
	if (seq == expected)
		return;
	v->tree_is_broken = true;
	if (seq == expected + 1)
		fault(v, "Event %lld is missing", (long long)expected);
	else
		fault(v, "Events %lld to %lld are missing", (long long)expected,
			(long long)seq - 1);
}

static bool check_head(struct verify *v)
{
	struct frontier kept;
	struct hash root, kept_root;
	const struct err before = v->cx->err;

	if (!frontier_load(v->cx, &kept)) {
		fault(v, "The ledger's head is damaged");
		v->cx->err = before;
		return true;
	}
	frontier_root(&v->cx->store->sha, &v->tree, &root);
	frontier_root(&v->cx->store->sha, &kept, &kept_root);
	if (v->tree.size != kept.size)
		fault(v, "The head counts %lld events, the log has %lld", (long long)kept.size,
			(long long)v->tree.size);
	else if (!hash_same(&root, &kept_root) && !v->tree_is_broken)
		fault(v, "The last %lld events are not those that the head was made of",
			(long long)(v->tree.size % BLOCK));
	if (v->earlier && v->earlier->head.size > v->tree.size)
		fault(v, "The checkpoint counts %lld events, the log has %lld",
			(long long)v->earlier->head.size, (long long)v->tree.size);
	return true;
}

bool verify_log(struct verify *v)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct buf scratch = { .arena = v->cx->arena };
	struct writing writing = { 0 };
	struct line line;
	bool row;

	if (!sql_open(v->cx, &st,
		    "SELECT seq, writing, organisation, entity, record, version, op, prev, body, "
		    "salt, digest, leaf FROM main.event ORDER BY seq",
		    NULL, 0))
		return false;
	for (int64_t expected = 1;; expected = line.seq + 1) {
		if (!sql_next(v->cx, st, &row))
			return false;
		if (!row)
			return check_head(v);
		line_read(v->cx, st, &line);
		if (line.seq < 1 || line.seq > v->last)
			continue;
		check_gap(v, expected, line.seq);
		if (!writing_follow(v, &line, &writing))
			return false;
		check_body(v, &line);
		check_leaf(v, &scratch, &line, &writing);
		check_chain(v, &line);
		if (!check_tree(v, &line.stored))
			return false;
		v->result->events++;
	}
}

static bool verify_with(struct ctx *cx, struct ledger_result *out, const struct checkpoint *earlier)
{
	struct verify v = { .cx = cx, .result = out, .earlier = earlier };

	if (!sql_number(cx, &v.last, "SELECT max(seq) FROM main.event", NULL, 0))
		return false;
	size_t n = (size_t)v.last + 1;
	v.record = arena_alloc(cx->arena, n * sizeof(*v.record));
	v.version = arena_alloc(cx->arena, n * sizeof(*v.version));
	v.state = arena_alloc(cx->arena, n);
	check_earlier(&v);
	return verify_log(&v) && verify_rows(&v);
}

bool ledger_verify(struct ctx *cx, struct ledger_result *out, const char *checkpoint, size_t len)
{
	struct checkpoint earlier;

	*out = (struct ledger_result){
		.faults = arena_alloc(cx->arena, FAULTS_MAX * sizeof(*out->faults)),
	};
	if (checkpoint) {
		CLEANUP(signer_done) struct signer signer = { 0 };
		if (!ledger_signer(cx, &signer) ||
			!checkpoint_open(cx, checkpoint, len, &signer, &earlier))
			return false;
	}
	return verify_with(cx, out, checkpoint ? &earlier : NULL);
}
