/* report.c - vaern report: documents from templates, as PDF, HTML, Markdown or data */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "disk.h"
#include "output.h"
#include "report.h"
#include "report_data.h"
#include "report_set.h"
#include "seal_option.h"

/* The list of templates is a list like others; a report is a document. */
static const struct choice outputs[] = {
	{ "pdf", W("PDF", "PDF") },
	{ "html", W("HTML", "HTML") },
	{ "md", W("Markdown", "Markdown") },
	{ "json", W("JSON", "JSON") },
	{ "table", W("Table, of the list", "Tabel, af listen") },
	{ "yaml", W("YAML, of the list", "YAML, af listen") },
	{ "csv", W("CSV, of the list", "CSV, af listen") },
	{ 0 },
};

static const struct field options[] = {
	NUMBER("year", W("Year of a yearly report", "År for en årlig rapport"), 0, .min = 2000,
		.max = 2200,
		.help = W("The last year that has ended where it is not given.",
			"Det senest afsluttede år, hvis det ikke er angivet.")),
	TEXT("to",
		W("File to write: .pdf, .html, .md or .json",
			"Fil, der skal skrives: .pdf, .html, .md eller .json"),
		0, .max = 4000,
		.help = W("Markdown on the terminal where it is not given.",
			"Markdown på terminalen, hvis den ikke er angivet.")),
	CHOICE("output", W("Form of the report", "Rapportens form"), 0, .choices = outputs,
		.help = W("What the file's ending says where it is not given.",
			"Det, filens endelse siger, hvis den ikke er angivet.")),
	YES_NO("all",
		W("The yearly set of an organisation, into the folder of --to",
			"En organisations årlige sæt, i mappen fra --to"),
		0),
	YES_NO("draft", W("Mark every page as a draft", "Mærk hver side som udkast"), 0),
	YES_NO("sign", W("Seal the PDF", "Forsegl PDF'en"), 0),
	SEAL_OPTIONS,
	STAMP_OPTIONS,
	END,
};

/* ---- the list of templates ---- */

static bool add_kind(struct ctx *cx, const struct report_kind *kind, void *arg)
{
	/* What a title is filled in with comes at its end: "Annual report {{year}}". */
	const char *braces = strstr(kind->title, " {{");
	size_t len = braces ? (size_t)(braces - kind->title) : strlen(kind->title);
	const char *cells[] = { kind->id, arena_str(cx->arena, kind->title, len),
		words_in(cx->lang, kind->about->label), kind->lang == LANG_DA ? "da" : "en" };

	grid_row(arg, cells);
	return true;
}

static bool list_kinds(struct ctx *cx, const struct record *opt)
{
	const struct grid_column columns[] = {
		{ "template", _("Template") },
		{ "title", _("Title") },
		{ "about", _("About") },
		{ "language", _("Language") },
	};
	CLEANUP(grid_done) struct grid *grid = grid_new(cx, columns, COUNT(columns));

	if (!report_each(cx, add_kind, grid))
		return false;
	grid_write(grid, output_option(opt), NULL);
	return true;
}

/* ---- one report ---- */

static bool flag(const struct record *opt, const char *name)
{
	return strcmp(record_str(opt, name), "1") == 0;
}

/* Whose report it is: the organisation named, or one's own; or the record. */
static bool find_subject(
	struct ctx *cx, struct report_order *order, const struct record *opt, const char *word)
{
	if (strcmp(order->kind->about->name, "organisation") != 0) {
		if (!word)
			return err_set(cx, ERR_INVALID, "Name the record: vaern report %s ID",
				order->kind->id);
		return record_named(cx, &order->record, order->kind->about, word);
	}
	if (word)
		return record_resolve(cx, &order->organisation, order->kind->about, word);
	if (!org_option(cx, opt, &order->organisation))
		return false;
	if (!order->organisation)
		order->organisation = cx->actor->home;
	return true;
}

/* ---- what it is written as ---- */

struct shape {
	const char *name; /* of --output, and the ending of --to */
	void (*write)(const struct document *doc, struct buf *out);
};

static const struct shape shapes[] = {
	{ "md", document_to_markdown }, { "html", document_to_html }, { "json", document_to_json },
	{ "pdf", NULL }, /* bytes that a seal may follow */
};

static const struct shape *shape_named(const char *name)
{
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (name && strcmp(shapes[i].name, name) == 0)
			return &shapes[i];
	return NULL;
}

/* --output decides, or else the ending of --to. */
static bool find_shape(struct ctx *cx, const struct record *opt, const struct shape **out)
{
	const char *to = record_get(opt, "to"), *output = record_get(opt, "output");
	const char *dot = to ? strrchr(to, '.') : ".md";
	const char *name = output ? output : dot ? dot + 1 : NULL;

	*out = shape_named(name);
	if (!*out && name == output)
		return err_set(cx, ERR_INVALID,
			"--output: a report is written as pdf, html, md or json, not '%s'", name);
	if (!*out)
		return err_set(cx, ERR_INVALID,
			"--to: a report is written as .pdf, .html, .md or .json, not '%s'", to);
	if ((*out)->write || to)
		return true;
	return err_set(cx, ERR_INVALID, "A PDF goes into a file; say --to FILE.pdf");
}

