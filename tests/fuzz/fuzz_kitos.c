/* fuzz_kitos.c - answers of KITOS */
#include "fuzz.h"
#include "read_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_any("kitos", NULL, data, size);
	return 0;
}
