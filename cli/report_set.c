/* report_set.c - all reports of an organisation's year, in one folder */
#include "report_set.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "disk.h"
#include "hash.h"
#include "moment.h"
#include "report.h"
#include "report_data.h"
#include "store.h"

#define NAME_MAX_LEN 60
#define FILE_LIMIT   268435456

/* One report to be made. */
struct job {
	const struct report_kind *kind;
	const char *record; /* or NULL: about the organisation */
	const char *title;  /* of the record */
	struct job *next;
};

struct set {
	const struct set_order *order;
	const char *kind; /* of the organisation */
	struct job *first, **last;
	const struct report_kind *adding;
	size_t count, refused;
	struct document *index;
	struct table *table;
};

/* ---- what belongs to it ---- */

static void job_add(struct ctx *cx, struct set *set, const char *record, const char *title)
{
	struct job *job = arena_alloc(cx->arena, sizeof(*job));

	*job = (struct job){ set->adding, arena_dup(cx->arena, record), arena_dup(cx->arena, title),
		NULL };
	*set->last = job;
	set->last = &job->next;
	set->count++;
}

static bool add_record(struct ctx *cx, struct record *r, void *arg)
{
	job_add(cx, arg, r->id, record_title(cx, r->form, r->id));
	return true;
}

static bool add_kind(struct ctx *cx, const struct report_kind *kind, void *arg)
{
	struct set *set = arg;

	if (!kind->set || (strcmp(kind->set, "any") != 0 && strcmp(kind->set, set->kind) != 0))
		return true;
	struct report_kind *kept = arena_alloc(cx->arena, sizeof(*kept));
	*kept = *kind;
	set->adding = kept;
	if (strcmp(kind->about->name, "organisation") == 0) {
		job_add(cx, set, NULL, NULL);
		return true;
	}
	return record_each(cx,
		&(struct selection){
			.form = kind->about, .organisation = set->order->organisation },
		add_record, set);
}

static bool find_jobs(struct ctx *cx, struct set *set)
{
	struct record *organisation;

	set->last = &set->first;
	if (!record_load(cx, &organisation, entity_find("organisation"), set->order->organisation))
		return false;
	set->kind = record_str(organisation, "kind");
	const char *title =
		arena_fmt(cx->arena, _("Reports of %s"), record_str(organisation, "name"));
	set->index = doc_new(cx, title, record_str(organisation, "name"),
		set->order->as_of ? set->order->as_of : today(cx));
	set->index->lang = cx->lang;
	return report_each(cx, add_kind, set);
}

/* ---- one of them ---- */

/* What a character becomes in the name of a file; NULL: a dash. */
static const char *plain(const char *p, char one[2])
{
	static const char *const danish[][2] = { { "æ", "ae" }, { "ø", "oe" }, { "å", "aa" },
		{ "Æ", "ae" }, { "Ø", "oe" }, { "Å", "aa" } };
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz";

	for (size_t i = 0; i < COUNT(danish); i++)
		if (strncmp(p, danish[i][0], 2) == 0)
			return danish[i][1];
	if ((unsigned char)*p >= 0x80)
		return "";
	one[0] = *p;
	if (*p >= 'A' && *p <= 'Z')
		one[0] = lower[*p - 'A'];
	one[1] = '\0';
	return strchr(lower, one[0]) || strchr("0123456789", one[0]) ? one : NULL;
}

/* "Risikovurdering af SSO" as "risikovurdering-af-sso": letters, digits and dashes. The end of the
 * id tells records of one title apart. */
static const char *file_name(struct ctx *cx, const struct job *job)
{
	struct buf name = { .arena = cx->arena };
	char one[2];

	if (!job->record)
		return arena_fmt(cx->arena, "%s.pdf", job->kind->id);
	buf_fmt(&name, "%s-", job->kind->id);
	for (const char *p = job->title; *p && name.len < NAME_MAX_LEN; p++) {
		const char *as = plain(p, one);
		if (as)
			buf_puts(&name, as);
		else if (name.text[name.len - 1] != '-')
			buf_putc(&name, '-');
	}
	while (name.text[name.len - 1] == '-')
		name.text[--name.len] = '\0';
	return arena_fmt(cx->arena, "%s-%s.pdf", name.text, job->record + strlen(job->record) - 6);
}

