/* kind.h - how each kind of field is stored, checked and shown */
#ifndef KIND_H
#define KIND_H

#include "record.h"

struct kind_row {
	const char *column; /* type in the store: INTEGER or TEXT */

	/* Rewrites a cell in its canonical form, or fails. The text is trimmed, valid UTF-8 and
	 * not empty; newlines and tabs only come in prose and sets. */
	bool (*accept)(struct ctx *cx, const struct field *f, const char **text);

	/* A canonical cell as people read it; NULL: as it is. */
	const char *(*shown)(struct ctx *cx, const struct field *f, const char *text);

	/* What the database holds the column to; NULL: nothing. */
	void (*condition)(struct buf *out, const struct field *f, const char *column);

	long max;   /* bytes of a text, where the field sets no limit of its own; 0: none */
	int length; /* that all cells of the kind have, or 0 */
	bool bare;  /* a number in JSON and YAML, not a quoted text */
	bool set;   /* many items, each a row of a table of its own */
};

extern const struct kind_row kinds[]; /* by enum kind */

/* Writes " CHECK (...)" for the column, or for the `value` of a set's table; nothing where the kind
 * has no rule. Only =, OR and length(): an IN costs a third of an import. */
void kind_check_sql(struct buf *out, const struct field *f, const char *column);

#endif
