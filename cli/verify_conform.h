/* verify_conform.h - vaern verify --accessibility: whether PDFs can be kept, and read aloud */
#ifndef VERIFY_CONFORM_H
#define VERIFY_CONFORM_H

#include "base.h"

/* Says of each file which rules of PDF/A-3a and PDF/UA-1 it breaks; fails where any does. */
MUST_USE bool verify_conform(struct ctx *cx, const char *const *files);

#endif
