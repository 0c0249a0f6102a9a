/* paper.h - documents to try the writers on, for tests */
#ifndef PAPER_H
#define PAPER_H

#include "document.h"

/* For cmocka's groups: the state is a struct ctx. */
int paper_setup(void **state);
int paper_teardown(void **state);

/* A report without a body, and one block of each kind for it. */
struct document *paper_report(struct ctx *cx);
void paper_add_all(struct ctx *cx, struct flow *in);
struct text *paper_words(struct ctx *cx, const char *words);

/* The document as a PDF; the test fails where it becomes none. */
struct pdf_bytes paper_pdf(struct ctx *cx, const struct document *doc);

/* How often the words stand in the bytes outside compressed streams. */
size_t paper_times(struct pdf_bytes pdf, const char *words);
size_t paper_pages(struct pdf_bytes pdf);

/* Bytes of all kinds: letters, broken UTF-8, symbols, every plane. */
char *paper_noise(struct ctx *cx, unsigned *seed, size_t len);

#endif
