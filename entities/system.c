/* system.c - the systems that hold or move data; a shared one belongs to the association */
#include "choices.h"
#include "entities.h"

static const struct choice hostings[] = {
	{ "own", W("Own operation", "Egen drift") },
	{ "supplier", W("At the supplier", "Hos leverandøren") },
	{ "cloud", W("Public cloud", "Offentlig cloud") },
	{ "hybrid", W("Hybrid", "Hybrid") },
	{ "unknown", W("Unknown", "Ukendt") },
	{ 0 },
};

static const struct choice criticalities[] = {
	{ "low", W("Low", "Lav") },
	{ "medium", W("Medium", "Middel") },
	{ "high", W("High", "Høj") },
	{ "critical", W("Critical", "Kritisk") },
	{ 0 },
};

static const struct choice sensitivities[] = {
	{ "none", W("No personal data", "Ingen personoplysninger") },
	{ "ordinary", W("Ordinary personal data", "Almindelige personoplysninger") },
	{ "confidential", W("Confidential personal data", "Fortrolige personoplysninger") },
	{ "special", W("Special categories", "Særlige kategorier (følsomme)") },
	{ "criminal", W("Criminal offences", "Strafbare forhold") },
	{ 0 },
};

static const struct choice archive_duties[] = {
	{ "preserve", W("Preserve", "Bevares") },
	{ "discard", W("Discard", "Kasseres") },
	{ "preserve_data",
		W("Preserve data, discard documents", "Bevar data, dokumenter kan kasseres") },
	{ "unknown", W("Unknown", "Ved ikke") },
	{ 0 },
};

static const struct choice precautions[] = {
	{ "encryption", W("Encryption", "Kryptering") },
	{ "pseudonymisation", W("Pseudonymisation", "Pseudonymisering") },
	{ "access_control", W("Access control", "Adgangsstyring") },
	{ "logging", W("Logging", "Logning") },
	{ 0 },
};

static const struct choice ai_risks[] = {
	{ "prohibited", W("Prohibited", "Forbudt") },
	{ "high", W("High risk", "Høj risiko") },
	{ "limited", W("Limited risk", "Begrænset risiko") },
	{ "minimal", W("Minimal risk", "Minimal risiko") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 200),
	LINK("supplier", W("Supplier", "Leverandør"), LISTED, .target = &supplier_form),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	PROSE("purpose", W("Purpose", "Formål"), 0, .law = "GDPR 5(1)(b)"),
	YES_NO("shared", W("Shared by members", "Fælles for medlemmerne"), LISTED, .preset = "0"),
	LINK("owner", W("System owner", "Systemejer"), LISTED, .target = &person_form),
	CHOICE("criticality", W("Criticality", "Kritikalitet"), LISTED, .choices = criticalities),
	CHOICE("society_critical", W("Critical to society", "Samfundskritisk"), 0,
		.choices = known_choices),
	CHOICE("business_critical", W("Critical to operations", "Forretningskritisk"), 0,
		.choices = known_choices),
	CHOICE("hosting", W("Hosting", "Drift"), 0, .choices = hostings),
	CHOICE("lifecycle", W("Life cycle", "Livscyklus"), LISTED, .choices = lifecycle_choices,
		.preset = "running"),
	YES_NO("personal_data", W("Personal data", "Personoplysninger"), LISTED, .preset = "1"),
	CHOICES("sensitivity", W("Sensitivity", "Følsomhed"), 0, .choices = sensitivities,
		.law = "GDPR 9(1)"),
	CHOICES("data_categories", W("Categories of data", "Kategorier af oplysninger"), 0,
		.choices = data_category_choices),
	CHOICES("data_subjects", W("Data subjects", "Registrerede"), 0,
		.choices = data_subject_choices),
	NUMBER("registered_count", W("Number of data subjects", "Antal registrerede"), 0,
		.max = 100000000),
	NUMBER("users", W("Number of users", "Antal brugere"), 0, .max = 10000000),
	CHOICES("precautions", W("Technical measures", "Tekniske foranstaltninger"), 0,
		.choices = precautions, .law = "GDPR 32(1)"),
	CHOICE("ai", W("Contains AI", "Indeholder kunstig intelligens"), 0,
		.choices = known_choices),
	CHOICE("ai_risk", W("AI risk class", "AI-risikoklasse"), 0, .choices = ai_risks),
	CHOICE("archive_duty", W("Archive duty", "Arkiveringspligt"), 0, .choices = archive_duties),
	TEXT("kle", W("KLE numbers", "KLE-numre"), 0, .max = 2000),
	DATE("since", W("In use since", "I drift siden"), 0),
	DATE("until", W("In use until", "I drift til"), 0),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "since", "until") && kle_is_right(cx, r, "kle");
}

const struct form system_form = {
	.name = "system",
	.label = W("System", "It-system"),
	.plural = W("Systems", "It-systemer"),
	.fields = fields,
	.check = check,
};
