/* set_furniture.c - what stands on every page around the body */
#include "typeset.h"

#define HEADER_Y 38.0
#define FOOTER_Y 800.0

static const struct look small_look = { 8, 11, COLOUR_MUTED, SPAN_PLAIN, false };
static const struct look draft_look = { 8, 11, COLOUR_WARNING, SPAN_STRONG, false };
static const struct look watermark_look = { 120, 130, 0xf0f3f5, SPAN_STRONG, false };

static const char *draft_word(const struct typeset *ts)
{
	return SAY(ts, "DRAFT", "UDKAST");
}

/* Behind the text, from corner to corner. */
static void watermark_paint(struct typeset *ts, struct page *page)
{
	struct set_text *set = words_set(ts, draft_word(ts), &watermark_look, 2000);
	double x = PAGE_WIDTH / 2, y = PAGE_HEIGHT / 2;

	page_furniture(page, "Watermark");
	page_turn(page, x, y, 55);
	text_paint(ts, page, set, NULL, &(struct spot){ .x = x, .y = y - 65, .share = 0.5 });
	page_unturn(page);
}

static void rule_paint(struct page *page, double y)
{
	page_line(page, (const double[]){ BODY_LEFT, y },
		(const double[]){ BODY_LEFT + BODY_WIDTH, y }, 0.5, COLOUR_HAIRLINE);
}

static void right_paint(struct typeset *ts, struct page *page, struct set_text *set, double y)
{
	text_paint(ts, page, set, NULL, &(struct spot){ BODY_LEFT, y, BODY_WIDTH, 1, 0, 1 });
}

static void header_paint(struct typeset *ts, struct page *page)
{
	page_furniture(page, "Header");
	text_paint(ts, page, words_fit(ts, ts->doc->title, &small_look, BODY_WIDTH * 0.55), NULL,
		&(struct spot){ .x = BODY_LEFT, .y = HEADER_Y });
	right_paint(ts, page, words_fit(ts, ts->doc->organisation, &small_look, BODY_WIDTH * 0.4),
		HEADER_Y);
	rule_paint(page, HEADER_Y + 16);
}

/* "UDKAST · Demonøgle", or the tree head where there is nothing to warn of. */
static void footer_paint(struct typeset *ts, struct page *page, size_t number)
{
	const struct document *doc = ts->doc;
	const char *words = doc->notice ? doc->notice : doc->ledger_head;
	double x = BODY_LEFT, room = BODY_WIDTH - 90;

	page_furniture(page, "Footer");
	rule_paint(page, FOOTER_Y - 6);
	if (doc->draft) {
		struct set_text *draft = words_set(ts, draft_word(ts), &draft_look, room);
		text_paint(ts, page, draft, NULL, &(struct spot){ .x = x, .y = FOOTER_Y });
		x += draft->lines[0].width + 10;
		room -= draft->lines[0].width + 10;
	}
	if (words)
		text_paint(ts, page, words_fit(ts, words, &small_look, room), NULL,
			&(struct spot){ .x = x, .y = FOOTER_Y });
	const char *page_of = arena_fmt(ts->arena, "%s %zu %s %zu", SAY(ts, "Page", "Side"),
		number + 1, SAY(ts, "of", "af"), ts->page_count);
	right_paint(ts, page, words_set(ts, page_of, &small_look, BODY_WIDTH), FOOTER_Y);
}

void furniture_paint(struct typeset *ts, struct page *page, size_t number)
{
	if (ts->doc->draft)
		watermark_paint(ts, page);
	if (number > 0)
		header_paint(ts, page);
	if (number > 0 || !ts->doc->cover || ts->doc->draft)
		footer_paint(ts, page, number);
}
