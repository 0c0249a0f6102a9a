/* measure.c - technical and organisational measures (GDPR 32(1)) */
#include "entities.h"

static const struct choice kinds[] = {
	{ "technical", W("Technical", "Teknisk") },
	{ "organisational", W("Organisational", "Organisatorisk") },
	{ "physical", W("Physical", "Fysisk") },
	{ "contractual", W("Contractual", "Kontraktlig") },
	{ 0 },
};

static const struct choice statuses[] = {
	{ "planned", W("Planned", "Planlagt") },
	{ "active", W("In place", "På plads") },
	{ "retired", W("Retired", "Udgået") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 300, .law = "GDPR 32(1)"),
	CHOICE("kind", W("Kind", "Art"), LISTED, .choices = kinds),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "active"),
	TEXT("iso27002", W("ISO 27002 control", "ISO 27002-kontrol"), LISTED, .max = 60),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	LINK("responsible", W("Responsible", "Ansvarlig"), 0, .target = &person_form),
	DATE("deadline", W("Deadline", "Frist"), LISTED),
	DATE("tested", W("Last tested", "Senest afprøvet"), 0, .law = "GDPR 32(1)(d)"),
	END,
};

const struct form measure_form = {
	.name = "measure",
	.label = W("Measure", "Foranstaltning"),
	.plural = W("Measures", "Foranstaltninger"),
	.fields = fields,
};
