/* subject_data.c - which data about which data subjects: the record must show them together, not as
 * two lists (GDPR 30(1)(c); Datatilsynet 2018-423-0018) */
#include "choices.h"
#include "entities.h"

static const struct field fields[] = {
	CHOICE("data_subject", W("Data subject", "Registreret"), REQUIRED | LISTED,
		.choices = data_subject_choices, .law = "GDPR 30(1)(c)"),
	LINK("processing", W("Processing activity", "Behandlingsaktivitet"),
		REQUIRED | LISTED | PART, .target = &processing_form),
	CHOICES("data_categories", W("Categories of data", "Kategorier af oplysninger"),
		REQUIRED | LISTED, .choices = data_category_choices, .law = "GDPR 30(1)(c)"),
	NUMBER("count", W("Number of people", "Antal personer"), 0, .max = 100000000),
	TEXT("retention", W("Time limit for erasure", "Slettefrist"), 0, .max = 500,
		.law = "GDPR 30(1)(f)"),
	PROSE("need", W("Why it is needed", "Hvorfor det er nødvendigt"), 0, .law = "GDPR 5(1)(c)"),
	END,
};

const struct form subject_data_form = {
	.name = "subject_data",
	.label = W("Data about a data subject", "Oplysninger om en registreret"),
	.plural = W("Data by data subject", "Oplysninger fordelt på registrerede"),
	.fields = fields,
};
