/* check_reads.c - whether the actor may read what a check asks: from records that cannot be seen, a
 * NOT EXISTS would conclude that they are not there */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "check_inside.h"
#include "permit.h"

static bool in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* The entity of a table or of a set's table ("processing_systems"); NULL for any other word. */
static const struct form *form_of(const char *name, size_t len)
{
	const struct form *found = NULL;
	size_t longest = 0;

	for (const struct form *const *e = entities; *e; e++) {
		size_t n = strlen((*e)->name);
		if (n > longest && n <= len && strncmp(name, (*e)->name, n) == 0 &&
			(n == len || name[n] == '_')) {
			found = *e;
			longest = n;
		}
	}
	return found;
}

static bool may_read_some(const struct actor *actor, const struct form *form)
{
	if (may_read_all(actor, form))
		return true;
	for (size_t i = 0; i < actor->seat_count; i++)
		if (may(actor, WORD_READ, form, actor->seats[i].organisation))
			return true;
	return false;
}

/* Whether a table's name may follow the word. */
static bool opens_table(const char *word, size_t len)
{
	return len == 4 && (strncasecmp(word, "FROM", 4) == 0 || strncasecmp(word, "JOIN", 4) == 0);
}

bool check_may_run(const struct ctx *cx, const struct check *check)
{
	const char *p = check->sql;

	while (*p) {
		size_t len = 0;
		while (in_name(p[len]))
			len++;
		if (!len) {
			p++;
			continue;
		}
		bool opens = opens_table(p, len);
		p += len;
		if (!opens)
			continue;
		p += strspn(p, " \t\n\"");
		for (len = 0; in_name(p[len]);)
			len++;
		const struct form *form = form_of(p, len);
		if (form && !may_read_some(cx->actor, form))
			return false;
	}
	return true;
}
