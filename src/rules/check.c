/* check.c - finds the checks asked for, runs them, and keeps what the actor may see */
#include "check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "choices.h"
#include "store.h"

/* ---- which checks ---- */

struct gathering {
	const struct check_choice *choice;
	struct check *list;
	size_t count, room;
};

/* "GDPR 30(1)" begins "gdpr 30(1)(b)", but "GDPR 3" does not. */
static bool law_begins(const char *law, const char *asked)
{
	size_t len = strlen(asked);
	bool in_number = len && isdigit((unsigned char)asked[len - 1]);

	return strncasecmp(law, asked, len) == 0 &&
	       !(in_number && isdigit((unsigned char)law[len]));
}

static bool is_asked(const struct check_choice *choice, const struct check *check)
{
	return (!choice->id || strcasecmp(choice->id, check->id) == 0) &&
	       (!choice->law || law_begins(check->law, choice->law)) &&
	       (!choice->severity || check->severity <= choice->severity);
}

static bool gather(struct ctx *cx, const struct asset *asset, void *arg)
{
	struct gathering *g = arg;

	if (g->count == g->room) {
		size_t room = g->room ? 2 * g->room : 64;
		struct check *list = arena_alloc(cx->arena, room * sizeof(*list));
		if (g->count)
			memcpy(list, g->list, g->count * sizeof(*list));
		g->list = list;
		g->room = room;
	}
	if (!check_read(cx, &g->list[g->count], asset))
		return false;
	g->count++;
	return true;
}

static int by_severity(const void *a, const void *b)
{
	const struct check *x = a, *y = b;

	if (x->severity != y->severity)
		return x->severity < y->severity ? -1 : 1;
	return strcmp(x->id, y->id);
}

static int by_id(const void *a, const void *b)
{
	return strcasecmp(((const struct check *)a)->id, ((const struct check *)b)->id);
}

static bool ids_differ(struct ctx *cx, const struct gathering *g)
{
	for (size_t i = 1; i < g->count; i++)
		if (by_id(&g->list[i - 1], &g->list[i]) == 0)
			return err_set(cx, ERR_INVALID, "%s and %s both have the id %s",
				g->list[i - 1].file, g->list[i].file, g->list[i].id);
	return true;
}

static bool none_asked(struct ctx *cx, const struct check_choice *choice)
{
	if (choice->id)
		return err_set(cx, ERR_NOT_FOUND,
			"There is no check '%s'; 'vaern check --list' shows them", choice->id);
	if (choice->law)
		return err_set(cx, ERR_NOT_FOUND,
			"There is no check for '%s'; 'vaern check --list' shows them", choice->law);
	return true;
}

bool checks_find(struct ctx *cx, struct check_list *out, const struct check_choice *choice)
{
	struct gathering g = { .choice = choice };
	size_t kept = 0;

	if (!asset_each(cx, "checks/compliance/", gather, &g))
		return false;
	if (g.count) {
		qsort(g.list, g.count, sizeof(*g.list), by_id);
		if (!ids_differ(cx, &g))
			return false;
		qsort(g.list, g.count, sizeof(*g.list), by_severity);
	}
	for (size_t i = 0; i < g.count; i++)
		if (is_asked(choice, &g.list[i]))
			g.list[kept++] = g.list[i];
	if (!kept && !none_asked(cx, choice))
		return false;
	*out = (struct check_list){ g.list, kept };
	return true;
}

/* ---- running one ---- */

struct found {
	struct found *next;
	struct check_finding finding;
};

struct run {
	const struct check *check;
	const char *organisation;
	struct found *first;
	size_t count;
	bool denied;
	const struct form *form; /* of the last row, for its verdict */
	const char *seen;        /* the organisation of the last row that may be seen, or NULL */
};

static bool columns_are_right(struct ctx *cx, const struct query *q)
{
	static const char *const names[] = { "entity", "id", "organisation", "detail" };
	int n = query_columns(q);
	bool right = n == 3 || n == 4;

	for (int i = 0; right && i < n; i++)
		right = strcmp(query_column(q, i), names[i]) == 0;
	return right ||
	       err_set(cx, ERR_INVALID,
		       "A check's columns are entity, id, organisation and perhaps detail");
}

