/* membership.c - who holds which role in which organisation, and when */
#include "choices.h"
#include "entities.h"
#include "permit.h"

const struct choice role_choices[] = {
#define X(id, name, en, da, reaches) { #name, W(en, da) },
	ROLES(X)
#undef X
		{ 0 },
};

static const struct field fields[] = {
	LINK("person", W("Person", "Person"), REQUIRED | LISTED, .target = &person_form),
	CHOICE("role", W("Role", "Rolle"), REQUIRED | LISTED, .choices = role_choices),
	DATE("valid_from", W("From", "Fra"), REQUIRED | LISTED),
	DATE("valid_to", W("Until", "Til"), LISTED),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return dates_in_order(cx, r, "valid_from", "valid_to");
}

const struct form membership_form = {
	.name = "membership",
	.label = W("Membership", "Rolle i organisation"),
	.plural = W("Memberships", "Roller i organisationer"),
	.fields = fields,
	.check = check,
};
