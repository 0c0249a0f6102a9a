/* demo.c - the tools of the makers, and the order in which they work */
#include "demo.h"

#include <assert.h>
#include <string.h>

#include "moment.h"

#define DAY  INT64_C(86400)
#define NOON (DAY / 2)

/* splitmix64: a repeatable sequence for invented data, never for secrets. */
unsigned demo_chance(struct demo *d, unsigned n)
{
	uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (unsigned)((z ^ z >> 31) % n);
}

const char *demo_date(struct demo *d, int year, unsigned month, unsigned day)
{
	return arena_fmt(d->cx->arena, "%04d-%02u-%02u", year, month, day);
}

static void set_clock(struct demo *d, const char *date)
{
	long days;
	bool ok = days_from_date(date, &days);

	assert(ok);
	(void)ok;
	d->cx->clock.fixed = (int64_t)days * DAY + NOON;
}

/* Each day's writing is one transaction, so that it is written at that time and in one go. */
bool demo_day(struct demo *d, const char *date)
{
	if (d->began && !store_commit(d->cx))
		return false;
	d->began = true;
	set_clock(d, date);
	return store_begin(d->cx, "init --demo");
}

static bool open_as(struct demo *d, const char *login)
{
	const struct store_options opening = { .folder = d->folder, .login = login };

	store_close(d->cx);
	return store_open(d->cx, &opening);
}

/* Who acts sees what the person may see, so the store is opened anew. */
bool demo_as(struct demo *d, const char *login, const char *date)
{
	if (d->began && !store_commit(d->cx))
		return false;
	d->began = false;
	set_clock(d, date);
	if (d->acting && strcmp(d->acting, login) == 0)
		return true;
	d->acting = login;
	return open_as(d, login);
}

/* The administrator's seat begins on the day of the init. */
bool demo_back(struct demo *d)
{
	d->acting = NULL;
	d->cx->clock = d->clock;
	return open_as(d, d->login);
}

static bool fill(struct ctx *cx, struct record *r, const char *const *pairs)
{
	for (; pairs[0]; pairs += 2)
		if (!record_set(cx, r, pairs[0], pairs[1] ? pairs[1] : ""))
			return false;
	return true;
}

const char *demo_add(
	struct demo *d, const char *entity, const char *organisation, const char *const *pairs)
{
	const struct form *form = entity_find(entity);

	assert(form);
	struct record *r = record_new(d->cx, form);
	r->organisation = organisation;
	bool ok =
		fill(d->cx, r, pairs) && record_save(d->cx, r, d->acting ? WORD_ADD : WORD_IMPORT);
	return ok ? r->id : (err_at(d->cx, "demo, %s %s: ", entity, pairs[1]), NULL);
}

bool demo_set(struct demo *d, const char *entity, const char *id, const char *const *pairs)
{
	const struct form *form = entity_find(entity);
	struct record *r;

	assert(form);
	return record_load(d->cx, &r, form, id) && fill(d->cx, r, pairs) &&
	       record_save(d->cx, r, d->acting ? WORD_SET : WORD_IMPORT);
}

static bool keep_id(struct ctx *cx, struct record *r, void *arg)
{
	*(const char **)arg = arena_dup(cx->arena, r->id);
	return true;
}

const char *demo_find(
	struct demo *d, const char *entity, const char *organisation, const char *title)
{
	const struct form *form = entity_find(entity);
	const char *id = NULL;

	assert(form);
	struct filter filter = { form->fields, EQUALS, title };
	struct selection selection = { .form = form,
		.filters = &filter,
		.filter_count = 1,
		.organisation = organisation ? organisation : d->association };
	return record_each(d->cx, &selection, keep_id, &id) ? id : NULL;
}

const char *demo_system_of(const struct demo *d, size_t member, const char *name)
{
	for (size_t i = 0; demo_systems[i].name; i++)
		if (strcmp(demo_systems[i].name, name) == 0)
			return d->systems[member][i];
	return NULL;
}

bool demo_make(struct ctx *cx)
{
	struct demo d = {
		.cx = cx,
		.state = 20250101,
		.folder = arena_dup(cx->arena, store_folder(cx)),
		.login = arena_dup(cx->arena, cx->actor->login),
		.clock = cx->clock,
	};
	const char *association;

	if (!record_resolve(cx, &association, entity_find("organisation"), "association"))
		return false;
	d.association = association;
	bool ok = demo_cooperation(&d) && demo_portfolio(&d) && demo_records(&d) &&
		  demo_years(&d) && store_commit(cx);
	if (!ok)
		store_rollback(cx);
	cx->clock = d.clock;
	return ok;
}