/* Rows come in runs of the same entity and organisation, so that asking once for each is cheap. */
static bool may_see(struct ctx *cx, struct run *run, const char *organisation)
{
	if (run->seen && strcmp(run->seen, organisation) == 0)
		return true;
	if (!may(cx->actor, WORD_READ, run->form, organisation))
		return false;
	run->seen = arena_dup(cx->arena, organisation);
	return true;
}

static bool take_entity(struct ctx *cx, struct run *run, const char *entity)
{
	if (run->form && entity && strcmp(run->form->name, entity) == 0)
		return true;
	run->form = entity ? entity_find(entity) : NULL;
	run->seen = NULL;
	return run->form || err_set(cx, ERR_INVALID, "The column entity gives '%s', which is none",
				    entity ? entity : "NULL");
}

static bool take_row(struct ctx *cx, struct run *run, struct query *q)
{
	if (!take_entity(cx, run, query_text(q, 0)))
		return false;
	const char *id = query_text(q, 1), *organisation = query_text(q, 2);
	if (!id || !organisation)
		return err_set(cx, ERR_INVALID, "A finding needs both id and organisation");
	if (run->organisation && strcmp(run->organisation, organisation) != 0)
		return true;
	if (!may_see(cx, run, organisation))
		return true;
	struct found *found = arena_alloc(cx->arena, sizeof(*found));
	found->finding = (struct check_finding){
		.form = run->form,
		.id = arena_dup(cx->arena, id),
		.organisation = run->seen,
		.detail = query_columns(q) > 3 ? arena_dup(cx->arena, query_text(q, 3)) : NULL,
	};
	found->next = run->first;
	run->first = found;
	run->count++;
	return true;
}

static bool may_read_some(const struct actor *actor, const struct form *form)
{
	bool some = may_read_all(actor, form);

	for (size_t i = 0; !some && i < actor->seat_count; i++)
		some = may(actor, WORD_READ, form, actor->seats[i].organisation);
	return some;
}

/* Whether the actor may read every kind of record that the check asks about, of the organisation
 * that it is run on. */
static bool may_ask(const struct ctx *cx, const struct run *run, const struct query *q)
{
	for (const struct form *const *form = query_forms(q); *form; form++)
		if (run->organisation ? !may(cx->actor, WORD_READ, *form, run->organisation)
				      : !may_read_some(cx->actor, *form))
			return false;
	return true;
}

static bool take_rows(struct ctx *cx, struct run *run, const char *on)
{
	CLEANUP(query_done) struct query *q = NULL;
	bool row;

	if (!query_open(cx, &q, run->check->sql, ARGS(T(on), T(run->organisation))) ||
		!columns_are_right(cx, q))
		return false;
	run->denied = !may_ask(cx, run, q);
	if (run->denied)
		return true;
	do {
		if (!query_next(cx, q, &row) || (row && !take_row(cx, run, q)))
			return false;
	} while (row);
	return true;
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int by_organisation(const void *a, const void *b)
{
	const struct check_finding *x = a, *y = b;
	int order =
		x->organisation == y->organisation ? 0 : strcmp(x->organisation, y->organisation);

	if (!order)
		order = strcmp(x->id, y->id);
	return order ? order : compare_text(x->detail, y->detail);
}

bool check_run(struct ctx *cx, struct check_result *out, const struct check *check,
	const char *organisation, const char *on)
{
	struct run run = { .check = check, .organisation = organisation };
	size_t n = 0;

	if (!take_rows(cx, &run, on))
		return err_at(cx, "%s:%ld: ", check->file, check->sql_at);
	struct check_finding *list = arena_alloc(cx->arena, (run.count + 1) * sizeof(*list));
	for (const struct found *found = run.first; found; found = found->next)
		list[n++] = found->finding;
	qsort(list, n, sizeof(*list), by_organisation);
	*out = (struct check_result){ list, n, run.denied };
	return true;
}

const char *check_detail(struct ctx *cx, const struct check_finding *finding)
{
	const char *detail = finding->detail;
	size_t len = detail ? strcspn(detail, "=") : 0;
	const struct field *f =
		len ? field_find(finding->form, arena_str(cx->arena, detail, len)) : NULL;

	if (!f)
		return detail;
	const char *label = words_in(cx->lang, f->label);
	if (!detail[len])
		return label;
	return arena_fmt(cx->arena, "%s: %s", label, field_shown(cx, f, detail + len + 1));
}
