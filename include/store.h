/* store.h - the data folder: records, who may see them, queries, files, and the ledger under all */
#ifndef STORE_H
#define STORE_H

#include "permit.h"
#include "record.h"

/* ---- the folder ---- */

struct store_options {
	const char *folder;
	const char *as_of;        /* a date, or NULL for now */
	const char *login;        /* who acts; NULL: nobody yet (init, verify) */
	const char *organisation; /* short name or id of the seat to act from, or NULL */
	int query_seconds;        /* that a reader's own SQL may take; 0: 10 */
};

/* Makes the folder with an empty store, the association, and its first administrator. */
MUST_USE bool store_init(struct ctx *cx, const char *folder, const char *login);

/* Opens the folder and finds who acts; sets cx->store and cx->actor. Refuses a newer file, and an
 * older one until `upgrade`. */
MUST_USE bool store_open(struct ctx *cx, const struct store_options *options);
void store_close(struct ctx *cx);

/* Brings an older file to this program's schema. */
MUST_USE bool store_upgrade(struct ctx *cx, const char *folder);

const char *store_folder(const struct ctx *cx);

/* ---- writing ---- */

/* A writer's transaction: everything saved until commit is one line in the ledger's `writing`. A
 * save outside one makes its own. `what` is the command's word. */
MUST_USE bool store_begin(struct ctx *cx, const char *what);
MUST_USE bool store_commit(struct ctx *cx);
void store_rollback(struct ctx *cx); /* does nothing where no transaction is open */

/* The one write: checks the record, who may, the version, the links, and writes row and event. On
 * success id, version and event are set. A record without version is new (an id may be given); a
 * record with a version that is no longer the current one is a conflict that shows what differs. */
MUST_USE bool record_save(struct ctx *cx, struct record *r, enum word word);

/* Deletes by an event; a record that others refer to is refused, with their names. */
MUST_USE bool record_delete(struct ctx *cx, const struct form *form, const char *id);

/* Takes body and salt from every event of a record and leaves the ground for it. */
MUST_USE bool record_redact(
	struct ctx *cx, const struct form *form, const char *id, const char *ground);

/* For imports of many: link indexes are dropped, foreign keys checked at the end. */
MUST_USE bool store_bulk(struct ctx *cx, bool on);

/* ---- reading: as of the store's date, and only what the actor may see ---- */

MUST_USE bool record_load(
	struct ctx *cx, struct record **out, const struct form *form, const char *id);

/* Like record_load(), but a record that is not there gives NULL. */
MUST_USE bool record_find(
	struct ctx *cx, struct record **out, const struct form *form, const char *id);

/* The record that came from that foreign id into that organisation, or NULL. */
MUST_USE bool record_find_origin(struct ctx *cx, struct record **out, const struct form *form,
	const char *organisation, const char *origin);

/* The full id of what a person wrote: an id, the first characters of one, a title, or for an
 * organisation its short name. Fails when there is none or more than one. */
MUST_USE bool record_resolve(
	struct ctx *cx, const char **out, const struct form *form, const char *text);

/* The same of an organisation as things are today, whatever the store's date is and whoever asks:
 * for the user's own settings, which may name those that they do not see. */
MUST_USE bool organisation_named(struct ctx *cx, const char **out, const char *text);

/* What the record is called: its first field; the id's first part where it cannot be seen. */
const char *record_title(struct ctx *cx, const struct form *form, const char *id);

enum compare { EQUALS, DIFFERS, CONTAINS, AT_LEAST, AT_MOST, IS_EMPTY, IS_SET };

struct filter {
	const struct field *field; /* NULL: the organisation */
	enum compare compare;
	const char *text; /* canonical */
};

struct selection {
	const struct form *form;
	const struct filter *filters;
	size_t filter_count;
	const char *organisation; /* id, or NULL for all that may be seen */
	const char *sort;         /* field name, "-name" for falling, NULL: by id */
	long limit, offset;       /* limit 0: all */
	const bool *wanted; /* by place in the form's fields: those that are read, while the others
			     * stay empty, so that the record is not for saving; NULL: all */
};

/* Calls fn for each record, until it returns false. The record lives until fn returns; what fn
 * takes from the arena stays. */
