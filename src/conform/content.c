/* content.c - what a page paints, and as what (ISO 32000-1, 14.6 to 14.8) */
#include <string.h>

#include "character.h"
#include "inspection.h"
#include "pdf_stream.h"

#define NESTED_MAX   64
#define SAVED_MAX    28 /* ISO 32000-1, annex C: states that are saved at once */
#define OPERANDS_MAX 16
#define CONTENTS_MAX 1000 /* streams of one page */

enum marked { MARKED_OTHER, MARKED_ARTIFACT, MARKED_CONTENT };

struct scan {
	struct inspection *in;
	struct page *page;
	struct pdf_value operands[OPERANDS_MAX];
	size_t operand_count;
	enum marked nested[NESTED_MAX];
	size_t depth;  /* of marked content */
	size_t states; /* that are saved */
	struct font *font;
	struct font *saved[SAVED_MAX];
	uint64_t mcid; /* of the content that was begun last */
};

/* ---- the parts of it ---- */

static struct pdf_value operand(const struct scan *s, size_t from_last)
{
	if (from_last >= s->operand_count)
		return (struct pdf_value){ .kind = PDF_ABSENT };
	return s->operands[s->operand_count - 1 - from_last];
}

static void mark_add(struct scan *s, uint64_t mcid)
{
	struct page *page = s->page;

	if (mcid >= page->mark_count) {
		size_t room = 2 * page->mark_count + 64;
		while (room <= mcid)
			room *= 2;
		struct mark *more = arena_alloc(s->in->cx->arena, room * sizeof(*more));
		if (page->mark_count)
			memcpy(more, page->marks, page->mark_count * sizeof(*more));
		for (size_t i = page->mark_count; i < room; i++)
			more[i].element = NOWHERE;
		page->marks = more;
		page->mark_count = room;
	}
	page->marks[mcid].times++;
}

/* The properties of marked content: a dictionary, or the name of one among the resources. */
static struct pdf_value properties(const struct scan *s)
{
	struct pdf_value value = operand(s, 0);

	if (value.kind != PDF_NAME)
		return value;
	struct pdf_value resources = page_key(s->in, s->page->dict, "Resources");
	return pdf_follow(&s->in->doc, pdf_follow(&s->in->doc, resources, "Properties"),
		name_text(s->in, value));
}

static void mark_begin(struct scan *s, bool with_properties)
{
	struct pdf_value tag = operand(s, with_properties);
	enum marked kind = pdf_name_is(tag, "Artifact") ? MARKED_ARTIFACT : MARKED_OTHER;

	if (with_properties && kind == MARKED_OTHER) {
		struct pdf_value mcid = pdf_get(properties(s), "MCID");
		if (mcid.kind == PDF_INTEGER && mcid.number <= MCID_MAX) {
			mark_add(s, mcid.number);
			s->mcid = mcid.number;
			kind = MARKED_CONTENT;
		}
	}
	if (s->depth < NESTED_MAX)
		s->nested[s->depth] = kind;
	s->depth++;
}

static void mark_end(struct scan *s)
{
	if (s->depth)
		s->depth--;
	else
		s->page->balanced = false;
}

static void painted(struct scan *s)
{
	for (size_t i = 0; i < s->depth && i < NESTED_MAX; i++)
		if (s->nested[i] != MARKED_OTHER)
			return;
	s->page->marked = false;
}

/* ---- text ---- */

static bool is_content(const struct scan *s)
{
	return s->depth && s->depth <= NESTED_MAX && s->nested[s->depth - 1] == MARKED_CONTENT;
}

static void text_add(struct scan *s, size_t code)
{
	struct buf *text = &s->page->marks[s->mcid].text;
	uint16_t c = s->font->unicode[code];

	text->arena = s->in->cx->arena;
	character_put(text, c ? c : 0xfffd);
}

static void show(struct scan *s, struct pdf_value text)
{
	struct buf bytes = { .arena = s->in->cx->arena };

	if (text.kind != PDF_STRING && text.kind != PDF_HEX)
		return;
	if (!s->font) { /* nothing could be said of it */
		s->page->readable = false;
		return;
	}
	pdf_bytes(&bytes, text);
	for (size_t i = 0; i + 1 < bytes.len; i += 2) {
		size_t code = (size_t)(unsigned char)bytes.text[i] << 8 |
			      (unsigned char)bytes.text[i + 1];
		s->font->used[code / 8] = (uint8_t)(s->font->used[code / 8] | 1U << code % 8);
		if (s->font->unicode && is_content(s))
			text_add(s, code);
	}
}

