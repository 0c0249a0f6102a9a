/* says.c - what a text says and does not say */
#include "says.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void assert_has(const char *text, const char *words)
{
	assert_non_null(text);
	if (!strstr(text, words))
		fail_msg("'%s' is not in:\n%s", words, text);
}

void assert_lacks(const char *text, const char *words)
{
	assert_non_null(text);
	if (strstr(text, words))
		fail_msg("'%s' is in:\n%s", words, text);
}
