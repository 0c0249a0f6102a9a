/* risk_current.c - which risk assessments are in force */
#include <stdlib.h>
#include <string.h>

#include "entities.h"
#include "risk.h"
#include "store.h"

/* Of one organisation about one system or activity; what is about neither stands alone. */
static int by_subject(const struct record *a, const struct record *b)
{
	static const char *const fields[] = { "system", "processing" };
	int order = strcmp(a->organisation, b->organisation);
	bool about = false;

	for (size_t i = 0; !order && i < COUNT(fields); i++) {
		const char *subject = record_str(a, fields[i]);
		order = strcmp(subject, record_str(b, fields[i]));
		about = about || *subject;
	}
	return order || about ? order : strcmp(a->id, b->id);
}

/* The same subject's in the order of time; those of one day as they were made. */
static int by_time(const void *x, const void *y)
{
	const struct record *a = *(struct record *const *)x, *b = *(struct record *const *)y;
	int order = by_subject(a, b);

	if (!order)
		order = strcmp(record_str(a, "assessed"), record_str(b, "assessed"));
	return order ? order : strcmp(a->id, b->id);
}

bool risk_current(struct ctx *cx, const char *const **out, size_t *n)
{
	const struct filter final = { field_find(&assessment_form, "status"), EQUALS, "final" };
	struct record **list;
	size_t count, kept = 0;

	if (!record_list(cx, &list, &count,
		    &(struct selection){
			    .form = &assessment_form, .filters = &final, .filter_count = 1 }))
		return false;
	const char **ids = arena_alloc(cx->arena, (count + 1) * sizeof(char *));
	if (count)
		qsort(list, count, sizeof(struct record *), by_time);
	for (size_t i = 0; i < count; i++)
		if (i + 1 == count || by_subject(list[i], list[i + 1]) != 0)
			ids[kept++] = list[i]->id;
	*out = ids;
	*n = kept;
	return true;
}
