/* cases.c - the members ask the DPO: each case goes its way, moved by those who may */
#include "case.h"

#include <assert.h>
#include <string.h>

#include "demo.h"

/* How far a case comes: the steps of its letter, in the order of stages. */
static const struct way {
	char letter;
	const char *steps;
} ways[] = {
	{ 'd', "" },        /* a draft */
	{ 's', "S" },       /* submitted */
	{ 'v', "SR" },      /* in review */
	{ 'r', "SRT" },     /* returned */
	{ 'a', "SRD" },     /* advised, approved */
	{ 'j', "SRJ" },     /* rejected */
	{ 'c', "SRDC" },    /* closed, and the advice followed */
	{ 'n', "SRDN" },    /* closed, and the advice not followed */
	{ 'b', "SRTSRDC" }, /* returned, put right, and closed */
};

/* One case of one member in this year. */
struct matter {
	const struct demo_case *what;
	size_t member;
	const char *id;
	const char *left; /* the steps that are left */
};

struct matters {
	struct matter list[5 * COUNT(demo_members)];
	size_t n;
};

static bool is_asked(const struct demo_case *c, size_t member)
{
	return c->ends[member] != '.';
}

bool demo_asks_about(size_t member, const char *activity)
{
	for (const struct demo_case *c = demo_cases; c->year; c++)
		if (strcmp(c->entity, "screening") == 0 && strcmp(c->about, activity) == 0 &&
			is_asked(c, member))
			return true;
	return false;
}

/* ---- the steps ---- */

static bool move(struct demo *d, const struct matter *m, enum word word, struct case_words words)
{
	struct record *c;

	return record_load(d->cx, &c, entity_find("case"), m->id) &&
	       case_do(d->cx, c, word, &words);
}

/* What a screening left open is answered before the case is submitted again. */
static bool submit(struct demo *d, const struct matter *m)
{
	struct record *c, *screening;

	if (!record_load(d->cx, &c, entity_find("case"), m->id))
		return false;
	if (strcmp(record_get(c, "state"), "returned") == 0 &&
		(!case_subject(d->cx, &screening, c) ||
			!demo_screen_again(d, m->member, screening->id)))
		return false;
	return move(d, m, WORD_SUBMIT, (struct case_words){ 0 });
}

static bool review(struct demo *d, const struct matter *m)
{
	return move(d, m, WORD_REVIEW, (struct case_words){ 0 });
}

static bool turn_back(struct demo *d, const struct matter *m)
{
	return move(d, m, WORD_RETURN, (struct case_words){ .text = m->what->back });
}

static bool answer(struct demo *d, const struct matter *m)
{
	bool advice = strcmp(m->what->kind, "advice") == 0;

	return move(d, m, advice ? WORD_ADVISE : WORD_APPROVE,
		(struct case_words){ .text = m->what->answer });
}

static bool reject(struct demo *d, const struct matter *m)
{
	return move(d, m, WORD_REJECT, (struct case_words){ .text = m->what->back });
}

static bool follow(struct demo *d, const struct matter *m)
{
	return move(d, m, WORD_CLOSE, (struct case_words){ .follow = "yes" });
}

static bool deviate(struct demo *d, const struct matter *m)
{
	return move(d, m, WORD_CLOSE,
		(struct case_words){ .follow = "no", .reason = m->what->deviation });
}

/* ---- the year ---- */

/* Who moves the cases from a day on, two members a day: the role that opens the login. */
static const struct stage {
	const char *who; /* NULL: the DPO, for all */
	unsigned month, day;
	const char *steps;
} stages[] = {
	{ NULL, 9, 17, "R" },
	{ NULL, 10, 1, "TDJ" },
	{ "isk", 10, 14, "S" },
	{ NULL, 10, 24, "R" },
	{ NULL, 11, 8, "D" },
	{ "leder", 11, 20, "CN" },
};

static bool take_step(struct demo *d, struct matter *m)
{
	static const struct {
		char step;
		bool (*take)(struct demo *d, const struct matter *m);
	} steps[] = {
		{ 'S', submit },
		{ 'R', review },
		{ 'T', turn_back },
		{ 'D', answer },
		{ 'J', reject },
		{ 'C', follow },
		{ 'N', deviate },
	};

	for (size_t i = 0; i < COUNT(steps); i++)
		if (steps[i].step == *m->left) {
			m->left++;
			return steps[i].take(d, m);
		}
	assert(false);
	return false;
}

