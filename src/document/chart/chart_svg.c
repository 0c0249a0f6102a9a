/* chart_svg.c - charts on the screen: the same pictures as inline SVG */
#include <math.h>
#include <string.h>

#include "../tree.h"
#include "picture.h"

#define WIDTH 460.0

/* About how wide the letters of Arial are, in sizes; the browser's own may differ a little. */
static double letter_width(unsigned char c)
{
	if (strchr("ijl.,:;'|!It f()", c))
		return 0.3;
	if (strchr("mMW%@", c))
		return 0.88;
	return c >= 'A' && c <= 'Z' ? 0.7 : 0.56;
}

static double measure(void *with, const char *words, double size, bool strong)
{
	double width = 0;

	(void)with;
	for (const char *p = words; *p; p++)
		if (((unsigned char)*p & 0xc0) != 0x80)
			width += letter_width((unsigned char)*p);
	return width * size * (strong ? 1.07 : 1);
}

static void put_corners(struct buf *b, const struct mark *mark)
{
	buf_puts(b, "<polygon points=\"");
	for (size_t i = 0; i < mark->corner_count; i++)
		buf_fmt(b, "%s%.2f,%.2f", i ? " " : "", mark->corners[2 * i],
			mark->corners[2 * i + 1]);
	buf_fmt(b, "\" fill=\"#%06x\"/>", mark->colour);
}

static void put_words(struct buf *b, const struct mark *mark)
{
	const char *anchor = mark->share > 0.7   ? " text-anchor=\"end\""
			     : mark->share > 0.2 ? " text-anchor=\"middle\""
						 : "";

	if (!*mark->words)
		return;
	buf_fmt(b, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2g\" fill=\"#%06x\"%s%s>",
		mark->x + mark->width * mark->share, mark->y + mark->height * 0.95, mark->height,
		mark->colour, anchor, mark->strong ? " font-weight=\"bold\"" : "");
	buf_html(b, mark->words);
	buf_puts(b, "</text>");
}

static void put_mark(struct buf *b, const struct mark *mark)
{
	bool frame = mark->kind == MARK_FRAME;

	switch (mark->kind) {
	case MARK_BOX:
	case MARK_FRAME:
		buf_fmt(b,
			"<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" "
			"%s=\"#%06x\"%s/>",
			mark->x, mark->y, mark->width, mark->height, frame ? "stroke" : "fill",
			mark->colour, frame ? " stroke-width=\".6\" fill=\"none\"" : "");
		break;
	case MARK_LINE:
		buf_fmt(b,
			"<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"#%06x\" "
			"stroke-width=\"%.1f\"/>",
			mark->x, mark->y, mark->x + mark->width, mark->y + mark->height,
			mark->colour, mark->thick);
		break;
	case MARK_DISC:
		buf_fmt(b, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"#%06x\"/>", mark->x,
			mark->y, mark->width / 2, mark->colour);
		break;
	case MARK_CORNERS:
		put_corners(b, mark);
		break;
	case MARK_WORDS:
		put_words(b, mark);
		break;
	}
	buf_putc(b, '\n');
}

static size_t part_to_svg(struct buf *out, enum lang lang, const struct chart *chart, size_t from)
{
	struct picture picture = { .arena = out->arena,
		.cx = { .arena = out->arena, .lang = lang },
		.width = WIDTH,
		.room = PICTURE_ROOM,
		.measure = measure };
	size_t next = chart->kind->draw(&picture, chart, from);

	buf_fmt(out, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"", WIDTH,
		ceil(picture.height));
	buf_html(out, words_clean(out->arena,
			      from ? chart->caption : chart_words(out->arena, lang, chart)));
	buf_puts(out, "\">\n");
	for (const struct mark *mark = picture.first; mark; mark = mark->next)
		put_mark(out, mark);
	buf_puts(out, "</svg>\n");
	return next;
}

void chart_to_svg(struct buf *out, enum lang lang, const struct chart *chart)
{
	size_t from = 0;

	do
		from = part_to_svg(out, lang, chart, from);
	while (from < chart_count(chart));
}
