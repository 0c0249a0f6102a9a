/* statement_gaps.c - what lies between the periods of successive statements */
#include <stdlib.h>
#include <string.h>

#include "entities.h"
#include "moment.h"
#include "store.h"
#include "supervision.h"

/* A statement of type 1 stands at a date, which is then both ends of its period. */
static struct period period_of(const struct record *statement)
{
	const char *from = record_get(statement, "period_from");
	const char *to = record_get(statement, "period_to");

	return (struct period){
		.from = from ? from : to,
		.to = to,
		.bridge_to = record_get(statement, "bridge_to"),
	};
}

static int by_standard_and_time(const void *a, const void *b)
{
	const struct record *one = *(struct record *const *)a, *two = *(struct record *const *)b;
	int order = strcmp(record_get(one, "standard"), record_get(two, "standard"));

	if (!order)
		order = strcmp(period_of(one).from, period_of(two).from);
	return order ? order : strcmp(one->id, two->id);
}

/* The statements that have a period, by standard and time. */
static bool statements_load(struct ctx *cx, struct record ***out, size_t *n)
{
	const struct filter filter = { field_find(&statement_form, "period_to"), IS_SET, NULL };
	const struct selection selection = {
		.form = &statement_form,
		.filters = &filter,
		.filter_count = 1,
	};

	if (!record_list(cx, out, n, &selection))
		return false;
	if (*n)
		qsort(*out, *n, sizeof(struct record *), by_standard_and_time);
	return true;
}

struct chain {
	const char *today;
	struct review_gap *gaps;
	size_t n;
};

static void add_gap(struct chain *chain, const char *system, const struct record *earlier,
	const struct record *later)
{
	const struct period first = period_of(earlier);
	struct review_gap gap = { .system = system, .earlier = earlier, .later = later };
	bool known;

	if (later) {
		const struct period next = period_of(later);
		known = period_gap(&gap.gap, &first, &next);
	} else {
		gap.stale = period_is_stale(&first, chain->today);
		known = period_gap_until(&gap.gap, &first, chain->today);
	}
	if (known)
		chain->gaps[chain->n++] = gap;
}

/* Walks the system's statements, standard by standard; `reach` is the one that ends last so far. */
static void add_system(
	struct chain *chain, const char *system, struct record *const *statements, size_t n)
{
	const struct record *reach = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct record *s = statements[i];
		if (!set_has(record_get(s, "systems"), system))
			continue;
		bool follows = reach && strcmp(record_get(reach, "standard"),
						record_get(s, "standard")) == 0;
		if (reach)
			add_gap(chain, system, reach, follows ? s : NULL);
		if (!follows || strcmp(period_of(s).to, period_of(reach).to) > 0)
			reach = s;
	}
	if (reach)
		add_gap(chain, system, reach, NULL);
}

static bool systems_load(struct ctx *cx, struct record ***out, size_t *n, const char *system)
{
	const struct selection all = { .form = &system_form, .sort = "name" };

	if (!system)
		return record_list(cx, out, n, &all);
	*out = arena_alloc(cx->arena, sizeof(struct record *));
	*n = 1;
	return record_load(cx, *out, &system_form, system);
}

static size_t mentions(struct record *const *statements, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		for (struct item it = item_first(record_get(statements[i], "systems")); it.text;
			it = item_next(it))
			count++;
	return count;
}

bool statement_gaps(struct ctx *cx, struct review_gap **out, size_t *n, const char *system)
{
	struct record **statements, **systems;
	size_t statement_count, system_count;

	if (!statements_load(cx, &statements, &statement_count) ||
		!systems_load(cx, &systems, &system_count, system))
		return false;
	struct chain chain = {
		.today = today(cx),
		.gaps = arena_alloc(cx->arena,
			(2 * mentions(statements, statement_count) + 1) * sizeof(*chain.gaps)),
	};
	for (size_t i = 0; i < system_count; i++)
		add_system(&chain, systems[i]->id, statements, statement_count);
	*out = chain.gaps;
	*n = chain.n;
	return true;
}