static void show_all(struct scan *s)
{
	struct pdf_value text = operand(s, 0), part;
	struct slice inside = pdf_inside(text);

	painted(s);
	show(s, text);
	if (text.kind == PDF_ARRAY)
		while (pdf_next(&inside, &part))
			show(s, part);
}

/* ---- operators ---- */

static void begin_with(struct scan *s)
{
	mark_begin(s, true);
}

static void begin_without(struct scan *s)
{
	mark_begin(s, false);
}

static void state_save(struct scan *s)
{
	if (s->states == SAVED_MAX) {
		s->page->readable = false;
		return;
	}
	s->saved[s->states++] = s->font;
}

static void state_restore(struct scan *s)
{
	if (s->states)
		s->font = s->saved[--s->states];
	else
		s->page->balanced = false;
}

static void font_set(struct scan *s)
{
	s->font = font_of(s->in, s->page, operand(s, 1));
}

/* A picture in the content has bytes of its own, which are not read here. */
static void give_up(struct scan *s)
{
	s->page->readable = false;
}

/* What paints by itself is not read here: all but pictures is given up. */
static void object_paint(struct scan *s)
{
	struct pdf_value resources = page_key(s->in, s->page->dict, "Resources");
	struct pdf_value object = pdf_follow(&s->in->doc,
		pdf_follow(&s->in->doc, resources, "XObject"), name_text(s->in, operand(s, 0)));

	painted(s);
	if (!pdf_name_is(pdf_get(object, "Subtype"), "Image"))
		give_up(s);
}

static const struct {
	const char *name;
	void (*act)(struct scan *s);
} operators[] = {
	{ "BDC", begin_with },
	{ "BMC", begin_without },
	{ "EMC", mark_end },
	{ "q", state_save },
	{ "Q", state_restore },
	{ "Tf", font_set },
	{ "Tj", show_all },
	{ "TJ", show_all },
	{ "'", show_all },
	{ "\"", show_all },
	{ "S", painted },
	{ "s", painted },
	{ "f", painted },
	{ "F", painted },
	{ "f*", painted },
	{ "B", painted },
	{ "B*", painted },
	{ "b", painted },
	{ "b*", painted },
	{ "sh", painted },
	{ "Do", object_paint },
	{ "BI", give_up },
};

/* Whether a word is an operator, and not a number or a truth. */
static bool is_operand(struct pdf_value value)
{
	const char c = *value.text.at; /* a word has at least one */

	return value.kind != PDF_WORD || strchr("+-.0123456789", c) || pdf_word_is(value, "true") ||
	       pdf_word_is(value, "false") || pdf_word_is(value, "null");
}

static void act(struct scan *s, struct pdf_value word)
{
	for (size_t i = 0; i < COUNT(operators); i++)
		if (pdf_word_is(word, operators[i].name)) {
			operators[i].act(s);
			break;
		}
	s->operand_count = 0;
}

static void stream_scan(struct scan *s, struct slice bytes)
{
	struct pdf_value value;

	while (s->page->readable && pdf_next(&bytes, &value)) {
		if (!is_operand(value))
			act(s, value);
		else if (s->operand_count < OPERANDS_MAX)
			s->operands[s->operand_count++] = value;
		else
			s->page->readable = false;
	}
	s->page->readable = s->page->readable && value.kind == PDF_ABSENT;
}

/* One stream, or several that make one. */
static bool contents_read(struct inspection *in, const struct page *page, struct buf *out)
{
	struct pdf_value at = pdf_get(page->dict, "Contents"), part;
	struct pdf_value list = pdf_resolve(&in->doc, at);
	struct slice bytes, parts = pdf_inside(list);

	if (at.kind == PDF_REFERENCE && list.kind == PDF_DICT) {
		if (!pdf_stream_read(in->cx, &bytes, NULL, &in->doc, at.number))
			return false;
		buf_add(out, bytes.at, bytes.len);
		return true;
	}
	for (int i = 0; i < CONTENTS_MAX && pdf_next(&parts, &part); i++) {
		if (part.kind != PDF_REFERENCE ||
			!pdf_stream_read(in->cx, &bytes, NULL, &in->doc, part.number))
			return false;
		buf_add(out, bytes.at, bytes.len);
		buf_putc(out, '\n');
	}
	return true;
}

void content_scan(struct inspection *in, struct page *page)
{
	struct scan s = { .in = in, .page = page };
	struct buf bytes = { .arena = in->cx->arena };

	page->balanced = page->marked = true;
	page->readable = contents_read(in, page, &bytes);
	in->cx->err = (struct err){ 0 };
	if (page->readable && bytes.len)
		stream_scan(&s, (struct slice){ bytes.text, bytes.len });
	page->balanced = page->balanced && !s.depth && !s.states;
}
