/* assessment.c - risk assessments of a system or a processing activity (GDPR 32(2)) */
#include "choices.h"
#include "entities.h"

static const struct choice statuses[] = {
	{ "draft", W("Draft", "Udkast") },
	{ "final", W("Final", "Endelig") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("system", W("System", "It-system"), LISTED, .target = &system_form),
	LINK("processing", W("Processing activity", "Behandlingsaktivitet"), LISTED,
		.target = &processing_form),
	TEXT("method", W("Method", "Metode"), REQUIRED, .max = 60, .preset = "dk-4x4-kl",
		.help = W("A file in checks/risk/.", "En fil i checks/risk/.")),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "draft"),
	DATE("assessed", W("Assessed on", "Vurderet den"), LISTED),
	PROSE("basis", W("Basis", "Grundlag"), 0, .law = "GDPR 5(2)",
		.help = W("Who took part, and what the assessment rests on.",
			"Hvem der deltog, og hvad vurderingen bygger på.")),
	NUMBER("impact_c", W("Impact: confidentiality", "Konsekvens: fortrolighed"), 0, .min = 0,
		.max = 5,
		.help = W("For methods with one impact for all, as ENISA's.",
			"For metoder med én samlet konsekvens, som ENISA's.")),
	NUMBER("impact_i", W("Impact: integrity", "Konsekvens: integritet"), 0, .max = 5),
	NUMBER("impact_a", W("Impact: availability", "Konsekvens: tilgængelighed"), 0, .max = 5),
	CHOICE("level_before", W("Level before measures", "Niveau før foranstaltninger"),
		DERIVED | LISTED, .choices = level_choices),
	CHOICE("level_after", W("Level after measures", "Restrisiko"), DERIVED | LISTED,
		.choices = level_choices),
	PROSE("explanation", W("How the level was found", "Sådan er niveauet fundet"), DERIVED),
	CHOICE("override_level", W("Override", "Fravigelse"), 0, .choices = level_choices),
	PROSE("override_reason", W("Reason for the override", "Begrundelse for fravigelsen"), 0),
	LINK("accepted_by", W("Accepted by", "Accepteret af"), 0, .target = &person_form),
	DATE("accepted_on", W("Accepted on", "Accepteret den"), 0),
	DATE("accepted_until", W("Acceptance expires", "Accepten udløber"), LISTED),
	PROSE("acceptance_reason", W("Reason for acceptance", "Begrundelse for accept"), 0),
	DATE("next_review", W("Next review", "Næste gennemgang"), LISTED),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	if (record_get(r, "accepted_on") &&
		!(record_get(r, "accepted_by") && record_get(r, "accepted_until"))) {
		err_set(cx, ERR_INVALID,
			"A risk acceptance names who accepted and when it expires");
		cx->err.field = "accepted_until";
		return false;
	}
	return override_has_reason(cx, r, "override_level", "override_reason") &&
	       dates_in_order(cx, r, "accepted_on", "accepted_until");
}

const struct form assessment_form = {
	.name = "assessment",
	.label = W("Risk assessment", "Risikovurdering"),
	.plural = W("Risk assessments", "Risikovurderinger"),
	.fields = fields,
	.check = check,
};
