/* verify.c - vaern verify: whether PDFs are as they were sealed */
#include <stdio.h>

#include "cli.h"
#include "moment.h"
#include "seal.h"

static const struct field options[] = {
	TEXT("trust",
		W("Trusted certificates: PEM file or folder",
			"Betroede certifikater: PEM-fil eller mappe"),
		0, .max = 4000),
	END,
};

static void print_signature(struct ctx *cx, const struct pdf_signature *s)
{
	const char *when = s->time ? time_shown(cx, s->time) : _("time not stated");

	printf("  %s: %s%s%s, %s%s\n", s->field, s->signer, *s->organisation ? ", " : "",
		s->organisation, when, s->good ? "" : _(" - NOT VALID"));
}

static bool verify(struct ctx *cx, const char *path, const char *trust, size_t *bad)
{
	struct pdf_verdict verdict;

	if (!seal_verify_file(cx, &verdict, path, trust))
		return false;
	printf("%s: %s\n", path, verdict.good ? _("sealed and unchanged") : _("NOT to be trusted"));
	for (size_t i = 0; i < verdict.signature_count; i++)
		print_signature(cx, &verdict.signatures[i]);
	for (size_t i = 0; i < verdict.finding_count; i++)
		printf("  %s %s\n", verdict.findings[i].fault ? "!" : "-",
			verdict.findings[i].text);
	*bad += !verdict.good;
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	size_t bad = 0, count = 0;

	for (; words[count]; count++)
		if (!verify(cx, words[count], record_get(opt, "trust"), &bad))
			return false;
	return !bad || err_set(cx, ERR_FINDINGS, "%zu of %zu files cannot be trusted", bad, count);
}

static const struct example examples[] = {
	{ "vaern verify *.pdf", W("Every report in the folder.", "Alle rapporter i mappen.") },
	{ 0 },
};

const struct command cmd_verify = {
	.name = "verify",
	.args = W("FILE.pdf...", "FIL.pdf..."),
	.least = 1,
	.most = ANY_NUMBER,
	.summary = W("Check the seals of PDFs", "Kontrollér segl på PDF-filer"),
	.help = W("Says who sealed each file and when, and whether it is unchanged since. "
		  "Exit status 1 when a file is not sealed, or is not as it was.",
		"Siger, hvem der har forseglet hver fil og hvornår, og om den er uændret siden. "
		"Afslutter med 1, når en fil ikke er forseglet eller ikke er, som den var."),
	.options = options,
	.examples = examples,
	.run = run,
};
