/* init.c - vaern init: a new data folder */
#include "cli.h"
#include "demo/demo.h"
#include "seal.h"
#include "store.h"

static const struct field options[] = {
	YES_NO("demo",
		W("Fill it with an invented cooperation", "Fyld den med et opdigtet samarbejde"), 0,
		.help = W(
			"Twelve municipalities with two years behind them, and a key to try seals "
			"with, which calls itself a demo key in every document that it seals.",
			"Tolv kommuner med to år bag sig og en nøgle at prøve segl med, som kalder "
			"sig selv en demonøgle i hvert dokument, den forsegler.")),
	END,
};

static bool fill(struct ctx *cx, const char *folder, const char *login)
{
	const struct store_options opening = { .folder = folder, .login = login };
	const char *key, *keys = arena_fmt(cx->arena, "%s/keys", folder);

	if (!seal_key_make_demo(cx, &key, keys, _("The association")) ||
		!store_open(cx, &opening) || !demo_make(cx))
		return false;
	printf(_("Filled it with an invented cooperation: twelve municipalities, two years.\n"));
	printf(_("A demo key to try seals with is in %s\n"), key);
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *folder = data_folder(cx, opt), *login = acting_login(cx, opt);
	bool demo = set_has(record_get(opt, "demo"), "1");
	(void)words;

	if (!store_init(cx, folder, login))
		return false;
	printf(_("Made the data folder %s\n"), folder);
	printf(_("with the organisation 'association' and the administrator '%s'.\n"), login);
	if (demo)
		return fill(cx, folder, login);
	printf(_("Next: vaern add organisation --name=... --short=...\n"));
	return true;
}

static const struct example examples[] = {
	{ "vaern init --data=/srv/vaern", W("In a folder of its own.", "I en mappe for sig.") },
	{ "vaern init --demo --data=demo", W("Something to try it on.", "Noget at prøve det på.") },
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
