/* pdf_field.c - the form field that leads to a signature */
#include <inttypes.h>
#include <string.h>

#include "pdf_form.h"
#include "pdf_signing.h"

static const char *reference(struct ctx *cx, uint64_t number)
{
	return arena_fmt(cx->arena, "%" PRIu64 " 0 R", number);
}

/* Adds a reference to the array at a key. An array that is an object of its own is rewritten
 * there, and the dictionary stays; otherwise *dict becomes the changed one. */
static bool append_at(
	struct ctx *cx, struct signing *s, struct pdf_value *dict, const char *key, uint64_t number)
{
	static const struct pdf_value none = { .kind = PDF_ARRAY, .text = { "[]", 2 } };
	struct pdf_value there = pdf_get(*dict, key), array = pdf_resolve(s->u.doc, there);

	if (array.kind == PDF_ABSENT)
		array = none;
	if (array.kind != PDF_ARRAY)
		return err_set(cx, ERR_INVALID, "The PDF is damaged: /%s is no list", key);
	struct pdf_value longer = array_append(cx, array, number);
	if (there.kind == PDF_REFERENCE)
		update_object(&s->u, there.number, longer);
	else
		*dict = dict_set(
			cx, *dict, key, arena_str(cx->arena, longer.text.at, longer.text.len));
	return true;
}

/* Writes the form back to where it stood: an object of its own, or in the catalogue. */
static void form_write(struct ctx *cx, struct signing *s, struct pdf_value form)
{
	struct pdf_value there = pdf_get(s->catalogue, "AcroForm");

	if (there.kind == PDF_REFERENCE) {
		update_object(&s->u, there.number, form);
		return;
	}
	catalogue_set(cx, s, "AcroForm", arena_str(cx->arena, form.text.at, form.text.len));
}

/* SigFlags 3: the document is signed, and must be changed by appending only. */
static bool form_change(struct ctx *cx, struct signing *s, uint64_t new_field)
{
	struct pdf_value form = s->form, flags = pdf_get(form, "SigFlags");
	bool flagged = flags.kind == PDF_INTEGER && flags.number == 3;

	if (flagged && !new_field)
		return true;
	if (!flagged)
		form = dict_set(cx, form, "SigFlags", "3");
	const char *before = form.text.at;
	if (new_field && !append_at(cx, s, &form, "Fields", new_field))
		return false;
	if (!flagged || form.text.at != before)
		form_write(cx, s, form);
	return true;
}

static bool field_make(struct ctx *cx, struct signing *s)
{
	struct pdf_value page;
	uint64_t page_number, field = s->u.next++;

	if (!pdf_first_page(cx, s->u.doc, &page_number, &page))
		return false;
	update_open(&s->u, field);
	buf_puts(s->u.out, "<</Type /Annot /Subtype /Widget /FT /Sig /T ");
	pdf_string_add(s->u.out, s->options->field);
	buf_fmt(s->u.out, " /Rect [-10 -10 -10 -10] /F 132 /P %" PRIu64 " 0 R /V %" PRIu64 " 0 R>>",
		page_number, s->signature);
	update_close(&s->u);
	const char *before = page.text.at;
	if (!append_at(cx, s, &page, "Annots", field))
		return false;
	if (page.text.at != before)
		update_object(&s->u, page_number, page);
	return form_change(cx, s, field);
}

static bool field_fill(struct ctx *cx, struct signing *s, uint64_t number, struct pdf_value field)
{
	if (!pdf_name_is(pdf_get(field, "FT"), "Sig"))
		return err_set(cx, ERR_INVALID, "The PDF's field '%s' is not for a signature",
			s->options->field);
	if (pdf_get(field, "V").kind != PDF_ABSENT)
		return err_set(cx, ERR_CONFLICT,
			"The PDF's field '%s' is signed already; name another field",
			s->options->field);
	update_object(&s->u, number, dict_set(cx, field, "V", reference(cx, s->signature)));
	return form_change(cx, s, 0);
}

bool field_prepare(struct ctx *cx, struct signing *s)
{
	static const struct pdf_value none = { .kind = PDF_DICT, .text = { "<</Fields []>>", 14 } };
	struct pdf_fields fields;
	const char *name;

	s->form = pdf_follow(s->u.doc, s->catalogue, "AcroForm");
	if (s->form.kind == PDF_ABSENT)
		s->form = none;
	if (!pdf_fields_read(cx, s->u.doc, &fields))
		return false;
	for (size_t i = 0; i < fields.count; i++) {
		struct pdf_value field = pdf_object(s->u.doc, fields.numbers[i], NULL);
		name = pdf_text(cx, pdf_get(field, "T"));
		if (name && strcmp(name, s->options->field) == 0)
			return field_fill(cx, s, fields.numbers[i], field);
	}
	return field_make(cx, s);
}
