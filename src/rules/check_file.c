/* check_file.c - reads the file of a check: keys in comments, a SELECT, and its examples */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "check_inside.h"
#include "choices.h"

enum key {
	KEY_ID,
	KEY_TITLE_DA,
	KEY_TITLE_EN,
	KEY_LAW,
	KEY_SEVERITY,
	KEY_ADVICE_DA,
	KEY_ADVICE_EN,
	KEY_EXPLAIN_DA,
	KEY_EXPLAIN_EN,
	KEY_VERIFIED,
	KEY_WITH,
	KEY_GOOD,
	KEY_BAD,
	KEY_BAD_COUNT,
	KEY_COUNT,
};

static const struct {
	const char *name;
	bool required;
	bool lines; /* the value keeps its lines */
} keys[] = {
	[KEY_ID] = { "id", true, false },
	[KEY_TITLE_DA] = { "title.da", true, false },
	[KEY_TITLE_EN] = { "title.en", true, false },
	[KEY_LAW] = { "law", true, false },
	[KEY_SEVERITY] = { "severity", true, false },
	[KEY_ADVICE_DA] = { "advice.da", true, false },
	[KEY_ADVICE_EN] = { "advice.en", true, false },
	[KEY_EXPLAIN_DA] = { "explain.da", false, false },
	[KEY_EXPLAIN_EN] = { "explain.en", false, false },
	[KEY_VERIFIED] = { "verified", false, false },
	[KEY_WITH] = { "with", false, false },
	[KEY_GOOD] = { "good", true, true },
	[KEY_BAD] = { "bad", true, true },
	[KEY_BAD_COUNT] = { "bad.count", false, false },
};

/* A file half read. */
struct reading {
	const char *file;
	long line;    /* being read, from 1 */
	enum key key; /* that a line may go on with; KEY_COUNT: none */
	struct buf value[KEY_COUNT];
	long at[KEY_COUNT]; /* the line of each key; 0: not seen */
	struct buf sql;
	long sql_at;
	bool in_sql;
};

static bool fault_at(struct ctx *cx, const struct reading *rd, long line)
{
	return err_at(cx, "%s:%ld: ", rd->file, line);
}

static bool key_starts(struct ctx *cx, struct reading *rd, const char *line, size_t len)
{
	const char *colon = memchr(line, ':', len);
	size_t n = colon ? (size_t)(colon - line) : 0;
	enum key key = KEY_ID;

	while (key < KEY_COUNT &&
		!(strlen(keys[key].name) == n && memcmp(keys[key].name, line, n) == 0))
		key++;
	if (!colon || key == KEY_COUNT) {
		err_set(cx, ERR_INVALID, "'%.*s' is no key of a check; write '-- key: value'",
			(int)(colon ? n : len), line);
		return fault_at(cx, rd, rd->line);
	}
	if (rd->at[key]) {
		err_set(cx, ERR_INVALID, "'%s' is there twice", keys[key].name);
		return fault_at(cx, rd, rd->line);
	}
	rd->at[key] = rd->line;
	rd->key = key;
	size_t from = n + 1 + strspn(colon + 1, " ");
	if (from < len)
		buf_add(&rd->value[key], line + from, len - from);
	return true;
}

static bool key_goes_on(struct ctx *cx, struct reading *rd, const char *line, size_t len)
{
	if (rd->key == KEY_COUNT) {
		err_set(cx, ERR_INVALID, "This line goes on with a key, but none comes before it");
		return fault_at(cx, rd, rd->line);
	}
	struct buf *value = &rd->value[rd->key];
	if (keys[rd->key].lines) {
		buf_add(value, line, len);
		buf_putc(value, '\n');
		return true;
	}
	while (len && *line == ' ')
		line++, len--;
	if (value->len)
		buf_putc(value, ' ');
	buf_add(value, line, len);
	return true;
}

static bool sql_line(struct ctx *cx, struct reading *rd, const char *line, size_t len)
{
	if (!rd->in_sql && rd->sql.len) {
		err_set(cx, ERR_INVALID,
			"After the SELECT come only '-- good:', '-- bad:' and the like");
		return fault_at(cx, rd, rd->line);
	}
	if (!rd->in_sql)
		rd->sql_at = rd->line;
	rd->in_sql = !(len && line[len - 1] == ';');
	buf_add(&rd->sql, line, rd->in_sql ? len : len - 1);
	buf_putc(&rd->sql, '\n');
	return true;
}

static bool read_line(struct ctx *cx, struct reading *rd, const char *line, size_t len)
{
	while (len && isspace((unsigned char)line[len - 1]))
		len--;
	if (rd->in_sql)
		return sql_line(cx, rd, line, len);
	if (!len) {
		rd->key = KEY_COUNT;
		return true;
	}
	if (len < 4 || memcmp(line, "-- ", 3) != 0)
		return sql_line(cx, rd, line, len);
	if (len > 5 && memcmp(line, "--   ", 5) == 0)
		return key_goes_on(cx, rd, line + 5, len - 5);
	return key_starts(cx, rd, line + 3, len - 3);
}

