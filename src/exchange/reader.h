/* reader.h - what reads a format: a row in one table; and what it gives records to */
#ifndef READER_H
#define READER_H

#include "exchange.h"

/* ---- the bytes ---- */

/* A file that is read from front to back once; its beginning can be looked at before. */
struct input {
	const char *name; /* as messages call it */
	void *file;       /* of stdio; NULL: all of it is in head */
	const char *head;
	size_t head_len, at;
};

MUST_USE bool input_open(struct ctx *cx, struct input *out, const char *path);
void input_from_text(struct input *out, const char *name, const char *text, size_t len);
void input_done(struct input *in); /* for CLEANUP */

/* Up to size bytes; 0 at the end, and where reading failed, which input_ended() tells. */
size_t input_read(struct input *in, void *out, size_t size);
MUST_USE bool input_ended(struct ctx *cx, struct input *in);

/* All that is left, with a NUL after it; for formats that come as one tree. */
MUST_USE bool input_all(struct ctx *cx, struct input *in, const char **text, size_t *len);

/* ---- a record as a file has it ---- */

/* Only what the file names: the cells as they were written there. */
struct draft {
	struct record *r; /* with id, origin, and the organisation as it was written */
	const char *file;
	size_t line;
	size_t *lines; /* by field: where it was named; 0: it was not */
	bool bad;      /* a fault has been told, so it is not kept */
	bool again;    /* it may come more than once in an import */
};

struct draft *draft_new(struct ctx *cx, const struct form *form, const char *file, size_t line);

/* Puts in one cell by its name, which may be id, organisation, origin or version (which is passed
 * over). Fails on a name that is unknown, with the nearest one, or given twice. */
MUST_USE bool draft_set(
	struct ctx *cx, struct draft *d, const char *name, const char *text, size_t line);

/* Puts in a field that was not put in yet; NULL and "" unset it. */
void draft_put(struct draft *d, const struct field *f, const char *text, size_t line);
void draft_put_name(struct draft *d, const char *field, const char *text);

/* The entity of that name or label; fails with the nearest. */
MUST_USE bool form_named(struct ctx *cx, const struct form **out, const char *name);

/* The entity of records that do not say: by --entity, or the name of the file. */
MUST_USE bool form_by_file(
	struct ctx *cx, const struct form **out, const char *entity, const char *file);

/* The field that a heading means, by its name or its label in either language, or NULL. */
const struct field *field_by_heading(const struct form *form, const char *text, size_t len);

/* ---- where records go ---- */

struct intake {
	const struct import_options *options;

	/* Takes a record; on success its id is set, unless it is bad. What is wrong with the record
	 * becomes a fault; fails when the import must stop. */
	bool (*take)(struct ctx *cx, struct intake *to, struct draft *d);
	struct arena *arena; /* lives as long as the import */
	struct import_result *result;
	struct buf *warnings;
	size_t warning_count;
	enum err_kind kind;                   /* of the faults, while they are of one kind */
	void *state;                          /* of whoever takes */
	struct wait *waiting, **last_waiting; /* objects that must wait for others: kitos.c */
};

/* Makes a fault of cx->err, with its place before it; column 0: none. Fails at the last one that
 * is listed, or where the system failed. */
MUST_USE bool intake_fault(
	struct ctx *cx, struct intake *to, const char *file, size_t line, size_t column);

/* A line for people about what was mended or left out; the text is in their language. */
void intake_warn(struct ctx *cx, struct intake *to, const struct draft *d, const char *text);

/* ---- the formats ---- */

struct format {
	const char *name;

	/* Whether the file is of this format, by its beginning (at most 64 KB) and its name. */
	bool (*sniff)(const char *head, size_t len, const char *name);
	bool (*read)(struct ctx *cx, struct input *in, struct intake *to);
	/* What is left to do when all files are read, or NULL. */
	bool (*finish)(struct ctx *cx, struct intake *to);
};

extern const struct format formats[]; /* ends with a nameless one */

bool yaml_sniff(const char *head, size_t len, const char *name);
bool yaml_read(struct ctx *cx, struct input *in, struct intake *to);
bool json_sniff(const char *head, size_t len, const char *name);
bool json_read(struct ctx *cx, struct input *in, struct intake *to);
bool csv_sniff(const char *head, size_t len, const char *name);
bool csv_read(struct ctx *cx, struct input *in, struct intake *to);
bool kitos_sniff(const char *head, size_t len, const char *name);
bool kitos_read(struct ctx *cx, struct input *in, struct intake *to);
bool kitos_finish(struct ctx *cx, struct intake *to);
void kitos_forget(struct intake *to); /* what still waits, when an import ends early */
bool kl_sniff(const char *head, size_t len, const char *name);
bool kl_read(struct ctx *cx, struct input *in, struct intake *to);

/* Whether the file's name ends so. */
bool name_ends(const char *name, const char *ending);

/* Reads all the input's files through a reader, for record_read() and tests. */
MUST_USE bool yaml_read_one(struct ctx *cx, struct input *in, struct draft *d);

#define DEPTH_MAX 64 /* of lists and mappings in one another */

#endif
