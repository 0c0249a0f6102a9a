/* pdf_file.c - the objects written as a file: plainly, or deflated together with a table that is
 * a stream (ISO 32000-1, 7.5.7 and 7.5.8)
 *
 * Elements of the structure are most of a tagged file, and nearly alike. What signing changes (the
 * catalogue, the form, its fields, the first page) stays as plain objects, and so do streams and
 * their lengths. */
#include "pdf_inside.h"
#include "pdf_stream.h"

#define TOGETHER   200   /* objects in one stream */
#define ENTRY_SIZE 7     /* of the table: a byte, four, two */
#define FREE_LAST  65535 /* the generation of object 0 */

enum { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };

/* Where an object is: at a byte of the file, or as which one in which stream. */
struct entry_place {
	unsigned kind;
	uint32_t where, which;
};

struct file {
	struct pdf *pdf;
	struct entry_place *places; /* by object number */
	uint32_t count;             /* numbers given out, and the next one */
	struct buf out;
	struct buf index, values; /* of the stream that is being filled, with: */
	uint32_t inside[TOGETHER], inside_count;
	const struct page *page; /* whose content comes next */
};

static void *object_at(const struct pdf *pdf, HPDF_UINT number)
{
	return HPDF_Xref_GetEntry(pdf->haru->xref, number)->obj;
}

