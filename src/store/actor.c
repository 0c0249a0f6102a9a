/* actor.c - who acts: a person by login name, with the seats held today */
#include <string.h>

#include "inside.h"

static bool person_find(struct ctx *cx, struct actor *actor)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	struct arena *arena = cx->store->arena;
	bool row;

	if (!sql_open(cx, &st,
		    "SELECT id, name FROM main.person WHERE login = $1 AND "
		    "(active IS NULL OR active = 1)",
		    CELLS(TEXT_CELL(actor->login))) ||
		!sql_next(cx, st, &row))
		return false;
	if (!row)
		return err_set(cx, ERR_DENIED,
			"'%s' is not known here; ask an administrator, or act as another with --as",
			actor->login);
	actor->person = arena_dup(arena, cell_text(cx, st, 0));
	actor->name = arena_dup(arena, cell_text(cx, st, 1));
	return true;
}

static bool seat_from_row(struct ctx *cx, struct statement *st, struct seat *out)
{
	const char *role = cell_text(cx, st, 0), *kind = cell_text(cx, st, 2);
	bool over_all = same_text(kind, "association") || same_text(kind, "dpo");

	for (size_t i = 0; role && role_choices[i].name; i++)
		if (strcmp(role_choices[i].name, role) == 0) {
			*out = (struct seat){ .role = (enum role)i,
				.organisation = arena_dup(cx->store->arena, cell_text(cx, st, 1)),
				.reaches_all = over_all && role_reaches_all((enum role)i) };
			return true;
		}
	return false;
}

static bool seats_find(struct ctx *cx, struct actor *actor)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	const struct cell who[] = { TEXT_CELL(actor->person), TEXT_CELL(today(cx)) };
	static const char held[] =
		"FROM main.membership m JOIN main.organisation o "
		"ON o.id = m.organisation WHERE m.person = $1 AND "
		"m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)";
	int64_t n;
	bool row;

	if (!sql_number(
		    cx, &n, arena_fmt(cx->arena, "SELECT count(*) %s", held), who, COUNT(who)) ||
		!sql_open(cx, &st,
			arena_fmt(cx->arena,
				"SELECT m.role, m.organisation, o.kind %s ORDER BY m.valid_from, "
				"m.id",
				held),
			who, COUNT(who)))
		return false;
	struct seat *seats = arena_alloc(cx->store->arena, (size_t)n * sizeof(*seats));
	actor->seats = seats;
	do {
		if (!sql_next(cx, st, &row))
			return false;
		if (row && actor->seat_count < (size_t)n &&
			seat_from_row(cx, st, &seats[actor->seat_count]))
			actor->seat_count++;
	} while (row);
	return actor->seat_count ||
	       err_set(cx, ERR_DENIED, "'%s' holds no role today; ask an administrator",
		       actor->login);
}

/* The organisations whose records all members see. */
static bool shared_find(struct ctx *cx, struct actor *actor)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	static const char those[] =
		"FROM main.organisation WHERE kind = 'association' OR kind = 'dpo'";
	size_t i = 0;
	int64_t n;
	bool row;

	if (!sql_number(cx, &n, arena_fmt(cx->arena, "SELECT count(*) %s", those), NULL, 0) ||
		!sql_open(
			cx, &st, arena_fmt(cx->arena, "SELECT id %s ORDER BY id", those), NULL, 0))
		return false;
	const char **ids = arena_alloc(cx->store->arena, ((size_t)n + 1) * sizeof(*ids));
	do {
		if (!sql_next(cx, st, &row))
			return false;
		if (row && i < (size_t)n)
			ids[i++] = arena_dup(cx->store->arena, cell_text(cx, st, 0));
	} while (row);
	actor->shared = ids;
	return true;
}

/* Acting from one organisation leaves the seats in others aside, but for those over all. */
static bool narrow(struct ctx *cx, struct actor *actor, const char *organisation)
{
	struct seat *kept = arena_alloc(cx->store->arena, actor->seat_count * sizeof(*kept));
	const char *id;
	size_t n = 0;

	if (!sql_text(cx, &id, "SELECT id FROM main.organisation WHERE short = $1 OR id = $1",
		    CELLS(TEXT_CELL(organisation))))
		return false;
	if (!id)
		return err_set(cx, ERR_NOT_FOUND, "There is no organisation '%s'", organisation);
	for (size_t i = 0; i < actor->seat_count; i++)
		if (actor->seats[i].reaches_all || strcmp(actor->seats[i].organisation, id) == 0)
			kept[n++] = actor->seats[i];
	if (!n)
		return err_set(
			cx, ERR_DENIED, "'%s' holds no role in '%s'", actor->login, organisation);
	actor->seats = kept;
	actor->seat_count = n;
	actor->home = arena_dup(cx->store->arena, id);
	return true;
}

bool actor_find(struct ctx *cx, const char *login, const char *organisation)
{
	struct actor *actor = arena_alloc(cx->store->arena, sizeof(*actor));

	actor->login = arena_dup(cx->store->arena, login);
	if (!person_find(cx, actor) || !seats_find(cx, actor) || !shared_find(cx, actor))
		return false;
	actor->home = actor->seats[0].organisation;
	if (organisation && !narrow(cx, actor, organisation))
		return false;
	cx->actor = actor;
	return true;
}
