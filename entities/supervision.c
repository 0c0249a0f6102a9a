/* supervision.c - the supervision of a processor, by Datatilsynet's guidance of October 2021 */
#include "choices.h"
#include "entities.h"

static const struct choice statuses[] = {
	{ "planned", W("Planned", "Planlagt") },
	{ "ongoing", W("Ongoing", "I gang") },
	{ "concluded", W("Concluded", "Konkluderet") },
	{ 0 },
};

static const struct choice results[] = {
	{ "satisfactory", W("Satisfactory", "Tilfredsstillende") },
	{ "remarks", W("With remarks", "Med bemærkninger") },
	{ "unsatisfactory", W("Unsatisfactory", "Ikke tilfredsstillende") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("system", W("System", "It-system"), LISTED, .target = &system_form),
	LINK("supplier", W("Processor", "Databehandler"), LISTED, .target = &supplier_form,
		.law = "GDPR 28(1)"),
	LINK("agreement", W("Agreement", "Databehandleraftale"), 0, .target = &agreement_form),
	NUMBER("year", W("Year", "År"), LISTED, .min = 2000, .max = 2200),
	NUMBER("registered_count", W("Number of data subjects", "Antal registrerede"), 0,
		.max = 100000000),
	YES_NO("special", W("Special categories", "Særlige kategorier af oplysninger"), 0,
		.law = "GDPR 9(1)"),
	YES_NO("confidential", W("Other protected data", "Andre beskyttelsesværdige oplysninger"),
		0),
	YES_NO("risky", W("Particularly risky processing", "Særligt risikofyldt behandling"), 0),
	PROSE("justification", W("Why these answers", "Begrundelse for svarene"), 0),
	NUMBER("points", W("Points", "Point"), DERIVED | LISTED),
	NUMBER("lowest_concept", W("Lowest concept allowed", "Laveste tilladte tilsynskoncept"),
		DERIVED),
	NUMBER("concept", W("Concept chosen", "Valgt tilsynskoncept"), LISTED, .min = 1, .max = 6),
	PROSE("override_reason",
		W("Reason for another concept", "Begrundelse for et andet koncept"), 0),
	NUMBER("interval_months", W("Interval (months)", "Interval (måneder)"), 0, .min = 1,
		.max = 120),
	LINK("responsible", W("Responsible", "Ansvarlig"), 0, .target = &person_form),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "planned"),
	DATE("last", W("Last carried out", "Senest gennemført"), LISTED),
	DATE("next", W("Next date", "Næste dato"), LISTED),
	LINKS("statements", W("Statements", "Revisorerklæringer"), 0, .target = &statement_form),
	PROSE("material", W("Material received", "Modtaget materiale"), 0),
	CHOICE("result", W("Result", "Resultat"), DERIVED | LISTED, .choices = results),
	PROSE("conclusion", W("The group's conclusion", "Tilsynsgruppens konklusion"), DERIVED),
	DATE("concluded_on", W("Concluded on", "Konkluderet den"), DERIVED),
	LINK("concluded_by", W("Concluded by", "Konkluderet af"), DERIVED, .target = &person_form),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "last", "next");
}

const struct form supervision_form = {
	.name = "supervision",
	.label = W("Supervision", "Tilsyn"),
	.plural = W("Supervisions", "Tilsyn"),
	.fields = fields,
	.check = check,
};
