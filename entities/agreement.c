/* agreement.c - data-processing agreements (GDPR 28(3)), after Datatilsynet's standard clauses */
#include "choices.h"
#include "entities.h"

static const struct choice statuses[] = {
	{ "draft", W("Draft", "Udkast") },
	{ "negotiation", W("In negotiation", "Under forhandling") },
	{ "signed", W("Signed", "Underskrevet") },
	{ "terminated", W("Terminated", "Ophørt") },
	{ "unknown", W("Unknown", "Ukendt") },
	{ 0 },
};

static const struct choice templates[] = {
	{ "datatilsynet",
		W("Datatilsynet's standard clauses", "Datatilsynets standardbestemmelser") },
	{ "dbs", W("DBS template", "DBS-skabelon") },
	{ "kombit", W("KOMBIT template", "KOMBIT-skabelon") },
	{ "commission", W("The Commission's clauses", "Kommissionens bestemmelser") },
	{ "own", W("Own or the supplier's", "Egen eller leverandørens") },
	{ 0 },
};

static const struct choice authorisations[] = {
	{ "specific", W("Specific", "Specifik") },
	{ "general", W("General", "Generel") },
	{ 0 },
};

static const struct choice clauses[] = {
	{ "a", W("(a) Documented instructions", "(a) Dokumenteret instruks") },
	{ "b", W("(b) Confidentiality", "(b) Fortrolighed") },
	{ "c", W("(c) Security", "(c) Behandlingssikkerhed") },
	{ "d", W("(d) Sub-processors", "(d) Underdatabehandlere") },
	{ "e", W("(e) Data subjects' rights", "(e) Bistand ved rettigheder") },
	{ "f", W("(f) Assistance with 32-36", "(f) Bistand ved artikel 32-36") },
	{ "g", W("(g) Erasure or return", "(g) Sletning eller returnering") },
	{ "h", W("(h) Audit and inspection", "(h) Revision og inspektion") },
	{ "unlawful", W("Notice of unlawful instruction", "Underretning om ulovlig instruks") },
	{ 0 },
};

static const struct choice audits[] = {
	{ "isae3000", W("ISAE 3000", "ISAE 3000") },
	{ "isae3402", W("ISAE 3402", "ISAE 3402") },
	{ "certificate", W("Certificate", "Certificering") },
	{ "written", W("Written status", "Skriftlig status") },
	{ "inspection", W("Inspection", "Fysisk tilsyn") },
	{ "none", W("Not agreed", "Ikke aftalt") },
	{ 0 },
};