static bool is_packed(const struct pdf *pdf, void *object)
{
	HPDF_Dict dict = object;

	if ((dict->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT || dict->stream)
		return false;
	return pdf->meta->packed && dict != pdf->haru->catalog &&
	       (!pdf->pages || dict != pdf->pages->written) &&
	       !HPDF_Dict_GetItem(dict, "FT", HPDF_OCLASS_NAME) &&
	       !HPDF_Dict_GetItem(dict, "SigFlags", HPDF_OCLASS_NUMBER);
}

/* ---- plain objects ---- */

static void plain_open(struct file *f, uint32_t number)
{
	f->places[number] = (struct entry_place){ ENTRY_PLAIN, (uint32_t)f->out.len, 0 };
	buf_fmt(&f->out, "%u 0 obj\n", number);
}

static void plain_close(struct file *f)
{
	buf_puts(&f->out, "\nendobj\n");
}

static void stream_write(
	struct file *f, uint32_t number, const char *dictionary, const struct buf *bytes)
{
	plain_open(f, number);
	buf_fmt(&f->out, "<<%s /Filter /FlateDecode /Length %zu>>\nstream\n", dictionary,
		bytes->len);
	buf_add(&f->out, bytes->text, bytes->len);
	buf_puts(&f->out, "\nendstream");
	plain_close(f);
}

/* ---- objects together ---- */

/* Ends the stream that is being filled. */
static void together_end(struct file *f)
{
	struct arena_mark mark = arena_mark(f->pdf->scratch);
	struct buf all = { .arena = f->pdf->scratch }, deflated = { .arena = f->pdf->scratch };
	uint32_t number = f->count;

	if (!f->inside_count)
		return;
	f->count++;
	for (uint32_t i = 0; i < f->inside_count; i++)
		f->places[f->inside[i]] = (struct entry_place){ ENTRY_PACKED, number, i };
	buf_add(&all, f->index.text, f->index.len);
	buf_add(&all, f->values.text, f->values.len);
	pdf_deflate(&deflated, all.text, all.len);
	stream_write(f, number,
		arena_fmt(f->pdf->scratch, "/Type /ObjStm /N %u /First %zu", f->inside_count,
			f->index.len),
		&deflated);
	f->index.len = f->values.len = f->inside_count = 0;
	arena_rewind(f->pdf->scratch, mark);
}

static void together_add(struct file *f, uint32_t number, const char *value, size_t len)
{
	if (f->inside_count == TOGETHER)
		together_end(f);
	f->inside[f->inside_count++] = number;
	buf_fmt(&f->index, "%u %zu ", number, f->values.len);
	buf_add(&f->values, value, len);
	buf_putc(&f->values, '\n');
}

static void value_write(void *to, uint32_t number, const struct buf *value)
{
	struct file *f = to;

	if (f->pdf->meta->packed) {
		together_add(f, number, value->text, value->len);
		return;
	}
	plain_open(f, number);
	buf_add(&f->out, value->text, value->len);
	plain_close(f);
}

/* ---- those of libharu ---- */

/* What libharu writes an object as. */
static void value_of(struct pdf *pdf, void *object, struct buf *out)
{
	HPDF_Stream stream = HPDF_MemStream_New(pdf->haru->mmgr, 4096);

	HPDF_Obj_WriteValue(object, stream, NULL);
	HPDF_UINT len = stream->size;
	char *bytes = arena_alloc(pdf->scratch, len + 1);
	HPDF_Stream_Seek(stream, 0, HPDF_SEEK_SET);
	HPDF_Stream_Read(stream, (HPDF_BYTE *)bytes, &len);
	buf_add(out, bytes, len);
	HPDF_Stream_Free(stream);
}

/* The content of pages, which libharu has an empty stream for each. */
static bool content_write(struct file *f, uint32_t number, const void *object)
{
	const struct page *page = f->page;

	if (!page || object != ((HPDF_PageAttr)page->written->attr)->contents)
		return false;
	f->page = page->next;
	stream_write(f, number, "", &page->content);
	return true;
}

static bool attached_write(struct file *f, uint32_t number, const void *object)
{
	if (object != f->pdf->attached.written)
		return false;
	stream_write(f, number, pdf_attached_text(f->pdf), &f->pdf->attached.deflated);
	return true;
}

static void object_write(struct file *f, uint32_t number)
{
	struct arena_mark mark = arena_mark(f->pdf->scratch);
	struct buf value = { .arena = f->pdf->scratch };
	void *object = object_at(f->pdf, number);
	bool packed = is_packed(f->pdf, object);

	if (content_write(f, number, object) || attached_write(f, number, object))
		return;
	if (object == f->pdf->structure)
		tags_root_text(f->pdf, &value);
	else
		value_of(f->pdf, object, &value);
	if (packed) {
		together_add(f, number, value.text, value.len);
	} else {
		plain_open(f, number);
		buf_add(&f->out, value.text, value.len);
		plain_close(f);
	}
	arena_rewind(f->pdf->scratch, mark);
}

/* ---- the table ---- */

static void number_put(char *at, uint32_t number, int bytes)
{
	for (int i = bytes; i-- > 0; number >>= 8)
		at[i] = (char)(number & 0xff);
}

/* What a trailer says; the identifier comes when all the rest is there. */
static const char *trailer(struct file *f)
{
	return arena_fmt(f->pdf->arena, "/Size %u /Root %u 0 R /Info %u 0 R /ID [" NO_ID NO_ID "]",
		f->count, pdf_number_of(f->pdf->haru->catalog), pdf_number_of(f->pdf->haru->info));
}

/* The places of all objects as a stream, which lists itself too. */
static void table_stream(struct file *f)
{
	struct buf rows = { .arena = f->pdf->scratch }, deflated = { .arena = f->pdf->scratch };
	uint32_t number = f->count++;

	f->places[number] = (struct entry_place){ ENTRY_PLAIN, (uint32_t)f->out.len, 0 };
	for (uint32_t i = 0; i < f->count; i++) {
		char row[ENTRY_SIZE] = { (char)(f->places[i].kind & 0xff) };
		number_put(row + 1, f->places[i].where, 4);
		number_put(row + 5, f->places[i].which, 2);
		buf_add(&rows, row, sizeof(row));
	}
	pdf_deflate(&deflated, rows.text, rows.len);
	stream_write(f, number, arena_fmt(f->pdf->arena, "/Type /XRef /W [1 4 2] %s", trailer(f)),
		&deflated);
}

static void table_lines(struct file *f)
{
	buf_fmt(&f->out, "xref\n0 %u\n0000000000 65535 f\r\n", f->count);
	for (uint32_t i = 1; i < f->count; i++)
		buf_fmt(&f->out, "%010u 00000 n\r\n", f->places[i].where);
	buf_fmt(&f->out, "trailer\n<<%s>>\n", trailer(f));
}

void pdf_write_file(struct pdf *pdf)
{
	uint32_t own = pdf->haru->xref->entries->count, numbered = tags_number(pdf, own);
	uint32_t most = numbered + numbered / TOGETHER + 3;
	struct file f = { .pdf = pdf,
		.places = arena_alloc(pdf->arena, most * sizeof(*f.places)),
		.count = numbered,
		.page = pdf->pages,
		.out.arena = arena_new(), /* it grows in place when nothing is beside it */
		.index.arena = pdf->arena,
		.values.arena = pdf->arena };

	buf_fmt(&f.out, "%%PDF-1.%d\n%%\xB7\xBE\xAD\xAA\n",
		pdf->meta->archive == ARCHIVE_1A ? 4 : 7);
	f.places[0] = (struct entry_place){ ENTRY_FREE, 0, FREE_LAST };
	for (uint32_t i = 1; i < own; i++)
		object_write(&f, i);
	tags_write(pdf, value_write, &f);
	together_end(&f);
	pdf->trailer = f.out.len;
	(pdf->meta->packed ? table_stream : table_lines)(&f);
	buf_fmt(&f.out, "startxref\n%zu\n%%%%EOF\n", pdf->trailer);
	arena_adopt(pdf->arena, f.out.arena);
	arena_free(f.out.arena);
	pdf->bytes = (unsigned char *)f.out.text;
	pdf->len = f.out.len;
}
