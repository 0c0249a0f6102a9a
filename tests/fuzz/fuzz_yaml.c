/* fuzz_yaml.c - files of our own as YAML */
#include "fuzz.h"
#include "read_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_any("yaml", NULL, data, size);
	return 0;
}
