/* pdf_attachment.c - files inside a PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8) */
#include <string.h>

#include "pdf_stream.h"

#define ATTACHED_MAX 100

static bool is_named(struct ctx *cx, struct pdf_value file, const char *name)
{
	const char *found = pdf_text(cx, pdf_get(file, "UF"));

	if (!found)
		found = pdf_text(cx, pdf_get(file, "F"));
	return found && strcmp(found, name) == 0;
}

bool pdf_attachment(struct ctx *cx, struct slice *out, const struct pdf_file *doc, const char *name)
{
	struct pdf_value root = pdf_follow(doc, doc->trailer, "Root"), item, stream;
	struct slice in = pdf_inside(pdf_follow(doc, root, "AF"));

	*out = (struct slice){ "", 0 };
	for (int i = 0; i < ATTACHED_MAX && pdf_next(&in, &item); i++) {
		struct pdf_value file = pdf_resolve(doc, item);
		if (!is_named(cx, file, name))
			continue;
		stream = pdf_get(pdf_follow(doc, file, "EF"), "F");
		return stream.kind == PDF_REFERENCE
			       ? pdf_stream_read(cx, out, NULL, doc, stream.number)
			       : err_set(cx, ERR_INVALID,
					 "The PDF is damaged: the file '%s' in it cannot be read",
					 name);
	}
	return true;
}