static bool act_on(struct demo *d, const struct stage *stage, int year, size_t member)
{
	const char *login = "dpo";

	if (stage->who)
		login = arena_fmt(
			d->cx->arena, "%s-%s", stage->who, demo_members[member].short_name);
	return demo_as(
		d, login, demo_date(d, year, stage->month, stage->day + (unsigned)member / 2));
}

/* Each case takes at most one step in a stage. */
static bool run_stage(struct demo *d, const struct stage *stage, int year, struct matters *all)
{
	for (struct matter *m = all->list; m < all->list + all->n; m++) {
		if (!*m->left || !strchr(stage->steps, *m->left))
			continue;
		if (!act_on(d, stage, year, m->member) || !take_step(d, m))
			return err_at(d->cx, "demo, %s: ", m->what->title);
	}
	return true;
}

static const char *subject(struct demo *d, const struct demo_case *c, size_t member)
{
	return arena_fmt(d->cx->arena, "%s/%s", c->entity,
		demo_find(d, c->entity, d->members[member], c->about));
}

static const char *steps_of(char letter)
{
	for (size_t i = 0; i < COUNT(ways); i++)
		if (ways[i].letter == letter)
			return ways[i].steps;
	assert(false);
	return "";
}

static bool add_cases(struct demo *d, size_t member, int year, struct matters *all)
{
	for (const struct demo_case *c = demo_cases; c->year; c++) {
		if (c->year != year || !is_asked(c, member))
			continue;
		const char *id = demo_add(d, "case", d->members[member],
			PAIRS("title", c->title, "subject", subject(d, c, member), "kind", c->kind,
				"question", c->question, "deadline",
				demo_date(d, c->year, 11, 15)));
		if (!id)
			return false;
		all->list[all->n++] = (struct matter){ c, member, id, steps_of(c->ends[member]) };
	}
	return true;
}

static bool add_analysis(struct demo *d, size_t member, const char *activity, const char *screening)
{
	const char *dated = demo_date(d, 2025, 1 + demo_chance(d, 8), 12);

	return demo_add(d, "document", d->members[member],
		       PAIRS("title", arena_fmt(d->cx->arena, "Konsekvensanalyse: %s", activity),
			       "kind", "report", "subject",
			       arena_fmt(d->cx->arena, "screening/%s", screening), "dated",
			       dated)) != NULL;
}

/* The DPIA that the year before's screening asked for has mostly been made since. */
static bool add_analyses(struct demo *d, size_t member)
{
	struct record *r;

	for (const struct demo_screening *s = demo_screenings; s->year == 2024; s++) {
		const char *id = demo_find(d, "screening", d->members[member], s->activity);
		if (!id || demo_chance(d, 4) == 0)
			continue;
		if (!record_load(d->cx, &r, entity_find("screening"), id) ||
			(strcmp(record_str(r, "outcome"), "required") == 0 &&
				!add_analysis(d, member, s->activity, id)))
			return false;
	}
	return true;
}

/* The coordinator screens, and on the same day asks what has to be asked. */
static bool begin(struct demo *d, size_t member, int year, struct matters *all)
{
	static const struct stage first = { "isk", 9, 3, "S" };
	struct matter *m = all->list + all->n;

	if (!act_on(d, &first, year, member) || !demo_screen(d, member, year) ||
		!store_begin(d->cx, "add") || (year == 2025 && !add_analyses(d, member)) ||
		!add_cases(d, member, year, all) || !store_commit(d->cx))
		return false;
	for (; m < all->list + all->n; m++)
		if (*m->left && !take_step(d, m))
			return false;
	return true;
}

/* Chance is its own, so that the rest of the year is as it would be without. */
bool demo_advice(struct demo *d, int year)
{
	struct matters all = { .n = 0 };
	const uint64_t state = d->state;

	d->state = (uint64_t)year;
	for (size_t i = 0; i < COUNT(demo_members); i++)
		if (!begin(d, i, year, &all))
			return false;
	for (size_t s = 0; s < COUNT(stages); s++)
		if (!run_stage(d, &stages[s], year, &all))
			return false;
	d->state = state;
	return demo_back(d);
}
