/* record.h - what can be filled in, described once: entities, options, settings */
#ifndef RECORD_H
#define RECORD_H

#include "base.h"

enum kind {
	KIND_TEXT,    /* one line */
	KIND_PROSE,   /* long text in Markdown */
	KIND_NUMBER,  /* a whole number */
	KIND_DATE,    /* "2026-01-31" */
	KIND_TIME,    /* "2026-01-31T12:00:00Z" */
	KIND_YES_NO,  /* "1" or "0" */
	KIND_CHOICE,  /* the name of one of the field's choices */
	KIND_CHOICES, /* names, in byte order, a newline between */
	KIND_LINK,    /* the id of a record of the target */
	KIND_LINKS,   /* ids, in byte order, a newline between */
	KIND_SUBJECT, /* "entity/id": a record of any entity */
	KIND_EMAIL,
	KIND_CVR,       /* 8 digits; modulus 11 is a warning */
	KIND_COUNTRY,   /* ISO 3166-1 alpha-2 */
	KIND_COUNTRIES, /* such codes, in byte order, a newline between */
	KIND_FILE,      /* SHA-256 in hex of a file in the store */
};

enum field_flags {
	REQUIRED = 1 << 0,
	UNIQUE = 1 << 1,  /* no two records in the store hold the same */
	LISTED = 1 << 2,  /* a column of the overview */
	DERIVED = 1 << 3, /* written by the program's own words, not by add and set */
	SETTLED = 1 << 4, /* stays as it is while the form says that the record is settled */
	PART = 1 << 5, /* of a link: the record is part of that one, whose organisation has both */
};

struct choice {
	const char *name; /* stored, exported and typed */
	struct words label;
};

struct form;
struct record;

struct field {
	const char *name; /* column, YAML key, CLI option and form control */
	enum kind kind;
	unsigned flags;
	struct words label;
	struct words help;  /* or nothing */
	const char *law;    /* the article it answers to, as "GDPR 30(1)(b)", or NULL */
	long min, max;      /* of the number, or of the length in bytes (0: the kind's own limit) */
	const char *preset; /* what a form not filled in holds */
	const struct choice *choices;
	const struct form *target;
};

/* TEXT("title", W("Title", "Titel"), REQUIRED | LISTED, .max = 200) */
#define TEXT(...)      FIELD(KIND_TEXT, __VA_ARGS__)
#define PROSE(...)     FIELD(KIND_PROSE, __VA_ARGS__)
#define NUMBER(...)    FIELD(KIND_NUMBER, __VA_ARGS__)
#define DATE(...)      FIELD(KIND_DATE, __VA_ARGS__)
#define TIME(...)      FIELD(KIND_TIME, __VA_ARGS__)
#define YES_NO(...)    FIELD(KIND_YES_NO, __VA_ARGS__)
#define CHOICE(...)    FIELD(KIND_CHOICE, __VA_ARGS__)
#define CHOICES(...)   FIELD(KIND_CHOICES, __VA_ARGS__)
#define LINK(...)      FIELD(KIND_LINK, __VA_ARGS__)
#define LINKS(...)     FIELD(KIND_LINKS, __VA_ARGS__)
#define SUBJECT(...)   FIELD(KIND_SUBJECT, __VA_ARGS__)
#define EMAIL(...)     FIELD(KIND_EMAIL, __VA_ARGS__)
#define CVR(...)       FIELD(KIND_CVR, __VA_ARGS__)
#define COUNTRY(...)   FIELD(KIND_COUNTRY, __VA_ARGS__)
#define COUNTRIES(...) FIELD(KIND_COUNTRIES, __VA_ARGS__)
#define FILE_(...)     FIELD(KIND_FILE, __VA_ARGS__)
#define END \
	{ \
		.name = NULL \
	}

