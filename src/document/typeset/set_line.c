/* set_line.c - breaking text into lines, and painting them */
#include <string.h>

#include "typeset.h"

#define MONO_SCALE 0.9  /* the letters of the monospaced face look larger than the others */
#define NOTE_SCALE 0.65 /* a number that refers to a note, and how high it is raised */
#define NOTE_RAISE 0.34
#define ASCENT     0.905
#define DESCENT    0.212

struct link_tag {
	const struct span *span;
	struct tag *tag;
	struct link_tag *next;
};

static double scale_of(const struct set_text *set, const struct sign *sign)
{
	if (sign->span && sign->span->note)
		return set->look.size * NOTE_SCALE;
	return set->look.size * (sign->face == FACE_MONO ? MONO_SCALE : 1);
}

/* From the end of the sign before it to its own. */
static double advance_of(const struct set_text *set, const struct sign *sign)
{
	return sign->kind == SIGN_NEWLINE ? 0 : sign->advance * scale_of(set, sign) / 1000;
}

/* Where a line or a word begins that has this sign first: the sign itself is not kerned there. */
static double start_of(const struct set_text *set, const struct sign *sign)
{
	return -sign->kern * scale_of(set, sign) / 1000;
}

static void line_add(struct typeset *ts, struct set_text *set, size_t from, size_t to)
{
	struct line *line;

	if (set->line_count == set->line_room) {
		size_t room = set->line_room ? set->line_room * 2 : 4;
		struct line *lines = arena_alloc(ts->arena, room * sizeof(*lines));
		if (set->line_count)
			memcpy(lines, set->lines, set->line_count * sizeof(*lines));
		set->lines = lines;
		set->line_room = room;
	}
	while (to > from && set->signs[to - 1].kind != SIGN_INK)
		to--;
	line = &set->lines[set->line_count++];
	*line = (struct line){ .from = from, .to = to };
	if (from < to)
		line->width = start_of(set, &set->signs[from]);
	for (size_t i = from; i < to; i++)
		line->width += advance_of(set, &set->signs[i]);
}

/* Remembers that a line may end after the sign, by how gladly. */
static void end_note(const struct sign *sign, size_t after, size_t ends[3])
{
	if (sign->kind == SIGN_SPACE)
		ends[2] = after;
	else if (sign->breaks)
		ends[sign->breaks] = after;
}

/* Where the line that begins at from ends: before the first sign that does not fit, or better
 * after the last one where a line ends gladly. */
static size_t line_end(const struct set_text *set, size_t from, double width)
{
	size_t ends[3] = { 0 }, i;
	double used = start_of(set, &set->signs[from]);

	for (i = from; i < set->count; i++) {
		const struct sign *sign = &set->signs[i];
		used += advance_of(set, sign);
		if (sign->kind == SIGN_NEWLINE)
			return i + 1;
		if (used > width + 0.01 && sign->kind == SIGN_INK)
			break;
		end_note(sign, i + 1, ends);
	}
	if (i == set->count)
		return i;
	if (ends[2] || ends[1])
		return ends[2] ? ends[2] : ends[1];
	return i > from ? i : from + 1;
}

void text_break(struct typeset *ts, struct set_text *set, double width)
{
	size_t at = 0;

	set->line_count = 0;
	while (at < set->count) {
		size_t end = line_end(set, at, width);
		line_add(ts, set, at, end);
		while (end < set->count && set->signs[end].kind == SIGN_SPACE)
			end++;
		at = end;
	}
	if (!set->line_count)
		line_add(ts, set, 0, 0);
}

struct set_text *text_set(
	struct typeset *ts, const struct text *text, const struct look *look, double width)
{
	struct set_text *set = text_signs(ts, text, look);

	text_break(ts, set, width);
	return set;
}

struct set_text *words_set(
	struct typeset *ts, const char *words, const struct look *look, double width)
{
	return text_set(ts, text_plain(ts->arena, words), look, width);
}

void text_clip(struct typeset *ts, struct set_text *set, double width, size_t lines)
{
	struct glyph dots = pdf_glyph(ts->pdf, FACE_REGULAR, 0x2026);

	text_break(ts, set, width);
	if (set->line_count <= lines)
		return;
	text_break(ts, set, width - dots.advance * set->look.size / 1000);
	set->line_count = lines;
	struct line *last = &set->lines[lines - 1];
	struct sign *sign = &set->signs[last->to++];
	sign->id = dots.id;
	sign->advance = (int16_t)dots.advance;
	sign->kern = 0;
	sign->face = FACE_REGULAR;
	sign->kind = SIGN_INK;
	last->width += advance_of(set, sign);
}

struct set_text *words_clip(
	struct typeset *ts, const char *words, const struct look *look, double width, size_t lines)
{
	struct set_text *set = text_signs(ts, text_plain(ts->arena, words), look);

	text_clip(ts, set, width, lines);
	return set;
}

struct set_text *words_fit(
	struct typeset *ts, const char *words, const struct look *look, double width)
{
	return words_clip(ts, words, look, width, 1);
}

