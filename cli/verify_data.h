/* verify_data.h - whether the data that a report carries says what its pages say */
#ifndef VERIFY_DATA_H
#define VERIFY_DATA_H

#include "apart.h"

/* Begins to compare, in a process of its own, since the file may come from anyone. At the end
 * *fault is what the data says and the pages do not, "" where both agree, and NULL where the PDF
 * carries no data of Værn's. */
MUST_USE bool verify_data_begin(struct ctx *cx, struct apart *out, const char *path);
MUST_USE bool verify_data_end(struct ctx *cx, struct apart *comparison, const char **fault);

#endif
