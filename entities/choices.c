#include "choices.h"

#include <ctype.h>
#include <string.h>

const struct choice data_subject_choices[] = {
	{ "citizens", W("Citizens", "Borgere") },
	{ "children", W("Children and young people", "Børn og unge") },
	{ "parents", W("Parents and guardians", "Forældre og værger") },
	{ "pupils", W("Pupils and students", "Elever og studerende") },
	{ "elderly", W("Elderly people", "Ældre") },
	{ "patients", W("Patients and recipients of care", "Patienter og modtagere af pleje") },
	{ "disabled", W("People with disabilities", "Personer med handicap") },
	{ "claimants", W("Recipients of benefits", "Ydelsesmodtagere") },
	{ "unemployed", W("Unemployed people", "Ledige") },
	{ "refugees", W("Refugees and immigrants", "Flygtninge og indvandrere") },
	{ "relatives", W("Relatives", "Pårørende") },
	{ "employees", W("Employees", "Medarbejdere") },
	{ "applicants", W("Job applicants", "Jobansøgere") },
	{ "former_employees", W("Former employees", "Tidligere medarbejdere") },
	{ "politicians", W("Elected politicians", "Folkevalgte") },
	{ "volunteers", W("Volunteers and foster families", "Frivillige og plejefamilier") },
	{ "contacts", W("Contacts at businesses", "Kontaktpersoner hos virksomheder") },
	{ "users", W("Users of systems and websites", "Brugere af it-systemer og hjemmesider") },
	{ "visitors", W("Visitors and passers-by", "Besøgende og forbipasserende") },
	{ "owners", W("Owners of property", "Ejere af ejendomme") },
	{ "others", W("Others", "Andre") },
	{ 0 },
};

const struct choice data_category_choices[] = {
	{ "identity",
		W("Name, address and contact details", "Navn, adresse og kontaktoplysninger") },
	{ "family", W("Family relations", "Familieforhold") },
	{ "housing", W("Housing", "Boligforhold") },
	{ "employment", W("Employment", "Ansættelsesforhold") },
	{ "education", W("Education and skills", "Uddannelse og kompetencer") },
	{ "finance", W("Finances, tax and debt", "Økonomi, skat og gæld") },
	{ "benefits", W("Benefits and services", "Ydelser og tilbud") },
	{ "image", W("Pictures, video and sound", "Billeder, video og lyd") },
	{ "location", W("Location data", "Lokaliseringsdata") },
	{ "online", W("Log and online data", "Log- og onlineoplysninger") },
	{ "cpr", W("CPR number", "CPR-nummer") },
	{ "social", W("Serious social problems", "Væsentlige sociale problemer") },
	{ "private", W("Other purely private matters", "Andre rent private forhold") },
	{ "protected_address", W("Protected name and address", "Navne- og adressebeskyttelse") },
	{ "criminal", W("Criminal offences", "Strafbare forhold") },
	{ "race", W("Race or ethnic origin", "Race eller etnisk oprindelse") },
	{ "political", W("Political opinions", "Politisk overbevisning") },
	{ "religion", W("Religious or philosophical beliefs",
			      "Religiøs eller filosofisk overbevisning") },
	{ "union", W("Trade union membership", "Fagforeningsmæssigt tilhørsforhold") },
	{ "genetic", W("Genetic data", "Genetiske data") },
	{ "biometric",
		W("Biometric data for identification", "Biometriske data til identifikation") },
	{ "health", W("Health", "Helbredsoplysninger") },
	{ "sex_life", W("Sex life or sexual orientation", "Seksuelle forhold eller orientering") },
	{ 0 },
};

const struct choice answer_choices[] = {
	{ "yes", W("Yes", "Ja") },
	{ "no", W("No", "Nej") },
	{ "partly", W("Partly", "Delvist") },
	{ "not_relevant", W("Not relevant", "Ikke relevant") },
	{ "unknown", W("Don't know", "Ved ikke") },
	{ 0 },
};

const struct choice known_choices[] = {
	{ "yes", W("Yes", "Ja") },
	{ "no", W("No", "Nej") },
	{ "unknown", W("Unknown", "Ved ikke") },
	{ 0 },
};

const struct choice level_choices[] = {
	{ "very_low", W("Very low", "Meget lav") },
	{ "low", W("Low", "Lav") },
	{ "medium", W("Medium", "Middel") },
	{ "high", W("High", "Høj") },
	{ "very_high", W("Very high", "Meget høj") },
	{ 0 },
};

const struct choice severity_choices[] = {
	{ "critical", W("Critical", "Kritisk") },
	{ "high", W("High", "Høj") },
	{ "medium", W("Medium", "Middel") },
	{ "low", W("Low", "Lav") },
	{ 0 },
};

