/* make_store.c - the store that is measured: make_store FOLDER RECORDS VERSIONS [CSV ROWS]; with
 * the last two also a file of new processing records, for an import into it */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "sample.h"
#include "store.h"

#define SEED       2026
#define MISSING    65 /* per cent: people fill in about a third of what may be filled in */
#define FIRST_YEAR 2020

/* How many of a thousand records are of each entity; the rest are processing activities. */
static const struct {
	const char *entity;
	unsigned share;
} shares[] = {
	{ "person", 10 },
	{ "membership", 10 },
	{ "supplier", 20 },
	{ "system", 40 },
	{ "system_use", 100 },
	{ "agreement", 60 },
	{ "sub_processor", 60 },
	{ "processing", 200 },
	{ "subject_data", 60 },
	{ "screening", 10 },
	{ "threat", 5 },
	{ "measure", 10 },
	{ "assessment", 20 },
	{ "scenario", 60 },
	{ "answer", 60 },
	{ "statement", 60 },
	{ "supervision", 30 },
	{ "approval", 10 },
	{ "finding", 50 },
	{ "case", 10 },
	{ "comment", 20 },
	{ "document", 20 },
	{ "task", 50 },
	{ "adoption", 10 },
	{ "project", 5 },
	{ "economy", 5 },
	{ "report_text", 5 },
};

static const char *const municipalities[] = { "albertslund", "brøndby", "dragør", "greve", "høje",
	"ishøj", "køge", "lejre", "odsherred", "roskilde", "solrød", "stevns" };

/* The records of one entity, in the order in which they were made. */
struct shelf {
	const struct form *form;
	const char **ids, **homes;
	int64_t *versions;
	size_t count, room;
};

struct maker {
	struct ctx cx;
	struct sample sample;
	struct shelf shelves[64]; /* by place in entities[] */
	const char *folder;
	const char *
		home; /* whose record is being made: what it refers to is theirs, if there is any */
};

static void must(struct ctx *cx, bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "make_store: %s\n", cx->err.text);
	exit(1);
}

static struct shelf *shelf_of(struct maker *m, const struct form *form)
{
	struct shelf *shelf = m->shelves;

	while (shelf->form != form)
		shelf++;
	return shelf;
}

/* The first record of that home from there on, and round; count where there is none. */
static size_t of_home(const struct shelf *shelf, const char *home, size_t from)
{
	for (size_t i = 0; i < shelf->count; i++) {
		size_t at = (from + i) % shelf->count;
		if (shelf->homes[at] == home)
			return at;
	}
	return shelf->count;
}

static const char *pick(void *arg, const struct form *target, uint64_t random)
{
	struct maker *m = arg;
	const struct shelf *shelf = shelf_of(m, target);

	if (!shelf->count)
		return NULL;
	size_t from = random % shelf->count, at = of_home(shelf, m->home, from);
	return shelf->ids[at < shelf->count ? at : from];
}

/* A part belongs to whoever has the whole. */
static bool has_wholes(struct maker *m, const struct form *form, const char *home)
{
	FOR_EACH_FIELD(f, form) {
		const struct shelf *shelf = f->flags & PART ? shelf_of(m, f->target) : NULL;
		if (shelf && of_home(shelf, home, 0) == shelf->count)
			return false;
	}
	return true;
}

static void shelves_fill(struct maker *m, size_t records)
{
	for (size_t i = 0; entities[i]; i++) {
		struct shelf *shelf = &m->shelves[i];
		*shelf = (struct shelf){ .form = entities[i] };
		for (size_t s = 0; s < COUNT(shares); s++)
			if (strcmp(shares[s].entity, entities[i]->name) == 0)
				shelf->room = records * shares[s].share / 1000;
		if (strcmp(entities[i]->name, "organisation") == 0)
			shelf->room = COUNT(municipalities);
		shelf->ids = arena_alloc(m->cx.arena, (shelf->room + 1) * sizeof(*shelf->ids));
		shelf->homes = arena_alloc(m->cx.arena, (shelf->room + 1) * sizeof(*shelf->homes));
		shelf->versions =
			arena_alloc(m->cx.arena, (shelf->room + 1) * sizeof(*shelf->versions));
	}
}

static void begin(struct maker *m)
{
	must(&m->cx, store_bulk(&m->cx, true));
	must(&m->cx, store_begin(&m->cx, "import"));
}

static void commit(struct maker *m)
{
	must(&m->cx, store_commit(&m->cx));
	must(&m->cx, store_bulk(&m->cx, false));
}

static void add_municipality(struct maker *m, const char *name)
{
	struct ctx *cx = &m->cx;
	struct shelf *shelf = shelf_of(m, entity_find("organisation"));
	struct record *r = record_new(cx, shelf->form);
	char *short_name = arena_dup(cx->arena, name);

	for (char *p = short_name; *p; p++)
		if ((unsigned char)*p >= 0x80)
			*p = 'o';
	must(cx, record_set(cx, r, "name", arena_fmt(cx->arena, "Kommune %s", name)) &&
			 record_set(cx, r, "short", short_name) &&
			 record_set(cx, r, "kind", "municipality") && record_save(cx, r, WORD_ADD));
	shelf->ids[shelf->count] = shelf->homes[shelf->count] = r->id;
	shelf->count++;
}

