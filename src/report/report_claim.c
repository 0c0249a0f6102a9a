/* report_claim.c - what a report, as a PDF that came back, says it was made from */
#include <stdlib.h>
#include <string.h>

#include "apart.h"
#include "pdf_stream.h"
#include "report_json.h"

bool report_json(struct ctx *cx, json_t **out, const struct buf *pdf)
{
	struct pdf_file doc;
	struct slice bytes;

	*out = NULL;
	if (!pdf_file_open(cx, &doc, (struct slice){ pdf->text, pdf->len }) ||
		!pdf_attachment(cx, &bytes, &doc, "data.json"))
		return false;
	if (!bytes.len)
		return true;
	*out = json_loadb(bytes.at, bytes.len, JSON_REJECT_DUPLICATES, NULL);
	return *out || err_set(cx, ERR_INVALID, "The data in the report cannot be read");
}

void report_json_done(json_t **json)
{
	json_decref(*json);
}

/* Reads the data in the report, and says "SIZE ROOT"; nothing where it makes no claim. */
static bool claim_say(struct ctx *cx, struct buf *out, const struct buf *pdf)
{
	CLEANUP(report_json_done) json_t *data = NULL;

	if (!report_json(cx, &data, pdf))
		return false;
	const json_t *ledger = json_object_get(data, "ledger");
	const char *root = json_string_value(json_object_get(ledger, "root"));
	if (ledger && !root)
		return false;
	if (root)
		buf_fmt(out, "%lld %s", json_integer_value(json_object_get(ledger, "size")), root);
	return true;
}

static void claim_apart(struct ctx *cx, struct buf *out, void *arg)
{
	if (!claim_say(cx, out, arg))
		buf_puts(out, "?");
}

bool report_claim(struct ctx *cx, struct report_claim *out, struct buf *pdf)
{
	static const struct apart_limits limits = {
		.seconds = 60, .memory = (size_t)2 << 30, .answer = 1000
	};
	struct buf said = { .arena = cx->arena };
	char *root = NULL;

	*out = (struct report_claim){ 0 };
	if (!apart_run(cx, &said, &limits, claim_apart, pdf))
		return false;
	if (!said.len)
		return true;
	out->ledger_size = strtoll(said.text, &root, 10);
	if (root == said.text || *root != ' ')
		return err_set(cx, ERR_INVALID, "The data in the report cannot be read");
	out->ledger_root = text_printable(cx, root + 1, strlen(root + 1));
	return true;
}
