/* scenario.c - one thing that may go wrong: for whom, how badly, how likely, and what is done */
#include "choices.h"
#include "entities.h"

static const struct choice treatments[] = {
	{ "reduce", W("Reduce", "Reducér") },
	{ "avoid", W("Avoid", "Undgå") },
	{ "share", W("Share", "Del") },
	{ "accept", W("Accept", "Acceptér") },
	{ 0 },
};

/* A value of the method's scale, 1 upwards. */
#define SCALE(name, en, da) NUMBER(name, W(en, da), 0, .min = 1, .max = 5)

/* Confidentiality, integrity and availability for one of those it may hurt. */
#define CIA(name, after, en, da) \
	SCALE(name "_c" after, en ": confidentiality", da ": fortrolighed"), \
		SCALE(name "_i" after, en ": integrity", da ": integritet"), \
		SCALE(name "_a" after, en ": availability", da ": tilgængelighed")

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("assessment", W("Risk assessment", "Risikovurdering"), REQUIRED | LISTED | PART,
		.target = &assessment_form),
	LINK("threat", W("Threat", "Trussel"), 0, .target = &threat_form),
	YES_NO("relevant", W("Relevant", "Relevant"), 0, .preset = "1"),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	SCALE("likelihood", "Likelihood", "Sandsynlighed"),
	CIA("registered", "", "Data subjects", "De registrerede"),
	CIA("organisation", "", "The organisation", "Organisationen"),
	CIA("society", "", "Society", "Samfundet"),
	PROSE("existing_measures", W("Existing measures", "Eksisterende foranstaltninger"), 0,
		.law = "GDPR 32(1)"),
	CHOICE("treatment", W("Treatment", "Håndtering"), LISTED, .choices = treatments),
	LINKS("measures", W("Measures", "Foranstaltninger"), 0, .target = &measure_form,
		.law = "GDPR 32(1)"),
	LINK("responsible", W("Responsible", "Ansvarlig"), 0, .target = &person_form),
	DATE("deadline", W("Deadline", "Frist"), LISTED),
	DATE("done", W("Done", "Udført"), 0),
	SCALE("likelihood_after", "Likelihood after measures",
		"Sandsynlighed efter foranstaltninger"),
	CIA("registered", "_after", "Data subjects, after", "De registrerede, efter"),
	CIA("organisation", "_after", "The organisation, after", "Organisationen, efter"),
	CIA("society", "_after", "Society, after", "Samfundet, efter"),
	CHOICE("level_before", W("Level before measures", "Niveau før foranstaltninger"),
		DERIVED | LISTED, .choices = level_choices),
	CHOICE("level_after", W("Level after measures", "Restrisiko"), DERIVED | LISTED,
		.choices = level_choices),
	END,
};

const struct form scenario_form = {
	.name = "scenario",
	.label = W("Risk scenario", "Risikoscenarie"),
	.plural = W("Risk scenarios", "Risikoscenarier"),
	.fields = fields,
};
