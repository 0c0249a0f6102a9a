#include "kitos.h"

const struct kitos_word kitos_known[] = {
	{ "No", "no" },
	{ "Yes", "yes" },
	{ "DontKnow", "unknown" },
	{ "Undecided", NULL },
	{ "Nej", "no" },
	{ "Ja", "yes" },
	{ "Ved ikke", "unknown" },
	{ 0 },
};

const struct kitos_word kitos_lifecycle[] = {
	{ "Undecided", NULL },
	{ "NotInUse", "closed" },
	{ "PhasingIn", "planned" },
	{ "Operational", "running" },
	{ "PhasingOut", "phasing_out" },
	{ "Pilot", "pilot" },
	{ 0 },
};

/* Its choice list can be extended by each organisation, so names are read by their parts. */
const struct kitos_word kitos_transfer[] = {
	{ "EU og EØS", "none" },
	{ "Intet", "none" },
	{ "standard kontrakt", "scc" },
	{ "standardkontrakt", "scc" },
	{ "standard contractual", "scc" },
	{ "standard contract", "scc" },
	{ "BCR", "bcr" },
	{ "binding corporate", "bcr" },
	{ "tilstrækkelighed", "adequacy" },
	{ "adfærdskodeks", "code" },
	{ "certificering", "certification" },
	{ "", "other" },
	{ 0 },
};
