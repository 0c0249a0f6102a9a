/* schema.c - tables, indexes and what they hold the records to, from the entities' fields */
#include <string.h>

#include "inside.h"
#include "kind.h"

static const char *column_type(const struct field *f)
{
	return kinds[f->kind].column;
}

/* A required field may be NULL all the same: a redaction takes it, and rows from before an upgrade
 * never had it. That people fill it in is record_check()'s business. */
static void column_ddl(struct buf *sql, const struct field *f)
{
	const char *column = arena_fmt(sql->arena, "\"%s\"", f->name);

	buf_fmt(sql, ",\n\t%s %s", column, column_type(f));
	kind_check_sql(sql, f, column);
	if (f->target)
		buf_fmt(sql, " REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED", f->target->name);
}

const char *table_ddl(struct ctx *cx, const struct form *form)
{
	struct buf sql = { .arena = cx->arena };

	buf_fmt(&sql,
		"CREATE TABLE \"%s\" (\n\tid TEXT NOT NULL PRIMARY KEY,\n"
		"\torganisation TEXT NOT NULL REFERENCES organisation DEFERRABLE INITIALLY "
		"DEFERRED,\n"
		"\tversion INTEGER NOT NULL,\n\tevent INTEGER NOT NULL,\n\torigin TEXT",
		form->name);
	FOR_EACH_FIELD(f, form)
		if (!field_is_set(f))
			column_ddl(&sql, f);
	buf_fmt(&sql, "\n)%s", cx->store->driver->table_end);
	return sql.text;
}

const char *set_ddl(struct ctx *cx, const struct form *form, const struct field *f)
{
	struct buf sql = { .arena = cx->arena };

	buf_fmt(&sql,
		"CREATE TABLE \"%s_%s\" (\n\t\"%s\" TEXT NOT NULL REFERENCES \"%s\" ON DELETE "
		"CASCADE "
		"DEFERRABLE INITIALLY DEFERRED,\n\tvalue TEXT NOT NULL",
		form->name, f->name, form->name, form->name);
	kind_check_sql(&sql, f, "value");
	if (f->target)
		buf_fmt(&sql, " REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED", f->target->name);
	buf_fmt(&sql, ",\n\tPRIMARY KEY (\"%s\", value)\n)%s", form->name,
		cx->store->driver->set_end);
	return sql.text;
}

const char *temporary_ddl(struct ctx *cx, const struct excerpt *source)
{
	struct buf sql = { .arena = cx->arena };
	const struct form *form = source->form;

	/* A list is read once, from its beginning to its end. */
	buf_fmt(&sql,
		"CREATE TABLE %s\"%s\" (id TEXT%s, organisation TEXT, version INTEGER, "
		"event INTEGER, origin TEXT",
		source->schema, form->name, source->wanted ? "" : " PRIMARY KEY");
	FOR_EACH_FIELD(f, form)
		if (!field_is_set(f))
			buf_fmt(&sql, ", \"%s\" %s", f->name, column_type(f));
	buf_puts(&sql, ");\n");
	FOR_EACH_FIELD(f, form)
		if (field_is_set(f) && (!source->wanted || source->wanted[f - form->fields]))
			buf_fmt(&sql,
				"CREATE TABLE %s\"%s_%s\" (\"%s\" TEXT, value TEXT, "
				"PRIMARY KEY (\"%s\", value)) WITHOUT ROWID;\n",
				source->schema, form->name, f->name, form->name, form->name);
	return sql.text;
}

static bool is_link(const struct field *f)
{
	return f->kind == KIND_LINK || f->kind == KIND_SUBJECT;
}

/* Every reference has an index, and every set of links one from its values: without them one check
 * of twenty takes minutes. Of a set of choices nobody asks who has one of its few values but by
 * reading most of it, so an index there costs a sixth of an import and helps no check. */
const char *index_ddl(struct ctx *cx, const struct form *form, const char *schema, bool all)
{
	struct buf sql = { .arena = cx->arena };
	const char *name = form->name;

	buf_fmt(&sql, "CREATE INDEX %s\"index_%s\" ON \"%s\" (organisation);\n", schema, name,
		name);
	if (all)
		buf_fmt(&sql,
			"CREATE UNIQUE INDEX %s\"origin_%s\" ON \"%s\" (organisation, origin) "
			"WHERE origin IS NOT NULL;\n",
			schema, name, name);
	FOR_EACH_FIELD(f, form) {
		if (f->flags & UNIQUE && all)
			buf_fmt(&sql,
				"CREATE UNIQUE INDEX %s\"unique_%s_%s\" ON \"%s\" (\"%s\");\n",
				schema, name, f->name, name, f->name);
		if (is_link(f))
			buf_fmt(&sql, "CREATE INDEX %s\"index_%s_%s\" ON \"%s\" (\"%s\");\n",
				schema, name, f->name, name, f->name);
		if (f->kind == KIND_LINKS)
			buf_fmt(&sql,
				"CREATE INDEX %s\"index_%s_%s\" ON \"%s_%s\" (value, \"%s\");\n",
				schema, name, f->name, name, f->name, name);
	}
	return sql.text;
}

const char *index_drops(struct ctx *cx, const struct form *form)
{
	struct buf sql = { .arena = cx->arena };

	buf_fmt(&sql, "DROP INDEX main.\"index_%s\";\n", form->name);
	FOR_EACH_FIELD(f, form)
		if (is_link(f) || f->kind == KIND_LINKS)
			buf_fmt(&sql, "DROP INDEX main.\"index_%s_%s\";\n", form->name, f->name);
	return sql.text;
}

static void mix(uint64_t *sum, const char *text)
{
	/* FNV-1a, the terminator too */
	do
		*sum = (*sum ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	while (*text++);
}

static void mix_field(uint64_t *sum, const struct field *f)
{
	const struct choice *choices = field_choices(f);

	mix(sum, f->name);
	*sum = (*sum ^ (uint64_t)f->kind) * UINT64_C(0x100000001b3);
	*sum = (*sum ^ (f->flags & UNIQUE)) * UINT64_C(0x100000001b3);
	if (f->target)
		mix(sum, f->target->name);
	/* Countries are checked for their length only, so that a new one changes no table. */
	if (f->kind == KIND_COUNTRY || f->kind == KIND_COUNTRIES)
		return;
	for (; choices && choices->name; choices++)
		mix(sum, choices->name);
}

uint64_t schema_fingerprint(void)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	for (const struct form *const *e = entities; *e; e++) {
		mix(&sum, (*e)->name);
		FOR_EACH_FIELD(f, *e)
			mix_field(&sum, f);
	}
	return sum;
}
