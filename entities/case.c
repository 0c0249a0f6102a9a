/* case.c - a question about any record that somebody else is to advise on or decide */
#include <string.h>

#include "entities.h"

static const struct choice kinds[] = {
	{ "advice", W("Advice from the DPO", "Rådgivning fra databeskyttelsesrådgiveren") },
	{ "approval", W("Approval", "Godkendelse") },
	{ 0 },
};

static const struct choice states[] = {
	{ "draft", W("Draft", "Kladde") },
	{ "submitted", W("Submitted", "Indsendt") },
	{ "in_review", W("In review", "Under behandling") },
	{ "returned", W("Returned", "Sendt retur") },
	{ "advised", W("Advised", "Rådgivet") },
	{ "approved", W("Approved", "Godkendt") },
	{ "rejected", W("Rejected", "Afvist") },
	{ "closed", W("Closed", "Afsluttet") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED | SETTLED, .max = 300),
	SUBJECT("subject", W("About", "Vedrører"), REQUIRED | LISTED | SETTLED),
	CHOICE("kind", W("Kind", "Art"), REQUIRED | LISTED | SETTLED, .choices = kinds,
		.preset = "approval"),
	PROSE("question", W("Question", "Spørgsmål"), SETTLED),
	DATE("deadline", W("Deadline", "Frist"), LISTED),
	CHOICE("state", W("State", "Tilstand"), REQUIRED | DERIVED | LISTED, .choices = states,
		.preset = "draft"),
	LINK("submitted_by", W("Submitted by", "Indsendt af"), DERIVED, .target = &person_form),
	DATE("submitted_on", W("Submitted on", "Indsendt den"), DERIVED),
	LINK("reviewer", W("Reviewer", "Behandles af"), DERIVED, .target = &person_form),
	PROSE("advice", W("Advice", "Rådgivning"), DERIVED, .law = "GDPR 35(2), 39(1)"),
	PROSE("decision", W("Decision", "Beslutning"), DERIVED),
	LINK("decided_by", W("Decided by", "Besluttet af"), DERIVED, .target = &person_form),
	DATE("decided_on", W("Decided on", "Besluttet den"), DERIVED | LISTED),
	NUMBER("decided_version", W("Version decided on", "Version, der blev besluttet om"),
		DERIVED),
	TEXT("decided_digest", W("Digest of that version", "Aftryk af den version"), DERIVED,
		.max = 64),
	YES_NO("follows_advice", W("The advice is followed", "Rådgivningen følges"), DERIVED),
	PROSE("deviation_reason",
		W("Why the advice is not followed", "Hvorfor rådgivningen ikke følges"), DERIVED,
		.law = "GDPR 5(2), 38(3)"),
	DATE("closed_on", W("Closed on", "Afsluttet den"), DERIVED),
	END,
};

/* What was asked stays beside what was answered. */
static bool is_settled(const struct record *r)
{
	const char *state = record_str(r, "state");

	return strcmp(state, "draft") != 0 && strcmp(state, "returned") != 0;
}

const struct form case_form = {
	.name = "case",
	.label = W("Case", "Sag"),
	.plural = W("Cases", "Sager"),
	.fields = fields,
	.is_settled = is_settled,
};
