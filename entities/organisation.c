/* organisation.c - the controllers, their association, and those who serve them */
#include <ctype.h>

#include "entities.h"

static const struct choice kinds[] = {
	{ "municipality", W("Municipality", "Kommune") },
	{ "association", W("Association", "Forening") },
	{ "dpo", W("Data protection officer's firm", "Databeskyttelsesrådgivers firma") },
	{ "other", W("Other", "Anden") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 200, .law = "GDPR 30(1)(a)"),
	TEXT("short", W("Short name", "Kortnavn"), REQUIRED | UNIQUE | LISTED, .max = 40,
		.help = W("What it is called on the command line: small letters, digits and -.",
			"Det, den hedder på kommandolinjen: små bogstaver, tal og -.")),
	CHOICE("kind", W("Kind", "Art"), REQUIRED | LISTED, .choices = kinds,
		.preset = "municipality"),
	TEXT("municipality_code", W("Municipality code", "Kommunekode"), LISTED, .max = 4),
	CVR("cvr", W("CVR number", "CVR-nummer"), LISTED),
	TEXT("address", W("Address", "Adresse"), 0, .max = 300, .law = "GDPR 30(1)(a)"),
	EMAIL("email", W("E-mail", "E-mail"), 0, .law = "GDPR 30(1)(a)"),
	TEXT("phone", W("Telephone", "Telefon"), 0, .max = 40, .law = "GDPR 30(1)(a)"),
	TEXT("representative", W("Representative", "Repræsentant"), 0, .max = 300,
		.law = "GDPR 30(1)(a)"),
	TEXT("dpo_contact", W("Data protection officer", "Databeskyttelsesrådgiver"), 0, .max = 300,
		.law = "GDPR 37(7)",
		.help = W("Contact details as published.",
			"Kontaktoplysninger, som de er offentliggjort.")),
	NUMBER("employees", W("Employees", "Medarbejdere"), 0, .max = 1000000),
	DATE("member_from", W("Member from", "Medlem fra"), 0),
	DATE("member_to", W("Member until", "Medlem til"), 0),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	for (const char *p = record_get(r, "short"); *p; p++)
		if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '-') {
			err_set(cx, ERR_INVALID,
				"Short name: only small letters a to z, digits and -, not '%s'",
				record_get(r, "short"));
			cx->err.field = "short";
			return false;
		}
	return true;
}

const struct form organisation_form = {
	.name = "organisation",
	.label = W("Organisation", "Organisation"),
	.plural = W("Organisations", "Organisationer"),
	.fields = fields,
	.check = check,
};
