/* kitos_usage_map.c - what each member of a usage is to a system and its use */
#include <string.h>

#include "kitos.h"

static const struct kitos_word hostings[] = {
	{ "Undecided", NULL },
	{ "OnPremise", "own" },
	{ "External", "supplier" },
	{ "Hybrid", "hybrid" },
	{ 0 },
};

static const struct kitos_word sensitivities[] = {
	{ "None", "none" },
	{ "PersonData", "ordinary" },
	{ "SensitiveData", "special" },
	{ "LegalData", "criminal" },
	{ "Ingen personoplysninger", "none" },
	{ "Almindelige personoplysninger", "ordinary" },
	{ "Følsomme personoplysninger", "special" },
	{ "Straffedomme og lovovertrædelser", "criminal" },
	{ "Ingen persondata", "none" },
	{ "Almindelige persondata", "ordinary" },
	{ "Følsomme persondata", "special" },
	{ 0 },
};

static const struct kitos_word specifics[] = {
	{ "CprNumber", "cpr" },
	{ "SocialProblems", "social" },
	{ "OtherPrivateMatters", "private" },
	{ 0 },
};

/* Both lists can be extended by each organisation; the beginnings of the usual names. */
static const struct kitos_word categories[] = {
	{ "helbred", "health" },
	{ "etnisk", "race" },
	{ "race", "race" },
	{ "politisk", "political" },
	{ "religi", "religion" },
	{ "filosofisk", "religion" },
	{ "fagforening", "union" },
	{ "geneti", "genetic" },
	{ "biometri", "biometric" },
	{ "seksu", "sex_life" },
	{ 0 },
};

static const struct kitos_word subjects[] = {
	{ "tidligere medarbejder", "former_employees" },
	{ "medarbejder", "employees" },
	{ "ansatte", "employees" },
	{ "jobansøger", "applicants" },
	{ "ansøger", "applicants" },
	{ "børn", "children" },
	{ "elev", "pupils" },
	{ "forældre", "parents" },
	{ "pårørende", "relatives" },
	{ "patient", "patients" },
	{ "ældre", "elderly" },
	{ "handicap", "disabled" },
	{ "ledige", "unemployed" },
	{ "folkevalgt", "politicians" },
	{ "politiker", "politicians" },
	{ "frivillig", "volunteers" },
	{ "borger", "citizens" },
	{ "virksomhed", "contacts" },
	{ "", "others" },
	{ 0 },
};

static const struct kitos_word precautions[] = {
	{ "Encryption", "encryption" },
	{ "Pseudonymization", "pseudonymisation" },
	{ "AccessControl", "access_control" },
	{ "Logging", "logging" },
	{ 0 },
};

static const struct kitos_word archive_duties[] = {
	{ "Undecided", NULL },
	{ "B", "preserve" },
	{ "K", "discard" },
	{ "Unknown", "unknown" },
	{ "PreserveDataCanDiscardDocuments", "preserve_data" },
	{ "BK", "preserve_data" },
	{ "BD", "preserve" },
	{ "KB", "preserve_data" },
	{ "KD", "discard" },
	{ 0 },
};

static const struct kitos_word risk_results[] = {
	{ "Low", "low" },
	{ "Medium", "medium" },
	{ "High", "high" },
	{ "Undecided", "unknown" },
	{ "Middle", "medium" },
	{ 0 },
};

static const struct kitos_word required[] = {
	{ "No", "no" },
	{ "Yes", "yes" },
	{ "DecidedByLaw", "yes" },
	{ "DontKnow", "unknown" },
	{ "Undecided", NULL },
	{ 0 },
};

