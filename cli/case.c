/* case.c - vaern case: moves a case, comments on it, and tells its story */
#include "case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "entities.h"
#include "moment.h"
#include "output.h"
#include "store.h"

#define WIDTH 76

static const struct choice follow_choices[] = {
	{ "yes", W("Yes", "Ja") },
	{ "no", W("No", "Nej") },
	{ 0 },
};

static const struct field options[] = {
	PROSE("text", W("Text", "Tekst"), 0),
	CHOICE("follow", W("Is the advice followed", "Følges rådgivningen"), 0,
		.choices = follow_choices),
	PROSE("reason", W("Why it is not", "Hvorfor ikke"), 0, .law = "GDPR 5(2), 38(3)"),
	NUMBER("version", W("Version that was read", "Version, der blev læst"), 0, .min = 1,
		.max = 1000000),
	END,
};

/* One entry of the story, told in the order of the ledger. */
struct entry {
	int64_t seq;
	const char *at, *person, *state, *text; /* state NULL: a comment */
};

struct story {
	struct entry *list;
	size_t n, room;
};

static void tell(struct ctx *cx, struct story *story, struct entry entry)
{
	if (story->n == story->room) {
		size_t room = 2 * story->room + 16;
		struct entry *list = arena_alloc(cx->arena, room * sizeof(*list));
		if (story->n)
			memcpy(list, story->list, story->n * sizeof(*list));
		story->list = list;
		story->room = room;
	}
	story->list[story->n++] = entry;
}

/* The field in which a case keeps what was said when it came into the state. */
static const char *said_in(const char *state)
{
	static const struct {
		const char *state, *field;
	} fields[] = {
		{ "submitted", "question" },
		{ "advised", "advice" },
		{ "approved", "decision" },
		{ "rejected", "decision" },
		{ "closed", "deviation_reason" },
	};

	for (size_t i = 0; i < COUNT(fields); i++)
		if (strcmp(fields[i].state, state) == 0)
			return fields[i].field;
	return NULL;
}

static struct entry entry_of(struct ctx *cx, const struct event *event)
{
	return (struct entry){
		.seq = event->seq,
		.at = arena_dup(cx->arena, event->at),
		.person = arena_dup(cx->arena, event->name),
	};
}

static bool tell_event(struct ctx *cx, const struct event *event, void *arg)
{
	struct entry entry = entry_of(cx, event);

	if (!event->record)
		return true;
	entry.state = arena_dup(cx->arena, record_str(event->record, "state"));
	const char *field = said_in(entry.state);
	if (field)
		entry.text = arena_dup(cx->arena, record_get(event->record, field));
	tell(cx, arg, entry);
	return true;
}

/* The oldest event of a comment, its writing, comes last. */
static bool note_written(struct ctx *cx, const struct event *event, void *arg)
{
	*(struct entry *)arg = entry_of(cx, event);
	return true;
}

static bool tell_comments(struct ctx *cx, struct story *story, const struct record *c)
{
	const struct filter filter = { field_find(&comment_form, "subject"), EQUALS,
		arena_fmt(cx->arena, "case/%s", c->id) };
	const struct selection selection = {
		.form = &comment_form,
		.filters = &filter,
		.filter_count = 1,
	};
	struct record **comments;
	size_t n;

	if (!record_list(cx, &comments, &n, &selection))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct entry entry = { 0 };
		if (!history_each(cx, &comment_form, comments[i]->id, note_written, &entry))
			return false;
		entry.text = record_get(comments[i], "text");
		tell(cx, story, entry);
	}
	return true;
}

static int by_seq(const void *a, const void *b)
{
	int64_t one = ((const struct entry *)a)->seq, two = ((const struct entry *)b)->seq;

	return (one > two) - (one < two);
}

static void add_entry(struct ctx *cx, struct buf *out, const struct entry *entry)
{
	buf_fmt(out, "\n  %s  %s: %s\n", time_shown(cx, entry->at),
		entry->person ? entry->person : "-",
		entry->state ? cell_shown(cx, field_find(&case_form, "state"), entry->state)
			     : _("comment"));
	if (!entry->text)
		return;
	buf_puts(out, "    ");
	text_wrap(out, entry->text, WIDTH, 4);
	buf_putc(out, '\n');
}

/* A case that was set without being moved is told once. */
static void add_story(struct ctx *cx, struct buf *out, struct story *story)
{
	const char *state = "";

	qsort(story->list, story->n, sizeof(*story->list), by_seq);
	for (size_t i = 0; i < story->n; i++) {
		const struct entry *entry = &story->list[i];
		if (entry->state && strcmp(entry->state, state) == 0)
			continue;
		if (entry->state)
			state = entry->state;
		add_entry(cx, out, entry);
	}
}

static void add_line(struct ctx *cx, struct buf *out, const struct record *c, const char *field)
{
	const struct field *f = field_find(&case_form, field);

	if (record_text(c, f))
		buf_fmt(out, "%s: %s\n", words_in(cx->lang, f->label),
			cell_shown(cx, f, record_text(c, f)));
}