static bool digest_of(struct ctx *cx, const char *path, char hex[HASH_HEX_SIZE])
{
	CLEANUP(sha256_done) struct sha256 sha = { 0 };
	struct hash hash;
	struct buf bytes;

	if (!disk_read(cx, path, FILE_LIMIT, &bytes) || !sha256_init(cx, &sha))
		return false;
	sha256_parts(&sha, &hash, &(struct part){ bytes.text, bytes.len }, 1);
	hash_hex(&hash, hex);
	return true;
}

static bool make(struct ctx *cx, const struct set *set, const struct job *job, const char *path,
	const char **title)
{
	const struct set_order *o = set->order;
	struct report_order order = { .kind = job->kind,
		.organisation = o->organisation,
		.record = job->record,
		.year = o->year,
		.as_of = o->as_of,
		.notice = o->sealing ? seal_notice(cx, o->sealing) : NULL,
		.draft = o->draft };
	struct document *doc;

	order.set_count = report_data(cx, &order.sets);
	if (!report_make(cx, &doc, &order) || !seal_document(cx, doc, path, o->sealing))
		return false;
	*title = doc->title;
	return true;
}

static void row_add(struct ctx *cx, struct set *set, const char *const cells[4])
{
	struct text *texts[4];

	for (size_t i = 0; i < COUNT(texts); i++)
		texts[i] = text_plain(cx->arena, arena_dup(cx->arena, cells[i]));
	table_row(set->table, texts);
}

/* A report that its maker may not make leaves the others to be made; the index says why. */
static bool job_refused(struct ctx *cx, struct set *set, const struct job *job)
{
	if (cx->err.kind != ERR_DENIED)
		return false;
	row_add(cx, set,
		(const char *const[]){
			job->kind->id, job->title ? job->title : "", _("not made"), cx->err.text });
	cx->err = (struct err){ 0 };
	set->refused++;
	return true;
}

/* Makes it with memory of its own: a set may be large. */
static bool make_job(struct ctx *cx, struct set *set, const struct job *job)
{
	CLEANUP(arena_done) struct arena *one = arena_new();
	struct arena *own = cx->arena;
	const char *name = file_name(cx, job), *title = NULL;
	const char *path = arena_fmt(cx->arena, "%s/%s", set->order->folder, name);
	char hex[HASH_HEX_SIZE] = "";

	cx->arena = one;
	bool ok = make(cx, set, job, path, &title) && digest_of(cx, path, hex);
	cx->arena = own;
	if (!ok)
		return job_refused(cx, set, job) || err_at(cx, "%s: ", path);
	row_add(cx, set, (const char *const[]){ title, job->title ? job->title : "", name, hex });
	return true;
}

static bool write_index(struct ctx *cx, const struct set *set)
{
	struct buf out = { .arena = cx->arena };

	document_to_html(set->index, &out);
	return disk_replace(
		cx, arena_fmt(cx->arena, "%s/index.html", set->order->folder), out.text, out.len);
}

static bool make_all(struct ctx *cx, struct set *set)
{
	CLEANUP(progress_end)
	struct progress progress = progress_start(_("Making reports"), (int64_t)set->count);
	int64_t done = 0;

	for (const struct job *job = set->first; job; job = job->next) {
		if (!make_job(cx, set, job))
			return false;
		progress_step(&progress, ++done);
	}
	return true;
}

bool report_set(struct ctx *cx, const struct set_order *order)
{
	struct set set = { .order = order };
	const struct column columns[] = {
		{ _("Report"), ALIGN_TEXT, true },
		{ _("About"), ALIGN_TEXT, false },
		{ _("File"), ALIGN_TEXT, false },
		{ "SHA-256", ALIGN_TEXT, false },
	};

	if (!find_jobs(cx, &set))
		return false;
	if (!set.count)
		return err_set(cx, ERR_NOT_FOUND,
			"No template makes reports for an organisation of this kind");
	if (mkdir(order->folder, 0770) != 0 && errno != EEXIST)
		return err_set(cx, ERR_SYSTEM, "%s: the folder cannot be made: %s", order->folder,
			disk_why(cx));
	set.table = doc_table(&set.index->body, set.index->title, columns, COUNT(columns));
	if (!make_all(cx, &set) || !write_index(cx, &set))
		return false;
	printf(_("%zu reports and index.html in %s\n"), set.count - set.refused, order->folder);
	return !set.refused ||
	       err_set(cx, ERR_DENIED, "%zu of the reports were not made; index.html says why",
		       set.refused);
}
