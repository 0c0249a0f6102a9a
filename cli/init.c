/* init.c - vaern init: a new data folder */
#include "cli.h"
#include "store.h"

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *folder = data_folder(cx, opt), *login = acting_login(cx, opt);
	(void)words;

	if (!store_init(cx, folder, login))
		return false;
	printf(_("Made the data folder %s\n"), folder);
	printf(_("with the organisation 'association' and the administrator '%s'.\n"), login);
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
	.examples = examples,
	.run = run,
};
