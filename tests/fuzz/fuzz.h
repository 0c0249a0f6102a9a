/* fuzz.h - what libFuzzer and the replay of a corpus call */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Takes any bytes and must neither crash nor break a promise; it aborts when one is broken. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
