/* format.c - the one table of formats */
#include <string.h>

#include "reader.h"

/* In the order in which they are tried: what any text may be comes last. */
const struct format formats[] = {
	{ "kl", kl_sniff, kl_read },
	{ "kitos", kitos_sniff, kitos_read, kitos_finish },
	{ "json", json_sniff, json_read },
	{ "csv", csv_sniff, csv_read },
	{ "yaml", yaml_sniff, yaml_read },
	{ 0 },
};

const char *import_format(size_t i)
{
	return formats[i].name;
}

bool name_ends(const char *name, const char *ending)
{
	size_t n = strlen(name), e = strlen(ending);

	return n >= e && strcmp(name + n - e, ending) == 0;
}
