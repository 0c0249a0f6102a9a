/* moment.c - the clock, dates and times as people and files write them */
#include "moment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "zone.h"

#define SECONDS_A_DAY 86400

int64_t clock_now(const struct clock *clock)
{
	return clock->fixed ? clock->fixed : (int64_t)time(NULL);
}

/* Seconds that Copenhagen is ahead of UTC. Without the system's zone file: the EU's own rule,
 * Directive 2000/84/EC (last Sundays of March and October at 01:00 UTC). */
static int32_t eu_offset(int64_t at)
{
	long days = (long)(at / SECONDS_A_DAY);
	char date[DATE_SIZE];
	long march, october;

	days_to_date(days, date);
	memcpy(date + 5, "03-31", 5);
	days_from_date(date, &march);
	memcpy(date + 5, "10-31", 5);
	days_from_date(date, &october);
	march -= (march + 4) % 7; /* 1970-01-01 was a Thursday */
	october -= (october + 4) % 7;
	bool summer = at >= (int64_t)march * SECONDS_A_DAY + 3600 &&
		      at < (int64_t)october * SECONDS_A_DAY + 3600;
	return summer ? 7200 : 3600;
}

static int32_t copenhagen_offset(int64_t at)
{
	static const char path[] = "/usr/share/zoneinfo/Europe/Copenhagen";
	uint8_t bytes[8192];
	struct zone zone;
	FILE *file = fopen(path, "rbe");
	size_t len = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

	if (file)
		fclose(file);
	if (!zone_read(&zone, bytes, len))
		return eu_offset(at);
	int32_t offset = zone_offset(&zone, at);
	zone_done(&zone);
	return offset;
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
