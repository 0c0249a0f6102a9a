/* statement_review.c - a statement gone through field by field */
#include <string.h>

#include "choices.h"
#include "moment.h"
#include "review.h"
#include "store.h"

/* The label of the choice that the field holds. */
static const char *label_of(struct ctx *cx, const struct record *r, const char *field)
{
	return field_shown(cx, field_find(r->form, field), record_str(r, field));
}

static const char *judge_independent(struct ctx *cx, const struct record *r)
{
	return strcmp(record_get(r, "independent"), "0") == 0
		       ? _("the auditor is not independent and authorised")
		       : NULL;
}

static const char *judge_period(struct ctx *cx, const struct record *r)
{
	const struct period period = { .to = record_get(r, "period_to") };

	return period_is_stale(&period, today(cx))
		       ? arena_fmt(cx->arena, _("ended %s, more than %d months ago"),
				 date_short(cx, period.to), STALE_MONTHS)
		       : NULL;
}

static const char *judge_scope(struct ctx *cx, const struct record *r)
{
	return strcmp(record_get(r, "scope_matches"), "yes") == 0
		       ? NULL
		       : arena_fmt(cx->arena, _("covers our use: %s"),
				 label_of(cx, r, "scope_matches"));
}

static const char *judge_opinion(struct ctx *cx, const struct record *r)
{
	return strcmp(record_get(r, "opinion"), "unqualified") == 0 ? NULL
								    : label_of(cx, r, "opinion");
}

static const char *judge_method(struct ctx *cx, const struct record *r)
{
	return strcmp(record_get(r, "method"), "carve_out") == 0 && !record_get(r, "carved_out")
		       ? _("say which sub-processors are carved out, and get their statements")
		       : NULL;
}

static const char *judge_objectives(struct ctx *cx, const struct record *r)
{
	struct buf absent = { .arena = cx->arena };

	if (strcmp(record_get(r, "standard"), "isae3000") != 0)
		return NULL;
	for (const struct choice *c = objective_choices; c->name; c++)
		if (!set_has(record_get(r, "objectives"), c->name))
			buf_fmt(&absent, "%s%s", absent.len ? ", " : "",
				words_in(cx->lang, c->label));
	return absent.len ? arena_fmt(cx->arena, _("not covered: %s"), absent.text) : NULL;
}

static const char *judge_exceptions(struct ctx *cx, const struct record *r)
{
	const char *objectives = record_get(r, "exception_objectives");

	return objectives ? label_of(cx, r, "exception_objectives") : NULL;
}

/* One line of the reviewer's checklist: the fields that it looks at, all needed. */
struct check_line {
	struct words question;
	const char *fields[4];
	bool audits_only; /* asks for what certificates and letters do not have */
	const char *(*judge)(struct ctx *cx, const struct record *r); /* NULL: filled in is fine */
};

static const struct check_line checklist[] = {
	{ W("1 Issuer: named, independent and authorised",
		  "1 Udsteder: navngiven, uafhængig og godkendt"),
		{ "auditor", "independent" }, .judge = judge_independent },
	{ W("2 Standard, type and assurance", "2 Standard, type og grad af sikkerhed"),
		{ "standard", "type", "assurance" }, .audits_only = true },
	{ W("3 Period", "3 Periode"), { "period_to" }, .judge = judge_period },
	{ W("4 Scope: our service, place and version", "4 Omfang: vores ydelse, sted og version"),
		{ "scope", "scope_matches" }, .judge = judge_scope },
	{ W("5 Opinion", "5 Konklusion"), { "opinion" }, .audits_only = true,
		.judge = judge_opinion },
	{ W("6 Sub-processors: inclusive or carve-out",
		  "6 Underdatabehandlere: helheds- eller partielmetode"),
		{ "method" }, .audits_only = true, .judge = judge_method },
	{ W("7 Exceptions (write 'none' if there are none)",
		  "7 Afvigelser (skriv »ingen«, hvis der ingen er)"),
		{ "exceptions" }, .audits_only = true, .judge = judge_exceptions },
	{ W("8 User-entity controls, one a line (or 'none')",
		  "8 Brugerorganisationskontroller, én pr. linje (eller »ingen«)"),
		{ "user_controls" }, .audits_only = true },
	{ W("9 Control objectives A to I", "9 Kontrolmål A til I"), { "objectives" },
		.audits_only = true, .judge = judge_objectives },
	{ W("10 Systems that it covers", "10 It-systemer, den dækker"), { "systems" } },
	{ W("11 The statement itself", "11 Selve erklæringen"), { "file" } },
	{ W("12 Conclusion, by whom and when", "12 Konklusion, af hvem og hvornår"),
		{ "conclusion", "concluded_by", "concluded_on" } },
};

