/* supplier.c - those who deliver systems and process data for us */
#include "entities.h"

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 200),
	CVR("cvr", W("CVR number", "CVR-nummer"), LISTED),
	COUNTRY("country", W("Country", "Land"), LISTED, .law = "GDPR 44"),
	TEXT("address", W("Address", "Adresse"), 0, .max = 300),
	TEXT("contact", W("Contact point", "Kontaktpunkt"), 0, .max = 200),
	EMAIL("email", W("E-mail", "E-mail"), LISTED),
	TEXT("phone", W("Telephone", "Telefon"), 0, .max = 40),
	PROSE("services", W("Services", "Ydelser"), 0),
	PROSE("guarantees", W("Sufficient guarantees", "Tilstrækkelige garantier"), 0,
		.law = "GDPR 28(1)",
		.help = W("What was looked at before the supplier was chosen.",
			"Hvad der blev undersøgt, før leverandøren blev valgt.")),
	PROSE("foreign_record", W("As the source has it", "Som kilden har det"), 0),
	END,
};

const struct form supplier_form = {
	.name = "supplier",
	.label = W("Supplier", "Leverandør"),
	.plural = W("Suppliers", "Leverandører"),
	.fields = fields,
};
