/* import.c - files into the store: all of them, or none */
#include <stdio.h>
#include <string.h>

#include "json_read.h"
#include "landing.h"

static const struct format *format_named(const char *name)
{
	for (const struct format *f = formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

/* NULL, with why, where nothing tells. */
static const struct format *format_of(struct ctx *cx, const struct input *in, const char *named)
{
	const struct format *found = named ? format_named(named) : NULL;

	for (const struct format *f = formats; f->name && !found && !named; f++)
		if (f->sniff(in->head, in->head_len, in->name))
			found = f;
	if (!found)
		err_set(cx, ERR_INVALID,
			"%s: say with --format whether it is yaml, json, csv, kitos or kl",
			in->name);
	return found;
}

/* An error of the file itself becomes the last of its faults; the other files are read on. */
static bool read_input(struct ctx *cx, struct input *in, struct landing *to)
{
	const struct format *format = format_of(cx, in, to->intake.options->format);
	struct arena_mark mark = arena_mark(cx->arena);
	struct import_result *result = to->intake.result;

	bool ok = format && format->read(cx, in, &to->intake);
	if (!ok && cx->err.kind != ERR_SYSTEM && result->fault_count < IMPORT_FAULTS) {
		to->intake.kind = result->fault_count && to->intake.kind != cx->err.kind
					  ? ERR_INVALID
					  : cx->err.kind;
		result->faults[result->fault_count++] = arena_dup(to->intake.arena, cx->err.text);
		ok = result->fault_count < IMPORT_FAULTS;
	}
	arena_rewind(cx->arena, mark);
	return ok;
}

static bool finish(struct ctx *cx, struct landing *to)
{
	for (const struct format *f = formats; f->name; f++)
		if (f->finish && !f->finish(cx, &to->intake))
			return false;
	return landing_finish(cx, to);
}

static void landing_init(struct ctx *cx, struct landing *to, struct import_result *out,
	const struct import_options *options)
{
	struct arena *arena = arena_new();

	*to = (struct landing){ .intake = { .options = options,
					.take = landing_take,
					.arena = arena,
					.result = out } };
	to->warnings.arena = arena;
	if (cx->warnings)
		to->intake.warnings = &to->warnings;
	to->known.arena = to->titles.arena = to->once.arena = to->ids.arena = arena;
	to->last_put_off = &to->put_off;
	to->intake.last_waiting = &to->intake.waiting;
	to->intake.state = to;
	*out = (struct import_result){ .faults = arena_alloc(
					       cx->arena, IMPORT_FAULTS * sizeof(*out->faults)) };
}

static void landing_done(struct landing *to)
{
	kitos_forget(&to->intake);
	arena_free(to->intake.arena);
}

/* What went wrong, or seemed to, outlives the import's own memory. */
static void keep_lines(struct ctx *cx, const struct landing *to)
{
	struct import_result *out = to->intake.result;

	if (to->warnings.len)
		buf_add(cx->warnings, to->warnings.text, to->warnings.len);
	for (size_t i = 0; i < out->fault_count; i++)
		out->faults[i] = arena_dup(cx->arena, out->faults[i]);
}

/* Ends the transaction: what was refused, or only tried, leaves nothing behind. */
static bool close_import(struct ctx *cx, struct landing *to, bool ok)
{
	struct import_result *out = to->intake.result;

	keep_lines(cx, to);
	if (ok && !out->fault_count && !to->intake.options->dry_run)
		return store_commit(cx);
	store_rollback(cx);
	if (!out->fault_count)
		return ok;
	if (out->fault_count >= IMPORT_FAULTS)
		return err_set(cx, to->intake.kind,
			"Nothing is imported: more than %d faults; these are the first",
			IMPORT_FAULTS - 1);
	if (!ok && cx->err.kind == ERR_SYSTEM)
		return false;
	if (out->fault_count == 1)
		return err_set(cx, to->intake.kind, "Nothing is imported: there is a fault");
	return err_set(
		cx, to->intake.kind, "Nothing is imported: there are %zu faults", out->fault_count);
}

/* What there is to read: files, or one text. */
struct source {
	const char *const *paths;
	size_t n;
	struct input *text; /* or NULL */
};

static bool read_sources(struct ctx *cx, const struct source *from, struct landing *to)
{
	if (from->text)
		return read_input(cx, from->text, to);
	for (size_t i = 0; i < from->n; i++) {
		CLEANUP(input_done) struct input in = { 0 };
		if (!input_open(cx, &in, from->paths[i]) || !read_input(cx, &in, to))
			return false;
	}
	return true;
}

static bool import(struct ctx *cx, struct import_result *out, const struct source *from,
	const struct import_options *options)
{
	CLEANUP(landing_done) struct landing to = { 0 };

	landing_init(cx, &to, out, options);
	if (!store_bulk(cx, true))
		return false;
	bool ok = store_begin(cx, "import") &&
		  close_import(cx, &to, read_sources(cx, from, &to) && finish(cx, &to));
	/* The error of the import is the one to tell. */
	struct err err = cx->err;
	bool restored = store_bulk(cx, false);
	if (!ok)
		cx->err = err;
	return ok && restored;
}

bool import_files(struct ctx *cx, struct import_result *out, const char *const *paths, size_t n,
	const struct import_options *options)
{
	return import(cx, out, &(struct source){ .paths = paths, .n = n }, options);
}

bool import_text(struct ctx *cx, struct import_result *out, const char *name,
	const struct buf *text, const struct import_options *options)
{
	struct input in;

	input_from_text(&in, name, text->text, text->len);
	return import(cx, out, &(struct source){ .text = &in }, options);
}

/* Whoever types a path means it; a file from elsewhere may not reach for one. */
static bool files_are_digests(struct ctx *cx, const struct draft *d)
{
	FOR_EACH_FIELD(f, d->r->form) {
		const char *text = f->kind == KIND_FILE ? record_text(d->r, f) : NULL;
		if (!text || (strlen(text) == 64 && !strchr(text, '/')))
			continue;
		err_set(cx, ERR_INVALID,
			"%s: the path of a file is given on the command line, not in a file",
			words_in(cx->lang, f->label));
		cx->err.field = f->name;
		return false;
	}
	return true;
}

bool record_read(struct ctx *cx, struct record *r, const char *path)
{
	CLEANUP(input_done) struct input in = { 0 };
	struct draft *d = draft_new(cx, r->form, path, 1);

	if (!input_open(cx, &in, path))
		return false;
	bool json = json_sniff(in.head, in.head_len, path) && !name_ends(path, ".yaml");
	if (json ? !json_read_one(cx, &in, d) : !yaml_read_one(cx, &in, d))
		return false;
	if (!files_are_digests(cx, d))
		return false;
	FOR_EACH_FIELD(f, r->form)
		if (d->lines[f - r->form->fields])
			*record_cell(r, f) = record_text(d->r, f);
	if (d->r->id)
		r->id = d->r->id;
	if (d->r->origin)
		r->origin = d->r->origin;
	if (r->version && d->r->version)
		r->version = d->r->version;
	return true;
}
