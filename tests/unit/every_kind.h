/* every_kind.h - a form with a field of every kind, for tests */
#ifndef EVERY_KIND_H
#define EVERY_KIND_H

#include "record.h"

static const struct choice roles[] = {
	{ "controller", W("Controller", "Dataansvarlig") },
	{ "joint", W("Joint controller, shared", "Fælles dataansvarlig, delt") },
	{ "joint_only", W("Joint controller", "Fælles dataansvarlig") },
	{ "oversight", W("Oversight", "Øverste tilsyn") },
	{ NULL },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 20),
	PROSE("notes", W("Notes", "Noter"), 0),
	NUMBER("count", W("Count", "Antal"), 0, .min = -5, .max = 2000000, .preset = "7"),
	DATE("found", W("Found", "Fundet"), 0),
	TIME("aware", W("Aware", "Bekendt"), 0),
	YES_NO("sensitive", W("Sensitive", "Følsom"), 0),
	CHOICE("role", W("Role", "Rolle"), 0, .choices = roles),
	CHOICES("roles", W("Roles", "Roller"), 0, .choices = roles),
	LINK("system", W("System", "System"), 0),
	LINKS("systems", W("Systems", "Systemer"), 0),
	SUBJECT("subject", W("Subject", "Emne"), 0),
	EMAIL("contact", W("Contact", "Kontakt"), 0),
	CVR("cvr", W("CVR number", "CVR-nummer"), 0),
	COUNTRY("country", W("Country", "Land"), 0),
	COUNTRIES("countries", W("Countries", "Lande"), 0),
	FILE_("file", W("File", "Fil"), 0),
	END,
};

static const struct form every = {
	.name = "every",
	.label = W("Everything", "Alting"),
	.plural = W("Everything", "Alting"),
	.fields = fields,
};

#endif
