/* commands.c - all commands, and the options that each of them takes */
#include <string.h>

#include "cli.h"

const struct command *const commands[] = {
#define X(name) &cmd_##name,
	COMMANDS(X)
#undef X
		NULL,
};

const struct command *command_find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static const struct choice langs[] = {
	{ "da", W("Danish", "Dansk") },
	{ "en", W("English", "Engelsk") },
	{ 0 },
};

static const struct choice outputs[] = {
	{ "table", W("Table", "Tabel") },
	{ "json", W("JSON", "JSON") },
	{ "yaml", W("YAML", "YAML") },
	{ "csv", W("CSV", "CSV") },
	{ 0 },
};

const struct field global_options[] = {
	TEXT("data", W("Data folder", "Datamappe"), 0, .max = 4000,
		.help = W("$VAERN_DATA, or $XDG_DATA_HOME/vaern, where it is not given.",
			"$VAERN_DATA eller $XDG_DATA_HOME/vaern, hvis den ikke er angivet.")),
	TEXT("as", W("Acting person's login name", "Den handlendes brugernavn"), 0, .max = 100,
		.help = W("$VAERN_AS, or your own login name, where it is not given.",
			"$VAERN_AS eller dit eget brugernavn, hvis det ikke er angivet.")),
	TEXT("org", W("Organisation, by its short name", "Organisation, ved sit kortnavn"), 0,
		.max = 200),
	CHOICE("lang", W("Language", "Sprog"), 0, .choices = langs),
	CHOICE("output", W("Form of the output", "Udskriftens form"), 0, .choices = outputs,
		.preset = "table"),
	TEXT("today", W("Today's date, instead of the clock's", "Dags dato i stedet for urets"), 0,
		.max = 40),
	DATE("as_of", W("Show the data as of that date", "Vis data, som de var den dato"), 0),
	END,
};
