/* period.c - days between the periods of statements, and dates that come again */
#include <limits.h>
#include <string.h>

#include "moment.h"
#include "supervision.h"

/* Days that the bridge letter reaches beyond the period; 0 without one. */
static bool bridge_days(long *out, const struct period *period, long end)
{
	long bridge = end;

	if (period->bridge_to && !days_from_date(period->bridge_to, &bridge))
		return false;
	*out = bridge > end ? bridge - end : 0;
	return true;
}

static bool gap_between(struct period_gap *out, const struct period *earlier, long begins)
{
	char trusted[DATE_SIZE];
	long end, bridge;

	if (!days_from_date(earlier->to, &end) || !bridge_days(&bridge, earlier, end) ||
		!date_add_months(earlier->to, BRIDGE_MONTHS, trusted))
		return false;
	long days = begins - end - 1, open = days > 0 ? days : 0;
	long bridged = bridge < open ? bridge : open;
	*out = (struct period_gap){
		.days = days,
		.bridged = bridged,
		.open = open - bridged,
		.long_bridge = bridge > 0 && strcmp(earlier->bridge_to, trusted) > 0,
	};
	return true;
}

bool period_gap(struct period_gap *out, const struct period *earlier, const struct period *later)
{
	long begins;

	return days_from_date(later->from, &begins) && gap_between(out, earlier, begins);
}

bool period_gap_until(struct period_gap *out, const struct period *last, const char *day)
{
	long days;

	return days_from_date(day, &days) && gap_between(out, last, days + 1);
}

bool period_is_stale(const struct period *period, const char *day)
{
	char limit[DATE_SIZE];

	return date_add_months(period->to, STALE_MONTHS, limit) && strcmp(day, limit) > 0;
}

bool recurrence_next(const char *anchor, long months, const char *after, char out[DATE_SIZE])
{
	if (months < 1 || !is_date(after))
		return false;
	for (long k = 1; k < LONG_MAX / months; k++) {
		if (!date_add_months(anchor, k * months, out))
			return false;
		if (strcmp(out, after) > 0)
			return true;
	}
	return false;
}
