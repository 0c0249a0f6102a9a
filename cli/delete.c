/* delete.c - vaern delete: takes a record away, but not its history */
#include <string.h>

#include "cli.h"
#include "store.h"

static const struct field options[] = {
	YES_NO("yes", W("Do not ask first", "Spørg ikke først"), 0),
	END,
};

static bool is_sure(struct ctx *cx, const struct form *form, const char *id)
{
	const struct field yes = {
		.name = "yes", .kind = KIND_YES_NO, .label = W("Answer", "Svar")
	};
	const char *answer = NULL;

	if (!somebody_answers())
		return true;
	if (!ask_line(cx, &answer,
		    arena_fmt(cx->arena, _("Delete %s '%s'? (yes or no)"),
			    words_in(cx->lang, form->label), record_title(cx, form, id)),
		    _("no")) ||
		!field_check(cx, &yes, &answer))
		return false;
	return strcmp(answer, "1") == 0 || err_set(cx, ERR_INVALID, "Nothing was deleted");
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const struct form *form = entity_find(words[0]);
	const char *id;

	return record_named(cx, &id, form, words[1]) &&
	       (set_has(record_get(opt, "yes"), "1") || is_sure(cx, form, id)) &&
	       record_delete(cx, form, id);
}

static const struct example examples[] = {
	{ "vaern delete system 019ac3",
		W("Named by the beginning of its id.", "Nævnt ved begyndelsen af sit id.") },
	{ 0 },
};

const struct command cmd_delete = {
	.name = "delete",
	.args = W("ENTITY ID", "ENTITET ID"),
	.least = 2,
	.most = 2,
	.summary = W("Delete a record; its history stays", "Slet en post; dens historik bliver"),
	.help = W("A record that others refer to is not deleted.",
		"En post, som andre henviser til, bliver ikke slettet."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR | NAMES_ENTITY,
	.examples = examples,
	.run = run,
};
