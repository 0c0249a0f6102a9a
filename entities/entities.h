/* entities.h - the one list of what we keep records of, in the order in which an import needs them
 */
#ifndef ENTITIES_H
#define ENTITIES_H

#include "record.h"

#define ENTITIES(X) \
	X(organisation) \
	X(person) \
	X(membership) \
	X(supplier) \
	X(system) \
	X(system_use) \
	X(agreement) \
	X(sub_processor) \
	X(processing) \
	X(subject_data) \
	X(screening) \
	X(threat) \
	X(measure) \
	X(assessment) \
	X(scenario) \
	X(answer) \
	X(statement) \
	X(supervision) \
	X(approval) \
	X(finding) \
	X(case) \
	X(comment) \
	X(document) \
	X(task) \
	X(adoption) \
	X(project) \
	X(economy) \
	X(report_text)

#define X(name) extern const struct form name##_form;
ENTITIES(X)
#undef X

#endif
