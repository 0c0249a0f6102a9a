/* fuzz_json.c - files of our own as JSON */
#include "fuzz.h"
#include "read_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_any("json", "supplier", data, size);
	return 0;
}