const struct choice lifecycle_choices[] = {
	{ "planned", W("Planned", "Planlagt") },
	{ "pilot", W("Pilot", "Pilotdrift") },
	{ "running", W("In operation", "I drift") },
	{ "phasing_out", W("Being phased out", "Under udfasning") },
	{ "closed", W("Closed", "Lukket") },
	{ 0 },
};

const struct choice transfer_tool_choices[] = {
	{ "none", W("No transfer", "Ingen overførsel") },
	{ "adequacy", W("Adequacy decision, 45", "Tilstrækkelighedsafgørelse, art. 45") },
	{ "authority", W("Instrument between authorities, 46(2)(a)",
			       "Instrument mellem myndigheder, art. 46, stk. 2, litra a") },
	{ "bcr", W("Binding corporate rules, 46(2)(b)",
			 "Bindende virksomhedsregler, art. 46, stk. 2, litra b") },
	{ "scc", W("The Commission's standard clauses, 46(2)(c)",
			 "Kommissionens standardbestemmelser, art. 46, stk. 2, litra c") },
	{ "authority_scc",
		W("An authority's standard clauses, 46(2)(d)",
			"En tilsynsmyndigheds standardbestemmelser, art. 46, stk. 2, litra d") },
	{ "code", W("Code of conduct, 46(2)(e)", "Adfærdskodeks, art. 46, stk. 2, litra e") },
	{ "certification",
		W("Certification, 46(2)(f)", "Certificering, art. 46, stk. 2, litra f") },
	{ "ad_hoc", W("Authorised clauses, 46(3)", "Godkendte bestemmelser, art. 46, stk. 3") },
	{ "exception", W("Exception, 49(1)", "Undtagelse, art. 49, stk. 1") },
	{ "other", W("Other or not stated", "Andet eller ikke oplyst") },
	{ 0 },
};

const struct choice outcome_choices[] = {
	{ "required", W("DPIA required", "Konsekvensanalyse påkrævet") },
	{ "decide", W("To be decided by a person", "Kræver konkret vurdering") },
	{ "not_required", W("DPIA not required", "Konsekvensanalyse ikke påkrævet") },
	{ "undecided", W("Undecided: answers are missing", "Uafklaret: svar mangler") },
	{ 0 },
};

/* Control objectives of the ISAE 3000 template by FSR and Datatilsynet. */
const struct choice objective_choices[] = {
	{ "a", W("A Instructions", "A Instruks") },
	{ "b", W("B Technical measures", "B Tekniske foranstaltninger") },
	{ "c", W("C Organisational measures", "C Organisatoriske foranstaltninger") },
	{ "d", W("D Deletion and return", "D Sletning og tilbagelevering") },
	{ "e", W("E Storage", "E Opbevaring") },
	{ "f", W("F Sub-processors", "F Underdatabehandlere") },
	{ "g", W("G Transfers", "G Overførsel til tredjelande") },
	{ "h", W("H Data subjects' rights", "H De registreredes rettigheder") },
	{ "i", W("I Breaches", "I Brud på persondatasikkerheden") },
	{ 0 },
};

bool dates_in_order(struct ctx *cx, const struct record *r, const char *earlier, const char *later)
{
	const char *first = record_get(r, earlier), *last = record_get(r, later);

	if (!first || !last || strcmp(first, last) <= 0)
		return true;
	err_set(cx, ERR_INVALID, "%s (%s) lies before %s (%s)",
		words_in(cx->lang, field_find(r->form, later)->label), last,
		words_in(cx->lang, field_find(r->form, earlier)->label), first);
	cx->err.field = later;
	return false;
}

/* The length of the KLE number that text begins with: NN, NN.NN or NN.NN.NN; 0 for none. */
static size_t kle_length(const char *text)
{
	size_t len = 0;

	for (int part = 0; part < 3; part++) {
		const char *p = text + len + (part ? 1 : 0);
		if (part && text[len] != '.')
			break;
		if (!isdigit((unsigned char)p[0]) || !isdigit((unsigned char)p[1]))
			return 0;
		len += part ? 3 : 2;
	}
	return len;
}

bool kle_is_right(struct ctx *cx, const struct record *r, const char *field)
{
	static const char between[] = ", \t;";
	const char *p = record_str(r, field);

	for (p += strspn(p, between); *p; p += strspn(p, between)) {
		size_t len = kle_length(p);
		if (!len || (p[len] && !strchr(between, p[len]))) {
			err_set(cx, ERR_INVALID, "%s: write KLE numbers as 27.36.04, not '%s'",
				words_in(cx->lang, field_find(r->form, field)->label), p);
			cx->err.field = field;
			return false;
		}
		p += len;
	}
	return true;
}

bool override_has_reason(
	struct ctx *cx, const struct record *r, const char *override, const char *reason)
{
	if (!record_get(r, override) || record_get(r, reason))
		return true;
	err_set(cx, ERR_INVALID, "%s: an override needs a reason",
		words_in(cx->lang, field_find(r->form, reason)->label));
	cx->err.field = reason;
	return false;
}
