/* statement.c - auditor statements, reviewed field by field rather than archived */
#include "choices.h"
#include "entities.h"

static const struct choice standards[] = {
	{ "isae3000", W("ISAE 3000", "ISAE 3000") },
	{ "isae3402", W("ISAE 3402", "ISAE 3402") },
	{ "soc1", W("SOC 1", "SOC 1") },
	{ "soc2", W("SOC 2", "SOC 2") },
	{ "soc3", W("SOC 3", "SOC 3") },
	{ "isrs4400", W("ISRS 4400", "ISRS 4400") },
	{ "iso27001", W("ISO/IEC 27001 certificate", "ISO/IEC 27001-certifikat") },
	{ "iso27701", W("ISO/IEC 27701 certificate", "ISO/IEC 27701-certifikat") },
	{ "management", W("Management statement", "Ledelseserklæring") },
	{ "dbs", W("DBS supervision report", "DBS-tilsynsrapport") },
	{ "other", W("Other", "Anden") },
	{ 0 },
};

static const struct choice types[] = {
	{ "type1", W("Type 1 (at a date)", "Type 1 (på en dato)") },
	{ "type2", W("Type 2 (over a period)", "Type 2 (i en periode)") },
	{ 0 },
};

static const struct choice assurances[] = {
	{ "reasonable", W("Reasonable", "Høj grad af sikkerhed") },
	{ "limited", W("Limited", "Begrænset sikkerhed") },
	{ "none", W("None", "Ingen") },
	{ 0 },
};

static const struct choice opinions[] = {
	{ "unqualified", W("Unqualified", "Uden forbehold") },
	{ "qualified", W("Qualified", "Med forbehold") },
	{ "adverse", W("Adverse", "Afkræftende") },
	{ "disclaimer", W("Disclaimer", "Manglende konklusion") },
	{ 0 },
};

static const struct choice methods[] = {
	{ "inclusive", W("Inclusive", "Helhedsmetode") },
	{ "carve_out", W("Carve-out", "Partielmetode") },
	{ 0 },
};

static const struct choice conclusions[] = {
	{ "accept", W("Accepted", "Accepteret") },
	{ "accept_with_action", W("Accepted with action", "Accepteret med opfølgning") },
	{ "ask", W("Questions to the supplier", "Spørgsmål til leverandøren") },
	{ "reject", W("Rejected", "Afvist") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	LINK("supplier", W("Supplier", "Leverandør"), LISTED, .target = &supplier_form),
	LINKS("systems", W("Systems", "It-systemer"), 0, .target = &system_form),
	CHOICE("standard", W("Standard", "Standard"), REQUIRED | LISTED, .choices = standards),
	CHOICE("type", W("Type", "Type"), LISTED, .choices = types),
	CHOICE("assurance", W("Assurance", "Sikkerhed"), 0, .choices = assurances),
	TEXT("auditor", W("Auditor's firm", "Revisionsfirma"), 0, .max = 200),
	YES_NO("independent", W("Independent and authorised", "Uafhængig og godkendt"), 0),
	DATE("issued", W("Issued", "Afgivet"), 0),
	DATE("period_from", W("Period from", "Periode fra"), LISTED),
	DATE("period_to", W("Period until", "Periode til"), LISTED),
	DATE("bridge_to", W("Bridge letter until", "Bridge letter til"), 0,
		.help = W("The management's letter covers from the period's end until this date.",
			"Ledelsens brev dækker fra periodens udløb til denne dato.")),
	CHOICE("opinion", W("Opinion", "Konklusion"), LISTED, .choices = opinions),
	PROSE("emphasis", W("Emphasis of matter", "Fremhævelse af forhold"), 0),
	PROSE("scope", W("Scope", "Omfang"), 0),
	CHOICE("scope_matches", W("Scope covers our use", "Omfanget dækker vores brug"), 0,
		.choices = answer_choices),
	CHOICE("method", W("Sub-processors", "Underdatabehandlere"), 0, .choices = methods),
	PROSE("carved_out", W("Carved-out sub-processors", "Udeladte underdatabehandlere"), 0),
	CHOICES("objectives", W("Control objectives covered", "Dækkede kontrolmål"), 0,
		.choices = objective_choices),
	CHOICES("exception_objectives",
		W("Objectives with exceptions", "Kontrolmål med afvigelser"), 0,
		.choices = objective_choices),
	PROSE("exceptions", W("Exceptions", "Afvigelser"), 0),
	PROSE("user_controls",
		W("User-entity controls", "Komplementære brugerorganisationskontroller"), 0,
		.help = W("What each member must do itself, one a line.",
			"Det, hvert medlem selv skal gøre, én pr. linje.")),
	FILE_("file", W("The statement", "Erklæringen"), 0),
	FILE_("bridge_file", W("The bridge letter", "Bridge letter"), 0),
	CHOICE("conclusion", W("The group's conclusion", "Tilsynsgruppens konklusion"),
		DERIVED | LISTED, .choices = conclusions),
	PROSE("conclusion_text", W("Conclusion in words", "Konklusion i ord"), DERIVED),
	DATE("concluded_on", W("Concluded on", "Konkluderet den"), DERIVED),
	LINK("concluded_by", W("Concluded by", "Konkluderet af"), DERIVED, .target = &person_form),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "period_from", "period_to") &&
	       dates_in_order(cx, r, "period_to", "bridge_to");
}

const struct form statement_form = {
	.name = "statement",
	.label = W("Auditor statement", "Revisorerklæring"),
	.plural = W("Auditor statements", "Revisorerklæringer"),
	.fields = fields,
	.check = check,
};
