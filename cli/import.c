/* import.c - vaern import: records from files of many formats */
#include "cli.h"
#include "exchange.h"

static const struct choice format_choices[] = {
	{ "yaml", W("YAML", "YAML") },
	{ "json", W("JSON", "JSON") },
	{ "csv", W("CSV with ; or ,", "CSV med ; eller ,") },
	{ "kitos", W("JSON of the KITOS API", "JSON fra KITOS' API") },
	{ "kl", W("KL's templates for the record", "KL's skabeloner til fortegnelsen") },
	{ 0 },
};

static const struct field options[] = {
	CHOICE("format", W("Format; otherwise told by the file", "Format; ses ellers af filen"), 0,
		.choices = format_choices),
	TEXT("entity", W("What the records are", "Hvad posterne er"), 0, .max = 100,
		.help = W("For CSV and for lists that do not say, where the file's name does not.",
			"Til CSV og lister, der ikke siger det, når filens navn heller ikke gør.")),
	TEXT("files", W("Folder with the contents of files", "Mappe med filernes indhold"), 0,
		.max = 4096),
	YES_NO("dry_run", W("Only try; keep nothing", "Prøv kun; behold intet"), 0),
	END,
};

static void show_progress(struct ctx *cx, const char *file, int64_t records, void *arg)
{
	(void)cx, (void)file;
	progress_step(arg, records);
}

static void tell(struct ctx *cx, const struct import_result *result, bool dry_run)
{
	printf(dry_run ? _("Would be added: %lld, changed: %lld, unchanged: %lld\n")
		       : _("Added: %lld, changed: %lld, unchanged: %lld\n"),
		(long long)result->added, (long long)result->changed, (long long)result->same);
}

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	CLEANUP(progress_end) struct progress progress = progress_start(_("Importing"), 0);
	struct buf warnings = { .arena = cx->arena }, *heard = cx->warnings;
	struct import_result result = { 0 };
	struct import_options how = {
		.format = record_get(opt, "format"),
		.entity = record_get(opt, "entity"),
		.files = record_get(opt, "files"),
		.dry_run = *record_str(opt, "dry_run") == '1',
		.progress = { show_progress, &progress },
	};
	size_t n = 0;

	while (words[n])
		n++;
	if (!org_option(cx, opt, &how.organisation))
		return false;
	cx->warnings = &warnings;
	bool ok = import_files(cx, &result, words, n, &how);
	cx->warnings = heard;
	progress_end(&progress);
	fputs(warnings.text ? warnings.text : "", stderr);
	for (size_t i = 0; i < result.fault_count; i++)
		fprintf(stderr, "%s\n", result.faults[i]);
	if (ok)
		tell(cx, &result, how.dry_run);
	return ok;
}

static const struct example examples[] = {
	{ "vaern import processing.csv --dry-run",
		W("What would happen, and every fault, with nothing written.",
			"Hvad der ville ske, og hver fejl, uden at noget skrives.") },
	{ "vaern import usages.json registrations.json --org=roskilde",
		W("What KITOS has, into Roskilde; again later, to bring what has changed.",
			"Det, KITOS har, ind i Roskilde; igen senere for at hente ændringer.") },
	{ 0 },
};

const struct command cmd_import = {
	.name = "import",
	.args = W("FILE...", "FIL..."),
	.least = 1,
	.most = ANY_NUMBER,
	.summary = W("Bring records in from files", "Hent poster ind fra filer"),
	.help = W("All files are imported, or none: every fault is told with its file, line and "
		  "field. A record whose id or origin is known is updated in the fields that the "
		  "file names. Records that name no organisation go to that of --org.",
		"Alle filer importeres, eller ingen: hver fejl vises med fil, linje og felt. En "
		"post, hvis id eller oprindelse kendes, opdateres i de felter, filen nævner. "
		"Poster uden organisation lægges hos --org."),
	.options = options,
	.needs = NEEDS_STORE | NEEDS_ACTOR,
	.examples = examples,
	.run = run,
};
