/* test_pdf_facts.c - a verdict that comes from a process which may have been taken over */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/seal/pdf_facts.h"
#include "desk.h"

static struct buf written(struct desk *d)
{
	struct buf two = desk_sign(d, &d->signed_pdf, "DPO"), out = { .arena = d->cx.arena };
	struct pdf_verdict verdict = desk_verify(d, &two);

	verdict_write(&d->cx, &out, &verdict);
	return out;
}

static void assert_printable(const char *text)
{
	for (; text && *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			fail_msg("a text has the byte %02x", (unsigned char)*text);
}

/* Whatever was read can be shown: texts that leave the terminal alone, moments with a date. */
static void assert_harmless(const struct pdf_verdict *v)
{
	for (size_t i = 0; i < v->finding_count; i++)
		assert_printable(v->findings[i].text);
	for (size_t i = 0; i < v->signature_count; i++)
		for (const struct pdf_fact *f = pdf_facts; f->name; f++) {
			const char *at = (const char *)&v->signatures[i] + f->offset, *text;
			int64_t moment;
			if (f->kind == FACT_TEXT) {
				memcpy(&text, at, sizeof(text));
				assert_printable(text);
			} else if (f->kind == FACT_MOMENT) {
				memcpy(&moment, at, sizeof(moment));
				assert_in_range(moment + 62167219200, 0, 315569519999);
			} else if (f->kind == FACT_LEVEL) {
				assert_non_null(seal_level_name(v->signatures[i].level));
			}
		}
}

static bool reads(struct desk *d, const char *bytes, size_t len)
{
	struct pdf_verdict verdict;
	bool ok = verdict_read(&d->cx, &verdict, bytes, len);

	if (ok)
		assert_harmless(&verdict);
	assert_true(ok || d->cx.err.kind);
	d->cx.err = (struct err){ 0 };
	return ok;
}

static void test_less_than_a_verdict_is_none(void **state)
{
	struct desk *d = *state;
	struct buf all = written(d);

	assert_true(reads(d, all.text, all.len));
	for (size_t len = 0; len < all.len; len++) {
		struct arena_mark mark = arena_mark(d->cx.arena);
		char *part = arena_str(d->cx.arena, all.text, len);
		assert_false(reads(d, part, len));
		arena_rewind(d->cx.arena, mark);
	}
	buf_putc(&all, '\0');
	assert_false(reads(d, all.text, all.len));
}

static void test_a_lying_verdict_does_no_harm(void **state)
{
	static const unsigned char lies[] = { 0x00, 0x01, 0x1b, 0x7f, 0x80, 0xff };
	struct desk *d = *state;
	struct buf all = written(d);

	for (size_t at = 0; at < all.len; at++)
		for (size_t i = 0; i < COUNT(lies); i++) {
			struct arena_mark mark = arena_mark(d->cx.arena);
			char was = all.text[at];
			memcpy(all.text + at, &lies[i], 1);
			(void)reads(d, all.text, all.len);
			all.text[at] = was;
			arena_rewind(d->cx.arena, mark);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_less_than_a_verdict_is_none),
		cmocka_unit_test(test_a_lying_verdict_does_no_harm),
	};

	return cmocka_run_group_tests(tests, desk_setup, desk_teardown);
}
