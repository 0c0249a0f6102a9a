/* set.c - vaern set: changes a record */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "store.h"

static const struct field options[] = {
	TEXT("file", W("YAML file with the fields", "YAML-fil med felterne"), 0, .max = 4000,
		.help = W("--field=text comes before what the file says.",
			"--felt=tekst går forud for det, som filen siger.")),
	NUMBER("version",
		W("Version that the change builds on", "Version, som ændringen bygger på"), 0,
		.min = 1, .max = 1000000000,
		.help = W("If the record has moved on since, nothing is written.",
			"Er posten ændret siden, bliver intet skrevet.")),
	END,
};

/* A file made by `show --output=yaml` names its record; it must be the one that is changed. */
static bool read_file(struct ctx *cx, struct record *r, const char *path)
{
	const char *id = r->id;

	if (!fields_from_file(cx, r, path))
		return false;
	return strcmp(r->id, id) == 0 ||
	       err_set(cx, ERR_INVALID, "%s: the file is about another record, %s", path, r->id);
}

static bool load(struct ctx *cx, struct record **out, const char **words)
{
	const struct form *form = entity_find(words[0]);
	const char *id;

	return record_named(cx, &id, form, words[1]) && record_load(cx, out, form, id);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *file = record_get(opt, "file"), *version = record_get(opt, "version");
	struct record *r;

	if (!words[2] && !file)
		return err_set(
			cx, ERR_INVALID, "Say what to change: --field=text, or --file=record.yaml");
	if (!load(cx, &r, words))
		return false;
	int64_t before = r->version;
	if ((file && !read_file(cx, r, file)) || !fields_from_words(cx, r, words + 2))
		return false;
	if (version)
		r->version = strtoll(version, NULL, 10);
	if (!record_save(cx, r, WORD_SET))
		return at_option(cx, file);
	if (r->version == before)
		printf(_("Nothing new; it is still version %lld\n"), (long long)r->version);
	else
		printf(_("Saved as version %lld\n"), (long long)r->version);
	return true;
}

static const struct example examples[] = {
	{ "vaern set system Journal --criticality=high", W("One field.", "Et felt.") },
	{ "vaern set system Journal --remark=", W("Empties a field.", "Tømmer et felt.") },
	{ "vaern show system Journal --output=yaml > a.yaml; vaern set system Journal "
	  "--file=a.yaml",
		W("The whole record, changed in an editor in between.",
			"Hele posten, rettet i en editor undervejs.") },
	{ 0 },
};

const struct command cmd_set = {
	.name = "set",
	.args = W("ENTITY ID --FIELD=TEXT ...", "ENTITET ID --FELT=TEKST ..."),
	.least = 2,
	.most = 2,
	.summary = W("Change fields of a record", "Ret felter i en post"),
	.help = W(
		"ID is an id, as much of its beginning as is unique, or a title. --field= empties "
		"the field.",
		"ID er et id, så meget af dets begyndelse, at det er entydigt, eller en titel. "
		"--felt= tømmer feltet."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR | TAKES_FIELDS,
	.examples = examples,
	.run = run,
};
