/* check_with.c - tables that checks may ask though they are no records */
#include <string.h>
#include <strings.h>

#include "check_inside.h"
#include "country.h"

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

static const struct {
	const char *name;
	bool (*write)(struct ctx *cx, struct buf *out);
} tables[] = {
	{ "eea", write_eea },
	{ "adequacy", write_adequacy },
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
