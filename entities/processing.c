/* processing.c - the record of processing activities, as controller (GDPR 30(1)) and as processor
 * (GDPR 30(2)) */
#include "choices.h"
#include "entities.h"

static const struct choice roles[] = {
	{ "controller", W("Controller", "Dataansvarlig") },
	{ "joint_controller", W("Joint controller", "Fælles dataansvarlig") },
	{ "processor", W("Processor", "Databehandler") },
	{ 0 },
};

static const struct choice bases6[] = {
	{ "6a", W("(a) Consent", "(a) Samtykke") },
	{ "6b", W("(b) Contract", "(b) Kontrakt") },
	{ "6c", W("(c) Legal obligation", "(c) Retlig forpligtelse") },
	{ "6d", W("(d) Vital interests", "(d) Vitale interesser") },
	{ "6e", W("(e) Public task", "(e) Samfundsinteresse eller myndighedsudøvelse") },
	{ "6f", W("(f) Legitimate interests", "(f) Legitime interesser") },
	{ 0 },
};

static const struct choice bases9[] = {
	{ "9a", W("(a) Explicit consent", "(a) Udtrykkeligt samtykke") },
	{ "9b", W("(b) Employment and social law", "(b) Arbejds- og socialret") },
	{ "9c", W("(c) Vital interests", "(c) Vitale interesser") },
	{ "9d", W("(d) Non-profit body", "(d) Forening m.v. uden gevinst for øje") },
	{ "9e", W("(e) Made public by the person", "(e) Offentliggjort af den registrerede") },
	{ "9f", W("(f) Legal claims", "(f) Retskrav") },
	{ "9g", W("(g) Substantial public interest", "(g) Væsentlig samfundsinteresse") },
	{ "9h", W("(h) Health and social care", "(h) Sundheds- og socialområdet") },
	{ "9i", W("(i) Public health", "(i) Folkesundhed") },
	{ "9j", W("(j) Archives, research, statistics", "(j) Arkiv, forskning og statistik") },
	{ 0 },
};

static const struct choice recipients[] = {
	{ "departments", W("Own departments", "Egne forvaltninger") },
	{ "authorities", W("Other authorities", "Andre myndigheder") },
	{ "processors", W("Processors", "Databehandlere") },
	{ "health_services", W("Health services", "Sundhedsvæsenet") },
	{ "police_courts", W("Police and courts", "Politi og domstole") },
	{ "institutions", W("Private institutions", "Private institutioner og tilbud") },
	{ "unions", W("Unions and unemployment funds", "Fagforeninger og a-kasser") },
	{ "banks", W("Banks and pension funds", "Pengeinstitutter og pensionskasser") },
	{ "citizens", W("The person or relatives", "Den registrerede eller pårørende") },
	{ "public", W("The public", "Offentligheden") },
	{ "third_country", W("Recipients in third countries", "Modtagere i tredjelande") },
	{ "international", W("International organisations", "Internationale organisationer") },
	{ "others", W("Others", "Andre") },
	{ 0 },
};

