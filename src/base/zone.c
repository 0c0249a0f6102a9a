#include "zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"

#define HEADER    44
#define LAST_YEAR 2200 /* the rule at the end of the file is written out until then */
#define DAY       86400

static int64_t big_endian(const uint8_t *p, int n)
{
	uint64_t value = n == 8 || !(*p & 0x80) ? 0 : UINT64_MAX << (8 * n);

	for (int i = 0; i < n; i++)
		value = (value & ~(UINT64_C(0xff) << 8 * (n - 1 - i))) | (uint64_t)p[i]
										 << 8 * (n - 1 - i);
	return (int64_t)value;
}

/* Reads "M3.5.0/2": the second of the year's month, week, weekday and hour; wall clock time. */
static bool rule_read(const char **p, int rule[4])
{
	int used = 0;

	rule[3] = 2;
	if (sscanf(*p, ",M%2d.%1d.%1d%n", &rule[0], &rule[1], &rule[2], &used) != 3)
		return false;
	*p += used;
	if (**p == '/') {
		if (sscanf(*p, "/%3d%n", &rule[3], &used) != 1)
			return false;
		*p += used;
	}
	return rule[0] >= 1 && rule[0] <= 12 && rule[1] >= 1 && rule[1] <= 5 && rule[2] <= 6;
}

static int64_t rule_wall(const int rule[4], int year)
{
	char text[32];
	long first, next;

	snprintf(text, sizeof(text), "%04d-%02d-01", year, rule[0]);
	days_from_date(text, &first);
	snprintf(text, sizeof(text), "%04d-%02d-01", rule[0] == 12 ? year + 1 : year,
		rule[0] % 12 + 1);
	days_from_date(text, &next);
	long day = first + (rule[2] - (first + 4) % 7 + 7) % 7 + 7 * (rule[1] - 1);
	while (day >= next)
		day -= 7;
	return (int64_t)day * DAY + rule[3] * 3600;
}

static bool zone_add(struct zone *zone, int64_t at, int32_t offset, bool summer)
{
	if (zone->n % 64 == 0) {
		struct zone_change *more =
			realloc(zone->changes, (zone->n + 64) * sizeof(*zone->changes));
		if (!more)
			return false;
		zone->changes = more;
	}
	zone->changes[zone->n++] = (struct zone_change){ at, offset, summer };
	return true;
}

/* Goes on after the file's last change by its footer, as "CET-1CEST,M3.5.0,M10.5.0/3". */
static bool footer_read(struct zone *zone, const char *p)
{
	int winter, summer, used = 0, to_summer[4], to_winter[4];

	p += strcspn(p, "+-0123456789");
	if (sscanf(p, "%3d%n", &winter, &used) != 1)
		return true; /* no rule: the last offset stays */
	p += used;
	if (!*p || *p == '\n')
		return true;
	summer = winter - 1;
	p += strcspn(p, ",+-0123456789");
	if (!rule_read(&p, to_summer) || !rule_read(&p, to_winter))
		return false;
	int64_t last = zone->changes[zone->n - 1].at;
	for (int year = 1970; year < LAST_YEAR; year++) {
		int64_t a = rule_wall(to_summer, year) + winter * 3600;
		int64_t b = rule_wall(to_winter, year) + summer * 3600;
		if ((a > last && !zone_add(zone, a, -summer * 3600, true)) ||
			(b > last && !zone_add(zone, b, -winter * 3600, false)))
			return false;
	}
	return true;
}

