/* review_save.c - what a review suggests, and what it leaves behind: findings and tasks */
#include <string.h>

#include "choices.h"
#include "entities.h"
#include "moment.h"
#include "review.h"
#include "store.h"

/* Objectives in which an exception touches the members' data directly: instructions, technical
 * measures, sub-processors, transfers and breaches. */
static const char *const grave_objectives[] = { "a", "b", "f", "g", "i" };

static const struct {
	const char *opinion, *severity;
	struct words title;
} opinions[] = {
	{ "qualified", "medium", W("Qualified opinion", "Konklusion med forbehold") },
	{ "adverse", "high", W("Adverse opinion", "Afkræftende konklusion") },
	{ "disclaimer", "high", W("Disclaimer of opinion", "Manglende konklusion") },
};

static const struct words exception_title = W("Exceptions in", "Afvigelser i");
static const struct words gap_title = W("Days without a statement:", "Dage uden erklæring:");
static const struct words task_title =
	W("Go through the user-entity controls:", "Gennemgå brugerorganisationskontroller:");

struct suggestions {
	struct review_finding list[COUNT(opinions) + 2];
	size_t n;
};

/* Records are the association's documents and so in Danish, whoever runs the review. */
static void suggest(
	struct suggestions *s, const char *severity, const char *title, const char *description)
{
	s->list[s->n++] = (struct review_finding){ title, severity, description };
}

static void suggest_opinion(struct suggestions *s, const struct record *statement)
{
	for (size_t i = 0; i < COUNT(opinions); i++)
		if (strcmp(record_str(statement, "opinion"), opinions[i].opinion) == 0)
			suggest(s, opinions[i].severity, opinions[i].title.da,
				record_get(statement, "emphasis"));
}

static void suggest_exceptions(
	struct ctx *cx, struct suggestions *s, const struct record *statement)
{
	struct buf where = { .arena = cx->arena };

	for (size_t i = 0; i < COUNT(grave_objectives); i++)
		if (set_has(record_get(statement, "exception_objectives"), grave_objectives[i]))
			buf_fmt(&where, "%s%s", where.len ? ", " : "",
				choice_find(objective_choices, grave_objectives[i])->label.da);
	if (where.len)
		suggest(s, "medium", arena_fmt(cx->arena, "%s %s", exception_title.da, where.text),
			record_get(statement, "exceptions"));
}

static void suggest_gap(struct ctx *cx, struct suggestions *s, const struct review *review)
{
	long longest = 0;

	for (size_t i = 0; i < review->gap_count; i++)
		if (review->gaps[i].later && review->gaps[i].gap.open > longest)
			longest = review->gaps[i].gap.open;
	if (longest)
		suggest(s, "low", arena_fmt(cx->arena, "%s %ld", gap_title.da, longest), NULL);
}

void review_suggest(struct ctx *cx, struct review *review, const struct record *statement)
{
	struct suggestions *s = arena_alloc(cx->arena, sizeof(*s));

	suggest_opinion(s, statement);
	suggest_exceptions(cx, s, statement);
	suggest_gap(cx, s, review);
	review->findings = s->list;
	review->finding_count = s->n;
}

static bool exists_already(
	struct ctx *cx, bool *out, const struct form *form, const struct filter *filters, size_t n)
{
	const struct selection selection = {
		.form = form,
		.filters = filters,
		.filter_count = n,
	};
	int64_t count;

	if (!record_count(cx, &count, &selection))
		return false;
	*out = count > 0;
	return true;
}

