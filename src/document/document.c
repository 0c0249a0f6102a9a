/* document.c - a document from its tree to a PDF */
#include <errno.h>
#include <stdlib.h>

#include "moment.h"
#include "typeset/typeset.h"

#define SEAL_FIELD "Segl"

/* SOURCE_DATE_EPOCH (reproducible-builds.org) or the morning of the document's date. */
static bool moment_of(struct ctx *cx, const struct document *doc, int64_t *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long days;

	if (!days_from_date(doc->date, &days))
		return err_set(cx, ERR_INVALID,
			"The document's date '%s' is not a date; write it as 2026-01-31",
			doc->date);
	*out = (int64_t)days * 86400;
	if (epoch && *epoch) {
		errno = 0;
		long long seconds = strtoll(epoch, &end, 10);
		if (errno || *end || seconds < 0)
			return err_set(cx, ERR_INVALID,
				"SOURCE_DATE_EPOCH is '%s'; it must be seconds since 1970", epoch);
		*out = seconds;
	}
	if (*out < 0)
		*out = 0;
	return true;
}

static void outline_add(struct typeset *ts)
{
	int level = 0;

	for (const struct entry *entry = ts->entries; entry; entry = entry->next) {
		level = entry->level > level + 1 ? level + 1 : entry->level;
		const char *words =
			*entry->number ? arena_fmt(ts->arena, "%s %s", entry->number, entry->words)
				       : entry->words;
		pdf_outline(
			ts->pdf, level, words, ts->pages[entry->slab->page], entry->slab->y - 6);
	}
}

static void all_set(struct typeset *ts)
{
	const struct place body = { BODY_LEFT, BODY_WIDTH, pdf_root(ts->pdf), NULL, 0 };

	entries_find(ts);
	set_cover(ts, &body);
	set_contents(ts, &body);
	set_flow(ts, &ts->doc->body, &body);
	pages_break(ts);
	pages_paint(ts);
	outline_add(ts);
	pdf_field(
		ts->pdf, ts->pages[0], SEAL_FIELD, SAY(ts, "Electronic seal", "Elektronisk segl"));
}

static void data_attach(struct pdf *pdf, const struct document *doc)
{
	CLEANUP(arena_done) struct arena *own = arena_new();
	struct buf json = { .arena = own };

	document_to_json(doc, &json);
	pdf_attach(pdf, &json);
}

bool document_to_pdf(struct ctx *cx, const struct document *doc, struct pdf_bytes *out)
{
	CLEANUP(pdf_close) struct pdf *pdf = NULL;
	struct pdf_meta meta = { .title = doc->title,
		.author = doc->organisation,
		.subject = doc->subject,
		.lang = doc->lang,
		.archive = doc->archive,
		.packed = doc->packed && doc->archive == ARCHIVE_3A };

	if (!*doc->title)
		return err_set(cx, ERR_INVALID, "The document has no title; give it one");
	if (!moment_of(cx, doc, &meta.moment) || !pdf_open(cx, &pdf))
		return false;
	data_attach(pdf, doc);
	CLEANUP(arena_done) struct arena *scratch = arena_new();
	struct typeset ts = {
		.cx = { .arena = cx->arena, .lang = doc->lang },
		.pdf = pdf,
		.arena = cx->arena,
		.scratch = scratch,
		.doc = doc,
	};
	all_set(&ts);
	return pdf_finish(pdf, &meta, out);
}