static const struct choice statuses[] = {
	{ "draft", W("Draft", "Udkast") },
	{ "active", W("Active", "Aktiv") },
	{ "closed", W("Closed", "Ophørt") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	CHOICE("role", W("Our role", "Vores rolle"), REQUIRED | LISTED, .choices = roles,
		.preset = "controller", .law = "GDPR 4(7)-(8)"),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "active"),
	TEXT("department", W("Department", "Afdeling"), LISTED, .max = 200),
	LINK("owner", W("Responsible", "Ansvarlig"), 0, .target = &person_form),
	TEXT("kle", W("KLE numbers", "KLE-numre"), LISTED, .max = 2000),
	TEXT("joint_controllers", W("Joint controllers", "Fælles dataansvarlige"), 0, .max = 1000,
		.law = "GDPR 30(1)(a)"),
	PROSE("arrangement", W("Arrangement between them", "Ordning mellem dem"), 0,
		.law = "GDPR 26(1)"),
	PROSE("purpose", W("Purposes", "Formål"), 0, .law = "GDPR 30(1)(b)"),
	CHOICES("data_subjects", W("Categories of data subjects", "Kategorier af registrerede"), 0,
		.choices = data_subject_choices, .law = "GDPR 30(1)(c)"),
	CHOICES("data_categories",
		W("Categories of personal data", "Kategorier af personoplysninger"), 0,
		.choices = data_category_choices, .law = "GDPR 30(1)(c)"),
	NUMBER("registered_count", W("Number of data subjects", "Antal registrerede"), 0,
		.max = 100000000),
	CHOICES("recipients", W("Categories of recipients", "Kategorier af modtagere"), 0,
		.choices = recipients, .law = "GDPR 30(1)(d)"),
	PROSE("recipients_named", W("Recipients named", "Modtagere nævnt ved navn"), 0,
		.law = "GDPR 30(1)(d)"),
	COUNTRIES(
		"third_countries", W("Third countries", "Tredjelande"), 0, .law = "GDPR 30(1)(e)"),
	CHOICE("transfer_tool", W("Transfer tool", "Overførselsgrundlag"), 0,
		.choices = transfer_tool_choices, .law = "GDPR 30(1)(e)"),
	PROSE("transfer_safeguards",
		W("Documentation of safeguards", "Dokumentation for garantier"), 0,
		.law = "GDPR 30(1)(e)"),
	PROSE("retention", W("Time limits for erasure", "Slettefrister"), 0,
		.law = "GDPR 30(1)(f)"),
	NUMBER("retention_months", W("Erased after (months)", "Slettes efter (måneder)"), 0,
		.max = 1800, .law = "GDPR 30(1)(f)"),
	PROSE("measures", W("Security measures", "Sikkerhedsforanstaltninger"), 0,
		.law = "GDPR 30(1)(g)"),
	PROSE("controllers", W("Controllers we process for", "Dataansvarlige, vi behandler for"), 0,
		.law = "GDPR 30(2)(a)"),
	PROSE("processing_categories", W("Categories of processing", "Kategorier af behandling"), 0,
		.law = "GDPR 30(2)(b)"),
	CHOICES("basis6", W("Legal basis, article 6", "Behandlingsgrundlag, artikel 6"), LISTED,
		.choices = bases6, .law = "GDPR 6(1)"),
	CHOICES("basis9", W("Exception, article 9", "Undtagelse, artikel 9"), 0, .choices = bases9,
		.law = "GDPR 9(2)"),
	YES_NO("basis10",
		W("Basis in the Data Protection Act § 8", "Grundlag i databeskyttelseslovens § 8"),
		0, .law = "GDPR 10"),
	YES_NO("basis_cpr",
		W("Basis in the Data Protection Act § 11",
			"Grundlag i databeskyttelseslovens § 11"),
		0, .law = "GDPR 87"),
	TEXT("national_law", W("National law", "National lovhjemmel"), 0, .max = 1000,
		.law = "GDPR 6(3)"),
	PROSE("minimisation", W("Why the data is needed", "Hvorfor oplysningerne er nødvendige"), 0,
		.law = "GDPR 5(1)(c)"),
	PROSE("accuracy", W("How data is corrected", "Hvordan oplysninger berigtiges"), 0,
		.law = "GDPR 5(1)(d)"),
	CHOICE("information_given", W("Information given", "Oplysningspligt opfyldt"), 0,
		.choices = answer_choices, .law = "GDPR 13-14"),
	TEXT("notice", W("Privacy notice", "Privatlivspolitik"), 0, .max = 1000,
		.law = "GDPR 13(1)"),
	YES_NO("automated_decisions", W("Automated decisions", "Automatiske afgørelser"), 0,
		.law = "GDPR 22(1)"),
	LINKS("systems", W("Systems", "It-systemer"), 0, .target = &system_form),
	LINKS("agreements", W("Processors' agreements", "Databehandleraftaler"), 0,
		.target = &agreement_form, .law = "GDPR 28(3)"),
	DATE("reviewed", W("Last reviewed", "Senest gennemgået"), LISTED, .law = "GDPR 5(2)"),
	DATE("next_review", W("Next review", "Næste gennemgang"), 0),
	TEXT("template", W("Made from template", "Dannet af skabelon"), 0, .max = 200),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return kle_is_right(cx, r, "kle") && dates_in_order(cx, r, "reviewed", "next_review");
}

const struct form processing_form = {
	.name = "processing",
	.label = W("Processing activity", "Behandlingsaktivitet"),
	.plural = W("Processing activities", "Behandlingsaktiviteter"),
	.fields = fields,
	.check = check,
};