static void add_head(struct ctx *cx, struct buf *out, const struct record *c)
{
	static const char *const fields[] = { "subject", "kind", "state", "deadline", "reviewer",
		"decided_by", "decided_on", "decided_version", "decided_digest", "follows_advice" };

	buf_fmt(out, "%s\n", record_get(c, "title"));
	for (size_t i = 0; i < COUNT(fields); i++)
		add_line(cx, out, c, fields[i]);
}

/* Whether what the case is about still is what was submitted, or decided on. */
static bool add_subject(struct ctx *cx, struct buf *out, const struct record *c)
{
	const char *decided = record_get(c, "decided_version");
	struct record *subject;
	bool changed;

	if (!case_subject(cx, &subject, c) || !case_subject_changed(cx, &changed, c, subject))
		return false;
	if (decided && strtoll(decided, NULL, 10) != subject->version)
		buf_fmt(out,
			_("What it is about was changed after the decision; it is at version "
			  "%lld now.\n"),
			(long long)subject->version);
	else if (!decided && changed)
		buf_fmt(out,
			_("What it is about was changed after it was submitted; it is at "
			  "version %lld now.\n"),
			(long long)subject->version);
	return true;
}

static bool show(struct ctx *cx, const struct record *c)
{
	struct buf out = { .arena = cx->arena };
	struct story story = { 0 };

	add_head(cx, &out, c);
	if (!add_subject(cx, &out, c) || !history_each(cx, &case_form, c->id, tell_event, &story) ||
		!tell_comments(cx, &story, c))
		return false;
	add_story(cx, &out, &story);
	page_write(&out);
	return true;
}

static bool comment(struct ctx *cx, const struct record *c, const char *text)
{
	if (!text)
		return err_set(cx, ERR_INVALID, "A comment needs a text; give it with --text");
	return case_comment(cx, c, text);
}

static bool move(struct ctx *cx, struct record *c, enum word word, const struct record *opt)
{
	const char *version = record_get(opt, "version");
	const struct case_words words = {
		.text = record_get(opt, "text"),
		.follow = record_get(opt, "follow"),
		.reason = record_get(opt, "reason"),
		.version = version ? strtoll(version, NULL, 10) : 0,
	};

	if (!case_do(cx, c, word, &words))
		return false;
	printf("%s: %s\n", record_get(c, "title"),
		cell_shown(cx, field_find(&case_form, "state"), record_get(c, "state")));
	return true;
}

/* The word that moves a case, or 0. */
static enum word moving_word(const char *name)
{
	for (const struct case_move *m = case_moves; m->from; m++)
		if (strcmp(word_name(m->word), name) == 0)
			return m->word;
	return (enum word)0;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	enum word word = moving_word(words[0]);
	struct record *c;
	const char *id;

	if (!word && strcmp(words[0], "show") != 0 && strcmp(words[0], "comment") != 0)
		return err_set(cx, ERR_INVALID,
			"There is no '%s'; choose submit, review, return, advise, approve, reject, "
			"close, comment or show",
			words[0]);
	if (!record_named(cx, &id, &case_form, words[1]) || !record_load(cx, &c, &case_form, id))
		return false;
	if (word)
		return move(cx, c, word, opt);
	return strcmp(words[0], "show") == 0 ? show(cx, c)
					     : comment(cx, c, record_get(opt, "text"));
}

static const struct example examples[] = {
	{ "vaern case submit \"Screening af IdM\"",
		W("Sends the case to whoever is to decide.", "Sender sagen til den, der skal "
							     "beslutte.") },
	{ "vaern case advise \"Screening af IdM\" --text=\"Jeg er enig.\"",
		W("The DPO's advice.", "Databeskyttelsesrådgiverens råd.") },
	{ "vaern case close \"Screening af IdM\" --follow=no --reason=...",
		W("Closes it, and says why the advice is not followed.",
			"Afslutter sagen og siger, hvorfor rådgivningen ikke følges.") },
	{ 0 },
};

const struct command cmd_case = {
	.name = "case",
	.args = W("WORD CASE", "ORD SAG"),
	.least = 2,
	.most = 2,
	.summary = W("Submit, review, decide and close a case", "Indsend, behandl, afgør og afslut "
								"en sag"),
	.help = W("submit, review, return, advise, approve, reject, close, comment, show. Nobody "
		  "decides on a case that they have submitted. A decision is on one version of "
		  "what the case is about, and the case keeps its digest.",
		"submit (indsend), review (behandl), return (send retur), advise (rådgiv), approve "
		"(godkend), reject (afvis), close (afslut), comment (kommentér), show (vis). Ingen "
		"afgør en sag, de selv har indsendt. En beslutning gælder én version af det, sagen "
		"vedrører, og sagen beholder dens aftryk."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
