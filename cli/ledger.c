/* ledger.c - vaern ledger: the head to keep elsewhere, and whether anybody altered the store */
#include <stdio.h>

#include "cli.h"
#include "disk.h"
#include "moment.h"
#include "store.h"

#define CHECKPOINT_MAX 100000 /* bytes */

static const struct field options[] = {
	TEXT("checkpoint",
		W("An earlier head, as 'vaern ledger head' wrote it",
			"Et tidligere hoved, som 'vaern ledger head' skrev det"),
		0, .max = 4000,
		.help = W(
			"A file that was kept outside the data folder. With it a history that was "
			"rewritten whole is found too.",
			"En fil, der har ligget uden for datamappen. Med den findes også en "
			"historik, der er skrevet helt om.")),
	END,
};

static bool head(struct ctx *cx, const struct record *opt, const char *none)
{
	const char *note;
	(void)opt, (void)none;

	if (!ledger_head(cx, &note))
		return false;
	fputs(note, stdout);
	return true;
}

static void print_result(struct ctx *cx, const struct ledger_result *r)
{
	for (size_t i = 0; i < r->fault_count; i++)
		printf("! %s\n", r->faults[i]);
	printf(_("Events: %s. Records: %s.\n"), number_shown(cx, r->events),
		number_shown(cx, r->rows));
	if (!r->fault_count)
		printf(_("The ledger is unbroken, and every record is as its last event left "
			 "it.\n"));
}

static bool verify(struct ctx *cx, const struct record *opt, const char *none)
{
	const char *path = record_get(opt, "checkpoint");
	struct buf checkpoint = { 0 };
	struct ledger_result result;
	(void)none;

	if (path && !disk_read(cx, path, CHECKPOINT_MAX, &checkpoint))
		return false;
	if (!ledger_verify(cx, &result, checkpoint.text, checkpoint.len))
		return false;
	print_result(cx, &result);
	return !result.fault_count ||
	       err_set(cx, ERR_FINDINGS, "the store was altered behind the program's back");
}

static const struct subword parts[] = {
	{ "head", false, head },
	{ "verify", false, verify },
	{ 0 },
};

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	return part_run(cx, parts, opt, words);
}

static const struct example examples[] = {
	{ "vaern ledger head > hoved-2025.txt",
		W("The signed head, to keep in another place.",
			"Det underskrevne hoved, til at gemme et andet sted.") },
	{ "vaern ledger verify --checkpoint=hoved-2025.txt",
		W("Is today's history the continuation of that?",
			"Er historikken i dag en fortsættelse af den?") },
	{ 0 },
};

const struct command cmd_ledger = {
	.name = "ledger",
	.args = W("head|verify", "head|verify"),
	.least = 1,
	.most = 2,
	.summary = W("Prove that the history is unbroken", "Bevis, at ændringsloggen er ubrudt"),
	.help = W(
		"head writes the signed head of the ledger (a C2SP checkpoint). verify walks every "
		"event and every record, and names what was altered, removed, reordered or added. "
		"Exit status 1 when something was.",
		"head skriver ændringsloggens underskrevne hoved (et C2SP-checkpoint). verify går "
		"hver hændelse og hver post igennem og nævner det, der er ændret, fjernet, flyttet "
		"eller føjet til. Afslutter med 1, når der er noget."),
	.options = options,
	.needs = NEEDS_STORE,
	.examples = examples,
	.run = run,
};
