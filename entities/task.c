/* task.c - something somebody is to do by a date, once or again and again */
#include "entities.h"

static const struct choice statuses[] = {
	{ "open", W("Open", "Åben") },
	{ "done", W("Done", "Udført") },
	{ "dropped", W("Dropped", "Bortfaldet") },
	{ 0 },
};

static const struct field fields[] = {
	TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 300),
	SUBJECT("subject", W("About", "Vedrører"), 0),
	PROSE("description", W("Description", "Beskrivelse"), 0),
	LINK("responsible", W("Responsible", "Ansvarlig"), LISTED, .target = &person_form),
	DATE("deadline", W("Deadline", "Frist"), LISTED),
	NUMBER("interval_months", W("Again after (months)", "Gentages efter (måneder)"), 0,
		.min = 1, .max = 120),
	CHOICE("status", W("Status", "Status"), REQUIRED | LISTED, .choices = statuses,
		.preset = "open"),
	DATE("done", W("Done on", "Udført den"), 0),
	PROSE("result", W("Result", "Resultat"), 0),
	END,
};

const struct form task_form = {
	.name = "task",
	.label = W("Task", "Opgave"),
	.plural = W("Tasks", "Opgaver"),
	.fields = fields,
};