/* W() arrives as two arguments, for the comma within its braces. */
#define FIELD(kind_, name_, label_en_, label_da_, ...) \
	{ \
		.kind = (kind_), .name = (name_), .label = label_en_, label_da_, \
		.flags = __VA_ARGS__ \
	}

/* Entities, command options and settings are all forms to fill in. The first field of an entity
 * is what a record is called. */
struct form {
	const char *name; /* table, YAML section, CLI noun and URL */
	struct words label, plural;
	const struct field *fields;                            /* ends with a nameless field */
	bool (*check)(struct ctx *cx, const struct record *r); /* or NULL */
	/* Whether others have it in their hands: then it is not deleted, nor its SETTLED fields
	 * changed. May be NULL: never. */
	bool (*is_settled)(const struct record *r);
};

/* A record is a form filled in: a row of text that the form may refuse. */
struct record {
	const struct form *form;
	const char *id;           /* UUIDv7, NULL until saved */
	const char *organisation; /* id of the organisation it belongs to; NULL: the actor's own */
	const char *origin;       /* the foreign system's id as "kitos:usage:...", or NULL */
	int64_t version;          /* the version that was read; 0 until saved */
	int64_t event;            /* the ledger's line that wrote it */
	const char *text[];       /* one per field, NULL when unset */
};

extern const struct form *const entities[]; /* ends with NULL */

const struct form *entity_find(const char *name);

/* Fails: there is no such entity, and which one was meant if that can be guessed. */
bool entity_unknown(struct ctx *cx, const char *word);

const struct field *field_find(const struct form *form, const char *name);
size_t field_count(const struct form *form);

/* The choices of a field, countries included; NULL for kinds without. */
const struct choice *field_choices(const struct field *f);
const struct choice *choice_find(const struct choice *choices, const char *name);

/* Whether the field is a table of its own in the store: a set. */
bool field_is_set(const struct field *f);

struct record *record_new(struct ctx *cx, const struct form *form);
struct record *record_copy(struct ctx *cx, const struct record *r);

/* The field's text or NULL; the field must exist. */
const char *record_get(const struct record *r, const char *name);

/* Whether the field's text is this one; a stored text has no newline at its end. */
bool record_says(const struct record *r, const char *name, const char *text);

/* "" where record_get() gives NULL. */
const char *record_str(const struct record *r, const char *name);

/* Sets a field from text as a person or file wrote it; an empty text unsets. Fails on an unknown
 * field; the text itself is judged by record_check(). It is not copied, so it must live as long as
 * the record. */
MUST_USE bool record_set(struct ctx *cx, struct record *r, const char *name, const char *text);

/* Validates every field, rewrites it in its canonical form, and asks the form's own check. On
 * failure cx->err.field names the field. */
MUST_USE bool record_check(struct ctx *cx, struct record *r);

/* One cell as record_check() does it; items of sets come separated by newlines or commas, and
 * choices by their name or label in either language. Dates may be Danish ("31-01-2026"), and a time
 * without a zone is what the clock in Europe/Copenhagen showed. An empty cell becomes NULL. */
MUST_USE bool field_check(struct ctx *cx, const struct field *f, const char **text);

/* A cell as people read it: labels of choices, Danish dates, "Ja"; links stay as they are. */
const char *field_shown(struct ctx *cx, const struct field *f, const char *text);

/* The items of a set cell, one after the other:
 * for (struct item it = item_first(cell); it.text; it = item_next(it)) */
struct item {
	const char *text; /* NOT NUL-terminated; NULL after the last */
	size_t len;
};
struct item item_first(const char *cell);
struct item item_next(struct item item);

/* Whether a set cell has the item. */
bool set_has(const char *cell, const char *item);

#define FOR_EACH_FIELD(f, e) for (const struct field *f = (e)->fields; f->name; f++)

static inline const char **record_cell(struct record *r, const struct field *f)
{
	return &r->text[f - r->form->fields];
}

static inline const char *record_text(const struct record *r, const struct field *f)
{
	return r->text[f - r->form->fields];
}

#endif
