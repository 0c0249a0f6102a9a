/* upgrade.c - vaern upgrade: brings a data folder to this program's form */
#include "cli.h"
#include "store.h"

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *folder = data_folder(cx, opt);
	(void)words;

	if (!store_upgrade(cx, folder))
		return false;
	printf(_("The data folder %s is up to date\n"), folder);
	return true;
}

const struct command cmd_upgrade = {
	.name = "upgrade",
	.summary = W("Bring the data folder to this version of the program",
		"Bring datamappen op til denne version af programmet"),
	.help = W("Take a copy first. An older program does not open the folder afterwards.",
		"Tag en kopi først. Et ældre program kan ikke åbne mappen bagefter."),
	.run = run,
};
