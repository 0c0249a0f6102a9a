/* sign.c - vaern sign: seals any PDF */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "seal_option.h"

static const struct field options[] = {
	SEAL_OPTIONS,
	STAMP_OPTIONS,
	TEXT("to", W("File to write", "Fil, der skal skrives"), 0, .max = 4000,
		.help = W("The same file where it is not given.",
			"Den samme fil, hvis den ikke er angivet.")),
	TEXT("field", W("Signature field", "Underskriftsfelt"), 0, .max = 100, .preset = "Segl"),
	TEXT("reason", W("Reason", "Begrundelse"), 0, .max = 300),
	YES_NO("certify",
		W("Let only further signatures come after it",
			"Tillad kun flere underskrifter efter den"),
		0),
	END,
};

static bool run(struct ctx *cx, const struct record *opt, const char **words)
{
	const char *to = record_get(opt, "to"), *subject;
	struct sealing sealing = { 0 };

	if (!seal_terms(cx, &sealing, opt))
		return false;
	const struct seal_order order = { .from = words[0],
		.to = to ? to : words[0],
		.source = &sealing.source,
		.how = { .field = record_get(opt, "field"),
			.reason = record_get(opt, "reason"),
			.time = cx->clock.fixed,
			.stamp = sealing.stamp,
			.level = sealing.level,
			.certify = strcmp(record_str(opt, "certify"), "1") == 0 } };
	if (!seal_sign_file(cx, &subject, &order))
		return false;
	printf(_("Sealed %s as %s\n"), order.to, subject);
	return true;
}

static const struct example examples[] = {
	{ "vaern sign rapport.pdf --key=segl.p12 --to=rapport-forseglet.pdf",
		W("Seals with the organisation's key and leaves the file as it was.",
			"Forsegler med organisationens nøgle og lader filen være, som den var.") },
	{ "vaern sign rapport.pdf --key=segl.p12 --tsa=http://tidsstempel.example/tsa --level=lta",
		W("The same with all that it takes to be kept for many years.",
			"Det samme med alt, hvad der skal til, for at den kan gemmes i mange "
			"år.") },
	{ 0 },
};

const struct command cmd_sign = {
	.name = "sign",
	.args = W("FILE.pdf", "FIL.pdf"),
	.least = 1,
	.most = 1,
	.summary = W("Seal a PDF", "Forsegl en PDF"),
	.help = W("Adds a PAdES signature as an update, so that earlier signatures still hold: "
		  "B-B, B-T with a time-stamp from the authority that is named, B-LT with what "
		  "shows that the certificates were not revoked, B-LTA with an archive time-stamp "
		  "over all of it.",
		"Tilføjer en underskrift efter PAdES som en opdatering, så tidligere underskrifter "
		"stadig gælder: B-B, B-T med et tidsstempel fra den tjeneste, der er angivet, "
		"B-LT med det, der viser, at certifikaterne ikke var spærret, B-LTA med et "
		"arkivstempel over det hele."),
	.options = options,
	.examples = examples,
	.run = run,
};
