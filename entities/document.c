/* document.c - a file or a link that belongs to a record */
#include "entities.h"

static const struct choice kinds[] = {
	{ "report", W("Report", "Rapport") },
	{ "statement", W("Statement", "Erklæring") },
	{ "agreement", W("Agreement", "Aftale") },
	{ "procedure", W("Procedure", "Procedure") },
	{ "evidence", W("Evidence", "Dokumentation") },
	{ "letter", W("Letter", "Brev") },
	{ "other", W("Other", "Andet") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	CHOICE("kind", W("Kind", "Art"), LISTED, .choices = kinds),
	SUBJECT("subject", W("About", "Vedrører"), LISTED),
	FILE_("file", W("File", "Fil"), 0),
	TEXT("link", W("Link", "Link"), 0, .max = 2000),
	TEXT("case_number", W("Case number", "Sagsnummer"), 0, .max = 200),
	DATE("dated", W("Dated", "Dateret"), LISTED),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

const struct form document_form = {
	.name = "document",
	.label = W("Document", "Dokument"),
	.plural = W("Documents", "Dokumenter"),
	.fields = fields,
};
