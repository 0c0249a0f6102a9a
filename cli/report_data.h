/* report_data.h - what the templates may ask for that is not in the store */
#ifndef REPORT_DATA_H
#define REPORT_DATA_H

#include "report.h"

/* The data sets of every report, filled when a template names them; gives their number. */
size_t report_data(struct ctx *cx, struct dataset **out);

#endif