static const struct kitos_row system_rows[] = {
	{ "name", "systemContext.name", kitos_plain, NULL },
	{ "name", "SystemName", kitos_plain, NULL },
	{ "name", "general.localCallName", kitos_plain, NULL },
	{ "name", "uuid", kitos_plain, NULL },
	{ "name", "SourceEntityUuid", kitos_plain, NULL },
	{ "purpose", "general.purpose", kitos_plain, NULL },
	{ "purpose", "gdpr.purpose", kitos_plain, NULL },
	{ "purpose", "GeneralPurpose", kitos_plain, NULL },
	{ "society_critical", "general.isSociallyCritical", kitos_word, kitos_known },
	{ "society_critical", "IsSociallyCritical", kitos_word, kitos_known },
	{ "business_critical", "general.isBusinessCritical", kitos_word, kitos_known },
	{ "business_critical", "gdpr.businessCritical", kitos_word, kitos_known },
	{ "business_critical", "IsBusinessCritical", kitos_word, kitos_known },
	{ "hosting", "general.hostedAt", kitos_word, hostings },
	{ "hosting", "gdpr.hostedAt", kitos_word, hostings },
	{ "hosting", "HostedAt", kitos_word, hostings },
	{ "lifecycle", "general.validity.lifeCycleStatus", kitos_word, kitos_lifecycle },
	{ "lifecycle", "LifeCycleStatus", kitos_word, kitos_lifecycle },
	{ "sensitivity", "gdpr.dataSensitivityLevels", kitos_words, sensitivities },
	{ "sensitivity", "SensitiveDataLevelsAsCsv", kitos_words, sensitivities },
	{ "data_subjects", "gdpr.registeredDataCategories", kitos_named, subjects },
	{ "users", "general.numberOfExpectedUsers.upperBound", kitos_plain, NULL },
	{ "users", "general.numberOfExpectedUsers.lowerBound", kitos_plain, NULL },
	{ "precautions", "gdpr.technicalPrecautionsApplied", kitos_words, precautions },
	{ "ai", "general.containsAITechnology", kitos_word, kitos_known },
	{ "ai", "ContainsAITechnology", kitos_word, kitos_known },
	{ "archive_duty", "archiving.archiveDuty", kitos_word, archive_duties },
	{ "archive_duty", "ArchiveDuty", kitos_word, archive_duties },
	{ "kle", "localKLEDeviations.addedKLE", kitos_kle, NULL },
	{ "kle", "ItSystemKLEIdsAsCsv", kitos_kle, NULL },
	{ 0 },
};

static const struct kitos_row use_rows[] = {
	{ "local_name", "general.localCallName", kitos_plain, NULL },
	{ "local_name", "LocalCallName", kitos_plain, NULL },
	{ "local_number", "general.localSystemId", kitos_plain, NULL },
	{ "local_number", "LocalSystemId", kitos_plain, NULL },
	{ "status", "general.validity.lifeCycleStatus", kitos_word, kitos_lifecycle },
	{ "status", "LifeCycleStatus", kitos_word, kitos_lifecycle },
	{ "department", "organizationUsage.responsibleOrganizationUnit.name", kitos_plain, NULL },
	{ "department", "ResponsibleOrganizationUnitName", kitos_plain, NULL },
	{ "purpose", "gdpr.processingPurpose", kitos_plain, NULL },
	{ "purpose", "gdpr.purpose", kitos_plain, NULL },
	{ "users", "general.numberOfExpectedUsers.upperBound", kitos_plain, NULL },
	{ "users", "general.numberOfExpectedUsers.lowerBound", kitos_plain, NULL },
	{ "since", "general.validity.validFrom", kitos_date, NULL },
	{ "since", "Concluded", kitos_date, NULL },
	{ "until", "general.validity.validTo", kitos_date, NULL },
	{ "until", "ExpirationDate", kitos_date, NULL },
	{ "access_reviewed", "gdpr.userSupervisionDate", kitos_date, NULL },
	{ "risk_assessed", "gdpr.riskAssessmentConducted", kitos_word, kitos_known },
	{ "risk_assessed_on", "gdpr.riskAssessmentConductedDate", kitos_date, NULL },
	{ "risk_assessed_on", "RiskAssessmentDate", kitos_date, NULL },
	{ "risk_result", "gdpr.riskAssessmentResult", kitos_word, risk_results },
	{ "risk_planned", "gdpr.plannedRiskAssessmentDate", kitos_date, NULL },
	{ "risk_planned", "PlannedRiskAssessmentDate", kitos_date, NULL },
	{ "dpia_conducted", "gdpr.dpiaConducted", kitos_word, kitos_known },
	{ "dpia_on", "gdpr.dpiaDate", kitos_date, NULL },
	{ "retention_defined", "gdpr.retentionPeriodDefined", kitos_word, kitos_known },
	{ "retention_review", "gdpr.nextDataRetentionEvaluationDate", kitos_date, NULL },
	{ "agreement_required", "gdpr.isDataProcessingAgreementRequired", kitos_word, required },
	{ "record_reference", "gdpr.directoryDocumentation.url", kitos_plain, NULL },
	{ "record_reference", "gdpr.directoryDocumentation.name", kitos_plain, NULL },
	{ "record_reference", "LinkToDirectoryUrl", kitos_plain, NULL },
	{ "record_reference", "LinkToDirectoryName", kitos_plain, NULL },
	{ "kle", "localKLEDeviations.addedKLE", kitos_kle, NULL },
	{ "kle", "LocalKleIdsAsCsv", kitos_kle, NULL },
	{ "remark", "general.notes", kitos_plain, NULL },
	{ "remark", "Note", kitos_plain, NULL },
	{ 0 },
};

