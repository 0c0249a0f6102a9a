/* answer.c - one answer to one question of a screening or a risk method */
#include "choices.h"
#include "entities.h"

static const struct field fields[] = {
	TEXT("question", W("Question", "Spørgsmål"), REQUIRED | LISTED, .max = 60),
	LINK("screening", W("Screening", "Screening"), LISTED | PART, .target = &screening_form),
	LINK("assessment", W("Assessment", "Risikovurdering"), PART, .target = &assessment_form),
	CHOICE("answer", W("Answer", "Svar"), REQUIRED | LISTED, .choices = answer_choices),
	PROSE("reason", W("Reason", "Begrundelse"), LISTED),
	END,
};

static bool check(struct ctx *cx, const struct record *r)
{
	return !record_get(r, "screening") != !record_get(r, "assessment") ||
	       err_set(cx, ERR_INVALID,
		       "An answer belongs to either a screening or a risk assessment");
}

const struct form answer_form = {
	.name = "answer",
	.label = W("Answer", "Svar"),
	.plural = W("Answers", "Svar"),
	.fields = fields,
	.check = check,
};
