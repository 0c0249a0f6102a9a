/* choices.h - lists that more than one entity offers, and checks that more than one makes */
#ifndef CHOICES_H
#define CHOICES_H

#include "record.h"

extern const struct choice data_subject_choices[];  /* whose data: GDPR 30(1)(c) */
extern const struct choice data_category_choices[]; /* which data: GDPR 30(1)(c), 9(1), 10 */
extern const struct choice answer_choices[];        /* yes, no, partly, not relevant, unknown */
extern const struct choice known_choices[];         /* yes, no, unknown */
extern const struct choice level_choices[];         /* very low ... very high */
extern const struct choice severity_choices[];      /* critical ... low */
extern const struct choice lifecycle_choices[];     /* planned ... closed */
extern const struct choice transfer_tool_choices[]; /* GDPR chapter V */
extern const struct choice outcome_choices[];       /* of a DPIA screening */
extern const struct choice objective_choices[];     /* A to I of the ISAE 3000 template */

/* Fails when the later date lies before the earlier one; a missing date is no fault. */
MUST_USE bool dates_in_order(
	struct ctx *cx, const struct record *r, const char *earlier, const char *later);

/* Fails unless the field holds KLE numbers as 27.36.04, separated by commas or blanks. */
MUST_USE bool kle_is_right(struct ctx *cx, const struct record *r, const char *field);

/* Fails when an override is given without its reason. */
MUST_USE bool override_has_reason(
	struct ctx *cx, const struct record *r, const char *override, const char *reason);

#endif
