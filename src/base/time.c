/* time.c - times as text: RFC 3339, read with any offset and written in UTC */
#include <stdio.h>
#include <stdlib.h>

#include "moment.h"

#define DAY 86400

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