static void add_record(struct maker *m, struct shelf *shelf)
{
	struct ctx *cx = &m->cx;
	const struct shelf *homes = shelf_of(m, entity_find("organisation"));
	char id[40];

	/* In a store of few records there may be none; saving then says so. */
	for (int tries = 0; tries < 1000; tries++) {
		m->home = homes->ids[sample_below(&m->sample, (unsigned)homes->count)];
		if (has_wholes(m, shelf->form, m->home))
			break;
	}

	struct arena_mark mark = arena_mark(cx->arena);
	struct record *r = sample_record(cx, &m->sample, shelf->form);
	r->organisation = m->home;
	must(cx, record_save(cx, r, WORD_IMPORT));
	snprintf(id, sizeof(id), "%s", r->id);
	arena_rewind(cx->arena, mark);
	shelf->ids[shelf->count] = arena_dup(cx->arena, id);
	shelf->homes[shelf->count] = m->home;
	shelf->versions[shelf->count++] = 1;
}

/* The same record with other contents; by chance they may be those it has. */
static void change_record(struct maker *m, struct shelf *shelf, size_t i)
{
	struct ctx *cx = &m->cx;
	struct arena_mark mark = arena_mark(cx->arena);

	m->home = shelf->homes[i];
	struct record *r = sample_record(cx, &m->sample, shelf->form);
	r->id = shelf->ids[i];
	r->organisation = shelf->homes[i];
	r->version = shelf->versions[i];
	must(cx, record_save(cx, r, WORD_IMPORT));
	shelf->versions[i] = r->version;
	arena_rewind(cx->arena, mark);
}

static bool is_made_by_hand(const struct shelf *shelf)
{
	return strcmp(shelf->form->name, "organisation") == 0;
}

/* Each version is written in January of its own year. */
static void set_year(struct maker *m, long version)
{
	const char *at = arena_fmt(m->cx.arena, "%ld-01-15T12:00:00Z", FIRST_YEAR + version);

	if (!time_from_text(at, &m->cx.clock.fixed))
		abort();
}

static void make_records(struct maker *m)
{
	begin(m);
	for (size_t i = 0; i < COUNT(municipalities); i++)
		add_municipality(m, municipalities[i]);
	for (struct shelf *shelf = m->shelves; shelf->form; shelf++)
		while (!is_made_by_hand(shelf) && shelf->count < shelf->room)
			add_record(m, shelf);
	commit(m);
}

static void change_records(struct maker *m)
{
	for (struct shelf *shelf = m->shelves; shelf->form; shelf++) {
		if (is_made_by_hand(shelf))
			continue;
		begin(m);
		for (size_t i = 0; i < shelf->count; i++)
			change_record(m, shelf, i);
		commit(m);
	}
}

/* A table as a municipality would send it: no ids, organisations by their full id. */
static void write_csv(struct maker *m, const char *path, size_t rows)
{
	struct ctx *cx = &m->cx;
	const struct form *form = entity_find("processing");
	const struct shelf *homes = shelf_of(m, entity_find("organisation"));
	FILE *file = fopen(path, "w");

	must(cx, file || err_set(cx, ERR_SYSTEM, "%s cannot be written", path));
	fputs("organisation", file);
	FOR_EACH_FIELD(f, form)
		fprintf(file, ";%s", f->name);
	fputs("\n", file);
	for (size_t i = 0; i < rows; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		struct buf line = { .arena = cx->arena };
		const struct record *r = sample_record(cx, &m->sample, form);
		buf_puts(&line, homes->ids[sample_below(&m->sample, (unsigned)homes->count)]);
		FOR_EACH_FIELD(f, form) {
			buf_putc(&line, ';');
			buf_csv(&line, record_text(r, f) ? record_text(r, f) : "", ';');
		}
		fprintf(file, "%s\n", line.text);
		arena_rewind(cx->arena, mark);
	}
	must(cx, fclose(file) == 0 || err_set(cx, ERR_SYSTEM, "%s cannot be written", path));
}

int main(int argc, char **argv)
{
	struct maker m = { .cx = { .arena = arena_new(), .lang = LANG_EN } };
	struct ctx *cx = &m.cx;

	if (argc != 4 && argc != 6) {
		fputs("make_store FOLDER RECORDS VERSIONS [CSV ROWS]\n", stderr);
		return 2;
	}
	m.sample = (struct sample){ .state = SEED,
		.first_year = FIRST_YEAR,
		.last_year = FIRST_YEAR + 6,
		.missing = MISSING,
		.derived = true,
		.pick = pick,
		.arg = &m };
	set_year(&m, 1);
	shelves_fill(&m, strtoul(argv[2], NULL, 10));
	must(cx, store_init(cx, argv[1], "admin"));
	must(cx, store_open(cx, &(struct store_options){ .folder = argv[1], .login = "admin" }));
	make_records(&m);
	for (long version = 1; version < strtol(argv[3], NULL, 10); version++) {
		set_year(&m, version + 1);
		change_records(&m);
	}
	if (argc == 6)
		write_csv(&m, argv[4], strtoul(argv[5], NULL, 10));
	store_close(cx);
	arena_free(cx->arena);
	return 0;
}
