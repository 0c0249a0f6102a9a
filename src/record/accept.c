/* accept.c - the canonical form of each kind of cell */
#include "accept.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"

#define DIGITS "0123456789"

#define FIRST_YEAR "1900" /* of dates and times; an earlier one is a slip of the hand */

/* What every JSON reader holds exactly (RFC 8259 section 6). */
#define NUMBER_MAX 9007199254740991

bool accept_any(struct ctx *cx, const struct field *f, const char **text)
{
	(void)cx, (void)f, (void)text;
	return true;
}

/* The beginning of the value, for a message. */
static const char *quoted(struct ctx *cx, const char *text)
{
	return excerpt(cx, text, strlen(text));
}

/* Reads "1234", "-5" or "1.234"; the points stand where Danish puts them. */
static bool number_read(const char *text, long *out)
{
	char digits[32];
	size_t n = 0, lead = strspn(text + (*text == '-' || *text == '+'), DIGITS);
	bool grouped = strchr(text, '.');

	if (strlen(text) >= sizeof(digits) || lead == 0 || (grouped && lead > 3))
		return false;
	const char *p = text + (*text == '-' || *text == '+') + lead;
	memcpy(digits, text, n = (size_t)(p - text));
	for (; *p == '.' && strspn(p + 1, DIGITS) == 3; p += 4, n += 3)
		memcpy(digits + n, p + 1, 3);
	digits[n] = '\0';
	errno = 0;
	*out = strtol(digits, NULL, 10);
	return !*p && !errno;
}

/* Whether the number is written as "%ld" writes it. */
static bool number_plain(const char *text)
{
	const char *first = text + (*text == '-');

	return strcmp(text, "0") == 0 ||
	       (*first >= '1' && *first <= '9' && !first[strspn(first, DIGITS)]);
}

bool accept_number(struct ctx *cx, const struct field *f, const char **text)
{
	long n, max = f->max ? f->max : NUMBER_MAX;

	if (!number_read(*text, &n))
		return err_set(cx, ERR_INVALID, "%s: '%s' is not a whole number",
			field_label(cx, f), quoted(cx, *text));
	if (n < f->min || n > max)
		return err_set(cx, ERR_INVALID, "%s: must be from %ld to %ld", field_label(cx, f),
			f->min, max);
	if (!number_plain(*text))
		*text = arena_fmt(cx->arena, "%ld", n);
	return true;
}

/* Reads one or two digits and the mark after them. */
static const char *two_digits(const char *p, char mark, char out[2])
{
	size_t n = strspn(p, DIGITS);

	if (n < 1 || n > 2 || p[n] != mark)
		return NULL;
	out[0] = '0';
	memcpy(out + 2 - n, p, n);
	return p + n + 1;
}

/* Writes "31-01-2026", "31.01.2026" or "3.1.2026" as "2026-01-31". */
static bool date_turned(const char *text, char out[DATE_SIZE])
{
	char mark = text[strspn(text, DIGITS)];
	const char *p = text;

	memcpy(out, "0000-00-00", DATE_SIZE);
	if ((mark != '-' && mark != '.') || !(p = two_digits(p, mark, out + 8)) ||
		!(p = two_digits(p, mark, out + 5)) || strspn(p, DIGITS) != 4 || p[4])
		return false;
	memcpy(out, p, 4);
	return true;
}

static bool is_late_enough(const char *date)
{
	return memcmp(date, FIRST_YEAR, 4) >= 0;
}

bool accept_date(struct ctx *cx, const struct field *f, const char **text)
{
	char date[DATE_SIZE];

	if (is_date(*text) && is_late_enough(*text))
		return true;
	if (!date_turned(*text, date) || !is_date(date) || !is_late_enough(date))
		return err_set(cx, ERR_INVALID,
			"%s: '%s' is not a date; write it as 2026-01-31 or 31-01-2026",
			field_label(cx, f), quoted(cx, *text));
	*text = arena_dup(cx->arena, date);
	return true;
}

/* The date that a time begins with, canonical, and where its clock is read. */
static const char *time_date(const char *text, char out[DATE_SIZE])
{
	char written[DATE_SIZE] = { 0 };
	size_t n = strcspn(text, "Tt ");

	if (n >= sizeof(written) || !text[n])
		return NULL;
	memcpy(written, text, n);
	if (is_date(written))
		memcpy(out, written, DATE_SIZE);
	else if (!date_turned(written, out))
		return NULL;
	return text + n + 1;
}

/* Reads any time of RFC 3339, its fractions of a second dropped; without a zone it is what the
 * users' clock on the wall showed. */
