/* asof.c - tables as they were on a date, built from the ledger when a query first reads them */
#include <string.h>

#include "inside.h"

/* When the event was written; "" where there is none of that number. */
static bool event_at(struct ctx *cx, const char **out, int64_t seq)
{
	return sql_text(cx, out,
		"SELECT w.at FROM main.event e JOIN main.writing w ON w.id = e.writing "
		"WHERE e.seq = $1",
		CELLS(NUMBER_CELL(seq)));
}

/* The last of the first `high` events that was written by then: time never goes back. */
static bool last_by(struct ctx *cx, int64_t *out, int64_t high, const char *moment)
{
	int64_t low = 0;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;
		const char *at;
		if (!event_at(cx, &at, middle))
			return false;
		if (at && strcmp(at, moment) <= 0)
			low = middle;
		else
			high = middle - 1;
	}
	*out = low;
	return true;
}

bool as_of_seq(struct ctx *cx, int64_t *out)
{
	struct store *store = cx->store;
	char moment[TIME_SIZE];
	int64_t last, end;

	if (store->as_of_seq >= 0) {
		*out = store->as_of_seq;
		return true;
	}
	if (!sql_number(cx, &last, "SELECT max(seq) FROM main.event", NULL, 0))
		return false;
	*out = last;
	if (!store->as_of)
		return true;
	if (!date_end(store->as_of, &end))
		return err_set(cx, ERR_INVALID, "'%s' is no date", store->as_of);
	time_to_text(end - 1, 0, moment);
	if (!last_by(cx, out, last, moment))
		return false;
	store->as_of_seq = *out;
	return true;
}

/* The numbers of the events that stand: not followed by another of the same record, no delete. */
struct standing {
	int64_t *seq;
	size_t n, room;
};

static void standing_add(struct ctx *cx, struct standing *s, int64_t seq)
{
	if (s->n == s->room) {
		int64_t *more = arena_alloc(cx->arena, 2 * (s->room + 512) * sizeof(*more));
		if (s->n)
			memcpy(more, s->seq, s->n * sizeof(*more));
		s->seq = more;
		s->room = 2 * (s->room + 512);
	}
	s->seq[s->n++] = seq;
}

/* Reads the entity's events in order, marks what each one follows, and keeps those that delete
 * nothing. */
static bool read_events(struct ctx *cx, struct standing *out, struct statement *st, int64_t until)
{
	uint8_t *superseded = cx->store->superseded;
	bool row;

	for (;;) {
		if (!sql_next(cx, st, &row))
			return false;
		if (!row)
			return true;
		int64_t prev = cell_number(cx, st, 1);
		if (prev > 0 && prev <= until)
			superseded[prev] = 1;
		if (!cell_number(cx, st, 2))
			standing_add(cx, out, cell_number(cx, st, 0));
	}
}

static bool find_standing(struct ctx *cx, struct standing *out, const char *entity, int64_t until)
{
	CLEANUP(statement_done) struct statement *st = NULL;
	const struct cell which[] = { TEXT_CELL(entity), NUMBER_CELL(until) };
	struct store *store = cx->store;
	size_t kept = 0;

	if (!store->superseded)
		store->superseded = arena_alloc(store->arena, (size_t)until + 1);
	if (!sql_open(cx, &st,
		    "SELECT seq, prev, op = 'delete' FROM main.event "
		    "WHERE entity = $1 AND seq <= $2 ORDER BY seq",
		    which, 2))
		return false;
	*out = (struct standing){ 0 };
	if (!read_events(cx, out, st, until))
		return false;
	for (size_t i = 0; i < out->n; i++)
		if (!store->superseded[out->seq[i]])
			out->seq[kept++] = out->seq[i];
	out->n = kept;
	return true;
}

/* What fills the temporary tables: one statement for the rows, one for each set. */
struct filler {
	struct excerpt source;
	struct statement *row, *body;
	struct statement **set; /* by field */
	struct cell *cells;
	struct record *record;
};

static void filler_done(struct filler *f)
{
	statement_done(&f->row);
	statement_done(&f->body);
	for (size_t i = 0; f->set && i < field_count(f->source.form); i++)
		statement_done(&f->set[i]);
}

static bool is_wanted(const struct filler *fill, const struct field *f)
{
	return !fill->source.wanted || fill->source.wanted[f - fill->source.form->fields];
}

static bool filler_open(struct ctx *cx, struct filler *fill)
{
	const struct form *form = fill->source.form;
	const char *schema = fill->source.schema;
	struct buf sql = { .arena = cx->arena };
	int n = FIRST_FIELD;

	buf_fmt(&sql, "INSERT INTO %s\"%s\" VALUES ($1, $2, $3, $4, $5", schema, form->name);
	FOR_EACH_FIELD(f, form) {
		if (!field_is_set(f)) {
			buf_fmt(&sql, ", $%d", ++n);
			continue;
		}
		if (is_wanted(fill, f) &&
			!sql_open(cx, &fill->set[f - form->fields],
				arena_fmt(cx->arena, "INSERT INTO %s\"%s_%s\" VALUES ($1, $2)",
					schema, form->name, f->name),
				NULL, 0))
			return false;
	}
	buf_putc(&sql, ')');
	return sql_open(cx, &fill->row, sql.text, NULL, 0) &&
	       sql_open(cx, &fill->body,
		       "SELECT organisation, record, version, body FROM main.event WHERE seq = $1",
		       NULL, 0);
}

