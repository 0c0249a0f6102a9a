/* exchange.h - records in from files of many formats, and out as YAML, JSON and CSV */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "store.h"

/* ---- in ---- */

/* How an import goes on: called every thousand records or so. */
struct import_progress {
	void (*show)(struct ctx *cx, const char *file, int64_t records, void *arg); /* or NULL */
	void *arg;
};

struct import_options {
	const char *format;       /* a name of import_formats(), or NULL: found out by each file */
	const char *organisation; /* id, for records that name none; NULL: the actor's own */
	const char *entity;       /* of CSV and of bare lists; NULL: by the name of the file */
	const char *files; /* folder with the files of file fields, by digest or path; NULL */
	bool dry_run;      /* do everything, keep nothing */
	struct import_progress progress;
};

#define IMPORT_FAULTS 100 /* how many are listed before an import gives up */

struct import_result {
	int64_t added, changed, same;
	size_t fault_count;
	const char **faults; /* one line each: file, line, field, what to do */
};

/* Imports all the files in one transaction, all or nothing; "-" is the standard input. A record
 * with an id or an origin that exists is updated in the fields that the file names, and one that
 * says nothing new writes nothing. Fails with ERR_INVALID, and the lines in out, when any record
 * is refused. */
MUST_USE bool import_files(struct ctx *cx, struct import_result *out, const char *const *paths,
	size_t n, const struct import_options *options);

/* The same for text in memory; name is what messages call it. Only text and len are looked at. */
MUST_USE bool import_text(struct ctx *cx, struct import_result *out, const char *name,
	const struct buf *text, const struct import_options *options);

/* Fills in one record from a file of YAML or JSON that names its fields. A version in it is the one
 * that a change of the record builds on. */
MUST_USE bool record_read(struct ctx *cx, struct record *r, const char *path);

/* The formats by name, NULL after the last. */
const char *import_format(size_t i);

/* ---- out ---- */

/* One record as an item of a YAML list, as a JSON object, as a line of CSV. What is unset is left
 * out, but for a field with a preset, which is written as null so that it stays unset when read. */
void yaml_record(struct buf *out, const struct record *r);
void json_record(struct buf *out, const struct record *r);
void csv_record(struct buf *out, const struct record *r, char separator);

/* The line of names that goes before. */
void csv_header(struct buf *out, const struct form *form, char separator);

struct export_options {
	const char *format;              /* "yaml", "json", or "csv" for one entity; NULL: yaml */
	const struct form *const *forms; /* NULL: every entity */
	size_t form_count;
	const char *organisation; /* id, or NULL: all that may be seen */
	const char *files;        /* a folder to write the contents of file fields to, or NULL */
	/* Takes the text piece by piece. */
	bool (*write)(struct ctx *cx, const char *text, size_t len, void *arg);
	void *arg;
};

/* Writes records in the order of the entities' table and of their ids, without versions: the same
 * content gives the same bytes, and what is imported into an empty store comes out the same. */
MUST_USE bool export_records(struct ctx *cx, const struct export_options *options);

#endif
