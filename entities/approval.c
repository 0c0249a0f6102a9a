/* approval.c - a member's own decision on a shared supervision: each controller remains responsible
 */
#include "entities.h"

static const struct choice decisions[] = {
	{ "approved", W("Approved", "Godkendt") },
	{ "rejected", W("Rejected", "Afvist") },
	{ 0 },
};

static const struct field fields[] = {
	LINK("supervision", W("Supervision", "Tilsyn"), REQUIRED | LISTED,
		.target = &supervision_form, .law = "GDPR 24(1)"),
	CHOICE("decision", W("Decision", "Beslutning"), DERIVED | LISTED, .choices = decisions),
	PROSE("remark", W("Remark", "Bemærkning"), DERIVED | LISTED),
	DATE("decided_on", W("Decided on", "Besluttet den"), DERIVED | LISTED),
	LINK("decided_by", W("Decided by", "Besluttet af"), DERIVED, .target = &person_form),
	TEXT("digest", W("Digest of what was decided on", "Aftryk af det, der blev besluttet om"),
		DERIVED, .max = 64),
	END,
};

const struct form approval_form = {
	.name = "approval",
	.label = W("Approval", "Godkendelse"),
	.plural = W("Approvals", "Godkendelser"),
	.fields = fields,
};