static bool fill_sets(struct ctx *cx, struct filler *fill)
{
	const struct record *r = fill->record;
	bool row;

	FOR_EACH_FIELD(f, fill->source.form) {
		if (!field_is_set(f) || !is_wanted(fill, f))
			continue;
		for (struct item it = item_first(record_text(r, f)); it.text; it = item_next(it))
			if (!kept_run(cx, fill->set[f - fill->source.form->fields],
				    CELLS(TEXT_CELL(r->id),
					    ((struct cell){
						    CELL_TEXT, .bytes = it.text, .len = it.len })),
				    &row))
				return false;
	}
	return true;
}

static bool fill_row(struct ctx *cx, struct filler *fill)
{
	const struct record *r = fill->record;
	size_t n = FIRST_FIELD;
	bool row;

	fill->cells[0] = TEXT_CELL(r->id);
	fill->cells[1] = TEXT_CELL(r->organisation);
	fill->cells[2] = NUMBER_CELL(r->version);
	fill->cells[3] = NUMBER_CELL(r->event);
	fill->cells[4] = TEXT_CELL(r->origin);
	FOR_EACH_FIELD(f, fill->source.form)
		if (!field_is_set(f))
			fill->cells[n++] = field_cell(f, record_text(r, f));
	return kept_run(cx, fill->row, fill->cells, n, &row) && fill_sets(cx, fill);
}

/* A record whose body was redacted stands with its fields empty. */
static bool fill_event(struct ctx *cx, struct filler *fill, int64_t seq)
{
	struct record *r = fill->record;
	bool row;

	if (!kept_run(cx, fill->body, CELLS(NUMBER_CELL(seq)), &row))
		return false;
	if (!row)
		return err_set(cx, ERR_SYSTEM, "Event %lld is missing; run 'vaern ledger verify'",
			(long long)seq);
	r->organisation = cell_at(cx, fill->body, 0).bytes;
	r->id = cell_at(cx, fill->body, 1).bytes;
	r->version = cell_number(cx, fill->body, 2);
	r->event = seq;
	const char *body = cell_at(cx, fill->body, 3).bytes;
	if (!may(cx->actor, WORD_READ, fill->source.form, r->organisation))
		return true;
	if (!body_read_some(cx, r, body ? body : "{}", fill->source.wanted))
		return err_set(cx, ERR_SYSTEM,
			"Event %lld cannot be read; run 'vaern ledger verify'", (long long)seq);
	return fill_row(cx, fill);
}

static bool fill_all(struct ctx *cx, struct filler *fill, const struct standing *standing)
{
	for (size_t i = 0; i < standing->n; i++) {
		struct arena_mark mark = arena_mark(cx->arena);
		if (!fill_event(cx, fill, standing->seq[i]))
			return false;
		arena_rewind(cx->arena, mark);
	}
	return true;
}

static bool build(struct ctx *cx, struct filler *fill)
{
	struct store *store = cx->store;
	struct standing standing;
	int64_t until;

	return as_of_seq(cx, &until) &&
	       find_standing(cx, &standing, fill->source.form->name, until) &&
	       store->driver->run(cx, store->db, temporary_ddl(cx, &fill->source)) &&
	       filler_open(cx, fill) && fill_all(cx, fill, &standing);
}

bool as_of_index(struct ctx *cx, struct table *table)
{
	const struct store *store = cx->store;

	if (!store->as_of || table->indexed)
		return true;
	table->indexed = true;
	return store->driver->run(cx, store->db, index_ddl(cx, table->form, "temp.", false));
}

/* All or nothing: half a table would be read as the whole. */
static bool build_whole(struct ctx *cx, const struct excerpt *source)
{
	struct store *store = cx->store;
	size_t fields = field_count(source->form);
	CLEANUP(filler_done) struct filler fill = { .source = *source };

	fill.set = arena_alloc(cx->arena, fields * sizeof(struct statement *));
	fill.cells = arena_alloc(cx->arena, (FIRST_FIELD + fields) * sizeof(*fill.cells));
	fill.record = record_new(cx, source->form);
	if (!store->driver->run(cx, store->db, "SAVEPOINT asof"))
		return false;
	if (build(cx, &fill))
		return store->driver->run(cx, store->db, "RELEASE asof");
	const struct err why = cx->err;
	filler_done(&fill);
	store->driver->run(cx, store->db, "ROLLBACK TO asof; RELEASE asof");
	cx->err = why;
	return false;
}

bool as_of_build(struct ctx *cx, struct table *table)
{
	return build_whole(cx, &(struct excerpt){ table->form, "temp.", NULL });
}

bool as_of_list(struct ctx *cx, const struct form *form, const bool *wanted)
{
	struct store *store = cx->store;

	if (store->has_listing && !store->driver->run(cx, store->db, "DETACH listing"))
		return false;
	store->has_listing = store->driver->run(cx, store->db, "ATTACH '' AS listing");
	return store->has_listing && build_whole(cx, &(struct excerpt){ form, LISTING, wanted });
}
