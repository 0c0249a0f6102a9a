/* supervision.c - planned, concluded by the group, decided by each member */
#include "supervision.h"

#include <stdlib.h>
#include <string.h>

#include "entities.h"
#include "moment.h"
#include "store.h"

/* The group's own interval, or the one that the concept suggests; 0: none. */
static long interval_of(const struct point_model *model, const struct record *r)
{
	const char *own = record_get(r, "interval_months"), *chosen = record_get(r, "concept");
	const char *number = chosen ? chosen : record_get(r, "lowest_concept");

	if (own)
		return strtol(own, NULL, 10);
	return number ? model->concepts[strtol(number, NULL, 10)].interval_months : 0;
}

static bool concept_is_allowed(struct ctx *cx, const struct points *points, const struct record *r)
{
	const char *chosen = record_get(r, "concept");

	if (!chosen || points->set & 1u << strtol(chosen, NULL, 10) ||
		record_get(r, "override_reason"))
		return true;
	err_set(cx, ERR_INVALID,
		"Concept %s is not enough at %ld points; choose one of %s, or give the reason in "
		"override_reason",
		chosen, points->sum, concepts_text(cx, points->set));
	cx->err.field = "override_reason";
	return false;
}

/* What was never carried out is due on the date already planned, or now. */
static bool set_next(struct ctx *cx, struct record *r, long interval)
{
	const char *last = record_get(r, "last");
	char next[DATE_SIZE];

	if (!last)
		return record_get(r, "next") || !interval || record_set(cx, r, "next", today(cx));
	if (!interval)
		return record_set(cx, r, "next", "");
	return (recurrence_next(last, interval, last, next) ||
		       err_set(cx, ERR_INVALID, "'%s' is not a date", last)) &&
	       record_set(cx, r, "next", arena_dup(cx->arena, next));
}

static bool set_number(struct ctx *cx, struct record *r, const char *field, long value)
{
	return record_set(cx, r, field, arena_fmt(cx->arena, "%ld", value));
}

bool supervision_plan(struct ctx *cx, struct points *out, struct record *supervision)
{
	const struct point_model *model;
	struct points points;

	if (!point_model_load(cx, &model) || !points_of(cx, &points, model, supervision) ||
		!concept_is_allowed(cx, &points, supervision) ||
		!set_number(cx, supervision, "points", points.sum) ||
		!set_number(cx, supervision, "lowest_concept", points.lowest) ||
		!set_next(cx, supervision, interval_of(model, supervision)) ||
		!record_save(cx, supervision, WORD_COMPUTE))
		return false;
	*out = points;
	return true;
}

bool supervision_conclude(
	struct ctx *cx, struct record *supervision, const char *result, const char *text)
{
	const char *concluded = record_get(supervision, "concluded_on");
	const struct point_model *model;

	if (concluded)
		return err_set(cx, ERR_CONFLICT,
			"The supervision was concluded on %s; it is concluded once, make a new one",
			date_short(cx, concluded));
	return point_model_load(cx, &model) && record_set(cx, supervision, "result", result) &&
	       record_set(cx, supervision, "conclusion", text) &&
	       record_set(cx, supervision, "concluded_on", today(cx)) &&
	       record_set(
		       cx, supervision, "concluded_by", arena_dup(cx->arena, cx->actor->person)) &&
	       record_set(cx, supervision, "status", "concluded") &&
	       record_set(cx, supervision, "last", today(cx)) &&
	       set_next(cx, supervision, interval_of(model, supervision)) &&
	       record_save(cx, supervision, WORD_CONCLUDE);
}

/* How many uses of the supervised system the organisation has. */
static bool uses_system(
	struct ctx *cx, int64_t *out, const struct record *supervision, const char *organisation)
{
	const struct filter filters[] = {
		{ field_find(&system_use_form, "system"), EQUALS,
			record_get(supervision, "system") },
		{ field_find(&system_use_form, "status"), DIFFERS, "closed" },
	};
	const struct selection selection = {
		.form = &system_use_form,
		.filters = filters,
		.filter_count = COUNT(filters),
		.organisation = organisation,
	};

	return record_count(cx, out, &selection);
}

/* The member's approval so far, or a new one. */
static bool approval_of(struct ctx *cx, struct record **out, const struct record *supervision)
{
	const struct filter filter = { field_find(&approval_form, "supervision"), EQUALS,
		supervision->id };
	const struct selection selection = {
		.form = &approval_form,
		.filters = &filter,
		.filter_count = 1,
		.organisation = cx->actor->home,
	};
	struct record **found;
	size_t n;

	if (!record_list(cx, &found, &n, &selection))
		return false;
	*out = n ? found[0] : record_new(cx, &approval_form);
	(*out)->organisation = cx->actor->home;
	return n || record_set(cx, *out, "supervision", supervision->id);
}

static bool may_be_decided(struct ctx *cx, const struct record *supervision)
{
	int64_t uses = 0;

	if (!record_get(supervision, "concluded_on"))
		return err_set(cx, ERR_INVALID,
			"The supervision group has not concluded yet; decide when it has");
	if (!record_get(supervision, "system"))
		return err_set(cx, ERR_INVALID, "The supervision names no system");
	return uses_system(cx, &uses, supervision, cx->actor->home) &&
	       (uses || err_set(cx, ERR_INVALID,
				"Your organisation does not use %s; only those that do decide",
				record_title(cx, &system_form, record_get(supervision, "system"))));
}

static bool decision_save(struct ctx *cx, const struct record *supervision, bool approve,
	const char *remark, const char *digest)
{
	struct record *approval;

	if (!approval_of(cx, &approval, supervision))
		return false;
	if (strcmp(record_str(approval, "digest"), digest) == 0)
		return err_set(cx, ERR_CONFLICT,
			"Your organisation decided on this version on %s; each version is decided "
			"on once",
			date_short(cx, record_str(approval, "decided_on")));
	return record_set(cx, approval, "decision", approve ? "approved" : "rejected") &&
	       record_set(cx, approval, "remark", remark ? remark : "") &&
	       record_set(cx, approval, "decided_on", today(cx)) &&
	       record_set(cx, approval, "decided_by", arena_dup(cx->arena, cx->actor->person)) &&
	       record_set(cx, approval, "digest", digest) &&
	       record_save(cx, approval, approve ? WORD_APPROVE : WORD_REJECT);
}

bool supervision_decide(
	struct ctx *cx, const struct record *supervision, bool approve, const char *remark)
{
	const char *digest;

	if (!approve && !remark)
		return err_set(
			cx, ERR_INVALID, "A rejection needs a remark; give it with --remark");
	return may_be_decided(cx, supervision) &&
	       record_digest(cx, &digest, &supervision_form, supervision->id) &&
	       decision_save(cx, supervision, approve, remark, digest);
}
