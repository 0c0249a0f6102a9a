/* report_claim.c - what a report, as a PDF that came back, says it was made from */
#include <jansson.h>
#include <string.h>

#include "pdf_stream.h"
#include "report.h"

static void json_done(json_t **json)
{
	json_decref(*json);
}

bool report_claim(struct ctx *cx, struct report_claim *out, const struct buf *pdf)
{
	CLEANUP(json_done) json_t *data = NULL;
	struct pdf_file doc;
	struct slice bytes;

	*out = (struct report_claim){ 0 };
	if (!pdf_file_open(cx, &doc, (struct slice){ pdf->text, pdf->len }) ||
		!pdf_attachment(cx, &bytes, &doc, "data.json"))
		return false;
	if (!bytes.len)
		return true;
	data = json_loadb(bytes.at, bytes.len, JSON_REJECT_DUPLICATES, NULL);
	const json_t *ledger = json_object_get(data, "ledger");
	const char *root = json_string_value(json_object_get(ledger, "root"));
	if (!data || (ledger && !root))
		return err_set(cx, ERR_INVALID, "The data in the report cannot be read");
	out->ledger_root = arena_dup(cx->arena, root);
	out->ledger_size = json_integer_value(json_object_get(ledger, "size"));
	return true;
}
