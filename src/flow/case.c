/* case.c - how a case moves: one table, and what each move writes */
#include "case.h"

#include <string.h>

#include "entities.h"
#include "moment.h"
#include "store.h"

const struct case_move case_moves[] = {
	{ WORD_SUBMIT, "draft returned", "submitted" },
	{ WORD_REVIEW, "submitted", "in_review", .four_eyes = true },
	{ WORD_RETURN, "in_review", "returned", .needs_text = true },
	{ WORD_ADVISE, "in_review", "advised", .kind = "advice", .field = "advice",
		.needs_text = true, .four_eyes = true, .decides = true },
	{ WORD_APPROVE, "in_review", "approved", .kind = "approval", .field = "decision",
		.four_eyes = true, .decides = true },
	{ WORD_REJECT, "in_review", "rejected", .kind = "approval", .field = "decision",
		.needs_text = true, .four_eyes = true, .decides = true },
	{ WORD_CLOSE, "advised approved rejected", "closed" },
	{ 0 },
};

const struct case_move *case_move_find(enum word word)
{
	for (const struct case_move *m = case_moves; m->from; m++)
		if (m->word == word)
			return m;
	return NULL;
}

static bool is_among(const char *names, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = names; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		if (n == len && memcmp(p, name, n) == 0)
			return true;
		p += n;
	}
	return false;
}

static const char *shown(struct ctx *cx, const struct record *c, const char *field)
{
	return field_shown(cx, field_find(&case_form, field), record_str(c, field));
}

static bool move_fits(
	struct ctx *cx, const struct case_move *m, const struct record *c, const char *text)
{
	if (!is_among(m->from, record_get(c, "state")))
		return err_set(cx, ERR_CONFLICT, "The case is in the state '%s'; '%s' is for: %s",
			shown(cx, c, "state"), word_name(m->word), m->from);
	if (m->kind && strcmp(m->kind, record_get(c, "kind")) != 0)
		return err_set(cx, ERR_INVALID, "'%s' is not for a case of the kind '%s'",
			word_name(m->word), shown(cx, c, "kind"));
	if (m->word == WORD_SUBMIT && !record_get(c, "question"))
		return err_set(
			cx, ERR_INVALID, "A case is submitted with its question; fill it in");
	return !m->needs_text || text ||
	       err_set(cx, ERR_INVALID, "'%s' needs a text; give it with --text",
		       word_name(m->word));
}

/* What the case's own history tells: who has submitted it, and when it last was. */
struct submissions {
	const char *person;
	bool by_person;
	int64_t last; /* the event of the newest submission; 0: none */
	bool found;   /* and all that was set while it stood submitted is passed */
};

static bool note_submission(struct ctx *cx, const struct event *event, void *arg)
{
	struct submissions *s = arg;
	const struct record *c = event->record;

	(void)cx;
	if (!c)
		return true;
	if (s->person && strcmp(record_str(c, "submitted_by"), s->person) == 0)
		s->by_person = true;
	if (strcmp(record_str(c, "state"), "submitted") != 0)
		s->found = s->last != 0;
	else if (!s->found)
		s->last = event->seq;
	return true;
}

static bool submissions_of(struct ctx *cx, struct submissions *out, const struct record *c)
{
	out->person = cx->actor ? cx->actor->person : NULL;
	return history_each(cx, &case_form, c->id, note_submission, out);
}

static bool eyes_are_four(struct ctx *cx, const struct record *c)
{
	struct submissions s = { 0 };

	if (!submissions_of(cx, &s, c))
		return false;
	return !s.by_person ||
	       err_set(cx, ERR_DENIED,
		       "You have submitted this case yourself; somebody else must decide on it");
}

bool case_subject(struct ctx *cx, struct record **out, const struct record *c)
{
	const char *subject = record_get(c, "subject"), *slash = strchr(subject, '/');
	const struct form *form =
		entity_find(arena_str(cx->arena, subject, (size_t)(slash - subject)));

	return record_load(cx, out, form, slash + 1);
}

bool case_subject_changed(
	struct ctx *cx, bool *out, const struct record *c, const struct record *subject)
{
	struct submissions s = { 0 };

	if (!submissions_of(cx, &s, c))
		return false;
	*out = s.last && subject->event > s.last;
	return true;
}

/* The version that is decided on must be the one that was submitted, or the one that was read. */
static bool version_was_read(
	struct ctx *cx, const struct record *c, const struct record *subject, int64_t version)
{
	bool changed;

