/* json_read.h - JSON text cut into values, with their lines; for every format that is JSON */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <jansson.h>

#include "reader.h"

struct json_text {
	const char *name, *at, *end;
	size_t line;
};

/* All of the input, without its byte-order mark. */
MUST_USE bool json_open(struct ctx *cx, struct input *in, struct json_text *out);

/* The next character that is not blank, NUL at the end. */
char json_peek(struct json_text *t);
MUST_USE bool json_expect(struct ctx *cx, struct json_text *t, char c);

/* The next value as a tree, at most DEPTH_MAX deep, and the line where it begins. */
MUST_USE bool json_value(struct ctx *cx, struct json_text *t, json_t **out, size_t *line);
void json_done(json_t **value); /* for CLEANUP */

/* Calls fn for each item of a list, or for the one value; never holds more than one item. */
MUST_USE bool json_each(struct ctx *cx, struct json_text *t,
	bool (*fn)(struct ctx *cx, json_t *value, size_t line, void *arg), void *arg);

/* Fails when there is more. */
MUST_USE bool json_ended(struct ctx *cx, struct json_text *t);

/* Puts the place before the error. */
bool json_broken(struct ctx *cx, const struct json_text *t);

/* A text, number or truth value as a cell; NULL for the rest. */
const char *json_cell(struct ctx *cx, const json_t *value);

/* Fills a draft from a file with one object. */
MUST_USE bool json_read_one(struct ctx *cx, struct input *in, struct draft *d);

#endif
