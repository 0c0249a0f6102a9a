/* yaml_event.h - a YAML file event by event, with its depth held and its place known */
#ifndef YAML_EVENT_H
#define YAML_EVENT_H

#include <yaml.h>

#include "reader.h"

struct yaml {
	struct input *in;
	struct intake *to;
	yaml_parser_t parser;
	yaml_event_t event; /* the one looked at */
	bool open, seen;
	int depth;
};

void yaml_open(struct yaml *y); /* in and to are set */
void yaml_done(struct yaml *y); /* for CLEANUP */

/* Goes on to the next event. Fails on what is no YAML, deeper than DEPTH_MAX, or an anchor. */
MUST_USE bool yaml_next(struct ctx *cx, struct yaml *y);

/* Goes to the end of what begins here, so that reading can go on after a fault. */
MUST_USE bool yaml_pass_over(struct ctx *cx, struct yaml *y);

/* Where the event begins, from 1. */
size_t yaml_line(const struct yaml *y);
size_t yaml_column(const struct yaml *y);

/* Puts that place before the error. */
bool yaml_broken(struct ctx *cx, const struct yaml *y);

#endif
