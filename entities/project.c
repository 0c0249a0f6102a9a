/* project.c - the association's portfolio, for its annual report */
#include "entities.h"

static const struct choice phases[] = {
	{ "idea", W("Idea", "Idé") },
	{ "analysis", W("Analysis", "Analyse") },
	{ "procurement", W("Procurement", "Udbud") },
	{ "implementation", W("Implementation", "Implementering") },
	{ "operation", W("Operation", "Drift") },
	{ "closed", W("Closed", "Afsluttet") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	CHOICE("phase", W("Phase", "Fase"), REQUIRED | LISTED, .choices = phases),
	PROSE("goal", W("Goal", "Formål"), 0),
	PROSE("result", W("Result of the year", "Årets resultat"), 0),
	NUMBER("year", W("Year", "År"), REQUIRED | LISTED, .min = 2000, .max = 2200),
	NUMBER("members", W("Members taking part", "Deltagende medlemmer"), LISTED, .max = 100),
	END,
};

const struct form project_form = {
	.name = "project",
	.label = W("Project", "Projekt"),
	.plural = W("Projects", "Projekter"),
	.fields = fields,
};
