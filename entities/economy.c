/* economy.c - the year's economy by project, usually imported from a CSV file */
#include "entities.h"

static const struct field fields[] = {
	TEXT("item", W("Item", "Post"), REQUIRED | LISTED, .max = 200),
	NUMBER("year", W("Year", "År"), REQUIRED | LISTED, .min = 2000, .max = 2200),
	NUMBER("budget", W("Budget (DKK)", "Budget (kr.)"), REQUIRED | LISTED,
		.min = -1000000000000, .max = 1000000000000),
	NUMBER("spent", W("Spent (DKK)", "Forbrug (kr.)"), REQUIRED | LISTED, .min = -1000000000000,
		.max = 1000000000000),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	END,
};

const struct form economy_form = {
	.name = "economy",
	.label = W("Economy item", "Økonomipost"),
	.plural = W("Economy items", "Økonomiposter"),
	.fields = fields,
};
