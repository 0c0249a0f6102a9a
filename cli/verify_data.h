/* verify_data.h - whether the data that a report carries says what its pages say */
#ifndef VERIFY_DATA_H
#define VERIFY_DATA_H

#include "base.h"

/* *fault is what the data says and the pages do not, "" where both agree, and NULL where the PDF
 * carries no data of Værn's. The file may come from anyone: it is read in a process of its own. */
MUST_USE bool verify_data(struct ctx *cx, const char **fault, const char *path);

#endif