static bool time_read(const char *text, int64_t *out)
{
	char date[DATE_SIZE], plain[TIME_SIZE];
	const char *clock = time_date(text, date);
	size_t n = clock ? strspn(clock, DIGITS ":") : 0;

	if (n != strlen("14:00") && n != strlen("14:00:00"))
		return false;
	const char *zone = clock + n;
	if (*zone == '.' && n == strlen("14:00:00") && zone[1] >= '0' && zone[1] <= '9')
		zone += 1 + strspn(zone + 1, DIGITS);
	bool zulu = !*zone || strcmp(zone, "z") == 0;
	int len =
		snprintf(plain, sizeof(plain), "%sT%.*s%s", date, (int)n, clock, zulu ? "Z" : zone);
	return len > 0 && (size_t)len < sizeof(plain) && time_from_text(plain, out) &&
	       (*zone || moment_on_wall(*out, out));
}

bool accept_time(struct ctx *cx, const struct field *f, const char **text)
{
	char utc[TIME_SIZE] = "";
	int64_t at;

	if (is_time(*text) && is_late_enough(*text))
		return true;
	if (time_read(*text, &at))
		time_to_text(at, 0, utc);
	if (!is_time(utc) || !is_late_enough(utc))
		return err_set(cx, ERR_INVALID,
			"%s: '%s' is not a time; write it as 2026-01-31 14:00 or "
			"2026-01-31T13:00:00Z",
			field_label(cx, f), quoted(cx, *text));
	*text = arena_dup(cx->arena, utc);
	return true;
}

bool accept_yes_no(struct ctx *cx, const struct field *f, const char **text)
{
	static const struct {
		const char *written, *kept;
	} words[] = {
		{ "1", "1" },
		{ "0", "0" },
		{ "yes", "1" },
		{ "no", "0" },
		{ "ja", "1" },
		{ "nej", "0" },
		{ "true", "1" },
		{ "false", "0" },
	};
	size_t len = strlen(*text);

	for (size_t i = 0; i < COUNT(words); i++) {
		if (!same_folded(words[i].written, *text, len))
			continue;
		*text = words[i].kept;
		return true;
	}
	return err_set(cx, ERR_INVALID, "%s: '%s' is neither yes nor no", field_label(cx, f),
		quoted(cx, *text));
}

bool accept_subject(struct ctx *cx, const struct field *f, const char **text)
{
	size_t len = strcspn(*text, "/");

	for (size_t i = 0; entities[i]; i++)
		if (strncmp(entities[i]->name, *text, len) == 0 && !entities[i]->name[len] &&
			(*text)[len] && (*text)[len + 1])
			return true;
	return err_set(cx, ERR_INVALID, "%s: '%s' is no record; write the entity, / and its id",
		field_label(cx, f), quoted(cx, *text));
}

bool accept_email(struct ctx *cx, const struct field *f, const char **text)
{
	const char *at = strchr(*text, '@'), *domain = at ? at + 1 : "";
	size_t len = strlen(domain);

	if (at && at != *text && !strpbrk(*text, " <>,;:()\"") && !strchr(domain, '@') &&
		strchr(domain, '.') && !strstr(domain, "..") && domain[0] != '.' &&
		domain[len - 1] != '.')
		return true;
	return err_set(cx, ERR_INVALID,
		"%s: '%s' is not an e-mail address; write it as name@example.dk",
		field_label(cx, f), quoted(cx, *text));
}

/* The check digit of Erhvervsstyrelsen's CVR numbers: the weighted sum divides by 11. */
static bool cvr_is_sound(const char *cvr)
{
	static const int weights[] = { 2, 7, 6, 5, 4, 3, 2, 1 };
	int sum = 0;

	if (strlen(cvr) != COUNT(weights) || strspn(cvr, DIGITS) != COUNT(weights))
		return false;
	for (size_t i = 0; i < COUNT(weights); i++)
		sum += weights[i] * (cvr[i] - '0');
	return sum % 11 == 0;
}

static const char *without_blanks(struct ctx *cx, const char *text)
{
	char *out, *p;

	if (!strchr(text, ' '))
		return text;
	out = p = arena_alloc(cx->arena, strlen(text) + 1);
	for (; *text; text++)
		if (*text != ' ')
			*p++ = *text;
	return out;
}

/* Real registers hold numbers that are none, of foreign firms too: they are kept. */
bool accept_cvr(struct ctx *cx, const struct field *f, const char **text)
{
	const char *cvr = without_blanks(cx, *text);

	while (same_folded("DK", cvr, strnlen(cvr, 2)) && cvr[2])
		cvr += 2; /* as VAT numbers begin */
	if (!cvr_is_sound(cvr))
		warn_add(cx, "%s: '%s' is not a valid CVR number", field_label(cx, f), cvr);
	*text = cvr;
	return true;
}
