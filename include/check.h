/* check.h - compliance checks: a rule is one file with a SELECT of the records that break it
 *
 * checks/compliance/<law>/<name>.sql holds lines of "-- key: value" (a line that begins with "--"
 * and three blanks or more goes on with the value), one SELECT that ends with ";", and its
 * examples:
 *
 *   -- id: GDPR-30-1-b              -- severity: high           (critical, high, medium, low)
 *   -- title.da: ... title.en: ...  -- advice.da: ... advice.en: ...
 *   -- law: GDPR 30(1)(b)           -- explain.da: ... explain.en: ...   (may be left out)
 *   -- verified: false                (a fact that nobody has looked up yet; may be left out)
 *   -- with: eea adequacy             (tables that are no records; may be left out)
 *   SELECT 'processing' AS entity, p.id, p.organisation FROM ... ;
 *   -- good:                        -- bad:                     -- bad.count: 2  (may be left out)
 *   --   processing:                --   processing:
 *   --   - title: ...               --   - title: ...
 *
 * $1 is today, $2 the organisation asked about or NULL. A fourth column `detail` is a text, or
 * "field" or "field=value" of the record, which people see with the field's label.
 *
 * The tables of `with`: eea (country), the countries where the GDPR applies; adequacy (country),
 * those of checks/with/adequacy.sql; handbook (chapter, digest), the shared chapters as they are
 * now. */
#ifndef CHECK_H
#define CHECK_H

#include "asset.h"
#include "record.h"

struct check {
	const char *file, *id, *law;
	const struct choice *severity; /* one of severity_choices, the worst first */
	struct words title, advice;
	struct words explain; /* or nothing */
	bool verified;
	const char *sql;        /* complete, with the tables of `with` */
	long sql_at;            /* the line of the file where the SELECT begins */
	const char *good, *bad; /* YAML records that give no finding, and that give some */
	long bad_count;         /* how many the bad give; 0: at least one */
};

/* Reads one file; refuses, by file:line, what is missing, misspelt or said twice. */
MUST_USE bool check_read(struct ctx *cx, struct check *out, const struct asset *asset);

/* What is asked; NULL is everything. */
struct check_choice {
	const char *id;
	const char *law;               /* "GDPR 30" is that article with all its parts */
	const struct choice *severity; /* at least so severe */
};

struct check_list {
	const struct check *list;
	size_t count;
};

/* The checks asked for, the most severe first, then by id. Fails when there is no such id or law.
 */
MUST_USE bool checks_find(
	struct ctx *cx, struct check_list *out, const struct check_choice *choice);

struct check_finding {
	const struct form *form;
	const char *id, *organisation, *detail; /* detail may be NULL */
};

struct check_result {
	const struct check_finding *list; /* by organisation, then by id */
	size_t count;
	bool denied; /* the actor may not read all that it asks about: nothing is known */
};

/* Runs a check on what the actor may see, as of the store's date: only the findings of that
 * organisation, NULL for all. One who may not read every kind of record that it asks about is
 * denied its findings: what cannot be seen would count as missing. `on` is the date that the check
 * takes for today. */
MUST_USE bool check_run(struct ctx *cx, struct check_result *out, const struct check *check,
	const char *organisation, const char *on);

/* The finding's detail in the user's language, or NULL. */
const char *check_detail(struct ctx *cx, const struct check_finding *finding);

#endif
