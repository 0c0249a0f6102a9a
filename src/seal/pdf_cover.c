/* pdf_cover.c - which bytes of the file a signature covers */
#include "hex.h"
#include "pdf_look.h"

static bool covers_strangely(struct ctx *cx, const struct found *f)
{
	return err_set(cx, ERR_INVALID,
		"Signature '%s': it does not cover all of the file but itself", f->facts.field);
}

/* The file from its first byte, but for exactly the token that holds the signature. */
static bool check_range(struct ctx *cx, const struct look *v, struct found *f)
{
	struct slice in = pdf_inside(pdf_get(f->value, "ByteRange"));
	struct pdf_value n[4], more;

	for (size_t i = 0; i < COUNT(n); i++)
		if (!pdf_next(&in, &n[i]) || n[i].kind != PDF_INTEGER)
			return covers_strangely(cx, f);
	if (pdf_next(&in, &more) || f->contents.kind != PDF_HEX)
		return covers_strangely(cx, f);
	const char *at = f->contents.text.at;
	if (at < v->file.at || at >= v->file.at + v->file.len) /* packed with other objects */
		return covers_strangely(cx, f);
	size_t gap = (size_t)(at - v->file.at);
	if (n[0].number != 0 || n[1].number != gap || n[2].number != gap + f->contents.text.len)
		return covers_strangely(cx, f);
	uint64_t end = n[2].number + n[3].number;
	if (end > v->file.len)
		return err_set(cx, ERR_INVALID,
			"Signature '%s': the file has been cut; %llu bytes are missing",
			f->facts.field, (unsigned long long)(end - v->file.len));
	f->end = (size_t)end;
	return true;
}

/* Digits of one case only, so that no byte of the file can differ and mean the same. */
static bool hex_is_uniform(struct slice hex)
{
	bool lower = false, upper = false;

	for (size_t i = 0; i < hex.len; i++) {
		char c = hex.at[i];
		lower = lower || (c >= 'a' && c <= 'f');
		upper = upper || (c >= 'A' && c <= 'F');
		if (hex_digit(c) < 0 || (lower && upper))
			return false;
	}
	return hex.len % 2 == 0;
}

static bool contents_read(struct ctx *cx, const struct found *f, struct slice *out)
{
	struct slice hex = { f->contents.text.at + 1, f->contents.text.len - 2 };
	char *bytes = arena_alloc(cx->arena, hex.len / 2 + 1);

	if (!hex_is_uniform(hex))
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it is not written in plain hexadecimal digits",
			f->facts.field);
	for (size_t i = 0; i < hex.len; i++) {
		int digit = hex_digit(hex.at[i]);
		bytes[i / 2] = (char)(bytes[i / 2] | (i % 2 ? digit : digit << 4));
	}
	*out = (struct slice){ bytes, hex.len / 2 };
	return true;
}

/* The state of the document that the signature was put on, which must end where it ends. */
static bool state_open(struct ctx *cx, const struct look *v, struct found *f)
{
	if (!pdf_file_open(cx, &f->state, (struct slice){ v->file.at, f->end }) ||
		f->state.end != f->end)
		return err_set(cx, ERR_INVALID,
			"Signature '%s': it does not end where a state of the document ends",
			f->facts.field);
	f->facts.covers_revision = true;
	return true;
}

bool cover_check(struct ctx *cx, const struct look *look, struct found *f, struct cms_claim *claim)
{
	const struct slice file = look->file;

	if (!check_range(cx, look, f) || !state_open(cx, look, f) ||
		!contents_read(cx, f, &claim->der))
		return false;
	size_t gap = (size_t)(f->contents.text.at - file.at), after = gap + f->contents.text.len;
	claim->bytes.before = (struct slice){ file.at, gap };
	claim->bytes.after = (struct slice){ file.at + after, f->end - after };
	return true;
}
