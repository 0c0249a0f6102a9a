/* inside.h - what the files of the store share, and nobody else sees */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "driver.h"
#include "merkle.h"
#include "moment.h"
#include "store.h"
#include "uuid7.h"

#define SALT_SIZE  16
#define SALT_BATCH 256
#define BLOCK      256 /* events of which `subtree` keeps the root */

/* Statements that are kept per entity while the store is open. */
enum kept {
	KEPT_LOAD,   /* as the actor may see it, as of the store's date */
	KEPT_TITLE,  /* the first field, likewise */
	KEPT_STORED, /* the row as it stands, for the writer */
	KEPT_HOLDER, /* the organisation of the row as it stands */
	KEPT_INSERT,
	KEPT_UPDATE,
	KEPT_REMOVE,
	KEPT_ORIGIN,
	KEPT_COUNT,
};

/* What is kept for one entity while the store is open. */
struct table {
	const struct form *form;
	size_t fields;
	struct statement *kept[KEPT_COUNT];
	struct statement **set_add, **set_clear; /* by field */
	struct statement *asof_add;
	bool shadowed;        /* a temporary view or table stands before it */
	bool indexed;         /* the table as of a date */
	bool wanted;          /* by the query that is being compiled */
	bool shadow_is_young; /* and a rollback would take it away */
	int64_t written;      /* records in this transaction */
	bool bare;            /* its indexes are dropped until the commit */
};

/* Statements of the ledger that are kept. */
enum ledger_kept {
	LEDGER_WRITING,
	LEDGER_EVENT,
	LEDGER_SUBTREE,
	LEDGER_HEAD,
	LEDGER_BODY,
	LEDGER_COUNT,
};

/* A link that an import made to a record that was not there yet. */
struct later {
	struct later *next;
	const struct form *form, *target;
	const char *id, *link;
	const char *owner; /* of a part: whose both have to be; else NULL */
};

/* What is open between store_begin() and its end. */
struct transaction {
	bool open, broken; /* broken: a write failed half way, so that it cannot be committed */
	bool wipe;
	const char *what;
	int64_t writing; /* 0 until the first event */
	char at[TIME_SIZE];
	int64_t last_writing;
	struct frontier frontier;
	struct later *later;
	struct arena *arena;
};

struct store {
	struct arena *arena; /* of the store: it outlives the requests that it serves */
	const char *folder;
	const struct driver *driver;
	struct db *db;
	struct table *tables; /* by place in entities[] */
	size_t table_count;
	struct statement *ledger[LEDGER_COUNT];
	const char *as_of;   /* or NULL */
	int64_t as_of_seq;   /* the last event of that date; -1 before it is known */
	uint8_t *superseded; /* by seq, while tables as of the date are built */
	bool has_listing;
	int query_seconds;
	const char *founder; /* who writes while nobody acts */
	bool bulk;
	int lock; /* of the writers' queue, or -1 */
	struct uuid7 ids;
	struct sha256 sha;
	struct transaction tx;
	size_t salts_left;
	uint8_t salts[SALT_BATCH][SALT_SIZE];
};

/* ---- sql.c: statements ---- */