double text_widest(const struct set_text *set)
{
	double widest = 0, used = 0;

	for (size_t i = 0; i < set->count; i++) {
		used = set->signs[i].kind == SIGN_NEWLINE ? 0
							  : used + advance_of(set, &set->signs[i]);
		if (used > widest)
			widest = used;
	}
	return widest;
}

double text_narrowest(const struct set_text *set)
{
	double widest = 0, used = 0;

	for (size_t i = 0; i < set->count; i++) {
		const struct sign *sign = &set->signs[i];
		if (sign->kind != SIGN_INK) {
			used = 0;
			continue;
		}
		used += advance_of(set, sign);
		if (used > widest)
			widest = used;
		if (sign->breaks > 1 && i + 1 < set->count)
			used = start_of(set, sign + 1);
	}
	return widest;
}

double text_height(const struct set_text *set)
{
	return (double)set->line_count * set->look.leading;
}

/* What a span is within its text: a link, words in another language, or nothing of its own. */
static const char *role_of(
	const struct typeset *ts, const struct span *span, const struct tag *parent)
{
	if (span->note)
		return note_is_set(ts, span->note) ? "Link" : NULL;
	if (span->link || !span->lang)
		return span->link ? "Link" : NULL;
	const char *spoken = tag_lang(parent);
	return spoken && strcmp(span->lang, spoken) == 0 ? NULL : "Span";
}

/* The element of a span, one for all the lines that it runs over. */
static struct tag *tag_of(
	struct typeset *ts, struct set_text *set, const struct span *span, struct tag *parent)
{
	struct link_tag *found = set->link_tags;
	const char *role = parent ? role_of(ts, span, parent) : NULL;

	if (!role)
		return parent;
	while (found && found->span != span)
		found = found->next;
	if (!found) {
		found = arena_alloc(ts->arena, sizeof(*found));
		if (span->note)
			parent = tag_new(ts->pdf, parent, "Reference");
		*found = (struct link_tag){ span, tag_new(ts->pdf, parent, role), set->link_tags };
		found->tag->lang = span->lang;
		set->link_tags = found;
	}
	return found->tag;
}

struct line_at {
	const struct line *line;
	double x, y;
};

/* Signs of one face and one span. */
struct run {
	const struct sign *first, *end;
	double x, y, width;
	bool ends_word; /* a space follows that nobody sees, but that who listens needs */
};

static void run_paint(struct typeset *ts, struct page *page, struct set_text *set,
	const struct run *run, struct tag *tag)
{
	const struct look *look = &set->look;
	const char *link = tag ? run->first->span->link : NULL;
	double height = (ASCENT + DESCENT) * look->size;
	double base = run->y + (look->leading - height) / 2 + ASCENT * look->size;
	struct tag *own = tag_of(ts, set, run->first->span, tag);
	const struct note *note = own != tag ? run->first->span->note : NULL;
	if (run->first->span->note)
		base -= NOTE_RAISE * look->size;
	const struct pen pen = { (enum face)run->first->face, scale_of(set, run->first), run->x,
		base, link || note ? COLOUR_LINK : look->colour };

	if (own)
		page_ink(page, own);
	page_text_begin(page, &pen);
	for (const struct sign *sign = run->first; sign < run->end; sign++)
		page_text_glyph(page, sign->id, sign > run->first ? sign->kern : 0);
	if (run->ends_word)
		page_text_glyph(page, pdf_glyph(ts->pdf, pen.face, ' ').id, 0);
	page_text_end(page);
	if (note)
		note_refer(ts, page, own,
			&(struct area){ run->x, run->y, run->width, look->leading }, note);
	if (!link)
		return;
	page_line(page, (const double[]){ run->x, base + 1.6 },
		(const double[]){ run->x + run->width, base + 1.6 }, 0.5, COLOUR_LINK);
	page_link_out(page, own, &(struct area){ run->x, run->y, run->width, look->leading }, link);
}

static void line_paint(struct typeset *ts, struct page *page, struct set_text *set, struct tag *tag,
	const struct line_at *at)
{
	if (at->line->from == at->line->to)
		return;
	const struct sign *sign = set->signs + at->line->from, *end = set->signs + at->line->to;
	double x = at->x;

	while (sign < end) {
		struct run run = {
			.first = sign, .x = x, .y = at->y, .width = start_of(set, sign)
		};
		for (; sign < end && sign->face == run.first->face && sign->span == run.first->span;
			sign++)
			run.width += advance_of(set, sign);
		run.end = sign;
		run.ends_word =
			sign == end && !(at->line->to < set->count && end->kind == SIGN_INK);
		run_paint(ts, page, set, &run, tag);
		x += run.width;
	}
}

void text_paint(struct typeset *ts, struct page *page, struct set_text *set, struct tag *tag,
	const struct spot *spot)
{
	size_t to = spot->to && spot->to < set->line_count ? spot->to : set->line_count;

	for (size_t i = spot->from; i < to; i++)
		line_paint(ts, page, set, tag,
			&(struct line_at){ &set->lines[i],
				spot->x + (spot->width - set->lines[i].width) * spot->share,
				spot->y + (double)(i - spot->from) * set->look.leading });
}
