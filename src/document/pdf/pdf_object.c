/* pdf_object.c - libharu's objects behind a few words, and its errors in one place */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "character.h"
#include "pdf_inside.h"

/* The longest text string that libharu takes, as UTF-16. */
#define STRING_MAX 32000
#define FAR        14400 /* no coordinate lies further away */

static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *arg)
{
	struct pdf *pdf = arg;

	err_set(pdf->cx, ERR_SYSTEM, "The PDF could not be made: libharu error 0x%04lX, detail %lu",
		(unsigned long)code, (unsigned long)detail);
	pdf->broken = true;
	longjmp(pdf->failed, 1);
}

bool pdf_guarded(struct pdf *pdf, void (*work)(struct pdf *pdf))
{
	if (pdf->broken || setjmp(pdf->failed))
		return false;
	if (!pdf->haru)
		pdf->haru = HPDF_New(on_error, pdf);
	if (!pdf->haru)
		return err_set(pdf->cx, ERR_SYSTEM, "The PDF could not be made: no memory");
	work(pdf);
	return true;
}

HPDF_Dict pdf_dict(struct pdf *pdf)
{
	return HPDF_Dict_New(pdf->haru->mmgr);
}

HPDF_Dict pdf_indirect(struct pdf *pdf)
{
	HPDF_Dict dict = pdf_dict(pdf);

	HPDF_Xref_Add(pdf->haru->xref, dict);
	return dict;
}

HPDF_Array pdf_array(struct pdf *pdf)
{
	return HPDF_Array_New(pdf->haru->mmgr);
}

HPDF_Dict pdf_stream(struct pdf *pdf, const void *bytes, size_t len, bool deflate)
{
	HPDF_Dict dict = HPDF_DictStream_New(pdf->haru->mmgr, pdf->haru->xref);

	if (len)
		HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)len);
	if (deflate)
		dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	return dict;
}

HPDF_String pdf_ascii(struct pdf *pdf, const char *text)
{
	return HPDF_String_New(pdf->haru->mmgr, text, NULL);
}

static void put_unit(struct buf *b, uint32_t unit)
{
	buf_putc(b, (char)(unit >> 8));
	buf_putc(b, (char)(unit & 0xff));
}

HPDF_Binary pdf_string(struct pdf *pdf, const char *utf8)
{
	struct buf b = { .arena = pdf->arena };
	uint32_t c;

	put_unit(&b, 0xfeff);
	while (b.len < STRING_MAX && (c = character_next(&utf8))) {
		if (!character_is_xml(c))
			continue;
		if (c >= 0x10000) {
			put_unit(&b, 0xd800 + ((c - 0x10000) >> 10));
			put_unit(&b, 0xdc00 + ((c - 0x10000) & 0x3ff));
		} else {
			put_unit(&b, c);
		}
	}
	return HPDF_Binary_New(pdf->haru->mmgr, (HPDF_BYTE *)b.text, (HPDF_UINT)b.len);
}

HPDF_Array pdf_numbers(struct pdf *pdf, const double *numbers, size_t count)
{
	HPDF_Array array = pdf_array(pdf);

	for (size_t i = 0; i < count; i++)
		HPDF_Array_AddReal(array, (HPDF_REAL)clamp(numbers[i], -14400, 14400));
	return array;
}

/* The zoom is left as the reader has it. */
HPDF_Array pdf_place(struct pdf *pdf, const struct page *page, double y)
{
	HPDF_Array place = pdf_array(pdf);

	HPDF_Array_Add(place, page->written);
	HPDF_Array_AddName(place, "XYZ");
	HPDF_Array_AddNumber(place, 0);
	HPDF_Array_AddReal(place, (HPDF_REAL)clamp(PAGE_HEIGHT - y, 0, PAGE_HEIGHT));
	HPDF_Array_Add(place, HPDF_Null_New(pdf->haru->mmgr));
	return place;
}

double clamp(double value, double low, double high)
{
	if (!(value > low)) /* also when it is no number */
		return low;
	return value < high ? value : high;
}

uint32_t pdf_number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00ffffff;
}

/* Hundredths are finer than any printer; trailing zeros are left out. */
void pdf_number_add(struct buf *out, double value)
{
	long hundredths = lround(clamp(value, -FAR, FAR) * 100);
	char digits[16];
	size_t at = sizeof(digits);
	unsigned long rest = (unsigned long)labs(hundredths);

	if (rest % 100) {
		if (rest % 10)
			digits[--at] = (char)('0' + rest % 10);
		digits[--at] = (char)('0' + rest / 10 % 10);
		digits[--at] = '.';
	}
	rest /= 100;
	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (hundredths < 0)
		digits[--at] = '-';
	buf_add(out, digits + at, sizeof(digits) - at);
	buf_putc(out, ' ');
}
