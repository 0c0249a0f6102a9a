/* supervision_matrix.c - which member has decided on which supervision */
#include <string.h>

#include "entities.h"
#include "store.h"
#include "supervision.h"

static bool supervisions_load(struct ctx *cx, struct supervision_matrix *out, long year)
{
	const struct filter filters[] = {
		{ field_find(&supervision_form, "system"), IS_SET, NULL },
		{ field_find(&supervision_form, "year"), EQUALS,
			arena_fmt(cx->arena, "%ld", year) },
	};
	const struct selection selection = {
		.form = &supervision_form,
		.filters = filters,
		.filter_count = year ? 2 : 1,
		.sort = "title",
	};
	struct record **all;
	size_t n;

	if (!record_list(cx, &all, &n, &selection))
		return false;
	/* A member's supervision of a system of its own is nobody else's to approve. */
	for (size_t i = 0; i < n; i++)
		for (const char *const *id = cx->actor->shared; id && *id; id++)
			if (strcmp(all[i]->organisation, *id) == 0)
				all[out->supervision_count++] = all[i];
	out->supervisions = all;
	return true;
}

static bool members_load(struct ctx *cx, struct supervision_matrix *out)
{
	const struct filter filter = { field_find(&organisation_form, "kind"), EQUALS,
		"municipality" };
	const struct selection selection = {
		.form = &organisation_form,
		.filters = &filter,
		.filter_count = 1,
		.sort = "name",
	};
	struct record **all;
	size_t n;

	if (!record_list(cx, &all, &n, &selection))
		return false;
	for (size_t i = 0; i < n; i++)
		if (may(cx->actor, WORD_READ, &system_use_form, all[i]->id))
			all[out->member_count++] = all[i];
	out->members = all;
	return true;
}

static long member_place(const struct supervision_matrix *m, const char *organisation)
{
	for (size_t i = 0; i < m->member_count; i++)
		if (strcmp(m->members[i]->id, organisation) == 0)
			return (long)i;
	return -1;
}

bool uses_list(struct ctx *cx, struct record ***out, size_t *n)
{
	const struct filter filter = { field_find(&system_use_form, "status"), DIFFERS, "closed" };
	const struct selection selection = {
		.form = &system_use_form,
		.filters = &filter,
		.filter_count = 1,
	};

	return record_list(cx, out, n, &selection);
}

static bool mark_uses(
	struct ctx *cx, const struct supervision_matrix *m, enum decision_state *cells)
{
	struct record **uses;
	size_t n;

	if (!uses_list(cx, &uses, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		long member = member_place(m, uses[i]->organisation);
		for (size_t s = 0; member >= 0 && s < m->supervision_count; s++)
			if (strcmp(record_get(m->supervisions[s], "system"),
				    record_get(uses[i], "system")) == 0)
				cells[(size_t)member * m->supervision_count + s] = DECISION_WAITING;
	}
	return true;
}

static enum decision_state state_of(const struct record *approval, const char *digest)
{
	const char *decision = record_get(approval, "decision");

	if (!decision)
		return DECISION_WAITING;
	if (strcmp(record_str(approval, "digest"), digest) != 0)
		return DECISION_CHANGED;
	return strcmp(decision, "approved") == 0 ? DECISION_APPROVED : DECISION_REJECTED;
}

static bool mark_approvals(struct ctx *cx, const struct supervision_matrix *m, size_t place,
	enum decision_state *cells)
{
	const struct record *supervision = m->supervisions[place];
	struct record **approvals;
	const char *digest;
	size_t n;

	if (!record_digest(cx, &digest, &supervision_form, supervision->id) ||
		!record_list_of(cx, &approvals, &n, &approval_form, supervision))
		return false;
	for (size_t i = 0; i < n; i++) {
		long member = member_place(m, approvals[i]->organisation);
		if (member >= 0)
			cells[(size_t)member * m->supervision_count + place] =
				state_of(approvals[i], digest);
	}
	return true;
}

bool supervision_matrix_load(struct ctx *cx, struct supervision_matrix *out, long year)
{
	struct supervision_matrix m = { 0 };

	if (!supervisions_load(cx, &m, year) || !members_load(cx, &m))
		return false;
	enum decision_state *cells =
		arena_alloc(cx->arena, (m.member_count * m.supervision_count + 1) * sizeof(*cells));
	if (!mark_uses(cx, &m, cells))
		return false;
	for (size_t s = 0; s < m.supervision_count; s++)
		if (!mark_approvals(cx, &m, s, cells))
			return false;
	m.cells = cells;
	*out = m;
	return true;
}
