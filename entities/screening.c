/* screening.c - whether a DPIA is needed (GDPR 35(1), (3), (4)); the answers are records of their
 * own */
#include "choices.h"
#include "entities.h"

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("processing", W("Processing activity", "Behandlingsaktivitet"), LISTED,
		.target = &processing_form),
	LINK("system", W("System", "It-system"), LISTED, .target = &system_form),
	TEXT("questionnaire", W("Questionnaire", "Spørgeskema"), REQUIRED, .max = 60,
		.preset = "dpia"),
	PROSE("description", W("Description", "Beskrivelse"), 0, .law = "GDPR 35(7)(a)"),
	NUMBER("registered_count", W("Number of data subjects", "Antal registrerede"), 0,
		.max = 100000000),
	CHOICE("outcome", W("Outcome", "Resultat"), DERIVED | LISTED, .choices = outcome_choices,
		.law = "GDPR 35(1)"),
	PROSE("rules_fired", W("Rules that fired", "Regler, der slog til"), DERIVED),
	PROSE("unanswered", W("Unanswered", "Ubesvaret"), DERIVED),
	NUMBER("criteria_count", W("WP248 criteria met", "Opfyldte WP248-kriterier"), DERIVED),
	DATE("screened", W("Screened on", "Screenet den"), DERIVED | LISTED),
	CHOICE("override_outcome", W("Override", "Fravigelse"), 0, .choices = outcome_choices),
	PROSE("override_reason", W("Reason for the override", "Begrundelse for fravigelsen"), 0,
		.law = "GDPR 5(2)"),
	PROSE("exception", W("Exception claimed", "Påberåbt undtagelse"), 0,
		.law = "GDPR 35(1), 35(10)"),
	PROSE("dpo_view", W("The DPO's view", "Databeskyttelsesrådgiverens udtalelse"), 0,
		.law = "GDPR 35(2)"),
	DATE("next_review", W("Next review", "Næste gennemgang"), LISTED, .law = "GDPR 35(11)"),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return override_has_reason(cx, r, "override_outcome", "override_reason");
}

const struct form screening_form = {
	.name = "screening",
	.label = W("DPIA screening", "Screening (tærskelvurdering)"),
	.plural = W("DPIA screenings", "Screeninger"),
	.fields = fields,
	.check = check,
};
