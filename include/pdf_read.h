/* pdf_read.h - just enough of a PDF reader to sign and to check: tokens, tables, dictionaries
 *
 * Made for files by strangers: nothing is read outside the given bytes, nothing recurses, and
 * every list has a limit. Names and numbers of sections are those of ISO 32000-1:2008. */
#ifndef PDF_READ_H
#define PDF_READ_H

#include "base.h"

/* A piece of the file; values point into it, so that their place in the file is known. */
struct slice {
	const char *at;
	size_t len;
};

enum pdf_kind {
	PDF_ABSENT, /* there is none */
	PDF_BAD,    /* there is one, but it cannot be read, or it is there twice */
	PDF_WORD,   /* true, null, obj, a real number */
	PDF_INTEGER,
	PDF_NAME,
	PDF_STRING,
	PDF_HEX,
	PDF_ARRAY,
	PDF_DICT,
	PDF_REFERENCE,
};

struct pdf_value {
	enum pdf_kind kind;
	struct slice text; /* as it stands in the file */
	uint64_t number;   /* of an integer that is not negative, or the object referred to */
};

/* Takes one object, however nested, from the front of in; false at the end (PDF_ABSENT) and at
 * what cannot be read (PDF_BAD). */
bool pdf_next(struct slice *in, struct pdf_value *out);

/* What stands between the brackets of an array or a dictionary; nothing for other kinds. */
struct slice pdf_inside(struct pdf_value value);

/* Takes one key and its value from what stands inside a dictionary; key->kind tells why not. */
bool pdf_entry(struct slice *in, struct pdf_value *key, struct pdf_value *out);

/* The value of a key; PDF_BAD where the dictionary is none or the key stands there twice. */
struct pdf_value pdf_get(struct pdf_value dict, const char *key);

bool pdf_word_is(struct pdf_value value, const char *word);

/* Whether a name is that one, "#xx" decoded. */
bool pdf_name_is(struct pdf_value value, const char *name);

/* Whether two values say the same; white space and comments do not count. */
bool pdf_same(struct slice a, struct slice b);

/* Whether two dictionaries say the same but for the free keys, a list that ends with NULL. */
bool pdf_same_but(struct pdf_value a, struct pdf_value b, const char *const *free_keys);

/* Whether it is a dictionary that has no other keys than these. */
bool pdf_only_keys(struct pdf_value dict, const char *const *keys);

/* Adds the bytes that a string stands for; nothing for other kinds. */
void pdf_bytes(struct buf *out, struct pdf_value value);

/* A text string as UTF-8 that is safe to print, or NULL where the value is none. */
const char *pdf_text(struct ctx *cx, struct pdf_value value);

/* Strangers' UTF-8 without what would move a terminal's cursor or hide text. */
const char *text_printable(struct ctx *cx, const char *utf8, size_t len);

/* One run of a cross-reference table, for the objects from first on: lines of 20 bytes, or in a
 * cross-reference stream numbers of these widths. */
struct pdf_run {
	uint64_t first, count;
	const char *entries;
	uint8_t widths[3]; /* all 0: lines */
};

/* A document, as its newest cross-reference table shows it. */
struct pdf_file {
	struct ctx *cx; /* in whose arena packed objects are unpacked */
	struct slice bytes;
	size_t xref, end; /* where the newest table begins, and where the line of %%EOF ends */
	bool streams;     /* the newest table is a stream */
	struct pdf_value trailer;
	struct pdf_run *runs; /* the newest first */
	size_t run_count;
	size_t own_runs; /* how many of them are in the newest table */
	struct pdf_unpacked *unpacked;
};

/* Opens the document that the bytes are; it may be an earlier state of a longer file. The file
 * lives as long as the arena. */
MUST_USE bool pdf_file_open(struct ctx *cx, struct pdf_file *out, struct slice bytes);

/* The value of an indirect object; PDF_ABSENT where there is none. stream may be NULL. */
struct pdf_value pdf_object(const struct pdf_file *doc, uint64_t number, bool *stream);

/* Where an object is: at a place in the file, or packed with others in the stream of a number. */
struct pdf_place {
	bool packed;
	size_t offset;             /* not packed */
	uint64_t container, index; /* packed */
};

/* False where the object is free or unknown. */
bool pdf_find(const struct pdf_file *doc, uint64_t number, struct pdf_place *out);

/* What stands in one run for its nth object. */
bool pdf_run_place(
	const struct pdf_file *doc, const struct pdf_run *run, uint64_t n, struct pdf_place *out);

/* The value itself, or what it refers to. */
struct pdf_value pdf_resolve(const struct pdf_file *doc, struct pdf_value value);

/* pdf_get() and pdf_resolve() in one. */
struct pdf_value pdf_follow(const struct pdf_file *doc, struct pdf_value dict, const char *key);

/* Reads "12 0 obj", the value, and what ends it, from the front of in; behind "stream" in stands at
 * the first byte of the stream. */
bool pdf_take_object(struct slice *in, uint64_t *number, struct pdf_value *out, bool *stream);

/* The bytes of a stream as they stand in the file, of which in begins with the first. */
MUST_USE bool pdf_raw(
	struct slice *out, const struct pdf_file *doc, struct pdf_value dict, struct slice in);

#endif
