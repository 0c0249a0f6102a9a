/* sub_processor.c - whom a processor lets process in turn (GDPR 28(2) and (4)) */
#include "choices.h"
#include "entities.h"

static const struct choice statuses[] = {
	{ "proposed", W("Notified", "Varslet") },
	{ "approved", W("Approved", "Godkendt") },
	{ "objected", W("Objected to", "Gjort indsigelse") },
	{ "ended", W("Ended", "Ophørt") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 200),
	LINK("agreement", W("Agreement", "Databehandleraftale"), REQUIRED | LISTED | PART,
		.target = &agreement_form, .law = "GDPR 28(4)"),
	CVR("cvr", W("CVR number", "CVR-nummer"), LISTED),
	TEXT("registration", W("Foreign registration number", "Udenlandsk registreringsnummer"), 0,
		.max = 100),
	TEXT("address", W("Address", "Adresse"), 0, .max = 300),
	COUNTRY("country", W("Country", "Land"), LISTED, .law = "GDPR 44"),
	PROSE("service", W("Service", "Ydelse"), 0),
	TEXT("place", W("Place of processing", "Behandlingssted"), 0, .max = 300, .law = "GDPR 44"),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "approved"),
	CHOICE("transfer_tool", W("Transfer tool", "Overførselsgrundlag"), 0,
		.choices = transfer_tool_choices, .law = "GDPR 46"),
	DATE("noticed", W("Notified on", "Varslet den"), 0, .law = "GDPR 28(2)"),
	DATE("objection_until", W("Objection until", "Frist for indsigelse"), LISTED,
		.law = "GDPR 28(2)"),
	PROSE("remark", W("Remark", "Bemærkning"), 0),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "noticed", "objection_until");
}

const struct form sub_processor_form = {
	.name = "sub_processor",
	.label = W("Sub-processor", "Underdatabehandler"),
	.plural = W("Sub-processors", "Underdatabehandlere"),
	.fields = fields,
	.check = check,
};
