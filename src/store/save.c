/* save.c - the one write: judged whole before the first byte is written */
#include <string.h>
#include <time.h>

#include "inside.h"

#define EVERYDAY (WORD_ADD | WORD_SET)
#define SHOWN    90   /* bytes of a text that a conflict shows */
#define BULK     2000 /* records of one entity from which its indexes are better made afterwards */

bool is_id(const char *text)
{
	static const char shape[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t i = 0;

	for (; shape[i] && text[i]; i++) {
		bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
		if (shape[i] == 'x' ? !hex : text[i] != '-')
			return false;
	}
	return !shape[i] && !text[i];
}

bool record_stored(struct ctx *cx, struct record **out, const struct form *form, const char *id)
{
	struct table *table = table_of(cx, form);
	struct statement *st;
	bool row;

	if (!table_kept(cx, table, KEPT_STORED, &st) ||
		!kept_run(cx, st, CELLS(TEXT_CELL(id)), &row))
		return false;
	*out = row ? record_from_row(cx, form, st) : NULL;
	cx->store->driver->stop(st);
	return true;
}

static const char *shown(struct ctx *cx, const char *text)
{
	if (!text)
		return "-";
	size_t len = strlen(text);
	if (len <= SHOWN)
		return text;
	for (len = SHOWN; ((unsigned char)text[len] & 0xc0) == 0x80; len--)
		;
	return arena_fmt(cx->arena, "%.*s...", (int)len, text);
}

/* What is stored beside what was to be written, field by field. */
static bool conflict(struct ctx *cx, const struct record *r, const struct record *old)
{
	struct buf diff = { .arena = cx->arena };

	FOR_EACH_FIELD(f, r->form) {
		const char *mine = record_text(r, f), *theirs = record_text(old, f);
		if (!same_text(mine, theirs))
			buf_fmt(&diff, _("\n  %s: stored '%s', yours '%s'"), f->name,
				shown(cx, theirs), shown(cx, mine));
	}
	return err_set(cx, ERR_CONFLICT,
		"%s %s is at version %lld, not %lld; read it again and repeat the change%s",
		words_in(cx->lang, r->form->label), r->id, (long long)old->version,
		(long long)r->version, diff.len ? diff.text : "");
}

static bool version_fits(struct ctx *cx, const struct record *r, const struct record *old)
{
	const char *what = words_in(cx->lang, r->form->label);

	if (old && r->version == 0)
		return err_set(cx, ERR_CONFLICT, "%s %s exists already", what, r->id);
	if (old && old->version != r->version)
		return conflict(cx, r, old);
	if (!old && r->version != 0)
		return err_set(cx, ERR_NOT_FOUND, "%s %s does not exist", what, r->id);
	return true;
}

/* Under a clock that stands still the ledger's size goes on, so that ids keep the order in which
 * records were made, from one process to the next. */
uint64_t id_moment(const struct ctx *cx)
{
	struct timespec now;

	if (cx->clock.fixed)
		return (uint64_t)cx->clock.fixed * 1000 + cx->store->tx.frontier.size;
	clock_gettime(CLOCK_REALTIME, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* An id of its own, the organisation that it belongs to. */
static bool identify(struct ctx *cx, struct record *r)
{
	char id[UUID_SIZE];

	if (r->id && !is_id(r->id))
		return err_set(cx, ERR_INVALID,
			"'%s' is no identifier; leave it out, or write it as an export has it",
			r->id);
	if (!r->id) {
		uuid7_next(&cx->store->ids, id_moment(cx), id);
		r->id = arena_dup(cx->arena, id);
	}
	if (strcmp(r->form->name, "organisation") == 0)
		r->organisation = r->id;
	else if (!r->organisation && cx->actor)
		r->organisation = cx->actor->home;
	return r->organisation ||
	       err_set(cx, ERR_INVALID, "%s: say which organisation it belongs to",
		       words_in(cx->lang, r->form->label));
}

static bool organisation_exists(struct ctx *cx, const struct record *r)
{
	struct table *table = table_of(cx, entity_find("organisation"));
	struct statement *st;
	bool row;

	if (r->organisation == r->id || (cx->actor && r->organisation == cx->actor->home))
		return true;
	if (!table_kept(cx, table, KEPT_HOLDER, &st) ||
		!kept_run(cx, st, CELLS(TEXT_CELL(r->organisation)), &row))
		return false;
	cx->store->driver->stop(st);
	return row || err_set(cx, ERR_INVALID, "There is no organisation '%s'", r->organisation);
}

/* Fields that the program works out are not for hands to write. */
static bool derived_stay(
	struct ctx *cx, const struct record *r, const struct record *old, enum word word)
{
	if (!(word & EVERYDAY))
		return true;
	FOR_EACH_FIELD(f, r->form) {
		const char *text = record_text(r, f), *was = old ? record_text(old, f) : f->preset;
		if (!(f->flags & DERIVED) || same_text(text, was) || (!old && !text))
			continue;
		err_set(cx, ERR_DENIED, "%s: the program writes this field itself",
			words_in(cx->lang, f->label));
		cx->err.field = f->name;
		return false;
	}
	return true;
}

/* What others judge, or have judged, is not changed under their hands. */
static bool settled_stay(
	struct ctx *cx, const struct record *r, const struct record *old, enum word word)
{
	if (!(word & EVERYDAY) || !old || !r->form->is_settled || !r->form->is_settled(old))
		return true;
	FOR_EACH_FIELD(f, r->form) {
		if (!(f->flags & SETTLED) || same_text(record_text(r, f), record_text(old, f)))
			continue;
		err_set(cx, ERR_CONFLICT, "%s: it is with others now, so this stays as it is",
			words_in(cx->lang, f->label));
		cx->err.field = f->name;
		return false;
	}
	return true;
}

static bool is_unique(struct ctx *cx, const struct record *r)
{
	FOR_EACH_FIELD(f, r->form) {
		const char *other;
		if (!(f->flags & UNIQUE) || !record_text(r, f))
			continue;
		if (!sql_text(cx, &other,
			    arena_fmt(cx->arena,
				    "SELECT id FROM main.\"%s\" WHERE \"%s\" = $1 AND id <> $2",
				    r->form->name, f->name),
			    CELLS(field_cell(f, record_text(r, f)), TEXT_CELL(r->id))))
			return false;
		if (!other)
			continue;
		err_set(cx, ERR_CONFLICT, "%s: '%s' is taken by another %s",
			words_in(cx->lang, f->label), record_text(r, f),
			words_in(cx->lang, r->form->label));
		cx->err.field = f->name;
		return false;
	}
	return true;
}

static bool is_unchanged(const struct record *r, const struct record *old)
{
	if (!same_text(r->origin, old->origin) || !same_text(r->organisation, old->organisation))
		return false;
	FOR_EACH_FIELD(f, r->form)
		if (!same_text(record_text(r, f), record_text(old, f)))
			return false;
	return true;
}

static bool write_row(struct ctx *cx, struct table *table, const struct record *r, bool fresh)
{
	struct cell *cells = arena_alloc(cx->arena, (FIRST_FIELD + table->fields) * sizeof(*cells));
	size_t n = FIRST_FIELD;
	struct statement *st;
	bool row;

	cells[0] = TEXT_CELL(r->id);
	cells[1] = TEXT_CELL(r->organisation);
	cells[2] = NUMBER_CELL(r->version);
	cells[3] = NUMBER_CELL(r->event);
	cells[4] = TEXT_CELL(r->origin);
	FOR_EACH_FIELD(f, r->form)
		if (!field_is_set(f))
			cells[n++] = field_cell(f, record_text(r, f));
	return table_kept(cx, table, fresh ? KEPT_INSERT : KEPT_UPDATE, &st) &&
	       kept_run(cx, st, cells, n, &row) &&
	       (cx->store->driver->changed(st) == 1 ||
		       err_set(cx, ERR_CONFLICT, "Someone else has changed %s", r->id));
}

static bool clear_set(struct ctx *cx, struct table *table, const struct field *f, const char *id)
{
	struct statement *st;
	bool row;

	return table_set_clear(cx, table, f, &st) && kept_run(cx, st, CELLS(TEXT_CELL(id)), &row);
}

static bool write_set(
	struct ctx *cx, struct table *table, const struct field *f, const struct record *r)
{
	struct statement *st;
	bool row;

	if (!table_set_add(cx, table, f, &st))
		return false;
	for (struct item it = item_first(record_text(r, f)); it.text; it = item_next(it))
		if (!kept_run(cx, st,
			    CELLS(TEXT_CELL(r->id),
				    ((struct cell){ CELL_TEXT, .bytes = it.text, .len = it.len })),
			    &row))
			return false;
	return true;
}

static bool write_sets(
	struct ctx *cx, struct table *table, const struct record *r, const struct record *old)
{
	FOR_EACH_FIELD(f, r->form) {
		const char *was = old ? record_text(old, f) : NULL;
		if (!field_is_set(f) || same_text(record_text(r, f), was))
			continue;
		if ((was && !clear_set(cx, table, f, r->id)) ||
			(record_text(r, f) && !write_set(cx, table, f, r)))
			return false;
	}
	return true;
}

/* An index made afterwards costs less than one kept in step, when most of the rows are new. */
static bool make_bare(struct ctx *cx, struct table *table)
{
	int64_t rows;

	if (!cx->store->bulk || ++table->written != BULK)
		return true;
	if (!sql_number(cx, &rows,
		    arena_fmt(cx->arena, "SELECT count(*) FROM main.\"%s\"", table->form->name),
		    NULL, 0))
		return false;
	if (rows > 4 * (int64_t)BULK)
		return true;
	table->bare = true;
	return cx->store->driver->run(cx, cx->store->db, index_drops(cx, table->form));
}

bool record_write(struct ctx *cx, struct record *r, const struct record *old, const char *op,
	const char *body)
{
	struct table *table = table_of(cx, r->form);

	r->version = old ? old->version + 1 : 1;
	if (make_bare(cx, table) && ledger_add(cx, r, op, old ? old->event : 0, body) &&
		write_row(cx, table, r, !old) && write_sets(cx, table, r, old))
		return true;
	cx->store->tx.broken = true;
	return false;
}

static bool is_allowed(
	struct ctx *cx, const struct record *r, const struct record *old, enum word word)
{
	return may_or_err(cx, word, r->form, r->organisation) &&
	       (!old || may_or_err(cx, word, r->form, old->organisation));
}

static bool save(struct ctx *cx, struct record *r, enum word word)
{
	struct buf body = { .arena = cx->arena };
	struct record *old = NULL;
	bool named = r->id; /* what is named now cannot be there yet */

	if (!record_check(cx, r) || !identify(cx, r) ||
		(named && !record_stored(cx, &old, r->form, r->id)) ||
		!is_allowed(cx, r, old, word) || !version_fits(cx, r, old) ||
		!derived_stay(cx, r, old, word) || !settled_stay(cx, r, old, word) ||
		!organisation_exists(cx, r) || !links_check(cx, r) || !is_unique(cx, r))
		return false;
	if (old && is_unchanged(r, old)) {
		r->event = old->event;
		return true;
	}
	body_write(&body, r);
	return record_write(cx, r, old, old ? "set" : "add", body.text);
}

bool record_save(struct ctx *cx, struct record *r, enum word word)
{
	const char *id = r->id, *organisation = r->organisation;
	int64_t version = r->version, event = r->event;
	bool own = !cx->store->tx.open;

	if (own && !store_begin(cx, word_name(word)))
		return false;
	if (save(cx, r, word) && (!own || store_commit(cx)))
		return true;
	if (own)
		store_rollback(cx);
	r->id = id;
	r->organisation = organisation;
	r->version = version;
	r->event = event;
	return false;
}
