/* days.c - the calendar: days since 1970 and back, months, and what is a date at all */
#include <string.h>

#include "moment.h"

static int days_in_month(long year, long month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month < 1 || month > 12 ? 0 : days[month - 1] + (leap && month == 2);
}

static bool digits(const char *text, int n, long *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*out = 10 * *out + (text[i] - '0');
	}
	return true;
}

struct date {
	long year, month, day;
};

static bool date_parts(const char *text, struct date *d)
{
	return strlen(text) >= 10 && digits(text, 4, &d->year) && text[4] == '-' &&
	       digits(text + 5, 2, &d->month) && text[7] == '-' && digits(text + 8, 2, &d->day) &&
	       d->day >= 1 && d->day <= days_in_month(d->year, d->month);
}

/* Counts years from March, so that the leap day comes last. */
static long days_of(struct date d)
{
	long y = d.month > 2 ? d.year : d.year - 1, m = d.month > 2 ? d.month - 3 : d.month + 9;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d.day - 1 - 719468;
}

bool days_from_date(const char *date, long *out)
{
	struct date d;

	if (!date_parts(date, &d))
		return false;
	*out = days_of(d);
	return true;
}

static void put_digits(char *out, int n, long value)
{
	while (n--) {
		out[n] = (char)('0' + value % 10);
		value /= 10;
	}
}

static void put_date(struct date d, char out[DATE_SIZE])
{
	memcpy(out, "0000-00-00", DATE_SIZE);
	put_digits(out, 4, d.year);
	put_digits(out + 5, 2, d.month);
	put_digits(out + 8, 2, d.day);
}

void days_to_date(long days, char out[DATE_SIZE])
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), m = (5 * doy + 2) / 153;

	put_date((struct date){ yoe + era * 400 + (m >= 10), m < 10 ? m + 3 : m - 9,
			 doy - (153 * m + 2) / 5 + 1 },
		out);
}

bool date_add_months(const char *date, long months, char out[DATE_SIZE])
{
	struct date d;

	if (!date_parts(date, &d) || months < -12000 || months > 12000)
		return false;
	long total = 12 * d.year + d.month - 1 + months;
	if (total < 0 || total >= 12L * 10000)
		return false;
	int last = days_in_month(total / 12, total % 12 + 1);
	put_date((struct date){ total / 12, total % 12 + 1, d.day < last ? d.day : last }, out);
	return true;
}

bool is_date(const char *text)
{
	struct date d;

	return strlen(text) == 10 && date_parts(text, &d);
}

bool is_time(const char *text)
{
	int64_t at;

	return strlen(text) == strlen("2026-01-31T12:00:00Z") && text[19] == 'Z' &&
	       time_from_text(text, &at);
}
