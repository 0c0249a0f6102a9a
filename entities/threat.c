/* threat.c - the catalogue of threats that scenarios are made from */
#include "entities.h"

static const struct choice areas[] = {
	{ "confidentiality", W("Confidentiality", "Fortrolighed") },
	{ "integrity", W("Integrity", "Integritet") },
	{ "availability", W("Availability", "Tilgængelighed") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 300),
	TEXT("code", W("Code", "Kode"), LISTED, .max = 40),
	TEXT("catalogue", W("Catalogue", "Trusselskatalog"), LISTED, .max = 100),
	CHOICES("areas", W("Hits", "Rammer"), LISTED, .choices = areas),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	END,
};

const struct form threat_form = {
	.name = "threat",
	.label = W("Threat", "Trussel"),
	.plural = W("Threats", "Trusler"),
	.fields = fields,
};
