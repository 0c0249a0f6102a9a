/* moment.h - the clock, dates and times as people and files write them */
#ifndef MOMENT_H
#define MOMENT_H

#include "base.h"

#define DATE_SIZE 11 /* "2026-01-31" */
#define TIME_SIZE 26 /* "2026-01-31T12:00:00+01:00" */

/* Seconds since 1970, UTC. */
int64_t clock_now(const struct clock *clock);

/* Today's date where the users live (Europe/Copenhagen). */
const char *today(struct ctx *cx);

/* The moment at which the date is over where the users live; false if it is none. */
bool date_end(const char *date, int64_t *out);

/* Now as "2026-01-31T12:00:00Z". */
const char *now_text(struct ctx *cx);

/* Days since 1970-01-01 of "2026-01-31", or of the date that opens a time; false if it is none. */
bool days_from_date(const char *date, long *out);
void days_to_date(long days, char out[DATE_SIZE]);

/* "2026-03-29T01:30:00Z" and back; seconds may be left out and any offset stand when reading,
 * fractions are refused. */
bool time_from_text(const char *text, int64_t *out);
void time_to_text(int64_t at, int32_t offset, char out[TIME_SIZE]);

/* Adds months; a month without that day gives its last day. False if date is none. */
bool date_add_months(const char *date, long months, char out[DATE_SIZE]);

/* Whether text is exactly a date that exists, or a time in UTC "2026-01-31T12:00:00Z". */
bool is_date(const char *text);
bool is_time(const char *text);

/* "31. januar 2026" (31 January 2026), "31-01-2026" (2026-01-31); text that is no date stays. */
const char *date_long(struct ctx *cx, const char *date);
const char *date_short(struct ctx *cx, const char *date);

/* A moment on the wall in Europe/Copenhagen: "31-01-2026 13:00" (2026-01-31 13:00). */
const char *time_shown(struct ctx *cx, const char *time);

/* The moment when the clock on that wall showed so many seconds since 1970. The hour that comes
 * twice in autumn gives its first; the one that spring skips is false. */
bool moment_on_wall(int64_t wall, int64_t *out);

/* A number as people read it: "1.234" (1,234); one_decimal: value is in tenths, "1.234,5". */
const char *number_shown(struct ctx *cx, long long value);
const char *tenths_shown(struct ctx *cx, long long tenths);

#endif
