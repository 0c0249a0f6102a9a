/* check_with.c - tables that checks may ask though they are no records */
#include <string.h>
#include <strings.h>

#include "check_inside.h"
#include "country.h"
#include "handbook.h"

static bool write_eea(struct ctx *cx, struct buf *out)
{
	const char *between = "eea (country) AS (VALUES ";

	(void)cx;
	for (const struct choice *c = countries; c->name; c++)
		if (country_in_eea(c->name)) {
			buf_fmt(out, "%s('%s')", between, c->name);
			between = ", ";
		}
	buf_puts(out, ")");
	return true;
}

static bool write_adequacy(struct ctx *cx, struct buf *out)
{
	static const char file[] = "checks/with/adequacy.sql";
	const struct asset *asset = asset_find(cx, file);

	if (!asset)
		return err_set(cx, ERR_NOT_FOUND, "%s is missing", file);
	buf_add(out, asset->text, asset->len);
	return true;
}

/* Chapters' ids come from files that a user may put in; none has a quote, or SQL would end there.
 */
static bool chapter_is_plain(struct ctx *cx, const struct chapter *chapter)
{
	return !strchr(chapter->id, '\'') ||
	       err_set(cx, ERR_INVALID, "handbook: the id \"%s\" has a quote", chapter->id);
}

static bool write_handbook(struct ctx *cx, struct buf *out)
{
	const char *between = "handbook (chapter, digest) AS (VALUES ";
	const struct chapter *chapters;
	size_t n;

	if (!handbook_load(cx, &chapters, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!chapter_is_plain(cx, &chapters[i]))
			return false;
		buf_fmt(out, "%s('%s', '%s')", between, chapters[i].id, chapters[i].digest);
		between = ", ";
	}
	if (!n)
		buf_fmt(out, "%s(NULL, NULL)", between);
	buf_puts(out, ")");
	return true;
}

static const struct {
	const char *name;
	bool (*write)(struct ctx *cx, struct buf *out);
} tables[] = {
	{ "eea", write_eea },
	{ "adequacy", write_adequacy },
	{ "handbook", write_handbook },
};

static bool write_table(struct ctx *cx, struct buf *out, const char *name, size_t len)
{
	for (size_t i = 0; i < COUNT(tables); i++)
		if (strlen(tables[i].name) == len && memcmp(tables[i].name, name, len) == 0)
			return tables[i].write(cx, out);
	return err_set(cx, ERR_INVALID, "with: there is no table '%.*s'", (int)len, name);
}

bool check_sql(struct ctx *cx, const char **out, const char *select, const char *with)
{
	struct buf sql = { .arena = cx->arena };
	const char *between = "WITH ";

	for (const char *p = with ? with : ""; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");
		buf_puts(&sql, between);
		if (!write_table(cx, &sql, p, len))
			return false;
		between = ",\n";
		p += len;
	}
	/* a SELECT with tables of its own: "WITH a AS (...)" goes on with ", a AS (...)" */
	bool own = strncasecmp(select, "WITH", 4) == 0 && strchr(" \n\t", select[4]);
	if (sql.len)
		buf_puts(&sql, own ? "," : "\n");
	buf_puts(&sql, sql.len && own ? select + 4 : select);
	*out = sql.text;
	return true;
}
