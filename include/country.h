/* country.h - the countries of the world, and which of them the GDPR treats as at home */
#ifndef COUNTRY_H
#define COUNTRY_H

#include "record.h"

/* ISO 3166-1 alpha-2 codes, in byte order; ends with a nameless one. */
extern const struct choice countries[];

/* The country of that code, or NULL. */
const struct choice *country_named(const char *code, size_t len);

/* Whether the GDPR applies there as in the EU: its 27 members and, by EEA Joint Committee decision
 * 154/2018, Iceland, Liechtenstein and Norway. Elsewhere is a third country (GDPR chapter V). */
bool country_in_eea(const char *code);

#endif
