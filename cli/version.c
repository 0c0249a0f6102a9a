/* version.c - vaern version */
#include "cli.h"

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	(void)cx, (void)opt, (void)words;
	printf("vaern %s\n", VAERN_VERSION);
	return true;
}

const struct command cmd_version = {
	.name = "version",
	.summary = W("Print the program's version", "Udskriv programmets version"),
	.run = run,
};
