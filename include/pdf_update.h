/* pdf_update.h - changes to a PDF that leave every old byte in its place (ISO 32000-1, 7.5.6) */
#ifndef PDF_UPDATE_H
#define PDF_UPDATE_H

#include "pdf_read.h"

#define PDF_ID_SIZE 16

struct pdf_written {
	uint64_t number;
	size_t offset;
};

/* An update in the making: the old bytes stand in out already, objects are added behind them. */
struct pdf_update {
	const struct pdf_file *doc;
	struct buf *out;
	uint64_t next; /* the first object number that is free */
	struct pdf_written *objects;
	size_t count, room;
};

MUST_USE bool update_begin(
	struct ctx *cx, struct pdf_update *u, const struct pdf_file *doc, struct buf *out);

/* Opens an object, whose text is then written to out, and closes it. */
void update_open(struct pdf_update *u, uint64_t number);
void update_close(struct pdf_update *u);

/* Writes a changed value in place of an object's old one. */
void update_object(struct pdf_update *u, uint64_t number, struct pdf_value value);

/* Writes the bytes, deflated, as a new stream and gives its number. */
uint64_t update_stream(struct pdf_update *u, const void *bytes, size_t len);

/* Ends the update with a cross-reference table and trailer, or with a cross-reference stream where
 * the document's newest table is one (ISO 32000-1, 7.5.8). The document keeps the first half of
 * its identity; the second is the state's, a digest of all that out holds by now. */
void update_end(struct pdf_update *u, const uint8_t state[PDF_ID_SIZE]);

/* The dictionary with another value for a key, the rest as it was. */
struct pdf_value dict_set(
	struct ctx *cx, struct pdf_value dict, const char *key, const char *value);

/* The array with a reference to that object added at its end. */
struct pdf_value array_append(struct ctx *cx, struct pdf_value array, uint64_t number);

/* Adds UTF-8 as a text string. */
void pdf_string_add(struct buf *out, const char *utf8);

#endif
