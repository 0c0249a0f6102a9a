/* set_notes.c - notes at the end of their chapter, and the way there and back */
#include "typeset.h"

#define LABEL_WIDTH 16.0
#define RULE_WIDTH  120.0

static const struct look note_look = { 8, 11, COLOUR_INK, SPAN_PLAIN, false };

/* One note: where it stands, and where the text first refers to it. */
struct note_place {
	const struct note *note;
	const struct slab *slab;
	struct set_text *label, *words;
	struct tag *link, *tag; /* of the label; of the words */
	struct page *page;      /* of the text; NULL until that is painted */
	double y;
	struct note_place *next;
};

static struct note_place *place_find(const struct typeset *ts, const struct note *note)
{
	struct note_place *place = ts->notes;

	while (place && place->note != note)
		place = place->next;
	return place;
}

bool note_is_set(const struct typeset *ts, const struct note *note)
{
	return place_find(ts, note) != NULL;
}

void note_refer(struct typeset *ts, struct page *page, struct tag *link, const struct area *area,
	const struct note *note)
{
	struct note_place *place = place_find(ts, note);

	if (!place)
		return;
	if (!place->page) {
		place->page = page;
		place->y = area->y;
	}
	page_link_in(page, link, area,
		&(struct goal){ ts->pages[place->slab->page], place->slab->y - 6,
			arena_fmt(ts->arena, "%s %u", SAY(ts, "Note", "Note"), note->number) });
}

static void rule_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	(void)ts;
	page_ink(page, NULL);
	page_line(page, (const double[]){ slab->x, slab->y },
		(const double[]){ slab->x + RULE_WIDTH, slab->y }, 0.5, COLOUR_MUTED);
}

/* The number leads back to the text. */
static void label_paint(
	struct typeset *ts, struct page *page, const struct slab *slab, struct note_place *note)
{
	const struct area area = { slab->x, slab->y, LABEL_WIDTH, slab->height };

	text_paint(ts, page, note->label, note->link,
		&(struct spot){ .x = slab->x, .y = slab->y, .to = 1 });
	if (note->page)
		page_link_in(page, note->link, &area,
			&(struct goal){ note->page, note->y - 6,
				arena_fmt(ts->arena, "%s %u",
					SAY(ts, "Back to the text from note",
						"Tilbage til teksten fra note"),
					note->note->number) });
}

static void note_paint(struct typeset *ts, struct page *page, const struct slab *slab)
{
	struct note_place *note = slab->what;

	if (slab->from == 0)
		label_paint(ts, page, slab, note);
	text_paint(ts, page, note->words, note->tag,
		&(struct spot){ .x = slab->x + LABEL_WIDTH,
			.y = slab->y,
			.from = slab->from,
			.to = slab->from + 1 });
}

static struct note_place *place_add(
	struct typeset *ts, const struct note *note, const struct place *place)
{
	struct note_place *added = arena_alloc(ts->arena, sizeof(*added));
	struct tag *tag = tag_new(ts->pdf, place->tag, "Note");
	const char *number = arena_fmt(ts->arena, "%u", note->number);

	tag->id = arena_fmt(ts->arena, "note-%05u", note->number);
	*added = (struct note_place){ .note = note,
		.label = words_fit(ts, number, &note_look, LABEL_WIDTH),
		.words = text_set(ts, note->text, &note_look, place->width - LABEL_WIDTH),
		.next = ts->notes };
	struct tag *label = tag_new(ts->pdf, tag, "Lbl");
	added->link = note->referred ? tag_new(ts->pdf, label, "Link") : label;
	added->tag = tag_new(ts->pdf, tag, "P");
	ts->notes = added;
	return added;
}

static void note_set(struct typeset *ts, const struct note *note, const struct place *place)
{
	struct note_place *added = place_add(ts, note, place);
	size_t lines = added->words->line_count;

	for (size_t i = 0; i < lines; i++) {
		struct slab *slab = slab_add(ts, place, i ? 0 : 3, note_look.leading);
		slab->paint = note_paint;
		slab->what = added;
		slab->from = i;
		slab->keep = lines > 1 && (i == 0 || i + 2 == lines);
		if (i == 0)
			added->slab = slab;
	}
}

void set_notes(struct typeset *ts, const struct notes *notes, const struct place *place)
{
	struct slab *rule = slab_add(ts, place, 16, 2);

	rule->paint = rule_paint;
	rule->keep = true;
	for (size_t i = 0; i < notes->count; i++)
		note_set(ts, notes->list[i], place);
	slab_add(ts, place, 0, 6);
}
