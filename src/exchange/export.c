/* export.c - the store's records as one stream of text */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "disk.h"
#include "exchange.h"

#define PIECE ((size_t)64 * 1024)

struct export
{
	const struct export_options *options;
	const struct writer *writer;
	struct arena *arena; /* of the piece being written */
	struct buf out;
	const struct form *form;
	bool any_form, any_record;
};

/* How a format begins and ends what it writes. */
struct writer {
	const char *name;
	void (*section)(struct export *x); /* before the first record of an entity */
	void (*record)(struct export *x, const struct record *r);
	void (*section_end)(struct export *x);
	const char *begin, *end;
};

static void yaml_section(struct export *x)
{
	buf_fmt(&x->out, "%s:\n", x->form->name);
}

static void yaml_item(struct export *x, const struct record *r)
{
	yaml_record(&x->out, r);
}

static void json_section(struct export *x)
{
	buf_fmt(&x->out, "%s\n\"%s\": [", x->any_form ? "," : "", x->form->name);
}

static void json_item(struct export *x, const struct record *r)
{
	buf_puts(&x->out, x->any_record ? ",\n" : "\n");
	json_record(&x->out, r);
}

static void json_section_end(struct export *x)
{
	buf_puts(&x->out, "\n]");
}

static void csv_section(struct export *x)
{
	csv_header(&x->out, x->form, ';');
}

static void csv_item(struct export *x, const struct record *r)
{
	csv_record(&x->out, r, ';');
}

static const struct writer writers[] = {
	{ "yaml", yaml_section, yaml_item, NULL, "", "" },
	{ "json", json_section, json_item, json_section_end, "{", "\n}\n" },
	{ "csv", csv_section, csv_item, NULL, "", "" },
};

static bool flush(struct ctx *cx, struct export *x)
{
	bool ok = !x->out.len || x->options->write(cx, x->out.text, x->out.len, x->options->arg);

	arena_free(x->arena);
	x->arena = arena_new();
	x->out = (struct buf){ .arena = x->arena };
	return ok;
}

static bool copy_bytes(FILE *from, FILE *to)
{
	char piece[8192];
	size_t n;

	while ((n = fread(piece, 1, sizeof(piece), from)))
		if (fwrite(piece, 1, n, to) != n)
			return false;
	return !ferror(from);
}

static void file_done(FILE **file)
{
	if (*file)
		fclose(*file);
}

static bool copy_file(struct ctx *cx, const char *digest, const char *folder)
{
	const char *path = arena_fmt(cx->arena, "%s/%s", folder, digest);
	CLEANUP(file_done) FILE *from = fopen(file_path(cx, digest), "rbe");

	if (!from)
		return err_set(cx, ERR_SYSTEM, "%s cannot be read: %s", file_path(cx, digest),
			disk_why(cx));
	FILE *to = fopen(path, "wbe");
	bool ok = to && copy_bytes(from, to);
	if (to && fclose(to) != 0)
		ok = false;
	return ok || err_set(cx, ERR_SYSTEM, "%s cannot be written: %s", path, disk_why(cx));
}

static bool copy_files(struct ctx *cx, const struct export *x, const struct record *r)
{
	FOR_EACH_FIELD(f, r->form)
		if (f->kind == KIND_FILE && record_text(r, f) && x->options->files &&
			!copy_file(cx, record_text(r, f), x->options->files))
			return false;
	return true;
}

static bool add_record(struct ctx *cx, struct record *r, void *arg)
{
	struct export *x = arg;

	if (!x->any_record)
		x->writer->section(x);
	x->writer->record(x, r);
	x->any_form = x->any_record = true;
	return copy_files(cx, x, r) && (x->out.len < PIECE || flush(cx, x));
}

static bool add_form(struct ctx *cx, struct export *x, const struct form *form)
{
	const struct selection all = { .form = form, .organisation = x->options->organisation };

	x->form = form;
	x->any_record = false;
	if (!record_each(cx, &all, add_record, x))
		return false;
	/* A table without rows still says what its columns are. */
	if (!x->any_record && x->writer->section == csv_section)
		csv_section(x);
	if (x->any_record && x->writer->section_end)
		x->writer->section_end(x);
	return true;
}

/* Whether the entity is asked for; they come in the table's order, whatever the order asked. */
static bool is_chosen(const struct export_options *options, const struct form *form)
{
	for (size_t i = 0; i < options->form_count; i++)
		if (options->forms[i] == form)
			return true;
	return options->form_count == 0;
}

static bool add_forms(struct ctx *cx, struct export *x)
{
	buf_puts(&x->out, x->writer->begin);
	for (size_t i = 0; entities[i]; i++)
		if (is_chosen(x->options, entities[i]) && !add_form(cx, x, entities[i]))
			return false;
	buf_puts(&x->out, x->writer->end);
	return flush(cx, x);
}

static void export_done(struct export *x)
{
	arena_free(x->arena);
}

bool export_records(struct ctx *cx, const struct export_options *options)
{
	CLEANUP(export_done) struct export x = { .options = options, .arena = arena_new() };
	const char *format = options->format ? options->format : writers[0].name;

	x.out.arena = x.arena;
	for (size_t i = 0; i < COUNT(writers) && !x.writer; i++)
		if (strcmp(writers[i].name, format) == 0)
			x.writer = &writers[i];
	if (!x.writer)
		return err_set(cx, ERR_INVALID, "%s is no format to export; use yaml, json or csv",
			format);
	if (x.writer->section == csv_section && options->form_count != 1)
		return err_set(cx, ERR_INVALID,
			"CSV holds one table: name one entity, or use yaml or json");
	if (options->files && mkdir(options->files, 0770) != 0 && errno != EEXIST)
		return err_set(
			cx, ERR_SYSTEM, "%s cannot be made: %s", options->files, disk_why(cx));
	return add_forms(cx, &x);
}
