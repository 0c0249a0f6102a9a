/* person.c - those who act in the system; what they may do follows from their memberships */
#include "entities.h"

static const struct field fields[] = {
	TEXT("name", W("Name", "Navn"), REQUIRED | LISTED, .max = 200),
	TEXT("login", W("Login name", "Brugernavn"), REQUIRED | UNIQUE | LISTED, .max = 100),
	TEXT("title", W("Position", "Stilling"), LISTED, .max = 200),
	EMAIL("email", W("E-mail", "E-mail"), LISTED),
	TEXT("phone", W("Telephone", "Telefon"), 0, .max = 40),
	YES_NO("active", W("Active", "Aktiv"), LISTED, .preset = "1"),
	END,
};

const struct form person_form = {
	.name = "person",
	.label = W("Person", "Person"),
	.plural = W("People", "Personer"),
	.fields = fields,
};
