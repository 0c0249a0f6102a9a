/* report.c - from an order to a document: what a template may name, and what every report carries
 */
#include <stdlib.h>
#include <string.h>

#include "asset.h"
#include "moment.h"
#include "template.h"

#define FOLDER "templates/"

/* ---- which templates there are ---- */

/* "templates/annual.da.md": its id and language; false for any other file. */
static bool file_is_template(struct ctx *cx, const char *file, struct report_kind *out)
{
	const char *name = file + strlen(FOLDER), *dot = strchr(name, '.');
	size_t len = dot ? strlen(dot) : 0;

	if (strncmp(file, FOLDER, strlen(FOLDER)) != 0 || len != strlen(".da.md") ||
		strcmp(dot + 3, ".md") != 0)
		return false;
	out->file = file;
	out->id = arena_str(cx->arena, name, (size_t)(dot - name));
	return lang_from_text(arena_str(cx->arena, dot + 1, 2), &out->lang);
}

static bool kind_read(struct ctx *cx, const struct asset *asset, struct report_kind *out)
{
	struct template t;

	if (!template_head(cx, &t, asset->name, asset->text))
		return false;
	out->title = t.title;
	out->about = entity_find(t.about);
	out->yearly = t.period && strcmp(t.period, "year") == 0;
	out->set = t.set;
	if (out->about && (!t.period || out->yearly))
		return true;
	err_set(cx, ERR_INVALID, "'about' names an entity, and 'period' is year or is left out");
	return template_err(cx, &t, 1);
}

struct each {
	bool (*fn)(struct ctx *cx, const struct report_kind *kind, void *arg);
	void *arg;
};

static const char *file_of(struct ctx *cx, const char *id, enum lang lang)
{
	return arena_fmt(cx->arena, FOLDER "%s.%s.md", id, lang == LANG_DA ? "da" : "en");
}

static bool each_file(struct ctx *cx, const struct asset *asset, void *arg)
{
	const struct each *each = arg;
	struct report_kind kind = { 0 };

	if (!file_is_template(cx, asset->name, &kind))
		return true;
	if (kind.lang != cx->lang && asset_find(cx, file_of(cx, kind.id, cx->lang)))
		return true;
	return kind_read(cx, asset, &kind) && each->fn(cx, &kind, each->arg);
}

bool report_each(struct ctx *cx,
	bool (*fn)(struct ctx *cx, const struct report_kind *kind, void *arg), void *arg)
{
	struct each each = { fn, arg };

	return asset_each(cx, FOLDER, each_file, &each);
}

bool report_find(struct ctx *cx, struct report_kind *out, const char *id)
{
	enum lang other = cx->lang == LANG_DA ? LANG_EN : LANG_DA;
	const struct asset *asset = asset_find(cx, file_of(cx, id, cx->lang));

	if (!asset)
		asset = asset_find(cx, file_of(cx, id, other));
	*out = (struct report_kind){ 0 };
	if (!asset || strchr(id, '/') || !file_is_template(cx, asset->name, out))
		return err_set(cx, ERR_NOT_FOUND,
			"There is no report '%s'; `vaern report` lists them", id);
	return kind_read(cx, asset, out);
}

/* ---- what a template may name ---- */

/* The order made whole: dates, the organisation, the ledger's head. */
struct making {
	struct report_order order;
	struct template template;
	enum reads reads;
	struct record *organisation, *record;
	const char *today, *first, *last, *year;
	int64_t ledger_size;
	const char *ledger_root;
};

static void find_period(struct ctx *cx, struct making *m)
{
	long year = m->order.year;

	m->today = m->order.as_of ? m->order.as_of : today(cx);
	if (!year)
		year = strtol(m->today, NULL, 10) - (m->order.kind->yearly ? 1 : 0);
	m->year = arena_fmt(cx->arena, "%ld", year);
	m->first = arena_fmt(cx->arena, "%s-01-01", m->year);
	m->last = m->order.kind->yearly ? arena_fmt(cx->arena, "%s-12-31", m->year) : m->today;
}

static bool find_records(struct ctx *cx, struct making *m)
{
	struct report_order *order = &m->order;

	if (order->record) {
		if (!record_load(cx, &m->record, order->kind->about, order->record))
			return false;
		order->organisation = m->record->organisation;
	}
	return record_load(cx, &m->organisation, entity_find("organisation"), order->organisation);
}

static bool find_reads(struct ctx *cx, struct making *m)
{
	static const char *const names[] = {
		[READS_OWN] = "own", [READS_ALL] = "all", [READS_SEEN] = "seen"
	};
	const char *name = m->template.reads ? m->template.reads : names[READS_OWN];

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0) {
			m->reads = (enum reads)i;
			return true;
		}
	err_set(cx, ERR_INVALID, "'reads' is own, all or seen");
	return template_err(cx, &m->template, 1);
}

static bool find_all(struct ctx *cx, struct making *m)
{
	const char *file = m->order.kind->file;
	const struct asset *asset = asset_find(cx, file);

	if (!asset)
		return err_set(cx, ERR_NOT_FOUND, "There is no file '%s'", file);
	find_period(cx, m);
	return template_read(cx, &m->template, file, asset->text) && find_reads(cx, m) &&
	       find_records(cx, m) && ledger_root(cx, &m->ledger_size, &m->ledger_root);
}

