/* pdf_pack.c - the file with its small objects deflated together (ISO 32000-1, 7.5.7 and 7.5.8)
 *
 * Elements of the structure are most of a tagged file, and nearly alike. What signing changes (the
 * catalogue, the form, its fields, the first page) stays as plain objects, and so do streams and
 * their lengths. */
#include "pdf_inside.h"

#define TOGETHER   200   /* objects in one stream */
#define ENTRY_SIZE 7     /* of the table: a byte, four, two */
#define FREE_LAST  65535 /* the generation of object 0 */

enum { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };

/* Where an object is: at a byte of the file, or as which one in which stream. */
struct entry_place {
	unsigned kind;
	uint32_t where, which;
};

struct pack {
	struct pdf *pdf;
	struct entry_place *places; /* by object number */
	HPDF_Stream out;
};

static void *object_at(const struct pdf *pdf, HPDF_UINT number)
{
	return HPDF_Xref_GetEntry(pdf->haru->xref, number)->obj;
}

static HPDF_UINT number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffff;
}

static bool is_packed(const struct pdf *pdf, void *object)
{
	HPDF_Dict dict = object;

	if ((dict->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT || dict->stream)
		return false;
	return dict != pdf->haru->catalog && (!pdf->pages || dict != pdf->pages->written) &&
	       !HPDF_Dict_GetItem(dict, "FT", HPDF_OCLASS_NAME) &&
	       !HPDF_Dict_GetItem(dict, "SigFlags", HPDF_OCLASS_NUMBER);
}

static void *bytes_of(struct pdf *pdf, HPDF_Stream stream, HPDF_UINT *len)
{
	*len = stream->size;
	void *bytes = arena_alloc(pdf->arena, *len + 1);

	HPDF_Stream_Seek(stream, 0, HPDF_SEEK_SET);
	HPDF_Stream_Read(stream, bytes, len);
	return bytes;
}

/* The next objects from the number on as one stream; gives the number behind the last of them. */
static HPDF_UINT together(struct pack *pack, HPDF_UINT from, HPDF_UINT end)
{
	struct pdf *pdf = pack->pdf;
	struct buf all = { .arena = pdf->arena };
	HPDF_Stream values = HPDF_MemStream_New(pdf->haru->mmgr, 65536);
	uint32_t count = 0, first = from;
	HPDF_UINT len;

	for (; from < end && count < TOGETHER; from++) {
		if (!is_packed(pdf, object_at(pdf, from)))
			continue;
		buf_fmt(&all, "%u %u ", from, values->size);
		HPDF_Obj_WriteValue(object_at(pdf, from), values, NULL);
		HPDF_Stream_WriteStr(values, "\n");
		pack->places[from] = (struct entry_place){ ENTRY_PACKED, 0, count++ };
	}
	size_t head = all.len;
	const char *bytes = bytes_of(pdf, values, &len);
	buf_add(&all, bytes, len);
	HPDF_Stream_Free(values);
	if (!count)
		return from;
	HPDF_Dict stream = pdf_stream(pdf, all.text, all.len, true);
	HPDF_Dict_AddName(stream, "Type", "ObjStm");
	HPDF_Dict_AddNumber(stream, "N", (HPDF_INT32)count);
	HPDF_Dict_AddNumber(stream, "First", (HPDF_INT32)head);
	for (; first < from; first++)
		if (pack->places[first].kind == ENTRY_PACKED)
			pack->places[first].where = number_of(stream);
	return from;
}

static void write_line(struct pack *pack, const char *line)
{
	HPDF_Stream_WriteStr(pack->out, line);
}

static void plain_write(struct pack *pack, HPDF_UINT number)
{
	pack->places[number] = (struct entry_place){ ENTRY_PLAIN, pack->out->size, 0 };
	write_line(pack, arena_fmt(pack->pdf->arena, "%u 0 obj\n", number));
	HPDF_Obj_WriteValue(object_at(pack->pdf, number), pack->out, NULL);
	write_line(pack, "\nendobj\n");
}

static void number_put(HPDF_BYTE *at, uint32_t number, int bytes)
{
	for (int i = bytes; i-- > 0; number >>= 8)
		at[i] = (HPDF_BYTE)number;
}

/* The places of count objects, deflated. */
static HPDF_Stream table(struct pack *pack, HPDF_UINT count)
{
	HPDF_MMgr memory = pack->pdf->haru->mmgr;
	HPDF_Stream rows = HPDF_MemStream_New(memory, 65536);
	HPDF_Stream deflated = HPDF_MemStream_New(memory, 65536);

	for (HPDF_UINT i = 0; i < count; i++) {
		HPDF_BYTE row[ENTRY_SIZE] = { (HPDF_BYTE)pack->places[i].kind };
		number_put(row + 1, pack->places[i].where, 4);
		number_put(row + 5, pack->places[i].which, 2);
		HPDF_Stream_Write(rows, row, sizeof(row));
	}
	HPDF_Stream_WriteToStream(rows, deflated, HPDF_STREAM_FILTER_FLATE_DECODE, NULL);
	HPDF_Stream_Free(rows);
	return deflated;
}

static void table_write(struct pack *pack, HPDF_UINT number)
{
	struct pdf *pdf = pack->pdf;
	HPDF_UINT at = pack->out->size, len;

	pack->places[number] = (struct entry_place){ ENTRY_PLAIN, at, 0 };
	HPDF_Stream rows = table(pack, number + 1);
	const HPDF_BYTE *bytes = bytes_of(pdf, rows, &len);
	write_line(pack,
		arena_fmt(pdf->arena,
			"%u 0 obj\n<<\n/Type /XRef\n/Size %u\n/W [1 4 2]\n/Root %u 0 R\n"
			"/Info %u 0 R\n/ID [" NO_ID NO_ID "]\n/Filter /FlateDecode\n/Length %u\n"
			">>\nstream\n",
			number, number + 1, number_of(pdf->haru->catalog),
			number_of(pdf->haru->info), len));
	HPDF_Stream_Write(pack->out, bytes, len);
	HPDF_Stream_Free(rows);
	write_line(
		pack, arena_fmt(pdf->arena, "\nendstream\nendobj\nstartxref\n%u\n%%%%EOF\n", at));
	pdf->trailer = at;
}

void pdf_pack(struct pdf *pdf)
{
	HPDF_UINT count = pdf->haru->xref->entries->count;
	HPDF_UINT most = count + 2 * (count / TOGETHER + 1) + 1;
	struct pack pack = { .pdf = pdf,
		.places = arena_alloc(pdf->arena, most * sizeof(*pack.places)),
		.out = HPDF_MemStream_New(pdf->haru->mmgr, 65536) };

	write_line(&pack, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	pack.places[0] = (struct entry_place){ ENTRY_FREE, 0, FREE_LAST };
	for (HPDF_UINT next = 1; next < count;)
		next = together(&pack, next, count);
	count = pdf->haru->xref->entries->count;
	for (HPDF_UINT i = 1; i < count; i++)
		if (pack.places[i].kind != ENTRY_PACKED)
			plain_write(&pack, i);
	table_write(&pack, count);
	pdf->bytes = bytes_of(pdf, pack.out, &pdf->len);
	HPDF_Stream_Free(pack.out);
}
