/* setting.h - a document that is being set, for tests of the typesetter */
#ifndef SETTING_H
#define SETTING_H

#include "../../src/document/typeset/typeset.h"

struct setting {
	struct ctx cx;
	struct pdf *pdf;
	struct typeset ts;
	struct document *doc;
	struct place body;
};

/* For cmocka: *state is the setting. */
int setting_open(void **state);
int setting_close(void **state);

/* The words in plain letters of ten points, broken into lines. */
struct set_text *setting_words(struct setting *s, const char *words, double width);
extern const struct look setting_look;

#endif
