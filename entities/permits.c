/* permits.c - who may do what; tests/unit/permits.txt shows every case that follows from it */
#include "permit.h"

/* The words of everyday work on a record. */
#define EDIT (WORD_ADD | WORD_SET | WORD_DELETE | WORD_COMPUTE)

/* Ours to keep in each organisation: what the law and the handbook ask of a controller. */
#define WORK \
	"supplier system system_use agreement sub_processor processing subject_data screening " \
	"answer threat measure assessment scenario statement supervision finding comment " \
	"document task report_text "

/* Made once for all, by those who are seconded to it. */
#define SHARED_WORK WORK "project economy "

const struct permit permits[] = {
	{ ROLE_COORDINATOR, REACH_OWN, "*", WORD_READ },
	{ ROLE_COORDINATOR, REACH_OWN, WORK, EDIT },
	{ ROLE_COORDINATOR, REACH_OWN, "case", EDIT | WORD_SUBMIT | WORD_CLOSE },
	{ ROLE_COORDINATOR, REACH_OWN, "adoption", EDIT | WORD_ADOPT },
	{ ROLE_COORDINATOR, REACH_OWN, "supervision statement", WORD_CONCLUDE },

	{ ROLE_MANAGER, REACH_OWN, "*", WORD_READ },
	{ ROLE_MANAGER, REACH_OWN, "comment task", WORD_ADD | WORD_SET },
	{ ROLE_MANAGER, REACH_OWN, "assessment scenario measure", WORD_SET | WORD_COMPUTE },
	{ ROLE_MANAGER, REACH_OWN, "adoption", WORD_ADD | WORD_SET | WORD_ADOPT },
	{ ROLE_MANAGER, REACH_OWN, "approval", WORD_APPROVE | WORD_REJECT },
	{ ROLE_MANAGER, REACH_OWN, "case",
		WORD_ADD | WORD_SET | WORD_SUBMIT | WORD_REVIEW | WORD_RETURN | WORD_APPROVE |
			WORD_REJECT | WORD_CLOSE },

	/* Advises and monitors, and never owns a controller's answers (GDPR 38(6), 39(1)). */
	{ ROLE_DPO, REACH_ALL, "*", WORD_READ },
	{ ROLE_DPO, REACH_ALL, "comment finding", WORD_ADD | WORD_SET },
	{ ROLE_DPO, REACH_ALL, "case",
		WORD_REVIEW | WORD_RETURN | WORD_ADVISE | WORD_APPROVE | WORD_REJECT },

	{ ROLE_SUPERVISION, REACH_ALL,
		"organisation person membership supplier system system_use agreement sub_processor "
		"statement supervision approval finding document task comment",
		WORD_READ },
	{ ROLE_SUPERVISION, REACH_OWN,
		"supplier system agreement sub_processor statement supervision finding document "
		"task comment",
		EDIT },
	{ ROLE_SUPERVISION, REACH_OWN, "statement supervision", WORD_CONCLUDE },

	{ ROLE_EDITOR, REACH_ALL, "*", WORD_READ },
	{ ROLE_EDITOR, REACH_OWN, SHARED_WORK, EDIT },
	{ ROLE_EDITOR, REACH_OWN, "case", EDIT | WORD_SUBMIT | WORD_CLOSE },

	{ ROLE_AUDITOR, REACH_ALL, "*", WORD_READ },

	{ ROLE_ADMINISTRATOR, REACH_ALL, "*",
		WORD_READ | EDIT | WORD_IMPORT | WORD_REDACT | WORD_ADOPT },
	{ 0 },
};