static bool is_whole(struct ctx *cx, const struct reading *rd)
{
	if (!rd->sql.len || rd->in_sql) {
		err_set(cx, ERR_INVALID,
			"The SELECT is missing, or does not end with ';' at the end of a line");
		return fault_at(cx, rd, rd->sql_at ? rd->sql_at : rd->line);
	}
	for (enum key key = KEY_ID; key < KEY_COUNT; key++)
		if (keys[key].required && !rd->value[key].len) {
			err_set(cx, ERR_INVALID, "'-- %s:' is missing or empty", keys[key].name);
			return fault_at(cx, rd, rd->at[key] ? rd->at[key] : 1);
		}
	if (!rd->value[KEY_EXPLAIN_DA].len != !rd->value[KEY_EXPLAIN_EN].len) {
		err_set(cx, ERR_INVALID, "'explain' needs both languages");
		return fault_at(cx, rd, rd->at[KEY_EXPLAIN_DA] + rd->at[KEY_EXPLAIN_EN]);
	}
	return true;
}

static bool id_is_right(struct ctx *cx, const struct reading *rd)
{
	const char *id = rd->value[KEY_ID].text;

	for (const char *p = id; *p; p++)
		if (!isalnum((unsigned char)*p) && *p != '-') {
			err_set(cx, ERR_INVALID, "id: only letters, digits and -, not '%s'", id);
			return fault_at(cx, rd, rd->at[KEY_ID]);
		}
	return true;
}

static bool read_severity(struct ctx *cx, struct check *out, const struct reading *rd)
{
	const char *text = rd->value[KEY_SEVERITY].text;

	out->severity = choice_find(severity_choices, text);
	if (out->severity)
		return true;
	err_set(cx, ERR_INVALID, "severity is critical, high, medium or low, not '%s'", text);
	return fault_at(cx, rd, rd->at[KEY_SEVERITY]);
}

static bool read_verified(struct ctx *cx, struct check *out, const struct reading *rd)
{
	const char *text = rd->value[KEY_VERIFIED].text;

	out->verified = !text || strcmp(text, "true") == 0;
	if (out->verified || strcmp(text, "false") == 0)
		return true;
	err_set(cx, ERR_INVALID, "verified is true or false, not '%s'", text);
	return fault_at(cx, rd, rd->at[KEY_VERIFIED]);
}

static bool read_bad_count(struct ctx *cx, struct check *out, const struct reading *rd)
{
	const char *text = rd->value[KEY_BAD_COUNT].text;
	char *end = NULL;

	out->bad_count = text ? strtol(text, &end, 10) : 0;
	if (!text || (!*end && out->bad_count > 0 && out->bad_count < 1000))
		return true;
	err_set(cx, ERR_INVALID, "bad.count is a number from 1 to 999, not '%s'", text);
	return fault_at(cx, rd, rd->at[KEY_BAD_COUNT]);
}

static bool read_sql(struct ctx *cx, struct check *out, const struct reading *rd)
{
	return check_sql(cx, &out->sql, rd->sql.text, rd->value[KEY_WITH].text) ||
	       fault_at(cx, rd, rd->at[KEY_WITH] ? rd->at[KEY_WITH] : rd->sql_at);
}

static struct words words_of(const struct reading *rd, enum key da, enum key en)
{
	return (struct words){ .da = rd->value[da].text, .en = rd->value[en].text };
}

bool check_read(struct ctx *cx, struct check *out, const struct asset *asset)
{
	struct reading rd = { .file = asset->name, .key = KEY_COUNT };
	const char *line = asset->text, *end = asset->text + asset->len;

	rd.sql.arena = cx->arena;
	for (enum key key = KEY_ID; key < KEY_COUNT; key++)
		rd.value[key].arena = cx->arena;
	for (const char *next; line < end; line = next) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		next = newline ? newline + 1 : end;
		rd.line++;
		if (!read_line(cx, &rd, line, (size_t)((newline ? newline : end) - line)))
			return false;
	}
	if (!is_whole(cx, &rd) || !id_is_right(cx, &rd))
		return false;
	*out = (struct check){
		.file = asset->name,
		.id = rd.value[KEY_ID].text,
		.law = rd.value[KEY_LAW].text,
		.title = words_of(&rd, KEY_TITLE_DA, KEY_TITLE_EN),
		.advice = words_of(&rd, KEY_ADVICE_DA, KEY_ADVICE_EN),
		.explain = words_of(&rd, KEY_EXPLAIN_DA, KEY_EXPLAIN_EN),
		.good = rd.value[KEY_GOOD].text,
		.bad = rd.value[KEY_BAD].text,
		.sql_at = rd.sql_at,
	};
	return read_severity(cx, out, &rd) && read_verified(cx, out, &rd) &&
	       read_bad_count(cx, out, &rd) && read_sql(cx, out, &rd);
}
