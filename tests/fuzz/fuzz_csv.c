/* fuzz_csv.c - tables that a spreadsheet wrote */
#include "fuzz.h"
#include "read_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_any("csv", "processing", data, size);
	return 0;
}