struct target {
	const struct shape *shape;
	const char *to; /* or NULL: the terminal */
	const struct sealing *sealing;
};

static bool write_text(struct ctx *cx, const struct document *doc, const struct target *target)
{
	struct buf out = { .arena = cx->arena };

	target->shape->write(doc, &out);
	if (target->to)
		return disk_replace(cx, target->to, out.text, out.len);
	fwrite(out.text, 1, out.len, stdout); /* main() tells when it does not arrive */
	return true;
}

static bool write_out(struct ctx *cx, const struct document *doc, const struct target *target)
{
	if (target->shape->write)
		return write_text(cx, doc, target);
	if (!seal_document(cx, doc, target->to, target->sealing))
		return false;
	fprintf(stderr, "%s\n", target->to);
	return true;
}

static bool make_one(
	struct ctx *cx, const struct record *opt, const char **words, const struct target *target)
{
	struct report_kind kind;
	struct report_order order = { .kind = &kind,
		.year = strtol(record_str(opt, "year"), NULL, 10),
		.as_of = record_get(opt, "as_of"),
		.notice = target->sealing ? seal_notice(cx, target->sealing) : NULL,
		.draft = flag(opt, "draft") };
	struct document *doc;

	order.set_count = report_data(cx, &order.sets);
	return report_find(cx, &kind, words[0]) && find_subject(cx, &order, opt, words[1]) &&
	       report_make(cx, &doc, &order) && write_out(cx, doc, target);
}

/* ---- the yearly set ---- */

static bool make_set(struct ctx *cx, const struct record *opt, const char *word)
{
	CLEANUP(sealing_done) struct sealing sealing = { 0 };
	struct set_order order = { .folder = record_get(opt, "to"),
		.year = strtol(record_str(opt, "year"), NULL, 10),
		.as_of = record_get(opt, "as_of"),
		.draft = flag(opt, "draft") };

	if (word)
		return err_set(cx, ERR_INVALID, "--all makes every report; leave out '%s'", word);
	if (!order.folder)
		return err_set(cx, ERR_INVALID, "The set goes into a folder; say --to FOLDER");
	if (!org_option(cx, opt, &order.organisation))
		return false;
	if (!order.organisation)
		order.organisation = cx->actor->home;
	if (flag(opt, "sign") && !seal_option(cx, &sealing, opt))
		return false;
	order.sealing = flag(opt, "sign") ? &sealing : NULL;
	return report_set(cx, &order);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	CLEANUP(sealing_done) struct sealing sealing = { 0 };
	struct target target = { .to = record_get(opt, "to") };

	if (flag(opt, "all"))
		return make_set(cx, opt, words[0]);
	if (!words[0])
		return list_kinds(cx, opt);
	if (flag(opt, "sign") && !target.to)
		return err_set(cx, ERR_INVALID, "--sign: only a PDF is sealed; say --to FILE.pdf");
	if (!find_shape(cx, opt, &target.shape))
		return false;
	if (flag(opt, "sign") && target.shape->write)
		return err_set(cx, ERR_INVALID, "--sign: only a PDF is sealed; say --to FILE.pdf");
	if (flag(opt, "sign") && !seal_option(cx, &sealing, opt))
		return false;
	target.sealing = flag(opt, "sign") ? &sealing : NULL;
	return make_one(cx, opt, words, &target);
}

static const struct example examples[] = {
	{ "vaern report", W("Which reports there are.", "Hvilke rapporter der findes.") },
	{ "vaern report annual --org=roskilde --year=2025 --to=aarsrapport.pdf --sign",
		W("Roskilde's annual report, sealed.", "Roskildes årsrapport, forseglet.") },
	{ "vaern report article30 --org=greve --as-of=2025-12-31 --to=fortegnelse.pdf",
		W("Greve's record of processing as it was that day.",
			"Greves fortegnelse, som den var den dag.") },
	{ "vaern report --all --org=roskilde --year=2025 --to=2025 --sign",
		W("Roskilde's whole yearly set, each sealed, with an index.",
			"Hele Roskildes årlige sæt, hver rapport forseglet, med en oversigt.") },
	{ 0 },
};

const struct command cmd_report = {
	.name = "report",
	.args = W("[TEMPLATE [ID]]", "[SKABELON [ID]]"),
	.least = 0,
	.most = 2,
	.summary = W("Make a report from a template", "Dan en rapport efter en skabelon"),
	.help = W("Refused where you may not read what it counts, unless it says itself what is "
		  "missing. It prints the head of the ledger that it was made from. "
		  "A report is about an organisation (--org) or about the record of the ID. "
		  "Templates of your own in own/templates/ come before the built-in ones.",
		"Bliver afvist, hvis du ikke må læse det, den tæller, medmindre den selv siger, "
		"hvad "
		"der mangler. Den viser hovedet af den ændringslog, den er dannet af. En rapport "
		"handler om en organisation (--org) eller om den post, ID'et nævner. Dine egne "
		"skabeloner i own/templates/ kommer før de indbyggede."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
