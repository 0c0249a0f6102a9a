/* json_put.h - members and elements of JSON, with commas between them */
#ifndef JSON_PUT_H
#define JSON_PUT_H

#include "chart.h"

/* A comma, unless it is the first. */
void json_next(struct buf *b);
void json_string(struct buf *b, const char *text);
void json_key(struct buf *b, const char *key);

/* A text that is not there has no member. */
void json_member(struct buf *b, const char *key, const char *text);
void json_flag(struct buf *b, const char *key, bool flag);
void json_element(struct buf *b, const char *text);
void json_open_list(struct buf *b, const char *key);

/* An object in a list, on a line of its own so that two states compare line by line. */
void json_open_element(struct buf *b);
void json_labels(struct buf *b, const char *key, const char *const *labels, size_t count);

/* The members of a chart. */
void chart_to_json(struct buf *b, const struct chart *chart);

#endif
