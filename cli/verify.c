/* verify.c - vaern verify: whether PDFs are as they were sealed */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "disk.h"
#include "moment.h"
#include "output.h"
#include "report.h"
#include "seal_option.h"
#include "verify_conform.h"
#include "verify_data.h"

static const struct field options[] = {
	TEXT("trust",
		W("Trusted certificates: PEM file or folder",
			"Betroede certifikater: PEM-fil eller mappe"),
		0, .max = 4000,
		.help = W("Otherwise those of own/seal.yaml.", "Ellers dem i own/seal.yaml.")),
	YES_NO("ledger",
		W("Check the ledger's head in each report against the store",
			"Kontrollér ændringsloggens hoved i hver rapport mod lageret"),
		0),
	YES_NO("accessibility",
		W("Check PDF/A-3a and PDF/UA-1 instead of the seals",
			"Kontrollér PDF/A-3a og PDF/UA-1 i stedet for segl"),
		0,
		.help = W("Whether the file can be kept, and be read aloud, as far as a machine "
			  "can tell.",
			"Om filen kan gemmes og læses op, så vidt en maskine kan se.")),
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

/* Opens the store without anybody acting, as for `ledger verify`. */
static bool store_beside(struct ctx *cx, const struct record *opt)
{
	return strcmp(record_str(opt, "ledger"), "1") != 0 ||
	       store_open(cx, &(struct store_options){ .folder = data_folder(cx, opt) });
}

/* What is said of one file. */
struct said {
	const char *path;
	struct pdf_verdict verdict;
	const char
		*head; /* what is wrong with its ledger's head, "" for nothing, NULL: not asked */
	const char *data; /* what its data says and its pages do not, in the same way */
	bool good;
};

static void print_signature(struct ctx *cx, const struct pdf_signature *s)
{
	const char *when = s->time ? time_shown(cx, s->time) : _("time not stated");

	if (s->stamped)
		when = time_shown(cx, s->stamped);
	printf("  %s: %s%s%s, %s%s\n", s->field, s->signer, *s->organisation ? ", " : "",
		s->organisation, when, s->good ? "" : _(" - NOT VALID"));
}

static void print_said(struct ctx *cx, const struct said *said)
{
	const struct pdf_verdict *v = &said->verdict;

	printf("%s: %s\n", said->path,
		v->good ? _("sealed and unchanged") : _("NOT to be trusted"));
	for (size_t i = 0; i < v->signature_count; i++)
		print_signature(cx, &v->signatures[i]);
	for (size_t i = 0; i < v->finding_count; i++)
		printf("  %s %s\n", v->findings[i].fault ? "!" : "-", v->findings[i].text);
	if (said->data && *said->data)
		printf(_("  ! Its data says what its pages do not: %s\n"), said->data);
	else if (said->data)
		printf("  - %s\n", _("Its data says what its pages say"));
	if (said->head)
		printf("  %s %s\n", *said->head ? "!" : "-",
			*said->head ? said->head : _("Its ledger's head is that of the store"));
}

/* ---- as JSON ---- */

static void fact_json(struct buf *out, const struct pdf_fact *f, const char *at)
{
	const char *text = NULL;
	char shown[TIME_SIZE];
	enum seal_level level;
	int64_t moment;
	bool flag;

	switch (f->kind) {
	case FACT_BOOL:
		memcpy(&flag, at, sizeof(flag));
		buf_puts(out, flag ? "true" : "false");
		return;
	case FACT_MOMENT:
		memcpy(&moment, at, sizeof(moment));
		time_to_text(moment, 0, shown);
		text = moment ? shown : NULL;
		break;
	case FACT_LEVEL:
		memcpy(&level, at, sizeof(level));
		text = seal_level_name(level);
		break;
	default:
		memcpy(&text, at, sizeof(text));
	}
	if (text)
		buf_json(out, text);
	else
		buf_puts(out, "null");
}

static void signature_json(struct buf *out, const struct pdf_signature *s)
{
	for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
		buf_fmt(out, "%s\n        \"%s\": ", f == pdf_facts ? "      {" : ",", f->name);
		fact_json(out, f, (const char *)s + f->offset);
	}
	buf_puts(out, "\n      }");
}

