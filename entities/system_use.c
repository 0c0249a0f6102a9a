/* system_use.c - that an organisation uses a system, shared or its own, and how */
#include "choices.h"
#include "entities.h"

static const struct choice risk_results[] = {
	{ "low", W("Low", "Lav") },
	{ "medium", W("Medium", "Middel") },
	{ "high", W("High", "Høj") },
	{ "unknown", W("Unknown", "Ved ikke") },
	{ 0 },
};

static const struct field fields[] = {
	LINK("system", W("System", "It-system"), REQUIRED | LISTED, .target = &system_form),
	TEXT("local_name", W("Local name", "Lokalt navn"), LISTED, .max = 200),
	TEXT("local_number", W("Local number", "Lokalt nummer"), 0, .max = 100),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = lifecycle_choices,
		.preset = "running"),
	LINK("owner", W("System owner", "Systemejer"), LISTED, .target = &person_form),
	TEXT("department", W("Department", "Afdeling"), LISTED, .max = 200),
	PROSE("purpose", W("Purpose", "Formål"), 0, .law = "GDPR 5(1)(b)"),
	NUMBER("users", W("Number of users", "Antal brugere"), 0, .max = 10000000),
	NUMBER("registered_count", W("Number of data subjects", "Antal registrerede"), 0,
		.max = 100000000),
	DATE("since", W("In use since", "I brug siden"), 0),
	DATE("until", W("In use until", "I brug til"), 0),
	PROSE("local_measures", W("Local measures", "Lokale foranstaltninger"), 0,
		.law = "GDPR 32(1)"),
	DATE("access_reviewed", W("Access reviewed", "Brugeradgange kontrolleret"), 0,
		.law = "GDPR 32(1)(d)"),
	CHOICE("risk_assessed", W("Risk assessed", "Risikovurdering foretaget"), 0,
		.choices = known_choices, .law = "GDPR 32(2)"),
	DATE("risk_assessed_on", W("Risk assessed on", "Risikovurderet den"), 0),
	CHOICE("risk_result", W("Result of the risk assessment", "Risikovurderingens resultat"), 0,
		.choices = risk_results),
	DATE("risk_planned", W("Next risk assessment", "Næste risikovurdering"), 0),
	CHOICE("dpia_conducted", W("DPIA conducted", "Konsekvensanalyse gennemført"), 0,
		.choices = known_choices, .law = "GDPR 35(1)"),
	DATE("dpia_on", W("DPIA conducted on", "Konsekvensanalyse gennemført den"), 0),
	CHOICE("retention_defined", W("Retention defined", "Slettefrist fastsat"), 0,
		.choices = known_choices, .law = "GDPR 5(1)(e)"),
	DATE("retention_review", W("Next retention review", "Næste vurdering af sletning"), 0),
	CHOICE("agreement_required", W("Agreement required", "Databehandleraftale påkrævet"), 0,
		.choices = known_choices, .law = "GDPR 28(3)"),
	TEXT("record_reference", W("Record of processing", "Fortegnelse"), 0, .max = 1000,
		.law = "GDPR 30"),
	TEXT("kle", W("KLE numbers", "KLE-numre"), 0, .max = 2000),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "since", "until") && kle_is_right(cx, r, "kle");
}

const struct form system_use_form = {
	.name = "system_use",
	.label = W("System use", "Systemanvendelse"),
	.plural = W("System uses", "Systemanvendelser"),
	.fields = fields,
	.check = check,
};
