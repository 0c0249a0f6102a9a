/* pdf_sfnt.c - a TrueType file cut down to the tables that a PDF needs (ISO 32000-1, 9.9) */
#include <string.h>

#include "pdf_inside.h"

#define HEAD_SIZE  12 /* of the file */
#define ENTRY_SIZE 16 /* of each table in its directory: name, checksum, offset, length */

static const char kept[][5] = { "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp",
	"prep" };

static uint32_t number_read(const uint8_t *bytes, size_t size)
{
	uint32_t number = 0;

	while (size--)
		number = number << 8 | *bytes++;
	return number;
}

static void number_write(uint8_t *bytes, uint32_t number, size_t size)
{
	for (; size; number >>= 8)
		bytes[--size] = (uint8_t)number;
}

static const uint8_t *entry_find(const uint8_t *file, size_t len, const char *name)
{
	size_t count = number_read(file + 4, 2);

	for (size_t i = 0; i < count; i++) {
		const uint8_t *entry = file + HEAD_SIZE + ENTRY_SIZE * i;
		if (memcmp(entry, name, 4) != 0)
			continue;
		uint64_t end = (uint64_t)number_read(entry + 8, 4) + number_read(entry + 12, 4);
		return end <= len && number_read(entry + 12, 4) ? entry : NULL;
	}
	return NULL;
}

/* The search helpers in the head depend on the number of tables. */
static void head_write(uint8_t *out, uint32_t tables)
{
	uint32_t power = 0;

	while (2u << power <= tables)
		power++;
	number_write(out + 4, tables, 2);
	number_write(out + 6, 16u << power, 2);
	number_write(out + 8, power, 2);
	number_write(out + 10, tables * 16 - (16u << power), 2);
}

size_t sfnt_strip(const uint8_t *file, size_t len, uint8_t *out)
{
	size_t at = HEAD_SIZE + ENTRY_SIZE * COUNT(kept);
	uint32_t tables = 0;

	memset(out, 0, at);
	memcpy(out, file, HEAD_SIZE);
	for (size_t i = 0; i < COUNT(kept); i++) {
		const uint8_t *entry = entry_find(file, len, kept[i]);
		if (!entry)
			continue;
		uint8_t *copy = out + HEAD_SIZE + (size_t)ENTRY_SIZE * tables++;
		size_t size = number_read(entry + 12, 4);
		while (at % 4)
			out[at++] = 0;
		memcpy(copy, entry, ENTRY_SIZE);
		number_write(copy + 8, (uint32_t)at, 4);
		memcpy(out + at, file + number_read(entry + 8, 4), size);
		at += size;
	}
	head_write(out, tables);
	return at;
}
