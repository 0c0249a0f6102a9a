/* xmp.c - what a document says of itself in XML (ISO 16684-1) */
#include "xmp.h"

#include <string.h>

#include <expat.h>

#define DEPTH_MAX 40
#define VALUE_MAX 2000

static const char *const names[] = {
	[XMP_PDFA_PART] = "http://www.aiim.org/pdfa/ns/id/|part",
	[XMP_PDFA_CONFORMANCE] = "http://www.aiim.org/pdfa/ns/id/|conformance",
	[XMP_PDFUA_PART] = "http://www.aiim.org/pdfua/ns/id/|part",
	[XMP_TITLE] = "http://purl.org/dc/elements/1.1/|title",
	[XMP_CREATED] = "http://ns.adobe.com/xap/1.0/|CreateDate",
	[XMP_MODIFIED] = "http://ns.adobe.com/xap/1.0/|ModifyDate",
	[XMP_SCHEMA] = "http://www.aiim.org/pdfa/ns/schema#|namespaceURI",
};

struct reading {
	struct ctx *cx;
	struct xmp *xmp;
	int open[DEPTH_MAX]; /* the property in which an element stands, or -1 */
	int depth;
	struct buf text;
};

static int property_of(const char *name)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

static void set(struct reading *r, int property, const char *value)
{
	if (property >= 0 && !r->xmp->values[property])
		r->xmp->values[property] = arena_dup(r->cx->arena, value);
}

static void opened(void *arg, const char *name, const char **attributes)
{
	struct reading *r = arg;
	int above = r->depth && r->depth <= DEPTH_MAX ? r->open[r->depth - 1] : -1;
	int own = property_of(name);

	if (r->depth < DEPTH_MAX)
		r->open[r->depth] = own >= 0 ? own : above;
	r->depth++;
	r->text.len = 0;
	for (; attributes[0]; attributes += 2)
		set(r, property_of(attributes[0]), attributes[1]);
}

static void closed(void *arg, const char *name)
{
	struct reading *r = arg;

	(void)name;
	r->depth--;
	if (r->depth < DEPTH_MAX && r->text.len)
		set(r, r->open[r->depth], r->text.text);
	r->text.len = 0;
}

static void heard(void *arg, const char *text, int len)
{
	struct reading *r = arg;
	int blank = 0;

	while (!r->text.len && blank < len && strchr(" \t\r\n", text[blank]))
		blank++;
	if (r->text.len + (size_t)(len - blank) < VALUE_MAX)
		buf_add(&r->text, text + blank, (size_t)(len - blank));
}

struct xmp *xmp_read(struct ctx *cx, const char *bytes, size_t len)
{
	struct xmp *xmp = arena_alloc(cx->arena, sizeof(*xmp));
	struct reading r = { .cx = cx, .xmp = xmp, .text = { .arena = cx->arena } };
	XML_Parser parser = XML_ParserCreateNS("UTF-8", '|');

	if (!parser)
		return xmp;
	XML_SetUserData(parser, &r);
	XML_SetElementHandler(parser, opened, closed);
	XML_SetCharacterDataHandler(parser, heard);
	xmp->well_formed = XML_Parse(parser, bytes, (int)len, 1) == XML_STATUS_OK;
	XML_ParserFree(parser);
	return xmp;
}
