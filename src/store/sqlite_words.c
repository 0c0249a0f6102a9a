/* sqlite_words.c - calendar arithmetic for SQL, and what SQL of others may not say */
#include "sqlite_words.h"

#include <string.h>
#include <strings.h>

#include <sqlite3.h>

#include "moment.h"

#define MONTHS_MAX 12000

static const char *argument(sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);

	return text ? text : "";
}

static void days_between(sqlite3_context *sql, int n, sqlite3_value **arg)
{
	long from, to;

	(void)n;
	if (days_from_date(argument(arg[0]), &from) && days_from_date(argument(arg[1]), &to))
		sqlite3_result_int64(sql, to - from);
}

static void add_months(sqlite3_context *sql, int n, sqlite3_value **arg)
{
	sqlite3_int64 months = sqlite3_value_int64(arg[1]);
	char out[DATE_SIZE];

	(void)n;
	if (sqlite3_value_type(arg[1]) != SQLITE_NULL && months >= -MONTHS_MAX &&
		months <= MONTHS_MAX && date_add_months(argument(arg[0]), (long)months, out))
		sqlite3_result_text(sql, out, DATE_SIZE - 1, SQLITE_TRANSIENT);
}

int sqlite_functions(struct sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	int rc = sqlite3_create_function(
		db, "days_between", 2, flags, NULL, days_between, NULL, NULL);

	return rc ? rc
		  : sqlite3_create_function(
			    db, "add_months", 2, flags, NULL, add_months, NULL, NULL);
}

bool sqlite_function_is_known(const char *name)
{
	static const char *const known[] = { "abs", "add_months", "avg", "coalesce", "count",
		"days_between", "dense_rank", "first_value", "lag", "last_value", "lead", "length",
		"like", "lower", "ltrim", "max", "min", "nth_value", "ntile", "nullif", "rank",
		"replace", "round", "row_number", "rtrim", "substr", "substring", "sum", "trim",
		"upper" };

	for (size_t i = 0; i < COUNT(known); i++)
		if (strcasecmp(name, known[i]) == 0)
			return true;
	return false;
}

/* The end of a comment, a quoted text or name that begins here; NULL where none does. */
static const char *past_quoted(const char *p)
{
	static const char opens[] = "'\"`[", closes[] = "'\"`]";
	const char *open = *p ? strchr(opens, *p) : NULL, *end;

	if (strncmp(p, "--", 2) == 0)
		return p + strcspn(p, "\n");
	if (strncmp(p, "/*", 2) == 0) {
		end = strstr(p + 2, "*/");
		return end ? end + 2 : p + strlen(p);
	}
	if (!open)
		return NULL;
	end = strchr(p + 1, closes[open - opens]);
	return end ? end + 1 : p + strlen(p);
}

static size_t word_length(const char *p)
{
	size_t n = 0;

	while (p[n] == '_' || (p[n] >= '0' && p[n] <= '9') ||
		((p[n] | 32) >= 'a' && (p[n] | 32) <= 'z') || (unsigned char)p[n] >= 0x80)
		n++;
	return n;
}

static const char *past_blank(const char *p)
{
	for (;;) {
		p += strspn(p, " \t\r\n\f");
		if (strncmp(p, "--", 2) != 0 && strncmp(p, "/*", 2) != 0)
			return p;
		p = past_quoted(p);
	}
}

static bool is_schema(const char *word, size_t len)
{
	static const char quotes[] = "\"`[]'";

	if (len > 2 && strchr(quotes, *word)) {
		word++;
		len -= 2;
	}
	return len == 4 && (strncasecmp(word, "main", 4) == 0 || strncasecmp(word, "temp", 4) == 0);
}

bool sql_names_schema(const char *sql)
{
	for (const char *p = past_blank(sql); *p; p = past_blank(p)) {
		const char *end = past_quoted(p);
		if (!end)
			end = p + word_length(p);
		if (end == p)
			end++;
		if (is_schema(p, (size_t)(end - p)) && *past_blank(end) == '.')
			return true;
		p = end;
	}
	return false;
}
