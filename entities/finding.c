/* finding.c - what a review, an audit or a supervision found, and what became of it */
#include "choices.h"
#include "entities.h"

static const struct choice statuses[] = {
	{ "open", W("Open", "Åben") },
	{ "closed", W("Closed", "Lukket") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	CHOICE("severity", W("Severity", "Alvorlighed"), REQUIRED | LISTED,
		.choices = severity_choices),
	LINK("statement", W("Statement", "Revisorerklæring"), 0, .target = &statement_form),
	LINK("supervision", W("Supervision", "Tilsyn"), 0, .target = &supervision_form),
	SUBJECT("subject", W("About", "Vedrører"), 0),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	PROSE("recommendation", W("Recommendation", "Anbefaling"), 0),
	TEXT("law", W("Law", "Lovhenvisning"), 0, .max = 100),
	LINK("responsible", W("Responsible", "Ansvarlig"), 0, .target = &person_form),
	DATE("deadline", W("Deadline", "Frist"), LISTED),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "open"),
	DATE("closed", W("Closed on", "Lukket den"), 0),
	PROSE("follow_up", W("Follow-up", "Opfølgning"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	const char *status = record_get(r, "status");

	if ((status[0] == 'c') == (record_get(r, "closed") != NULL))
		return true;
	err_set(cx, ERR_INVALID, "A closed finding has a closing date, an open one has none");
	cx->err.field = "closed";
	return false;
}

const struct form finding_form = {
	.name = "finding",
	.label = W("Finding", "Observation"),
	.plural = W("Findings", "Observationer"),
	.fields = fields,
	.check = check,
};