static void add(struct buf *out, const char *items)
{
	if (items && *items)
		buf_fmt(out, "%s%s", out->len ? "\n" : "", items);
}

/* Categories are said in three lists, one of them by the degree of sensitivity alone. */
static void map_categories(struct ctx *cx, struct draft *d, const json_t *source)
{
	const json_t *specific = kitos_at(source, "gdpr.specificPersonalData");
	const json_t *sensitive = kitos_at(source, "gdpr.sensitivePersonData");
	const char *levels = record_get(d->r, "sensitivity");
	struct buf all = { .arena = cx->arena }, degrees = { .arena = cx->arena };

	add(&all, specific ? kitos_words(cx, specific, specifics) : NULL);
	add(&degrees, levels);
	add(&degrees, all.len ? "confidential" : NULL);
	add(&all, sensitive ? kitos_named(cx, sensitive, categories) : NULL);
	add(&all, set_has(levels, "criminal") ? "criminal" : NULL);
	draft_put_name(d, "data_categories", all.text);
	draft_put_name(d, "sensitivity", degrees.text);
	if (degrees.len)
		draft_put_name(d, "personal_data", strcmp(degrees.text, "none") == 0 ? "0" : "1");
}

/* What KITOS has not decided leaves what is there, or the preset. */
static void unless_undecided(struct draft *d, const char *name)
{
	const struct field *f = field_find(d->r->form, name);

	if (!record_text(d->r, f))
		d->lines[f - d->r->form->fields] = 0;
}

/* What is known of a system comes from usages, from the list of them, and from the catalogue. */
void kitos_map_system(struct ctx *cx, struct draft *d, const json_t *source)
{
	const json_t *usage = json_object_get(source, "usage");

	kitos_map(cx, d, usage, system_rows);
	kitos_map(cx, d, json_object_get(source, "list"), system_rows);
	map_categories(cx, d, usage);
	unless_undecided(d, "lifecycle");
}

void kitos_map_use(struct ctx *cx, struct draft *d, const json_t *source)
{
	kitos_map(cx, d, source, use_rows);
	unless_undecided(d, "status");
	const char *since = record_get(d->r, "since"), *until = record_get(d->r, "until");
	if (since && until && strcmp(since, until) > 0)
		draft_put_name(d, "until", NULL);
}

void kitos_map_catalogue(struct ctx *cx, struct draft *d, const json_t *source)
{
	static const struct kitos_row rows[] = {
		{ "name", "name", kitos_plain, NULL },
		{ "description", "description", kitos_plain, NULL },
		{ "kle", "kle", kitos_kle, NULL },
		{ "archive_duty", "recommendedArchiveDuty.id", kitos_word, archive_duties },
		{ 0 },
	};

	kitos_map(cx, d, json_object_get(source, "system"), rows);
}