static void said_json(struct buf *out, const struct said *said)
{
	const struct pdf_verdict *v = &said->verdict;

	buf_puts(out, "  {\n    \"file\": ");
	buf_json(out, said->path);
	buf_fmt(out, ",\n    \"good\": %s,\n    \"signatures\": [", said->good ? "true" : "false");
	for (size_t i = 0; i < v->signature_count; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		signature_json(out, &v->signatures[i]);
	}
	buf_puts(out, "],\n    \"findings\": [");
	for (size_t i = 0; i < v->finding_count; i++) {
		buf_fmt(out, "%s\n      {\"fault\": %s, \"text\": ", i ? "," : "",
			v->findings[i].fault ? "true" : "false");
		buf_json(out, v->findings[i].text);
		buf_puts(out, "}");
	}
	buf_puts(out, "]");
	if (said->data) {
		buf_puts(out, ",\n    \"data\": ");
		buf_json(out, *said->data ? said->data : "ok");
	}
	if (said->head) {
		buf_puts(out, ",\n    \"ledger\": ");
		buf_json(out, *said->head ? said->head : "ok");
	}
	buf_puts(out, "\n  }");
}

/* ---- each file ---- */

static bool head_look(struct ctx *cx, struct said *said)
{
	if (!cx->store)
		return true;
	said->head = "";
	if (head_stands(cx, said->path))
		return true;
	if (cx->err.kind == ERR_SYSTEM)
		return false;
	said->head = arena_dup(cx->arena, cx->err.text);
	cx->err = (struct err){ 0 };
	return true;
}

static bool look(struct ctx *cx, struct said *said, const char *trust)
{
	CLEANUP(apart_done) struct apart comparison = { 0 };

	if (!verify_data_begin(cx, &comparison, said->path) ||
		!seal_verify_file(cx, &said->verdict, said->path, trust) ||
		!verify_data_end(cx, &comparison, &said->data) || !head_look(cx, said))
		return false;
	said->good = said->verdict.good && (!said->head || !*said->head) &&
		     (!said->data || !*said->data);
	return true;
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	struct buf json = { .arena = cx->arena };
	enum output output = output_option(opt);
	const struct record *all;
	size_t bad = 0, count = 0;

	if (strcmp(record_str(opt, "accessibility"), "1") == 0)
		return verify_conform(cx, (const char *const *)words);
	if (output != OUTPUT_TABLE && output != OUTPUT_JSON)
		return err_set(cx, ERR_INVALID, "--output: a verdict is written as table or json");
	if (!store_beside(cx, opt) || !seal_settings(cx, &all, opt))
		return false;
	for (; words[count]; count++) {
		struct said said = { .path = words[count] };
		if (!look(cx, &said, record_get(all, "trust")))
			return false;
		if (output == OUTPUT_TABLE)
			print_said(cx, &said);
		buf_puts(&json, count ? ",\n" : "[\n");
		said_json(&json, &said);
		bad += !said.good;
	}
	if (output == OUTPUT_JSON)
		printf("%s\n]\n", json.text);
	return !bad || err_set(cx, ERR_FINDINGS, "%zu of %zu files cannot be trusted", bad, count);
}

static const struct example examples[] = {
	{ "vaern verify *.pdf", W("Every report in the folder.", "Alle rapporter i mappen.") },
	{ "vaern verify aarsrapport.pdf --ledger",
		W("Also whether the store still has the history it was made from.",
			"Også om lageret stadig har den historik, den er dannet af.") },
	{ "vaern verify *.pdf --accessibility", W("Whether each can be read aloud, and kept.",
							"Om hver af dem kan læses op og gemmes.") },
	{ "vaern verify *.pdf --trust=tillid --output=json",
		W("All that is known of each signature, for a program.",
			"Alt, hvad der vides om hver underskrift, til et program.") },
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