#define TEXT_CELL(x)     cell_of_text(x)
#define NUMBER_CELL(x)   ((struct cell){ CELL_NUMBER, .number = (x) })
#define BYTES_CELL(x, n) ((struct cell){ CELL_BYTES, .bytes = (x), .len = (n) })
#define CELLS(...) \
	(const struct cell[]){ __VA_ARGS__ }, \
		sizeof((const struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell)

struct cell cell_of_text(const char *text); /* NULL gives NULL */

/* Prepares and starts; the caller owns the statement: CLEANUP(statement_done). */
MUST_USE bool sql_open(struct ctx *cx, struct statement **out, const char *sql,
	const struct cell *cells, size_t n);
MUST_USE bool sql_next(struct ctx *cx, struct statement *st, bool *row);
MUST_USE bool sql_run(struct ctx *cx, const char *sql, const struct cell *cells, size_t n);
/* The first number of the first row; 0 where there is no row or it is NULL. */
MUST_USE bool sql_number(
	struct ctx *cx, int64_t *out, const char *sql, const struct cell *cells, size_t n);
/* The first text of the first row, in the arena; NULL where there is none. */
MUST_USE bool sql_text(
	struct ctx *cx, const char **out, const char *sql, const struct cell *cells, size_t n);
void statement_done(struct statement **st);

/* Starts a kept statement and runs it to its end, or to its first row. */
MUST_USE bool kept_run(
	struct ctx *cx, struct statement *st, const struct cell *cells, size_t n, bool *row);

/* A cell as text in the arena, or NULL. */
const char *cell_text(struct ctx *cx, struct statement *st, int i);
int64_t cell_number(struct ctx *cx, struct statement *st, int i);
struct cell cell_at(struct ctx *cx, struct statement *st, int i);

/* ---- table.c: the SQL that follows from an entity's fields ---- */

struct table *table_of(struct ctx *cx, const struct form *form);
void tables_open(struct store *store);
void tables_close(struct store *store);

/* The kept statement; prepared when first asked for. */
MUST_USE bool table_kept(
	struct ctx *cx, struct table *table, enum kept kept, struct statement **out);
MUST_USE bool table_set_add(
	struct ctx *cx, struct table *table, const struct field *f, struct statement **out);
MUST_USE bool table_set_clear(
	struct ctx *cx, struct table *table, const struct field *f, struct statement **out);

/* What of an entity's tables is read: schema is "", "main." or LISTING; wanted, by place, are the
 * fields that it reads (NULL: all). */
struct excerpt {
	const struct form *form;
	const char *schema;
	const bool *wanted;
};

/* SELECT id, organisation, version, event, origin, then every field, NULL for what is not wanted.
 * The table's alias is t. */
const char *table_select(struct ctx *cx, const struct excerpt *source);
#define FIRST_FIELD 5

/* The row of such a SELECT. */
struct record *record_from_row(struct ctx *cx, const struct form *form, struct statement *st);

/* The cell as the column takes it: numbers as numbers. */
struct cell field_cell(const struct field *f, const char *text);

/* ---- schema.c ---- */

const char *table_ddl(struct ctx *cx, const struct form *form);
const char *set_ddl(struct ctx *cx, const struct form *form, const struct field *f);

/* The same table without promises, for the rows as of a date: the wanted fields of the source. */
const char *temporary_ddl(struct ctx *cx, const struct excerpt *source);
/* Its indexes: those that a bulk import drops and makes again, or all; schema as above. */
const char *index_ddl(struct ctx *cx, const struct form *form, const char *schema, bool all);
const char *index_drops(struct ctx *cx, const struct form *form);
MUST_USE bool schema_create(struct ctx *cx);

/* A number that changes with every entity, field, kind and choice. */
uint64_t schema_fingerprint(void);

/* Where the numbered migrations come from: the SQL of one, or NULL after the last. Those that the
 * program ships are src/store/migrations/001.sql and on; a released one never changes. What upgrade
 * does without one: it makes a table whose fields changed anew and copies the columns of both. */
typedef const char *migrations(struct ctx *cx, int64_t number);
migrations schema_migration;

MUST_USE bool schema_upgrade(struct ctx *cx, migrations *find);

/* Refuses what is no store, is newer, or needs `upgrade`. */
MUST_USE bool schema_is_current(struct ctx *cx);

/* ---- body.c: a record as one line of canonical JSON ---- */

void body_write(struct buf *out, const struct record *r);
/* The comma, where one is due, and the name of what comes next after the opening brace. */
void body_member(struct buf *out, const char *name);
/* Fills the record's cells and origin; false for what body_write() cannot have written. */
bool body_read(struct ctx *cx, struct record *r, const char *body);
/* The same for the wanted fields (by place; NULL: all); the others stay empty. */
bool body_read_some(struct ctx *cx, struct record *r, const char *body, const bool *wanted);

/* ---- ledger.c ---- */

/* What a leaf holds, one to a line; body may be NULL when it was redacted. */
struct leaf {
	const char *at, *person, *word, *organisation, *entity, *record;
	int64_t version;
	const char *op;
	const struct hash *digest;
};

void leaf_hash(struct sha256 *sha, struct buf *scratch, const struct leaf *leaf, struct hash *out);
void body_digest(
	struct sha256 *sha, const void *salt, const char *body, size_t len, struct hash *out);

/* The root of the block of 256 that the leaf, not added yet, completes: the eight lowest levels of
 * the tree. False where it completes none. */
bool block_root(
	struct sha256 *sha, const struct frontier *f, const struct hash *leaf, struct hash *out);

/* Adds the event of the record's next version and sets r->event. */
MUST_USE bool ledger_add(
	struct ctx *cx, struct record *r, const char *op, int64_t prev, const char *body);
MUST_USE bool ledger_open(struct ctx *cx);  /* reads the head into the transaction */
MUST_USE bool ledger_close(struct ctx *cx); /* writes it */
MUST_USE bool frontier_load(struct ctx *cx, struct frontier *out);

/* ---- scope.c: what the actor may see, and as of when ---- */

/* Makes unqualified names of the form's tables mean what the actor may see, as of the date. */
MUST_USE bool scope_form(struct ctx *cx, const struct form *form);
/* Whether that needs more than the plain table. */
bool scope_is_needed(const struct ctx *cx, const struct form *form);
void scope_forget_young(struct store *store);

/* The last event of the store's date, or of all. */
MUST_USE bool as_of_seq(struct ctx *cx, int64_t *out);
MUST_USE bool as_of_build(struct ctx *cx, struct table *table);
/* A table of its own for one list, with the wanted fields only: a tenth of the work. It stands in a
 * schema beside, so that nothing else reads it, until the next list. */
#define LISTING "listing."
MUST_USE bool as_of_list(struct ctx *cx, const struct form *form, const bool *wanted);
/* The indexes of such a table: a query joins, a list of one entity does not. */
MUST_USE bool as_of_index(struct ctx *cx, struct table *table);

/* ---- the rest ---- */

MUST_USE bool actor_find(struct ctx *cx, const char *login, const char *organisation);
MUST_USE bool lock_take(struct ctx *cx, struct store *store);
void lock_give(struct store *store);

/* The milliseconds since 1970 that the next record's identifier begins with. */
uint64_t id_moment(const struct ctx *cx);

/* Whether text is an identifier as uuid7_next() writes them. */
bool is_id(const char *text);

/* Makes the record's links, subjects and files full and sure to exist. */
MUST_USE bool links_check(struct ctx *cx, struct record *r);
/* Fails with the records that refer to this one. */
MUST_USE bool links_free(struct ctx *cx, const struct form *form, const char *id);
MUST_USE bool later_check(struct ctx *cx);

/* The row as it stands, whoever asks; NULL when there is none. */
MUST_USE bool record_stored(
	struct ctx *cx, struct record **out, const struct form *form, const char *id);

/* Writes the record's next version: event, row and sets. What fails half way breaks the
 * transaction, so that it cannot be committed. */
MUST_USE bool record_write(struct ctx *cx, struct record *r, const struct record *old,
	const char *op, const char *body);

/* Whether two cells hold the same; NULL and NULL do. */
bool same_text(const char *a, const char *b);

#endif