	if (version)
		return version == subject->version ||
		       err_set(cx, ERR_CONFLICT,
			       "What the case is about is at version %lld now, not %lld; read it "
			       "again",
			       (long long)subject->version, (long long)version);
	if (!case_subject_changed(cx, &changed, c, subject))
		return false;
	return !changed ||
	       err_set(cx, ERR_CONFLICT,
		       "What the case is about was changed after it was submitted; read version "
		       "%lld and say so with --version=%lld",
		       (long long)subject->version, (long long)subject->version);
}

static bool set_decided(struct ctx *cx, struct record *c, const struct case_words *words)
{
	struct record *subject;
	const char *digest;

	return case_subject(cx, &subject, c) && version_was_read(cx, c, subject, words->version) &&
	       record_digest(cx, &digest, subject->form, subject->id) &&
	       record_set(cx, c, "decided_by", arena_dup(cx->arena, cx->actor->person)) &&
	       record_set(cx, c, "decided_on", today(cx)) &&
	       record_set(cx, c, "decided_version",
		       arena_fmt(cx->arena, "%lld", (long long)subject->version)) &&
	       record_set(cx, c, "decided_digest", digest);
}

/* The controller says whether the DPO's advice is followed, and why where it is not. */
static bool set_followed(struct ctx *cx, struct record *c, const struct case_words *words)
{
	bool no = words->follow && strcmp(words->follow, "no") == 0;

	if (strcmp(record_get(c, "state"), "advised") != 0)
		return true;
	if (!words->follow || (!no && strcmp(words->follow, "yes") != 0))
		return err_set(cx, ERR_INVALID,
			"Say whether the advice is followed: --follow=yes, or --follow=no "
			"--reason=...");
	if (no && !words->reason)
		return err_set(cx, ERR_INVALID,
			"Advice that is not followed needs the controller's reason; give it with "
			"--reason");
	return record_set(cx, c, "follows_advice", no ? "0" : "1") &&
	       record_set(cx, c, "deviation_reason", words->reason ? words->reason : "");
}

/* What the word itself writes, beside the state. */
static bool set_by_word(
	struct ctx *cx, struct record *c, enum word word, const struct case_words *words)
{
	if (word == WORD_SUBMIT)
		return record_set(cx, c, "submitted_by", arena_dup(cx->arena, cx->actor->person)) &&
		       record_set(cx, c, "submitted_on", today(cx)) &&
		       record_set(cx, c, "reviewer", "");
	if (word == WORD_REVIEW)
		return record_set(cx, c, "reviewer", arena_dup(cx->arena, cx->actor->person));
	if (word == WORD_CLOSE)
		return set_followed(cx, c, words) && record_set(cx, c, "closed_on", today(cx));
	return true;
}

bool case_comment(struct ctx *cx, const struct record *c, const char *text)
{
	struct record *comment = record_new(cx, &comment_form);

	comment->organisation = c->organisation;
	return record_set(cx, comment, "text", text) &&
	       record_set(cx, comment, "subject", arena_fmt(cx->arena, "case/%s", c->id)) &&
	       record_set(cx, comment, "author", arena_dup(cx->arena, cx->actor->person)) &&
	       record_save(cx, comment, WORD_ADD);
}

static bool move(
	struct ctx *cx, struct record *c, const struct case_move *m, const struct case_words *words)
{
	return (!m->decides || set_decided(cx, c, words)) && set_by_word(cx, c, m->word, words) &&
	       record_set(cx, c, "state", m->to) &&
	       (!m->field || !words->text || record_set(cx, c, m->field, words->text)) &&
	       record_save(cx, c, m->word) &&
	       (m->field || !words->text || case_comment(cx, c, words->text));
}

bool case_do(struct ctx *cx, struct record *c, enum word word, const struct case_words *words)
{
	const struct case_move *m = case_move_find(word);

	if (!m)
		return err_set(cx, ERR_INVALID, "'%s' does not move a case", word_name(word));
	if (!may_or_err(cx, word, &case_form, c->organisation) ||
		!move_fits(cx, m, c, words->text) || (m->four_eyes && !eyes_are_four(cx, c)) ||
		!store_begin(cx, word_name(word)))
		return false;
	if (move(cx, c, m, words) && store_commit(cx))
		return true;
	store_rollback(cx);
	return false;
}
