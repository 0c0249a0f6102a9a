/* comment.c - what somebody said about a record */
#include "entities.h"

static const struct field fields[] = {
	PROSE("text", W("Text", "Tekst"), REQUIRED | LISTED),
	SUBJECT("subject", W("About", "Vedrører"), REQUIRED | LISTED),
	LINK("author", W("Author", "Skrevet af"), LISTED, .target = &person_form),
	END,
};

const struct form comment_form = {
	.name = "comment",
	.label = W("Comment", "Kommentar"),
	.plural = W("Comments", "Kommentarer"),
	.fields = fields,
};
