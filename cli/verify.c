/* verify.c - vaern verify: whether PDFs are as they were sealed */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "disk.h"
#include "moment.h"
#include "report.h"
#include "seal.h"

static const struct field options[] = {
	TEXT("trust",
		W("Trusted certificates: PEM file or folder",
			"Betroede certifikater: PEM-fil eller mappe"),
		0, .max = 4000),
	YES_NO("ledger",
		W("Check the ledger's head in each report against the store",
			"Kontrollér ændringsloggens hoved i hver rapport mod lageret"),
		0),
	END,
};

#define FILE_LIMIT 268435456

/* Whether the ledger had that root when the report was made: true, or a fault in cx->err. */
static bool head_stands(struct ctx *cx, const char *path)
{
	struct report_claim claim;
	const char *root;
	struct buf pdf;

	if (!disk_read(cx, path, FILE_LIMIT, &pdf) || !report_claim(cx, &claim, &pdf))
		return false;
	if (!claim.ledger_root)
		return err_set(cx, ERR_FINDINGS, "It does not say which ledger it was made from");
	if (!ledger_root_at(cx, &root, claim.ledger_size))
		return false;
	return strcmp(root, claim.ledger_root) == 0 ||
	       err_set(cx, ERR_FINDINGS,
		       "It was made from another ledger than the store's, or the store's was "
		       "rewritten");
}

static bool check_head(struct ctx *cx, const char *path, size_t *bad)
{
	if (head_stands(cx, path)) {
		printf("  - %s\n", _("Its ledger's head is that of the store"));
		return true;
	}
	if (cx->err.kind == ERR_SYSTEM)
		return false;
	printf("  ! %s\n", cx->err.text);
	cx->err = (struct err){ 0 };
	++*bad;
	return true;
}

/* Opens the store without anybody acting, as for `ledger verify`. */
static bool store_beside(struct ctx *cx, const struct record *opt)
{
	return strcmp(record_str(opt, "ledger"), "1") != 0 ||
	       store_open(cx, &(struct store_options){ .folder = data_folder(cx, opt) });
}

static void print_signature(struct ctx *cx, const struct pdf_signature *s)
{
	const char *when = s->time ? time_shown(cx, s->time) : _("time not stated");

	if (s->stamped)
		when = time_shown(cx, s->stamped);
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
	size_t heads = 0;
	bool looked = !cx->store || check_head(cx, path, &heads);
	*bad += !verdict.good || heads;
	return looked;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	size_t bad = 0, count = 0;

	if (!store_beside(cx, opt))
		return false;
	for (; words[count]; count++)
		if (!verify(cx, words[count], record_get(opt, "trust"), &bad))
			return false;
	return !bad || err_set(cx, ERR_FINDINGS, "%zu of %zu files cannot be trusted", bad, count);
}

static const struct example examples[] = {
	{ "vaern verify *.pdf", W("Every report in the folder.", "Alle rapporter i mappen.") },
	{ "vaern verify aarsrapport.pdf --ledger",
		W("Also whether the store still has the history it was made from.",
			"Også om lageret stadig har den historik, den er dannet af.") },
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