bool zone_read(struct zone *zone, const uint8_t *bytes, size_t len)
{
	const uint8_t *p = bytes, *end = bytes + len;
	int64_t count[6];

	*zone = (struct zone){ 0 };
	for (int part = 0; part < 2; part++) { /* the first part has 32-bit times: passed over */
		int size = part ? 8 : 4;
		if (end - p < HEADER || memcmp(p, "TZif", 4) != 0 || p[4] < '2')
			return false;
		for (int i = 0; i < 6; i++)
			count[i] = big_endian(p + 20 + 4 * i, 4);
		p += HEADER;
		int64_t body = count[3] * (size + 1) + count[4] * 6 + count[5] +
			       count[2] * (size + 4) + count[1] + count[0];
		for (int i = 0; i < 6; i++)
			if (count[i] < 0 || count[i] > 100000)
				return false;
		if (end - p < body)
			return false;
		if (part == 0)
			p += body;
	}
	const uint8_t *times = p, *index = p + 8 * count[3], *types = index + count[3];
	const char *footer =
		(const char *)types + 6 * count[4] + count[5] + 12 * count[2] + count[1] + count[0];
	bool ok = count[4] > 0 && zone_add(zone, INT64_MIN, (int32_t)big_endian(types, 4), false);
	for (int64_t i = 0; ok && i < count[3]; i++) {
		const uint8_t *type = types + 6 * index[i];
		ok = index[i] < count[4] && zone_add(zone, big_endian(times + 8 * i, 8),
						    (int32_t)big_endian(type, 4), type[4]);
	}
	char rule[64] = "";
	size_t room = (size_t)((const char *)end - footer);
	memcpy(rule, footer, room < sizeof(rule) - 1 ? room : sizeof(rule) - 1);
	ok = ok && footer_read(zone, rule);
	if (!ok)
		zone_done(zone);
	return ok;
}

void zone_done(struct zone *zone)
{
	free(zone->changes);
	*zone = (struct zone){ 0 };
}

int32_t zone_offset(const struct zone *zone, int64_t at)
{
	size_t low = 0, high = zone->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (zone->changes[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return zone->changes[low].offset;
}

struct zone_reading zone_moment(const struct zone *zone, int64_t wall)
{
	struct zone_reading r = { 0 };
	int32_t offset[2] = { zone_offset(zone, wall - 2 * DAY),
		zone_offset(zone, wall + 2 * DAY) };

	for (int i = 0; i < 2; i++)
		if (zone_offset(zone, wall - offset[i]) == offset[i] &&
			(r.n == 0 || r.at[0] != wall - offset[i]))
			r.at[r.n++] = wall - offset[i];
	return r;
}

static bool number(const char *p, int n, int64_t max, int64_t *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*out = 10 * *out + (p[i] - '0');
	}
	return *out <= max;
}

bool time_from_text(const char *text, int64_t *out)
{
	int64_t hour, minute, second = 0, zone_hour, zone_minute;
	long day;

	if (!days_from_date(text, &day) || text[10] != 'T' || !number(text + 11, 2, 23, &hour) ||
		text[13] != ':' || !number(text + 14, 2, 59, &minute))
		return false;
	const char *p = text + 16;
	if (*p == ':') {
		if (!number(p + 1, 2, 59, &second))
			return false;
		p += 3;
	}
	int64_t offset = 0;
	if (*p == '+' || *p == '-') {
		if (!number(p + 1, 2, 14, &zone_hour) || p[3] != ':' ||
			!number(p + 4, 2, 59, &zone_minute))
			return false;
		offset = (*p == '-' ? -1 : 1) * (zone_hour * 3600 + zone_minute * 60);
		p += 6;
	} else if (*p++ != 'Z') {
		return false;
	}
	if (*p)
		return false;
	*out = (int64_t)day * DAY + hour * 3600 + minute * 60 + second - offset;
	return true;
}

void time_to_text(int64_t at, int32_t offset, char out[TIME_SIZE])
{
	int64_t wall = at + offset, second = (wall % DAY + DAY) % DAY;
	char zone[8] = "Z";

	if (offset)
		snprintf(zone, sizeof(zone), "%c%02d:%02d", offset < 0 ? '-' : '+',
			abs(offset) / 3600 % 100, abs(offset) / 60 % 60);
	days_to_date((long)((wall - second) / DAY), out);
	snprintf(out + 10, TIME_SIZE - 10, "T%02d:%02d:%02d%s", (int)(second / 3600),
		(int)(second / 60 % 60), (int)(second % 60), zone);
}
