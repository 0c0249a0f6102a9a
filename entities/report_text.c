/* report_text.c - what people write for a year's report: the figures come from the records */
#include "entities.h"

static const struct choice sections[] = {
	{ "management", W("Management statement", "Ledelseserklæring") },
	{ "about", W("The organisation", "Om organisationen") },
	{ "year", W("The year", "Året, der gik") },
	{ "experiences", W("Members' experiences", "Medlemmernes erfaringer") },
	{ "recommendations", W("Recommendations", "Anbefalinger") },
	{ "future", W("The future", "Fremtiden") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	NUMBER("year", W("Year", "År"), REQUIRED | LISTED, .min = 2000, .max = 2200),
	CHOICE("section", W("Section", "Kapitel"), REQUIRED | LISTED, .choices = sections),
	PROSE("text", W("Text", "Tekst"), REQUIRED),
	END,
};

const struct form report_text_form = {
	.name = "report_text",
	.label = W("Report text", "Rapporttekst"),
	.plural = W("Report texts", "Rapporttekster"),
	.fields = fields,
};
