/* adoption.c - a member's own decision on a chapter of the shared handbook, apart from its text */
#include <string.h>

#include "entities.h"

static const struct choice ways[] = {
	{ "as_is", W("As it is", "Som det er") },
	{ "adapted", W("With own text", "Tilpasset med egen tekst") },
	{ "opted_out", W("Opted out", "Fravalgt") },
	{ 0 },
};

static const struct choice implementations[] = {
	{ "not_started", W("Not started", "Ikke begyndt") },
	{ "ongoing", W("Ongoing", "I gang") },
	{ "done", W("Implemented", "Implementeret") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("chapter", W("Chapter", "Afsnit"), REQUIRED | LISTED, .max = 20),
	CHOICE("way", W("Adopted", "Vedtaget"), REQUIRED | LISTED, .choices = ways),
	PROSE("local_text", W("Local text", "Lokal tekst"), 0),
	PROSE("reason", W("Reason", "Begrundelse"), 0),
	DATE("adopted_on", W("Adopted on", "Vedtaget den"), REQUIRED | LISTED),
	TEXT("approved_by", W("Approved by", "Godkendt af"), LISTED, .max = 200,
		.help = W("The body that approved: the council, a committee, the management.",
			"Det organ, der godkendte: byråd, udvalg, direktion.")),
	CHOICE("implementation", W("Implementation", "Implementering"), REQUIRED | LISTED,
		.choices = implementations, .preset = "not_started"),
	PROSE("implementation_note", W("What it means here", "Hvad det betyder her"), 0),
	DATE("follow_up", W("Follow-up", "Opfølgning"), 0),
	TEXT("text_digest", W("Digest of the shared text", "Aftryk af den fælles tekst"), 0,
		.max = 64),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	const char *way = record_get(r, "way");
	const char *needs = strcmp(way, "adapted") == 0     ? "local_text"
			    : strcmp(way, "opted_out") == 0 ? "reason"
							    : NULL;

	if (!needs || record_get(r, needs))
		return true;
	err_set(cx, ERR_INVALID,
		strcmp(needs, "reason") == 0 ? N_("Opting out of a chapter needs a reason")
					     : N_("An adapted chapter needs the local text"));
	cx->err.field = needs;
	return false;
}

const struct form adoption_form = {
	.name = "adoption",
	.label = W("Adoption", "Vedtagelse af afsnit"),
	.plural = W("Adoptions", "Vedtagelser"),
	.fields = fields,
	.check = check,
};
