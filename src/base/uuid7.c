#include "uuid7.h"

#include <assert.h>

#include <sys/random.h>

/* splitmix64: repeatable identifiers for tests and demo data, never for secrets. */
static uint64_t seeded(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static uint64_t random64(struct uuid7 *u)
{
	uint64_t value = 0;

	if (u->state)
		return seeded(&u->state);
	ssize_t got = getrandom(&value, sizeof(value), 0);
	assert(got == (ssize_t)sizeof(value));
	(void)got;
	return value;
}

void uuid7_next(struct uuid7 *u, uint64_t ms, char out[UUID_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	uint64_t tail = random64(u);

	if (ms > u->ms) {
		u->ms = ms;
		u->counter = (uint32_t)(random64(u) & 0x7ff);
	} else if (++u->counter > 0xfff) {
		u->ms++;
		u->counter = 0;
	}
	uint64_t half[2] = { u->ms << 16 | 0x7000 | u->counter,
		UINT64_C(2) << 62 | (tail & UINT64_C(0x3fffffffffffffff)) };
	char *p = out;
	for (int digit = 0; digit < 32; digit++) {
		if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
			*p++ = '-';
		*p++ = hex[half[digit / 16] >> (60 - digit % 16 * 4) & 0xf];
	}
	*p = '\0';
}
