/* screenings.c - each member's screenings for a DPIA: answered from the table, decided by the rules
 */
#include <string.h>

#include "demo.h"
#include "screening.h"

static int registered(size_t member, const char *activity)
{
	const struct demo_activity *a = demo_activities;

	while (a->title && strcmp(a->title, activity) != 0)
		a++;
	return demo_members[member].citizens / 100 * a->registered_percent;
}

/* ---- the answers ---- */

/* Who answers: the member, on one of the screenings of the table. */
struct answering {
	struct demo *d;
	const struct questionnaire *file;
	size_t member;
	const struct demo_screening *what;
	bool settled; /* nothing is unknown any more */
};

static const char *how_many(const struct answering *by)
{
	int n = registered(by->member, by->what->activity);
	struct arena *a = by->d->cx->arena;

	return n < 1000 ? arena_fmt(a, "Omkring %d personer er omfattet.", n)
			: arena_fmt(a, "Omkring %d.%03d personer er omfattet.", n / 1000, n % 1000);
}

static struct reply reply_of(const struct answering *by, const struct demo_answer *answer)
{
	return (struct reply){ answer->answer,
		answer->reasons[0] ? answer->reasons[demo_chance(by->d, 2)] : how_many(by) };
}

static void answer_from(
	const struct answering *by, struct reply *replies, const struct demo_answer *answers)
{
	for (const struct demo_answer *a = answers; a->question; a++) {
		long place = question_find(&by->file->questions, a->question);
		if (place >= 0 && !(by->settled && strcmp(a->answer, "unknown") == 0))
			replies[place] = reply_of(by, a);
	}
}

/* A plain no where the table of the activity says nothing. */
static bool answer(const struct answering *by, struct screening_result *out,
	struct record *screening, size_t last)
{
	size_t n = by->file->questions.count;
	struct reply *replies = arena_alloc(by->d->cx->arena, n * sizeof(*replies));

	answer_from(by, replies, demo_noes);
	answer_from(by, replies, by->what->answers);
	for (size_t i = last; i < n; i++)
		replies[i] = (struct reply){ 0 };
	return screening_decide(by->d->cx, out, screening, replies);
}

/* ---- the screenings ---- */

/* Where the rules leave it to a person, most have said why none is made; whoever asks the DPO has.
 */
static bool decide_by_hand(const struct answering *by, const struct record *screening)
{
	const char *reason = by->what->override_reason;
	bool open = demo_chance(by->d, 3) == 0;

	if (!reason || (open && !demo_asks_about(by->member, by->what->activity)))
		return true;
	return demo_set(by->d, "screening", screening->id,
		PAIRS("override_outcome", "not_required", "override_reason", reason));
}

/* Now and then one is left in the middle, but never where the DPO is asked about it. */
static bool screen(const struct answering *by, const char *id)
{
	bool left = demo_chance(by->d, 14) == 0 && !demo_asks_about(by->member, by->what->activity);
	size_t last = left ? 5 + demo_chance(by->d, 8) : SIZE_MAX;
	struct screening_result result;
	struct record *screening;

	return record_load(by->d->cx, &screening, entity_find("screening"), id) &&
	       answer(by, &result, screening, last) &&
	       (strcmp(result.outcome, "decide") != 0 || decide_by_hand(by, screening));
}

static const char *add(const struct answering *by)
{
	struct demo *d = by->d;
	const char *organisation = d->members[by->member], *activity = by->what->activity;
	int year = by->what->year + 1 + (int)demo_chance(d, 2);

	return demo_add(d, "screening", organisation,
		PAIRS("title", activity, "processing",
			demo_find(d, "processing", organisation, activity), "description",
			by->what->description, "registered_count",
			arena_fmt(d->cx->arena, "%d", registered(by->member, activity)),
			"next_review", demo_date(d, year, 9, 1)));
}

/* The new screening of each row of the table, NULL where the member makes none; in one go, as each
 * decision on one is a transaction of its own. */
static bool add_all(struct answering by, int year, const char *ids[DEMO_SCREENINGS])
{
	if (!store_begin(by.d->cx, "add"))
		return false;
	for (size_t i = 0; demo_screenings[i].activity; i++) {
		const struct demo_screening *s = by.what = &demo_screenings[i];
		bool chosen = demo_chance(by.d, 4) < s->of_four;
		if (s->year != year || (!chosen && !demo_asks_about(by.member, s->activity)))
			continue;
		ids[i] = add(&by);
		if (!ids[i])
			return false;
	}
	return store_commit(by.d->cx);
}

static bool begin(struct answering *out, struct demo *d, size_t member)
{
	*out = (struct answering){ .d = d, .member = member };
	return screening_load(d->cx, &out->file, "dpia");
}

bool demo_screen(struct demo *d, size_t member, int year)
{
	const char *ids[DEMO_SCREENINGS] = { NULL };
	struct answering by;

	if (!begin(&by, d, member) || !add_all(by, year, ids))
		return false;
	for (size_t i = 0; demo_screenings[i].activity; i++) {
		by.what = &demo_screenings[i];
		if (ids[i] && !screen(&by, ids[i]))
			return false;
	}
	return true;
}

static const struct demo_screening *row_of(const char *activity)
{
	const struct demo_screening *s = demo_screenings;

	while (strcmp(s->activity, activity) != 0)
		s++;
	return s;
}

bool demo_screen_again(struct demo *d, size_t member, const char *id)
{
	struct screening_result result;
	struct record *screening;
	struct answering by;

	if (!begin(&by, d, member) || !record_load(d->cx, &screening, entity_find("screening"), id))
		return false;
	by.what = row_of(record_get(screening, "title"));
	by.settled = true;
	return answer(&by, &result, screening, SIZE_MAX);
}
