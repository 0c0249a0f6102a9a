/* moment.c - the clock, dates and times as people and files write them */
#include "moment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SECONDS_A_DAY 86400

int64_t clock_now(const struct clock *clock)
{
	return clock->fixed ? clock->fixed : (int64_t)time(NULL);
}

/* The day of that date in the year of days, counted back to its week's Sunday. */
static long sunday_before(long days, const char month_end[6])
{
	char date[DATE_SIZE];
	long end = 0;

	days_to_date(days, date);
	memcpy(date + 5, month_end, 5);
	days_from_date(date, &end);
	return end - (end + 4) % 7; /* 1970-01-01 was a Thursday */
}

/* Seconds that Copenhagen is ahead of UTC. The system's zone files are not asked: since 1996 one
 * rule holds in the whole EU, Directive 2000/84/EC: summer time lasts from the last Sunday of
 * March to the last Sunday of October, at 01:00 UTC. */
static int32_t copenhagen_offset(int64_t at)
{
	long days = (long)(at / SECONDS_A_DAY);
	int64_t summer = (int64_t)sunday_before(days, "03-31") * SECONDS_A_DAY + 3600;
	int64_t winter = (int64_t)sunday_before(days, "10-31") * SECONDS_A_DAY + 3600;

	return at >= summer && at < winter ? 7200 : 3600;
}

bool moment_on_wall(int64_t wall, int64_t *out)
{
	for (int32_t offset = 7200; offset >= 3600; offset -= 3600) {
		if (copenhagen_offset(wall - offset) != offset)
			continue;
		*out = wall - offset;
		return true;
	}
	return false;
}

const char *today(struct ctx *cx)
{
	int64_t now = clock_now(&cx->clock);
	char date[DATE_SIZE];

	days_to_date((long)((now + copenhagen_offset(now)) / SECONDS_A_DAY), date);
	return arena_dup(cx->arena, date);
}

bool date_end(const char *date, int64_t *out)
{
	long days;

	if (!days_from_date(date, &days))
		return false;
	/* The clocks change at 01:00 UTC, so that an hour before midnight is as good as midnight.
	 */
	int64_t midnight = (int64_t)(days + 1) * SECONDS_A_DAY;
	*out = midnight - copenhagen_offset(midnight - 3600);
	return true;
}

const char *now_text(struct ctx *cx)
{
	char text[TIME_SIZE];

	time_to_text(clock_now(&cx->clock), 0, text);
	return arena_dup(cx->arena, text);
}

static const char *const months[][12] = {
	[LANG_DA] = { "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
		"september", "oktober", "november", "december" },
	[LANG_EN] = { "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" },
};

static long part(const char *date, int at, int n)
{
	char digits[5] = { 0 };

	memcpy(digits, date + at, (size_t)n);
	return strtol(digits, NULL, 10);
}

const char *date_long(struct ctx *cx, const char *date)
{
	if (!is_date(date))
		return date;
	return arena_fmt(cx->arena, cx->lang == LANG_DA ? "%ld. %s %ld" : "%ld %s %ld",
		part(date, 8, 2), months[cx->lang][part(date, 5, 2) - 1], part(date, 0, 4));
}

const char *date_short(struct ctx *cx, const char *date)
{
	if (!is_date(date) || cx->lang != LANG_DA)
		return date;
	return arena_fmt(cx->arena, "%.2s-%.2s-%.4s", date + 8, date + 5, date);
}

const char *time_shown(struct ctx *cx, const char *time)
{
	char text[TIME_SIZE], date[DATE_SIZE];
	int64_t at;

	if (!is_time(time) || !time_from_text(time, &at))
		return time;
	time_to_text(at + copenhagen_offset(at), 0, text);
	memcpy(date, text, 10);
	date[10] = '\0';
	return arena_fmt(cx->arena, "%s %.5s", date_short(cx, date), text + 11);
}

static const char *grouped(struct ctx *cx, unsigned long long value, bool negative)
{
	char digits[32], out[48];
	int len = snprintf(digits, sizeof(digits), "%llu", value), n = 0;

	if (negative)
		out[n++] = '-';
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[n++] = cx->lang == LANG_DA ? '.' : ',';
		out[n++] = digits[i];
	}
	return arena_str(cx->arena, out, (size_t)n);
}

static unsigned long long magnitude(long long value)
{
	return value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
}

const char *number_shown(struct ctx *cx, long long value)
{
	return grouped(cx, magnitude(value), value < 0);
}

const char *tenths_shown(struct ctx *cx, long long tenths)
{
	unsigned long long m = magnitude(tenths);

	return arena_fmt(cx->arena, "%s%c%llu", grouped(cx, m / 10, tenths < 0),
		cx->lang == LANG_DA ? ',' : '.', m % 10);
}
