/* kitos.h - the objects of KITOS, in the shapes of 2025 and 2026 and of its lists (OData) */
#ifndef KITOS_H
#define KITOS_H

#include "foreign.h"

/* ---- kitos_map.c: one row for each place where KITOS says something ---- */

/* A word of KITOS and ours; NULL: it says nothing. In the order of KITOS's own numbers, which
 * older answers have instead of words. */
struct kitos_word {
	const char *theirs, *ours;
};

/* Rows for one field are tried in turn: the first that says something holds. */
struct kitos_row {
	const char *field;
	const char *path; /* "general.validity.validFrom" */
	const char *(*read)(struct ctx *cx, const json_t *value, const struct kitos_word *words);
	const struct kitos_word *words; /* ends with a nameless one */
};

/* Puts every row's field into the draft; the texts are made to fit. */
void kitos_map(struct ctx *cx, struct draft *d, const json_t *source, const struct kitos_row *rows);

/* What the path leads to; NULL where it ends or leads to null. */
const json_t *kitos_at(const json_t *source, const char *path);

/* The text there, without blanks at its ends; NULL for none. */
const char *kitos_text(struct ctx *cx, const json_t *source, const char *path);

/* ---- readers of values ---- */

const char *kitos_plain(struct ctx *cx, const json_t *value, const struct kitos_word *words);
const char *kitos_date(struct ctx *cx, const json_t *value, const struct kitos_word *words);
const char *kitos_word(struct ctx *cx, const json_t *value, const struct kitos_word *words);
/* All words of a list, of texts or of objects with names. */
const char *kitos_words(struct ctx *cx, const json_t *value, const struct kitos_word *words);
/* The same by a part of the name, as "helbred" in "Helbredsoplysninger". */
const char *kitos_named(struct ctx *cx, const json_t *value, const struct kitos_word *words);
/* KLE numbers of a list, or of a text with commas. */
const char *kitos_kle(struct ctx *cx, const json_t *value, const struct kitos_word *words);
/* Countries by their names. */
const char *kitos_country(struct ctx *cx, const json_t *value, const struct kitos_word *words);

extern const struct kitos_word kitos_known[];     /* yes, no, unknown */
extern const struct kitos_word kitos_lifecycle[]; /* as system and system_use have it */
extern const struct kitos_word kitos_transfer[];  /* the grounds for a transfer, by part of name */

/* ---- the import of one object ---- */

struct kitos {
	struct intake *to;
	const char *file;
	size_t line;
	const char *organisation; /* id, or NULL for the actor's own */
};

/* The organisation as an id, for looking things up. */
const char *kitos_owner(const struct ctx *cx, const struct kitos *k);

struct draft *kitos_draft(
	struct ctx *cx, const struct kitos *k, const char *entity, const char *origin);

/* ---- kitos_party.c ---- */

/* A supplier or sub-processor, as KITOS names it. */
struct party {
	const char *uuid, *name, *cvr; /* NULL where not said */
	const json_t *source;
};

struct party kitos_party(struct ctx *cx, const json_t *organisation);

/* Its origin: "kitos:org:" and the uuid, or what else it is known by. */
const char *kitos_party_mark(struct ctx *cx, const struct party *party);

/* The supplier's id: the one that came from there, has that CVR number or that name, or a new one.
 */
MUST_USE bool kitos_supplier(
	struct ctx *cx, const struct kitos *k, const struct party *party, const char **id);

/* The organisation whose CVR number the object's context has; NULL when it is not here. */
MUST_USE bool kitos_context(struct ctx *cx, const json_t *source, const char **id);

/* The system of a usage, or of the catalogue, that was imported; NULL when it was not. */
MUST_USE bool kitos_system_of_usage(
	struct ctx *cx, const struct kitos *k, const char *uuid, const char **id);
MUST_USE bool kitos_system_found(
	struct ctx *cx, const struct kitos *k, const char *uuid, const char **id, bool *shared);

/* ---- the objects ---- */

typedef bool kitos_taker(struct ctx *cx, const struct kitos *k, const json_t *source);

bool kitos_take_system(struct ctx *cx, const struct kitos *k, const json_t *source);
bool kitos_take_usage(struct ctx *cx, const struct kitos *k, const json_t *source);
bool kitos_take_registration(struct ctx *cx, const struct kitos *k, const json_t *source);
bool kitos_take_contract(struct ctx *cx, const struct kitos *k, const json_t *source);

/* The maps of kitos_usage_map.c; what is known of a system has the parts usage, list, system. */
foreign_map kitos_map_system, kitos_map_use, kitos_map_catalogue;

/* Sub-processors and supervision of a registration. */
bool kitos_take_subs(
	struct ctx *cx, const struct kitos *k, const json_t *source, const char *agreement);
bool kitos_take_oversight(struct ctx *cx, const struct kitos *k, const json_t *source,
	const struct record *agreement);

#endif
