/* places.h - a scene in which two members and the association each have records of their own */
#ifndef PLACES_H
#define PLACES_H

#include "scene.h"

/* One supplier each of two members and of the association, and a system that uses each. */
struct places {
	struct scene scene;
	const char *roskilde, *greve, *shared; /* ids of the suppliers */
};

/* For cmocka: makes the places and takes them away. */
int places_setup(void **state);
int places_teardown(void **state);

/* The one number that the query gives; ends the program when it fails. */
int64_t scene_number(struct ctx *cx, const char *sql);

#endif