MUST_USE bool record_each(struct ctx *cx, const struct selection *selection,
	bool (*fn)(struct ctx *cx, struct record *r, void *arg), void *arg);
MUST_USE bool record_count(struct ctx *cx, int64_t *out, const struct selection *selection);

/* All records of a selection at once, for where they are few; they live in the arena. */
MUST_USE bool record_list(
	struct ctx *cx, struct record ***out, size_t *n, const struct selection *selection);

/* Those that refer to the record by the field that is called after its entity: the answers of a
 * screening, the scenarios of an assessment. */
MUST_USE bool record_list_of(struct ctx *cx, struct record ***out, size_t *n,
	const struct form *form, const struct record *of);

/* A reader's own SQL (a check, a report): one SELECT, tables as of the date and only with the
 * rows the actor may see, read only, with a time limit. */
struct query;

struct arg {
	const char *text; /* NULL binds NULL, unless it is a number */
	int64_t number;
	bool is_number;
};

#define T(x) ((struct arg){ .text = (x) })
#define I(x) ((struct arg){ .number = (x), .is_number = true })
#define ARGS(...) \
	(const struct arg[]){ __VA_ARGS__ }, \
		sizeof((const struct arg[]){ __VA_ARGS__ }) / sizeof(struct arg)

MUST_USE bool query_open(
	struct ctx *cx, struct query **out, const char *sql, const struct arg *args, size_t n);
MUST_USE bool query_next(struct ctx *cx, struct query *q, bool *row);
int query_columns(const struct query *q);
const struct form *const *query_forms(const struct query *q); /* that it reads; ends with NULL */
const char *query_column(const struct query *q, int i);

/* The table and the column that it gives as they stand there, or NULL where it is computed. */
const char *query_origin(const struct query *q, int i, const char **column);
const char *query_text(struct query *q, int i); /* NULL for NULL; until the next row */
int64_t query_number(struct query *q, int i);
bool query_is_number(struct query *q, int i);
void query_done(struct query **q); /* for CLEANUP */

/* Reads one number: a count, a yes or no. */
MUST_USE bool query_one(
	struct ctx *cx, int64_t *out, const char *sql, const struct arg *args, size_t n);

/* ---- files, by SHA-256 ---- */

/* Copies a file into the store and gives its digest in hex. */
MUST_USE bool file_add(struct ctx *cx, const char **digest, const char *path);
MUST_USE bool file_add_bytes(struct ctx *cx, const char **digest, const void *bytes, size_t len);
MUST_USE bool file_has(struct ctx *cx, const char *digest, bool *out);
const char *file_path(struct ctx *cx, const char *digest);

/* ---- the ledger ---- */

/* One line of a record's history. */
struct event {
	int64_t seq, version;
	const char *at, *person, *name, *op, *word;
	const struct record *record; /* NULL when deleted or redacted */
};

/* Calls fn for each event of the record, the newest first. The event lives until fn returns. */
MUST_USE bool history_each(struct ctx *cx, const struct form *form, const char *id,
	bool (*fn)(struct ctx *cx, const struct event *event, void *arg), void *arg);

/* The digest of a record's current version, in hex: what a case decides on. */
MUST_USE bool record_digest(
	struct ctx *cx, const char **out, const struct form *form, const char *id);

/* The signed head as a C2SP checkpoint. */
MUST_USE bool ledger_head(struct ctx *cx, const char **out);

/* The head's size and root in hex, as a report prints them, as of the store's date. */
MUST_USE bool ledger_root(struct ctx *cx, int64_t *size, const char **root);

/* The root that the ledger had when it held so many events; fails where it never did. */
MUST_USE bool ledger_root_at(struct ctx *cx, const char **root, int64_t size);

/* What verify found; each fault is one line for people that names event, entity and id. */
struct ledger_result {
	int64_t events, rows;
	size_t fault_count;
	const char **faults; /* at most 100 */
};

/* Walks the whole log and every current row. With an earlier checkpoint, also whether the log is
 * still its continuation. Fails only when it could not look; faults are in the result. */
MUST_USE bool ledger_verify(
	struct ctx *cx, struct ledger_result *out, const char *checkpoint, size_t len);

#endif
