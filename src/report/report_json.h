/* report_json.h - the data in a report that came back */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <jansson.h>

#include "report.h"

/* Reads it; NULL where the PDF carries none. The PDF may come from anyone.
 * CLEANUP(report_json_done). */
MUST_USE bool report_json(struct ctx *cx, json_t **out, const struct buf *pdf);
void report_json_done(json_t **json);

#endif
