/* pdf_flate.c - deflated bytes and the predictors on them (ISO 32000-1, 7.4.4); zlib is known here
 * alone */
#include <assert.h>
#include <string.h>

#define ZLIB_CONST
#include <zlib.h>

#include "pdf_filter.h"

void pdf_deflate(struct buf *out, const void *bytes, size_t len)
{
	uLongf room = compressBound(len);
	char *packed = arena_alloc(out->arena, room);
	int done = compress2((Bytef *)packed, &room, bytes, len, Z_DEFAULT_COMPRESSION);

	assert(done == Z_OK);
	(void)done;
	buf_add(out, packed, room);
}

/* Inflates piece by piece, so that no more memory is taken than there are bytes. */
static bool inflate_all(z_stream *z, struct buf *out)
{
	char piece[16384];
	int done = Z_OK;

	while (done == Z_OK) {
		z->next_out = (Bytef *)piece;
		z->avail_out = sizeof(piece);
		done = inflate(z, Z_NO_FLUSH);
		size_t got = sizeof(piece) - z->avail_out;
		if (out->len + got > PDF_DECODED_MAX)
			return false;
		buf_add(out, piece, got);
		/* A stream that was cut gives what it has, as every reader shows it. */
		if (done == Z_BUF_ERROR || (done == Z_OK && !got && !z->avail_in))
			return out->len > 0;
	}
	return done == Z_STREAM_END;
}

bool flate_decode(struct buf *out, struct slice in)
{
	z_stream z = { .next_in = (const Bytef *)in.at, .avail_in = (uInt)in.len };

	if (in.len > UINT32_MAX || inflateInit(&z) != Z_OK)
		return false;
	bool ok = inflate_all(&z, out);
	inflateEnd(&z);
	return ok;
}

static uint8_t paeth(uint8_t left, uint8_t up, uint8_t corner)
{
	int estimate = left + up - corner;
	int a = estimate > left ? estimate - left : left - estimate;
	int b = estimate > up ? estimate - up : up - estimate;
	int c = estimate > corner ? estimate - corner : corner - estimate;

	return a <= b && a <= c ? left : b <= c ? up : corner;
}

/* Undoes one of the PNG filters in a row; above is the row before it. */
static bool png_row(uint8_t *row, const uint8_t *above, const struct predictor *p, int filter)
{
	if (filter < 0 || filter > 4)
		return false;
	for (size_t i = 0; i < p->row; i++) {
		uint8_t left = i >= p->pixel ? row[i - p->pixel] : 0, up = above[i];
		uint8_t corner = i >= p->pixel ? above[i - p->pixel] : 0;
		const uint8_t add[] = { 0, left, up, (uint8_t)((left + up) / 2),
			paeth(left, up, corner) };
		row[i] = (uint8_t)(row[i] + add[filter]);
	}
	return true;
}

static bool png_undo(struct buf *out, struct slice in, const struct predictor *p)
{
	uint8_t *above = arena_alloc(out->arena, p->row), *row = arena_alloc(out->arena, p->row);

	for (; in.len > 1; in.at += p->row + 1, in.len -= p->row + 1) {
		if (in.len < p->row + 1)
			return false;
		memcpy(row, in.at + 1, p->row);
		if (!png_row(row, above, p, *in.at))
			return false;
		buf_add(out, (const char *)row, p->row);
		memcpy(above, row, p->row);
	}
	return true;
}

/* Predictor 2 of TIFF for components of eight bits, the only ones that tables are written in. */
static bool tiff_undo(struct buf *out, struct slice in, const struct predictor *p)
{
	uint8_t *row = arena_alloc(out->arena, p->row);

	for (; in.len >= p->row; in.at += p->row, in.len -= p->row) {
		memcpy(row, in.at, p->row);
		for (size_t i = p->pixel; i < p->row; i++)
			row[i] = (uint8_t)(row[i] + row[i - p->pixel]);
		buf_add(out, (const char *)row, p->row);
	}
	return in.len == 0;
}

bool predictor_undo(struct buf *out, struct slice in, const struct predictor *p)
{
	if (p->kind == 1) {
		buf_add(out, in.at, in.len);
		return true;
	}
	return p->kind == 2 ? tiff_undo(out, in, p) : png_undo(out, in, p);
}