static bool finding_save(struct ctx *cx, size_t *made, const struct record *statement,
	const struct review_finding *finding, const char *deadline)
{
	const struct filter filters[] = {
		{ field_find(&finding_form, "statement"), EQUALS, statement->id },
		{ field_find(&finding_form, "title"), EQUALS, finding->title },
	};
	struct record *r = record_new(cx, &finding_form);
	bool exists;

	if (!exists_already(cx, &exists, &finding_form, filters, COUNT(filters)))
		return false;
	if (exists)
		return true;
	++*made;
	r->organisation = statement->organisation;
	return record_set(cx, r, "title", finding->title) &&
	       record_set(cx, r, "severity", finding->severity) &&
	       record_set(cx, r, "statement", statement->id) &&
	       record_set(cx, r, "description", finding->description ? finding->description : "") &&
	       record_set(cx, r, "law", "GDPR 28(3)(h), 32") &&
	       record_set(cx, r, "deadline", deadline ? deadline : "") &&
	       record_save(cx, r, WORD_ADD);
}

/* All or nothing. */
static bool finished(struct ctx *cx, bool ok)
{
	if (ok && store_commit(cx))
		return true;
	store_rollback(cx);
	return false;
}

bool review_findings_save(struct ctx *cx, size_t *made, const struct record *statement,
	const struct review *review, const char *deadline)
{
	bool ok = true;

	*made = 0;
	if (!store_begin(cx, "supervise"))
		return false;
	for (size_t i = 0; ok && i < review->finding_count; i++)
		ok = finding_save(cx, made, statement, &review->findings[i], deadline);
	return finished(cx, ok);
}

/* The controls as a list to tick off. */
static const char *controls_of(struct ctx *cx, const struct record *statement)
{
	struct buf text = { .arena = cx->arena };

	for (struct item it = item_first(record_get(statement, "user_controls")); it.text;
		it = item_next(it))
		if (it.len)
			buf_fmt(&text, "- [ ] %.*s\n", (int)it.len, it.text);
	return text.text ? text.text : "";
}

static bool task_save(struct ctx *cx, size_t *made, const struct record *statement,
	const char *member, const char *deadline)
{
	const char *title = arena_fmt(
		cx->arena, "%s %s", task_title.da, record_title(cx, &organisation_form, member));
	const char *subject = arena_fmt(cx->arena, "statement/%s", statement->id);
	const struct filter filters[] = {
		{ field_find(&task_form, "subject"), EQUALS, subject },
		{ field_find(&task_form, "title"), EQUALS, title },
	};
	struct record *r = record_new(cx, &task_form);
	bool exists;

	if (!exists_already(cx, &exists, &task_form, filters, COUNT(filters)))
		return false;
	if (exists)
		return true;
	++*made;
	return record_set(cx, r, "title", title) && record_set(cx, r, "subject", subject) &&
	       record_set(cx, r, "description", controls_of(cx, statement)) &&
	       record_set(cx, r, "deadline", deadline ? deadline : "") &&
	       record_save(cx, r, WORD_ADD);
}

bool review_tasks_save(struct ctx *cx, size_t *made, const struct record *statement,
	const struct review *review, const char *deadline)
{
	bool ok = true;

	*made = 0;
	if (!record_get(statement, "user_controls"))
		return err_set(cx, ERR_INVALID,
			"The statement has no user-entity controls; fill in user_controls first");
	if (!store_begin(cx, "supervise"))
		return false;
	for (size_t i = 0; ok && i < review->use_count; i++)
		ok = task_save(cx, made, statement, review->uses[i]->organisation, deadline);
	return finished(cx, ok);
}

bool statement_conclude(
	struct ctx *cx, struct record *statement, const char *conclusion, const char *text)
{
	const char *concluded = record_get(statement, "concluded_on");

	if (concluded)
		return err_set(cx, ERR_CONFLICT, "The statement was concluded on %s already",
			date_short(cx, concluded));
	return record_set(cx, statement, "conclusion", conclusion) &&
	       record_set(cx, statement, "conclusion_text", text) &&
	       record_set(cx, statement, "concluded_on", today(cx)) &&
	       record_set(cx, statement, "concluded_by", arena_dup(cx->arena, cx->actor->person)) &&
	       record_save(cx, statement, WORD_CONCLUDE);
}
