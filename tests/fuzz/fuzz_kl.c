/* fuzz_kl.c - templates of KL */
#include "fuzz.h"
#include "read_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_any("kl", NULL, data, size);
	return 0;
}
