/* init.c - vaern init: a new data folder */
#include <string.h>

#include "cli.h"
#include "seal.h"
#include "store.h"

static const struct field options[] = {
	YES_NO("demo_key", W("Make a key to try seals with", "Dan også en nøgle at prøve segl med"),
		0,
		.help = W("It calls itself a demo key in every document that it seals.",
			"Den kalder sig selv en demonøgle i hvert dokument, som den forsegler.")),
	END,
};

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *folder = data_folder(cx, opt), *login = acting_login(cx, opt), *key = NULL;
	const char *keys = arena_fmt(cx->arena, "%s/keys", folder);
	(void)words;

	if (!store_init(cx, folder, login))
		return false;
	printf(_("Made the data folder %s\n"), folder);
	printf(_("with the organisation 'association' and the administrator '%s'.\n"), login);
	if (strcmp(record_str(opt, "demo_key"), "1") == 0 &&
		!seal_key_make_demo(cx, &key, keys, _("The association")))
		return false;
	if (key)
		printf(_("A demo key to try seals with is in %s\n"), key);
	printf(_("Next: vaern add organisation --name=... --short=...\n"));
	return true;
}

static const struct example examples[] = {
	{ "vaern init --data=/srv/vaern", W("In a folder of its own.", "I en mappe for sig.") },
	{ 0 },
};

const struct command cmd_init = {
	.name = "init",
	.summary = W("Make a new data folder", "Opret en ny datamappe"),
	.help = W("The folder gets an empty store, the association and you as its administrator.",
		"Mappen får et tomt lager, foreningen og dig som dens administrator."),
	.options = options,
	.examples = examples,
	.run = run,
};