/* ---- what every report carries ---- */

static const char *period_words(struct ctx *cx, const struct making *m)
{
	return arena_fmt(
		cx->arena, "%s \342\200\223 %s", date_long(cx, m->first), date_long(cx, m->last));
}

static void put_facts(struct ctx *cx, const struct making *m, bool partial, struct document *doc)
{
	static const struct words period = W("Period", "Periode"),
				  data = W("Data as of", "Data pr."),
				  maker = W("Made by", "Udarbejdet af"),
				  covers = W("Covers", "Omfatter"),
				  version = W("Made with", "Udarbejdet med"),
				  head = W("events, root", "h\303\246ndelser, rod");
	static const struct words seen = W(
		"only what its maker may read", "kun det, som udarbejderen m\303\245 l\303\246se");

	if (m->order.kind->yearly)
		doc_fact(doc, words_in(cx->lang, period), period_words(cx, m));
	doc_fact(doc, words_in(cx->lang, data), date_long(cx, m->today));
	if (cx->actor && cx->actor->name)
		doc_fact(doc, words_in(cx->lang, maker), cx->actor->name);
	if (partial && m->reads == READS_SEEN)
		doc_fact(doc, words_in(cx->lang, covers), words_in(cx->lang, seen));
	doc_fact(doc, words_in(cx->lang, version), "V\303\246rn " VAERN_VERSION);
	const char *size = number_shown(cx, (long long)m->ledger_size);
	doc->ledger_size = m->ledger_size;
	doc->ledger_root = m->ledger_root;
	doc->ledger_head =
		arena_fmt(cx->arena, "%s %s %s", size, words_in(cx->lang, head), m->ledger_root);
}

static bool put_title(
	struct ctx *cx, const struct making *m, const struct scope *scope, struct document *doc)
{
	const struct template *t = &m->template;

	if (!text_filled(cx, scope, t->title, &doc->title) ||
		(t->subtitle && !text_filled(cx, scope, t->subtitle, &doc->subtitle)))
		return template_err(cx, t, 2);
	doc->compact = t->compact;
	doc->cover = t->cover && !t->compact;
	doc->contents = t->contents;
	doc->numbered = t->numbered;
	doc->packed = true;
	doc->draft = m->order.draft;
	doc->notice = m->order.notice;
	return true;
}

/* The boxes that a seal and an approval fill, at the end of the document. */
static bool put_seals(
	struct ctx *cx, const struct making *m, const struct scope *scope, struct document *doc)
{
	const struct {
		const char *field, *words;
	} boxes[] = {
		{ REPORT_SEAL, m->template.seal },
		{ REPORT_APPROVAL, m->template.approval },
	};
	const char *words;

	for (size_t i = 0; i < COUNT(boxes); i++) {
		if (!boxes[i].words)
			continue;
		if (!text_filled(cx, scope, boxes[i].words, &words))
			return template_err(cx, &m->template, 2);
		doc_seal_box(&doc->body, boxes[i].field, words);
	}
	return true;
}

static bool write_document(
	struct ctx *cx, const struct making *m, const struct scope *scope, struct document *doc)
{
	const struct arg parameters[PARAMETERS] = { T(m->today), T(m->order.organisation),
		T(m->record ? m->record->id : NULL), T(m->first), T(m->last) };
	struct note_book book = { 0 };
	bool partial = false;
	struct writer w = { .reads = m->reads,
		.partial = &partial,
		.book = &book,
		.template = &m->template,
		.order = &m->order,
		.parameters = parameters,
		.scope = scope,
		.out = &doc->body };

	if (!put_title(cx, m, scope, doc) || !nodes_write(cx, &w, m->template.nodes))
		return false;
	notes_end(cx, &w);
	put_facts(cx, m, partial, doc);
	return put_seals(cx, m, scope, doc);
}

static bool make(struct ctx *cx, struct making *m, struct document **out)
{
	const struct value values[] = {
		{ "today", m->today, .shape = SHAPE_DATE },
		{ "first", m->first, .shape = SHAPE_DATE },
		{ "last", m->last, .shape = SHAPE_DATE },
		{ "year", m->year, .shape = SHAPE_TEXT },
		{ "maker", cx->actor ? cx->actor->name : NULL, .shape = SHAPE_TEXT },
		{ "version", VAERN_VERSION, .shape = SHAPE_TEXT },
	};
	const struct scope shared = {
		.values = values, .count = COUNT(values), .record = m->organisation
	};
	const struct scope own = { .outer = &shared, .record = m->record };
	const char *name = record_str(m->organisation, "name");
	struct document *doc = doc_new(cx, m->template.title, name, m->today);

	doc->lang = cx->lang;
	if (!write_document(cx, m, &own, doc))
		return false;
	*out = doc;
	return true;
}

bool report_make(struct ctx *cx, struct document **out, const struct report_order *order)
{
	struct making m = { .order = *order };
	enum lang users = cx->lang;

	if (!find_all(cx, &m))
		return false;
	cx->lang = order->kind->lang; /* labels, dates and numbers as the template speaks */
	bool ok = make(cx, &m, out);
	cx->lang = users;
	return ok;
}