static const struct choice ends[] = {
	{ "delete", W("Delete and confirm", "Slet og bekræft") },
	{ "return", W("Return and delete", "Returnér og slet") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("supplier", W("Processor", "Databehandler"), LISTED, .target = &supplier_form,
		.law = "GDPR 28(1)"),
	LINKS("systems", W("Systems", "It-systemer"), 0, .target = &system_form),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "draft"),
	CHOICE("template", W("Template", "Skabelon"), 0, .choices = templates,
		.law = "GDPR 28(6)-(8)"),
	YES_NO("unmodified", W("Fixed text unmodified", "Fast tekst uændret"), 0),
	DATE("signed", W("Signed", "Underskrevet"), LISTED, .law = "GDPR 28(9)"),
	TEXT("signed_by_controller",
		W("Signed for the controller by", "Underskrevet for den dataansvarlige af"), 0,
		.max = 300, .law = "GDPR 28(9)",
		.help = W("Name, title and authority to sign.",
			"Navn, stilling og ret til at underskrive.")),
	TEXT("signed_by_processor",
		W("Signed for the processor by", "Underskrevet for databehandleren af"), 0,
		.max = 300, .law = "GDPR 28(9)"),
	DATE("valid_from", W("Valid from", "Gyldig fra"), 0),
	DATE("valid_to", W("Valid until", "Gyldig til"), LISTED),
	NUMBER("notice_months", W("Notice (months)", "Opsigelse (måneder)"), 0, .max = 120),
	PROSE("subject_matter", W("Subject matter", "Genstand"), 0, .law = "GDPR 28(3)"),
	TEXT("duration", W("Duration", "Varighed"), 0, .max = 300, .law = "GDPR 28(3)"),
	PROSE("nature", W("Nature of the processing", "Behandlingens karakter"), 0,
		.law = "GDPR 28(3)"),
	PROSE("purpose", W("Purpose", "Formål"), 0, .law = "GDPR 28(3)"),
	CHOICES("data_categories", W("Types of personal data", "Typer af personoplysninger"), 0,
		.choices = data_category_choices, .law = "GDPR 28(3)"),
	CHOICES("data_subjects", W("Categories of data subjects", "Kategorier af registrerede"), 0,
		.choices = data_subject_choices, .law = "GDPR 28(3)"),
	CHOICES("clauses", W("Clauses present", "Bestemmelser med i aftalen"), 0,
		.choices = clauses, .law = "GDPR 28(3)(a)-(h)"),
	CHOICE("authorisation",
		W("Authorisation of sub-processors", "Godkendelse af underdatabehandlere"), 0,
		.choices = authorisations, .law = "GDPR 28(2)"),
	PROSE("objection_effect", W("Effect of an objection (B.2)", "Virkning af indsigelse (B.2)"),
		0, .law = "GDPR 28(2)"),
	NUMBER("notice_days",
		W("Notice of new sub-processors (days)", "Varsel om ny underdatabehandler (dage)"),
		0, .max = 1000, .law = "GDPR 28(2)"),
	NUMBER("breach_hours",
		W("Breach notice within (hours)", "Underretning om brud inden (timer)"), 0,
		.max = 1000, .law = "GDPR 33(2)"),
	PROSE("instruction", W("Instruction (C.1)", "Instruks (C.1)"), 0, .law = "GDPR 28(3)(a)"),
	TEXT("instructors", W("Who may instruct", "Hvem må give instruks"), 0, .max = 300,
		.law = "GDPR 28(3)(a)"),
	CHOICE("security_level", W("Security level", "Sikkerhedsniveau"), 0,
		.choices = level_choices, .law = "GDPR 32(1)"),
	PROSE("security_reason", W("Why this level (C.2)", "Begrundelse for niveauet (C.2)"), 0,
		.law = "GDPR 32(1)"),
	PROSE("security", W("Agreed measures (C.2)", "Aftalte foranstaltninger (C.2)"), 0,
		.law = "GDPR 28(3)(c)"),
	PROSE("assistance", W("Assistance (C.3)", "Bistand (C.3)"), 0, .law = "GDPR 28(3)(e)-(f)"),
	NUMBER("assistance_days",
		W("Help with requests within (days)", "Hjælp ved anmodninger inden (dage)"), 0,
		.max = 365, .law = "GDPR 12(3)"),
	CHOICE("end_choice", W("At the end", "Ved ophør"), 0, .choices = ends,
		.law = "GDPR 28(3)(g)"),
	PROSE("retention", W("Erasure routine (C.4)", "Sletterutine (C.4)"), 0),
	NUMBER("erasure_days", W("Erased after the end (days)", "Slettet efter ophør (dage)"), 0,
		.max = 10000, .law = "GDPR 28(3)(g)"),
	CHOICE("archive_agreed",
		W("Export before erasure agreed", "Aflevering til arkiv aftalt før sletning"), 0,
		.choices = known_choices, .law = "Arkivloven"),
	PROSE("places", W("Addresses of processing (C.5)", "Adresser for behandlingen (C.5)"), 0,
		.law = "GDPR 28(3)(a)"),
	COUNTRIES("locations", W("Places of processing (C.5)", "Lokaliteter (C.5)"), 0,
		.law = "GDPR 44"),
	CHOICE("transfer_tool", W("Transfer tool (C.6)", "Overførselsgrundlag (C.6)"), 0,
		.choices = transfer_tool_choices, .law = "GDPR 46"),
	PROSE("transfers", W("Transfers (C.6)", "Overførsler (C.6)"), 0, .law = "GDPR 28(3)(a)"),
	CHOICE("audit", W("Supervision agreed (C.7)", "Aftalt tilsyn (C.7)"), 0, .choices = audits,
		.law = "GDPR 28(3)(h)"),
	NUMBER("audit_months", W("Supervision every (months)", "Tilsyn hver (måneder)"), 0,
		.min = 1, .max = 120, .law = "GDPR 28(3)(h)"),
	PROSE("audit_terms",
		W("Delivery, cost and follow-up (C.7)", "Levering, betaling og opfølgning (C.7)"),
		0, .law = "GDPR 28(3)(h)"),
	PROSE("audit_sub_processors",
		W("Audits of sub-processors (C.8)", "Tilsyn med underdatabehandlere (C.8)"), 0,
		.law = "GDPR 28(4)"),
	PROSE("other_terms", W("Other terms (D)", "Andre forhold (D)"), 0),
	CHOICE("own_purposes",
		W("Processor's own purposes", "Brug til databehandlerens egne formål"), 0,
		.choices = known_choices, .law = "GDPR 28(10)"),
	TEXT("contact", W("Contact points", "Kontaktpunkter"), 0, .max = 500),
	DATE("contact_checked", W("Contacts checked", "Kontaktpunkter kontrolleret"), 0),
	FILE_("file", W("Signed agreement", "Underskrevet aftale"), 0, .law = "GDPR 28(9)"),
	TEXT("case_number", W("Case number", "Sagsnummer"), 0, .max = 200),
	DATE("reviewed", W("Last reviewed", "Senest gennemgået"), 0),
	LINK("reviewed_by", W("Reviewed by", "Gennemgået af"), 0, .target = &person_form),
	DATE("next_review", W("Next review", "Næste gennemgang"), 0),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "valid_from", "valid_to") &&
	       dates_in_order(cx, r, "reviewed", "next_review");
}

const struct form agreement_form = {
	.name = "agreement",
	.label = W("Data-processing agreement", "Databehandleraftale"),
	.plural = W("Data-processing agreements", "Databehandleraftaler"),
	.fields = fields,
	.check = check,
};