static bool is_audit(const struct record *statement)
{
	return strstr("isae3000 isae3402 soc1 soc2 isrs4400", record_get(statement, "standard")) !=
	       NULL;
}

/* The labels of the fields that the line needs and that are empty; NULL when none is. */
static const char *empty_fields(
	struct ctx *cx, const struct check_line *line, const struct record *r)
{
	struct buf empty = { .arena = cx->arena };

	for (const char *const *name = line->fields; *name; name++)
		if (!record_get(r, *name))
			buf_fmt(&empty, "%s%s", empty.len ? ", " : "",
				words_in(cx->lang, field_find(r->form, *name)->label));
	return empty.text;
}

static struct review_line judge_line(
	struct ctx *cx, const struct check_line *line, const struct record *r)
{
	const char *empty = empty_fields(cx, line, r);
	const char *wrong = empty || !line->judge ? NULL : line->judge(cx, r);

	return (struct review_line){
		.question = line->question,
		.mark = empty   ? REVIEW_MISSING
			: wrong ? REVIEW_WRONG
				: REVIEW_FINE,
		.remark = empty ? empty : wrong,
	};
}

static void add_lines(struct ctx *cx, struct review *out, const struct record *statement)
{
	struct review_line *lines = arena_alloc(cx->arena, sizeof(*lines) * COUNT(checklist));

	for (size_t i = 0; i < COUNT(checklist); i++)
		if (!checklist[i].audits_only || is_audit(statement))
			lines[out->line_count++] = judge_line(cx, &checklist[i], statement);
	out->lines = lines;
}

static bool add_gaps(struct ctx *cx, struct review *out, const struct record *statement)
{
	struct review_gap *mine = NULL;
	size_t room = 0;

	for (struct item it = item_first(record_get(statement, "systems")); it.text;
		it = item_next(it)) {
		struct review_gap *gaps;
		size_t n;
		if (!statement_gaps(cx, &gaps, &n, arena_str(cx->arena, it.text, it.len)))
			return false;
		struct review_gap *more = arena_alloc(cx->arena, (room + n + 1) * sizeof(*more));
		if (mine)
			memcpy(more, mine, out->gap_count * sizeof(*more));
		mine = more;
		room += n;
		for (size_t i = 0; i < n; i++)
			if (strcmp(gaps[i].earlier->id, statement->id) == 0 ||
				(gaps[i].later && strcmp(gaps[i].later->id, statement->id) == 0))
				mine[out->gap_count++] = gaps[i];
	}
	out->gaps = mine;
	return true;
}

static bool keep_use(struct ctx *cx, struct review *out, const struct record *statement)
{
	struct record **uses;
	size_t n;

	if (!uses_list(cx, &uses, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (set_has(record_get(statement, "systems"), record_get(uses[i], "system")))
			uses[out->use_count++] = uses[i];
	out->uses = uses;
	return true;
}

bool statement_review(struct ctx *cx, struct review *out, const struct record *statement)
{
	struct review review = { 0 };

	add_lines(cx, &review, statement);
	if (!add_gaps(cx, &review, statement) || !keep_use(cx, &review, statement))
		return false;
	review_suggest(cx, &review, statement);
	*out = review;
	return true;
}
